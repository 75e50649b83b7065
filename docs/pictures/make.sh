#!/bin/sh
# Makes the pictures of docs/pages.md anew. Needs pdftoppm (poppler-utils); everything else is the project's own.
set -eu
cd "$(dirname -- "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
fixtures=tests/fixtures
fawen=target/debug/fawen
cargo build --locked --package fawen-cli
cargo build --locked --package fawen-render --example render

# text NAME FILE [OPTIONS…]: a paper from its text
text() { name=$1; file=$2; shift 2; "$fawen" typeset "$fixtures/$file" -o "$work/$name.pdf" "$@" >/dev/null; }
# model NAME: a sample paper
model() { target/debug/examples/render "$fixtures/papers/$1.json" "$work/$1" >/dev/null; }
# picture NAME PAPER PAGE
picture() { pdftoppm -r 72 -png -singlefile -f "$3" -l "$3" "$work/$2.pdf" "docs/pictures/page-$1"; }

text notice sources/000.txt
text bulletin sources/001.txt
text series sources/002.txt --format 信函
text order corpus/02-ling.txt
text holidays corpus/04-tongzhi-jiejiari.txt
text praise corpus/14-tongbao-dadiaocha.txt
text sealed pages/jiangdong.txt \
    --seal "江东省卫生健康委员会=$fixtures/pictures/seal-jiangdong.png" \
    --seal "江东省教育厅=$fixtures/pictures/seal-jiangdong-education.png"
model joint-five-2023
model wide-table-2023

picture masthead notice 1
picture title praise 1
picture signature holidays 2
picture annex bulletin 4
picture form notice 7
picture list bulletin 8
picture letter series 1
picture order order 1
picture joint joint-five-2023 1
picture landscape wide-table-2023 3
picture imprint bulletin 16
picture seal sealed 2

#!/bin/sh
# Fetches the fonts into <project>/fonts: Fandol (仿宋 楷 黑 宋 小标宋) and LXGW WenKai for rare characters.
# They come out of two Debian packages, which are not installed; every file is checked against its SHA-256.
# Running it again does nothing. Usage: setup.sh [DIRECTORY]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
fonts=${1:-$here/../../../fonts}
sums=$here/SHA256SUMS
mkdir -p "$fonts"
fonts=$(CDPATH='' cd -- "$fonts" && pwd)

# Every file is there and has one of the hashes pinned for its name: Debian 12 and 13 package
# different versions of the fallback face, and the same Fandol.
complete() {
    for name in $(cut -d' ' -f3 "$sums" | sort -u); do
        [ -f "$fonts/$name" ] || return 1
        hash=$(sha256sum "$fonts/$name" | cut -d' ' -f1)
        grep -qx "$hash  $name" "$sums" || {
            echo "fonts: $fonts/$name is not a file pinned in $sums" >&2
            return 1
        }
    done
}

if complete; then
    echo "fonts: all in place in $fonts"
    exit 0
fi

for tool in apt-get dpkg-deb sha256sum tar; do
    command -v "$tool" >/dev/null || {
        echo "fonts: $tool is missing. This script needs Debian or Ubuntu; elsewhere put the files named in" >&2
        echo "       $sums into $fonts by hand." >&2
        exit 1
    }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# Not root: apt-get download needs no rights, only the lists may have to be brought up to date.
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# fetch PACKAGE: its .deb into $work
fetch() {
    echo "fonts: downloading $1 (about 50 MB)"
    (cd "$work" && apt-get download -q -o APT::Sandbox::User=root "$1" >/dev/null 2>&1) && return
    echo "fonts: updating the package lists first"
    as_root apt-get update -q >/dev/null
    (cd "$work" && apt-get download -q -o APT::Sandbox::User=root "$1" >/dev/null) || {
        echo "fonts: cannot download $1; is the network reachable?" >&2
        exit 1
    }
}

# unpack PACKAGE PATTERN…: the files that match, without their folders, into $fonts
unpack() {
    package=$1
    shift
    dpkg-deb --fsys-tarfile "$work/${package}"_*.deb |
        tar -x -C "$fonts" --wildcards --transform 's|.*/||' "$@"
}

fetch texlive-lang-chinese
unpack texlive-lang-chinese '*/fandol/FandolFang-Regular.otf' '*/fandol/FandolKai-Regular.otf' \
    '*/fandol/FandolHei-Regular.otf' '*/fandol/FandolSong-Regular.otf' '*/fandol/FandolSong-Bold.otf'
fetch fonts-lxgw-wenkai
unpack fonts-lxgw-wenkai '*/LXGWWenKai-Regular.ttf'

complete || exit 1
echo "fonts: six files in $fonts"

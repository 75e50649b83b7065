# A thin menu. The work is done by cargo and by the binary it builds.

SHELL := /bin/bash
FONTS := services/typeset/fonts/setup.sh
CARGO_DENY := 0.20.2
CARGO_FUZZ := 0.13.2
MINUTES := 10
MEASURE := target/measure
N := 500
EXAMPLES := 100

.PHONY: help setup base office server browser run demo test screens tamper trouble torture probe check bench load fuzz clean

help: ## Shows this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: base office server browser ## Installs what is needed: a C compiler, the fonts, and what the tests measure with

base:
	@command -v cargo >/dev/null || { echo "cargo is missing: install Rust first, https://rustup.rs"; exit 1; }
	@command -v cc >/dev/null || { \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$SUDO apt-get update && $$SUDO apt-get install -y --no-install-recommends build-essential; }
	@$(FONTS)

office:
	@{ command -v soffice && command -v pdftotext && python3 -c 'import ensurepip'; } >/dev/null 2>&1 || { \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$SUDO apt-get update && $$SUDO apt-get install -y --no-install-recommends \
	    libreoffice-writer poppler-utils python3-venv; }
	@[ -x $(MEASURE)/bin/python ] || python3 -m venv $(MEASURE)
	@$(MEASURE)/bin/python -c 'import cryptography, numpy, pdfplumber, PIL, schemathesis' 2>/dev/null || \
	  $(MEASURE)/bin/pip install --quiet --requirement tests/tools/requirements.txt

# Its programs only, for clusters of the tests' own: none is made or started for the machine.
server:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$SUDO mkdir -p /etc/postgresql-common/createcluster.d && \
	  echo 'create_main_cluster = false' | $$SUDO tee /etc/postgresql-common/createcluster.d/fawen.conf >/dev/null && \
	  $$SUDO apt-get update && $$SUDO apt-get install -y --no-install-recommends postgresql; }

# Debian's, with its driver, and a face that has every character, for the pictures.
browser:
	@{ command -v chromium && command -v chromedriver && fc-list :lang=zh | grep -q .; } >/dev/null 2>&1 || { \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$SUDO apt-get update && $$SUDO apt-get install -y --no-install-recommends \
	    chromium chromium-driver fontconfig fonts-noto-cjk; }

run: demo ## Plays the 2022 campaign, then serves it: the address and a sign-in for each role are printed
	cargo run --release --locked --package fawen-cli -- admin trial --store sqlite:out/fawen.db
	cargo run --release --locked --package fawen-cli -- serve --store sqlite:out/fawen.db

demo: base ## Plays the 2022 campaign from its notice to its bulletin; the papers are in out/
	cargo run --release --locked --package fawen-cli -- demo --out out

test: setup ## Runs every test
	cargo test --workspace --locked

tamper: setup ## Tampers with stores and bundles in every way, and prints who finds it
	cargo test --locked --package fawen-tests --test it -- proof::tampering --nocapture --test-threads 1 \
	  | grep -E '^(store|bundle)|test result'

trouble: setup ## Full disks, damaged pages, files and databases that vanish, recovery to a point in time
	cargo test --locked --package fawen-tests --test it -- trouble:: --nocapture --test-threads 1

screens: setup ## Pictures of the pages, taken while the tests walk through them, into docs/screens
	FAWEN_SCREENS=$(CURDIR)/docs/screens cargo test --locked --package fawen-tests --test it -- web::chromium

probe: setup ## Probes the API by its own document, EXAMPLES=100 at random for each operation and role
	FAWEN_PROBE=$(EXAMPLES) cargo test --locked --package fawen-tests --test it -- web::schemathesis --nocapture \
	  --test-threads 1

check: ## Formatting, lints, dependencies
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	@command -v cargo-deny >/dev/null || cargo install cargo-deny --locked --version $(CARGO_DENY)
	cargo deny --locked check bans licenses sources

bench: base server ## Prints ratios against a peer or a limit, measured in the same run
	cargo run --release --locked --package fawen-store --example appends
	cargo run --release --locked --package fawen-store --example growth
	cargo run --release --locked --package fawen-store --example streams
	cargo build --release --locked --package fawen-store --example server
	python3 tests/bench/server.py target/release/examples/server target/release/examples/growth
	cargo run --release --locked --package fawen-audit --example as_of
	cargo run --release --locked --package fawen-verification --example pace
	cargo build --release --locked --package fawen-render --example pace
	python3 tests/bench/bench.py

load: base ## 100,000 cases, 200 requests a second, 10,000 drafts before a deadline: what answers take
	cargo build --release --locked --package fawen-cli
	cargo run --release --locked --package fawen-web --example load -- --server target/release/fawen

fuzz: base ## Feeds arbitrary bytes to parse, typeset, the DOCX reader and the probe, MINUTES=10 each
	@command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --locked --version $(CARGO_FUZZ)
	@for target in parse docx probe typeset; do \
	  mkdir -p tests/fuzz/target/corpus/$$target; \
	  RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz --sanitizer none --features writers,files $$target \
	    tests/fuzz/target/corpus/$$target tests/fuzz/corpus/$$target -- \
	    -max_total_time=$$(( $(MINUTES) * 60 )) -max_len=16384 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
	    || exit 1; \
	done

torture: setup ## Kills everything at random moments, N=500 times on each engine
	FAWEN_KILLS=$(N) cargo test --release --locked --package fawen-tests --test it -- torture:: --nocapture --test-threads=1

clean: ## Removes what was built and written
	cargo clean
	rm -rf out

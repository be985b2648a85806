# `make demo` and `make test` need Python 3.11 or later, and set up the rest in .venv themselves.

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(if $(shell command -v $(name) 2>/dev/null),$(name))))
VENV := .venv
SPARE := build/lock
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARTICLE := examples/article.md
REPORT := demo/report.html
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test lock bench snapshot clean

help:
	@echo 'make demo      check the example article and write its report'
	@echo 'make test      ruff, mypy and all tests'
	@echo 'make bench     CPU time of the command and of the analysis'
	@echo 'make snapshot  rebuild the embedded record from ../shared (SHARED=DIR for another place)'
	@echo 'make lock      write requirements.lock anew'

$(READY): requirements.lock pyproject.toml
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or later is needed: make PYTHON=/path/to/python3.11' >&2; exit 2; }
	test -x $(BIN)/python || '$(PYTHON)' -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

demo: $(READY)
	@mkdir -p $(dir $(REPORT))
	@$(BIN)/tallystick check $(ARTICLE)
	@$(BIN)/tallystick check $(ARTICLE) --format html -o $(REPORT) --quiet
	@echo
	@echo 'The same as a page: $(abspath $(REPORT))'

test: $(READY)
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pytest -n $(WORKERS)

bench: $(READY)
	$(BIN)/python bench/cpu.py $(ARTICLE)

SHARED ?= ../shared
snapshot: $(READY)
	$(BIN)/python scripts/build_snapshot.py --shared $(SHARED)

# From a bare environment, so that nothing that happens to be installed gets in.
lock:
	rm -rf $(SPARE)
	'$(PYTHON)' -m venv $(SPARE)
	$(SPARE)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip pip-tools
	$(SPARE)/bin/pip-compile --quiet --extra dev --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --strip-extras --no-header --no-annotate --upgrade --output-file requirements.lock pyproject.toml
	rm -rf $(SPARE)

clean:
	rm -rf $(VENV) build demo

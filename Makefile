# make quickstart   set up, then validate, build a small release and score a part of it on the embedded model
# make test         set up, then run the tests
# make check        lint, types, floor plan
# make tools        the tools that exports are for, so that the tests run in them too
.DEFAULT_GOAL := help
.PHONY: help quickstart test check tools clean
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin

help:
	@sed -n 's/^# \(make .*\)/  \1/p' Makefile

# The stamps say what is installed, so that the second run has nothing to do.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo 'error: pact-author needs Python 3.11 or newer; name it with: make PYTHON=python3.12 …' >&2; exit 3; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo 'error: Python has no venv module; on Debian and Ubuntu: apt-get install python3-venv' >&2; exit 3; }
	@echo 'making .venv'
	@$(PYTHON) -m venv .venv

.venv/.local: pyproject.toml $(BIN)/python
	@echo 'installing pact-author and the runtime of the embedded model'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[local]'
	@touch $@

.venv/.dev: pyproject.toml $(BIN)/python
	@echo 'installing what the tests need'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,local]'
	@touch .venv/.local $@

# They ask for older versions of what we use, so they live by themselves. evals comes without its gigabytes.
.venv/.tools: tests/export/tools.txt $(BIN)/python
	@echo 'installing the tools that exports are for'
	@$(PYTHON) -m venv .venv/tools
	@.venv/tools/bin/python -m pip install --quiet --no-compile --disable-pip-version-check -r tests/export/tools.txt
	@.venv/tools/bin/python -m pip install --quiet --no-compile --disable-pip-version-check --no-deps evals==3.0.1.post1
	@touch $@

tools: .venv/.tools

quickstart: .venv/.local
	@$(BIN)/pact-author local install
	@$(BIN)/pact-author validate
	@rm -rf trial
	@$(BIN)/pact-author build --design smoke --out trial > .venv/.release
	@$(BIN)/pact-author score "$$(tail -n 1 .venv/.release)" --model local --limit 96
	@echo
	@echo 'release: '"$$(tail -n 1 .venv/.release)"
	@echo 'pact-author is in $(BIN); to have it at hand: source $(BIN)/activate'

test: .venv/.dev
	@$(BIN)/pact-author local install
	@$(BIN)/python -m pytest -n $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )) --dist loadfile --durations 20

check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

clean:
	rm -rf .venv dist trial runs build .mypy_cache .ruff_cache .pytest_cache

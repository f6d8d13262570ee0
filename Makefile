# make run    start Peygir: with tokens the real messengers, without them a trial on this machine
# make test   every check that CI runs
# make help   all the commands

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Tests and trials start many processes: without compiled files each would compile the whole house anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-all lint types rooms unit faults bench lock format clean

help:  ## show these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run  ## start the bot (a trial with a chat page when no token is set)
	@$(BIN)/peygir run

lint: $(VENV)/.test  ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test  ## types
	$(BIN)/mypy

rooms: $(VENV)/.test  ## who may call whom
	$(BIN)/lint-imports --no-cache

unit: $(VENV)/.test  ## the tests that need no server, database or browser
	$(BIN)/pytest tests/unit

test: lint types rooms  ## every check that CI runs
	$(BIN)/pytest -n 3 --dist worksteal -m "not long"

test-all: lint types rooms  ## the same, walking every messenger on every database
	PEYGIR_WALK_PAIRS=all $(BIN)/pytest -n 3 --dist worksteal -m "not (faults and long)"

faults: $(VENV)/.test  ## the long fault tests
	$(BIN)/pytest tests/faults -m "long or not long" -s

bench: $(VENV)/.test  ## what speed is claimed, measured
	$(BIN)/python -m bench

lock: $(VENV)/bin/python  ## choose the newest allowed versions and write both lock files
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --quiet --upgrade -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev -c requirements.lock --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --quiet --upgrade -o requirements-dev.lock

format: $(VENV)/.test  ## put the code in its shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove what was installed and built here
	rm -rf $(VENV) build dist *.egg-info

PYTHON ?= python3
BIN := .venv/bin

.venv/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

.PHONY: test
test: .venv/.ready
	$(BIN)/ruff check src tests
	$(BIN)/mypy --strict src
	$(BIN)/python -m pytest -q

BIN := .venv/bin
STORE := build/examples.sqlite
PAGES := $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null)
SERVE ?= 1
PORT ?= 8321
export PYTHON

.PHONY: run
run: .venv/.ready .venv/.pages  ## Set all up, read the example reports, print what happened, serve the pages
	@mkdir -p build
	@$(BIN)/rasid run examples/ --store $(STORE) --quiet
	@echo && $(BIN)/rasid events --store $(STORE)
	@echo && $(BIN)/rasid tolls --store $(STORE)
	@echo && $(BIN)/rasid control --store $(STORE)
	@echo && $(BIN)/rasid events --disputed --store $(STORE)
ifneq ($(SERVE),0)
	@echo && $(BIN)/rasid serve --store $(STORE) --port $(PORT)
endif

.PHONY: test
test: .venv/.ready .venv/.pages  ## Set all up, check style, types and layers, pass every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n auto --dist loadscope -m "not timed"
	$(BIN)/python -m pytest -q -m timed

.PHONY: lock
lock: .venv/.ready  ## Choose the newest packages that fit and write them down with their hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group dev --upgrade -o requirements.lock
	$(BIN)/uv pip compile $(LOCK) --group node --upgrade -o requirements-node.lock
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url

.PHONY: train
train: .venv/.ready  ## Fit the weights of confidence to the open gold
	$(BIN)/python eval/train.py

.PHONY: quality
quality: train  ## Measure how right the coder is, for the documentation, the readme and the pages
	$(BIN)/python eval/quality.py

.PHONY: bench
bench: .venv/.ready  ## Measure speed and memory
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/phrases.py

.PHONY: peers
peers: .venv/.ready  ## Measure our numbers and times beside other readers of Arabic
	$(BIN)/python bench/peers.py

.PHONY: clean
clean:  ## Remove the environment and all that was built
	rm -rf .venv build dist frontend/node_modules src/rasid/web/static

.PHONY: help
help:
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile

.venv/.ready: requirements.lock pyproject.toml scripts/environment.sh
	@scripts/environment.sh
	@touch $@

.venv/.pages: .venv/.ready requirements-node.lock scripts/pages.sh $(PAGES)
	@scripts/pages.sh
	@touch $@

# `make demo` and `make test` do all the set-up; a second run of either installs nothing again.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check

.PHONY: demo test docs lock clean

demo: $(VENV)/.installed
	@rm -rf build/demo && mkdir -p build/demo
	@$(BIN)/accord read examples/coverage --db build/demo/accord.db
	@$(BIN)/accord brief --db build/demo/accord.db --html build/demo/brief.html
	@$(BIN)/accord brief --db build/demo/accord.db
	@echo
	@echo "The same brief as a page, every line beside its source: build/demo/brief.html"
	@echo "Look on with:   export ACCORD_DB=build/demo/accord.db"
	@echo "                $(BIN)/accord serve"
	@echo "                $(BIN)/accord search withdrawal"
	@echo "                $(BIN)/accord list statement --since 2024-05-01"
	@echo "                $(BIN)/accord --help"
	@echo "Your own folder: $(BIN)/accord read FOLDER && $(BIN)/accord brief"

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

lock: $(VENV)/.installed
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --group build $(LOCK) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group build --group dev $(LOCK) -c requirements.lock -o requirements-dev.lock

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-annotate --no-header

$(VENV)/.installed: requirements.lock pyproject.toml
	@echo "Setting up $(VENV): about a minute, once."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@which chromium chromium-browser google-chrome 2> /dev/null | grep -q . || $(BIN)/playwright install chromium || \
		echo "There is no Chromium here: the tests of the desk in a browser will be skipped."
	@touch $@

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache

docs: $(VENV)/.installed
	$(BIN)/python docs/generate.py

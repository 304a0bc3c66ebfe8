# What a person or an engineer types here. Needs Python 3.11 or newer and make; uses uv where it is installed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
ifeq ($(UV),)
  MAKE_VENV = $(PYTHON) -m venv $(VENV)
  INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
else
  MAKE_VENV = $(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)
  INSTALL = $(UV) pip install --quiet --python $(BIN)/python
endif

# Tests start hundreds of processes: where what was compiled is not kept, each of them compiles the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test whole check quick same recorded bench bench-crash races recipes wild store-table snapshots instruments schema wheel clean

help:
	@echo "make run        open PainPlan (sets everything up the first time)"
	@echo "make test       run the tests"
	@echo "make whole      run them with everything that they can generate and walk; takes an hour"
	@echo "make check      ruff, mypy, import-linter"
	@echo "make quick      in 90 seconds: the checks, and the tests nearest to what you changed"
	@echo "make same       whether the program still says and keeps what is recorded; TEXTS=1: texts may differ"
	@echo "make recorded   take that record anew; in a commit of its own that says what is meant"
	@echo "make bench      print the measurements"
	@echo "make bench-crash  kill 1,000 saving processes and count what is lost"
	@echo "make wild       open 10,000 diaries with anything in them, and call every command on 200"
	@echo "make races      seal, open, restore, merge and erase beside eight writers and open screens, 200 times each"
	@echo "make recipes    carry out the recipes of ARCHITECTURE.md in copies, and run the program with what is new"
	@echo "make store-table  try every fault of STORE.md and write down how often"
	@echo "make snapshots  take new pictures of the screens; look at each before you commit it"
	@echo "make pictures   draw the README's pictures from the sample diary"
	@echo "make instruments  write INSTRUMENTS.md from the instruments' files"
	@echo "make schema     write docs/export.schema.json from the records"
	@echo "make wheel      build the package into dist/"

# A stamp a set-up: made again only when pyproject.toml has changed since.
$(VENV)/.run: pyproject.toml
	@test -x $(BIN)/python || $(MAKE_VENV)
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml
	@test -x $(BIN)/python || $(MAKE_VENV)
	@$(INSTALL) --editable '.[dev]'
	@touch $@ $(VENV)/.run

run: $(VENV)/.run
	@$(BIN)/painplan

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 3

whole: $(VENV)/.dev
	@PAINPLAN_TESTS=whole $(BIN)/python -m pytest -n 3

check: $(VENV)/.dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

quick: $(VENV)/.dev
	@$(BIN)/python -m tests.quick

same: $(VENV)/.dev
	@$(BIN)/python -m tests.recorded.same $(if $(TEXTS),--texts) $(PARTS)

recorded: $(VENV)/.dev
	@$(BIN)/python -m tests.recorded.make $(PARTS)

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks

bench-crash: $(VENV)/.dev
	@$(BIN)/python -m benchmarks crash

wild: $(VENV)/.dev
	@$(BIN)/python -m tests.wild

races: $(VENV)/.dev
	@$(BIN)/python -m tests.races

recipes: $(VENV)/.dev
	@$(BIN)/python -m tests.recipes $(RECIPES)

store-table: $(VENV)/.dev
	@$(BIN)/python -m tests.store.all_trials

snapshots: $(VENV)/.dev
	@PAINPLAN_TESTS=whole $(BIN)/python -m pytest tests/screens/test_pictures.py --snapshot-update

pictures: $(VENV)/.dev
	@$(BIN)/python docs/pictures.py

instruments: $(VENV)/.dev
	@$(BIN)/python docs/instruments.py

schema: $(VENV)/.dev
	@$(BIN)/python docs/schema.py

wheel: $(VENV)/.dev
	@$(INSTALL) build
	@$(BIN)/python -m build --outdir dist .

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Every target sets up what it needs; `make serve` and `make test` work on a clean clone.
PYTHON ?= python3
BIN := $(CURDIR)/.venv/bin
export OMP_NUM_THREADS := 1
export PATH := $(BIN):$(PATH)

.PHONY: help setup system tools serve teach site exercises check fix test soak bench audit results requirements clean
.DEFAULT_GOAL := help

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

setup: $(BIN)/.installed node_modules/.installed system  ## the virtual environment, its packages, the page assets

$(BIN)/.installed: requirements.txt pyproject.toml
	$(PYTHON) scripts/environment.py .venv requirements.txt
	touch $@

node_modules/.installed: package-lock.json $(BIN)/.installed
	$(BIN)/npm ci --no-audit --no-fund --loglevel=error
	touch $@

system:
	@$(PYTHON) scripts/system.py

tools:
	@$(PYTHON) scripts/system.py tests

serve: setup  ## read the course with live cells, and JupyterLab beside it
	$(BIN)/python -m tendays.live serve

teach: setup  ## the same with nbgrader's formgrader, for instructors
	$(BIN)/python -m tendays.live teach

site: setup  ## the static site in build/html, every cell executed, warnings are errors
	$(BIN)/python -m tendays.site build

exercises: setup  ## the students' notebooks, from solutions/
	$(BIN)/autograder release

results: setup  ## recompute the committed results of long experiments
	$(BIN)/python scripts/results.py $(ONLY)

check: setup  ## format, lint, types, and that no derived file is stale
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python scripts/check_requirements.py
	$(BIN)/python scripts/results.py --check
	$(BIN)/python bench/forgeries.py --check
	$(BIN)/autograder release --check

fix: setup  ## format, and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: tools check site  ## everything: checks, the site, all tests, a real browser
	$(BIN)/pytest -n 2 --dist loadgroup

soak: setup tools  ## what takes long: every attack on every assignment, 50 kills, 10,000 submissions
	$(BIN)/pytest -m soak --ignore tests/attacks
	$(BIN)/pytest -m soak tests/attacks -n 2 --dist loadgroup

audit: tools site  ## every page against the limits on speed, weight, access, hosts and links
	$(BIN)/python -m bench.audit

bench: tools site  ## grading against stock nbgrader and a bare fork, by class size; the slider; builds of the site
	$(BIN)/python -m bench.grading
	$(BIN)/python -m bench.bare
	$(BIN)/python -m bench.steps
	$(BIN)/python -m bench.class_sizes
	$(BIN)/python -m bench.slider
	$(BIN)/python -m bench.building --cold

requirements: $(BIN)/.installed  ## pin requirements.txt anew from pyproject.toml
	$(BIN)/python scripts/requirements.py

clean:  ## remove what was built (not the environment, not class/)
	rm -rf build

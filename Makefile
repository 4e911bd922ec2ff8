# make         what can be made
# make site    build the site into site/, which is replaced only when all is well
PYTHON ?= python3
export PYTHON

BIN := .venv/bin

.PHONY: help site check serve test bench lock clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\): [^#]*## /make \1	/p; s/^\([a-z]*\): ## /make \1	/p' Makefile | expand -t 14

site: ## build the site into site/, which is replaced only if all is well
	@requirements/install site
	@$(BIN)/openrecord build

check: ## print every problem in data/ and content/
	@requirements/install site
	@$(BIN)/openrecord check

serve: ## show the site on this machine, and again after every change; with DRAFTS=1 also what is kept back
	@requirements/install site
	@$(BIN)/openrecord serve $(if $(DRAFTS),--drafts)

test: ## set up everything, then check the code, the library and every kind of page
	@requirements/install test
	@tests/install-tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal --timeout=900

bench: ## time the build and the search against bare Material
	@requirements/install test
	@tests/install-tools
	@$(BIN)/python -m tests.bench

LOCKED := --quiet --allow-unsafe --generate-hashes --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

lock: export CUSTOM_COMPILE_COMMAND := make lock
lock: ## choose the newest packages allowed, and write the lock files anew
	@requirements/install test
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info >= (3, 11, 3))' || \
		{ echo "Lock with the oldest Python that must do, Debian's 3.11.2: make lock PYTHON=/usr/bin/python3" >&2; exit 1; }
	$(BIN)/pip-compile $(LOCKED) --upgrade --build-deps-for editable --output-file requirements/site.txt pyproject.toml
	$(BIN)/pip-compile $(LOCKED) --upgrade --output-file requirements/test.txt requirements/test.in
	npm update --package-lock-only --ignore-scripts

clean: ## remove what these commands made
	rm -rf site .site-* .venv node_modules build hooks/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

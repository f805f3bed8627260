# make run starts everything, make test tries everything, make help lists the rest.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
CODE := cstoreview articles annotations bench tests manage.py
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
NODE = $$($(PY) -c "from playwright._impl._driver import compute_driver_executable as d; print(d()[0])")

# What Python compiled once need not be compiled by every process that is started.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run setup stop shell export test check lint types templates migrations deploy js pytest fmt lock bench eval

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  PORT=8001 moves the address, DEMO=0 starts empty. Linux; Windows is out of scope."

run: $(VENV)/.runtime ## start everything on http://127.0.0.1:8000 (PORT=, DEMO=0); Ctrl-C ends it
	@exec $(PY) manage.py serve --port $(PORT) $(if $(filter 0,$(DEMO)),--no-demo)

setup: $(VENV)/.runtime ## environment, database, demonstration and static files, without serving
	@$(PY) manage.py prepare $(if $(filter 0,$(DEMO)),--no-demo)

stop: $(VENV)/.runtime ## stop the private database, if one runs
	@$(PY) manage.py stop_database

shell: $(VENV)/.runtime ## Python with Django and the models loaded
	@$(PY) manage.py shell

export: $(VENV)/.runtime ## write the reviewed records as a fixture (SET=slug, OUT=file)
	@$(PY) manage.py export_reviewed $(if $(SET),--set $(SET)) $(if $(OUT),-o $(OUT))

test: check js pytest ## all checks and all tests, on real PostgreSQL and real Chromium

check: lint types templates migrations deploy ## style, types, templates, migrations, deployment settings

lint: $(VENV)/.tools
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(VENV)/.tools
	$(PY) -m mypy $(CODE)

templates: $(VENV)/.tools
	find . -path ./.venv -prune -o -path ./.data -prune -o -name '*.html' -path '*templates/*' -print0 \
		| xargs -0 $(VENV)/bin/djade --target-version 5.2 --check

migrations: $(VENV)/.tools
	$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

deploy: $(VENV)/.tools
	CSTOREVIEW_SECRET_KEY=$$($(PY) -c "import secrets; print(secrets.token_urlsafe(50))") \
		$(PY) manage.py check --deploy --fail-level WARNING

js: $(VENV)/.tools
	@if [ -d tests/js ]; then find tests/js -name '*.test.*js' -print0 | xargs -0 $(NODE) --test; fi

pytest: $(VENV)/.tools
	$(PY) -m tests.chromium
	$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder

fmt: $(VENV)/.tools ## put code and templates into shape
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	find . -path ./.venv -prune -o -path ./.data -prune -o -name '*.html' -path '*templates/*' -print0 \
		| xargs -0 $(VENV)/bin/djade --target-version 5.2

lock: $(VENV)/.tools ## renew requirements*.txt from requirements*.in
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --upgrade --custom-compile-command "make lock" \
		--python-version 3.11 --no-emit-index-url requirements.in -o requirements.txt
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --upgrade --custom-compile-command "make lock" \
		--python-version 3.11 --no-emit-index-url requirements-dev.in -o requirements-dev.txt

bench: $(VENV)/.tools ## measure what users wait for
	$(PY) -m bench

eval: $(VENV)/.tools ## measure the suggestions and write the table into docs/suggestions.md
	$(PY) -m bench.evaluation

# Stamps: a later run does nothing here unless the locks have changed.
$(PY):
	@command -v $(PYTHON) >/dev/null || { echo "python3 is missing: install Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, and $(PYTHON) is %d.%d: use PYTHON=python3.12 or the like" % sys.version_info[:2])'
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing: install it (Debian: apt install python3-venv)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(PY)
	@echo "Installing what requirements.txt locks"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.tools: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing what requirements-dev.txt locks"
	@$(PIP) -r requirements-dev.txt
	@touch $@

# The commands of the portal; `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
export PORT

BIN := .venv/bin
START = $(BIN)/python manage.py prepare_demo && exec env PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m portal.processes
# A worker for each processor; a module's tests stay together, for some share what the module loaded.
PARALLEL := -n auto --dist loadfile
TEST_SETTINGS := DJANGO_SETTINGS_MODULE=portal.settings.testing
# A worker for each processor; the tests of a file share what they load.
PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile
DEPLOY_SETTINGS := DJANGO_SETTINGS_MODULE=portal.settings.production ALLOWED_HOSTS=portal.example.org \
	SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(60))')

.PHONY: help
help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "python -m venv failed; on Debian: apt-get install python3-venv" >&2; rm -rf .venv; exit 1; }

.venv/run.stamp: requirements.txt | .venv/bin/python
	@echo "Installing what the portal stands on ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements.txt requirements-dev.txt | .venv/bin/python
	@echo "Installing what the portal and its tests stand on ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch .venv/run.stamp $@

.PHONY: run
run: export DJANGO_SETTINGS_MODULE = portal.settings.demo
run: .venv/run.stamp ## a portal to try out, on http://127.0.0.1:8000 until Ctrl-C
	@$(START)

.PHONY: dev
dev: export DJANGO_SETTINGS_MODULE = portal.settings.development
dev: .venv/dev.stamp ## the same with debugging and reload
	@$(START)

.PHONY: chromium
chromium:
	@if ! command -v "$${CHROMIUM:-chromium}" chromium-browser google-chrome >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing Chromium ..."; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null; \
		else \
			echo "The browser tests need Chromium, and it cannot be installed here." >&2; \
			echo "On Debian, as root: apt-get install chromium; elsewhere name it with CHROMIUM=/path/to/chromium." >&2; \
			exit 1; \
		fi; \
	fi

.PHONY: test
test: .venv/dev.stamp chromium ## every test; on PostgreSQL too where TEST_DATABASE_URL names a server
	@if [ -n "$${TEST_DATABASE_URL:-}" ]; then \
		echo "Tests on SQLite, then on PostgreSQL."; \
	else \
		echo "Tests on SQLite. The PostgreSQL leg is left out; to have it:"; \
		echo "  TEST_DATABASE_URL=postgres://postgres@127.0.0.1:5432/portal_test make test"; \
	fi
	@env -u DATABASE_URL $(TEST_SETTINGS) $(BIN)/python -m pytest $(PARALLEL) --cov --cov-report=term
	@if [ -n "$${TEST_DATABASE_URL:-}" ]; then \
		DATABASE_URL="$$TEST_DATABASE_URL" $(TEST_SETTINGS) $(BIN)/python -m pytest $(PARALLEL); \
	fi

.PHONY: check
check: .venv/dev.stamp ## formatting, lint, types, templates, migrations, deploy checks, imports, audit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/typos
	$(BIN)/mypy
	$(BIN)/djlint --lint --quiet templates
	$(TEST_SETTINGS) $(BIN)/python manage.py check --fail-level WARNING
	$(TEST_SETTINGS) $(BIN)/python manage.py makemigrations --check --dry-run
	@$(DEPLOY_SETTINGS) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/lint-imports
	$(BIN)/python .ci/audit

.venv/bench.stamp: bench/requirements.txt .venv/dev.stamp
	@echo "Installing the peers of the measurements ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

.PHONY: bench
bench: .venv/bench.stamp ## the measurements, as a table and in bench/results.json
	$(BIN)/python -m bench.load_catalogue
	$(BIN)/python -m bench.import_batch
	$(BIN)/python -m bench.desk
	$(BIN)/python -m bench.search
	$(BIN)/python -m bench.exports
	$(BIN)/python -m bench.newsletter
	$(BIN)/python -m bench.sign_up

.PHONY: messages
messages: .venv/dev.stamp ## bring the texts in other languages up to date with the sources, and compile them
	$(TEST_SETTINGS) $(BIN)/python manage.py update_messages

.PHONY: pictures
pictures: .venv/dev.stamp chromium ## the pictures of the README, from a portal that runs on PORT
	$(BIN)/python docs/make_pictures.py http://127.0.0.1:$(PORT)

.PHONY: desk-pictures
desk-pictures: .venv/dev.stamp chromium ## the pictures of the editors' guide, from a demonstration on PORT with DEMO_PASSWORD
	$(BIN)/python docs/make_desk_pictures.py http://127.0.0.1:$(PORT) "$${DEMO_PASSWORD:-$$(cat var/demo-password)}"

.PHONY: format
format: .venv/dev.stamp ## put the code into the common form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

.PHONY: clean
clean: ## remove what was installed and what tools keep; the data in var/ stay
	rm -rf .venv .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

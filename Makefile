# The commands of the portal; `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
export PORT

BIN := .venv/bin
START = $(BIN)/python manage.py prepare_demo && exec env PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m portal.processes
TEST_SETTINGS := DJANGO_SETTINGS_MODULE=portal.settings.testing
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

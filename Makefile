# Two commands: `make run` and `make test`. Everything is installed into the checkout.

PYTHON ?= $(firstword $(shell command -v python3.11 || command -v python3))
VENV ?= .venv
export VENV
export EMBEDDED ?= 1

IN_VENV = $(VENV)/bin/python

.PHONY: run test check bench install-run install-dev messages

run: install-run ## install, migrate, load the demo, serve it (PORT=18080 make run)
	@exec $(IN_VENV) -m tools.run

test: install-dev ## all tests (KREISKALENDER_TEST_EMBEDDED=1: without PostgreSQL and Redis)
	@exec $(IN_VENV) -m pytest $(TESTS)

check: install-dev ## style, types, templates, migrations, translations, rules of the house
	@exec $(IN_VENV) -m tools.check

bench: install-dev ## load 1,000 and 10,000 events and print the ratios
	@exec $(IN_VENV) -m bench

messages: install-dev ## compile the translations
	@exec $(IN_VENV) -m tools.messages

install-run install-dev: install-%:
	@$(PYTHON) tools/bootstrap.py $*

# Two commands: `make run` and `make test`. Everything is installed into the checkout.

PYTHON ?= $(firstword $(shell command -v python3.11 || command -v python3))
VENV ?= .venv
export VENV
export EMBEDDED ?= 1
# Compiled modules are kept: each process would compile all of them again.
unexport PYTHONDONTWRITEBYTECODE

IN_VENV = $(VENV)/bin/python
# tests/conftest.py puts long files first, which are not those of the most tests.
WORKERS = --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: run test test-all check bench bench-large faults install-run install-dev messages

run: install-run ## install, migrate, load the demo, serve it (PORT=18080 make run)
	@exec $(IN_VENV) -m tools.run

test: install-dev ## the tests (TESTS=tests/worker: some; KREISKALENDER_TEST_EMBEDDED=1: without servers)
	@exec $(IN_VENV) -m pytest $(or $(TESTS),$(WORKERS))

test-all: install-dev ## what a release needs: every test and example, on servers and embedded
	@$(IN_VENV) -m tests.services | grep PostgreSQL || { echo "test-all needs PostgreSQL and Redis."; exit 1; }
	@$(IN_VENV) -m pytest --all $(WORKERS)
	@KREISKALENDER_TEST_EMBEDDED=1 $(IN_VENV) -m pytest --all $(WORKERS)

check: install-dev ## style, types, templates, migrations, translations, rules of the house
	@exec $(IN_VENV) -m tools.check

bench: install-dev ## load 1,000 and 10,000 events and print what answers and work cost (ARGS=--seconds=3)
	@exec $(IN_VENV) -m bench $(ARGS)

bench-large: install-dev ## the same with 100,000 events in one district, and in twenty
	@$(IN_VENV) -m bench --events 100000 --burst 1000 --booklets 2000 $(ARGS)
	@$(IN_VENV) -m bench --events 5000 --districts 20 --burst 1000 --booklets --no-run $(ARGS)

faults: install-dev ## kill processes and take services away, count what is lost (ARGS=--short)
	@exec $(IN_VENV) -m bench.faults $(ARGS)

messages: install-dev ## compile the translations
	@exec $(IN_VENV) -m tools.messages

install-run install-dev: install-%:
	@$(PYTHON) tools/bootstrap.py $*

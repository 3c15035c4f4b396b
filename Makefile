# Thin: the work is in installer/developer.py, which Windows runs directly.
PYTHON ?= python3

.PHONY: run demo test quick check

run demo test quick check:
	@$(PYTHON) installer/developer.py $@

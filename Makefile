# Thin: the work is in installer/developer.py, which Windows runs directly.
PYTHON ?= python3

.PHONY: run demo test check

run demo test check:
	@$(PYTHON) installer/developer.py $@

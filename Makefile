# Thin: the work is in installer/developer.py, which Windows runs directly.
PYTHON ?= python3

.PHONY: run demo test quick check reliability

run demo test quick check reliability:
	@HOW=$(or $(HOW),usual) $(PYTHON) installer/developer.py $@

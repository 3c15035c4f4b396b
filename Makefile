# Thin: the work is in installer/developer.py, which Windows runs directly.
PYTHON ?= python3

.PHONY: run demo test quick check panduan reliability bench freeze deb windows-check

run demo test quick check panduan reliability bench freeze deb windows-check:
	@HOW=$(or $(HOW),usual) $(PYTHON) installer/developer.py $@

# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules and values of the register; nothing here reads a file, a clock or a database."""

# SPDX-License-Identifier: GPL-3.0-or-later
"""The file on the stick: cards, packages, receipts, seals, and the stick itself."""

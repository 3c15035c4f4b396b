# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets in: recognise the layout, rehearse, report each cell."""

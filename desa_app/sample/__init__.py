# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented people and offices, marked as sample, to try the whole path on."""

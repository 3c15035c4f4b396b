# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen: it shows and asks; every job goes through an office's front door."""

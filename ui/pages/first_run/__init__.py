# SPDX-License-Identifier: GPL-3.0-or-later
"""The first-run wizard, one file per step."""

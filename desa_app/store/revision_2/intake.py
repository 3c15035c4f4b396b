# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: imports that can be undone and remembered mappings."""

from __future__ import annotations


def upgrade() -> None:
    """Nothing yet."""

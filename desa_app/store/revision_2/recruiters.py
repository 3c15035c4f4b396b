# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: recruiters and P3MI."""

from __future__ import annotations


def upgrade() -> None:
    """Nothing yet."""

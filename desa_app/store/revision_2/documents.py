# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: papers, scans, the family left behind."""

from __future__ import annotations


def upgrade() -> None:
    """Nothing yet."""

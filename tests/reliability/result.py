# SPDX-License-Identifier: GPL-3.0-or-later
"""What came of one kind of trial: how often it was tried, and everything that went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Result:
    """``runs`` trials, of which ``hits`` met what was to go wrong; ``losses`` should be empty."""

    name: str
    runs: int = 0
    hits: int = 0
    losses: list[str] = field(default_factory=list)

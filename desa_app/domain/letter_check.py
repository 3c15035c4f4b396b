# SPDX-License-Identifier: GPL-3.0-or-later
"""One looked-at condition of a letter: what was found, how much it weighs, on which ground."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class CheckLevel(StrEnum):
    """``halang`` stops the letter, ``peringatan`` asks for a reason, ``baik`` is in order."""

    BLOCK = "halang"
    WARNING = "peringatan"
    GOOD = "baik"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One condition that was looked at.

    ``citation`` is the ground as printed ("UU 18/2017 Pasal 5 huruf a") or empty; ``data`` holds
    what the sentence needs, dates already in words.
    """

    code: str
    level: CheckLevel
    citation: str = ""
    data: dict[str, str] = field(default_factory=dict)


def block(code: str, citation: str = "", **data: str) -> Check:
    """What no reason can lift."""
    return Check(code=code, level=CheckLevel.BLOCK, citation=citation, data=data)


def warning(code: str, citation: str = "", **data: str) -> Check:
    """What asks for a reason."""
    return Check(code=code, level=CheckLevel.WARNING, citation=citation, data=data)


def good(code: str, citation: str = "", **data: str) -> Check:
    """What is in order."""
    return Check(code=code, level=CheckLevel.GOOD, citation=citation, data=data)

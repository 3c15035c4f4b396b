# SPDX-License-Identifier: GPL-3.0-or-later
"""The spellings that cards, manifests, receipts and letter seals share: codes, times, lines."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

VILLAGE_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
DISTRICT_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}")
REGENCY_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}")
PERIOD = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
SHA256_HEX = re.compile(r"[0-9a-f]{64}")
RECORD_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

NAME_LENGTH = 100
HIGHEST_SEQUENCE = 999_999

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def is_line(text: str, longest: int = NAME_LENGTH) -> bool:
    """Tell whether ``text`` is one clean line: not empty, not padded, only visible characters.

    Control, formatting (also right-to-left overrides), unassigned and surrogate characters are
    refused, because they can make a name on a card look like another one.
    """
    return (
        0 < len(text) <= longest
        and text == text.strip()
        and all(sign == " " or unicodedata.category(sign)[0] not in "CZ" for sign in text)
    )


def utc_text(moment: datetime) -> str:
    """``2026-10-31T02:15:00Z``: whole seconds in UTC (RFC 3339).

    Raises ``ValueError`` for a moment without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def utc_moment(text: str) -> datetime:
    """Read back what :func:`utc_text` writes; ``ValueError`` for any other spelling."""
    if not _MOMENT.fullmatch(text):
        raise ValueError("not a moment in UTC")
    return datetime.fromisoformat(text)


def whole_number(text: str, highest: int) -> int:
    """Read a number from 0 to ``highest`` without sign or leading zeros; else ``ValueError``."""
    if not re.fullmatch(r"0|[1-9][0-9]{0,11}", text) or int(text) > highest:
        raise ValueError("not a number in range")
    return int(text)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Record ids that sort by time, so that index pages fill in order (RFC 9562, UUID version 7)."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime


def new_id(moment: datetime) -> str:
    """Return a fresh UUIDv7 text for ``moment``: 48 bits of milliseconds, 74 random bits."""
    milliseconds = int(moment.timestamp() * 1000) & ((1 << 48) - 1)
    bits = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    bits |= 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=bits))


def is_id(text: str) -> bool:
    """Tell whether ``text`` is a UUID in its usual lower-case form."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False

# SPDX-License-Identifier: GPL-3.0-or-later
"""Record ids that sort by time, so that index pages fill in order (RFC 9562, UUID version 7)."""

from __future__ import annotations

import re
import secrets
import threading
from datetime import datetime

_TAIL = 74
_USUAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_lock = threading.Lock()
_last = (-1, 0)


def new_id(moment: datetime) -> str:
    """Return a fresh UUIDv7 text for ``moment``: 48 bits of milliseconds, 74 random bits.

    What this program makes one after another within one millisecond sorts in that order: the
    random bits of the one before are counted up (RFC 9562, section 6.2, method 2).
    """
    global _last
    milliseconds = int(moment.timestamp() * 1000) & ((1 << 48) - 1)
    with _lock:
        # The first bit stays free at the start, so that counting up does not run over.
        tail = secrets.randbits(_TAIL - 1)
        if milliseconds == _last[0]:
            tail = (_last[1] + 1 + secrets.randbits(32)) & ((1 << _TAIL) - 1)
        _last = (milliseconds, tail)
    bits = milliseconds << 80 | 0x7 << 76 | (tail >> 62) << 64
    bits |= 0b10 << 62 | tail & ((1 << 62) - 1)
    digits = f"{bits:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def is_id(text: str) -> bool:
    """Tell whether ``text`` is a UUID in its usual lower-case form."""
    return _USUAL.fullmatch(text) is not None

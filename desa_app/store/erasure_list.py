# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was erased, beside the data and beside the backups, so that none of those brings them back.

The file holds ids that mean nothing outside the office's data, and is proven by a key that only
the office has: nobody can have people erased by writing into it.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.store.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LIST_NAME = "penghapusan.json"
_LIMIT = 20_000_000
_ID = re.compile(r"[0-9a-f-]{36}")
_NUMBER = re.compile(r"[0-9]{1,6}/[0-9]{4}")
_DOMAIN = b"desa-binaan/penghapusan/v1\n"


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """One erased person: the id in the data, the erasure's number, and its ground."""

    person_id: str
    number: str
    ground: str


def read_list(folder: Path, secret: bytes | bytearray) -> frozenset[Listed]:
    """The list of a folder; empty when there is none, or none that this office wrote."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        with (folder / LIST_NAME).open("rb") as stream:
            told = json.loads(stream.read(_LIMIT))
        body = str(told["isi"])
        if hmac.compare_digest(str(told["bukti"]), _proof(body, secret)):
            rows = [Listed(*(str(part) for part in row)) for row in json.loads(body)]
            return frozenset(one for one in rows if _is_sound(one))
    return frozenset()


def add_to_list(
    folder: Path, secret: bytes | bytearray, more: Iterable[Listed]
) -> frozenset[Listed]:
    """Add to the list of a folder what is not in it, whole or not at all; raises ``OSError``."""
    known = read_list(folder, secret)
    whole = known | set(more)
    if whole != known:
        body = json.dumps([[a.person_id, a.number, a.ground] for a in sorted(whole)])
        told = {"isi": body, "bukti": _proof(body, secret)}
        write_whole(folder / LIST_NAME, json.dumps(told).encode())
    return whole


def _proof(body: str, secret: bytes | bytearray) -> str:
    key = hashlib.sha256(_DOMAIN + bytes(secret)).digest()
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()


def _is_sound(one: Listed) -> bool:
    return bool(_ID.fullmatch(one.person_id) and _NUMBER.fullmatch(one.number))

# SPDX-License-Identifier: GPL-3.0-or-later
"""The data file's own table of contents, kept beside it: where each table begins.

Without its first page, or one of the few that list the tables, an encrypted file tells nothing at
all, although every other page may be whole. This list is what those pages say, and the salt that
proves all pages: enough to read the rest. It names tables, never rows; and it is proven by a key
that only the office has, so that nobody can point the reader elsewhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desa_app.errors import StorageError, StoreDamaged
from desa_app.store.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.store.engine import Database

LIST_NAME = "daftar-isi.json"
SALT_SIZE = 16
_LIMIT = 5_000_000
_DOMAIN = b"desa-binaan/daftar-isi/v1\n"

Entry = tuple[str, str, str, int, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsList:
    """Salt and form of a data file, and its entries: kind, name, table, first page, statement."""

    salt: bytes
    form: int
    entries: tuple[Entry, ...]


def keep_contents(database: Database, secret: bytes | bytearray) -> None:
    """Write the list beside the file unless it stands there as it is.

    A folder that cannot be written is no reason not to work in it: then an older list, which no
    longer fits, is refused by whoever reads it, or there is none.
    """
    folder = database.path.parent
    with contextlib.suppress(StorageError, StoreDamaged, OSError):
        found = _contents(database)
        if found is not None and found != read_contents_list(folder, secret):
            body = json.dumps([found.salt.hex(), found.form, found.entries])
            told = {"isi": body, "bukti": _proof(body, secret)}
            write_whole(folder / LIST_NAME, json.dumps(told).encode())


def forget_contents(folder: Path) -> None:
    """Take the list away before the file is written anew: its places hold no longer."""
    with contextlib.suppress(OSError):
        (folder / LIST_NAME).unlink(missing_ok=True)


def read_contents_list(folder: Path, secret: bytes | bytearray) -> ContentsList | None:
    """The list of a folder; ``None`` when there is none, or none that this office wrote."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        with (folder / LIST_NAME).open("rb") as stream:
            told = json.loads(stream.read(_LIMIT))
        body = str(told["isi"])
        if hmac.compare_digest(str(told["bukti"]), _proof(body, secret)):
            salt, form, entries = json.loads(body)
            return ContentsList(
                salt=bytes.fromhex(salt),
                form=int(form),
                entries=tuple((k, n, t, int(page), sql) for k, n, t, page, sql in entries),
            )
    return None


def _contents(database: Database) -> ContentsList | None:
    with database.raw() as connection:
        form = int(connection.execute("PRAGMA user_version").fetchone()[0])
        rows: list[Any] = connection.execute(
            "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master ORDER BY rowid"
        ).fetchall()
    with database.path.open("rb") as stream:
        salt = stream.read(SALT_SIZE)
    if len(salt) < SALT_SIZE or not rows:
        return None
    entries = tuple((k, n, t, int(page or 0), sql) for k, n, t, page, sql in rows)
    return ContentsList(salt=salt, form=form, entries=entries)


def _proof(body: str, secret: bytes | bytearray) -> str:
    key = hashlib.sha256(_DOMAIN + bytes(secret)).digest()
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()

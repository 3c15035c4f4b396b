# SPDX-License-Identifier: GPL-3.0-or-later
"""A first page and a list of tables put into a copy whose own can no longer be read.

Only with the means of the library: SQLCipher writes the page with the file's own salt, leaving the
first 32 bytes readable, so that the number of pages can be put there; SQLite writes the list of
tables behind the last page. All other pages stay as they are and are proven one by one when they
are read, as always. What was measured stands in docs/decisions/0023.
"""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from desa_app.errors import StoreDamaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desa_app.store.contents_list import ContentsList

PAGE = 4096
_READABLE = 32
_COUNT = slice(28, 32)


def stand_in(copy: Path, secret: bytes | bytearray, contents: ContentsList) -> Callable[[], Any]:
    """Mend a copy so that its tables can be found; returns what opens it. Changes the copy.

    Raises ``StoreDamaged`` when the list does not belong to this file.
    """

    def plain() -> Any:
        return _open(copy, secret, contents.salt, readable=0)

    def mended() -> Any:
        return _open(copy, secret, contents.salt, readable=_READABLE)

    beside = copy.with_name(copy.name + "-wal")
    if beside.is_file() and not _folded(plain):
        # The first page is neither in the file nor in its log: pages of the log need one to go to.
        _write_first(copy, secret, contents)
        _folded(mended)
    beside.unlink(missing_ok=True)
    _write_first(copy, secret, contents)
    try:
        with closing(mended()) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) "
                "VALUES (?, ?, ?, ?, ?)",
                contents.entries,
            )
            connection.execute("COMMIT")
    except sqlcipher.DatabaseError as error:
        raise StoreDamaged(copy.parent) from error
    return mended


def _open(copy: Path, secret: bytes | bytearray, salt: bytes, *, readable: int) -> Any:
    connection = sqlcipher.connect(str(copy), check_same_thread=False, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{secret.hex()}{salt.hex()}'\"")
    connection.execute(f"PRAGMA cipher_plaintext_header_size = {readable}")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _folded(opening: Callable[[], Any]) -> bool:
    """Fold the write-ahead log into the file; ``False`` when it cannot be read."""
    with suppress(sqlcipher.DatabaseError), closing(opening()) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    return False


def _write_first(copy: Path, secret: bytes | bytearray, contents: ContentsList) -> None:
    new = copy.with_name(copy.name + "-halaman-pertama")
    try:
        with closing(_open(new, secret, contents.salt, readable=_READABLE)) as connection:
            connection.execute(f"PRAGMA user_version = {int(contents.form)}")
        first = bytearray(new.read_bytes()[:PAGE])
    finally:
        new.unlink(missing_ok=True)
    pages = copy.stat().st_size // PAGE
    first[_COUNT] = pages.to_bytes(4, "big")
    with copy.open("r+b") as stream:
        stream.write(first)

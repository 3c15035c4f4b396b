# SPDX-License-Identifier: GPL-3.0-or-later
"""One office program among several: notes post that came in, one transaction each."""

from __future__ import annotations

import sys
from pathlib import Path

from desa_app.domain.book_entry import EntryDraft
from desa_app.domain.books import Book
from desa_app.store.books import insert_entry
from desa_app.store.engine import Database
from desa_app.store.stamp import Stamp
from tests.office_kit import NOW, TODAY

POST = EntryDraft(day=TODAY, party="Camat Contoh", subject="Undangan")


def main(path: Path, secret: bytes, count: int) -> None:
    """Wait for the other program, then note ``count`` entries and print their numbers."""
    database = Database(path, secret)
    print("siap", flush=True)  # noqa: T201 - the test listens
    sys.stdin.readline()
    taken = []
    for _ in range(count):
        with database.writing() as connection:
            entry = insert_entry(connection, Stamp(NOW, "uji"), Book.INCOMING, POST)
            taken.append(entry.running)
    database.close()
    print(*taken)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]))

# SPDX-License-Identifier: GPL-3.0-or-later
"""One office program among several: takes letter numbers, one transaction each, and prints them."""

from __future__ import annotations

import sys
from pathlib import Path

from desa_app.store.engine import Database
from desa_app.store.numbers import take_number
from desa_app.store.stamp import Stamp
from tests.office_kit import NOW


def main(path: Path, secret: bytes, count: int) -> None:
    """Wait for the other program, then take ``count`` numbers."""
    database = Database(path, secret)
    print("siap", flush=True)  # noqa: T201 - the test listens
    sys.stdin.readline()
    taken = []
    for _ in range(count):
        with database.writing() as connection:
            taken.append(take_number(connection, Stamp(NOW, "uji"), "semua", NOW.year))
    database.close()
    print(*taken)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]))

# SPDX-License-Identifier: GPL-3.0-or-later
"""A village with a backup and with work that was done after it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.package import DataLevel
from desa_app.office.restore import BackupKey, open_backup
from desa_app.store.engine import STORE_NAME
from tests.office_kit import (
    NOW,
    PASSWORD,
    USER,
    VILLAGE,
    RunningClock,
    candidate,
    draft,
    dump,
    enrolled_copy,
    open_village,
    permit,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa


# What a restore itself writes into the rows.
WRITTEN = ("journal", "number_range", "letter_counter", "package_floor")


def rows_but(rows: dict[str, list[str]], *names: str) -> dict[str, list[str]]:
    return {name: found for name, found in rows.items() if name not in names}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "sedang-dibuka" not in path.parts and "-shm" not in path.name
    }


@dataclass(frozen=True)
class Village:
    """Its data folder, a backup, and its rows when the backup was made and now."""

    data: Path
    backup: Path
    clock: RunningClock
    rows: dict[str, list[str]]
    rows_now: dict[str, list[str]]

    def key(self, backup: Path | None = None) -> BackupKey:
        """The backup, opened with the password."""
        return open_backup(
            self.data, backup or self.backup, self.clock, user=USER, password=PASSWORD
        )

    def open(self) -> Desa:
        """Open the village as it stands now."""
        return open_village(self.data, self.clock)

    def rows_as_they_are(self) -> dict[str, list[str]]:
        """All rows as they are in the data folder."""
        office = self.open()
        found = dump(office)
        office.close()
        return found

    def spoil_data(self) -> None:
        """Overwrite the middle of the data file, as a dying disk does."""
        path = self.data / STORE_NAME
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        content = bytearray(path.read_bytes())
        content[4096:] = b"\0" * (len(content) - 4096)
        path.write_bytes(content)

    def lose_data(self) -> None:
        """Take everything away but the backups."""
        for path in self.data.iterdir():
            if path.name != "cadangan":
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def village(folder: Path, *, letters_before: int = 1, letters_after: int = 2) -> Village:
    """Make one: letters and a package before the backup, and more after it."""
    clock = RunningClock(NOW)
    data = enrolled_copy(VILLAGE, folder)
    stick = folder / "flashdisk"
    stick.mkdir()
    office = open_village(data, clock)
    person, episode = candidate(office)
    for _ in range(letters_before):
        office.letters.issue(permit(person, episode))
    office.packages.export(stick, "2026-10", DataLevel.REGISTER)
    backup = office.settings.back_up().folder
    rows = dump(office)
    for _ in range(letters_after):
        office.letters.issue(permit(person, episode))
    office.packages.export(stick, "2026-11", DataLevel.REGISTER)
    office.people.add(draft("SESUDAH CADANGAN"))
    rows_now = dump(office)
    office.close()
    return Village(data, backup, clock, rows, rows_now)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk that every job of an office works at: data, clock, user, and the log."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desa_app.clock import read_timestamp
from desa_app.errors import ClockWentBack, NoOffice, WrongOfficeKind
from desa_app.store import journal
from desa_app.store import office as office_rows
from desa_app.store.backup import Backup, make_backup
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.stamp import Stamp
from desa_app.store.upgrade import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.clock import Clock
    from desa_app.domain.office import OfficeKind, OfficeProfile
    from desa_app.office.unlock import OfficeKey

BACKUPS = "cadangan"
_CLOCK_SLACK_SECONDS = 300


class Desk:
    """Holds an unlocked office open. Made by the front doors, closed by :meth:`close`."""

    def __init__(self, folder: Path, key: OfficeKey, clock: Clock, kind: OfficeKind) -> None:
        if not (folder / STORE_NAME).is_file():
            raise NoOffice(folder)
        self.folder = folder
        self.clock = clock
        self.user = key.user
        self.secret = key.secret
        self.database = Database(folder / STORE_NAME, key.secret)
        try:
            bring_up_to_date(self.database, kind, self.back_up)
            self.profile: OfficeProfile = self._load_profile(kind)
        except BaseException:
            self.database.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Look without changing."""
        with self.database.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One user action: everything in it happens, or nothing does."""
        with self.database.writing() as connection:
            yield connection

    def stamp(self) -> Stamp:
        """Who and when, for the records of one action."""
        return Stamp(self.clock.now(), self.user)

    def log(
        self,
        connection: Connection,
        action: str,
        subject: str = "",
        detail: Mapping[str, object] | None = None,
    ) -> None:
        """Write one line of the log inside the action's own transaction."""
        journal.append(
            connection,
            at=self.clock.now(),
            by=self.user,
            action=action,
            subject=subject,
            detail=detail,
        )

    def refuse_clock_set_back(self, connection: Connection) -> None:
        """Raise ``ClockWentBack`` when the computer's date lies before the newest log entry."""
        newest = journal.newest_moment(connection)
        if not newest:
            return
        last, now = read_timestamp(newest), self.clock.now()
        if (last - now).total_seconds() > _CLOCK_SLACK_SECONDS:
            raise ClockWentBack(now, last)

    def back_up(self) -> Backup:
        """Make a proven backup beside the data."""
        return make_backup(self.database, self.secret, self.folder / BACKUPS, self.clock.now())

    def reload_profile(self) -> None:
        """Read the office's own facts again after they were changed."""
        self.profile = self._load_profile(self.profile.kind)

    def close(self) -> None:
        """Let go of the data file."""
        self.database.close()

    def _load_profile(self, kind: OfficeKind) -> OfficeProfile:
        with self.reading() as connection:
            profile = office_rows.load_profile(connection)
        if profile.kind is not kind:
            raise WrongOfficeKind(kind.value)
        return profile


def changes(old: object, new: object) -> dict[str, list[str]]:
    """Which fields of two values of one dataclass differ: name to old and new text."""
    names = getattr(type(old), "__dataclass_fields__", {})
    found = {}
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            found[name] = [_text(before), _text(after)]
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)

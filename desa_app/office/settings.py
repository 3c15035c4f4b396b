# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own facts, officials, logo and backups, changed from the settings page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.numbering import check_pattern
from desa_app.domain.office import (
    LOGO_LIMIT,
    NAME_LIMIT,
    OfficeProfile,
    Official,
    Post,
    problems_in_line,
)
from desa_app.domain.user import Right
from desa_app.errors import ChangedMeanwhile, ClockWentBack, InvalidInput, Problem
from desa_app.office.backups import find_backups
from desa_app.office.desk import BACKUPS, changes
from desa_app.office.folder_place import places_of
from desa_app.store import journal
from desa_app.store import office as rows
from desa_app.store import officials as official_rows
from desa_app.store.backup import backups_in

if TYPE_CHECKING:
    from datetime import date, datetime

    from desa_app.domain.folder_place import FolderPlace
    from desa_app.domain.page import Paper
    from desa_app.domain.restoring import FoundBackup
    from desa_app.office.desk import Desk
    from desa_app.store.backup import Backup


LOCK_MINUTES = (2, 5, 10, 15, 30, 60)
"""What can be chosen; never to lock is no choice, a locked program loses nothing."""


def refuse_unprintable(logo: bytes) -> None:
    """Raise ``InvalidInput`` for a picture that no letter could show, while it is being chosen."""
    from desa_app.paper.logo import read_logo

    read_logo(logo)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFacts:
    """Everything the settings page shows and changes."""

    profile: OfficeProfile
    officials: dict[Post, Official]
    logo: bytes | None
    backup_folder: str


class Settings:
    """Settings of either office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._places: tuple[FolderPlace, ...] | None = None

    def load(self) -> OfficeFacts:
        """Read what the page shows."""
        with self._desk.reading() as connection:
            return OfficeFacts(
                profile=rows.load_profile(connection),
                officials=official_rows.load_officials(connection, self._desk.clock.today()),
                logo=rows.load_logo(connection),
                backup_folder=rows.load_backup_folder(connection),
            )

    def today(self) -> date:
        """The computer's date, as it would be vouched for."""
        return self._desk.clock.today()

    def date_in_doubt(self) -> datetime | None:
        """The newest moment of the log when it lies in the future, otherwise nothing."""
        with self._desk.reading() as connection:
            try:
                self._desk.refuse_clock_set_back(connection)
            except ClockWentBack as wrong:
                return wrong.last
        return None

    def vouch_for_date(self) -> None:
        """Go on although the log is ahead of the computer: somebody looked, and today is right.

        For work that was done under a wrong date. Numbers given then stay spent; letters dated in
        the future no longer hold up those of today. Logged with the day and who said so.
        """
        with self._desk.writing() as connection:
            newest = journal.newest_moment(connection)
            detail = {"tanggal": self._desk.clock.today().isoformat(), "catatan": newest}
            self._desk.log(connection, journal.DATE_VOUCHED, "", detail)

    def save_profile(
        self,
        profile: OfficeProfile,
        *,
        logo: bytes | None,
        backup_folder: str,
        opened: OfficeFacts | None = None,
    ) -> None:
        """Change the office's facts; letters already issued stay as they are.

        ``opened`` is what was shown before. Raises ``InvalidInput`` for an empty name, a bad
        number pattern or too large a picture, and ``ChangedMeanwhile`` when something else stands
        there by now.
        """
        problems = list(check_pattern(profile.number_pattern))
        problems.extend(problems_in_line("name", profile.name, NAME_LIMIT))
        if not profile.name.strip():
            problems.append(Problem("name", "kosong"))
        if logo is not None and len(logo) > LOGO_LIMIT:
            problems.append(Problem("logo", "gambar-terlalu-besar", "", "2 MB"))
        if problems:
            raise InvalidInput(tuple(problems))
        if logo is not None:
            refuse_unprintable(logo)
        with self._desk.writing(Right.OFFICE) as connection:
            before = rows.load_profile(connection)
            kept = (before, rows.load_logo(connection), rows.load_backup_folder(connection))
            if opened is not None and kept != (opened.profile, opened.logo, opened.backup_folder):
                raise ChangedMeanwhile("kantor")
            rows.update_office(
                connection, self._desk.stamp(), profile, logo=logo, backup_folder=backup_folder
            )
            detail = changes(before, profile)
            self._desk.log(connection, "kantor-diubah", profile.code, detail)
        self._desk.reload_profile()

    def appoint(self, post: Post, name: str, number: str) -> None:
        """Name a new official from today; who held the post stays on the letters they signed."""
        if not name.strip():
            raise InvalidInput((Problem("name", "kosong"),))
        with self._desk.writing(Right.OFFICE) as connection:
            stamp, day = self._desk.stamp(), self._desk.clock.today()
            official_rows.appoint_official(
                connection, stamp, post, name.strip(), number.strip(), since=day
            )
            self._desk.log(connection, "pejabat-diganti", post.value)

    def folder_places(self) -> tuple[FolderPlace, ...]:
        """Why the data folder had better lie elsewhere; looked at once while the office is open."""
        if self._places is None:
            self._places = places_of(self._desk.folder)
        return self._places

    def lock_minutes(self) -> int:
        """After how many minutes without a touch the window locks itself."""
        with self._desk.reading() as connection:
            return rows.load_lock_minutes(connection)

    def set_lock_minutes(self, minutes: int) -> None:
        """Choose another time, one of ``LOCK_MINUTES``; raises ``InvalidInput``."""
        if minutes not in LOCK_MINUTES:
            raise InvalidInput((Problem("lock_minutes", "bukan-pilihan"),))
        with self._desk.writing(Right.OFFICE) as connection:
            before = rows.load_lock_minutes(connection)
            rows.set_lock_minutes(connection, self._desk.stamp(), minutes)
            detail = {"menit": [str(before), str(minutes)]}
            self._desk.log(connection, "kunci-otomatis-diubah", "", detail)

    def ruler_page(self, paper: Paper) -> bytes:
        """Halaman ukur: a page that shows what a printer swallows and how far it shifts."""
        from desa_app.paper.ruler_page import ruler_page

        return ruler_page(paper)

    def back_up(self) -> Backup:
        """Make a proven backup now, in both places."""
        return self._desk.back_up()

    def back_up_to(self, folder: Path) -> Backup:
        """Make one more proven backup in this folder, a stick for instance."""
        return self._desk.back_up_to(folder)

    def back_up_if_due(self) -> Backup | None:
        """Make the day's backup; ``None`` when one was made within the day."""
        return self._desk.back_up_if_due()

    def backups(self) -> tuple[FoundBackup, ...]:
        """The backups beside the data and in the second place, the newest first."""
        with self._desk.reading() as connection:
            chosen = rows.load_backup_folder(connection)
        places = [self._desk.folder / BACKUPS]
        if chosen:
            places.append(Path(chosen) / self._desk.profile.code)
        return find_backups(places)

    def last_backup(self) -> datetime | None:
        """When the newest backup beside the data was made."""
        return max((at for at, _ in backups_in(self._desk.folder / BACKUPS)), default=None)

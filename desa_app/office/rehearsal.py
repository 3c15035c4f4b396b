# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery rehearsal: a backup really restored, opened and counted, but in a trial folder."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from desa_app.clock import timestamp
from desa_app.domain.books import Signer
from desa_app.domain.office import Post
from desa_app.domain.rehearsal import (
    RehearsalCount,
    RehearsalStep,
    Rehearsed,
    rehearsal_sheet,
    step_counted,
)
from desa_app.domain.restoring import LastSpent
from desa_app.domain.signing import title_of
from desa_app.domain.user import Right
from desa_app.errors import BackupDamaged, NotWritable, OfficeInUse
from desa_app.ids import new_id
from desa_app.office.desk import Desk
from desa_app.office.recovery import PROVED
from desa_app.office.restore import look_at_restore, open_backup, restore
from desa_app.office.settings import Settings
from desa_app.office.unlock import OfficeKey
from desa_app.store import journal
from desa_app.store import officials as official_rows
from desa_app.store.backup import count_told
from desa_app.store.presence import Task, enter
from desa_app.wording import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.domain.restoring import FoundBackup, RestorePlan
    from desa_app.office.restore import BackupKey

REHEARSED = "latihan-pemulihan"
FAILED = "latihan-pemulihan-gagal"
STEPS = 5
_TRIAL, _ENDING = "latihan-", ".baru"
# What restoring writes into the log of the restored data.
_OWN_ENTRIES = 1


class Rehearsal(ABC):
    """Latihan pemulihan: nothing of the real data is touched but the log."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @abstractmethod
    def _try_contents(self, connection: Connection, code: str) -> tuple[RehearsalStep, ...]:
        """What this kind of office tries on the restored data; ``code`` when that was typed."""

    def last(self) -> date | None:
        """The day of the last rehearsal that went well."""
        with self._desk.reading() as connection:
            found = journal.last_moment_of(connection, REHEARSED)
        return found.astimezone().date() if found else None

    def clear_left(self) -> None:
        """Take away trial folders of a rehearsal that was cut off; they are encrypted copies.

        Called at the door too. One that somebody is at this moment rehearsing in stays.
        """
        for path in self._desk.folder.glob(f"{_TRIAL}*{_ENDING}"):
            try:
                presence = enter(path, Task.RESTORE, self._desk.clock.now(), self._desk.user)
            except OfficeInUse:
                continue
            if presence is not None:
                presence.leave()
            shutil.rmtree(path, ignore_errors=True)

    def backups(self) -> tuple[FoundBackup, ...]:
        """What can be rehearsed with, the newest first."""
        return Settings(self._desk).backups()

    def carry_out(
        self,
        backup: FoundBackup,
        *,
        password: str = "",
        code: str = "",
        report: Callable[[int, int, str], None] = lambda *_: None,
    ) -> Rehearsed:
        """Restore a backup into a trial folder, open, count and try it; the folder goes again.

        With the recovery ``code`` it counts as the yearly proof of the paper too. Wrong tries
        count as at the door. Raises what opening and restoring a backup raise; a damaged one is
        written in the log before.
        """
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection, Right.WRITE)
        report(0, STEPS, "Membuka cadangan")
        user, clock = self._desk.user, self._desk.clock
        try:
            key = open_backup(
                self._desk.folder, backup.folder, clock, user=user, password=password, code=code
            )
            trial = self._new_trial()
            try:
                steps, counts = self._try(trial, key, code, report)
            finally:
                shutil.rmtree(trial, ignore_errors=True)
        except BackupDamaged as error:
            with self._desk.writing() as connection:
                detail = {"cadangan": timestamp(backup.made_at), "sebab": error.code}
                self._desk.log(connection, FAILED, "", detail)
            raise
        gone = not trial.exists()
        cleared = "tidak ada sisa" if gone else f"hapus sendiri folder {trial.name}"
        steps += (RehearsalStep("Folder percobaan dihapus", gone, cleared),)
        done = Rehearsed(
            backup=backup,
            at=clock.now(),
            by=user,
            way="kode" if code else "sandi",
            steps=steps,
            counts=counts,
        )
        self._write_down(done)
        return done

    def sheet(self, done: Rehearsed) -> bytes:
        """The paper of a rehearsal as PDF; printing it is logged."""
        from desa_app.paper.listing_pdf import listing_document

        profile = self._desk.profile
        with self._desk.reading() as connection:
            head = official_rows.load_officials(connection, self._desk.clock.today())[Post.HEAD]
        listing = rehearsal_sheet(
            done,
            profile,
            head=Signer(
                title=f"{title_of(profile, head)} {profile.name}",
                name=head.name,
                number=head.number_line,
            ),
            who=Signer(title="Yang melaksanakan", name=done.by),
        )
        pdf = listing_document(listing)
        self._desk.note("catatan-latihan-dibuat")
        return pdf

    # --- inside ---------------------------------------------------------------------------

    def _try(
        self,
        trial: Path,
        key: BackupKey,
        code: str,
        report: Callable[[int, int, str], None],
    ) -> tuple[tuple[RehearsalStep, ...], tuple[RehearsalCount, ...]]:
        clock = self._desk.clock
        report(1, STEPS, "Menyalin dan memeriksa cadangan")
        plan = look_at_restore(trial, key, clock)
        report(2, STEPS, "Memulihkan ke folder percobaan")
        said = LastSpent(numbers=plan.last_numbers, sequence=plan.last_sequence)
        restore(trial, key, clock, said)
        report(3, STEPS, "Membuka dan menghitung")
        opened = Desk(
            trial, OfficeKey(key.user, bytes(key.secret), key.recovered), clock, key.backup.kind
        )
        try:
            with opened.reading() as connection:
                counts = _counts(connection, plan)
                report(4, STEPS, "Mencoba isinya")
                tried = self._try_contents(connection, code)
            name = f"{opened.profile.kind_word} {opened.profile.name}"
        finally:
            opened.close()
        way = "kode pemulihan" if code else f"sandi {key.user}"
        entries = f"{grouped(plan.entries)} catatan berantai"
        steps = (
            RehearsalStep("Cadangan disalin dan diperiksa", True, f"utuh, {entries}"),
            RehearsalStep("Dipulihkan ke folder percobaan", True, "seperti pemulihan sungguhan"),
            RehearsalStep(f"Dibuka dengan {way}", True, name),
            step_counted(counts),
            *tried,
        )
        return steps, counts

    def _new_trial(self) -> Path:
        """An empty folder beside the data; what an earlier rehearsal left is taken away."""
        self.clear_left()
        path = self._desk.folder / f"{_TRIAL}{new_id(self._desk.clock.now())}{_ENDING}"
        try:
            path.mkdir()
        except OSError as error:
            raise NotWritable(path) from error
        return path

    def _write_down(self, done: Rehearsed) -> None:
        with self._desk.writing() as connection:
            detail: dict[str, object] = {
                "cadangan": timestamp(done.backup.made_at),
                "dengan": done.way,
                "baris": {one.table: one.found for one in done.counts},
                "gagal": [one.what for one in done.steps if one.good is False],
            }
            self._desk.log(connection, REHEARSED if done.good else FAILED, "", detail)
            if done.way == "kode":
                # The paper opened a backup: one reminder a year covers both.
                self._desk.log(connection, PROVED, "", {"dengan": "kode", "latihan": True})


def _counts(connection: Connection, plan: RestorePlan) -> tuple[RehearsalCount, ...]:
    told: Mapping[str, int] = plan.backup.counts
    found = []
    for name in told or [name for name in ("person", "letter", "journal") if name in plan.counts]:
        rows = count_told(connection, name)
        own = _OWN_ENTRIES if name == "journal" else 0
        found.append(RehearsalCount(name, told.get(name), rows - own))
    return tuple(found)

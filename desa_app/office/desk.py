# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk that every job of an office works at: data, clock, user, and the log."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.clock import read_timestamp
from desa_app.domain.office import OfficeKind
from desa_app.domain.user import Right, Role, User, UserRights
from desa_app.errors import (
    ClockWentBack,
    FileMissing,
    Goods,
    NotAllowed,
    PasswordMustChange,
    SampleMixed,
    StorageError,
    UserRemoved,
    WrongOfficeKind,
)
from desa_app.office.reference_data import Reference
from desa_app.office.sign import BACKUPS as BACKUPS
from desa_app.store import journal
from desa_app.store import office as office_rows
from desa_app.store import reference as reference_rows
from desa_app.store import users as user_rows
from desa_app.store.backup import Backup, backups_in, make_backup, prune_backups
from desa_app.store.contents_list import forget_contents, keep_contents
from desa_app.store.engine import STORE_NAME, Database, wipe
from desa_app.store.keyring import load_keyring
from desa_app.store.presence import Task, enter
from desa_app.store.stamp import Stamp
from desa_app.store.upgrade import bring_up_to_date, refuse_unusable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection

    from desa_app.clock import Clock
    from desa_app.domain.office import OfficeProfile
    from desa_app.domain.reference_list import Versions
    from desa_app.office.unlock import OfficeKey

SECOND_PLACE = "cadangan-di-tempat-kedua"
DAILY_HOURS = 20
_CLOCK_SLACK_SECONDS = 300


class Desk:
    """Holds an unlocked office open. Made by the front doors, closed by :meth:`close`."""

    def __init__(self, folder: Path, key: OfficeKey, clock: Clock, kind: OfficeKind) -> None:
        # Before anything is opened: each kind of office has its own upgrades.
        if load_keyring(folder).office["jenis"] != kind.value:
            raise WrongOfficeKind(kind.value)
        self.folder = folder
        self.clock = clock
        self.user = key.user
        self.secret = bytearray(key.secret)
        self._recovered = key.recovered
        self._shut_out: Callable[[], None] = _nobody
        self._open = False
        # Beside a window on the same computer, but not while somebody restores a backup.
        self._presence = enter(folder, Task.WORK, clock.now(), key.user)
        self.database = Database(folder / STORE_NAME, self.secret)
        try:
            refuse_unusable(self.database, kind)
            bring_up_to_date(self.database, kind, self._before_upgrade)
            keep_contents(self.database, self.secret)
            with self.reading() as connection:
                self.account: User = self._load_account(connection)
            if self.account.must_change:
                raise PasswordMustChange(self.user)
            self.profile: OfficeProfile = self._load_profile(kind)
            self._open = True
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Look without changing; raises ``UserRemoved`` from the moment somebody is removed."""
        with self.database.reading() as connection:
            if self._open:
                self.account = self._load_account(connection)
            yield connection

    @contextmanager
    def writing(self, right: Right = Right.WRITE) -> Iterator[Connection]:
        """One user action: everything in it happens, or nothing does.

        The one place where a change is refused to whoever may not make it; what ``right`` asks
        comes on top of the right to note at all. Raises ``NotAllowed`` or ``UserRemoved``.
        """
        with self.database.writing() as connection:
            self.refuse_without(connection, Right.WRITE, right)
            yield connection

    @contextmanager
    def writing_as_duty(self) -> Iterator[Connection]:
        """What the office owes whoever opens it, such as erasing again whom a backup brought back.

        No user chose it, so only that the user works here is asked.
        """
        with self.database.writing() as connection:
            self.refuse_without(connection)
            yield connection

    def compact(self) -> bool:
        """Write the data file anew without its old pages; ``False`` when that must wait."""
        forget_contents(self.folder)
        done = self.database.compact()
        keep_contents(self.database, self.secret)
        return done

    @contextmanager
    def reading_logged(
        self,
        right: Right,
        action: str,
        subject: str = "",
        detail: Mapping[str, object] | None = None,
    ) -> Iterator[Connection]:
        """Look at what only some may see; the look is in the log before anything is read.

        Whoever may not is refused with ``NotAllowed``, and that stands in the log too.
        """
        with self.database.writing() as connection:
            self.refuse_without(connection)
            allowed = self.account.may(right)
            self.log(connection, action if allowed else "akses-ditolak", subject, detail)
        if not allowed:
            raise NotAllowed(right.value, self.account.rights.role.value)
        with self.reading() as connection:
            yield connection

    def note(
        self, action: str, subject: str = "", detail: Mapping[str, object] | None = None
    ) -> None:
        """Write into the log what was looked at or printed; open to everybody who works here."""
        with self.database.writing() as connection:
            self.refuse_without(connection)
            self.log(connection, action, subject, detail)

    def refuse_without(self, connection: Connection, *rights: Right) -> None:
        """Raise ``NotAllowed`` unless the user has all these rights at this moment."""
        self.account = self._load_account(connection)
        for right in rights:
            if not self.account.may(right):
                raise NotAllowed(right.value, self.account.rights.role.value)

    def may(self, right: Right) -> bool:
        """Whether the user has this right, as far as was last read."""
        return self.account.may(right)

    def reference(self, connection: Connection) -> Reference:
        """The lists that rules look at, as they hold today; a village's own rows count."""
        own = partial(reference_rows.own_versions, connection)
        village = self.profile.kind is OfficeKind.DESA
        return Reference(own if village else _nothing_own, self.clock.today())

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
        """Raise ``ClockWentBack`` when the computer's date lies before the newest log entry.

        Unless somebody vouched for the date since, see ``Settings.vouch_for_date``.
        """
        newest = journal.newest_moment(connection)
        if not newest:
            return
        last, now = read_timestamp(newest), self.clock.now()
        if (last - now).total_seconds() > _CLOCK_SLACK_SECONDS:
            raise ClockWentBack(now, last)

    def back_up(self) -> Backup:
        """Make a proven backup beside the data, and a second one in the chosen folder.

        Raises the storage errors when the first one fails. A second place that is missing or full
        (a stick that is not in, say) does not stop the work; ``second_place_failed`` tells of it.
        """
        now = self.clock.now()
        backup = self._back_up_here()
        with self.reading() as connection:
            chosen = office_rows.load_backup_folder(connection)
            code = office_rows.load_profile(connection).code
        if not chosen:
            return backup
        try:
            # A folder not made yet is made; a stick that is not in has no parent to make it in.
            if not Path(chosen).parent.is_dir():
                raise FileMissing(Path(chosen))
            make_backup(self.database, self.secret, Path(chosen) / code, now)
            prune_backups(Path(chosen) / code)
        except StorageError as error:
            return replace(backup, second_place_failed=error)
        self._remember_second_place()
        return replace(backup, second_place=Path(chosen) / code)

    def back_up_to(self, folder: Path) -> Backup:
        """Make one more proven backup in a folder, under the office's code.

        Raises ``FileMissing`` when the folder is not there, and the storage errors.
        """
        if not folder.is_dir():
            raise FileMissing(folder)
        now = self.clock.now()
        made = make_backup(self.database, self.secret, folder / self.profile.code, now)
        self._remember_second_place()
        return made

    def _remember_second_place(self) -> None:
        """Once in an office's life: from now on it is known to have a backup elsewhere."""
        with self.reading() as connection:
            if journal.last_moment_of(connection, SECOND_PLACE) is not None:
                return
        self.note(SECOND_PLACE)

    def back_up_if_due(self) -> Backup | None:
        """Make the day's backup unless the newest is younger than a day."""
        made = [at for at, _ in backups_in(self.folder / BACKUPS)]
        if made and self.clock.now() - max(made) < timedelta(hours=DAILY_HOURS):
            return None
        return self.back_up()

    def _back_up_here(self) -> Backup:
        # Reads no table by name, so that it also serves before an upgrade.
        now, near = self.clock.now(), self.folder / BACKUPS
        backup = make_backup(self.database, self.secret, near, now)
        prune_backups(near)
        return backup

    def _before_upgrade(self) -> None:
        self._back_up_here()
        forget_contents(self.folder)

    def reload_profile(self) -> None:
        """Read the office's own facts again after they were changed."""
        self.profile = self._load_profile(self.profile.kind)

    def refuse_mixed(self, path: Path, *, sample: bool, what: Goods) -> None:
        """Raise ``SampleMixed`` for something invented at a real office, or the other way round."""
        if sample is not self.profile.sample:
            raise SampleMixed(path, sample=sample, what=what)

    def lock(self) -> None:
        """Let go of the keys: no connection stays open, and the key in memory is overwritten.

        Whatever is asked afterwards raises ``OfficeLocked``. The folder stays ours.
        """
        self._open = False
        self.database.close()
        wipe(self.secret)

    def unlock(self, key: OfficeKey) -> None:
        """Go on after :meth:`lock`, for the same user only.

        Raises ``NotAllowed`` for somebody else, ``UserRemoved``, ``PasswordMustChange``; the desk
        then stays locked.
        """
        if key.user != self.user:
            raise NotAllowed(Right.USERS.value, "")
        self.secret = bytearray(key.secret)
        self.database = Database(self.folder / STORE_NAME, self.secret)
        try:
            with self.reading() as connection:
                self.account = self._load_account(connection)
            if self.account.must_change:
                raise PasswordMustChange(self.user)
            self._open = True
        except BaseException:
            self.lock()
            raise

    def when_shut_out(self, tell: Callable[[], None]) -> None:
        """Call ``tell``, on whatever thread asked, when the user turns out to be removed."""
        self._shut_out = tell

    def close(self) -> None:
        """Let go of the data file and of the keys."""
        self.lock()
        if self._presence is not None:
            self._presence.leave()

    def _load_account(self, connection: Connection) -> User:
        if self._recovered:
            rights = UserRights(role=Role.SECRETARY, manager=True)
            return User(id="", revision=0, name=self.user, rights=rights)
        found = user_rows.find_user(connection, self.user)
        # A keyring kept from before a removal still opens the file, but not the office.
        if found is None or not found.active:
            self._shut_out()
            raise UserRemoved(self.user)
        return found

    def _load_profile(self, kind: OfficeKind) -> OfficeProfile:
        with self.reading() as connection:
            profile = office_rows.load_profile(connection)
        if profile.kind is not kind:
            raise WrongOfficeKind(kind.value)
        return profile


def _nobody() -> None:
    """Nobody wants to know."""


def _nothing_own(_name: str) -> Versions:
    return {}


def changes(old: object, new: object) -> dict[str, list[str]]:
    """Which fields of two values of one dataclass differ: name to old and new text."""
    names = getattr(type(old), "__dataclass_fields__", {})
    found = {}
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            found[name] = [text_of(before), text_of(after)]
    return found


def text_of(value: object) -> str:
    """A field's value as the log writes it."""
    return "" if value is None else str(value)

# SPDX-License-Identifier: GPL-3.0-or-later
"""An office whose data file is damaged and whose backups are no help: what can still be saved.

Read first, shown, and only then put in place: nobody goes on before the last numbers were said,
because a number may have stood in a row that is gone. The log goes on in a new section that names
what is missing, and the damaged file stays as it is.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.domain.salvaging import Salvaged, SalvagePlan
from desa_app.errors import DesaBinaanError, DiskFull, FileMissing, NotWritable, OfficeExists
from desa_app.errors.medium import medium_error
from desa_app.ids import new_id
from desa_app.office.gone_computers import forget_gone, log_gone
from desa_app.office.last_spent import refuse_unsaid
from desa_app.office.salvage_log import Written, look, write_down
from desa_app.office.salvage_report import report_text
from desa_app.office.unlock import open_with_code, open_with_password
from desa_app.store.backup import NAME_FORM
from desa_app.store.contents_list import read_contents_list
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.erasure_list import add_to_list, read_list
from desa_app.store.files import write_whole
from desa_app.store.keyring import KEYRING_NAME, read_keyring
from desa_app.store.presence import Task, enter, the_door
from desa_app.store.salvage import salvage
from desa_app.store.staging import OLD, copy_file, copy_readable, settle
from desa_app.store.swap import ASIDE, READY, begin_swap, clear_unfinished

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path
    from types import TracebackType

    from desa_app.clock import Clock
    from desa_app.domain.restoring import FoundBackup, LastSpent
    from desa_app.errors import OfficeInUse
    from desa_app.office.unlock import OfficeKey
    from desa_app.store.presence import Presence
    from desa_app.store.salvage import Read

    Report = Callable[[int, int, str], None]

REPORT_FORM = "laporan-penyelamatan-{}.txt"
_SPARE = 5_000_000


def begin_salvage(
    damaged: Path,
    clock: Clock,
    *,
    into: Path | None = None,
    keys_from: Path | None = None,
    user: str = "",
    password: str = "",
    code: str = "",
    report: Report = lambda *_: None,
    gone: Collection[OfficeInUse] = (),
) -> Salvage:
    """Read what can be read of the office in ``damaged``; nothing of it is touched.

    What is read comes ``into`` a new folder, or into the place of the damaged data when there is
    none. The keyring may be taken from a backup (``keys_from``): the key of the data is the same.
    ``report`` may end the work by raising. ``gone`` are refusals by the mark of another computer
    that uses the folder no longer, as somebody says. Raises ``FileMissing``, ``OfficeExists`` for
    a folder that is not empty, what the door raises, ``OfficeInUse``, ``DiskFull``,
    ``NotWritable``, ``RecoveryCodeNeeded``, ``NotAllowed``, ``UserRemoved``, and ``StoreDamaged``
    when nothing can be read.
    """
    if not (damaged / STORE_NAME).is_file():
        raise FileMissing(damaged / STORE_NAME)
    if into is not None and into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise OfficeExists(into)
    keys = keys_from or damaged
    keyring = read_keyring(keys)
    if code:
        key = open_with_code(damaged, keyring, code, clock)
    else:
        # With one user only, nobody has to say who.
        who = user or next(iter(sorted(keyring.users)), "")
        key = open_with_password(damaged, keyring, who, password, clock)
    computers = {one.computer for one in gone}
    presence = enter(damaged, Task.RESTORE, clock.now(), key.user, gone=computers)
    if presence is None and into is None:
        raise NotWritable(damaged)
    place = into or damaged
    ready = place / f"{READY}{new_id(clock.now())}"
    try:
        if into is None:
            clear_unfinished(place)
        ready.mkdir(parents=True)
        (ready / OLD).mkdir()
        sha256 = _take_copy(damaged, keys, ready, report)
        kind = OfficeKind(keyring.office["jenis"])
        contents = read_contents_list(damaged, key.secret)
        store, copy = ready / STORE_NAME, ready / OLD / STORE_NAME
        found = salvage(copy, key.secret, kind, store, contents, report)
        shutil.rmtree(ready / OLD, ignore_errors=True)
        database = Database(store, key.secret, pooled=False)
        try:
            with database.reading() as connection:
                plan = look(connection, found, keyring, key, clock.today().year)
        finally:
            database.close()
    except BaseException as error:
        shutil.rmtree(ready, ignore_errors=True)
        _leave(presence, key)
        if isinstance(error, OSError):
            raise medium_error(error, place, needed=_SPARE) from error
        raise
    made = Salvage(damaged, into, ready, key, code, presence, clock, found, plan, sha256)
    made.gone = tuple(gone)
    return made


def keys_of(damaged: Path, newest: FoundBackup | None) -> Path | None:
    """Whose keyring opens the data: a backup's when their own cannot be read, else ``None``."""
    try:
        read_keyring(damaged)
    except DesaBinaanError:
        return newest.folder if newest is not None else None
    return None


class Salvage:
    """What was read, waiting beside the data until it is adopted or discarded."""

    def __init__(
        self,
        damaged: Path,
        into: Path | None,
        ready: Path,
        key: OfficeKey,
        code: str,
        presence: Presence | None,
        clock: Clock,
        found: Read,
        plan: SalvagePlan,
        sha256: str,
    ) -> None:
        self._damaged, self._into, self._ready = damaged, into, ready
        self._key, self._code, self._presence, self._clock = key, code, presence, clock
        self._found, self._sha256 = found, sha256
        self._written: Written | None = None
        self.gone: tuple[OfficeInUse, ...] = ()
        self.plan = plan

    def adopt(self, said: LastSpent, report: Report = lambda *_: None) -> Salvaged:
        """Let the office go on with what was read, behind every number that was seen or said.

        Raises ``LastNumberUnknown`` or ``InvalidInput`` while an answer is missing or wrong, and
        what a medium raises; then nothing has changed and it can be tried again.
        """
        plan = self.plan
        refuse_unsaid(said, plan.last_numbers, plan.last_sequence, must_ask=plan.must_ask)
        folder = self._into or self._damaged
        moment = self._clock.now().strftime(NAME_FORM)
        aside = None if self._into else folder / (ASIDE + moment)
        report(0, 2, "Mencatat penyelamatan")
        written = self._written or self._write(said, aside.name if aside else "")
        self._written = written
        try:
            settle(self._ready, self._key.secret)
            told = folder / REPORT_FORM.format(moment)
            text = report_text(plan, written)
            write_whole(told, text.encode())
            report(1, 2, "Memasang data")
            if aside is not None:
                with the_door(folder):
                    begin_swap(folder, self._ready, aside, (STORE_NAME, KEYRING_NAME))
            else:
                add_to_list(folder, self._key.secret, read_list(self._damaged, self._key.secret))
                # The keyring last: until it is there, there is no office.
                for name in (STORE_NAME, KEYRING_NAME):
                    (self._ready / name).rename(folder / name)
        except OSError as error:
            raise medium_error(error, folder, needed=_SPARE) from error
        self.discard()
        forget_gone(self._damaged, self.gone)
        report(2, 2, "Selesai")
        return Salvaged(
            plan=plan,
            folder=folder,
            aside=aside,
            report=told,
            gaps=written.gaps,
            lost_numbers=written.lost_numbers,
            next_package=written.next_package,
        )

    def discard(self) -> None:
        """Take the copy away and let others at the folder; doing it twice is nothing."""
        shutil.rmtree(self._ready, ignore_errors=True)
        _leave(self._presence, self._key)

    def __enter__(self) -> Salvage:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.discard()

    def _write(self, said: LastSpent, aside: str) -> Written:
        database = Database(self._ready / STORE_NAME, self._key.secret, pooled=False)
        detail: dict[str, object] = {"disisihkan": aside, "sha256": self._sha256}
        try:
            with database.writing() as connection:
                written = write_down(
                    connection,
                    self._clock,
                    self._key.user,
                    self.plan,
                    said,
                    self._found,
                    detail,
                    self._code,
                )
                log_gone(connection, self.gone, self._clock, self._key.user)
                return written
        finally:
            database.close()


def _take_copy(damaged: Path, keys: Path, ready: Path, report: Report) -> str:
    sizes = [
        (damaged / f"{STORE_NAME}{ending}").stat().st_size
        for ending in ("", "-wal")
        if (damaged / f"{STORE_NAME}{ending}").is_file()
    ]
    needed = 2 * sum(sizes) + _SPARE
    if shutil.disk_usage(ready).free < needed:
        raise DiskFull(ready.parent, needed)

    def tell(done: int, size: int) -> None:
        report(done // 1_000_000, size // 1_000_000, "Menyalin yang masih terbaca")

    sha256 = copy_readable(damaged / STORE_NAME, ready / OLD / STORE_NAME, tell)
    if (damaged / f"{STORE_NAME}-wal").is_file():
        copy_readable(damaged / f"{STORE_NAME}-wal", ready / OLD / f"{STORE_NAME}-wal", tell)
    copy_file(keys / KEYRING_NAME, ready / KEYRING_NAME)
    return sha256


def _leave(presence: Presence | None, key: OfficeKey) -> None:
    key.forget()
    if presence is not None:
        presence.leave()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back to a backup: proven first, put in place whole or not at all, nothing deleted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.domain.restoring import (
    EVERY,
    Ahead,
    FoundBackup,
    LastSpent,
    Restored,
    RestorePlan,
)
from desa_app.errors import (
    BackupDamaged,
    BackupForeign,
    DesaBinaanError,
    DiskFull,
    Goods,
    NotWritable,
    SampleMixed,
    StoreDamaged,
    UserRemoved,
)
from desa_app.ids import new_id
from desa_app.office.backups import describe_backup
from desa_app.office.gone_computers import forget_gone, log_gone
from desa_app.office.last_spent import refuse_unsaid
from desa_app.office.restore_log import Found, write_down
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.office.sign import is_sample_place
from desa_app.office.unlock import open_with_code, open_with_password
from desa_app.office.users import refuse_without_right
from desa_app.store.backup import NAME_FORM, read_contents
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.erasure_list import add_to_list, read_list
from desa_app.store.keyring import KEYRING_NAME, read_keyring
from desa_app.store.own_keys import read_keys
from desa_app.store.presence import Task, enter, the_door
from desa_app.store.proof import Proof, Spent, prove, read_spent
from desa_app.store.staging import copy_file, settle
from desa_app.store.swap import ASIDE, READY, begin_swap, clear_unfinished

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.clock import Clock
    from desa_app.errors import OfficeInUse

_SPARE = 5_000_000
Report = Callable[[int, int, str], None]
STEPS = 5


@dataclass(frozen=True, slots=True)
class BackupKey:
    """A backup with what opens it."""

    backup: FoundBackup
    user: str
    secret: bytes | bytearray = field(repr=False)
    recovered: bool = False


@dataclass(frozen=True, slots=True)
class _Staged:
    """A proven copy of the backup beside the data, and what the old data have spent since."""

    ready: Path
    proof: Proof
    spent: Spent
    old: Found


def open_backup(
    data: Path, folder: Path, clock: Clock, *, user: str = "", password: str = "", code: str = ""
) -> BackupKey:
    """Open a backup with a user's password of that time, or with the recovery ``code``.

    Wrong tries count together with those at the door of ``data``. Raises what ``unlock`` raises,
    ``UserRemoved`` for somebody removed since, ``BackupForeign``, and ``FileMissing``.
    """
    backup = describe_backup(folder)
    keyring = read_keyring(folder)
    _refuse_foreign(data, backup)
    if code:
        key = open_with_code(data, keyring, code, clock)
    else:
        key = open_with_password(data, keyring, user, password, clock)
        _refuse_removed(data, user)
    return BackupKey(backup, key.user, key.secret, key.recovered)


def look_at_restore(
    data: Path,
    key: BackupKey,
    clock: Clock,
    report: Report = lambda *_: None,
    gone: Collection[OfficeInUse] = (),
) -> RestorePlan:
    """Prove the backup on a copy and tell what restoring it would do; changes nothing.

    ``gone`` are refusals by the mark of another computer of which somebody says that it uses the
    folder no longer. Raises ``BackupDamaged``, ``StoreNewer``, ``NotAllowed``, ``OfficeInUse`` or
    storage errors.
    """
    with _alone(data, key, clock, gone), _staging(data, key, clock, report) as staged:
        return _plan(staged, key, clock)


def restore(
    data: Path,
    key: BackupKey,
    clock: Clock,
    said: LastSpent | None = None,
    report: Report = lambda *_: None,
    gone: Collection[OfficeInUse] = (),
) -> Restored:
    """Put the backup in the place of the data; what was there is moved aside, never deleted.

    Numbers and packages given since the backup are taken from the old data where those can be
    read, else from what somebody ``said``. Raises ``LastNumberUnknown`` when nobody said it, and
    what :func:`look_at_restore` raises; then nothing has changed. What was said about ``gone``
    computers is logged in the restored data, and their marks are taken away.
    """
    said = said or LastSpent()
    with _alone(data, key, clock, gone), _staging(data, key, clock, report) as staged:
        plan = _plan(staged, key, clock)
        refuse_unsaid(said, plan.last_numbers, plan.last_sequence, must_ask=plan.must_ask)
        aside = data / (ASIDE + clock.now().strftime(NAME_FORM))
        report(3, STEPS, "Mencatat pemulihan")
        database = Database(staged.ready / STORE_NAME, key.secret, pooled=False)
        try:
            with database.writing() as connection:
                lost, next_package = write_down(
                    connection, clock, key.user, plan, said, staged.spent, staged.old, aside.name
                )
                log_gone(connection, gone, clock, key.user)
        finally:
            database.close()
        settle(staged.ready, key.secret)
        # The door erases again whom this backup still holds.
        add_to_list(data, key.secret, read_list(key.backup.folder.parent, key.secret))
        report(4, STEPS, "Memasang data")
        with the_door(data):
            begin_swap(data, staged.ready, aside, (STORE_NAME, KEYRING_NAME))
        forget_gone(data, gone)
        report(STEPS, STEPS, "Selesai")
        return Restored(
            backup=key.backup,
            aside=aside if aside.is_dir() else None,
            old_data=plan.old_data,
            ahead=plan.ahead,
            lost=lost,
            next_package=next_package,
        )


# --- who may ------------------------------------------------------------------------------


def _refuse_foreign(data: Path, backup: FoundBackup) -> None:
    try:
        here = read_keyring(data)
    except DesaBinaanError:
        return
    if (here.office["jenis"], here.office["kode"]) != (backup.kind.value, backup.code):
        raise BackupForeign(backup.folder, f"{backup.kind_word} {backup.name}".strip())


def _refuse_removed(data: Path, user: str) -> None:
    """An old backup must not let in again who was removed since."""
    try:
        here = read_keyring(data)
    except DesaBinaanError:
        return
    if user not in here.users:
        raise UserRemoved(user)


@contextmanager
def _alone(
    data: Path, key: BackupKey, clock: Clock, gone: Collection[OfficeInUse]
) -> Iterator[None]:
    """Nobody else has the folder open, and nobody opens it meanwhile."""
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(data) from error
    computers = {one.computer for one in gone}
    presence = enter(data, Task.RESTORE, clock.now(), key.user, gone=computers)
    if presence is None:
        raise NotWritable(data)
    try:
        yield
    finally:
        presence.leave()


# --- the copy -----------------------------------------------------------------------------


@contextmanager
def _staging(data: Path, key: BackupKey, clock: Clock, report: Report) -> Iterator[_Staged]:
    """A proven copy of the backup beside the data; it is gone afterwards unless it moved in."""
    clear_unfinished(data)
    ready = data / f"{READY}{new_id(clock.now())}"
    try:
        ready.mkdir()
        old = ready / "lama"
        old.mkdir()
        report(0, STEPS, "Menyalin cadangan")
        _copy_backup(key.backup.folder, ready)
        report(1, STEPS, "Membuka dan menghitung cadangan")
        backup = key.backup
        proof = prove(ready / STORE_NAME, backup.folder, key.secret, backup.kind)
        if (proof.kind, proof.code) != (backup.kind, backup.code):
            raise BackupDamaged(backup.folder, "isi")
        if proof.sample is not is_sample_place(data):
            raise SampleMixed(backup.folder, sample=proof.sample, what=Goods.BACKUP)
        told = read_contents(backup.folder)
        if told and any(proof.counts.get(name) != count for name, count in told.counts.items()):
            raise BackupDamaged(backup.folder, "jumlah")
        report(2, STEPS, "Membaca data yang lama")
        database = Database(ready / STORE_NAME, key.secret, pooled=False)
        try:
            with database.reading() as connection:
                refuse_without_right(connection, key.user, recovered=key.recovered)
                spent = read_spent(connection, backup.kind)
        finally:
            database.close()
        yield _Staged(ready, proof, spent, _read_old(data, old, key, proof))
    except OSError as error:
        raise NotWritable(data) from error
    finally:
        # Once the note of the swap stands, what is ready belongs to whoever finishes it.
        clear_unfinished(data)


def _copy_backup(backup: Path, ready: Path) -> None:
    told = read_contents(backup)
    size = (backup / STORE_NAME).stat().st_size
    needed = 2 * size + _SPARE
    if shutil.disk_usage(ready).free < needed:
        raise DiskFull(ready.parent, needed)
    try:
        sha256 = copy_file(backup / STORE_NAME, ready / STORE_NAME)
        if (backup / f"{STORE_NAME}-wal").is_file():
            # What was set aside may have been cut off before its log was folded in.
            copy_file(backup / f"{STORE_NAME}-wal", ready / f"{STORE_NAME}-wal")
        copy_file(backup / KEYRING_NAME, ready / KEYRING_NAME)
    except OSError as error:
        raise BackupDamaged(backup, "berkas") from error
    if told is not None and (told.size, told.sha256) != (size, sha256):
        raise BackupDamaged(backup, "berkas")


def _read_old(data: Path, into: Path, key: BackupKey, proof: Proof) -> Found:
    """What the old data tell, read from a copy of them; nothing when nobody can read them."""
    if not (data / STORE_NAME).is_file() or not (data / STORE_NAME).stat().st_size:
        return Found(there=(data / STORE_NAME).exists())
    try:
        copy_file(data / STORE_NAME, into / STORE_NAME)
        if (data / f"{STORE_NAME}-wal").is_file():
            copy_file(data / f"{STORE_NAME}-wal", into / f"{STORE_NAME}-wal")
        old = prove(into / STORE_NAME, data, key.secret, key.backup.kind)
    except (OSError, StoreDamaged, DesaBinaanError):
        return Found(there=True)
    database = Database(into / STORE_NAME, key.secret, pooled=False)
    try:
        with database.reading() as connection:
            refuse_without_right(connection, key.user, recovered=key.recovered)
            village = key.backup.kind is OfficeKind.DESA
            return Found(
                there=True,
                spent=read_spent(connection, key.backup.kind),
                ahead=_ahead(connection, old, proof),
                keys=read_keys(connection, SIGNING_KEY) if village else None,
            )
    finally:
        database.close()


def _ahead(connection: Connection, old: Proof, proof: Proof) -> Ahead:
    from desa_app.store.journal import hash_at

    def more(name: str) -> int:
        return old.counts.get(name, 0) - proof.counts.get(name, 0)

    return Ahead(
        entries=old.entries - proof.entries,
        letters=more("letter"),
        packages=more("package") + more("received"),
        same_line=hash_at(connection, proof.entries) == proof.head,
    )


def _plan(staged: _Staged, key: BackupKey, clock: Clock) -> RestorePlan:
    year = clock.today().year
    known = dict(staged.spent.numbers)
    old = staged.old.spent
    for place, last in (old.numbers if old else {}).items():
        known[place] = max(last, known.get(place, 0))
    village = key.backup.kind is OfficeKind.DESA
    numbers = {name: last for (name, of), last in sorted(known.items()) if of == year}
    if village and not numbers:
        numbers = {EVERY: 0}
    return RestorePlan(
        backup=key.backup,
        counts=staged.proof.counts,
        entries=staged.proof.entries,
        old_data=staged.old.there,
        ahead=staged.old.ahead,
        last_numbers=numbers,
        last_sequence=max(staged.spent.sequence, old.sequence if old else 0),
        must_ask=old is None and staged.spent.sends,
    )

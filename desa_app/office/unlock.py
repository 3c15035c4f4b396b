# SPDX-License-Identifier: GPL-3.0-or-later
"""The door: password or recovery code in, the office's key out; wrong tries slow down."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desa_app.clock import read_timestamp, timestamp
from desa_app.domain.office import PASSWORD_MINIMUM, OfficeKind
from desa_app.domain.user import RECOVERED, Right
from desa_app.errors import (
    InvalidInput,
    NotAllowed,
    NotFound,
    Problem,
    StorageError,
    TooManyTries,
    UserRemoved,
    WeakPassword,
    WrongPassword,
    WrongRecoveryCode,
)
from desa_app.store import journal
from desa_app.store import users as rows
from desa_app.store.engine import STORE_NAME, Database, wipe
from desa_app.store.files import write_whole
from desa_app.store.keyring import changing_keyring, load_keyring
from desa_app.store.stamp import Stamp
from desa_app.store.upgrade import refuse_unusable

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.store.keyring import Keyring

FREE_TRIES = 5
FIRST_WAIT_SECONDS = 30
LONGEST_WAIT_SECONDS = 900
_TRIES_NAME = "percobaan.json"
_TRIES_KEPT = 200
# Room for all of them, however many bytes the typed names take.
_TRIES_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """What opens an office: the user's name and the database key, which is never shown.

    ``must_change`` tells that the password came from somebody else: set a new one first.
    """

    user: str
    secret: bytes | bytearray = field(repr=False)
    recovered: bool = False
    must_change: bool = False

    def forget(self) -> None:
        """Overwrite the key, once an office is open with it or nobody goes on."""
        if isinstance(self.secret, bytearray):
            wipe(self.secret)


def check_password(password: str) -> None:
    """Raise ``WeakPassword`` for a password that is too short or made of too few characters."""
    if len(password) < PASSWORD_MINIMUM or len(set(password)) < 5:
        raise WeakPassword(PASSWORD_MINIMUM)


def unlock(folder: Path, user: str, password: str, clock: Clock) -> OfficeKey:
    """Open with user name and password.

    Raises ``WrongPassword``, after five of those ``TooManyTries`` until the wait is over, and
    ``NoOffice``, ``StoreDamaged`` or ``StoreNewer`` for the folder itself.
    """
    key = open_with_password(folder, load_keyring(folder), user, password, clock)
    return _welcome(folder, key, _Tries.load(folder), clock)


def unlock_with_recovery(folder: Path, code: str, clock: Clock) -> OfficeKey:
    """Open with the printed recovery code; raises ``WrongRecoveryCode`` or ``TooManyTries``."""
    key = open_with_code(folder, load_keyring(folder), code, clock)
    return _welcome(folder, key, _Tries.load(folder), clock)


def open_with_password(
    folder: Path, keyring: Keyring, user: str, password: str, clock: Clock
) -> OfficeKey:
    """The key of an office or of a backup of it; wrong tries are counted at ``folder``.

    Raises ``WrongPassword`` or ``TooManyTries``.
    """
    tries = _Tries.load(folder)
    tries.refuse_if_waiting(clock.now())
    secret = keyring.open_user(user, password)
    if secret is None:
        tries.failed(clock.now(), user)
        raise WrongPassword(tries.left)
    return OfficeKey(user, bytearray(secret))


def open_with_code(folder: Path, keyring: Keyring, code: str, clock: Clock) -> OfficeKey:
    """The same with the printed recovery code; raises ``WrongRecoveryCode`` or ``TooManyTries``."""
    tries = _Tries.load(folder)
    tries.refuse_if_waiting(clock.now())
    try:
        secret = keyring.open_recovery(code)
    except WrongRecoveryCode as error:
        # A slip of the finger shows in the check characters and is no attempt.
        if not error.mistyped:
            tries.failed(clock.now(), RECOVERED)
        raise
    return OfficeKey(RECOVERED, bytearray(secret), recovered=True)


def set_new_password(
    folder: Path, key: OfficeKey, user: str, password: str, clock: Clock
) -> OfficeKey:
    """Give a user a password of their own; the database itself is not re-encrypted.

    With the recovery code for every user, otherwise for oneself. Raises ``WeakPassword``,
    ``NotFound``, ``NotAllowed``, or ``InvalidInput`` when a first password is only repeated.
    """
    check_password(password)
    keyring = load_keyring(folder)
    if user not in keyring.users:
        raise NotFound("pengguna")
    if not key.recovered and user != key.user:
        raise NotAllowed(Right.USERS.value, "")
    if key.must_change and keyring.open_user(user, password) is not None:
        raise InvalidInput((Problem("password", "sandi-sama"),))
    database = Database(folder / STORE_NAME, key.secret, pooled=False)
    try:
        with changing_keyring(folder) as save, database.writing() as connection:
            now = clock.now()
            if rows.are_of_today(connection):
                known = rows.find_user(connection, user)
                if known is None or not known.active:
                    raise UserRemoved(user)
                stamp = Stamp(now, key.user)
                rows.set_state(connection, stamp, known.id, active=True, must_change=False)
            journal.append(connection, at=now, by=key.user, action="sandi-diganti", subject=user)
            # Last, under the write lock: whatever failed before leaves the old password.
            save(load_keyring(folder).with_user(key.secret, user, password))
    finally:
        database.close()
    return OfficeKey(user, key.secret)


def _welcome(folder: Path, key: OfficeKey, tries: _Tries, clock: Clock) -> OfficeKey:
    """Write the failed tries and this entry into the log, then forget the tries."""
    kind = OfficeKind(load_keyring(folder).office["jenis"])
    database = Database(folder / STORE_NAME, key.secret, pooled=False)
    must_change = False
    try:
        refuse_unusable(database, kind)
        with database.writing() as connection:
            for at, user in tries.entries:
                journal.append(
                    connection,
                    at=clock.now(),
                    by="",
                    action="sandi-salah",
                    subject=user,
                    detail={"waktu": at},
                )
            if not key.recovered and rows.are_of_today(connection):
                known = rows.find_user(connection, key.user)
                must_change = known is not None and known.must_change
            journal.append(connection, at=clock.now(), by=key.user, action="masuk")
    finally:
        database.close()
    tries.forget()
    return replace(key, must_change=must_change)


@dataclass(slots=True)
class _Tries:
    """Wrong tries since the last good one, kept beside the keyring so that a restart counts."""

    folder: Path
    entries: list[tuple[str, str]]

    @classmethod
    def load(cls, folder: Path) -> _Tries:
        try:
            content = json.loads((folder / _TRIES_NAME).read_bytes()[:_TRIES_LIMIT])
            entries = [(timestamp(read_timestamp(at)), str(user)) for at, user in content]
        except (OSError, ValueError, TypeError, RecursionError):
            entries = []
        return cls(folder, entries)

    @property
    def left(self) -> int:
        return max(0, FREE_TRIES - len(self.entries))

    def refuse_if_waiting(self, now: datetime) -> None:
        beyond = len(self.entries) - FREE_TRIES
        if beyond < 0:
            return
        wait = min(FIRST_WAIT_SECONDS * 2 ** min(beyond, 10), LONGEST_WAIT_SECONDS)
        last, user = self.entries[-1]
        if read_timestamp(last) > now:
            # The clock was set back, or was ahead by years: the wait begins again, from today,
            # so that it is neither shortened nor lasts until that day comes.
            self.entries[-1] = (timestamp(now), user)
            self._keep()
        remaining = wait - (now - read_timestamp(self.entries[-1][0])).total_seconds()
        if remaining > 0:
            raise TooManyTries(int(remaining) + 1)

    def failed(self, now: datetime, user: str) -> None:
        self.entries.append((timestamp(now), user[:40]))
        self._keep()

    def _keep(self) -> None:
        kept = json.dumps(self.entries[-_TRIES_KEPT:]).encode()
        try:
            write_whole(self.folder / _TRIES_NAME, kept)
        except StorageError:
            # A folder that cannot be written still must not let anybody in faster.
            return

    def forget(self) -> None:
        # They are in the log by now; a file that cannot be removed must not shut anybody out.
        with suppress(OSError):
            (self.folder / _TRIES_NAME).unlink(missing_ok=True)

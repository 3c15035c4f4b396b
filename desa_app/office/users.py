# SPDX-License-Identifier: GPL-3.0-or-later
"""The people who work at the computer of either office: let in, given rights, removed.

The database keeps its key. Adding somebody wraps that key once more under their password;
removing somebody takes their wrapped copy away. The keyring is written last, while the write
lock is held, and put back when the commit fails, so a failure on the way leaves both as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.user import Right, User, UserRights, problems_in_rights, problems_in_user
from desa_app.errors import InvalidInput, NotAllowed, UserNeeded, UserRemoved
from desa_app.office.desk import changes
from desa_app.office.unlock import OfficeKey, check_password, set_new_password, unlock
from desa_app.store import users as rows
from desa_app.store.keyring import changing_keyring, load_keyring

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.office.desk import Desk
    from desa_app.store.keyring import Keyring


class Users:
    """Users of either office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def me(self) -> User:
        """Who is working, with today's rights."""
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
        return self._desk.account

    def may(self, right: Right) -> bool:
        """Whether a button for this makes sense; the use cases ask again."""
        return self._desk.may(right)

    def list(self) -> tuple[User, ...]:
        """Everybody who ever had a password here, those of today first."""
        with self._desk.reading() as connection:
            return rows.list_users(connection)

    def add(self, name: str, rights: UserRights, password: str) -> User:
        """Let somebody new in with a first password, which opens nothing until they change it.

        Raises ``InvalidInput`` (also for a name that was ever used), ``WeakPassword`` or
        ``NotAllowed``.
        """
        with (
            changing_keyring(self._desk.folder) as save,
            self._desk.writing(Right.USERS) as connection,
        ):
            taken = [user.name for user in rows.list_users(connection)]
            problems = problems_in_user(name, rights, taken)
            if problems:
                raise InvalidInput(problems)
            check_password(password)
            stamp = self._desk.stamp()
            user_id = rows.insert_user(connection, stamp, name, rights, must_change=True)
            detail: dict[str, object] = {"nama": name, "peran": rights.role.value}
            detail |= {"pengelola": rights.manager, "kasus": rights.cases, "cari": rights.search}
            self._desk.log(connection, "pengguna-ditambah", user_id, detail)
            made = rows.load_user(connection, user_id)
            save(self._with(made, password))
        return made

    def change(self, user: User, rights: UserRights) -> User:
        """Give other rights to ``user`` as it was opened.

        Raises ``InvalidInput``, ``ChangedMeanwhile``, ``NotAllowed``, or ``UserNeeded`` when
        nobody would be left to manage users.
        """
        problems = problems_in_rights(rights)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing(Right.USERS) as connection:
            before = rows.load_user(connection, user.id)
            if before.rights.manager and not rights.manager:
                self._refuse_last_manager(connection, before)
            rows.update_rights(connection, self._desk.stamp(), user.id, user.revision, rights)
            detail = changes(before.rights, rights)
            self._desk.log(connection, "hak-pengguna-diubah", user.id, detail)
            return rows.load_user(connection, user.id)

    def remove(self, user_id: str, reason: str = "") -> User:
        """Take somebody's way in; what they noted keeps their name.

        Raises ``UserNeeded`` for oneself and for the last who manages users, ``NotAllowed``.
        """
        folder = self._desk.folder
        with changing_keyring(folder) as save, self._desk.writing(Right.USERS) as connection:
            user = rows.load_user(connection, user_id)
            if user.active:
                self._refuse_last_manager(connection, user)
            if user.name == self._desk.user:
                raise UserNeeded(user.name, own=True)
            stamp = self._desk.stamp()
            rows.set_state(connection, stamp, user_id, active=False, must_change=False)
            detail = {"nama": user.name, "alasan": reason.strip()}
            self._desk.log(connection, "pengguna-dikeluarkan", user_id, detail)
            save(load_keyring(folder).without_user(user.name))
            return rows.load_user(connection, user_id)

    def give_password(self, user_id: str, password: str) -> User:
        """Give a forgotten password anew, or let a removed user in again.

        Like a first password it must be changed before it opens anything. Raises
        ``WeakPassword``, ``NotAllowed``, or ``UserNeeded`` for oneself (see
        :meth:`change_own_password`).
        """
        check_password(password)
        with (
            changing_keyring(self._desk.folder) as save,
            self._desk.writing(Right.USERS) as connection,
        ):
            user = rows.load_user(connection, user_id)
            if user.name == self._desk.user:
                raise UserNeeded(user.name, own=True)
            stamp = self._desk.stamp()
            rows.set_state(connection, stamp, user_id, active=True, must_change=True)
            action = "sandi-diberikan" if user.active else "pengguna-diaktifkan"
            self._desk.log(connection, action, user_id, {"nama": user.name})
            save(self._with(user, password))
            return rows.load_user(connection, user_id)

    def change_own_password(self, old: str, new: str) -> None:
        """Change one's own password; open to everybody.

        Raises ``WrongPassword`` or ``TooManyTries`` for the old one, ``WeakPassword`` for the new.
        """
        check_password(new)
        desk = self._desk
        unlock(desk.folder, desk.user, old, desk.clock)
        key = OfficeKey(desk.user, desk.secret)
        set_new_password(desk.folder, key, desk.user, new, desk.clock)

    def _with(self, user: User, password: str) -> Keyring:
        keyring = load_keyring(self._desk.folder)
        return keyring.with_user(self._desk.secret, user.name, password)

    def _refuse_last_manager(self, connection: Connection, user: User) -> None:
        inside = load_keyring(self._desk.folder).users
        others = [
            one
            for one in rows.list_users(connection)
            if one.may(Right.USERS) and one.id != user.id and one.name in inside
        ]
        if user.may(Right.USERS) and not others:
            raise UserNeeded(user.name, own=False)


def refuse_without_right(connection: Connection, name: str, *, recovered: bool) -> None:
    """Who puts other data in the place of the office's must have the right there too.

    Who came with the paper's code (``recovered``) may. Raises ``UserRemoved`` or ``NotAllowed``.
    """
    if recovered:
        return
    known = rows.find_user(connection, name)
    if known is None or not known.active:
        raise UserRemoved(name)
    if not known.may(Right.OFFICE):
        raise NotAllowed(Right.OFFICE.value, known.rights.role.value)

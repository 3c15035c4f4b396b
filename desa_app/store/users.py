# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of users with their rights; the passwords live in the keyring only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text, update

from desa_app.domain.user import Role, User, UserRights
from desa_app.errors import ChangedMeanwhile, NotFound
from desa_app.store.office import user

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp


def are_of_today(connection: Connection) -> bool:
    """Whether the data file keeps users in the form that this program reads.

    Coming in happens before an older file is brought up to date; it is asked again after that.
    """
    columns = connection.execute(text('PRAGMA table_info("user")')).mappings()
    return {column.name for column in user.c} <= {column["name"] for column in columns}


def find_user(connection: Connection, name: str) -> User | None:
    """The user with exactly this name, also one who was removed."""
    row = connection.execute(select(user).where(user.c.name == name)).mappings().first()
    return _user(row) if row is not None else None


def load_user(connection: Connection, user_id: str) -> User:
    """One user; raises ``NotFound``."""
    row = connection.execute(select(user).where(user.c.id == user_id)).mappings().first()
    if row is None:
        raise NotFound("pengguna")
    return _user(row)


def list_users(connection: Connection) -> tuple[User, ...]:
    """Everybody who ever had a password here: those of today first, each by name."""
    order = (user.c.active.desc(), func.lower(user.c.name))
    rows = connection.execute(select(user).order_by(*order)).mappings()
    return tuple(_user(row) for row in rows)


def insert_user(
    connection: Connection, stamp: Stamp, name: str, rights: UserRights, *, must_change: bool
) -> str:
    """Remember a new user; returns the id."""
    values = stamp.new()
    connection.execute(
        insert(user).values(
            **values, name=name, active=True, must_change=must_change, **_columns(rights)
        )
    )
    return str(values["id"])


def update_rights(
    connection: Connection, stamp: Stamp, user_id: str, revision: int, rights: UserRights
) -> None:
    """Change what somebody may do; raises ``ChangedMeanwhile``."""
    done = connection.execute(
        update(user)
        .where(user.c.id == user_id, user.c.revision == revision)
        .values(**stamp.changed(user), **_columns(rights))
    )
    if not done.rowcount:
        raise ChangedMeanwhile("pengguna")


def set_state(
    connection: Connection, stamp: Stamp, user_id: str, *, active: bool, must_change: bool
) -> None:
    """Let somebody in or not, with a password of their own or one to be changed."""
    connection.execute(
        update(user)
        .where(user.c.id == user_id)
        .values(**stamp.changed(user), active=active, must_change=must_change)
    )


def _columns(rights: UserRights) -> dict[str, object]:
    return {
        "role": rights.role.value,
        "manager": rights.manager,
        "cases": rights.cases,
        "search": rights.search,
    }


def _user(row: Mapping[Any, Any]) -> User:
    return User(
        id=row["id"],
        revision=row["revision"],
        name=row["name"],
        rights=UserRights(
            role=Role(row["role"]),
            manager=row["manager"],
            cases=row["cases"],
            search=row["search"],
        ),
        active=row["active"],
        must_change=row["must_change"],
    )

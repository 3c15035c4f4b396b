# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own row and its secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import MetaData, Table, insert, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.office import OfficeKind, OfficeProfile
from desa_app.domain.page import Paper
from desa_app.errors import NotFound
from desa_app.store import schema_desa

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

# Both offices have these tables in the same form, so one set of table objects serves both.
_tables: MetaData = schema_desa.metadata
office: Table = _tables.tables["office"]
user: Table = _tables.tables["user"]
secret: Table = _tables.tables["secret"]

_PROFILE = (
    "code",
    "name",
    "district",
    "regency",
    "province",
    "kind_word",
    "head_title",
    "secretary_title",
    "address",
    "contact",
    "number_pattern",
    "sample",
)


def insert_office(
    connection: Connection,
    stamp: Stamp,
    profile: OfficeProfile,
    *,
    logo: bytes | None,
    backup_folder: str,
) -> None:
    """Write the one row that says who we are."""
    values = _profile_values(profile) | {"logo": logo, "backup_folder": backup_folder}
    connection.execute(insert(office).values(**stamp.new(), **values))


def update_office(
    connection: Connection,
    stamp: Stamp,
    profile: OfficeProfile,
    *,
    logo: bytes | None,
    backup_folder: str,
) -> None:
    """Replace the facts of the one row."""
    values = _profile_values(profile) | {"logo": logo, "backup_folder": backup_folder}
    connection.execute(update(office).values(**stamp.changed(office), **values))


def load_profile(connection: Connection) -> OfficeProfile:
    """Read who we are; raises ``NotFound`` in a store that was never set up."""
    row = connection.execute(select(office)).mappings().first()
    if row is None:
        raise NotFound("kantor")
    return OfficeProfile(
        kind=OfficeKind(row["kind"]),
        paper=Paper(row["paper"]),
        **{name: row[name] for name in _PROFILE},
    )


def is_there(connection: Connection) -> bool:
    """Whether the row that says who we are can be read."""
    return connection.execute(select(office.c.id)).first() is not None


def load_start(connection: Connection) -> datetime:
    """The moment the office and its keys were made."""
    return read_timestamp(connection.execute(select(office.c.created_at)).scalar_one())


def load_logo(connection: Connection) -> bytes | None:
    """The coat of arms for the letterhead, if the office gave one."""
    found = connection.execute(select(office.c.logo)).scalar()
    return bytes(found) if found is not None else None


def load_backup_folder(connection: Connection) -> str:
    """Where backups go besides the data folder; empty when none was chosen."""
    return str(connection.execute(select(office.c.backup_folder)).scalar_one())


def load_lock_minutes(connection: Connection) -> int:
    """After how many minutes without a touch the window locks itself."""
    return int(connection.execute(select(office.c.lock_minutes)).scalar_one())


def set_lock_minutes(connection: Connection, stamp: Stamp, minutes: int) -> None:
    """Choose another time."""
    connection.execute(update(office).values(**stamp.changed(office), lock_minutes=minutes))


def put_secret(connection: Connection, stamp: Stamp, name: str, value: bytes) -> None:
    """Keep a private key inside the encrypted store."""
    connection.execute(insert(secret).values(**stamp.new(), name=name, value=value))


def replace_secret(connection: Connection, stamp: Stamp, name: str, value: bytes) -> None:
    """Put a new private key in the place of the former, which is gone for good."""
    connection.execute(
        update(secret).where(secret.c.name == name).values(value=value, **stamp.changed(secret))
    )


def secret_made_at(connection: Connection, name: str) -> datetime:
    """The moment this private key was made; raises ``NotFound``."""
    found = connection.execute(select(secret.c.changed_at).where(secret.c.name == name)).scalar()
    if found is None:
        raise NotFound("kunci")
    return read_timestamp(found)


def find_secret(connection: Connection, name: str) -> bytes | None:
    """Read a private key that not every office has."""
    found = connection.execute(select(secret.c.value).where(secret.c.name == name)).scalar()
    return bytes(found) if found is not None else None


def get_secret(connection: Connection, name: str) -> bytes:
    """Read a private key; raises ``NotFound`` when it was never made."""
    found = connection.execute(select(secret.c.value).where(secret.c.name == name)).scalar()
    if found is None:
        raise NotFound("kunci")
    return bytes(found)


def _profile_values(profile: OfficeProfile) -> dict[str, object]:
    values = {name: getattr(profile, name) for name in _PROFILE}
    return values | {"kind": profile.kind.value, "paper": profile.paper.value}

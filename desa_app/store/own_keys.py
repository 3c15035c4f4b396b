# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's former public keys, with the days they were in use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from desa_app.domain.key_list import FormerKey
from desa_app.store.office import get_secret, secret_made_at
from desa_app.store.schema_desa import former_key

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp


@dataclass(frozen=True, slots=True)
class KeptKeys:
    """The private key in use, the moment it was made, and the public keys before it."""

    secret: bytes = field(repr=False)
    made_at: datetime
    former: tuple[FormerKey, ...]


def read_keys(connection: Connection, name: str) -> KeptKeys:
    """All keys of a village whose private key is kept under ``name``."""
    return KeptKeys(
        get_secret(connection, name), secret_made_at(connection, name), list_former(connection)
    )


def add_former(connection: Connection, stamp: Stamp, key: FormerKey) -> None:
    """Keep a public key whose private half is gone."""
    connection.execute(
        insert(former_key).values(
            **stamp.new(), verify_key=key.verify_key, since=key.since, until=key.until
        )
    )


def list_former(connection: Connection) -> tuple[FormerKey, ...]:
    """The former keys, the oldest first."""
    rows = connection.execute(select(former_key).order_by(former_key.c.id)).mappings()
    return tuple(
        FormerKey(verify_key=bytes(row["verify_key"]), since=row["since"], until=row["until"])
        for row in rows
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's former public keys, with the days they were in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from desa_app.domain.key_list import FormerKey
from desa_app.store.schema_desa import former_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp


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

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the office wrote over the lists of the program: versions, written once, never changed."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from desa_app.clock import read_timestamp
from desa_app.domain.reference_list import OwnVersion, RowFacts, RowState
from desa_app.store.schema_desa import reference_row

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from desa_app.store.stamp import Stamp


def insert_version(
    connection: Connection,
    stamp: Stamp,
    name: str,
    key: str,
    state: RowState,
    facts: RowFacts | None,
    note: str,
) -> int:
    """Write the next version of a row; returns its number."""
    last = connection.execute(
        select(func.max(reference_row.c.version)).where(
            reference_row.c.list_name == name, reference_row.c.key == key
        )
    ).scalar()
    version = 1 + (last or 0)
    connection.execute(
        insert(reference_row).values(
            **stamp.new(),
            list_name=name,
            key=key,
            version=version,
            state=state.value,
            payload=json.dumps(facts.values, ensure_ascii=False) if facts else "",
            source=facts.source if facts else "",
            checked_on=facts.checked_on if facts else None,
            valid_from=facts.valid_from if facts else None,
            valid_until=facts.valid_until if facts else None,
            note=note,
        )
    )
    return version


def own_versions(connection: Connection, name: str) -> dict[str, tuple[OwnVersion, ...]]:
    """Everything the office wrote into a list, by key; keys in the order of their first version."""
    found: dict[str, list[OwnVersion]] = defaultdict(list)
    rows = connection.execute(
        select(reference_row).where(reference_row.c.list_name == name).order_by(reference_row.c.id)
    ).mappings()
    for row in rows:
        found[row["key"]].append(_version(row))
    return {
        key: tuple(sorted(versions, key=lambda one: one.version)) for key, versions in found.items()
    }


def _version(row: RowMapping) -> OwnVersion:
    facts = None
    if row["payload"]:
        facts = RowFacts(
            values=json.loads(row["payload"]),
            source=row["source"],
            checked_on=row["checked_on"],
            valid_from=row["valid_from"],
            valid_until=row["valid_until"],
        )
    return OwnVersion(
        key=row["key"],
        version=row["version"],
        state=RowState(row["state"]),
        facts=facts,
        note=row["note"],
        at=read_timestamp(row["created_at"]),
        by=row["created_by"],
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""Which spreadsheets a person came from; an import writes one line of the log for everybody."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desa_app.clock import read_timestamp
from desa_app.store.schema_desa import metadata

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

_item, _batch = metadata.tables["import_item"], metadata.tables["import_batch"]


@dataclass(frozen=True, slots=True)
class Brought:
    """One import that touched a person: ``before`` holds the facts it changed, as they were."""

    at: datetime
    by: str
    file_name: str
    new: bool
    before: dict[str, object]


def brought_by(connection: Connection, person_id: str) -> list[Brought]:
    """The imports that stand and touched this person, the oldest first."""
    rows = connection.execute(
        select(
            _batch.c.created_at,
            _batch.c.created_by,
            _batch.c.file_name,
            _item.c.kind,
            _item.c.before,
        )
        .join_from(_item, _batch, _batch.c.id == _item.c.import_id)
        .where(_item.c.person_id == person_id, _batch.c.state == "berlaku")
        .order_by(_batch.c.id)
    )
    return [
        Brought(
            read_timestamp(row.created_at),
            row.created_by,
            row.file_name,
            row.kind == "baru",
            json.loads(row.before) if row.before else {},
        )
        for row in rows
    ]

# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of incidents in the village store; none is ever removed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from desa_app.clock import read_timestamp, timestamp
from desa_app.domain.incident import TO_PEOPLE, Incident, IncidentDraft
from desa_app.errors import NotFound
from desa_app.store.schema_desa import metadata

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_incident = metadata.tables["incident"]
_COUNTED = ("person", "letter", "scan", "family_member", "case_file")


def insert_incident(
    connection: Connection, stamp: Stamp, draft: IncidentDraft, found_at: datetime
) -> Incident:
    """Note an incident with what the register holds now."""
    counts = {
        name: connection.execute(
            select(func.count()).select_from(metadata.tables[name])
        ).scalar_one()
        for name in _COUNTED
    }
    columns = stamp.new()
    facts = {name: getattr(draft, name) for name in IncidentDraft.__dataclass_fields__}
    connection.execute(
        insert(_incident).values(
            **columns, **facts, found_at=timestamp(found_at), counts=json.dumps(counts)
        )
    )
    return load_incident(connection, str(columns["id"]))


def note_told(
    connection: Connection, stamp: Stamp, incident_id: str, to: str, on: date
) -> Incident:
    """Note that the people or the authority were told; raises ``NotFound``."""
    column = "told_people_on" if to == TO_PEOPLE else "told_authority_on"
    done = connection.execute(
        update(_incident)
        .where(_incident.c.id == incident_id)
        .values({column: on, **stamp.changed(_incident)})
    )
    if done.rowcount != 1:
        raise NotFound("insiden")
    return load_incident(connection, incident_id)


def load_incident(connection: Connection, incident_id: str) -> Incident:
    """One incident; raises ``NotFound``."""
    wanted = select(_incident).where(_incident.c.id == incident_id)
    row = connection.execute(wanted).mappings().first()
    if row is None:
        raise NotFound("insiden")
    return _as_incident(row)


def list_incidents(connection: Connection) -> tuple[Incident, ...]:
    """Every incident, the newest first."""
    rows = connection.execute(select(_incident).order_by(_incident.c.id.desc())).mappings()
    return tuple(_as_incident(row) for row in rows)


def _as_incident(row: Any) -> Incident:
    return Incident(
        id=row["id"],
        facts=IncidentDraft(**{name: row[name] for name in IncidentDraft.__dataclass_fields__}),
        found_at=read_timestamp(row["found_at"]),
        noted_by=row["created_by"],
        counts=json.loads(row["counts"]),
        told_people_on=row["told_people_on"],
        told_authority_on=row["told_authority_on"],
    )

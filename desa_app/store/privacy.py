# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests, consents and holds of UU 27/2022 in the village store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from desa_app.clock import read_timestamp, timestamp
from desa_app.domain.privacy import (
    Consent,
    Hold,
    HoldKind,
    PrivacyRecord,
    PrivacyRequest,
    RequestKind,
    RequestState,
)
from desa_app.errors import NotFound
from desa_app.store.people_merge import merged_into
from desa_app.store.schema_desa import metadata

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_request = metadata.tables["privacy_request"]
_consent = metadata.tables["privacy_consent"]
_hold = metadata.tables["privacy_hold"]
_kept = metadata.tables["retention_decision"]
BESIDE = (_request, _consent, _hold, _kept)
"""What names a person by id without referring to their record."""


def insert_request(
    connection: Connection,
    stamp: Stamp,
    *,
    person_id: str,
    kind: RequestKind,
    asked_at: datetime,
    asked_by: str,
    note: str,
) -> str:
    """Note what somebody asks for; returns its id."""
    columns = stamp.new()
    connection.execute(
        insert(_request).values(
            **columns,
            person_id=person_id,
            kind=kind.value,
            asked_at=timestamp(asked_at),
            asked_by=asked_by,
            note=note,
            state=RequestState.OPEN.value,
            answered_at=None,
            answer="",
        )
    )
    return str(columns["id"])


def answer_request(
    connection: Connection, stamp: Stamp, request_id: str, state: RequestState, answer: str
) -> None:
    """Close an open request; raises ``NotFound`` when there is none of this id."""
    done = connection.execute(
        update(_request)
        .where(_request.c.id == request_id, _request.c.state == RequestState.OPEN.value)
        .values(
            state=state.value,
            answer=answer,
            answered_at=timestamp(stamp.at),
            **stamp.changed(_request),
        )
    )
    if done.rowcount != 1:
        raise NotFound("permintaan")


def load_request(connection: Connection, request_id: str) -> PrivacyRequest:
    """One request; raises ``NotFound``."""
    row = connection.execute(select(_request).where(_request.c.id == request_id)).mappings().first()
    if row is None:
        raise NotFound("permintaan")
    return _as_request(row)


def open_requests(connection: Connection) -> tuple[PrivacyRequest, ...]:
    """Every request that waits, the one due first at the head."""
    rows = connection.execute(
        select(_request)
        .where(_request.c.state == RequestState.OPEN.value)
        .order_by(_request.c.asked_at)
    ).mappings()
    return tuple(_as_request(row) for row in rows)


def all_requests(connection: Connection) -> tuple[PrivacyRequest, ...]:
    """Every request: those that wait, the one due first at the head, then the newest answered."""
    waits = _request.c.state == RequestState.OPEN.value
    answered = connection.execute(
        select(_request).where(~waits).order_by(_request.c.answered_at.desc(), _request.c.id)
    ).mappings()
    return (*open_requests(connection), *(_as_request(row) for row in answered))


def insert_consent(
    connection: Connection,
    stamp: Stamp,
    *,
    person_id: str,
    topic: str,
    given_on: date,
    given_by: str,
    note: str,
) -> str:
    """Note a consent; returns its id."""
    columns = stamp.new()
    connection.execute(
        insert(_consent).values(
            **columns,
            person_id=person_id,
            topic=topic,
            given_on=given_on,
            given_by=given_by,
            note=note,
            withdrawn_on=None,
            withdrawn_note="",
        )
    )
    return str(columns["id"])


def withdraw_consent(
    connection: Connection, stamp: Stamp, consent_id: str, on: date, note: str
) -> Consent:
    """Note that a consent was withdrawn; raises ``NotFound`` when none stands."""
    done = connection.execute(
        update(_consent)
        .where(_consent.c.id == consent_id, _consent.c.withdrawn_on.is_(None))
        .values(withdrawn_on=on, withdrawn_note=note, **stamp.changed(_consent))
    )
    if done.rowcount != 1:
        raise NotFound("persetujuan")
    row = connection.execute(select(_consent).where(_consent.c.id == consent_id)).mappings().one()
    return _as_consent(row)


def insert_hold(
    connection: Connection, stamp: Stamp, person_id: str, kind: HoldKind, reason: str, since: date
) -> str:
    """Note a limit or a legal hold; returns its id."""
    columns = stamp.new()
    connection.execute(
        insert(_hold).values(
            **columns,
            person_id=person_id,
            kind=kind.value,
            reason=reason,
            since=since,
            ended_on=None,
            ended_reason="",
        )
    )
    return str(columns["id"])


def end_hold(connection: Connection, stamp: Stamp, hold_id: str, on: date, reason: str) -> Hold:
    """Note that a hold is over; raises ``NotFound`` when none stands."""
    done = connection.execute(
        update(_hold)
        .where(_hold.c.id == hold_id, _hold.c.ended_on.is_(None))
        .values(ended_on=on, ended_reason=reason, **stamp.changed(_hold))
    )
    if done.rowcount != 1:
        raise NotFound("penahanan")
    row = connection.execute(select(_hold).where(_hold.c.id == hold_id)).mappings().one()
    return _as_hold(row)


def restricted_people(connection: Connection) -> frozenset[str]:
    """Ids of the people whose data are not to be used for now, also under a merged record's id."""
    rows = connection.execute(
        select(_hold.c.person_id).where(
            _hold.c.kind == HoldKind.RESTRICTED.value, _hold.c.ended_on.is_(None)
        )
    ).scalars()
    found = set(rows)
    merged = metadata.tables["merged_person"]
    into = {
        row.other_id: row.kept_id
        for row in connection.execute(select(merged.c.other_id, merged.c.kept_id))
    }
    for one in tuple(found):
        while one in into:
            one = into[one]
            found.add(one)
    return frozenset(found)


def limited_at(connection: Connection, person_id: str, moment: datetime) -> bool:
    """Whether the use of somebody's data was limited at a moment."""
    ids = [person_id, *merged_into(connection, person_id)]
    rows = connection.execute(
        select(_hold.c.created_at, _hold.c.changed_at, _hold.c.ended_on).where(
            _hold.c.person_id.in_(ids), _hold.c.kind == HoldKind.RESTRICTED.value
        )
    )
    # A hold is changed once at most: when it ends.
    return any(
        read_timestamp(row.created_at) <= moment
        and (row.ended_on is None or moment < read_timestamp(row.changed_at))
        for row in rows
    )


def now_under(connection: Connection, person_id: str) -> str:
    """The id under which somebody stands now, after merges."""
    merged = metadata.tables["merged_person"]
    while True:
        wanted = select(merged.c.kept_id).where(merged.c.other_id == person_id)
        kept = connection.execute(wanted).scalar()
        if kept is None:
            return person_id
        person_id = kept


def record_of(connection: Connection, person_id: str) -> PrivacyRecord:
    """All that was noted about one person's data, records merged into theirs included."""
    ids = [person_id, *merged_into(connection, person_id)]
    return PrivacyRecord(
        requests=tuple(_as_request(row) for row in _of(connection, _request, ids)),
        consents=tuple(_as_consent(row) for row in _of(connection, _consent, ids)),
        holds=tuple(_as_hold(row) for row in _of(connection, _hold, ids)),
    )


def _of(connection: Connection, table: Any, ids: Sequence[str]) -> Any:
    wanted = select(table).where(table.c.person_id.in_(ids))
    return connection.execute(wanted.order_by(table.c.id.desc())).mappings()


def _as_request(row: Any) -> PrivacyRequest:
    return PrivacyRequest(
        id=row["id"],
        person_id=row["person_id"],
        kind=RequestKind(row["kind"]),
        asked_at=read_timestamp(row["asked_at"]),
        asked_by=row["asked_by"],
        note=row["note"],
        state=RequestState(row["state"]),
        answered_at=read_timestamp(row["answered_at"]) if row["answered_at"] else None,
        answer=row["answer"],
        noted_by=row["created_by"],
    )


def _as_consent(row: Any) -> Consent:
    return Consent(**{name: row[name] for name in Consent.__dataclass_fields__})


def _as_hold(row: Any) -> Hold:
    values = {name: row[name] for name in Hold.__dataclass_fields__}
    return Hold(**values | {"kind": HoldKind(row["kind"])})

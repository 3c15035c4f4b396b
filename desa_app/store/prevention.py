# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of prevention, and what hangs on them: photos and where a job was made known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from desa_app.domain.contacts import Contact
from desa_app.domain.job_info import JobInfo, JobSpread, Spread
from desa_app.domain.ledger import RecordState
from desa_app.domain.outreach import Outreach, OutreachYear
from desa_app.errors import NotFound, RecordStruck
from desa_app.store.ledger import LedgerTable
from desa_app.store.schema_desa import metadata, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

    from desa_app.store.stamp import Stamp

_spread = metadata.tables["job_spread"]
_NOTED, _STRUCK = RecordState.NOTED.value, RecordState.STRUCK.value

OUTREACH = LedgerTable(
    table=metadata.tables["outreach"],
    facts=Outreach,
    what="sosialisasi",
    searched=("place", "theme", "speakers", "elements", "material", "follow_up"),
    day="on",
    first=("-on",),
)
JOBS = LedgerTable(
    table=metadata.tables["job_info"],
    facts=JobInfo,
    what="informasi kerja",
    searched=("source", "p3mi", "job", "pay", "conditions", "verified_with"),
    day="received_on",
    first=("-received_on",),
)
CONTACTS = LedgerTable(
    table=metadata.tables["referral_contact"],
    facts=Contact,
    what="kontak rujukan",
    searched=("agency", "name", "post", "phone", "area", "note"),
    day="checked_on",
    first=("agency", "service"),
)


def outreach_year(connection: Connection, year: int) -> OutreachYear:
    """Count a year's sosialisasi and those who came."""
    table = OUTREACH.table
    row = connection.execute(
        select(func.count(), func.sum(table.c.men), func.sum(table.c.women)).where(
            func.strftime("%Y", table.c.on) == f"{year:04d}", table.c.state == _NOTED
        )
    ).one()
    return OutreachYear(times=row[0], men=row[1] or 0, women=row[2] or 0)


# --- where a job was made known -------------------------------------------------------------


def insert_spread(connection: Connection, stamp: Stamp, job_id: str, facts: JobSpread) -> str:
    """Note where verified information was made known."""
    columns = stamp.new()
    connection.execute(
        insert(_spread).values(
            **columns,
            job_id=job_id,
            on=facts.on,
            place=facts.place,
            state=_NOTED,
            strike_reason="",
        )
    )
    return str(columns["id"])


def spreads_of(connection: Connection, job_id: str) -> tuple[Spread, ...]:
    """Where a job was made known, the newest first, struck ones too."""
    rows = connection.execute(
        select(_spread)
        .where(_spread.c.job_id == job_id)
        .order_by(_spread.c.on.desc(), _spread.c.id.desc())
    )
    return tuple(
        Spread(
            id=row.id,
            facts=JobSpread(on=row.on, place=row.place),
            state=RecordState(row.state),
        )
        for row in rows
    )


def spread_counts(connection: Connection) -> dict[str, int]:
    """How many times each job was made known."""
    rows = connection.execute(
        select(_spread.c.job_id, func.count().label("many"))
        .where(_spread.c.state == _NOTED)
        .group_by(_spread.c.job_id)
    )
    return {row.job_id: row.many for row in rows}


def strike_spread(connection: Connection, stamp: Stamp, spread_id: str, reason: str) -> None:
    """Strike a spreading out; raises ``NotFound`` or ``RecordStruck``."""
    _strike(connection, stamp, _spread, spread_id, reason, "penyebaran")


# --- what a poster may not say --------------------------------------------------------------


def names_and_numbers(connection: Connection) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everybody's name with the numbers that belong to them (NIK, KK, phone)."""
    rows = connection.execute(select(person.c.name, person.c.nik, person.c.kk, person.c.phone))
    for row in rows:
        yield row.name, tuple(number for number in (row.nik, row.kk, row.phone) if number)


def _strike(
    connection: Connection, stamp: Stamp, table: Table, record_id: str, reason: str, what: str
) -> None:
    state = connection.execute(
        select(table.c.state).where(table.c.id == record_id)
    ).scalar_one_or_none()
    if state is None:
        raise NotFound(what)
    if state == _STRUCK:
        raise RecordStruck(what)
    connection.execute(
        update(table)
        .where(table.c.id == record_id)
        .values(state=_STRUCK, strike_reason=reason, **stamp.changed(table))
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""What a kecamatan passes on about its villages, and what a kabupaten keeps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, select

from desa_app.clock import read_timestamp
from desa_app.domain.onward_rows import ToldVillage
from desa_app.domain.package import DataLevel
from desa_app.store.consolidated import ROW_TABLES, of_sender, put_recap
from desa_app.store.schema_kecamatan import received, village_recap, village_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.recap import Recap
    from desa_app.store.consolidated import Place
    from desa_app.store.stamp import Stamp

_COLUMNS = {"orang": "people", "rencana": "plans", "surat": "letters", "kasus": "cases"}


def told_days(connection: Connection, period: str) -> dict[str, tuple[int, date]]:
    """Number and day of taking in of the package that each village's month comes from."""
    same = and_(
        received.c.village == village_recap.c.village,
        received.c.series == village_recap.c.series,
        received.c.sequence == village_recap.c.sequence,
    )
    found = connection.execute(
        select(received.c.village, received.c.sequence, received.c.created_at)
        .join(village_recap, same)
        .where(village_recap.c.period == period)
    )
    return {
        code: (sequence, read_timestamp(at).astimezone().date()) for code, sequence, at in found
    }


def levels_of_rows(connection: Connection) -> dict[str, DataLevel]:
    """At which level each village told the rows that are kept of it; those that never did lack."""
    found = connection.execute(
        select(received.c.village, received.c.level)
        .where(received.c.level != DataLevel.AGGREGATE.value)
        .order_by(received.c.village, received.c.series, received.c.sequence)
    )
    return {row.village: DataLevel(row.level) for row in found}


def kept_rows(connection: Connection, entry: str) -> list[Mapping[str, Any]]:
    """Every current row of an entry, as it was taken in, village by village."""
    table = ROW_TABLES[entry]
    found = connection.execute(select(table).order_by(table.c.village, table.c.id)).mappings()
    return [dict(row) for row in found]


def replace_told(
    connection: Connection,
    stamp: Stamp,
    sender: str,
    place: Place,
    period: str,
    told: Iterable[tuple[ToldVillage, Recap | None]],
) -> None:
    """Put what a kecamatan says of a month in place of what it said before."""
    for table in (village_told, village_recap):
        connection.execute(
            delete(table).where(of_sender(table.c.village, sender), table.c.period == period)
        )
    for village, recap in told:
        connection.execute(
            insert(village_told).values(
                village=village.code,
                period=period,
                name=village.name,
                enrolled=village.enrolled,
                told_on=village.told_on,
                sequence=village.sequence,
                **{_COLUMNS[entry]: count for entry, count in village.rows.items()},
            )
        )
        if recap is not None:
            put_recap(connection, stamp, village.code, place, recap)


def told_villages(connection: Connection, period: str) -> tuple[ToldVillage, ...]:
    """Every village of which a kecamatan spoke for a month, in the order of their codes."""
    rows = connection.execute(
        select(village_told).where(village_told.c.period == period).order_by(village_told.c.village)
    ).mappings()
    return tuple(_told(row) for row in rows)


def told_names(connection: Connection) -> dict[str, str]:
    """The newest name of every village of which a kecamatan ever spoke."""
    newest = (
        select(village_told.c.village, func.max(village_told.c.period).label("period"))
        .group_by(village_told.c.village)
        .subquery()
    )
    rows = connection.execute(
        select(village_told.c.village, village_told.c.name)
        .join(
            newest,
            and_(
                village_told.c.village == newest.c.village,
                village_told.c.period == newest.c.period,
            ),
        )
        .order_by(village_told.c.village)
    )
    return {row.village: row.name for row in rows}


def _told(row: Any) -> ToldVillage:
    return ToldVillage(
        code=row["village"],
        name=row["name"],
        enrolled=row["enrolled"],
        told_on=row["told_on"],
        sequence=row["sequence"],
        rows={entry: row[column] for entry, column in _COLUMNS.items()},
    )

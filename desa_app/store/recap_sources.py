# SPDX-License-Identifier: GPL-3.0-or-later
"""Which package each recap came in, what of it stands in the store, and the names for Table D."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Jalur, Scheme, Status
from desa_app.domain.package import DataLevel
from desa_app.domain.recap import last_day
from desa_app.domain.recap_names import NameLine
from desa_app.store.consolidated import ROW_TABLES, parent_of, received_packages
from desa_app.store.links import village_names
from desa_app.store.schema_kecamatan import (
    village,
    village_case,
    village_episode,
    village_person,
    village_recap,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from desa_app.domain.package import ReceivedPackage


def recap_sources(
    connection: Connection, months: Sequence[str]
) -> dict[tuple[str, str], ReceivedPackage]:
    """The package that each recap of these months is from, by village and month.

    At a kabupaten it is the kecamatan's, and stands under the kecamatan's code too.
    """
    packages = {(one.village, *one.place): one for one in received_packages(connection)}
    rows = connection.execute(select(village_recap).where(village_recap.c.period.in_(months)))
    found = {}
    for row in rows:
        for sender in (row.village, parent_of(row.village)):
            package = packages.get((sender, row.series, row.sequence))
            if package is not None:
                found[row.village, row.period] = found[sender, row.period] = package
    return found


def newest_with_names(connection: Connection) -> dict[str, ReceivedPackage]:
    """The package that each village's rows are from; villages that never sent rows are not in."""
    found: dict[str, ReceivedPackage] = {}
    for package in received_packages(connection):
        if package.level is not DataLevel.AGGREGATE:
            found[package.village] = package
    return found


def rows_kept(connection: Connection) -> dict[str, dict[str, int]]:
    """How many rows of each entry stand in the store, by village and by kecamatan."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry, table in ROW_TABLES.items():
        counted = select(table.c.village, func.count()).group_by(table.c.village)
        for code, number in connection.execute(counted):
            for place in (code, parent_of(code)):
                found[place][entry] += number
    return {place: dict(counts) for place, counts in found.items()}


def cases_reported(connection: Connection, month: str) -> dict[str, tuple[int, int]]:
    """Cases of each village that were reported in a month, as by-name rows: how many, and their
    loss in whole rupiah."""
    day = village_case.c.reported_on
    counted = (
        select(village_case.c.village, func.count(), func.sum(village_case.c.loss))
        .where(day >= last_day(month).replace(day=1), day <= last_day(month))
        .group_by(village_case.c.village)
    )
    return {code: (number, loss or 0) for code, number, loss in connection.execute(counted)}


def limited_people(connection: Connection) -> int:
    """How many people are only counted, because their villages limited their data."""
    found = select(func.count()).where(village_person.c.limited.is_(True))
    return int(connection.execute(found).scalar_one())


def name_lines(connection: Connection) -> tuple[NameLine, ...]:
    """Everybody with a plan, by village and name; the NIK in full."""
    wanted = (
        select(
            village_episode,
            village_person.c.name,
            village_person.c.nik,
            village_person.c.sex,
            village_person.c.birth_date,
            village_person.c.dusun,
        )
        .join(
            village,
            # The village itself, or at a kabupaten the kecamatan that sent it.
            (
                func.substr(village_episode.c.village, 1, func.length(village.c.code))
                == village.c.code
            )
            & village.c.active,
        )
        .join(
            village_person,
            (village_person.c.village == village_episode.c.village)
            & (village_person.c.id == village_episode.c.person_id)
            & village_person.c.limited.is_(False),
        )
        .order_by(village_episode.c.village, village_person.c.name, village_episode.c.id)
    )
    names = village_names(connection)
    return tuple(
        NameLine(
            village=row.village,
            village_name=names.get(row.village, ""),
            name=row.name,
            nik=row.nik,
            sex=Sex(row.sex) if row.sex else None,
            birth_date=row.birth_date,
            dusun=row.dusun,
            status=Status(row.status),
            jalur=Jalur(row.jalur),
            country=row.country,
            job=row.job,
            scheme=Scheme(row.scheme),
            p3mi=row.p3mi,
        )
        for row in connection.execute(wanted)
    )

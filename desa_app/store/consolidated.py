# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's store: enrolled villages, received packages and each village's current rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Table, delete, func, insert, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.district_access import CaseTold
from desa_app.domain.letter import LetterState
from desa_app.domain.package import Card, DataLevel, EnrolledVillage, ReceivedPackage
from desa_app.domain.recap import Count, Recap
from desa_app.domain.recap_lines import is_plain
from desa_app.store.many import insert_many
from desa_app.store.schema_kecamatan import (
    received,
    rows_version,
    village,
    village_case,
    village_episode,
    village_letter,
    village_person,
    village_recap,
)
from desa_app.store.village_search import write_search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from desa_app.store.stamp import Stamp

ROW_TABLES: dict[str, Table] = {
    "orang": village_person,
    "rencana": village_episode,
    "surat": village_letter,
    "kasus": village_case,
}


VILLAGE_LENGTH = len("36.04.12.2001")


def enrol_village(connection: Connection, stamp: Stamp, card: Card, raw: bytes) -> None:
    """Trust this village's card from now on; a new card replaces the village's old key."""
    facts = {
        "name": card.name,
        "verify_key": card.verify_key,
        "fingerprint": card.fingerprint,
        "card": raw,
        "active": True,
    }
    done = connection.execute(
        update(village).where(village.c.code == card.code).values(**facts, **stamp.changed(village))
    )
    if done.rowcount == 0:
        connection.execute(insert(village).values(**stamp.new(), code=card.code, **facts))


def list_villages(connection: Connection) -> tuple[EnrolledVillage, ...]:
    """Enrolled villages in the order of their codes."""
    rows = connection.execute(
        select(village).where(village.c.active).order_by(village.c.code)
    ).mappings()
    return tuple(
        EnrolledVillage(
            code=row["code"],
            name=row["name"],
            verify_key=bytes(row["verify_key"]),
            fingerprint=row["fingerprint"],
            enrolled_at=read_timestamp(row["changed_at"]),
        )
        for row in rows
    )


def last_received(connection: Connection, code: str) -> ReceivedPackage | None:
    """The package of the village with the highest number of its newest key."""
    row = (
        connection.execute(
            select(received)
            .where(received.c.village == code)
            .order_by(received.c.series.desc(), received.c.sequence.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    return _received(row) if row else None


Place = tuple[int, int]
NOWHERE: Place = (0, 0)


class NewestPlaces(NamedTuple):
    """The last package of a village: of all, of one month, of those with rows.

    Each as number of the key and number under that key, so that what came with a newer key is
    later than anything that came with an older one; ``NOWHERE`` if there is none.
    """

    last: Place
    of_month: Place
    with_rows: Place


def newest_places(connection: Connection, code: str, period: str) -> NewestPlaces:
    """What a package of this village and period is to be compared with."""

    def newest(*where: ColumnElement[bool]) -> Place:
        found = connection.execute(
            select(received.c.series, received.c.sequence)
            .where(received.c.village == code, *where)
            .order_by(received.c.series.desc(), received.c.sequence.desc())
            .limit(1)
        ).first()
        return (found.series, found.sequence) if found else NOWHERE

    return NewestPlaces(
        last=newest(),
        of_month=newest(received.c.period == period),
        with_rows=newest(received.c.level != DataLevel.AGGREGATE.value),
    )


def places_of(connection: Connection, code: str) -> tuple[Place, ...]:
    """Where the packages stand that came from a village."""
    found = select(received.c.series, received.c.sequence).where(received.c.village == code)
    return tuple((row.series, row.sequence) for row in connection.execute(found))


def received_at(
    connection: Connection, code: str, place: Place
) -> tuple[ReceivedPackage, bytes] | None:
    """The package taken in at this place, with its receipt."""
    row = (
        connection.execute(
            select(received).where(
                received.c.village == code,
                received.c.series == place[0],
                received.c.sequence == place[1],
            )
        )
        .mappings()
        .first()
    )
    return (_received(row), bytes(row["receipt"])) if row else None


def insert_received(
    connection: Connection,
    stamp: Stamp,
    package: ReceivedPackage,
    *,
    previous: str,
    made_at: str,
    receipt: bytes,
) -> None:
    """Remember a package and its receipt."""
    connection.execute(
        insert(received).values(
            **stamp.new(),
            village=package.village,
            series=package.series,
            sequence=package.sequence,
            package_id=package.package_id,
            period=package.period,
            level=package.level.value,
            counts=json.dumps(package.counts),
            previous=previous,
            manifest_sha256=package.manifest_sha256,
            file_sha256=package.file_sha256,
            made_at=made_at,
            receipt=receipt,
        )
    )


def replace_rows(
    connection: Connection, code: str, rows: dict[str, list[dict[str, object]]]
) -> None:
    """Put the sender's current rows in place of the former ones.

    Rows of a kecamatan say of which village they are, those of a village are its own.
    """
    for entry, table in ROW_TABLES.items():
        connection.execute(delete(table).where(of_sender(table.c.village, code)))
        insert_many(connection, table, [{"village": code} | row for row in rows.get(entry, ())])
    write_search(connection, code)
    changed = update(rows_version).where(rows_version.c.sender == code)
    done = connection.execute(changed.values(version=rows_version.c.version + 1))
    if done.rowcount == 0:
        connection.execute(insert(rows_version).values(sender=code, version=1))


def versions(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Differs from what it was before whenever anybody's rows were replaced."""
    found = connection.execute(select(rows_version).order_by(rows_version.c.sender))
    return tuple((row.sender, row.version) for row in found)


def parent_of(code: str) -> str:
    """The code of the region one level above: the kecamatan of a village."""
    return code.rpartition(".")[0]


def of_sender(column: ColumnElement[str], code: str) -> ColumnElement[bool]:
    """Whether a village is the sender, or lies in the kecamatan that is; the first by index."""
    if len(code) == VILLAGE_LENGTH:
        return column == code
    return column.startswith(f"{code}.", autoescape=True)


def put_recap(connection: Connection, stamp: Stamp, code: str, place: Place, recap: Recap) -> None:
    """Keep the newest recap of a village for a period, and which package told it."""
    series, sequence = place
    content = json.dumps(
        {
            "counts": _written(recap.counts),
            "countries": _written(recap.countries),
            "case_kinds": None
            if recap.case_kinds is None
            else _written(recap.case_kinds, plain=True),
        }
    )
    where = (village_recap.c.village == code, village_recap.c.period == recap.period)
    done = connection.execute(
        update(village_recap)
        .where(*where)
        .values(content=content, series=series, sequence=sequence, **stamp.changed(village_recap))
    )
    if done.rowcount == 0:
        connection.execute(
            insert(village_recap).values(
                **stamp.new(),
                village=code,
                period=recap.period,
                series=series,
                sequence=sequence,
                content=content,
            )
        )


def recaps_of(connection: Connection, period: str) -> dict[str, Recap]:
    """The recap of every village that sent this period."""
    rows = connection.execute(
        select(village_recap.c.village, village_recap.c.content).where(
            village_recap.c.period == period
        )
    )
    return {row.village: _recap(period, row.content) for row in rows}


def received_packages(connection: Connection) -> tuple[ReceivedPackage, ...]:
    """Every package that was taken in, by village, key and number."""
    rows = connection.execute(
        select(received).order_by(received.c.village, received.c.series, received.c.sequence)
    ).mappings()
    return tuple(_received(row) for row in rows)


def row_counts(connection: Connection) -> dict[str, tuple[int, int]]:
    """People and open candidates of each village."""
    people = {
        row[0]: row[1]
        for row in connection.execute(
            select(village_person.c.village, func.count()).group_by(village_person.c.village)
        )
    }
    candidates = {
        row[0]: row[1]
        for row in connection.execute(
            select(village_episode.c.village, func.count())
            .where(village_episode.c.status.in_(("calon", "proses")))
            .group_by(village_episode.c.village)
        )
    }
    return {code: (count, candidates.get(code, 0)) for code, count in people.items()}


def cases_about(connection: Connection, code: str, person_id: str) -> tuple[CaseTold, ...]:
    """The cases that a village told about a person, the newest first."""
    found = connection.execute(
        select(village_case)
        .where(village_case.c.village == code, village_case.c.person_id == person_id)
        .order_by(village_case.c.reported_on.desc(), village_case.c.number)
    ).mappings()
    return tuple(
        CaseTold(
            number=row["number"],
            reported_on=row["reported_on"],
            kind=row["kind"],
            state=row["state"],
        )
        for row in found
    )


def is_void(connection: Connection, code: str, number: str) -> bool:
    """Whether the village's newest rows say that the letter of this number was voided."""
    found = connection.execute(
        select(func.count())
        .select_from(village_letter)
        .where(
            village_letter.c.village == code,
            village_letter.c.number == number,
            village_letter.c.state == LetterState.VOID.value,
        )
    ).scalar_one()
    return found > 0


def _received(row: Any) -> ReceivedPackage:
    return ReceivedPackage(
        village=row["village"],
        sequence=row["sequence"],
        package_id=row["package_id"],
        period=row["period"],
        level=DataLevel(row["level"]),
        counts=json.loads(row["counts"]),
        manifest_sha256=row["manifest_sha256"],
        file_sha256=row["file_sha256"],
        received_at=read_timestamp(row["created_at"]),
        series=row["series"],
    )


def _written(counts: Mapping[str, Count], *, plain: bool = False) -> dict[str, list[int]]:
    """People as three numbers; anything else as one."""
    return {
        key: [count.plain] if plain or is_plain(key) else [count.male, count.female, count.unknown]
        for key, count in counts.items()
    }


def _recap(period: str, content: str) -> Recap:
    """What was kept. A number that an earlier program kept without knowing it is not told."""
    parts = json.loads(content)
    kinds = parts.get("case_kinds")
    return Recap(
        period=period,
        counts={
            key: Count(plain=numbers[0]) if len(numbers) == 1 else _people(numbers)
            for key, numbers in parts["counts"].items()
            if is_plain(key) == (len(numbers) == 1)
        },
        countries={key: _people(numbers) for key, numbers in parts["countries"].items()},
        case_kinds=None if kinds is None else {k: Count(plain=n[0]) for k, n in kinds.items()},
    )


def _people(numbers: Sequence[int]) -> Count:
    male, female, unknown = numbers
    return Count(male=male, female=female, unknown=unknown)

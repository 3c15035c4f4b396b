# SPDX-License-Identifier: GPL-3.0-or-later
"""People in the village store: saved, changed, read one by one. Lists: ``people_search``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.codes import BaseStatus, FamilyRole, Marital, Sex
from desa_app.domain.person import Person, PersonDraft
from desa_app.errors import ChangedMeanwhile, DuplicateNik, NotFound
from desa_app.store.schema_desa import episode, person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_FACTS = tuple(PersonDraft.__dataclass_fields__)
_ENUMS = {
    "sex": Sex,
    "marital": Marital,
    "family_role": FamilyRole,
    "base_status": BaseStatus,
}
# Looked up for each of thousands of rows, where calling the class takes five times as long.
_MEMBERS = {name: {one.value: one for one in kind} for name, kind in _ENUMS.items()}
_CHUNK = 500


def insert_people(connection: Connection, stamp: Stamp, drafts: Iterable[PersonDraft]) -> list[str]:
    """Store new people and return their ids; raises ``DuplicateNik`` for a NIK already known."""
    last = connection.execute(select(func.max(person.c.search_row))).scalar() or 0
    rows = []
    for number, draft in enumerate(drafts, start=last + 1):
        if draft.nik is not None:
            refuse_known_nik(connection, draft.nik, None)
        rows.append(stamp.new() | {"search_row": number} | facts_as_columns(draft))
    for start in range(0, len(rows), _CHUNK):
        connection.execute(insert(person), rows[start : start + _CHUNK])
    return [str(row["id"]) for row in rows]


def update_person(
    connection: Connection, stamp: Stamp, person_id: str, revision: int, draft: PersonDraft
) -> None:
    """Save changed facts; raises ``ChangedMeanwhile`` when ``revision`` is not the newest."""
    if draft.nik is not None:
        refuse_known_nik(connection, draft.nik, person_id)
    done = connection.execute(
        update(person)
        .where(person.c.id == person_id, person.c.revision == revision)
        .values(**facts_as_columns(draft), **stamp.changed(person))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile("orang")


def refuse_known_nik(connection: Connection, nik: str, own_id: str | None) -> None:
    """Raise ``DuplicateNik`` when another person has this NIK."""
    row = connection.execute(select(person.c.id, person.c.name).where(person.c.nik == nik)).first()
    if row is not None and row.id != own_id:
        raise DuplicateNik(row.id, row.name)


def known_niks(connection: Connection, niks: Sequence[str]) -> dict[str, str]:
    """Which of these NIK are in the register, with the person's id."""
    found: dict[str, str] = {}
    for start in range(0, len(niks), _CHUNK):
        part = niks[start : start + _CHUNK]
        rows = connection.execute(select(person.c.nik, person.c.id).where(person.c.nik.in_(part)))
        found.update({row.nik: row.id for row in rows})
    return found


def load_person(connection: Connection, person_id: str) -> Person:
    """Read one person; raises ``NotFound``."""
    row = connection.execute(select(person).where(person.c.id == person_id)).mappings().first()
    if row is None:
        raise NotFound("orang")
    return _person(row)


def person_by_nik(connection: Connection, nik: str) -> Person:
    """Read the person with this NIK; raises ``NotFound``."""
    row = connection.execute(select(person).where(person.c.nik == nik)).mappings().first()
    if row is None:
        raise NotFound("orang")
    return _person(row)


def family_of(connection: Connection, kk: str) -> list[Person]:
    """Everybody on one family card, the oldest first."""
    rows = connection.execute(
        select(person).where(person.c.kk == kk).order_by(person.c.birth_date)
    ).mappings()
    return [_person(row) for row in rows]


def facts_as_columns(draft: PersonDraft) -> dict[str, object]:
    """The facts of a draft as the table keeps them."""
    values = {name: getattr(draft, name) for name in _FACTS}
    for name in _ENUMS:
        values[name] = values[name].value if values[name] is not None else None
    return values


def _person(row: Any) -> Person:
    facts = {name: row[name] for name in _FACTS}
    for name in ("sex", "marital", "family_role"):
        facts[name] = _MEMBERS[name][facts[name]] if facts[name] else None
    facts["base_status"] = _MEMBERS["base_status"][facts["base_status"]]
    return Person(
        id=row["id"],
        revision=row["revision"],
        facts=PersonDraft(**facts),
        created_at=read_timestamp(row["created_at"]),
        changed_at=read_timestamp(row["changed_at"]),
    )


def people_with_plans(connection: Connection) -> list[Person]:
    """Everybody who has a plan: the people whose names may travel to the kecamatan."""
    with_plan = select(episode.c.person_id).distinct()
    rows = connection.execute(
        select(person).where(person.c.id.in_(with_plan)).order_by(person.c.id)
    ).mappings()
    return [_person(row) for row in rows]

# SPDX-License-Identifier: GPL-3.0-or-later
"""People in the village store: saved, changed, searched. Search and sort happen in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    insert,
    literal_column,
    or_,
    select,
    text,
    update,
)

from desa_app.clock import read_timestamp
from desa_app.domain.codes import BaseStatus, FamilyRole, Marital, Sex
from desa_app.domain.person import PeoplePage, Person, PersonDraft, PersonRow
from desa_app.errors import ChangedMeanwhile, DuplicateNik, NotFound
from desa_app.store.schema_desa import episode, person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_FACTS = tuple(PersonDraft.__dataclass_fields__)
_CHUNK = 500
_TRIGRAM = 3


def insert_people(connection: Connection, stamp: Stamp, drafts: Iterable[PersonDraft]) -> list[str]:
    """Store new people and return their ids; raises ``DuplicateNik`` for a NIK already known."""
    last = connection.execute(select(func.max(person.c.search_row))).scalar() or 0
    rows = []
    for number, draft in enumerate(drafts, start=last + 1):
        if draft.nik is not None:
            refuse_known_nik(connection, draft.nik, None)
        rows.append(stamp.new() | {"search_row": number} | _values(draft))
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
        .values(**_values(draft), **stamp.changed(person))
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


def search_people(
    connection: Connection,
    words: str = "",
    *,
    status: str = "",
    sort: str = "nama",
    descending: bool = False,
    limit: int = 200,
    offset: int = 0,
) -> PeoplePage:
    """List people by any part of name, NIK, KK, dusun or phone, with their newest plan.

    ``sort`` is one of ``nama``, ``nik``, ``lahir``, ``dusun``, ``status``, ``tujuan``. Counts are
    those of the whole register.
    """
    newest = _newest_plans().subquery("newest")
    base = select(person.c.id).select_from(
        person.outerjoin(newest, newest.c.person_id == person.c.id).outerjoin(
            episode, episode.c.id == newest.c.episode_id
        )
    )
    # Pasted text may carry what the database cannot: a NUL, half of a surrogate pair.
    plain = words.replace("\0", " ").encode("utf-8", "replace").decode()
    conditions = [_matches(word) for word in plain.split()]
    if status == "semua":
        conditions.append(episode.c.id.is_not(None))
    elif status:
        conditions.append(episode.c.status == status)
    base = base.where(and_(True, *conditions))
    found = connection.execute(select(func.count()).select_from(base.subquery())).scalar_one()
    order = _SORTS[sort]
    wanted = base.with_only_columns(*_LIST_COLUMNS).order_by(
        order.desc().nulls_last() if descending else order.asc().nulls_last(), person.c.id
    )
    rows = connection.execute(wanted.limit(limit).offset(offset)).mappings()
    return PeoplePage(
        rows=tuple(_row(row) for row in rows), found=found, counts=count_by_status(connection)
    )


def count_by_status(connection: Connection) -> dict[str, int]:
    """How many people there are (``orang``), have a plan (``semua``) or stand at each status."""
    counts = {"orang": connection.execute(select(func.count()).select_from(person)).scalar_one()}
    newest = _newest_plans().subquery("newest")
    rows = connection.execute(
        select(episode.c.status, func.count())
        .join(newest, newest.c.episode_id == episode.c.id)
        .group_by(episode.c.status)
    )
    by_status = {row[0]: int(row[1]) for row in rows}
    return counts | {"semua": sum(by_status.values())} | by_status


def _newest_plans() -> Select[Any]:
    # Ids rise with time, so the largest id is the newest plan.
    return select(episode.c.person_id, func.max(episode.c.id).label("episode_id")).group_by(
        episode.c.person_id
    )


def _matches(word: str) -> ColumnElement[bool]:
    if len(word) >= _TRIGRAM:
        # Quoted, so that nothing a person types is ever read as query language.
        quoted = '"' + word.replace('"', '""') + '"'
        hits = text("SELECT rowid FROM person_search WHERE person_search MATCH :word")
        # Unique, or the last word would silently stand in for all the others.
        hits = hits.bindparams(bindparam("word", quoted, unique=True))
        return person.c.search_row.in_(hits.columns(literal_column("rowid")))
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    columns = (person.c.name, person.c.nik, person.c.kk, person.c.dusun)
    return or_(*(column.like(pattern, escape="\\") for column in columns))


_SORTS: dict[str, ColumnElement[Any]] = {
    "nama": person.c.name.collate("NOCASE"),
    "nik": person.c.nik,
    "lahir": person.c.birth_date,
    "dusun": person.c.dusun.collate("NOCASE"),
    "status": episode.c.status,
    "tujuan": episode.c.country,
}
_LIST_COLUMNS = (
    person.c.id,
    person.c.name,
    person.c.nik,
    person.c.kk,
    person.c.sex,
    person.c.birth_date,
    person.c.dusun,
    person.c.rt,
    person.c.phone,
    episode.c.id.label("episode_id"),
    episode.c.status,
    episode.c.jalur,
    episode.c.country,
    episode.c.planned_departure,
)


def _row(row: Any) -> PersonRow:
    values = dict(row)
    values["sex"] = Sex(row["sex"]) if row["sex"] else None
    return PersonRow(**values)


def _values(draft: PersonDraft) -> dict[str, object]:
    values = {name: getattr(draft, name) for name in _FACTS}
    for name in ("sex", "marital", "family_role", "base_status"):
        values[name] = values[name].value if values[name] is not None else None
    return values


def _person(row: Any) -> Person:
    facts = {name: row[name] for name in _FACTS}
    facts["sex"] = Sex(facts["sex"]) if facts["sex"] else None
    facts["marital"] = Marital(facts["marital"]) if facts["marital"] else None
    facts["family_role"] = FamilyRole(facts["family_role"]) if facts["family_role"] else None
    facts["base_status"] = BaseStatus(facts["base_status"])
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

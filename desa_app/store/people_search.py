# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of people: words, filters, order and paging in SQL, fluent at 100,000 people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    not_,
    or_,
    select,
    text,
    union_all,
)

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Status
from desa_app.domain.people_list import WITH_PLAN, PeopleQuery, dialled, read_words
from desa_app.domain.person import PeoplePage, PersonRow
from desa_app.store.schema_desa import episode, interview, metadata, person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.people_list import PeopleFilter, SearchWords

PAGE = 200
_TRIGRAM = 3
_SHARED = 6
_ANY_PLAIN = "{name nik kk dusun phone}"
_PLAN_WORDS = (episode.c.sponsor, episode.c.sponsor_phone, episode.c.p3mi, episode.c.employer)
_recruiter, _linked = metadata.tables["recruiter"], metadata.tables["recruiter_plan"]
_newer = episode.alias("newer")
# Ids rise with time, so the largest id is the newest plan.
NEWEST_PLAN = episode.c.id == (
    select(func.max(_newer.c.id))
    .where(_newer.c.person_id == episode.c.person_id)
    .correlate(episode)
    .scalar_subquery()
)
_PLAN_OF_PERSON = episode.c.id == (
    select(func.max(_newer.c.id))
    .where(_newer.c.person_id == person.c.id)
    .correlate(person)
    .scalar_subquery()
)


def search_people(
    connection: Connection,
    query: PeopleQuery,
    *,
    today: date,
    countries: Mapping[str, str],
    limit: int = PAGE,
    after: PersonRow | None = None,
) -> PeoplePage:
    """One page of a list; ``after`` is the last row of the page before.

    ``countries`` gives the names by which a country is found. ``found`` counts all matches (only
    for the first page; 0 for later ones).
    """
    conditions = _conditions(query, today, countries)
    wanted = _listed(query, conditions, _LIST_COLUMNS)
    if after is not None:
        wanted = wanted.where(_after(query, after))
    rows = connection.execute(wanted.limit(limit)).mappings()
    listed = tuple(_row(row) for row in rows)
    found = 0
    if after is None:
        short = len(listed) < limit
        found = len(listed) if short else _count(connection, query, conditions)
    return PeoplePage(rows=listed, found=found)


def place_of(
    connection: Connection,
    query: PeopleQuery,
    person_id: str,
    *,
    today: date,
    countries: Mapping[str, str],
) -> int | None:
    """How many people stand before this one in the list, or None when they are not in it."""
    conditions = _conditions(query, today, countries)
    wanted = _listed(query, conditions, _LIST_COLUMNS).where(person.c.id == person_id)
    row = connection.execute(wanted).mappings().first()
    if row is None:
        return None
    after = (
        _listed(query, conditions, (person.c.id,)).where(_after(query, _row(row))).order_by(None)
    )
    behind = connection.execute(select(func.count()).select_from(after.subquery())).scalar_one()
    return _count(connection, query, conditions) - int(behind) - 1


def every_match(
    connection: Connection, query: PeopleQuery, *, today: date, countries: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Every line of the list with all that a spreadsheet of it shows, read as it is asked for."""
    columns = (*person.c, *(episode.c[name].label(f"plan_{name}") for name in _PLAN_EXPORT))
    wanted = _listed(query, _conditions(query, today, countries), columns)
    for row in connection.execute(wanted.execution_options(yield_per=1000)).mappings():
        yield dict(row)


def count_matches(
    connection: Connection, query: PeopleQuery, *, today: date, countries: Mapping[str, str]
) -> int:
    """How many people a question finds."""
    return _count(connection, query, _conditions(query, today, countries))


def count_by_status(connection: Connection) -> dict[str, int]:
    """How many people there are (``orang``), have a plan (``semua``) or stand at each status."""
    counts = {"orang": connection.execute(select(func.count()).select_from(person)).scalar_one()}
    rows = connection.execute(
        select(episode.c.status, func.count()).where(NEWEST_PLAN).group_by(episode.c.status)
    )
    by_status = {row[0]: int(row[1]) for row in rows}
    return counts | {WITH_PLAN: sum(by_status.values())} | by_status


def places_in_use(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Every dusun of the register with its RT, for the filter to offer."""
    rows = connection.execute(
        select(person.c.dusun, person.c.rt).distinct().order_by(person.c.dusun, person.c.rt)
    )
    found: dict[str, list[str]] = {}
    for dusun, rt in rows:
        found.setdefault(dusun, []).append(rt)
    return {dusun: tuple(rts) for dusun, rts in found.items()}


# --- conditions ---------------------------------------------------------------------------------


def _conditions(
    query: PeopleQuery, today: date, countries: Mapping[str, str]
) -> list[ColumnElement[bool]]:
    return [
        *_words(read_words(query.words), countries),
        *_of_person(query.filter, today),
        *_of_plan(query.filter, today),
    ]


def _words(words: SearchWords, countries: Mapping[str, str]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    asked = [f"place : {_quoted(area)}" for area in words.areas]
    for number in words.numbers:
        spellings = {number, "".join(sign for sign in number if sign.isdigit())}
        ways = [f"{_ANY_PLAIN} : {_quoted(one)}" for one in sorted(spellings)]
        ways.append(f"dialled : {_quoted(dialled(number))}")
        asked.append(f"({' OR '.join(ways)})")
    long = [word for word in words.words if not _is_scanned(word)]
    found += [_reads(word) for word in words.words if _is_scanned(word)]
    if long:
        everywhere = asked + [f"{_ANY_PLAIN} : {_quoted(word)}" for word in long]
        # Not "union": sorting its halves alike would walk through everybody for the second one.
        rows = union_all(_hits(everywhere), _with_plan_like(long, countries))
        found.append(person.c.search_row.in_(rows))
    if asked:
        # Said on its own as well: a plan can stand in for a word, but not for a place.
        found.append(person.c.search_row.in_(_hits(asked)))
    return found


def _is_scanned(word: str) -> bool:
    # Too short for the index, or the beginning of a NIK, which everybody of a village shares:
    # there the index is slower than looking at each row.
    return len(word) < _TRIGRAM or (len(word) <= _SHARED and word.isdigit())


def _reads(word: str) -> ColumnElement[bool]:
    columns = [person.c.name, person.c.nik, person.c.kk, person.c.dusun]
    if len(word) >= _TRIGRAM:
        columns.append(person.c.phone)
    return or_(*(column.like(_anywhere(word), escape="\\") for column in columns))


def _with_plan_like(words: list[str], countries: Mapping[str, str]) -> Select[Any]:
    """People of whom at least one word stands in a plan, and the others in plan or person."""
    by_plan = [_plan_reads(word, countries) for word in words]
    return (
        select(person.c.search_row)
        .join(episode, episode.c.person_id == person.c.id)
        .where(or_(*by_plan))
        .where(and_(*(or_(_reads(w), plan) for w, plan in zip(words, by_plan, strict=True))))
        .correlate(None)
    )


def _plan_reads(word: str, countries: Mapping[str, str]) -> ColumnElement[bool]:
    small = word.casefold()
    codes = [code for code, name in countries.items() if small in name.casefold()]
    # Also by the record of the recruiter that the plan was linked to, under any of their names.
    named = (
        select(_linked.c.episode_id)
        .join(_recruiter, _recruiter.c.id == _linked.c.recruiter_id)
        .where(
            or_(
                _recruiter.c.name.like(_anywhere(word), escape="\\"),
                _recruiter.c.aliases.like(_anywhere(word), escape="\\"),
            )
        )
    )
    return or_(
        episode.c.country.in_(codes),
        episode.c.id.in_(named),
        *(column.like(_anywhere(word), escape="\\") for column in _PLAN_WORDS),
    )


def _hits(asked: list[str]) -> Select[Any]:
    found = text("SELECT rowid FROM person_search WHERE person_search MATCH :asked")
    # Unique, or the last word would silently stand in for all the others.
    found = found.bindparams(bindparam("asked", " AND ".join(asked), unique=True))
    rows = found.columns(literal_column("rowid")).subquery()
    return select(rows.c.rowid)


def _quoted(word: str) -> str:
    # Quoted, so that nothing a person types is ever read as query language.
    return '"' + word.replace('"', '""') + '"'


def _anywhere(word: str) -> str:
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _of_person(wanted: PeopleFilter, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.dusun:
        found.append(person.c.dusun == wanted.dusun)
    if wanted.rt:
        found.append(person.c.rt == wanted.rt)
    if wanted.sex:
        found.append(person.c.sex == wanted.sex)
    if wanted.age_from is not None:
        found.append(person.c.birth_date <= _years_before(today, wanted.age_from))
    if wanted.age_to is not None:
        found.append(person.c.birth_date > _years_before(today, wanted.age_to + 1))
    return found


def _years_before(today: date, years: int) -> date:
    try:
        return today.replace(year=max(1, today.year - years))
    except ValueError:
        # Born on the 29th of February: a year older on the 1st of March.
        return today.replace(year=today.year - years, day=28)


def _of_plan(wanted: PeopleFilter, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.status and wanted.status != WITH_PLAN:
        found.append(episode.c.status == wanted.status)
    for column, asked in (
        (episode.c.country, wanted.country),
        (episode.c.jalur, wanted.jalur),
        (episode.c.scheme, wanted.scheme),
    ):
        found += [column == asked] if asked else []
    if wanted.without_interview:
        found.append(episode.c.status.in_((Status.CANDIDATE.value, Status.PROCESS.value)))
        found.append(not_(HAS_INTERVIEW))
    if wanted.contact_due:
        found.append(episode.c.next_contact <= today)
    return found


HAS_INTERVIEW = (
    select(interview.c.id).where(interview.c.episode_id == episode.c.id).correlate(episode).exists()
)


# --- the list -----------------------------------------------------------------------------------


def _listed(query: PeopleQuery, conditions: list[ColumnElement[bool]], columns: Any) -> Select[Any]:
    if query.filter.about_plan:
        wanted = select(*columns).join_from(episode, person, person.c.id == episode.c.person_id)
        wanted = wanted.where(NEWEST_PLAN)
    else:
        wanted = select(*columns).outerjoin_from(person, episode, _PLAN_OF_PERSON)
    order = _SORTS[query.sort]
    first = order.desc().nulls_last() if query.descending else _rising(query.sort, order)
    return wanted.where(and_(True, *conditions)).order_by(first, person.c.id)


def _rising(sort: str, order: ColumnElement[Any]) -> ColumnElement[Any]:
    # Said only where something can be missing: the index of names knows no such order.
    return order.asc() if sort in _NEVER_EMPTY else order.asc().nulls_last()


def _count(
    connection: Connection, query: PeopleQuery, conditions: list[ColumnElement[bool]]
) -> int:
    if query.filter.about_plan:
        wanted = select(func.count()).join_from(episode, person, person.c.id == episode.c.person_id)
        wanted = wanted.where(NEWEST_PLAN)
    else:
        wanted = select(func.count()).select_from(person)
    return int(connection.execute(wanted.where(and_(True, *conditions))).scalar_one())


def _after(query: PeopleQuery, row: PersonRow) -> ColumnElement[bool]:
    column, value = _SORTS[query.sort], _KEYS[query.sort](row)
    same = and_(column.is_(None) if value is None else column == value, person.c.id > row.id)
    if value is None:
        return same
    further = column < value if query.descending else column > value
    from_here = column <= value if query.descending else column >= value
    if query.sort in _NEVER_EMPTY:
        # Said twice, because an index can begin at a bound but not at an "or".
        return and_(from_here, or_(further, same))
    return or_(further, same, column.is_(None))


_NEVER_EMPTY = frozenset({"nama", "dusun"})
_SORTS: dict[str, ColumnElement[Any]] = {
    "nama": person.c.name.collate("NOCASE"),
    "nik": person.c.nik,
    "lahir": person.c.birth_date,
    "dusun": person.c.dusun.collate("NOCASE"),
    "status": episode.c.status,
    "tujuan": episode.c.country,
}
_KEYS: dict[str, Any] = {
    "nama": lambda row: row.name,
    "nik": lambda row: row.nik,
    "lahir": lambda row: row.birth_date,
    "dusun": lambda row: row.dusun,
    "status": lambda row: row.status,
    "tujuan": lambda row: row.country,
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
_PLAN_EXPORT = (
    "status",
    "country",
    "job",
    "scheme",
    "jalur",
    "p3mi",
    "sponsor",
    "planned_departure",
)


def _row(row: Any) -> PersonRow:
    values = dict(row)
    values["sex"] = Sex(row["sex"]) if row["sex"] else None
    return PersonRow(**values)

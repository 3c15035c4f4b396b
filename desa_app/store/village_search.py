# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds people in the rows of all villages by an index of words; fluent at 100,000 people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select, text

from desa_app.clock import read_timestamp
from desa_app.domain.codes import Sex
from desa_app.domain.package import DataLevel
from desa_app.domain.village_search import (
    FoundPerson,
    NearWords,
    ToldLetter,
    ToldPerson,
    ToldPlan,
    dialled_ways,
)
from desa_app.errors import NotFound
from desa_app.store.schema_kecamatan import (
    received,
    village_episode,
    village_letter,
    village_person,
)
from desa_app.store.schema_village_search import (
    EMPTY_VILLAGE_SEARCH,
    FILL_VILLAGE_SEARCH,
    ROWS_OF_A_VILLAGE,
)
from desa_app.wording import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from desa_app.domain.village_search import SearchedWords

_PERSON, _PLAN, _LETTER = village_person.c, village_episode.c, village_letter.c
_LISTED = (
    _PLAN.id,
    _PLAN.village,
    _PLAN.person_id,
    _PLAN.status,
    _PLAN.country,
    _PLAN.sponsor,
    _PLAN.p3mi,
)
# Of more hits than this nobody reads the list; the rest only costs time.
_MOST_HITS = 2000
_MOST_NEAR = 12
_CODE_DIGITS, _DISTRICT_LENGTH = 10, 8
_FILL_ONE = text(
    FILL_VILLAGE_SEARCH.format(where="WHERE p.village >= :first AND p.village < :behind")
)
_EMPTY_ONE = text(EMPTY_VILLAGE_SEARCH)
_HITS = text(
    "SELECT village, person FROM (SELECT name, village, person FROM village_search "
    "WHERE village_search MATCH :asked LIMIT :most) "
    "ORDER BY name COLLATE NOCASE, village, person LIMIT :limit"
)
Key = tuple[str, str]


def write_search(connection: Connection, code: str) -> None:
    """Write a sender's part of the index anew: of a village, or of all villages of a kecamatan."""
    digits = code.replace(".", "")
    connection.execute(
        _EMPTY_ONE,
        {
            "low": int(digits.ljust(_CODE_DIGITS, "0")) * ROWS_OF_A_VILLAGE,
            "high": (int(digits.ljust(_CODE_DIGITS, "9")) + 1) * ROWS_OF_A_VILLAGE - 1,
        },
    )
    # The slash follows the dot: whatever begins with this code and nothing else.
    connection.execute(_FILL_ONE, {"first": code, "behind": f"{code}/"})


def hits(
    connection: Connection, asked: SearchedWords, limit: int, near: NearWords | None = None
) -> tuple[Key, ...]:
    """Village and id of the people who have all these words, by name.

    With ``near`` each word may also stand for those that are one slip away from it.
    """
    parts = [_word(word, near.of(word)[:_MOST_NEAR] if near else ()) for word in asked.words]
    parts += [_number(number) for number in asked.numbers]
    rows = connection.execute(
        _HITS, {"asked": " AND ".join(parts), "most": _MOST_HITS, "limit": limit}
    )
    return tuple((row[0], row[1]) for row in rows)


def known_words(connection: Connection) -> tuple[str, ...]:
    """Every word of names, recruiters and companies; numbers stand before the letters."""
    found = connection.execute(text("SELECT term FROM village_search_words WHERE term >= 'a'"))
    return tuple(found.scalars())


def state_of_rows(connection: Connection) -> tuple[int, str]:
    """Changes whenever a package was taken in."""
    row = connection.execute(select(func.count(), func.max(received.c.created_at))).one()
    return int(row[0]), row[1] or ""


def people_at(
    connection: Connection,
    keys: Sequence[Key],
    close: frozenset[Key],
    names: Mapping[str, str],
) -> tuple[FoundPerson, ...]:
    """The lines of these people, in this order."""
    if not keys:
        return ()
    wanted = _asked(keys)
    people = {
        (row["village"], row["id"]): row
        for row in connection.execute(
            select(village_person).join(wanted, _is(wanted, _PERSON.village, _PERSON.id))
        ).mappings()
    }
    plans: dict[Key, list[Any]] = {}
    for row in connection.execute(
        select(*_LISTED)
        .join(wanted, _is(wanted, _PLAN.village, _PLAN.person_id))
        # Ids rise with time: the last plan is the newest.
        .order_by(_PLAN.id)
    ).mappings():
        plans.setdefault((row["village"], row["person_id"]), []).append(row)
    letters = _letters_of(
        connection, [(one["village"], one["id"]) for own in plans.values() for one in own]
    )
    told = last_told(connection)
    found = []
    for key in keys:
        if key not in people:
            continue
        person, own = people[key], plans.get(key, [])
        newest = own[-1] if own else {}
        found.append(
            FoundPerson(
                village=key[0],
                village_name=names.get(key[0], key[0]),
                person_id=key[1],
                name=person["name"],
                nik=masked(person["nik"]) if person["nik"] else "",
                birth_date=person["birth_date"],
                dusun=person["dusun"],
                plans=len(own),
                status=newest.get("status", ""),
                country=newest.get("country", ""),
                sponsor=newest.get("sponsor", ""),
                company=newest.get("p3mi", ""),
                letters=sum(letters.get((key[0], one["id"]), 0) for one in own),
                told=_told_of(told, key[0])[0],
                close=key in close,
            )
        )
    return tuple(found)


def _letters_of(connection: Connection, plans: Sequence[Key]) -> dict[Key, int]:
    """How many letters these plans have; asked by plan, so that no other letter is read."""
    wanted = _asked(plans)
    rows = connection.execute(
        select(_LETTER.village, _LETTER.episode_id, func.count())
        .join(wanted, _is(wanted, _LETTER.village, _LETTER.episode_id))
        .group_by(_LETTER.village, _LETTER.episode_id)
    )
    return {(code, plan): count for code, plan, count in rows}


def person_told(
    connection: Connection, code: str, person_id: str, names: Mapping[str, str]
) -> ToldPerson:
    """All that a village told last about one person; raises ``NotFound``."""
    where = (_PERSON.village == code, _PERSON.id == person_id)
    person = connection.execute(select(village_person).where(*where)).mappings().first()
    if person is None:
        raise NotFound("warga")
    own = (_PLAN.village == code, _PLAN.person_id == person_id)
    plans = connection.execute(
        select(village_episode).where(*own).order_by(_PLAN.id.desc())
    ).mappings()
    of_plans = select(_PLAN.id).where(*own)
    letters = connection.execute(
        select(village_letter)
        .where(_LETTER.village == code, _LETTER.episode_id.in_(of_plans))
        .order_by(_LETTER.issued_on.desc(), _LETTER.number.desc())
    ).mappings()
    period, sequence, received_at = _told_of(last_told(connection), code)
    return ToldPerson(
        village=code,
        village_name=names.get(code, code),
        person_id=person_id,
        name=person["name"],
        nik=masked(person["nik"]) if person["nik"] else "",
        sex=Sex(person["sex"]) if person["sex"] else None,
        birth_date=person["birth_date"],
        dusun=person["dusun"],
        plans=tuple(
            ToldPlan(
                id=row["id"],
                status=row["status"],
                jalur=row["jalur"],
                country=row["country"],
                job=row["job"],
                company=row["p3mi"],
                sponsor=row["sponsor"],
                phone=row["sponsor_phone"],
                planned_departure=row["planned_departure"],
                noted_on=row["noted_on"],
            )
            for row in plans
        ),
        letters=tuple(
            ToldLetter(
                kind=row["kind"],
                number=row["number"],
                issued_on=row["issued_on"],
                state=row["state"],
            )
            for row in letters
        ),
        period=period,
        sequence=sequence,
        received_at=read_timestamp(received_at) if received_at else None,
    )


def is_limited(connection: Connection, code: str, person_id: str) -> bool:
    """Whether a village only counts this person; raises ``NotFound``."""
    row = connection.execute(
        select(_PERSON.limited).where(_PERSON.village == code, _PERSON.id == person_id)
    ).first()
    if row is None:
        raise NotFound("warga")
    return bool(row[0])


def nik_of(connection: Connection, code: str, person_id: str) -> str:
    """A person's NIK in full, or empty; raises ``NotFound``."""
    row = connection.execute(
        select(_PERSON.nik).where(_PERSON.village == code, _PERSON.id == person_id)
    ).first()
    if row is None:
        raise NotFound("warga")
    return row[0] or ""


Told = tuple[str, int, str]


def last_told(connection: Connection) -> dict[str, Told]:
    """Of each sender the package that its current rows come from: month, number, taken in at."""
    rows = connection.execute(
        select(received.c.village, received.c.period, received.c.sequence, received.c.created_at)
        .where(received.c.level != DataLevel.AGGREGATE.value)
        .order_by(received.c.village, received.c.series, received.c.sequence)
    )
    return {row.village: (row.period, row.sequence, row.created_at) for row in rows}


def _told_of(told: Mapping[str, Told], code: str) -> Told:
    """What is known of a village, from itself or from its kecamatan."""
    return told.get(code) or told.get(code[:_DISTRICT_LENGTH]) or ("", 0, "")


def _asked(keys: Iterable[Key]) -> Any:
    """The people asked for as a small table: a list of pairs would read every row instead."""
    return func.json_each(json.dumps(list(keys))).table_valued("value", name="asked")


def _is(wanted: Any, code: Any, key: Any) -> Any:
    one = func.json_extract(wanted.c.value, "$[0]"), func.json_extract(wanted.c.value, "$[1]")
    return and_(code == one[0], key == one[1])


def _word(word: str, near: Sequence[str]) -> str:
    ways = [f"{_quoted(word)} *", *(_quoted(one) for one in near)]
    return "{name plan} : (" + " OR ".join(ways) + ")"


def _number(number: str) -> str:
    phones = " OR ".join(f"{_quoted(one)} *" for one in dialled_ways(number))
    # Companies can have numbers in their names too.
    return f"({{nik name plan}} : {_quoted(number)} * OR {{phone}} : ({phones}))"


def _quoted(word: str) -> str:
    # Quoted, so that nothing a person types is ever read as query language.
    return '"' + word.replace('"', '""') + '"'

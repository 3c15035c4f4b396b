# SPDX-License-Identifier: GPL-3.0-or-later
"""People are found by any part of what stands in the register, and by nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Status
from desa_app.domain.people_list import SORTS, PeopleFilter, PeopleQuery, dialled, read_words
from desa_app.errors import ChangedMeanwhile
from desa_app.store import episodes, people, people_search
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.schema_people import _spoken
from desa_app.store.stamp import Stamp
from tests.office_kit import NOW, TODAY, VILLAGE, copy_of, draft, fresh, plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from desa_app.domain.person import PeoplePage, PersonDraft, PersonRow

STAMP = Stamp(NOW, "sekdes")
DRAFTS = (
    draft("ANDI SETIAWAN", nik="3604121203900001", kk="3604120101050001", dusun="Kubang"),
    draft("andi permana", nik="3604121203910002", dusun="Pasir Kaler", rt="012", rw="3"),
    draft("SITI (IIS) AISAH", nik="3604125203920003", kk="3604120101050001", dusun="Kubang"),
    draft('O\'NENG "LILIS" 100%', dusun="50% Kaler", birth_date=date(2001, 2, 3)),
    draft("BU_DI AND OR", nik="3604121203940005", dusun="AN", birth_date=date(1970, 1, 1)),
    draft("WA", dusun="Sukamaju", phone="0812-3456-789"),
    draft("DEWI A*B NEAR(C)", nik=None, dusun="", sex=Sex.FEMALE, birth_date=date(1999, 9, 9)),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A register of seven people with awkward names; some have plans."""
    folder: Path = copy_of(VILLAGE, tmp_path_factory.mktemp("cari"))
    opened = Database(folder / STORE_NAME, fresh(VILLAGE).key.secret)
    with opened.writing() as connection:
        ids = people.insert_people(connection, STAMP, DRAFTS)
        for number, (person_id, status) in enumerate(
            [(ids[0], Status.PAST), (ids[0], Status.CANDIDATE), (ids[2], Status.WORKING)]
        ):
            # Ids tell the order of plans, so each is made on a later day.
            later = Stamp(NOW + timedelta(days=number), "sekdes")
            episodes.insert_episode(
                connection,
                later,
                plan(person_id, sponsor="H. Mamat" * (number == 0)),
                status,
                date(2026, 11, 1),
                "kantor",
            )
    yield opened
    opened.close()


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.reading() as opened:
        yield opened


COUNTRIES = {"TW": "Taiwan", "HK": "Hong Kong", "SA": "Arab Saudi"}


def find(connection: Connection, words: str = "", **asked: Any) -> PeoplePage:
    limit, after = asked.pop("limit", 200), asked.pop("after", None)
    order = {name: asked.pop(name) for name in ("sort", "descending") if name in asked}
    query = PeopleQuery(words=words, filter=PeopleFilter(**asked), **order)
    return people_search.search_people(
        connection, query, today=TODAY, countries=COUNTRIES, limit=limit, after=after
    )


def names(connection: Connection, words: str, **asked: Any) -> list[str]:
    page = find(connection, words, **asked)
    assert page.found == len(page.rows)
    return [row.name for row in page.rows]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("andi", ["ANDI SETIAWAN", "andi permana"]),
        ("ndi seti", ["ANDI SETIAWAN"]),
        ("setiawan andi", ["ANDI SETIAWAN"]),
        ("siti setiawan", []),
        ("9400", ["BU_DI AND OR"]),
        ("0101050001", ["ANDI SETIAWAN", "SITI (IIS) AISAH"]),
        ("kubang aisah", ["SITI (IIS) AISAH"]),
        ("AND", ["ANDI SETIAWAN", "andi permana", "BU_DI AND OR"]),
        ("AND OR", ["BU_DI AND OR"]),
        ("ANDI!", []),
        ("wa", ["ANDI SETIAWAN", "WA"]),
        ("%", ['O\'NENG "LILIS" 100%']),
        ("0%", ['O\'NENG "LILIS" 100%']),
        ("_d", ["BU_DI AND OR"]),
        ("a*", ["DEWI A*B NEAR(C)"]),
        ("(iis)", ["SITI (IIS) AISAH"]),
        ('"lilis"', ['O\'NENG "LILIS" 100%']),
        ("o'neng", ['O\'NENG "LILIS" 100%']),
        ("name:andi", []),
        ("0812-3456", ["WA"]),
        ("08123456789", ["WA"]),
        ("0812 3456", ["WA"]),
        ("+62 812 3456 789", ["WA"]),
        ("62812 3456", ["WA"]),
        ("+886 812 3456", []),
        ("rt 1 kubang", ["ANDI SETIAWAN", "SITI (IIS) AISAH"]),
        ("rt 1", [one.name for one in DRAFTS if one.rt == "001"]),
        ("RT.001 setia", ["ANDI SETIAWAN"]),
        ("rt 12", ["andi permana"]),
        ("rt 012/03", ["andi permana"]),
        ("rt 12 rw 4", []),
        ("taiwan", ["ANDI SETIAWAN", "SITI (IIS) AISAH"]),
        ("taiwan aisah", ["SITI (IIS) AISAH"]),
        ("mamat", ["ANDI SETIAWAN"]),
        ("mamat taiwan andi", ["ANDI SETIAWAN"]),
        ("mamat aisah", []),
        ("mamat rt 12", []),
        ("NOT andi", []),
    ],
)
def test_typed_words_find_what_they_say(
    connection: Connection, words: str, expected: list[str]
) -> None:
    assert sorted(names(connection, words)) == sorted(expected)


def test_no_words_find_everybody(connection: Connection) -> None:
    for words in ("", "   ", "\t"):
        assert len(names(connection, words)) == len(DRAFTS)


def shows(person: PersonDraft, word: str) -> bool:
    """Whether a part of a person's record reads like ``word``."""
    fields = [person.name, person.nik or "", person.kk or "", person.dusun]
    fields += [person.phone] if len(word) >= 3 else []
    return any(word.lower() in field.lower() for field in fields)


def shows_number(person: PersonDraft, number: str) -> bool:
    """Whether a number stands there as typed, as bare digits, or as the phone is dialled."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return (
        shows(person, number)
        or shows(person, digits)
        or dialled(person.phone).startswith(dialled(number))
    )


@given(words=st.text("ANDIandi O'(\")%_*!:^-.3604+\\", max_size=9))
@settings(max_examples=300)
def test_search_reads_typed_text_as_plain_text(database: Database, words: str) -> None:
    asked = read_words(words)
    expected = [
        one.name
        for one in DRAFTS
        if all(shows(one, word) for word in asked.words)
        and all(shows_number(one, number) for number in asked.numbers)
    ]
    with database.reading() as connection:
        assert sorted(names(connection, words)) == sorted(expected)


@given(words=st.text(max_size=12))
@settings(max_examples=100)
def test_no_text_at_all_breaks_the_search(database: Database, words: str) -> None:
    with database.reading() as connection:
        assert find(connection, words).found <= len(DRAFTS)


def test_text_that_no_database_can_hold_breaks_nothing(connection: Connection) -> None:
    assert names(connection, "andi\0setiawan") == ["ANDI SETIAWAN"]
    assert names(connection, "\ud83d siti") == []
    assert names(connection, "\udcff\udcff\udcff") == []


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("nama", lambda row: row.name.upper()),
        ("nik", lambda row: row.nik),
        ("lahir", lambda row: row.birth_date),
        ("dusun", lambda row: row.dusun.upper()),
        ("status", lambda row: row.status),
        ("tujuan", lambda row: row.country),
    ],
)
@pytest.mark.parametrize("descending", [False, True])
def test_lists_are_sorted_with_unknown_last(
    connection: Connection, sort: str, key: object, *, descending: bool
) -> None:
    rows = find(connection, sort=sort, descending=descending).rows
    values = [key(row) for row in rows]  # type: ignore[operator]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=descending)
    assert values == known + [None] * (len(values) - len(known))
    assert len(rows) == len(DRAFTS)


def test_a_page_is_a_part_of_the_list_and_says_how_long_the_list_is(
    connection: Connection,
) -> None:
    whole = find(connection).rows
    assert find(connection, limit=3).found == len(DRAFTS)
    assert len(whole) == len(DRAFTS)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_follow_each_other_without_gap_or_double(
    connection: Connection, sort: str, size: int, *, descending: bool
) -> None:
    whole = find(connection, sort=sort, descending=descending).rows
    pages: list[PersonRow] = []
    while True:
        after = pages[-1] if pages else None
        page = find(connection, sort=sort, descending=descending, limit=size, after=after)
        pages += page.rows
        if len(page.rows) < size:
            break
    assert tuple(pages) == whole


def test_the_newest_plan_stands_beside_a_person_and_is_counted_once(
    connection: Connection,
) -> None:
    page = find(connection, "setiawan")
    assert [row.status for row in page.rows] == ["calon"]
    assert people_search.count_by_status(connection) == {
        "orang": len(DRAFTS),
        "semua": 2,
        "calon": 1,
        "bekerja": 1,
    }
    assert rows_at(connection, "semua") == ["ANDI SETIAWAN", "SITI (IIS) AISAH"]
    assert rows_at(connection, "calon") == ["ANDI SETIAWAN"]
    assert rows_at(connection, "purna") == []


def rows_at(connection: Connection, status: str) -> list[str]:
    return [row.name for row in find(connection, status=status).rows]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"country": "TW"}, ["ANDI SETIAWAN", "SITI (IIS) AISAH"]),
        ({"country": "HK"}, []),
        ({"without_interview": True}, ["ANDI SETIAWAN"]),
        ({"dusun": "Kubang"}, ["ANDI SETIAWAN", "SITI (IIS) AISAH"]),
        ({"rt": "012"}, ["andi permana"]),
        ({"sex": "L"}, []),
        ({"age_from": 56}, ["BU_DI AND OR"]),
        ({"age_from": 25, "age_to": 27}, ['O\'NENG "LILIS" 100%', "DEWI A*B NEAR(C)"]),
        ({"age_from": 36, "age_to": 36, "jalur": "belum_jelas", "status": "calon"},
         ["ANDI SETIAWAN"]),
        ({"scheme": "p_to_p", "status": "bekerja"}, ["SITI (IIS) AISAH"]),
    ],
)  # fmt: skip
def test_filters_narrow_the_list(
    connection: Connection, asked: dict[str, Any], expected: list[str]
) -> None:
    assert sorted(names(connection, "", **asked)) == sorted(expected)
    query = PeopleQuery(filter=PeopleFilter(**asked))
    counted = people_search.count_matches(connection, query, today=TODAY, countries=COUNTRIES)
    assert counted == len(expected)
    listed = people_search.every_match(connection, query, today=TODAY, countries=COUNTRIES)
    assert sorted(row["name"] for row in listed) == sorted(expected)


@given(phone=st.text("0123456789 -.()/+", max_size=20))
@settings(max_examples=200)
def test_the_store_and_the_question_dial_a_number_alike(database: Database, phone: str) -> None:
    with database.reading() as connection:
        row = connection.execute(
            text(f"SELECT {_spoken('given')} FROM (SELECT :phone AS phone) given"),  # noqa: S608
            {"phone": phone},
        )
        assert row.scalar_one() == dialled(phone)


def test_an_age_is_counted_to_the_day(tmp_path: Path) -> None:
    database = Database(copy_of(VILLAGE, tmp_path) / STORE_NAME, fresh(VILLAGE).key.secret)
    days = [TODAY.replace(year=2008), TODAY.replace(year=2008) + timedelta(days=1)]
    with database.writing() as connection:
        people.insert_people(connection, STAMP, [draft(str(d), birth_date=d) for d in days])
        assert names(connection, "", age_from=18) == [str(days[0])]
        assert names(connection, "", age_to=17) == [str(days[1])]
    database.close()


def test_search_follows_a_corrected_name(tmp_path: Path) -> None:
    database = Database(copy_of(VILLAGE, tmp_path) / STORE_NAME, fresh(VILLAGE).key.secret)
    with database.writing() as connection:
        (person_id,) = people.insert_people(connection, STAMP, [draft("JUMINTEN")])
        people.update_person(connection, STAMP, person_id, 1, draft("SUMIYATI", dusun="Pasir"))
        assert names(connection, "juminten") == []
        assert names(connection, "sumiyati pasir") == ["SUMIYATI"]
        with pytest.raises(ChangedMeanwhile):
            people.update_person(connection, STAMP, person_id, 1, draft("TERTIMPA"))
        assert people.load_person(connection, person_id).facts.name == "SUMIYATI"
    database.close()

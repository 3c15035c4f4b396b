# SPDX-License-Identifier: GPL-3.0-or-later
"""People are found by any part of what stands in the register, and by nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Status
from desa_app.errors import ChangedMeanwhile, DuplicateNik, NotFound
from desa_app.store import episodes, people
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.stamp import Stamp
from tests.office_kit import NOW, VILLAGE, copy_of, draft, fresh, plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from desa_app.domain.person import PersonDraft, PersonRow

STAMP = Stamp(NOW, "sekdes")
DRAFTS = (
    draft("ANDI SETIAWAN", nik="3604121203900001", kk="3604120101050001", dusun="Kubang"),
    draft("andi permana", nik="3604121203910002", dusun="Pasir Kaler"),
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
                connection, later, plan(person_id), status, date(2026, 11, 1), "kantor"
            )
    yield opened
    opened.close()


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.reading() as opened:
        yield opened


def names(connection: Connection, words: str) -> list[str]:
    page = people.search_people(connection, words)
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


@given(words=st.text("ANDIandi O'(\")%_*!:^-.3604+\\", max_size=9))
@settings(max_examples=300)
def test_search_reads_typed_text_as_plain_text(database: Database, words: str) -> None:
    expected = [one.name for one in DRAFTS if all(shows(one, word) for word in words.split())]
    with database.reading() as connection:
        assert sorted(names(connection, words)) == sorted(expected)


@given(words=st.text(max_size=12))
@settings(max_examples=100)
def test_no_text_at_all_breaks_the_search(database: Database, words: str) -> None:
    with database.reading() as connection:
        assert people.search_people(connection, words).found <= len(DRAFTS)


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
    rows = people.search_people(connection, sort=sort, descending=descending).rows
    values = [key(row) for row in rows]  # type: ignore[operator]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=descending)
    assert values == known + [None] * (len(values) - len(known))
    assert len(rows) == len(DRAFTS)


def test_a_page_is_a_part_of_the_list_and_says_how_long_the_list_is(
    connection: Connection,
) -> None:
    whole = people.search_people(connection).rows
    pages = [people.search_people(connection, limit=3, offset=start) for start in (0, 3, 6)]
    assert tuple(row for page in pages for row in page.rows) == whole
    assert {page.found for page in pages} == {len(DRAFTS)}


def test_the_newest_plan_stands_beside_a_person_and_is_counted_once(
    connection: Connection,
) -> None:
    page = people.search_people(connection, "setiawan")
    assert [row.status for row in page.rows] == ["calon"]
    assert page.counts == {"orang": len(DRAFTS), "semua": 2, "calon": 1, "bekerja": 1}
    assert rows_at(connection, "semua") == ["ANDI SETIAWAN", "SITI (IIS) AISAH"]
    assert rows_at(connection, "calon") == ["ANDI SETIAWAN"]
    assert rows_at(connection, "purna") == []


def rows_at(connection: Connection, status: str) -> list[str]:
    found: tuple[PersonRow, ...] = people.search_people(connection, status=status).rows
    return [row.name for row in found]


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


def test_a_nik_belongs_to_one_person(tmp_path: Path) -> None:
    database = Database(copy_of(VILLAGE, tmp_path) / STORE_NAME, fresh(VILLAGE).key.secret)
    nik = "3604125003900001"
    with database.writing() as connection:
        first, second = people.insert_people(connection, STAMP, [draft("A", nik=nik), draft("B")])
        for other in (None, second):
            with pytest.raises(DuplicateNik) as caught:
                people.refuse_known_nik(connection, nik, other)
            assert (caught.value.person_id, caught.value.name) == (first, "A")
        people.refuse_known_nik(connection, nik, first)
        assert people.known_niks(connection, [nik, "0" * 16]) == {nik: first}
        assert people.person_by_nik(connection, nik).id == first
    database.close()


def test_nobody_is_named_when_nobody_is_there(connection: Connection) -> None:
    with pytest.raises(NotFound):
        people.load_person(connection, "tidak-ada")
    with pytest.raises(NotFound):
        people.person_by_nik(connection, "0" * 16)

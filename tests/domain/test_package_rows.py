# SPDX-License-Identifier: GPL-3.0-or-later
"""What a village can store, the kecamatan can read; what is hostile is refused by its column."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.codes import Sex
from desa_app.domain.episode import (
    Episode,
    EpisodeDraft,
    Interview,
    Jalur,
    Scheme,
    Status,
    StatusChange,
    problems_in,
)
from desa_app.domain.package_rows import (
    RowBroken,
    episode_row,
    facts_from_rows,
    letter_row,
    person_row,
    read_episode,
    read_letter,
    read_person,
    read_recap,
    recap_rows,
)
from desa_app.domain.person import Person, PersonDraft
from desa_app.domain.person import problems_in as problems_in_person
from desa_app.domain.recap import Count, Recap
from desa_app.domain.recap_facts import RecapFact
from desa_app.domain.recap_lines import LINES, is_plain
from desa_app.domain.recap_reconciling import uneven
from desa_app.ids import new_id
from tests.office_kit import TODAY, draft

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
ID = new_id(NOW)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=210)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
COLUMNS = """id nama nik jk tanggal_lahir dusun orang status jalur negara pekerjaan skema p3mi
sponsor telepon_sponsor rencana_berangkat langkah wawancara rencana jenis nomor tanggal keadaan
kunci l p t n sektor cara_pulang"""
ROWS = st.dictionaries(st.sampled_from(COLUMNS.split()), VALUES)
GOOD_PERSON: dict[str, object] = {
    "id": ID, "nama": "SITI", "nik": "3604125003900001", "jk": "P",
    "tanggal_lahir": "1990-03-10", "dusun": "",
}  # fmt: skip
GOOD_LETTER: dict[str, object] = {
    "id": ID, "rencana": ID, "jenis": "izin-keluarga", "nomor": "470/001", "tanggal": "2026-11-21",
    "keadaan": "terbit",
}  # fmt: skip


def travelled(row: dict[str, object]) -> dict[str, object]:
    """The row after its way through the file."""
    found: dict[str, object] = json.loads(json.dumps(row))
    return found


def stored(
    facts: EpisodeDraft, *steps: tuple[date, Status], talks: tuple[date, ...] = ()
) -> Episode:
    return Episode(
        id=ID,
        revision=1,
        facts=facts,
        status=steps[-1][1],
        history=tuple(
            StatusChange(status=status, on=day, source="", by="x", at=NOW) for day, status in steps
        ),
        interviews=tuple(Interview(on=day, with_family=True, officer="x") for day in talks),
        created_at=NOW,
    )


@given(
    name=TEXT,
    dusun=TEXT,
    nik=st.none() | st.text("0123456789", min_size=16, max_size=16),
    sex=st.sampled_from(Sex),
    birth=DAYS,
)
def test_every_person_who_can_be_stored_can_be_read(
    name: str, dusun: str, nik: str | None, sex: Sex, birth: date
) -> None:
    facts: PersonDraft = draft(name, dusun=dusun, nik=nik, sex=sex, birth_date=birth)
    if problems_in_person(facts, TODAY):
        return
    person = Person(id=ID, revision=1, facts=facts, created_at=NOW, changed_at=NOW)
    assert read_person(travelled(person_row(person))) == {
        "id": ID,
        "name": name,
        "nik": nik,
        "sex": sex.value,
        "birth_date": birth,
        "dusun": dusun,
        "limited": False,
    }


@given(
    texts=st.lists(TEXT, min_size=4, max_size=4),
    scheme=st.sampled_from(Scheme),
    jalur=st.sampled_from(Jalur),
    departure=st.none() | DAYS,
    steps=st.lists(st.tuples(DAYS, st.sampled_from(Status)), min_size=1, max_size=4),
    talks=st.lists(DAYS, max_size=3),
)
def test_every_plan_that_can_be_stored_can_be_read_and_counted(
    texts: list[str],
    scheme: Scheme,
    jalur: Jalur,
    departure: date | None,
    steps: list[tuple[date, Status]],
    talks: list[date],
) -> None:
    job, p3mi, sponsor, phone = texts
    facts = EpisodeDraft(
        person_id=ID,
        country="TW",
        job=job,
        scheme=scheme,
        p3mi=p3mi,
        sponsor=sponsor,
        sponsor_phone=phone,
        planned_departure=departure,
        jalur=jalur,
        jalur_reason="alasan",
    )
    if problems_in(facts, frozenset({"TW"})):
        return
    row = travelled(episode_row(stored(facts, *steps, talks=tuple(talks))))
    read = read_episode(row)
    assert (read["job"], read["p3mi"], read["sponsor"], read["sponsor_phone"]) == tuple(texts)
    assert (read["scheme"], read["jalur"]) == (scheme.value, jalur.value)
    assert read["planned_departure"] == departure
    (fact,) = facts_from_rows([GOOD_PERSON], [row], [])
    assert fact == RecapFact(
        sex=Sex.FEMALE,
        jalur=jalur,
        country="TW",
        scheme=scheme,
        steps=tuple(steps),
        interviews=tuple(talks),
        letters=(),
    )


def test_no_more_travels_than_the_kecamatan_needs() -> None:
    person = Person(
        id=ID, revision=1, facts=draft(father="AYAH", phone="0812", kk="3604120101050001"),
        created_at=NOW, changed_at=NOW,
    )  # fmt: skip
    assert set(person_row(person)) == {"id", "nama", "nik", "jk", "tanggal_lahir", "dusun"}
    row = letter_row(
        {"id": ID, "episode_id": ID, "kind": "x", "number": "1", "issued_on": TODAY,
         "state": "terbit", "pdf": b"rahasia", "person_id": ID}
    )  # fmt: skip
    assert set(row) == set(GOOD_LETTER)


def test_a_letter_comes_back() -> None:
    assert read_letter(dict(GOOD_LETTER)) == {
        "id": ID,
        "episode_id": ID,
        "kind": "izin-keluarga",
        "number": "470/001",
        "issued_on": date(2026, 11, 21),
        "state": "terbit",
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "x"),
        ("id", None),
        ("nama", " "),
        ("nama", "x" * 301),
        ("nama", 5),
        ("nik", "123"),
        ("nik", 3604125003900001),
        ("jk", "X"),
        ("jk", 1),
        ("tanggal_lahir", "1990-02-30"),
        ("tanggal_lahir", "10-03-1990"),
        ("tanggal_lahir", "1990-W01-1"),
        ("tanggal_lahir", 19900310),
        ("dusun", None),
    ],
)
def test_a_wrong_value_is_refused_by_its_column(field: str, value: object) -> None:
    with pytest.raises(RowBroken) as caught:
        read_person(GOOD_PERSON | {field: value})
    assert caught.value.field == field
    assert str(value) not in str(caught.value) or value in (None, 1, 5, " ", "x", "X")


@given(row=ROWS)
def test_a_hostile_row_is_read_or_refused_and_breaks_nothing(row: dict[str, Any]) -> None:
    for reader in (read_person, read_episode, read_letter):
        with suppress(RowBroken):
            assert reader(dict(row))["id"] == row["id"]


@given(people=st.lists(ROWS, max_size=3), plans=st.lists(ROWS, max_size=3),
       letters=st.lists(ROWS, max_size=3))  # fmt: skip
def test_hostile_rows_are_counted_or_refused_and_break_nothing(
    people: list[dict[str, Any]], plans: list[dict[str, Any]], letters: list[dict[str, Any]]
) -> None:
    try:
        facts = facts_from_rows(people, plans, letters)
    except RowBroken:
        return
    assert len(facts) == len(plans)


NUMBERS = st.integers(0, 10**6)
COUNTS = st.builds(Count, male=NUMBERS, female=NUMBERS, unknown=NUMBERS)
PLAIN = st.builds(Count, plain=st.integers(0, 10**12))
TOLD = st.fixed_dictionaries(
    {}, optional={key: COUNTS if line.counts_people else PLAIN for key, line in LINES.items()}
)


@given(
    counts=TOLD,
    countries=st.dictionaries(st.sampled_from(["TW", "HK", "JP", "MY"]), COUNTS),
    kinds=st.dictionaries(st.sampled_from(["upah", "dugaan-tppo", "jenis-baru"]), PLAIN),
)
def test_a_recap_travels_unchanged(
    counts: dict[str, Count], countries: dict[str, Count], kinds: dict[str, Count]
) -> None:
    recap = Recap(
        period="2026-10",
        counts=counts,
        countries=dict(sorted(countries.items())),
        case_kinds=dict(sorted(kinds.items())) if "kasus_baru" in counts else None,
    )
    rows = [travelled(row) for row in recap_rows(recap)]
    assert read_recap(rows, "2026-10") == recap
    for row in rows:
        # What a program of the first form demands of every row; it reads no other member.
        assert all(row[name] in range(10**6 + 1) for name in "lpt")
        assert "negara" in row or len(str(row["kunci"])) <= 40


def test_a_newer_programs_key_is_kept_and_a_missing_one_is_not_told() -> None:
    recap = read_recap([{"kunci": "hal_baru", "l": 1, "p": 0, "t": 0}], "2026-10")
    assert recap.counts == {"hal_baru": Count(male=1)}
    assert recap.case_kinds is None


def test_the_recaps_of_the_vectors_are_read_as_they_say() -> None:
    vectors = Path(__file__).parents[1] / "vectors" / "recaps.json"
    for name, one in json.loads(vectors.read_text("utf-8")).items():
        if "refused" in one:
            with pytest.raises(RowBroken) as caught:
                read_recap(one["rows"], "2026-10")
            assert caught.value.field == one["refused"], name
            continue
        recap = read_recap(one["rows"], "2026-10")
        told = {
            key: [count.plain] if is_plain(key) else [count.male, count.female, count.unknown]
            for key, count in recap.counts.items()
        }
        assert told == one["told"], name
        kinds = recap.case_kinds
        shown = None if kinds is None else {kind: count.plain for kind, count in kinds.items()}
        assert shown == one["kinds"], name
        assert [wrong.key for wrong in uneven(recap)] == one["uneven"], name


@pytest.mark.parametrize(
    "row",
    [
        {"kunci": "purna", "l": -1, "p": 0, "t": 0},
        {"kunci": "purna", "l": True, "p": 0, "t": 0},
        {"kunci": "purna", "l": 10**7, "p": 0, "t": 0},
        {"kunci": "purna", "l": 1, "p": 0},
        {"kunci": "", "l": 1, "p": 0, "t": 0},
        {"kunci": "sosialisasi", "l": 0, "p": 0, "t": 0},
        {"kunci": "kasus:upah", "l": 0, "p": 0, "t": 0, "n": -1},
        {"kunci": "kasus_kerugian", "l": 0, "p": 0, "t": 0, "n": 10**16},
        {"negara": "Taiwan", "l": 1, "p": 0, "t": 0},
        {"negara": "tw", "l": 1, "p": 0, "t": 0},
        {"l": 1, "p": 0, "t": 0},
    ],
)
def test_a_wrong_recap_row_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(RowBroken):
        read_recap([row], "2026-10")


def test_a_step_is_a_day_and_a_status() -> None:
    plan_row = episode_row(
        stored(
            EpisodeDraft(person_id=ID, country="TW", job="x", scheme=Scheme.SSW),
            (TODAY - timedelta(days=1), Status.CANDIDATE),
        )
    )
    for wrong in (["2026-11-21"], ["calon 2026-11-21"], [5], "2026-11-21 calon", None, [""] * 1001):
        with pytest.raises(RowBroken) as caught:
            facts_from_rows([GOOD_PERSON], [plan_row | {"langkah": wrong}], [])
        assert caught.value.field == "langkah"

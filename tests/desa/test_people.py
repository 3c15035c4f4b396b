# SPDX-License-Identifier: GPL-3.0-or-later
"""People are noted whole or not at all, and every correction leaves the old value in the log."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desa_app.domain.codes import FamilyRole, Marital, Sex
from desa_app.errors import ChangedMeanwhile, DuplicateNik, InvalidInput, NotFound
from tests.office_kit import PEOPLE, TODAY, actions, desk_of, draft, dump

if TYPE_CHECKING:
    from desa_app.desa import Desa

NIK = "3604125003900001"


def newest_entry(desa: Desa) -> tuple[str, str, object]:
    with desk_of(desa).reading() as connection:
        row = connection.execute(
            text("SELECT action, subject, detail FROM journal ORDER BY position DESC LIMIT 1")
        ).one()
    return row.action, row.subject, json.loads(row.detail)


def test_a_noted_person_comes_back_exactly_as_written(desa: Desa) -> None:
    facts = draft(
        "NI KADEK  AYU d'Contoh é",
        nik=NIK,
        kk="3604120101050009",
        passport_name="AYU CONTOH",
        religion="Hindu",
        education="SLTA / sederajat",
        occupation="Petani",
        family_role=FamilyRole.WIFE,
        father="I CONTOH",
        mother="NI CONTOH",
        phone="+62 812-0000-000",
        resident=False,
    )
    person = desa.people.add(facts)
    assert person.facts == facts
    assert person.revision == 1
    assert desa.people.get(person.id) == person == desa.people.by_nik(NIK)
    assert newest_entry(desa) == ("orang-dicatat", person.id, {})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"birth_date": None}, "birth_date"),
        ({"birth_date": date(2026, 11, 22)}, "birth_date"),
        ({"birth_date": date(1890, 1, 1)}, "birth_date"),
        ({"sex": None}, "sex"),
        ({"marital": None}, "marital"),
        ({"nik": "123"}, "nik"),
        ({"kk": "36041201010500AB"}, "kk"),
    ],
)
def test_a_person_with_a_missing_or_wrong_fact_is_not_noted(
    desa: Desa, change: dict[str, object], field: str
) -> None:
    before = dump(desa)
    with pytest.raises(InvalidInput) as caught:
        desa.people.add(draft(**change))  # type: ignore[arg-type]
    assert [problem.field for problem in caught.value.problems] == [field]
    assert dump(desa) == before


def test_a_nik_that_is_taken_names_who_has_it(desa: Desa) -> None:
    first = desa.people.add(draft("A", nik=NIK))
    second = desa.people.add(draft("B"))
    before = dump(desa)
    with pytest.raises(DuplicateNik) as added:
        desa.people.add(draft("C", nik=NIK))
    with pytest.raises(DuplicateNik) as corrected:
        desa.people.correct(second, draft("B", nik=NIK))
    for caught in (added, corrected):
        assert (caught.value.person_id, caught.value.name) == (first.id, "A")
    assert dump(desa) == before


def test_a_correction_keeps_the_old_value_in_the_log(desa: Desa) -> None:
    person = desa.people.add(draft("SITI", nik=NIK))
    corrected = desa.people.correct(
        person, replace(person.facts, name="SITI AISAH", nik=None, marital=Marital.WIDOWED)
    )
    assert (corrected.revision, corrected.facts.name) == (2, "SITI AISAH")
    assert corrected.created_at == person.created_at < corrected.changed_at
    assert newest_entry(desa) == (
        "orang-diubah",
        person.id,
        {"name": ["SITI", "SITI AISAH"], "nik": [NIK, ""], "marital": ["kawin", "cerai_mati"]},
    )
    with pytest.raises(NotFound):
        desa.people.by_nik(NIK)


def test_who_saves_second_is_told_and_overwrites_nothing(desa: Desa) -> None:
    opened = desa.people.add(draft("SITI"))
    desa.people.correct(opened, draft("SITI AISAH"))
    before = dump(desa)
    with pytest.raises(ChangedMeanwhile):
        desa.people.correct(opened, draft("SITI ROHAYATI"))
    assert desa.people.get(opened.id).facts.name == "SITI AISAH"
    assert dump(desa) == before


def test_a_correction_must_be_as_whole_as_a_new_person(desa: Desa) -> None:
    person = desa.people.add(draft())
    before = dump(desa)
    with pytest.raises(InvalidInput):
        desa.people.correct(person, replace(person.facts, name=" "))
    assert dump(desa) == before


def test_nobody_is_found_under_an_unknown_id(desa: Desa) -> None:
    for ask in (desa.people.get, desa.people.by_nik):
        with pytest.raises(NotFound):
            ask("tidak-ada")


def test_family_is_everybody_else_on_the_card(desa: Desa) -> None:
    kk = "3604120101059999"
    wife = desa.people.add(draft("ISTRI", kk=kk, birth_date=date(1980, 1, 1)))
    desa.people.add(draft("ANAK", kk=kk, birth_date=date(2005, 1, 1)))
    desa.people.add(draft("SUAMI", kk=kk, birth_date=date(1975, 1, 1), sex=Sex.MALE))
    alone = desa.people.add(draft("SENDIRI"))
    assert [one.facts.name for one in desa.people.family(wife)] == ["SUAMI", "ANAK"]
    assert desa.people.family(alone) == []


def test_looking_writes_nothing(desa: Desa) -> None:
    before = dump(desa)
    assert desa.people.search("a").found > 0
    assert desa.people.search().found == PEOPLE
    desa.people.nik_warnings(draft(nik=NIK))
    assert dump(desa) == before
    assert actions(desa)[-1] == "impor"


def test_a_nik_that_differs_is_a_question_and_never_a_refusal(desa: Desa) -> None:
    facts = draft(nik="3271011503900001", birth_date=date(1990, 3, 10))
    codes = {warning.code for warning in desa.people.nik_warnings(facts)}
    assert codes == {"nik-beda-tanggal-lahir", "nik-beda-jenis-kelamin", "nik-wilayah-lain"}
    assert desa.people.add(facts).facts.nik == "3271011503900001"
    assert desa.people.nik_warnings(draft(nik=NIK)) == ()
    for silent in (draft(), draft(nik="123")):
        assert desa.people.nik_warnings(silent) == ()


def test_dates_are_judged_by_the_offices_own_day(desa: Desa) -> None:
    born_today = desa.people.add(draft("BAYI", birth_date=TODAY, marital=Marital.SINGLE))
    assert born_today.facts.birth_date == TODAY

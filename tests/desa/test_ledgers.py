# SPDX-License-Identifier: GPL-3.0-or-later
"""Running lists keep what was said: noted, corrected with the old value, struck with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app.domain.contacts import Contact, Service
from desa_app.domain.ledger import tidied
from desa_app.domain.outreach import Organiser, Outreach
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound, RecordStruck
from tests.office_kit import TODAY, actions

if TYPE_CHECKING:
    from desa_app.desa import Desa

TALK = Outreach(
    on=TODAY,
    place="Balai desa",
    theme="Bekerja ke luar negeri dengan aman",
    organiser=Organiser.IMMIGRATION,
    speakers="Petugas PIMPASA",
    men=12,
    women=30,
    elements="PKK, Karang Taruna, RT / RW",
)


def problems(error: InvalidInput) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in error.problems]


def test_what_is_noted_can_be_read_again(desa: Desa) -> None:
    noted = desa.outreach.add(replace(TALK, place="  Balai   desa ", material="Satu\n\n Dua  "))
    found = desa.outreach.get(noted.id)
    assert found == noted
    assert found.facts.place == "Balai desa"
    assert found.facts.material == "Satu\n\nDua"
    assert found.facts.organiser is Organiser.IMMIGRATION
    assert found.noted_by == desa.user
    assert "sosialisasi-dicatat" in actions(desa)


def test_every_missing_field_is_named(desa: Desa) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.outreach.add(Outreach())
    assert problems(caught.value) == [
        ("on", "kosong"),
        ("place", "kosong"),
        ("theme", "kosong"),
        ("organiser", "kosong"),
        ("men", "tanpa-peserta"),
    ]
    assert desa.outreach.list().total == 0


def test_a_talk_that_is_still_to_come_is_not_noted(desa: Desa) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.outreach.add(replace(TALK, on=TODAY + timedelta(days=1)))
    assert problems(caught.value) == [("on", "tanggal-mendatang")]


@pytest.mark.parametrize("people", [-1, 1_000_001])
def test_participants_are_a_sensible_number(desa: Desa, people: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.outreach.add(replace(TALK, women=people))
    assert problems(caught.value) == [("women", "di-luar-batas")]


def test_a_correction_keeps_the_old_value(desa: Desa) -> None:
    noted = desa.outreach.add(TALK)
    once = desa.outreach.correct(noted, replace(TALK, men=13, organiser=Organiser.BP3MI))
    twice = desa.outreach.correct(once, replace(once.facts, on=TODAY - timedelta(days=1)))
    assert (twice.facts.men, twice.revision) == (13, 3)
    newest, oldest = desa.outreach.history(noted.id)
    assert oldest.fields == {"men": ("12", "13"), "organiser": ("Kantor Imigrasi", "BP3MI")}
    assert newest.fields == {"on": ("21-11-2026", "20-11-2026")}
    assert newest.by == desa.user


def test_saving_without_a_change_writes_nothing(desa: Desa) -> None:
    noted = desa.outreach.add(TALK)
    before = actions(desa)
    assert desa.outreach.correct(noted, TALK) == noted
    assert actions(desa) == before


def test_a_record_changed_elsewhere_is_not_overwritten(desa: Desa) -> None:
    noted = desa.outreach.add(TALK)
    desa.outreach.correct(noted, replace(TALK, men=1))
    with pytest.raises(ChangedMeanwhile):
        desa.outreach.correct(noted, replace(TALK, men=2))
    with pytest.raises(ChangedMeanwhile):
        desa.outreach.strike(noted, "Keliru")
    assert desa.outreach.get(noted.id).facts.men == 1


def test_a_struck_record_stays_with_its_reason_and_counts_no_more(desa: Desa) -> None:
    noted = desa.outreach.add(TALK)
    with pytest.raises(InvalidInput):
        desa.outreach.strike(noted, "  ")
    struck = desa.outreach.strike(noted, " Tercatat  dua kali ")
    assert (struck.struck, struck.strike_reason) == (True, "Tercatat dua kali")
    assert desa.outreach.list().rows == (struck,)
    assert desa.outreach.totals(TODAY.year).times == 0
    with pytest.raises(RecordStruck):
        desa.outreach.correct(struck, replace(TALK, men=2))
    with pytest.raises(RecordStruck):
        desa.outreach.strike(struck, "Lagi")
    with pytest.raises(NotFound):
        desa.outreach.get("tidak ada")


def test_lists_are_searched_by_any_part_of_every_word_and_by_year(desa: Desa) -> None:
    old = replace(TALK, on=TODAY.replace(year=TODAY.year - 2), place="Masjid 100%_Jami")
    first, second = desa.outreach.add(old), desa.outreach.add(TALK)
    assert desa.outreach.years() == (TODAY.year, TODAY.year - 1, TODAY.year - 2)
    assert [one.id for one in desa.outreach.list().rows] == [second.id, first.id]
    assert desa.outreach.list(year=TODAY.year).rows == (second,)
    assert desa.outreach.list("balai pkk").rows == (second,)
    assert desa.outreach.list("100%_").rows == (first,)
    assert desa.outreach.list("%%").rows == ()
    assert desa.outreach.list("a\0\ud800").rows == ()
    assert desa.outreach.list("tidak ada").total == 2


def test_the_year_is_counted_by_sex(desa: Desa) -> None:
    desa.outreach.add(TALK)
    desa.outreach.add(replace(TALK, men=0, women=5))
    desa.outreach.add(replace(TALK, on=TODAY.replace(year=TODAY.year - 1)))
    found = desa.outreach.totals(TODAY.year)
    assert (found.times, found.men, found.women) == (2, 12, 35)


@given(words=st.text(max_size=60), count=st.integers(0, 5))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_either_kept_or_refused_with_a_name(desa: Desa, words: str, count: int) -> None:
    facts = replace(TALK, theme=words, men=count)
    before = desa.outreach.list().total
    wrong = desa.outreach.problems(tidied(facts))
    assert {problem.field for problem in wrong} <= {"theme"}
    if wrong:
        with pytest.raises(InvalidInput):
            desa.outreach.add(facts)
        assert desa.outreach.list().total == before
        return
    noted = desa.outreach.add(facts)
    assert noted.facts.theme == " ".join(words.split())
    assert desa.outreach.get(noted.id) == noted


# --- contacts -------------------------------------------------------------------------------

HELP = Contact(
    agency="BP3MI Banten",
    service=Service.COMPLAINT,
    phone="(0254) 000000",
    name="Petugas Contoh",
    checked_on=TODAY,
)


def test_contacts_are_offered_by_kind_of_help_the_freshest_first(desa: Desa) -> None:
    desa.contacts.add(replace(HELP, agency="Lama", checked_on=TODAY - timedelta(days=400)))
    desa.contacts.add(HELP)
    desa.contacts.add(replace(HELP, agency="Kanim", service=Service.PASSPORT))
    gone = desa.contacts.add(replace(HELP, agency="Pindah"))
    desa.contacts.strike(gone, "Kantor tutup")
    assert [one.agency for one in desa.contacts.for_service("pengaduan")] == [
        "BP3MI Banten",
        "Lama",
    ]
    both = desa.contacts.for_service(Service.COMPLAINT, Service.PASSPORT)
    assert {one.agency for one in both} == {"BP3MI Banten", "Lama", "Kanim"}
    assert len(desa.contacts.for_service()) == 3
    assert desa.contacts.for_service("tidak ada") == ()


def test_a_number_not_tried_for_six_months_is_to_be_checked_again(desa: Desa) -> None:
    fresh = replace(HELP, checked_on=TODAY.replace(month=5) + timedelta(days=1))
    desa.contacts.add(fresh)
    old = desa.contacts.add(replace(HELP, checked_on=TODAY.replace(month=5)))
    assert desa.contacts.to_check_again() == (old,)
    checked = desa.contacts.checked_today(old)
    assert checked.facts.checked_on == TODAY
    assert desa.contacts.to_check_again() == ()

# SPDX-License-Identifier: GPL-3.0-or-later
"""What was struck or taken off comes back as it was; the log keeps that both happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.book_entry import EntryDraft, EntryState
from desa_app.domain.books import Book
from desa_app.domain.family import MemberDraft, Relation
from desa_app.domain.outreach import Organiser, Outreach
from desa_app.errors import BooksClosed, ChangedMeanwhile
from tests.office_kit import TODAY, RunningClock, actions, candidate, draft

if TYPE_CHECKING:
    from desa_app.desa import Desa

TALK = Outreach(
    on=TODAY, place="Balai desa", theme="Jalur resmi", organiser=Organiser.VILLAGE, men=3, women=4
)
POST = EntryDraft(day=TODAY, number="12/A", party="Camat", subject="Undangan")


def test_a_struck_record_counts_again(desa: Desa) -> None:
    noted = desa.outreach.add(TALK)
    struck = desa.outreach.strike(noted, "Salah baris")
    again = desa.outreach.put_back(struck)
    assert (again.struck, again.strike_reason, again.facts) == (False, "", noted.facts)
    assert actions(desa)[-2:] == ["sosialisasi-dicoret", "sosialisasi-dikembalikan"]
    assert desa.outreach.correct(again, replace(TALK, men=5)).facts.men == 5
    # Neither twice, nor what somebody else did meanwhile.
    for stale in (struck, again):
        with pytest.raises(ChangedMeanwhile):
            desa.outreach.put_back(stale)


def test_a_struck_line_of_a_book_keeps_its_number(desa: Desa) -> None:
    entry = desa.books.note(Book.INCOMING, POST)
    again = desa.books.put_back(desa.books.strike(entry, "Salah baris"))
    assert (again.state, again.running, again.facts) == (
        EntryState.NOTED,
        entry.running,
        entry.facts,
    )
    assert actions(desa)[-2:] == ["buku-dicoret", "buku-dikembalikan"]
    with pytest.raises(ChangedMeanwhile):
        desa.books.put_back(again)


def test_a_closed_year_gives_no_strike_back(desa: Desa, clock: RunningClock) -> None:
    struck = desa.books.strike(desa.books.note(Book.INCOMING, POST), "Salah baris")
    clock.moment = clock.moment.replace(year=2027, month=1, day=4)
    desa.books.close(2026)
    with pytest.raises(BooksClosed):
        desa.books.put_back(struck)


def test_a_member_taken_off_is_on_the_list_again_with_the_link(desa: Desa) -> None:
    person, _ = candidate(desa)
    child = desa.people.add(draft("ANAK CONTOH", birth_date=date(2016, 5, 4)))
    facts = MemberDraft(relation=Relation.CHILD, name="ANAK CONTOH", linked_id=child.id)
    member = desa.families.add(person.id, facts)
    desa.families.remove(member, "Salah orang")
    again = desa.families.put_back(member)
    assert desa.families.of(person.id) == (again,)
    assert again.facts == member.facts
    assert actions(desa)[-1] == "keluarga-dikembalikan"
    with pytest.raises(ChangedMeanwhile):
        desa.families.put_back(member)


def test_a_link_comes_back_only_while_its_record_stands(desa: Desa) -> None:
    person, _ = candidate(desa)
    child = desa.people.add(draft("ANAK CONTOH", birth_date=date(2016, 5, 4)))
    facts = MemberDraft(relation=Relation.CHILD, name="ANAK CONTOH", linked_id=child.id)
    member = desa.families.add(person.id, facts)
    desa.families.remove(member, "Salah orang")
    desa.bin.put(child, "Tercatat dua kali")
    assert desa.families.put_back(member).facts.linked_id is None
    other = desa.people.add(draft("ADIK CONTOH", birth_date=date(2018, 5, 4)))
    member = desa.families.add(person.id, replace(facts, linked_id=other.id))
    desa.families.remove(member, "Salah orang")
    desa.families.add(person.id, replace(facts, linked_id=other.id))
    with pytest.raises(ChangedMeanwhile):
        desa.families.put_back(member)

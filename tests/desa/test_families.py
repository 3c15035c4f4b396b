# SPDX-License-Identifier: GPL-3.0-or-later
"""The family left behind is noted, taken from the family card, corrected and taken off again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.codes import FamilyRole, Sex
from desa_app.domain.family import Aid, MemberDraft, Need, Relation, School
from desa_app.errors import BinRefused, ChangedMeanwhile, InvalidInput, NotFound
from tests.office_kit import actions, candidate, draft

if TYPE_CHECKING:
    from desa_app.desa import Desa

CARD = "3604120000000777"
CHILD = MemberDraft(
    relation=Relation.CHILD,
    name="ANAK CONTOH",
    birth_date=date(2016, 5, 4),
    school=School.YES,
    carer="Nenek dari ibu",
    needs=(Need.SCHOOLING, Need.MIND),
    aid=(Aid.PIP, Aid.KIS),
    phone="081200000001",
    emergency=True,
    remittance=True,
    school_risk=True,
    note="Tinggal di rumah nenek",
)


def test_a_member_comes_back_as_typed(desa: Desa) -> None:
    person, _ = candidate(desa)
    member = desa.families.add(person.id, CHILD)
    assert desa.families.of(person.id) == (member,)
    assert desa.families.get(member.id).facts == CHILD
    assert actions(desa)[-1] == "keluarga-dicatat"


def test_a_correction_keeps_the_older_from_winning(desa: Desa) -> None:
    person, _ = candidate(desa)
    member = desa.families.add(person.id, CHILD)
    left = desa.families.correct(member, replace(CHILD, school=School.LEFT))
    assert left.facts.school is School.LEFT
    with pytest.raises(ChangedMeanwhile):
        desa.families.correct(member, CHILD)


def test_a_member_taken_off_the_list_needs_a_reason(desa: Desa) -> None:
    person, _ = candidate(desa)
    member = desa.families.add(person.id, CHILD)
    with pytest.raises(InvalidInput):
        desa.families.remove(member, " ")
    desa.families.remove(member, "Tercatat dua kali")
    assert desa.families.of(person.id) == ()
    with pytest.raises(NotFound):
        desa.families.get(member.id)
    assert actions(desa)[-1] == "keluarga-dihapus"


def test_who_was_taken_off_the_list_may_go_into_the_bin(desa: Desa) -> None:
    person, _ = candidate(desa)
    child = desa.people.add(draft("ANAK CONTOH"))
    member = desa.families.add(person.id, replace(CHILD, linked_id=child.id))
    with pytest.raises(BinRefused):
        desa.bin.put(child, "Salah catat")
    desa.families.remove(member, "Bukan anaknya")
    desa.bin.put(child, "Salah catat")
    assert [one.name for one in desa.bin.list()] == ["ANAK CONTOH"]


def test_the_family_card_fills_the_list_once(desa: Desa) -> None:
    mother, _ = candidate(desa, kk=CARD, family_role=FamilyRole.WIFE)
    husband = desa.people.add(
        draft("SUAMI CONTOH", kk=CARD, sex=Sex.MALE, family_role=FamilyRole.HEAD)
    )
    child = desa.people.add(
        draft("ANAK CONTOH", kk=CARD, family_role=FamilyRole.CHILD, birth_date=date(2015, 1, 2))
    )
    assert {one.id for one in desa.families.on_card(mother.id)} == {husband.id, child.id}
    taken = desa.families.take_from_card(mother.id)
    assert [(one.facts.linked_id, one.facts.relation) for one in taken] == [
        (husband.id, Relation.HUSBAND),
        (child.id, Relation.CHILD),
    ]
    assert desa.families.on_card(mother.id) == ()
    assert desa.families.take_from_card(mother.id) == ()


def test_nobody_is_their_own_family_and_links_must_exist(desa: Desa) -> None:
    person, _ = candidate(desa)
    with pytest.raises(InvalidInput):
        desa.families.add(person.id, replace(CHILD, linked_id=person.id))
    with pytest.raises(NotFound):
        desa.families.add(person.id, replace(CHILD, linked_id="tidak-ada"))
    with pytest.raises(NotFound):
        desa.families.add("tidak-ada", CHILD)


def test_a_nik_of_the_register_links_the_member_to_their_own_record(desa: Desa) -> None:
    nik = "3604124405160001"
    child = desa.people.add(draft("ANAK CONTOH", nik=nik, birth_date=date(2016, 5, 4)))
    person, _ = candidate(desa)
    assert desa.families.add(person.id, replace(CHILD, nik=nik)).facts.linked_id == child.id
    other = desa.families.add(person.id, CHILD)
    assert other.facts.linked_id is None
    assert desa.families.correct(other, replace(CHILD, nik=nik)).facts.linked_id == child.id
    own = desa.families.add(child.id, replace(CHILD, nik=nik))
    assert own.facts.linked_id is None

# SPDX-License-Identifier: GPL-3.0-or-later
"""The family left behind: ages that go on, relations that the family card tells."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desa_app.domain.codes import FamilyRole, Sex
from desa_app.domain.family import MemberDraft, Relation, problems_in, relation_of
from desa_app.domain.person import PersonDraft

TODAY = date(2026, 11, 21)


def member(**facts: object) -> MemberDraft:
    return MemberDraft(**({"relation": Relation.CHILD, "name": "ANAK CONTOH"} | facts))  # type: ignore[arg-type]


def on_card(role: FamilyRole, sex: Sex) -> PersonDraft:
    return PersonDraft(name="WARGA CONTOH", family_role=role, sex=sex)


def test_a_told_age_goes_on_with_the_years() -> None:
    told = member(told_age=7, told_on=date(2024, 6, 1))
    assert told.age(TODAY) == 9
    assert told.age(date(2024, 6, 1)) == 7
    assert member(birth_date=date(2015, 11, 22)).age(TODAY) == 10
    assert member().age(TODAY) is None


@pytest.mark.parametrize(
    ("own", "other", "sex", "relation"),
    [
        (FamilyRole.WIFE, FamilyRole.HEAD, Sex.MALE, Relation.HUSBAND),
        (FamilyRole.HEAD, FamilyRole.WIFE, Sex.FEMALE, Relation.WIFE),
        (FamilyRole.HEAD, FamilyRole.CHILD, Sex.MALE, Relation.CHILD),
        (FamilyRole.CHILD, FamilyRole.WIFE, Sex.FEMALE, Relation.MOTHER),
        (FamilyRole.CHILD, FamilyRole.HEAD, Sex.MALE, Relation.FATHER),
        (FamilyRole.CHILD, FamilyRole.CHILD, Sex.FEMALE, Relation.SIBLING),
        (FamilyRole.CHILD, FamilyRole.PARENT, Sex.FEMALE, Relation.GRANDPARENT),
        (FamilyRole.HEAD, FamilyRole.PARENT, Sex.FEMALE, Relation.MOTHER),
        (FamilyRole.WIFE, FamilyRole.PARENT, Sex.FEMALE, Relation.PARENT_IN_LAW),
        (FamilyRole.WIFE, FamilyRole.PARENT_IN_LAW, Sex.MALE, Relation.FATHER),
        (FamilyRole.OTHER_KIN, FamilyRole.HEAD, Sex.MALE, Relation.OTHER),
    ],
)
def test_the_card_tells_a_relation_only_where_it_follows(
    own: FamilyRole, other: FamilyRole, sex: Sex, relation: Relation
) -> None:
    person = on_card(own, Sex.FEMALE if own is FamilyRole.WIFE else Sex.MALE)
    assert relation_of(person, on_card(other, sex)) is relation


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": " "}, "name"),
        ({"nik": "123"}, "nik"),
        ({"birth_date": TODAY + timedelta(days=1)}, "birth_date"),
        ({"birth_date": date(1850, 1, 1)}, "birth_date"),
        ({"told_age": 140}, "told_age"),
        ({"emergency": True}, "phone"),
        ({"carer": "x" * 201}, "carer"),
    ],
)
def test_a_member_that_cannot_be_stored_names_its_field(
    facts: dict[str, object], field: str
) -> None:
    assert [problem.field for problem in problems_in(member(**facts), TODAY)] == [field]

# SPDX-License-Identifier: GPL-3.0-or-later
"""The family left behind: who they are, who cares for them, what they need and receive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desa_app.domain.codes import FamilyRole, Sex
from desa_app.domain.person import (
    NAME_LIMIT,
    TEXT_LIMIT,
    PersonDraft,
    is_sixteen_digits,
    problems_in_signs,
)
from desa_app.errors import Problem
from desa_app.wording import age_on

NOTE_LIMIT = 1000
CHILD_AGE = 18
OLDEST = 130
_LIMITS = {"name": NAME_LIMIT, "carer": TEXT_LIMIT, "phone": 40, "note": NOTE_LIMIT}


class _Worded(StrEnum):
    @property
    def words(self) -> str:
        """As screens and papers print it."""
        return self.value.replace("_", " ").capitalize()


class Relation(_Worded):
    """What the member is to the person who leaves."""

    HUSBAND = "suami"
    WIFE = "istri"
    CHILD = "anak"
    FATHER = "ayah"
    MOTHER = "ibu"
    PARENT_IN_LAW = "mertua"
    SIBLING = "saudara"
    GRANDPARENT = "kakek_nenek"
    GRANDCHILD = "cucu"
    OTHER = "lainnya"

    @property
    def words(self) -> str:
        """As screens and papers print it."""
        return "Kakek atau nenek" if self is Relation.GRANDPARENT else self.value.capitalize()


class School(_Worded):
    """Whether a member goes to school."""

    YES = "sekolah"
    NOT_YET = "belum_sekolah"
    LEFT = "putus_sekolah"
    DONE = "tamat"


class Need(_Worded):
    """What a family may need help with (the field's four words)."""

    SCHOOLING = "pendidikan"
    HEALTH = "kesehatan"
    MONEY = "ekonomi"
    MIND = "psikologis"


class Aid(StrEnum):
    """Help of the state that is already received."""

    PKH = "PKH"
    BPNT = "BPNT"
    PIP = "PIP"
    KIS = "KIS"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDraft:
    """One member as the form gives it.

    ``birth_date`` or ``told_age``, the age in full years told on ``told_on``. ``linked_id`` is the
    member's own record in the register, if there is one. ``emergency`` marks who is called first,
    ``remittance`` who receives the money sent home.
    """

    relation: Relation
    name: str
    nik: str | None = None
    birth_date: date | None = None
    told_age: int | None = None
    told_on: date | None = None
    school: School | None = None
    carer: str = ""
    needs: tuple[Need, ...] = ()
    aid: tuple[Aid, ...] = ()
    phone: str = ""
    emergency: bool = False
    remittance: bool = False
    school_risk: bool = False
    note: str = ""
    linked_id: str | None = None

    def age(self, today: date) -> int | None:
        """Full years today; from a told age as many more as have passed since."""
        if self.birth_date is not None:
            return age_on(self.birth_date, today)[0]
        if self.told_age is None:
            return None
        passed = age_on(self.told_on, today)[0] if self.told_on is not None else 0
        return self.told_age + max(passed, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A stored member of the family of ``person_id``."""

    id: str
    revision: int
    person_id: str
    facts: MemberDraft


def problems_in(draft: MemberDraft, today: date) -> tuple[Problem, ...]:
    """What cannot be stored about a member."""
    found = []
    if not draft.name.strip():
        found.append(Problem("name", "kosong"))
    for field, limit in _LIMITS.items():
        text = getattr(draft, field)
        if len(text) > limit:
            found.append(Problem(field, "terlalu-panjang", text, str(limit)))
    if draft.nik is not None and not is_sixteen_digits(draft.nik):
        found.append(Problem("nik", "bukan-16-angka", draft.nik, str(len(draft.nik))))
    if draft.birth_date is not None and draft.birth_date > today:
        found.append(Problem("birth_date", "tanggal-mendatang", draft.birth_date.isoformat()))
    elif draft.birth_date is not None and draft.birth_date.year < today.year - OLDEST:
        found.append(Problem("birth_date", "tanggal-terlalu-lama", draft.birth_date.isoformat()))
    if draft.told_age is not None and not 0 <= draft.told_age <= OLDEST:
        found.append(Problem("told_age", "di-luar-batas", str(draft.told_age), f"0-{OLDEST}"))
    if draft.emergency and not draft.phone.strip():
        found.append(Problem("phone", "telepon-darurat"))
    found.extend(problems_in_signs(draft, leave_out=("nik", "linked_id")))
    return tuple(found)


def relation_of(person: PersonDraft, member: PersonDraft) -> Relation:
    """What the family card tells about two of its people, as far as it does.

    The card names everybody's relation to its head only; what does not follow is "lainnya".
    """
    own, other = person.family_role, member.family_role
    heads = (FamilyRole.HEAD, FamilyRole.HUSBAND, FamilyRole.WIFE)
    male = member.sex is Sex.MALE
    if own in heads:
        if other in heads:
            return Relation.HUSBAND if male else Relation.WIFE
        return {
            FamilyRole.CHILD: Relation.CHILD,
            FamilyRole.GRANDCHILD: Relation.GRANDCHILD,
        }.get(other or FamilyRole.OTHER, _elder(own, other, male=male))
    if own is FamilyRole.CHILD:
        if other in heads:
            return Relation.FATHER if male else Relation.MOTHER
        if other is FamilyRole.CHILD:
            return Relation.SIBLING
        if other is FamilyRole.PARENT:
            return Relation.GRANDPARENT
    return Relation.OTHER


def _elder(own: FamilyRole | None, other: FamilyRole | None, *, male: bool) -> Relation:
    parent = Relation.FATHER if male else Relation.MOTHER
    if other is FamilyRole.PARENT:
        return parent if own is FamilyRole.HEAD else Relation.PARENT_IN_LAW
    if other is FamilyRole.PARENT_IN_LAW:
        return Relation.PARENT_IN_LAW if own is FamilyRole.HEAD else parent
    return Relation.OTHER

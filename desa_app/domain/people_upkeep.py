# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping the register clean: the recycle bin, two records of one person, and merged records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum

from desa_app.domain.person import PersonDraft
from desa_app.errors import InvalidInput, Problem

REASON_LIMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class BinnedPerson:
    """Somebody who was entered by mistake: who, why, when and by whom."""

    id: str
    person_id: str
    name: str
    nik: str | None
    reason: str
    at: datetime
    by: str


class DoubleSign(StrEnum):
    """Why two records may be of one person."""

    SAME_BIRTH = "nama-dan-lahir"
    DAMAGED_NIK = "nik-rusak"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleRow:
    """One of two records that may be of one person, with enough to compare them."""

    id: str
    name: str
    nik: str | None
    birth_date: date | None
    dusun: str
    rt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleDouble:
    """Two records that may be of one person; never merged without somebody looking."""

    sign: DoubleSign
    first: DoubleRow
    second: DoubleRow


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeField:
    """One fact of both records. ``take_other`` is what is proposed: the other's, where ours is
    empty."""

    name: str
    kept: object
    other: object
    take_other: bool

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.kept != self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What merging would do: each fact side by side, and how many records move, by table."""

    kept_id: str
    kept_revision: int
    other_id: str
    other_revision: int
    fields: tuple[MergeField, ...]
    moves: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPerson:
    """A merge that was made and can perhaps be taken back."""

    id: str
    kept_id: str
    other_id: str
    name: str
    other_name: str
    at: datetime
    by: str


def compare_people(kept: PersonDraft, other: PersonDraft) -> tuple[MergeField, ...]:
    """Every fact of two records side by side, in the order of the form."""
    found = []
    for field in fields(PersonDraft):
        ours, theirs = getattr(kept, field.name), getattr(other, field.name)
        empty = ours in (None, "")
        take = empty and theirs not in (None, "")
        found.append(MergeField(name=field.name, kept=ours, other=theirs, take_other=take))
    return tuple(found)


def merged_facts(kept: PersonDraft, other: PersonDraft, take_other: Collection[str]) -> PersonDraft:
    """The kept record with those facts of the other that were chosen."""
    known = {field.name for field in fields(PersonDraft)}
    chosen = {name: getattr(other, name) for name in take_other if name in known}
    return replace(kept, **chosen)


def checked_reason(reason: str) -> str:
    """The reason without spaces at either end; raises ``InvalidInput`` when there is none."""
    words = reason.strip()
    if not words:
        raise InvalidInput((Problem("reason", "alasan-perlu"),))
    if len(words) > REASON_LIMIT:
        raise InvalidInput((Problem("reason", "terlalu-panjang", words, str(REASON_LIMIT)),))
    return words

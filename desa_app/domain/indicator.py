# SPDX-License-Identifier: GPL-3.0-or-later
"""The signs that an interview asks about, after the three elements of UU 21/2007 Pasal 1.

They screen, they prove nothing: an answer leads to advice, never to a word about a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Group(StrEnum):
    """The element of the law that a sign belongs to."""

    PROCESS = "proses"
    MEANS = "cara"
    PURPOSE = "tujuan"

    @property
    def words(self) -> str:
        """As screens print it."""
        return self.value.capitalize()

    @property
    def asks(self) -> str:
        """What the group is about, as its heading says."""
        return _ASKS[self]


_ASKS = {
    Group.PROCESS: "bagaimana ditawari, diberangkatkan dan ditampung",
    Group.MEANS: "dengan bujukan, tekanan atau utang apa",
    Group.PURPOSE: "untuk pekerjaan dan keadaan kerja apa",
}


class Weight(StrEnum):
    """What a "ya" calls for: to ask an agency first, or to bring somebody there at once."""

    CHECK = "cek"
    REFER = "rujuk"

    @property
    def words(self) -> str:
        """As screens print it."""
        return {"cek": "Perlu dicek ke instansi", "rujuk": "Perlu dirujuk"}[self.value]


class Answer(StrEnum):
    """What was said; "tidak tahu" is an answer too."""

    YES = "ya"
    NO = "tidak"
    UNKNOWN = "tidak_tahu"

    @property
    def words(self) -> str:
        """As screens print it."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One question: a "ya" means the sign is there. ``refer_to`` is who knows or helps."""

    key: str
    group: Group
    question: str
    weight: Weight
    reason: str
    refer_to: str
    source: str
    checked_on: date

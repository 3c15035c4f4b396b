# SPDX-License-Identifier: GPL-3.0-or-later
"""How sure the office is of each key fact of a plan: who found out what, when and from whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.episode import NOTE_LIMIT, TEXT_LIMIT, Evidence
from desa_app.domain.person import problems_in_signs
from desa_app.errors import Problem

if TYPE_CHECKING:
    from desa_app.domain.episode import Episode


class KeyFact(StrEnum):
    """What decides whether a placement can be trusted."""

    P3MI = "p3mi"
    LICENCE = "sip3mi"
    REGISTRATION = "pendaftaran"
    CONTRACT = "kontrak"
    PLACE = "negara_jabatan"
    PAY = "upah"
    COSTS = "biaya"
    DEPARTURE = "keberangkatan"

    @property
    def words(self) -> str:
        """As screens print it."""
        return _WORDS[self]


_WORDS = {
    KeyFact.P3MI: "P3MI",
    KeyFact.LICENCE: "Izin P3MI (SIP3MI)",
    KeyFact.REGISTRATION: "Terdaftar di SISKOP2MI",
    KeyFact.CONTRACT: "Perjanjian kerja",
    KeyFact.PLACE: "Negara dan jabatan",
    KeyFact.PAY: "Upah",
    KeyFact.COSTS: "Biaya dan utang",
    KeyFact.DEPARTURE: "Keberangkatan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEvidence:
    """One look at one fact. ``source`` is who said it, which paper, or which agency.

    ``holds`` is False when what was seen or checked speaks against the fact, for example when
    Disnaker does not know the company.
    """

    fact: KeyFact
    level: Evidence
    on: date
    officer: str
    source: str = ""
    holds: bool = True
    note: str = ""


def newest_evidence(episode: Episode) -> dict[KeyFact, FactEvidence]:
    """The last look at each fact, by its day; facts nobody looked at are left out.

    A licence check that stands in the plan itself counts when it is newer.
    """
    found: dict[KeyFact, FactEvidence] = {}
    for look in sorted(episode.evidence, key=_day):
        found[look.fact] = look
    facts = episode.facts
    if facts.p3mi and facts.p3mi_checked_on is not None:
        noted = found.get(KeyFact.LICENCE)
        if noted is None or noted.on < facts.p3mi_checked_on:
            found[KeyFact.LICENCE] = FactEvidence(
                fact=KeyFact.LICENCE,
                level=Evidence.CHECKED,
                on=facts.p3mi_checked_on,
                officer="",
                source=facts.p3mi_source,
            )
    return found


def problems_in_evidence(look: FactEvidence, today: date) -> tuple[Problem, ...]:
    """What cannot be stored about a look at a fact."""
    found = []
    if look.on > today:
        found.append(Problem("on", "tanggal-mendatang", look.on.isoformat()))
    if not look.officer.strip():
        found.append(Problem("officer", "kosong"))
    if look.level is not Evidence.SAID and not look.source.strip():
        found.append(Problem("source", "kosong"))
    for field, limit in (("officer", 100), ("source", TEXT_LIMIT), ("note", NOTE_LIMIT)):
        text = getattr(look, field)
        if len(text) > limit:
            found.append(Problem(field, "terlalu-panjang", text, str(limit)))
    found.extend(problems_in_signs(look))
    return tuple(found)


def _day(look: FactEvidence) -> date:
    return look.on

# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a placement follows the law, as far as the evidence in the register tells.

A rule of reading, not a verdict about the person: what nobody has seen or checked leaves the path
unclear, and only a check that speaks against a fact makes it nonprocedural (UU 18/2017 Pasal 5,
13 and 49 name who may place and which papers there must be).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.episode import Episode, Evidence, Jalur, Scheme, Status
from desa_app.domain.evidence import KeyFact, newest_evidence

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.evidence import FactEvidence

_CHECKED = frozenset({Evidence.CHECKED})
_SEEN = frozenset({Evidence.SEEN, Evidence.CHECKED})
_USUAL = {KeyFact.REGISTRATION: _SEEN, KeyFact.CONTRACT: _SEEN}
WANTED: dict[Scheme, dict[KeyFact, frozenset[Evidence]]] = {
    **dict.fromkeys(Scheme, _USUAL),
    Scheme.P_TO_P: {KeyFact.LICENCE: _CHECKED, **_USUAL},
    # The government itself places: its registration says it all, but must come from it.
    Scheme.G_TO_G: {KeyFact.REGISTRATION: _CHECKED, KeyFact.CONTRACT: _SEEN},
    Scheme.OTHER: {},
}
"""Which facts must be how sure before a placement of a scheme counts as procedural."""
_TELLING = frozenset({KeyFact.P3MI, KeyFact.LICENCE, KeyFact.REGISTRATION, KeyFact.CONTRACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class JalurReason:
    """Why: ``code`` is ``cukup``, ``kurang``, ``bertentangan``, ``izin-berakhir`` or
    ``skema-lain``; ``fact`` and ``look`` say what it rests on."""

    code: str
    fact: KeyFact | None = None
    look: FactEvidence | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JalurFinding:
    """What the evidence gives, and every reason for it; those that speak against come first."""

    jalur: Jalur
    reasons: tuple[JalurReason, ...]


def derive_jalur(episode: Episode) -> JalurFinding:
    """Read the path from the evidence; see the module's own words for the rule."""
    newest = newest_evidence(episode)
    against = [
        JalurReason(code="bertentangan", fact=fact, look=newest[fact])
        for fact in KeyFact
        if fact in _TELLING and fact in newest and _contradicts(newest[fact])
    ]
    wanted = WANTED[episode.facts.scheme]
    good: list[JalurReason] = []
    open_: list[JalurReason] = []
    for fact, levels in wanted.items():
        look = newest.get(fact)
        enough = look is not None and look.holds and look.level in levels
        reason = JalurReason(code="cukup" if enough else "kurang", fact=fact, look=look)
        (good if enough else open_).append(reason)
    until = episode.facts.sip3mi_until
    left = _left_on(episode)
    if KeyFact.LICENCE in wanted and until is not None and left is not None and until < left:
        open_.append(JalurReason(code="izin-berakhir", fact=KeyFact.LICENCE, until=until))
    if not wanted:
        open_.append(JalurReason(code="skema-lain"))
    if against:
        jalur = Jalur.NONPROCEDURAL
        open_ = [one for one in open_ if one.fact not in {other.fact for other in against}]
    else:
        jalur = Jalur.UNCLEAR if open_ else Jalur.PROCEDURAL
    return JalurFinding(jalur=jalur, reasons=(*against, *open_, *good))


def _contradicts(look: FactEvidence) -> bool:
    # What is only said about a fact can be mistaken; a paper or an agency is another matter.
    return not look.holds and look.level in _SEEN


def _left_on(episode: Episode) -> date | None:
    days = [step.on for step in episode.history if step.status is Status.DEPARTED]
    return days[-1] if days else episode.facts.planned_departure

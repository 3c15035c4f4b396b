# SPDX-License-Identifier: GPL-3.0-or-later
"""What is still missing about a plan, the most needed first: a list to work off, no rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.episode import ABROAD_STATES, P3MI_SCHEMES, Episode, Evidence, Status
from desa_app.domain.evidence import KeyFact, newest_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desa_app.domain.person import PersonDraft

_BEFORE = frozenset({Status.CANDIDATE, Status.PROCESS})
_HOME = frozenset({Status.RETURNED, Status.PAST})


def missing_in(facts: PersonDraft, episode: Episode | None) -> tuple[str, ...]:
    """Codes of what is missing about a person and the newest plan."""
    found = [f"orang-{name}" for name in ("nik", "kk", "phone") if not getattr(facts, name)]
    if episode is not None:
        found.extend(_about_plan(episode))
        if episode.status in _BEFORE:
            found.extend(_before_leaving(episode))
        elif episode.status in ABROAD_STATES:
            found.extend(_abroad(episode))
        elif episode.status in _HOME:
            found.extend(_at_home(episode))
    return tuple(found)


def _about_plan(episode: Episode) -> Iterator[str]:
    plan = episode.facts
    if plan.scheme in P3MI_SCHEMES and not plan.p3mi:
        yield "p3mi"
    if not plan.sponsor and not plan.info_source:
        yield "asal-informasi"


def _before_leaving(episode: Episode) -> Iterator[str]:
    plan, sure = episode.facts, newest_evidence(episode)
    if not any(talk.with_family for talk in episode.interviews):
        yield "wawancara"
    if plan.p3mi and KeyFact.LICENCE not in sure:
        yield "izin-p3mi"
    if plan.planned_departure is None:
        yield "rencana-berangkat"
    contract = sure.get(KeyFact.CONTRACT)
    if contract is None or contract.level is Evidence.SAID:
        yield "kontrak-belum-dilihat"
    if plan.pay is None:
        yield "upah"
    if plan.cost_asked is None:
        yield "biaya"
    if not plan.siskop2mi_id:
        yield "siskop2mi"
    if episode.status is Status.PROCESS and plan.briefing_on is None:
        yield "opp"


def _abroad(episode: Episode) -> Iterator[str]:
    plan = episode.facts
    if not plan.employer:
        yield "pemberi-kerja"
    if not plan.city:
        yield "kota"
    if plan.arrived_on is None and episode.status is not Status.DEPARTED:
        yield "tanggal-tiba"
    if plan.contract_until is None:
        yield "kontrak-habis"
    if plan.next_contact is None:
        yield "kontak-berikutnya"


def _at_home(episode: Episode) -> Iterator[str]:
    if episode.facts.return_way is None:
        yield "cara-pulang"
    home = episode.homecoming
    if home is None:
        yield "data-purna"
    elif home.wish is None:
        yield "keinginan-kembali"

# SPDX-License-Identifier: GPL-3.0-or-later
"""A large invented village office, in which every state and kind that the register knows occurs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from desa_app.domain.episode import (
    EpisodeDraft,
    Evidence,
    Jalur,
    ReturnWay,
    Scheme,
    Sector,
    Status,
)
from desa_app.domain.evidence import FactEvidence, KeyFact
from desa_app.domain.follow_up import Contact, ContactWay
from desa_app.domain.homecoming import HOME_STATES, Homecoming, Wish
from desa_app.sample.big_parts import (
    keep_papers,
    note_every_case,
    note_every_foreigner,
    note_every_recruiter,
    talk_with,
)
from desa_app.sample.desa_binaan import keep_desa_binaan
from desa_app.sample.month import COMPANY, PLACES
from desa_app.sample.people import Families
from desa_app.sample.prevention import play_prevention
from desa_app.sample.sheet import sheet_of
from desa_app.wording import age_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode

OFFICER = "Sekretaris desa"
_C, _P, _D, _W, _L, _R, _X, _B = Status
# How a plan came to where it stands, from the step with which the office first heard of it.
_PATHS: tuple[tuple[Status, ...], ...] = (
    (_C,), (_W,), (_C, _P), (_X,), (_C,), (_W, _L), (_C, _P, _D), (_W, _R), (_C,), (_W,),
    (_C, _B), (_W, _R, _X), (_P,), (_D,), (_L,), (_R,), (_C,), (_P, _B), (_D, _W), (_R, _X),
    (_C, _P, _D, _W, _L, _R, _X),
)  # fmt: skip
_SPONSORS = (
    ("", ""), ("UJANG SUPARDI", "0812-0000-0101"), ("Ujang S.", "+62 812 0000 0101"), ("", ""),
    ("Bu Neneng", "0857 0000 0202"), ("Maman Suryaman", ""),
)  # fmt: skip
_PATHS_OF_LAW: tuple[Jalur | None, ...] = (None, *Jalur)
_WHY = "Contoh: keterangan keluarga"
_LONG, _SHORT = 1200, 40
# Every so many plans have papers; the talks are with who has not left yet.
_PAPERS, _TALKS, _CONTACTS = 4, 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class BigOffice:
    """What there is, for whoever counts afterwards."""

    people: int
    plans: int
    papers: int
    talks: int
    cases: int
    recruiters: int


def fill_office(
    office: Desa, folder: Path, random: Random, *, people: int = 5000, plans: int = 300
) -> BigOffice:
    """Import people from a spreadsheet in ``folder`` and play everything on them, in seconds."""
    today = office.clock.today()
    area = office.profile.code.rsplit(".", 1)[0]
    sheet = folder / "warga.xlsx"
    sheet.write_bytes(sheet_of(Families(random, area, "Serang", today).people(people)))
    taken = office.intake.take_in(sheet).taken
    done = play_everything(office, random, plans)
    play_prevention(office, folder)
    keep_desa_binaan(office, folder)
    return BigOffice(
        people=taken,
        plans=done.plans,
        papers=done.papers,
        talks=done.talks,
        cases=done.cases,
        recruiters=done.recruiters,
    )


def play_everything(office: Desa, random: Random, plans: int) -> BigOffice:
    """Play plans, talks, papers, cases, recruiters and foreigners on who is in the register."""
    today = office.clock.today()
    free = _free_people(office, today)
    random.shuffle(free)
    kinds = _drafts(today)
    papers = talks = done = 0
    for number, person_id in enumerate(free[:plans]):
        path = _PATHS[number % len(_PATHS)]
        episode = _play(office, next(kinds), person_id, path, number)
        done += 1
        if episode.status in {_C, _P} and number % _TALKS:
            talks += talk_with(office, episode, talks)
        if number % _PAPERS == 0:
            papers += keep_papers(office, episode, number // _PAPERS)
        _follow(office, episode, number)
    cases = note_every_case(office, free[:plans])
    recruiters = note_every_recruiter(office)
    note_every_foreigner(office)
    return BigOffice(
        people=len(free), plans=done, papers=papers, talks=talks, cases=cases, recruiters=recruiters
    )


def _free_people(office: Desa, today: date) -> list[str]:
    rows = office.people.search(limit=10_000).rows
    return [
        row.id
        for row in rows
        if row.episode_id is None
        and row.birth_date is not None
        and 20 <= age_on(row.birth_date, today)[0] <= 55
    ]


def _drafts(today: date) -> Iterator[EpisodeDraft]:
    """Plans without end: every scheme with every country, sector, sponsor and path."""
    parts = zip(
        cycle(Scheme),
        cycle(PLACES),
        cycle((*Sector, None)),
        cycle(_SPONSORS),
        cycle(_PATHS_OF_LAW),
        cycle(Evidence),
        strict=False,
    )
    for number, (scheme, (country, job), sector, (sponsor, phone), path, level) in enumerate(parts):
        checked = today - timedelta(days=number % 60) if level is Evidence.CHECKED else None
        yield EpisodeDraft(
            person_id="",
            country=country,
            job=job,
            scheme=scheme,
            sector=sector,
            employer="Pemberi Kerja Contoh" if number % 2 else "",
            p3mi=COMPANY if scheme is Scheme.P_TO_P else "",
            p3mi_checked_on=checked if scheme is Scheme.P_TO_P else None,
            p3mi_source="Disnaker" if checked and scheme is Scheme.P_TO_P else "",
            sponsor=sponsor,
            sponsor_phone=phone,
            contract_months=(12, 24, 36)[number % 3],
            planned_departure=today + timedelta(days=20 + number % 120),
            jalur=path or Jalur.UNCLEAR,
            jalur_own=path is not None,
            jalur_reason=_WHY if path is not None else "",
            evidence=level,
            cost_asked=5_000_000 + number * 10_000,
            cost_paid=2_000_000,
            debt=3_000_000 if number % 3 else 0,
            note="Contoh",
        )


def _play(
    office: Desa, draft: EpisodeDraft, person_id: str, path: tuple[Status, ...], number: int
) -> Episode:
    """Open the plan at its first step and climb, each step on a day of its own."""
    today = office.clock.today()
    span = _SHORT if path[-1] in {_C, _P, _B} else _LONG
    begun = today - timedelta(days=span - number % 30)
    way = (
        list(ReturnWay)[(number + number // len(_PATHS)) % len(ReturnWay)]
        if path[-1] in {_R, _X}
        else None
    )
    facts = replace(draft, person_id=person_id)
    if path[0] in {_R, _X}:
        facts = replace(facts, return_way=way)
    episode = office.episodes.open(facts, status=path[0], on=begun, source="keterangan keluarga")
    gap = (today - begun).days // (len(path) + 1)
    for count, status in enumerate(path[1:], start=1):
        on = begun + timedelta(days=gap * count)
        back = way if status is _R else None
        episode = office.episodes.move(episode.id, status, on, "keluarga", return_way=back)
    if path == (_D, _W) and number % 2:
        wrong = episode.history[-1]
        episode = office.episodes.correct_step(
            episode.id, wrong.id, "salah orang", status=_W, on=wrong.on, source="kontrak"
        )
    return episode


def _follow(office: Desa, episode: Episode, number: int) -> None:
    """Looks at facts, contacts and what somebody brought home, for some of the plans."""
    today = office.clock.today()
    if number % _CONTACTS == 0:
        look = FactEvidence(
            fact=list(KeyFact)[number // _CONTACTS % len(KeyFact)],
            level=list(Evidence)[number // _CONTACTS % len(Evidence)],
            on=today - timedelta(days=number % 30),
            officer=OFFICER,
            source="BP3MI",
            holds=number % 3 != 0,
        )
        office.follow_up.look(episode.id, look)
    if episode.status in {_C, _P, _D, _W, _L} and number % _CONTACTS == 1:
        contact = Contact(
            on=today - timedelta(days=number % 14),
            way=list(ContactWay)[number % len(ContactWay)],
            reached=number % 4 != 0,
            officer=OFFICER,
        )
        office.follow_up.contacted(episode.id, contact, today + timedelta(days=number % 21))
    if episode.status in HOME_STATES and number % 2:
        home = Homecoming(work_months=24, skills="Contoh", wish=list(Wish)[number % len(Wish)])
        office.follow_up.save_homecoming(episode.id, home, episode.facts.return_way)

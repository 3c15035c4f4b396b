# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented plans of every scheme and state, with evidence, contacts, corrections and returns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
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
from desa_app.wording import age_on

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode

OFFICER = "Sekretaris desa"
_C, _P, _D, _W, _L, _R, _X, _B = Status
# Days since the first of a long plan: enough that every step has a day of its own.
_SPAN = 900


@dataclass(frozen=True, slots=True)
class _Case:
    scheme: Scheme
    country: str
    job: str
    steps: tuple[Status, ...]
    currency: str
    pay: int
    cost: int
    looks: tuple[tuple[KeyFact, Evidence, bool], ...] = ()
    way: ReturnWay | None = None
    sector: Sector = Sector.FORMAL


_SURE = (
    (KeyFact.LICENCE, Evidence.CHECKED, True),
    (KeyFact.REGISTRATION, Evidence.CHECKED, True),
    (KeyFact.CONTRACT, Evidence.SEEN, True),
    (KeyFact.PAY, Evidence.SEEN, True),
)
_AGAINST = (
    (KeyFact.REGISTRATION, Evidence.CHECKED, False),
    (KeyFact.COSTS, Evidence.SAID, True),
)
_CASES = (
    _Case(Scheme.P_TO_P, "TW", "Perawat lansia", (_C, _P), "TWD", 21_000, 12_000_000, _SURE,
          sector=Sector.INFORMAL),
    _Case(Scheme.G_TO_G, "KR", "Operator pabrik", (_C, _P, _D, _W), "KRW", 2_100_000, 9_000_000,
          _SURE),
    _Case(Scheme.INDIVIDUAL, "MY", "Pekerja kebun", (_C, _D, _W), "MYR", 1_700, 4_000_000,
          _AGAINST),
    _Case(Scheme.MERCHANT_CREW, "SG", "Juru mudi", (_C, _P, _D), "USD", 700, 6_500_000),
    _Case(Scheme.FISHING_CREW, "TW", "Awak kapal perikanan", (_C, _D, _W, _R), "USD", 450,
          5_000_000, _AGAINST, ReturnWay.REPATRIATED),
    _Case(Scheme.SSW, "JP", "Pengolah makanan", (_C, _P, _D, _W, _L), "JPY", 190_000, 25_000_000,
          _SURE),
    _Case(Scheme.EXTENSION, "HK", "Penata laksana rumah tangga", (_C, _P, _D, _W, _R, _X), "HKD",
          4_870, 0, _SURE, ReturnWay.CONTRACT_ENDED, Sector.INFORMAL),
    _Case(Scheme.UKPS, "BN", "Teknisi", (_C, _P, _D, _W, _R, _X), "BND", 900, 0, _SURE,
          ReturnWay.LEAVE),
    _Case(Scheme.G_TO_P, "SA", "Perawat", (_C, _B), "SAR", 4_000, 0),
    _Case(Scheme.OTHER, "MY", "Pekerja rumah makan", (_C, _D, _W, _R), "MYR", 1_500, 3_000_000, (),
          ReturnWay.DEPORTED),
)  # fmt: skip


def play_plans(office: Desa) -> int:
    """Note a plan of each kind for somebody who has none yet; tell how many there were people
    for."""
    today = office.clock.today()
    free = []
    for row in office.people.search(limit=5000).rows:
        grown = row.birth_date is not None and 22 <= age_on(row.birth_date, today)[0] <= 55
        if row.episode_id is None and grown:
            free.append(row.id)
    pairs = list(zip(_CASES, free, strict=False))
    for number, (case, person_id) in enumerate(pairs):
        _play(office, case, person_id, number, today)
    return len(pairs)


def _play(office: Desa, case: _Case, person_id: str, number: int, today: date) -> None:
    begun = today - timedelta(days=_SPAN + number * 3)
    away = case.steps[-1] not in {_C, _P, _B}
    if not away:
        begun = today - timedelta(days=20 + number)
    draft = EpisodeDraft(
        person_id=person_id,
        country=case.country,
        job=case.job,
        scheme=case.scheme,
        employer="Pemberi Kerja Contoh",
        p3mi="PT Contoh Karya Bahari" if case.scheme is Scheme.P_TO_P else "",
        sponsor="SPONSOR CONTOH" if number % 2 else "",
        sponsor_phone="081200000000" if number % 2 else "",
        sponsor_origin="kecamatan lain" if number % 2 else "",
        contract_months=24,
        planned_departure=begun + timedelta(days=90),
        sector=case.sector,
        siskop2mi_id=f"CONTOH-{number + 1:04d}" if case.looks is _SURE else "",
        pay=case.pay,
        pay_currency=case.currency,
        cost_asked=case.cost,
        cost_paid=case.cost // 2,
        debt=case.cost - case.cost // 2,
        registered_on=begun,
        info_source="tetangga",
        note="Contoh",
    )
    episode = office.episodes.open(draft, on=begun, source="datang ke kantor")
    for fact, level, holds in case.looks:
        look = FactEvidence(
            fact=fact,
            level=level,
            on=begun + timedelta(days=7),
            officer=OFFICER,
            source="BP3MI" if level is Evidence.CHECKED else "berkas asli",
            holds=holds,
        )
        office.follow_up.look(episode.id, look)
    episode = _climb(office, case, episode, begun, today)
    left = next((step.on for step in episode.history if step.status is _D), None)
    if left is not None:
        arrived = min(left + timedelta(days=5), today)
        facts = replace(
            episode.facts, arrived_on=arrived, contract_until=arrived + timedelta(days=730)
        )
        episode = office.episodes.correct(episode, facts)
    if case.scheme is Scheme.OTHER:
        told = "Keluarga menyebut visa kunjungan"
        own = replace(episode.facts, jalur=Jalur.NONPROCEDURAL, jalur_own=True, jalur_reason=told)
        episode = office.episodes.correct(episode, own)
    _keep_in_touch(office, case, episode, today, number)


def _climb(office: Desa, case: _Case, episode: Episode, begun: date, today: date) -> Episode:
    """Every step on a day of its own; one plan has a step that was wrong at first."""
    gap = (today - begun).days // (len(case.steps) + 1)
    for count, status in enumerate(case.steps[1:], start=1):
        on = begun + timedelta(days=gap * count)
        way = case.way if status is _R else None
        episode = office.episodes.move(episode.id, status, on, "keluarga", return_way=way)
    if case.scheme is Scheme.G_TO_G:
        wrong = episode.history[-1]
        right = wrong.on + timedelta(days=3)
        episode = office.episodes.correct_step(
            episode.id,
            wrong.id,
            "tanggal di kontrak lain",
            status=wrong.status,
            on=right,
            source="kontrak",
        )
    return episode


def _keep_in_touch(office: Desa, case: _Case, episode: Episode, today: date, number: int) -> None:
    if episode.status in {_C, _P, _D, _W, _L}:
        contact = Contact(
            on=today - timedelta(days=5),
            way=ContactWay.PHONE if number % 2 else ContactWay.FAMILY,
            reached=number % 3 != 0,
            officer=OFFICER,
            note="Kabar baik, upah dibayar" if number % 3 else "Nomor tidak aktif",
        )
        next_on = today + timedelta(days=7 * number)
        office.follow_up.contacted(episode.id, contact, next_on)
    if episode.status in HOME_STATES - {_L}:
        home = Homecoming(
            work_months=24,
            skills=case.job,
            savings=15_000_000,
            business="Warung kelontong" if number % 2 else "",
            pay_use="Rumah dan sekolah anak",
            wish=list(Wish)[number % 3],
            needs="Pelatihan usaha dan pembukuan",
            group="Kelompok Contoh",
        )
        office.follow_up.save_homecoming(episode.id, home, case.way)

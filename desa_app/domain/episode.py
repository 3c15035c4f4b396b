# SPDX-License-Identifier: GPL-3.0-or-later
"""One plan, stay abroad or return of one person, and the ladder of its states."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.person import problems_in_signs
from desa_app.domain.plan_money import AMOUNT_LIMIT, CURRENCIES, MONEY_FIELDS
from desa_app.errors import Problem

if TYPE_CHECKING:
    from desa_app.domain.evidence import FactEvidence
    from desa_app.domain.follow_up import Contact
    from desa_app.domain.homecoming import Homecoming
    from desa_app.domain.interview import GuidedTalk


class Status(StrEnum):
    """Where a plan stands; the values are the field's own words."""

    CANDIDATE = "calon"
    PROCESS = "proses"
    DEPARTED = "berangkat"
    WORKING = "bekerja"
    LEAVE = "cuti"
    RETURNED = "pulang"
    PAST = "purna"
    CANCELLED = "batal"


LADDER: dict[Status, tuple[Status, ...]] = {
    Status.CANDIDATE: (Status.PROCESS, Status.DEPARTED, Status.WORKING, Status.CANCELLED),
    Status.PROCESS: (Status.DEPARTED, Status.WORKING, Status.CANCELLED),
    Status.DEPARTED: (Status.WORKING, Status.RETURNED),
    Status.WORKING: (Status.LEAVE, Status.RETURNED),
    Status.LEAVE: (Status.WORKING, Status.RETURNED),
    Status.RETURNED: (Status.PAST, Status.WORKING),
    Status.PAST: (),
    Status.CANCELLED: (Status.CANDIDATE,),
}
OPEN_STATES = frozenset(set(Status) - {Status.PAST, Status.CANCELLED})
ABROAD_STATES = frozenset({Status.DEPARTED, Status.WORKING, Status.LEAVE})


class Jalur(StrEnum):
    """Whether the placement follows the law, as far as the village can tell."""

    PROCEDURAL = "prosedural"
    NONPROCEDURAL = "nonprosedural"
    UNCLEAR = "belum_jelas"

    @property
    def words(self) -> str:
        """As screens print it."""
        return self.value.replace("_", " ")


class Scheme(StrEnum):
    """Placement schemes (UU 18/2017, PP 22/2022 and the placement system's menu)."""

    P_TO_P = "p_to_p"
    G_TO_G = "g_to_g"
    G_TO_P = "g_to_p"
    UKPS = "ukps"
    INDIVIDUAL = "perseorangan"
    MERCHANT_CREW = "abk_niaga"
    FISHING_CREW = "abk_perikanan"
    SSW = "ssw"
    EXTENSION = "perpanjangan"
    OTHER = "lainnya"

    @property
    def words(self) -> str:
        """As letters and screens print it."""
        return SCHEME_WORDS[self]


SCHEME_WORDS = {
    Scheme.P_TO_P: "P3MI (swasta ke swasta)",
    Scheme.G_TO_G: "Antarpemerintah (G to G)",
    Scheme.G_TO_P: "Pemerintah ke swasta (G to P)",
    Scheme.UKPS: "Untuk kepentingan perusahaan sendiri",
    Scheme.INDIVIDUAL: "Perseorangan (mandiri)",
    Scheme.MERCHANT_CREW: "Awak kapal niaga",
    Scheme.FISHING_CREW: "Awak kapal perikanan",
    Scheme.SSW: "Pekerja berketerampilan khusus (SSW) Jepang",
    Scheme.EXTENSION: "Perpanjangan / kembali bekerja",
    Scheme.OTHER: "Lainnya",
}
P3MI_SCHEMES = frozenset({Scheme.P_TO_P})


class Evidence(StrEnum):
    """How sure the office is of a fact."""

    SAID = "dikatakan_warga"
    SEEN = "dilihat_dokumennya"
    CHECKED = "dicek_ke_instansi"

    @property
    def words(self) -> str:
        """As screens print it."""
        return self.value.replace("_", " ")


class Sector(StrEnum):
    """Formal: an employer with a company behind; informal: a household."""

    FORMAL = "formal"
    INFORMAL = "informal"


class ReturnWay(StrEnum):
    """How somebody came back."""

    CONTRACT_ENDED = "selesai_kontrak"
    LEAVE = "cuti"
    DEPORTED = "deportasi"
    REPATRIATED = "repatriasi"
    ILL = "sakit"
    DIED = "jenazah"
    FLED = "kabur"

    @property
    def words(self) -> str:
        """As screens and letters print it."""
        return _RETURN_WORDS[self]


_RETURN_WORDS = {
    ReturnWay.CONTRACT_ENDED: "selesai kontrak",
    ReturnWay.LEAVE: "cuti",
    ReturnWay.DEPORTED: "dideportasi",
    ReturnWay.REPATRIATED: "dipulangkan (repatriasi)",
    ReturnWay.ILL: "sakit",
    ReturnWay.DIED: "meninggal (jenazah)",
    ReturnWay.FLED: "melarikan diri dari pemberi kerja",
}

TEXT_LIMIT, NOTE_LIMIT, PHONE_LIMIT, NUMBER_LIMIT = 200, 2000, 40, 60
# A plan travels to the kecamatan, which takes no longer texts (docs/bundle-format.md).
_LIMITS = {
    "city": TEXT_LIMIT,
    "job": TEXT_LIMIT,
    "employer": TEXT_LIMIT,
    "p3mi": TEXT_LIMIT,
    "sip3mi": TEXT_LIMIT,
    "p3mi_source": TEXT_LIMIT,
    "sponsor": TEXT_LIMIT,
    "sponsor_phone": PHONE_LIMIT,
    "jalur_reason": NOTE_LIMIT,
    "note": NOTE_LIMIT,
    "agency": TEXT_LIMIT,
    "sip2mi": NUMBER_LIMIT,
    "siapkerja_id": NUMBER_LIMIT,
    "siskop2mi_id": NUMBER_LIMIT,
    "ak1": NUMBER_LIMIT,
    "sponsor_origin": TEXT_LIMIT,
    "info_source": TEXT_LIMIT,
}
# Nobody in the register was abroad before, and no plan reaches further ahead.
_EARLIEST, _LATEST = date(1970, 1, 1), date(2099, 12, 31)
_DATES = ("registered_on", "briefing_on", "arrived_on", "contract_until", "next_contact")
_IN_ORDER = (("registered_on", "briefing_on"), ("arrived_on", "contract_until"))
DATE_WORDS = {"registered_on": "tanggal mendaftar", "arrived_on": "tanggal tiba"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeDraft:
    """The facts of a plan as the form gives them.

    ``country`` is an ISO 3166-1 alpha-2 code of the country list. ``p3mi_checked_on`` is the day
    the company's licence (SIP3MI) was checked with an agency; ``None`` means unchecked.
    ``pay`` is the promised pay of a month in whole units of ``pay_currency`` (ISO 4217); what was
    asked, paid and is owed stands in whole rupiah. ``jalur_own`` tells that the office says the
    path itself, with a reason, instead of leaving it to the evidence. The days of leaving, leave
    and return are steps of the ladder and stand nowhere else.
    """

    person_id: str
    country: str
    job: str
    scheme: Scheme
    city: str = ""
    employer: str = ""
    p3mi: str = ""
    sip3mi: str = ""
    sip3mi_until: date | None = None
    p3mi_checked_on: date | None = None
    p3mi_source: str = ""
    sponsor: str = ""
    sponsor_phone: str = ""
    contract_months: int | None = None
    planned_departure: date | None = None
    jalur: Jalur = Jalur.UNCLEAR
    jalur_reason: str = ""
    evidence: Evidence = Evidence.SAID
    note: str = ""
    sector: Sector | None = None
    agency: str = ""
    sip2mi: str = ""
    siapkerja_id: str = ""
    siskop2mi_id: str = ""
    ak1: str = ""
    pay: int | None = None
    pay_currency: str = ""
    cost_asked: int | None = None
    cost_paid: int | None = None
    debt: int | None = None
    sponsor_origin: str = ""
    registered_on: date | None = None
    briefing_on: date | None = None
    arrived_on: date | None = None
    contract_until: date | None = None
    return_way: ReturnWay | None = None
    info_source: str = ""
    next_contact: date | None = None
    jalur_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """Why a step was wrong, who struck it and when. The step itself stays readable."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One dated step on the ladder, with who entered it and where it was learnt.

    ``place`` counts the rungs from 1; a step that replaces a struck one takes over its place.
    """

    status: Status
    on: date
    source: str
    by: str
    at: datetime
    id: str = ""
    place: int = 0
    strike: Strike | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The talk before a letter: when, with the family present or not, by whom.

    ``plan`` is what the plan said then, ``guided`` what was asked and advised; the short form has
    no ``guided``. Two talks are the same when day, officer and note are.
    """

    on: date
    with_family: bool
    officer: str
    note: str = ""
    id: str = dataclasses.field(default="", compare=False)
    plan: tuple[tuple[str, str], ...] = dataclasses.field(default=(), compare=False)
    guided: GuidedTalk | None = dataclasses.field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A stored plan with its history; the newest change says where it stands.

    ``history`` are the steps that hold, ``ladder`` all of them with the struck ones.
    ``evidence`` and ``contacts`` are everything ever noted, the oldest first.
    """

    id: str
    revision: int
    facts: EpisodeDraft
    status: Status
    history: tuple[StatusChange, ...]
    interviews: tuple[Interview, ...]
    created_at: datetime
    ladder: tuple[StatusChange, ...] = ()
    evidence: tuple[FactEvidence, ...] = ()
    contacts: tuple[Contact, ...] = ()
    homecoming: Homecoming | None = None


def problems_in(
    draft: EpisodeDraft, countries: frozenset[str], before: Jalur = Jalur.UNCLEAR
) -> tuple[Problem, ...]:
    """What cannot be stored about a plan; ``before`` is the path that stands so far."""
    found = []
    if not draft.country:
        found.append(Problem("country", "kosong"))
    elif draft.country not in countries:
        found.append(Problem("country", "negara-tidak-dikenal", draft.country))
    if not draft.job.strip():
        found.append(Problem("job", "kosong"))
    months = draft.contract_months
    if months is not None and not 1 <= months <= 120:
        found.append(Problem("contract_months", "di-luar-batas", str(months), "1-120"))
    accused = draft.jalur is Jalur.NONPROCEDURAL and draft.jalur is not before
    if (draft.jalur_own or accused) and not draft.jalur_reason.strip():
        found.append(Problem("jalur_reason", "alasan-perlu"))
    found.extend(_money_problems(draft))
    found.extend(_date_problems(draft))
    for field, limit in _LIMITS.items():
        text = getattr(draft, field)
        if len(text) > limit:
            found.append(Problem(field, "terlalu-panjang", text, str(limit)))
    found.extend(problems_in_signs(draft, leave_out=("person_id", "country")))
    return tuple(found)


def arrival_problems(draft: EpisodeDraft, history: tuple[StatusChange, ...]) -> tuple[Problem, ...]:
    """An arrival before the day of leaving; both were typed, so one of them is wrong."""
    left = [step.on for step in history if step.status is Status.DEPARTED]
    arrived = draft.arrived_on
    if arrived is None or not left or arrived >= min(left):
        return ()
    return (Problem("arrived_on", "sebelum-tanggal-lain", hint="tanggal berangkat"),)


def _money_problems(draft: EpisodeDraft) -> list[Problem]:
    found = []
    bounds = f"0-{AMOUNT_LIMIT}"
    for field in MONEY_FIELDS:
        amount = getattr(draft, field)
        if amount is not None and not 0 <= amount <= AMOUNT_LIMIT:
            found.append(Problem(field, "di-luar-batas", str(amount), bounds))
    if draft.pay is not None and not draft.pay_currency:
        found.append(Problem("pay_currency", "kosong"))
    elif draft.pay_currency and draft.pay_currency not in CURRENCIES:
        found.append(Problem("pay_currency", "bukan-pilihan", draft.pay_currency))
    return found


def _date_problems(draft: EpisodeDraft) -> list[Problem]:
    found = []
    for field in _DATES:
        day = getattr(draft, field)
        if day is not None and day < _EARLIEST:
            found.append(Problem(field, "tanggal-terlalu-lama", day.isoformat()))
        elif day is not None and day > _LATEST:
            found.append(Problem(field, "tanggal-terlalu-jauh", day.isoformat()))
    for first, later in _IN_ORDER:
        begun, ended = getattr(draft, first), getattr(draft, later)
        if begun is not None and ended is not None and ended < begun:
            found.append(Problem(later, "sebelum-tanggal-lain", hint=DATE_WORDS[first]))
    return found

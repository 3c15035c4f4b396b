# SPDX-License-Identifier: GPL-3.0-or-later
"""One plan, stay abroad or return of one person, and the ladder of its states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desa_app.domain.person import problems_in_signs
from desa_app.errors import Problem


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


TEXT_LIMIT, NOTE_LIMIT, PHONE_LIMIT = 200, 2000, 40
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
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeDraft:
    """The facts of a plan as the form gives them.

    ``country`` is an ISO 3166-1 alpha-2 code of the country list. ``p3mi_checked_on`` is the day
    the company's licence (SIP3MI) was checked with an agency; ``None`` means unchecked.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One dated step on the ladder, with who entered it and where it was learnt."""

    status: Status
    on: date
    source: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The talk before a letter: when, with the family present or not, by whom."""

    on: date
    with_family: bool
    officer: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A stored plan with its history; the newest change says where it stands."""

    id: str
    revision: int
    facts: EpisodeDraft
    status: Status
    history: tuple[StatusChange, ...]
    interviews: tuple[Interview, ...]
    created_at: datetime


def problems_in(draft: EpisodeDraft, countries: frozenset[str]) -> tuple[Problem, ...]:
    """What cannot be stored about a plan."""
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
    if draft.jalur is Jalur.NONPROCEDURAL and not draft.jalur_reason.strip():
        found.append(Problem("jalur_reason", "alasan-perlu"))
    for field, limit in _LIMITS.items():
        text = getattr(draft, field)
        if len(text) > limit:
            found.append(Problem(field, "terlalu-panjang", text, str(limit)))
    found.extend(problems_in_signs(draft, leave_out=("person_id", "country")))
    return tuple(found)

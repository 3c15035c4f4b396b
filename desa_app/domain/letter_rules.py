# SPDX-License-Identifier: GPL-3.0-or-later
"""What is looked at before a letter is issued: one thing blocks, the rest asks for a reason.

The result names facts and their ground; it never judges a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from desa_app.domain import letter_rules_person as person_rules
from desa_app.domain import letter_rules_placement as placement_rules
from desa_app.domain.codes import Marital, Sex
from desa_app.domain.episode import EpisodeDraft, Interview, Scheme
from desa_app.domain.interview import AdviceLevel, changed_since
from desa_app.domain.letter_check import Check as Check
from desa_app.domain.letter_check import CheckLevel as CheckLevel
from desa_app.domain.letter_check import block, good, warning
from desa_app.domain.letter_rules_placement import CompanyStanding as CompanyStanding
from desa_app.domain.letter_rules_placement import SponsorStanding as SponsorStanding
from desa_app.wording import age_on, age_text, long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desa_app.domain.person import PersonDraft

LEGAL_MINIMUM_AGE = 18
STALE_DAYS = 180
FRESHLY_OF_AGE_DAYS = 90

CountryStatus = Literal[
    "terbuka", "tertutup", "tertutup_perseorangan", "tidak_ada_kerja_sama", "belum_diketahui"
]
# A crew works on a ship; the rule on private households cannot touch it.
_CREW = frozenset({Scheme.MERCHANT_CREW, Scheme.FISHING_CREW})
_PARENTS = ("orang_tua", "wali")
_ASKS_FIRST = {
    AdviceLevel.CHECK: "wawancara-perlu-cek",
    AdviceLevel.REFER: "wawancara-perlu-rujuk",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRule:
    """What is known about placement in a country, from which source, checked on which day."""

    code: str
    name: str
    status: CountryStatus
    basis: str
    valid_from: date | None
    valid_until: date | None
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """All that the checks look at.

    ``conditions`` are the names that the kind's wording file lists (see :data:`CONDITIONS`),
    ``answers`` its fields as typed. ``minimum_age`` may raise the law's 18 years, never lower
    them. ``has_family_permit`` tells whether a surat izin keluarga was issued for this plan.
    ``same_purpose_within_30_days`` is the number of such a letter or empty. ``giver_relation`` is
    suami, istri, orang_tua, wali.
    """

    conditions: tuple[str, ...]
    person: PersonDraft
    episode: EpisodeDraft | None
    today: date
    country: CountryRule | None
    interviews: tuple[Interview, ...] = ()
    minimum_age: int = LEGAL_MINIMUM_AGE
    citations: dict[str, str] = field(default_factory=dict)
    has_family_permit: bool = False
    same_purpose_within_30_days: str = ""
    giver_relation: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    sponsor: SponsorStanding = field(default_factory=SponsorStanding)
    company: CompanyStanding = field(default_factory=CompanyStanding)


def check_letter(facts: RuleFacts) -> tuple[Check, ...]:
    """Look at every condition of this kind of letter; blocks first, then warnings, then good."""
    wanted = {*facts.conditions, *(IMPLIED[one] for one in facts.conditions if one in IMPLIED)}
    found = [check for name, look in CONDITIONS.items() if name in wanted for check in look(facts)]
    return in_order(found)


def in_order(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Blocks first, then warnings, then what is in order."""
    order = list(CheckLevel)
    return tuple(sorted(checks, key=lambda check: order.index(check.level)))


def birthday(birth: date, years: int) -> date:
    """The day on which someone turns ``years``; 29 February moves to 1 March in common years."""
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


def fitting_givers(marital: Marital | None, sex: Sex | None) -> tuple[str, ...]:
    """Who gives the permit: the spouse of the married, else parents or guardian; () if unknown."""
    if marital is None:
        return ()
    if marital is not Marital.MARRIED:
        return _PARENTS
    if sex is None:
        return ("suami", "istri")
    return ("suami",) if sex is Sex.FEMALE else ("istri",)


def _age(facts: RuleFacts) -> list[Check]:
    """UU 18/2017 Pasal 5 huruf a, at the planned departure; by today when no day is planned."""
    law = facts.citations.get("usia_minimum", "")
    birth = facts.person.birth_date
    departure = facts.episode.planned_departure if facts.episode else None
    day = departure or facts.today
    found = []
    if departure is None:
        found.append(warning("tanggal-berangkat-kosong"))
    elif departure < facts.today:
        found.append(warning("tanggal-berangkat-lewat", tanggal=long_date(departure)))
    if birth is None:
        return [*found, block("tanggal-lahir-kosong", law, nama=facts.person.name)]
    least = max(LEGAL_MINIMUM_AGE, facts.minimum_age)
    data = {
        "nama": facts.person.name,
        "usia": age_text(birth, day) if birth <= day else "0 tahun",
        "tanggal": long_date(day),
        "saat": "berangkat" if departure else "hari-ini",
        "usia_minimum": str(least),
    }
    if birth > day or age_on(birth, day)[0] < least:
        found.append(block("usia-kurang", law, **data))
    else:
        found.append(good("usia-cukup", law, **data))
    return found


def _doubtful_birth(facts: RuleFacts) -> list[Check]:
    """Signs of an age made older on paper, met by task forces; to ask about, no more."""
    birth = facts.person.birth_date
    if birth is None:
        return []
    departure = facts.episode.planned_departure if facts.episode else None
    day = departure or facts.today
    found = []
    if (birth.month, birth.day) == (12, 31):
        found.append(warning("lahir-31-desember", nama=facts.person.name))
    of_age = birthday(birth, LEGAL_MINIMUM_AGE)
    fresh = timedelta(days=FRESHLY_OF_AGE_DAYS)
    if any(timedelta(0) <= seen - of_age < fresh for seen in (day, facts.today)):
        found.append(warning("baru-cukup-umur", nama=facts.person.name, tanggal=long_date(of_age)))
    return found


def _permit(facts: RuleFacts) -> list[Check]:
    """UU 18/2017 Pasal 13 huruf b: permit of spouse, parents or guardian, issued for this plan."""
    law = facts.citations.get("izin_keluarga", "")
    if facts.has_family_permit:
        return [good("izin-keluarga-ada", law)]
    return [warning("izin-keluarga-belum-ada", law)]


def _giver(facts: RuleFacts) -> list[Check]:
    """UU 18/2017 Pasal 13 huruf b: who gives the permit follows from the marital status."""
    law = facts.citations.get("izin_keluarga", "")
    if not facts.giver_relation:
        return [warning("pemberi-izin-kosong", law)]
    marital = facts.person.marital
    if marital is None:
        return [warning("status-kawin-kosong", law)]
    fitting = fitting_givers(marital, facts.person.sex)
    data = {
        "hubungan": facts.giver_relation.replace("_", " "),
        "status": marital.words,
        "seharusnya": " atau ".join(fitting).replace("_", " "),
    }
    if facts.giver_relation in fitting:
        return [good("pemberi-izin-sesuai", law, **data)]
    return [warning("pemberi-izin-tidak-sesuai", law, **data)]


def _country(facts: RuleFacts) -> list[Check]:
    """PP 59/2021 Pasal 35: government opens and closes countries; our list is dated advice."""
    if facts.episode is None:
        return [warning("rencana-belum-ada")]
    rule = facts.country
    if rule is None:
        return [warning("negara-belum-diketahui", negara=facts.episode.country, dicek="")]
    data = {
        "negara": rule.name,
        "sumber": rule.source,
        "dicek": long_date(rule.checked_on),
    }
    if rule.valid_until is not None and rule.valid_until < facts.today:
        until = long_date(rule.valid_until)
        return [warning("aturan-negara-berakhir", rule.basis, **data, sampai=until)]
    if rule.status in {"tertutup", "tidak_ada_kerja_sama", "belum_diketahui"}:
        code = "negara-" + rule.status.replace("_", "-")
        return [warning(code, rule.basis, **data)]
    if rule.status == "tertutup_perseorangan" and facts.episode.scheme not in _CREW:
        # The closure is about work in private households, whatever the scheme is called; only
        # the individual scheme is certain to be meant, for the others the employer decides.
        alone = facts.episode.scheme is Scheme.INDIVIDUAL
        code = "negara-tertutup-perseorangan" if alone else "pastikan-pemberi-kerja"
        return [warning(code, rule.basis, **data, skema=facts.episode.scheme.words)]
    if _is_stale(rule.checked_on, facts.today):
        return [warning("negara-lama-dicek", rule.basis, **data)]
    return [good("negara-terbuka", rule.basis, **data)]


def _interview(facts: RuleFacts) -> list[Check]:
    """The talk with candidate and family before a letter is signed."""
    if not facts.interviews:
        return [warning("wawancara-belum-ada")]
    # Of two on one day the one noted later.
    last = sorted(facts.interviews, key=lambda talk: talk.on)[-1]
    day = long_date(last.on)
    found = []
    changed = changed_since(dict(last.plan), facts.episode) if facts.episode else ()
    if changed:
        found.append(warning("wawancara-rencana-berubah", tanggal=day, yang=", ".join(changed)))
    advice = last.guided.advice if last.guided else None
    if advice is not None and advice.level in _ASKS_FIRST:
        found.append(
            warning(
                _ASKS_FIRST[advice.level],
                tanggal=day,
                jumlah=str(len(advice.reasons)),
                ke="; ".join(advice.refer_to),
            )
        )
    return found or [good("wawancara-ada", tanggal=day)]


def _is_stale(checked: date, today: date) -> bool:
    return today - checked > timedelta(days=STALE_DAYS)


CONDITIONS: dict[str, Callable[[RuleFacts], list[Check]]] = {
    "usia": _age,
    "tanggal_lahir": _doubtful_birth,
    "izin_keluarga": _permit,
    "pemberi_izin": _giver,
    "negara": _country,
    "p3mi": placement_rules.company,
    "sponsor": placement_rules.sponsor,
    "perseorangan": person_rules.alone,
    "wawancara": _interview,
    "warga": person_rules.alive_here,
    "meninggal": person_rules.dead,
    "nik": person_rules.nik,
    "nama_paspor": person_rules.passport_name,
    "status_kawin": person_rules.marital,
    "belum_kawin": person_rules.never_married,
    "persetujuan": person_rules.consent,
    "surat_ulang": person_rules.repeated,
}
"""What a wording file may ask for by name in ``syarat``, in the order in which it is shown."""

IMPLIED = {"negara": "sponsor"}
"""Who looks at the destination looks at the recruiter too, also in wordings written before."""

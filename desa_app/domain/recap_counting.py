# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting a month: each plan as it stood on the last day, men and women apart.

Always from rows, never from what was counted before; so a step put right later puts its month
right too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.case import OPEN_STATES
from desa_app.domain.codes import Sex
from desa_app.domain.episode import ABROAD_STATES, Status
from desa_app.domain.family import CHILD_AGE, Need, Relation
from desa_app.domain.recap import Count, Recap, last_day, month_of
from desa_app.domain.recap_lines import CASE_LINES, LINES, WAY_UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from desa_app.domain.family import Member
    from desa_app.domain.recap_facts import CaseFact, RecapFact, VillageFacts

OWN_KEYS = frozenset({"purna_ingin_kembali", "purna_usaha", "sosialisasi_peserta"})
"""Lines of people that only the village itself can count."""
ROW_KEYS: tuple[str, ...] = tuple(
    key for key, line in LINES.items() if line.counts_people and key not in OWN_KEYS
)
"""Lines that can be counted again from the rows of a package with names."""
TPPO = "dugaan-tppo"
_CANDIDATES = frozenset({Status.CANDIDATE, Status.PROCESS})
_LETTERS = {
    "izin-keluarga": "surat_izin",
    "status-perkawinan": "surat_status_kawin",
    "pernyataan-belum-menikah": "surat_status_kawin",
    "rekomendasi": "surat_rekomendasi",
    "domisili": "surat_domisili",
    "pengantar-skck": "surat_skck",
}


def count_recap(facts: Iterable[RecapFact], period: str) -> Recap:
    """Count a month from the plans of an office: all lines that the rows can tell."""
    end = last_day(period)
    first = end.replace(day=1)
    kept = {sex: _Tally() for sex in (*Sex, None)}
    for fact in facts:
        tally = kept[fact.sex]
        steps = sorted(fact.steps, key=_day_of)
        status = _standing(steps, end)
        _tally_plan(tally.keys, fact, steps, status, first, end)
        if status in ABROAD_STATES:
            tally.countries[fact.country] += 1
    counts = dict.fromkeys(ROW_KEYS, Count())
    countries: dict[str, Count] = {}
    for sex, tally in kept.items():
        for key, times in tally.keys.items():
            counts[key] = counts[key].plus(of_sex(sex, times))
        for country, times in tally.countries.items():
            before = countries.get(country, Count())
            countries[country] = before.plus(of_sex(sex, times))
    return Recap(period=period, counts=counts, countries=dict(sorted(countries.items())))


def count_village(facts: Iterable[RecapFact], own: VillageFacts, period: str) -> Recap:
    """Count a month of a village: all lines of Table A, and the new cases by kind."""
    plans = tuple(facts)
    recap = count_recap(plans, period)
    end = last_day(period)
    past = [plan for plan in plans if _status_on(plan, end) is Status.PAST]
    told = {
        "purna_ingin_kembali": _people(plan for plan in past if plan.wants_back),
        "purna_usaha": _people(plan for plan in past if plan.business),
        **_case_counts(own.cases, period, end),
        **_family_counts(plans, own, end),
        **_prevention_counts(own, period),
    }
    kinds: dict[str, Count] = {}
    for case in _new(own.cases, period):
        kinds[case.kind] = kinds.get(case.kind, Count()).plus(Count(plain=1))
    counts = recap.counts | told
    return Recap(
        period=period,
        counts={key: counts[key] for key in LINES},
        countries=recap.countries,
        case_kinds=dict(sorted(kinds.items())),
    )


def without_cases(recap: Recap) -> Recap:
    """The same for somebody who may not see cases, nor how many there are."""
    counts = {key: count for key, count in recap.counts.items() if key not in CASE_LINES}
    return replace(recap, counts=counts, case_kinds=None)


def of_sex(sex: Sex | None, times: int) -> Count:
    """So many of one sex."""
    if sex is Sex.MALE:
        return Count(male=times)
    return Count(female=times) if sex is Sex.FEMALE else Count(unknown=times)


def _people(plans: Iterable[RecapFact]) -> Count:
    result = Count()
    for plan in plans:
        result = result.plus(of_sex(plan.sex, 1))
    return result


# --- plans ----------------------------------------------------------------------------------


class _Tally:
    """What was counted of the plans of one sex: lines, and who is abroad where."""

    __slots__ = ("countries", "keys")

    def __init__(self) -> None:
        self.keys: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()


def _status_on(fact: RecapFact, end: date) -> Status | None:
    return _standing(sorted(fact.steps, key=_day_of), end)


def _standing(steps: Iterable[tuple[date, Status]], end: date) -> Status | None:
    """The last state until that day; the steps come in the order of their days."""
    standing = None
    for day, status in steps:
        if day > end:
            break
        standing = status
    return standing


def _tally_plan(
    found: Counter[str],
    fact: RecapFact,
    steps: Sequence[tuple[date, Status]],
    status: Status | None,
    first: date,
    end: date,
) -> None:
    """Count one plan: it stands at ``status`` at the end of the month from ``first`` to ``end``."""
    this_month = {reached for day, reached in steps if first <= day <= end}
    if _standing(steps, first - timedelta(days=1)) in _CANDIDATES:
        found["calon_awal"] += 1
    if status in _CANDIDATES:
        found["calon_akhir"] += 1
    if steps:
        # A stay that began before it was noted starts further up the ladder and was no candidate.
        began, reached = steps[0]
        if first <= began <= end and reached in _CANDIDATES:
            found["calon_baru"] += 1
    if Status.CANCELLED in this_month:
        found["calon_batal"] += 1
    if Status.DEPARTED in this_month:
        found["berangkat"] += 1
    if Status.RETURNED in this_month:
        found["pulang"] += 1
        way = fact.return_way.value if fact.return_way is not None else WAY_UNKNOWN
        found[f"pulang_{way}"] += 1
    if status in ABROAD_STATES:
        sector = fact.sector.value if fact.sector is not None else "sektor_kosong"
        for part in ("jumlah", fact.jalur.value, sector, f"skema_{fact.scheme.value}"):
            found[f"ln_{part}"] += 1
    if status is Status.PAST:
        found["purna"] += 1
    found["wawancara"] += sum(first <= day <= end for day in fact.interviews)
    for kind, day in fact.letters:
        if first <= day <= end:
            found[_LETTERS.get(kind, "surat_lainnya")] += 1


# --- what only the village knows ------------------------------------------------------------


def _new(cases: Iterable[CaseFact], period: str) -> list[CaseFact]:
    return [case for case in cases if month_of(case.reported_on) == period]


def _case_counts(cases: tuple[CaseFact, ...], period: str, end: date) -> dict[str, Count]:
    new = _new(cases, period)
    referred = [case.referred_on for case in cases if case.referred_on is not None]
    return {
        "kasus_baru": Count(plain=len(new)),
        "kasus_dirujuk": _in_month(referred, period),
        "kasus_selesai": _in_month((day for case in cases for day in _endings(case)), period),
        "kasus_berjalan": Count(plain=sum(_is_open(case, end) for case in cases)),
        "kasus_tppo": Count(plain=sum(case.kind == TPPO for case in new)),
        "kasus_kerugian": Count(plain=sum(case.loss or 0 for case in new)),
    }


def _is_open(case: CaseFact, end: date) -> bool:
    standing = [state for day, state in sorted(case.steps, key=_day_of) if day <= end]
    return bool(standing) and standing[-1] in OPEN_STATES


def _endings(case: CaseFact) -> Iterator[date]:
    """The days on which it was ended; closing what is done already is no second end.

    What was opened again, or taken back, on the same day was no end.
    """
    open_before = True
    for day, state in dict(sorted(case.steps, key=_day_of)).items():
        if open_before and state not in OPEN_STATES:
            yield day
        open_before = state in OPEN_STATES


def _day_of(step: tuple[date, object]) -> date:
    return step[0]


def _family_counts(plans: Iterable[RecapFact], own: VillageFacts, end: date) -> dict[str, Count]:
    """Families of those abroad on the last day, with the members as they are noted today."""
    abroad = [plan for plan in plans if _status_on(plan, end) in ABROAD_STATES]
    # A child of two parents abroad stands in both their lists and is one child.
    members = {
        _same(member): member.facts
        for person in sorted({plan.person for plan in abroad})
        for member in own.families.get(person, ())
    }
    children = [
        one
        for one in members.values()
        if one.relation is Relation.CHILD and (age := one.age(end)) is not None and age < CHILD_AGE
    ]
    return {
        "kk_pmi": Count(plain=len({plan.household for plan in abroad})),
        "anak_ditinggal": Count(plain=len(children)),
        "butuh_pendidikan": Count(
            plain=sum(Need.SCHOOLING in one.needs for one in members.values())
        ),
        "butuh_kesehatan": Count(plain=sum(Need.HEALTH in one.needs for one in members.values())),
    }


def _same(member: Member) -> tuple[object, ...]:
    facts = member.facts
    if facts.nik or facts.linked_id:
        return (facts.nik or facts.linked_id,)
    if facts.birth_date is not None:
        return (" ".join(facts.name.casefold().split()), facts.birth_date)
    return (member.id,)


def _prevention_counts(own: VillageFacts, period: str) -> dict[str, Count]:
    met = [meeting for meeting in own.meetings if month_of(meeting[0]) == period]
    came = Count(male=sum(men for _, men, _ in met), female=sum(women for _, _, women in met))
    return {
        "sosialisasi": Count(plain=len(met)),
        "sosialisasi_peserta": came,
        "lowongan_diterima": _in_month(own.jobs_received, period),
        "lowongan_disebarkan": _in_month(own.jobs_spread, period),
        "perekrut_masuk": _in_month(own.recruiters_came, period),
    }


def _in_month(days: Iterable[date], period: str) -> Count:
    return Count(plain=sum(month_of(day) == period for day in days))

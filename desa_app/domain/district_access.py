# SPDX-License-Identifier: GPL-3.0-or-later
"""The report about one person at an office that was told of them by others (UU 27/2022 Pasal 32).

The same paper as the village's: what is held, which package brought it, to whom it was passed on,
and who looked. The recruiter and other people's data stay out (Pasal 33).

That the office holds a record of another village to be this person is a fact about the person,
who must be able to contradict it (Pasal 6): the report names that village and the day. What stands
in the other record stays out, and so do proposals nobody decided about: should the two be two
people after all, nobody reads anything of the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.access_report import (
    ALLOWED,
    LEFT_OUT,
    RIGHTS,
    cases_section,
    letters_section,
    moment_words,
    uses_section,
)
from desa_app.domain.episode import Jalur
from desa_app.domain.listing import ListingColumn, ListingSection
from desa_app.wording import month_name, short_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desa_app.domain.history import LogEntry
    from desa_app.domain.package import ReceivedPackage, SentPackage
    from desa_app.domain.privacy_lists import Processing
    from desa_app.domain.village_search import ToldPerson

NOT_LOGGED = (
    "Jejak memuat setiap pembukaan data orang ini, penerimaan kiriman desanya, dan setiap daftar "
    "nama yang memuatnya. Pencarian tercatat dengan kata yang diketik, bukan dengan siapa yang "
    "tampil."
)
ASK_VILLAGE = (
    "Data ini berasal dari desa dan diganti seluruhnya oleh kiriman berikutnya. Perbaikan, "
    "pembatasan dan penghapusan diminta di kantor desa; kantor ini mengikutinya."
)
CONTRADICT = (
    "Kantor ini menganggap catatan desa lain itu tentang Anda. Bila keliru, katakan kepada kantor "
    "ini; keputusannya dapat dicabut."
)
_C = ListingColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTold:
    """A case that a village told about the person; only for whoever may see cases."""

    number: str
    reported_on: date
    kind: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAs:
    """The office decided that somebody of whom another village told is this person."""

    village: str
    village_name: str
    decided_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAbout:
    """Everything that the office holds about one person; ``nik`` in full, for the person alone.

    ``brought`` are the packages with names that it came in, by who is named in ``senders``;
    ``passed`` the office's own with names since.
    """

    told: ToldPerson
    nik: str
    cases: tuple[CaseTold, ...]
    case_names: Mapping[str, str]
    letter_names: Mapping[str, str]
    countries: Mapping[str, str]
    brought: tuple[ReceivedPackage, ...]
    senders: Mapping[str, str]
    passed: tuple[SentPackage, ...]
    uses: tuple[Processing, ...]
    trail: tuple[tuple[LogEntry, str], ...]
    same: tuple[SameAs, ...] = ()


def held_sections(held: HeldAbout) -> tuple[ListingSection, ...]:
    """The report's lists."""
    told = held.told
    found = [
        ListingSection(
            heading="Data diri menurut kiriman desa",
            columns=(_C("Keterangan", 30), _C("Isi", 70)),
            rows=_facts(held),
            sums=(CONTRADICT,) if held.same else (),
            full_numbers=ALLOWED,
        )
    ]
    for number, plan in enumerate(told.plans, start=1):
        days = (
            ("Tercatat", plan.noted_on),
            ("Rencana berangkat", plan.planned_departure),
        )
        rows = [
            ("Negara tujuan", held.countries.get(plan.country, plan.country)),
            ("Pekerjaan", plan.job),
            ("P3MI", plan.company),
            ("Jalur", Jalur(plan.jalur).words),
            *((label, short_date(day)) for label, day in days if day is not None),
        ]
        found.append(
            ListingSection(
                heading=f"Rencana {number}: {plan.status}",
                columns=(_C("Keterangan", 30), _C("Isi", 70)),
                rows=tuple(row for row in rows if row[1]),
            )
        )
    found.append(
        letters_section(
            "Surat desa (nomor dan keadaannya, tanpa isinya)",
            ((one.number, one.issued_on, one.kind, one.state) for one in told.letters),
            held.letter_names,
        )
    )
    if held.cases:
        cases = ((one.number, one.reported_on, one.kind, one.state) for one in held.cases)
        found.append(cases_section(cases, held.case_names))
    found += [
        ListingSection(
            heading="Kiriman yang membawanya ke kantor ini",
            columns=(_C("Dari", 26), _C("Bulan", 18), _C("Nomor", 10, "centre"),
                     _C("Diterima", 20), _C("Tingkat", 26)),
            rows=tuple(
                (held.senders.get(one.village, one.village), month_name(one.period),
                 str(one.sequence), moment_words(one.received_at), one.level.words)
                for one in held.brought
            ),
            sums=(ASK_VILLAGE,),
        ),
        ListingSection(
            heading="Diteruskan dengan nama",
            columns=(_C("Bulan", 20), _C("Waktu", 28), _C("Tingkat", 52)),
            rows=tuple(
                (month_name(one.period), moment_words(one.made_at), one.level.words)
                for one in held.passed
            ),
        ),
        uses_section(held.uses),
        ListingSection(
            heading="Jejak pemrosesan",
            columns=(_C("Waktu", 24), _C("Petugas", 24), _C("Yang dikerjakan", 52)),
            rows=tuple((moment_words(one.at), one.by, words) for one, words in held.trail),
            sums=(NOT_LOGGED, LEFT_OUT, RIGHTS),
        ),
    ]  # fmt: skip
    return tuple(found)


def _facts(held: HeldAbout) -> tuple[tuple[str, str], ...]:
    told = held.told
    rows = (
        ("Nama", told.name),
        ("NIK", held.nik),
        ("Desa", f"{told.village_name} ({told.village})"),
        ("Dusun", told.dusun),
        ("Tanggal lahir", short_date(told.birth_date) if told.birth_date else ""),
        ("Jenis kelamin", told.sex.words if told.sex else ""),
        *(
            ("Dianggap orang yang sama", f"dengan catatan desa lain: {_same_words(one)}")
            for one in held.same
        ),
    )
    return tuple(row for row in rows if row[1])


def _same_words(one: SameAs) -> str:
    day = f", diputuskan {short_date(one.decided_on)}" if one.decided_on is not None else ""
    return f"{one.village_name} ({one.village}){day}"

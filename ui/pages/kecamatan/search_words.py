# SPDX-License-Identifier: GPL-3.0-or-later
"""How a person found in a village's rows reads: state, country, plans, letters, and how old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app import wording
from desa_app.domain.codes import Sex
from desa_app.domain.episode import Jalur, Status
from desa_app.domain.letter import LetterState
from desa_app.reference import countries, letter_kinds
from ui.palette import Tone

if TYPE_CHECKING:
    from desa_app.domain.village_search import ToldLetter, ToldPerson, ToldPlan

translate = QCoreApplication.translate
UNKNOWN = "–"
_TONES = {
    Status.CANDIDATE: Tone.INFO,
    Status.PROCESS: Tone.INFO,
    Status.RETURNED: Tone.WARN,
    Status.PAST: Tone.NEUTRAL,
    Status.CANCELLED: Tone.NEUTRAL,
}


def plan_chip(status: str) -> tuple[str, Tone] | None:
    """Where a plan stands; nothing for somebody without one."""
    return (status, _TONES.get(Status(status), Tone.GOOD)) if status else None


def country_words(code: str) -> str:
    """A country's name; its code when the list does not know it."""
    rule = countries().get(code)
    return rule.name if rule is not None else code


def person_facts(told: ToldPerson) -> list[tuple[str, str]]:
    """Who it is, as far as the village told; the NIK masked."""
    sex = {Sex.FEMALE: "perempuan", Sex.MALE: "laki-laki"}
    return [
        (translate("Search", "Desa"), f"{told.village_name} ({told.village})"),
        (translate("Search", "Dusun"), told.dusun),
        (translate("Search", "Lahir"), _born(told)),
        (translate("Search", "Kelamin"), sex[told.sex] if told.sex else ""),
        (translate("Search", "NIK"), told.nik or translate("Search", "belum diketahui desa")),
    ]


def plan_facts(plan: ToldPlan) -> list[tuple[str, str]]:
    """One plan, each fact that the village knows."""
    jalur = Jalur(plan.jalur).words
    leaving = wording.long_date(plan.planned_departure) if plan.planned_departure else ""
    noted = wording.long_date(plan.noted_on) if plan.noted_on else ""
    return [
        (translate("Search", "Tujuan"), f"{country_words(plan.country)}, {jalur}"),
        (translate("Search", "Pekerjaan"), plan.job),
        (translate("Search", "P3MI"), plan.company),
        (translate("Search", "Perekrut"), ", ".join(filter(None, (plan.sponsor, plan.phone)))),
        (translate("Search", "Tercatat"), noted),
        (translate("Search", "Berangkat"), leaving),
    ]


def letter_words(letter: ToldLetter) -> str:
    """Kind, number and day of a letter; a voided one says so."""
    kind = letter_kinds().get(letter.kind)
    title = kind.name if kind is not None else letter.kind
    day = wording.short_date(letter.issued_on)
    void = letter.state == LetterState.VOID.value
    words = translate("Search", "{kind}\n{number}, {day}").format(
        kind=title, number=letter.number, day=day
    )
    return words + (translate("Search", " · batal") if void else "")


def told_words(told: ToldPerson) -> str:
    """How old all this is, and whom to ask for more."""
    if told.received_at is None:
        return translate("Search", "Tanyakan ke desa untuk keadaan sekarang.")
    return translate(
        "Search",
        "Data ini seperti dikirim desa {village} untuk {month}, diterima {day} (kiriman nomor"
        " {number}). Keadaan sesudah itu ditanyakan ke desa.",
    ).format(
        village=told.village_name,
        month=wording.month_name(told.period),
        day=wording.long_date(told.received_at.astimezone().date()),
        number=told.sequence,
    )


def _born(told: ToldPerson) -> str:
    return wording.long_date(told.birth_date) if told.birth_date else ""

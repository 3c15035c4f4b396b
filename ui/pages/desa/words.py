# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and colours that several pages of the village share: states, choices, short lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.episode import ABROAD_STATES, Jalur, Status
from desa_app.domain.letter import LetterState
from desa_app.reference import countries, letter_kinds
from desa_app.wording import age_on, age_text, masked
from ui.palette import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desa_app.domain.person import PersonDraft, PersonRow

ADULT = 18
BEFORE_LEAVING = frozenset({Status.CANDIDATE, Status.PROCESS})
_TONES = {
    Status.CANDIDATE: Tone.INFO,
    Status.PROCESS: Tone.INFO,
    Status.DEPARTED: Tone.GOOD,
    Status.WORKING: Tone.GOOD,
    Status.LEAVE: Tone.GOOD,
    Status.RETURNED: Tone.WARN,
    Status.PAST: Tone.NEUTRAL,
    Status.CANCELLED: Tone.NEUTRAL,
}


def status_chip(status: Status, jalur: Jalur | None = None) -> tuple[str, Tone]:
    """Word and colour of a state; abroad on a path that is not clear says so instead."""
    if status in ABROAD_STATES and jalur in {Jalur.UNCLEAR, Jalur.NONPROCEDURAL}:
        return jalur.words, Tone.WARN
    return status.value, _TONES[status]


def under_age(birth: date | None, departure: date | None, today: date) -> bool:
    """Whether somebody would be younger than 18 on the day of leaving."""
    return birth is not None and age_on(birth, departure or today)[0] < ADULT


def row_chip(row: PersonRow, today: date) -> tuple[str, Tone] | None:
    """The state of a line of the people list; too young for the plan comes first."""
    if row.status is None:
        return None
    status = Status(row.status)
    if status in BEFORE_LEAVING and under_age(row.birth_date, row.planned_departure, today):
        return QCoreApplication.translate("Desa", "di bawah 18"), Tone.BAD
    return status_chip(status, Jalur(row.jalur) if row.jalur else None)


def letter_chip(state: LetterState) -> tuple[str, Tone]:
    """Word and colour of a letter's state."""
    return state.value, Tone.BAD if state is LetterState.VOID else Tone.GOOD


def country_name(code: str | None) -> str:
    """The country's Indonesian name; an unknown code stays as it is."""
    if not code:
        return ""
    rule = countries().get(code)
    return rule.name if rule is not None else code


def kind_name(code: str, names: Mapping[str, str] | None = None) -> str:
    """The name of a kind of letter, short enough for a list; ``names`` are the office's own."""
    short = {
        "izin-keluarga": QCoreApplication.translate("Desa", "Izin keluarga"),
        "rekomendasi": QCoreApplication.translate("Desa", "Rekomendasi"),
    }
    if code in short:
        return short[code]
    if names is not None and code in names:
        return names[code]
    kind = letter_kinds().get(code)
    return kind.name if kind is not None else code.replace("-", " ").capitalize()


def place_of(dusun: str, rt: str) -> str:
    """``Karang Anyar / 03``; parts that are not known are left out."""
    number = rt.strip(" -")
    short = f"{int(number):02d}" if number.isascii() and number.isdigit() else number
    return " / ".join(part for part in (dusun.strip(), short) if part)


def person_line(facts: PersonDraft, today: date) -> str:
    """Age, marital status and place in one line."""
    parts = []
    if facts.birth_date is not None and facts.birth_date <= today:
        parts.append(age_text(facts.birth_date, today).split(" tahun")[0] + " tahun")
    if facts.marital is not None:
        parts.append(facts.marital.words.lower())
    place = facts.dusun.strip()
    if facts.rt.strip(" -"):
        place = f"{place} RT {facts.rt.strip()}".strip()
    return " · ".join(part for part in (*parts, place) if part)


def search_line(row: PersonRow, today: date) -> str:
    """A person as the result of a search: enough to tell two of the same name apart."""
    age = ""
    if row.birth_date is not None and row.birth_date <= today:
        age = QCoreApplication.translate("Desa", "{years} tahun").format(
            years=age_on(row.birth_date, today)[0]
        )
    parts = (row.name, masked(row.nik) if row.nik else "", age, place_of(row.dusun, row.rt))
    return "  ·  ".join(part for part in parts if part)


def with_current(options: Iterable[str], current: str) -> list[tuple[object, str]]:
    """Choices of words; one that came from a spreadsheet and is not among them stays."""
    found: list[tuple[object, str]] = [(word, word) for word in options]
    if current and current not in {word for _, word in found}:
        found.append((current, current))
    return found

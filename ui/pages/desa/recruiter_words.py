# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and colours for recruiters and P3MI: what a check said, and why two may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.alike import Ground
from desa_app.domain.recruiter import BAD_RESULTS, CheckResult, FreeText
from desa_app.wording import short_date
from ui.pages.desa.words import country_name
from ui.palette import Tone

if TYPE_CHECKING:
    from desa_app.domain.alike import Reason
    from desa_app.domain.recruiter import RecordRow

_TONES = {
    CheckResult.CONFIRMED: Tone.GOOD,
    CheckResult.WAITING: Tone.INFO,
    CheckResult.UNCHECKED: Tone.NEUTRAL,
}


def result_chip(result: CheckResult) -> tuple[str, Tone]:
    """Word and colour of what an agency said."""
    return result.words, Tone.BAD if result in BAD_RESULTS else _TONES[result]


def countries_line(row: RecordRow) -> str:
    """``Taiwan 3, Hong Kong 1``."""
    return ", ".join(f"{country_name(code)} {people}" for code, people in row.countries)


def checked_words(row: RecordRow) -> str:
    """The day of the check, or nothing."""
    return short_date(row.checked_on) if row.checked_on is not None else ""


def reason_words(reason: Reason) -> str:
    """One thing that two records have in common, in words."""
    tr = QCoreApplication.translate
    words = {
        Ground.PHONE: tr("Recruiters", "nomor telepon sama ({one})"),
        Ground.LICENCE: tr("Recruiters", "nomor SIP3MI sama ({one})"),
        Ground.SAME_NAME: tr("Recruiters", "nama sama ({one} dan {other})"),
        Ground.SHORT_NAME: tr("Recruiters", "nama yang satu lebih singkat ({one} dan {other})"),
        Ground.CLOSE_NAME: tr("Recruiters", "nama hampir sama ({one} dan {other})"),
        Ground.ADDRESS: tr("Recruiters", "alamat sama ({one})"),
    }[reason.ground]
    if reason.ground is Ground.SAME_NAME and reason.one == reason.other:
        words = tr("Recruiters", "nama sama ({one})")
    return words.format(one=reason.one, other=reason.other)


def reasons_line(reasons: tuple[Reason, ...]) -> str:
    """All of it as one sentence part, beginning with a capital."""
    line = "; ".join(reason_words(reason) for reason in reasons)
    return line[:1].upper() + line[1:]


def name_of(name: FreeText) -> str:
    """A name as plans have it; without one, the number."""
    return " · ".join(part for part in (name.name, name.phone) if part)

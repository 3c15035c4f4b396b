# SPDX-License-Identifier: GPL-3.0-or-later
"""How cases, their states and their consent are put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.case_reference import case_kinds, case_signs
from desa_app.domain.case import CaseState, Consent, ConsentBy
from desa_app.wording import long_date
from ui.palette import Tone

if TYPE_CHECKING:
    from desa_app.domain.case import Case, CaseRow, CaseStep, Referral

_TONES = {
    CaseState.REPORTED: Tone.WARN,
    CaseState.VERIFIED: Tone.WARN,
    CaseState.REFERRED: Tone.INFO,
    CaseState.PROCESS: Tone.INFO,
    CaseState.DONE: Tone.GOOD,
    CaseState.CLOSED: Tone.NEUTRAL,
}


def tr(words: str) -> str:
    """Words about cases."""
    return QCoreApplication.translate("Cases", words)


def state_chip(state: CaseState) -> tuple[str, Tone]:
    """Word and meaning of a state."""
    return state.value, _TONES[state]


def kind_words(code: str) -> str:
    """A kind's name; one that the list no longer has shows its code."""
    kind = case_kinds().get(code)
    return kind.name if kind is not None else code


def kind_choices() -> list[tuple[object, str]]:
    """Every kind with its group, found by typing a part of either."""
    return [
        (kind.code, kind.name if kind.returning else f"{kind.name} · {kind.group.lower()}")
        for kind in case_kinds().values()
    ]


def signs_words(codes: tuple[str, ...]) -> str:
    """The ticked signs, one per line."""
    known = case_signs()
    return "\n".join(f"{known[code].group}: {known[code].words}" for code in codes if code in known)


def consent_choices(*, minor: bool) -> list[tuple[object, str]]:
    """Who can say yes or no."""
    found: list[tuple[object, str]] = []
    if not minor:
        found.append((ConsentBy.OWN, tr("Yang bersangkutan setuju")))
    found.append((ConsentBy.GUARDIAN, tr("Wali atau keluarga setuju")))
    found.append((ConsentBy.COMPANION, tr("Pendamping (UPTD PPA, pekerja sosial) setuju")))
    found.append((ConsentBy.REFUSED, tr("Menolak dirujuk")))
    return found


def consent_words(consent: Consent) -> str:
    """The consent in one line."""
    if consent.by is ConsentBy.NONE:
        return tr("Belum diminta")
    words = dict(consent_choices(minor=False))[consent.by]
    parts = [words, consent.name, consent.how, long_date(consent.on) if consent.on else ""]
    return " · ".join(part for part in parts if part)


def about_words(case: Case | CaseRow) -> str:
    """Whom it is about, or that nobody knows yet."""
    return case.about or tr("belum diketahui")


def step_words(step: CaseStep) -> str:
    """One step of the state."""
    return tr("Keadaan: {state}").format(state=step.state.value)


def referral_words(referral: Referral) -> str:
    """To whom, with the letter."""
    words = tr("Dirujuk ke {agency}").format(agency=referral.agency)
    return f"{words} · {referral.letter_number}" if referral.letter_number else words

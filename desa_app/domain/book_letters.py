# SPDX-License-Identifier: GPL-3.0-or-later
"""How a letter of the archive reads in the agenda: to whom it went, and what it says in short."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from desa_app.domain.books import BookLine, without_nik
from desa_app.domain.letter import LetterState
from desa_app.domain.letter_kind import LetterKind
from desa_app.domain.letter_template import Template, fill

ADDRESSEE = "tujuan_surat"
PLACE = "tujuan_tempat"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandWords:
    """What was entered about a letter written by hand."""

    party: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingLetter:
    """A numbered letter as the store hands it over.

    ``frozen`` are the facts of its issue. A letter written by hand has ``by_hand`` in place of
    kind, person and facts.
    """

    id: str
    kind: str
    number: str
    issued_on: date
    state: LetterState
    void_reason: str
    person_name: str = ""
    frozen: str = ""
    by_hand: HandWords | None = None


def addressee_of(letter: OutgoingLetter, kind: LetterKind | None) -> str:
    """To which office the letter is addressed; empty for one that its bearer keeps."""
    if letter.by_hand is not None:
        return without_nik(letter.by_hand.party)
    told = _frozen(letter)
    answers: dict[str, str] = told.get("isian") or {}
    answer = answers.get(ADDRESSEE, "").strip()
    spec = kind.question(ADDRESSEE) if kind is not None else None
    if not answer:
        return ""
    party = answer
    if spec is not None and spec.kind == "pilihan":
        party = dict(spec.choices).get(answer, answer)
        template = dict(spec.texts).get(answer)
        if template is not None:
            plan = told.get("rencana") or {}
            words = {**told.get("kantor", {}), "p3mi": plan.get("p3mi", ""), **answers}
            party = _filled(template, words) or party
    place = answers.get(PLACE, "").strip()
    inside = not place or place.casefold() in party.casefold()
    return without_nik(party if inside else f"{party} di {place}")


def subject_of(letter: OutgoingLetter, kind: LetterKind | None) -> str:
    """Isi singkat: the kind of letter and for whom, unless the kind may name nobody."""
    if letter.by_hand is not None:
        return without_nik(letter.by_hand.subject)
    name = kind.name if kind is not None else letter.kind
    named = letter.person_name and not (kind is not None and kind.confidential)
    return without_nik(f"{name} a.n. {letter.person_name}" if named else name)


def outgoing_line(letter: OutgoingLetter, kind: LetterKind | None, running: int) -> BookLine:
    """A letter as the agenda keluar shows it; a void one keeps its line."""
    confidential = kind is not None and kind.confidential
    bearer = "" if confidential else without_nik(letter.person_name)
    return BookLine(
        id=letter.id,
        running=running,
        day=letter.issued_on,
        number=letter.number,
        dated=letter.issued_on,
        party=addressee_of(letter, kind) or bearer,
        subject=subject_of(letter, kind),
        void=letter.state is LetterState.VOID,
        why=without_nik(letter.void_reason),
    )


def _filled(template: Template, words: dict[str, str]) -> str:
    # A later wording may ask for a fact that was not frozen with this letter.
    try:
        done = fill(template, words)
    except KeyError:
        return ""
    return "" if done.missing else done.text


def _frozen(letter: OutgoingLetter) -> dict[str, Any]:
    try:
        told = json.loads(letter.frozen)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}

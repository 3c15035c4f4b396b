# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in order before somebody leaves, and the path so far, as lines to show."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.clock import WIB
from desa_app.domain.episode import ABROAD_STATES, Episode, Status
from desa_app.domain.evidence import KeyFact
from desa_app.domain.letter import LetterRow, LetterState
from desa_app.domain.letter_rules import Check, CheckLevel
from desa_app.remarks import check_sentence
from desa_app.wording import short_date
from desa_app.wording_readiness import check_title
from ui.pages.desa.words import country_name, kind_name
from ui.palette import Tone
from ui.widgets.checklist import CheckItem, State
from ui.widgets.facts import breakable
from ui.widgets.timeline import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from desa_app.domain.follow_up import Contact

_STATES = {
    CheckLevel.BLOCK: State.BLOCKED,
    CheckLevel.WARNING: State.OPEN,
    CheckLevel.GOOD: State.DONE,
}


def check_items(checks: Iterable[Check]) -> list[CheckItem]:
    """Conditions as short titles with their sentence below; a block keeps the law's ground."""
    items = []
    for check in checks:
        if check.code == "nik-ada":
            continue
        blocks = check.level is CheckLevel.BLOCK
        plain = check if blocks else dataclasses.replace(check, citation="")
        title, words = check_title(check.code), check_sentence(plain)
        state = _STATES[check.level]
        items.append(CheckItem(title, state, words) if title else CheckItem(words, state))
    return items


def check_lines(checks: Iterable[Check]) -> list[CheckItem]:
    """Conditions as one sentence each, with its ground; for the letter's own page."""
    return [CheckItem(check_sentence(check), _STATES[check.level]) for check in checks]


def path_of(episodes: Iterable[Episode], letters: Iterable[LetterRow]) -> list[Moment]:
    """Everything dated that is known, the newest first."""
    numbered = [
        (on, order, number, moment)
        for number, (on, order, moment) in enumerate(dated_path(episodes, letters))
    ]
    numbered.sort(key=lambda entry: entry[:3], reverse=True)
    return [entry[3] for entry in numbered]


def dated_path(
    episodes: Iterable[Episode], letters: Iterable[LetterRow]
) -> list[tuple[date, int, Moment]]:
    """Steps, struck ones, interviews, checks, contacts and letters, each with its day."""
    dated: list[tuple[date, int, Moment]] = []
    for episode in episodes:
        dated.extend(_steps(episode))
        dated.extend(_dated_facts(episode))
        for talk in episode.interviews:
            tr = QCoreApplication.translate
            words = (
                tr("Desa", "Wawancara bersama keluarga")
                if talk.with_family
                else tr("Desa", "Wawancara tanpa keluarga")
            )
            dated.append((talk.on, 1, Moment(short_date(talk.on), words, talk.officer)))
        dated.extend((made.on, 1, _contact_moment(made)) for made in episode.contacts)
    dated.extend((letter.issued_on, 2, _letter_moment(letter)) for letter in letters)
    return dated


def _steps(episode: Episode) -> Iterator[tuple[date, int, Moment]]:
    for step in episode.history:
        words = _step_words(step.status, country_name(episode.facts.country))
        way = episode.facts.return_way
        if step.status is Status.RETURNED and way is not None:
            words = f"{words}, {way.words}"
        tone = Tone.GOOD if step.status in ABROAD_STATES else Tone.NEUTRAL
        yield step.on, 0, Moment(short_date(step.on), words, step.source, tone)
    for step in episode.ladder:
        if step.strike is not None:
            day = step.strike.at.astimezone(WIB).date()
            words = QCoreApplication.translate("Desa", "Langkah {step} dicoret").format(
                step=step.status.value
            )
            moment = Moment(short_date(day), words, step.strike.reason, Tone.WARN)
            yield day, 1, moment


def _dated_facts(episode: Episode) -> Iterator[tuple[date, int, Moment]]:
    tr = QCoreApplication.translate
    facts = episode.facts
    looked = {look.on for look in episode.evidence if look.fact is KeyFact.LICENCE}
    checked = facts.p3mi_checked_on
    if checked is not None and checked not in looked:
        moment = Moment(short_date(checked), tr("Desa", "Izin P3MI dicek"), facts.p3mi_source)
        yield checked, 1, moment
    for look in episode.evidence:
        words = f"{look.fact.words}: {look.level.words}"
        if not look.holds:
            words = tr("Desa", "{fact}: tidak cocok").format(fact=look.fact.words)
        tone = Tone.NEUTRAL if look.holds else Tone.BAD
        note = " · ".join(part for part in (look.source, look.note) if part)
        yield look.on, 1, Moment(short_date(look.on), words, note, tone)
    for day, words in (
        (facts.registered_on, tr("Desa", "Mendaftar untuk penempatan")),
        (facts.briefing_on, tr("Desa", "Orientasi pra-pemberangkatan")),
        (facts.arrived_on, tr("Desa", "Tiba di tempat bekerja")),
    ):
        if day is not None:
            yield day, 1, Moment(short_date(day), words)


def _contact_moment(made: Contact) -> Moment:
    tr = QCoreApplication.translate
    form = tr("Desa", "Dihubungi, {way}") if made.reached else tr("Desa", "Tidak tersambung, {way}")
    tone = Tone.NEUTRAL if made.reached else Tone.WARN
    note = " · ".join(part for part in (made.note, made.officer) if part)
    return Moment(short_date(made.on), form.format(way=made.way.words), note, tone)


def _letter_moment(letter: LetterRow) -> Moment:
    void = letter.state is LetterState.VOID
    form = (
        QCoreApplication.translate("Desa", "{letter} terbit, lalu dibatalkan")
        if void
        else QCoreApplication.translate("Desa", "{letter} terbit")
    )
    name = kind_name(letter.kind)
    # Only the short names lack the word; most names begin with it, or with "Berita acara".
    if not name.startswith(("Surat", "Berita acara")):
        name = QCoreApplication.translate("Desa", "Surat {kind}").format(
            kind=name[:1].lower() + name[1:]
        )
    words = form.format(letter=name)
    tone = Tone.BAD if void else Tone.INFO
    return Moment(short_date(letter.issued_on), words, breakable(letter.number), tone)


def _step_words(status: Status, country: str) -> str:
    tr = QCoreApplication.translate
    words = {
        Status.CANDIDATE: tr("Desa", "Dicatat sebagai calon ke {country}"),
        Status.PROCESS: tr("Desa", "Dokumen mulai diurus"),
        Status.DEPARTED: tr("Desa", "Berangkat ke {country}"),
        Status.WORKING: tr("Desa", "Bekerja di {country}"),
        Status.LEAVE: tr("Desa", "Cuti di rumah"),
        Status.RETURNED: tr("Desa", "Pulang dari {country}"),
        Status.PAST: tr("Desa", "Menjadi purna PMI"),
        Status.CANCELLED: tr("Desa", "Batal berangkat"),
    }
    return words[status].format(country=country)

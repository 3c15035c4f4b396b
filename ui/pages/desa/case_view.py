# SPDX-License-Identifier: GPL-3.0-or-later
"""One case: what was reported at the left, everything that followed at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.case import CASE_LADDER, OPEN_STATES, CaseState, ConsentBy
from desa_app.errors import DesaBinaanError
from desa_app.wording import grouped, short_date
from ui.pages.desa.case_dialogs import (
    AnswerDialog,
    CaseDialog,
    ConsentDialog,
    NoteDialog,
    ReferralDialog,
    StateDialog,
)
from ui.pages.desa.case_words import (
    about_words,
    consent_words,
    kind_words,
    referral_words,
    signs_words,
    state_chip,
    step_words,
)
from ui.pages.desa.sheet import Sheet, scrolling
from ui.pages.desa.words import country_name
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts
from ui.widgets.timeline import Moment, Timeline

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.domain.case import Case
    from ui.notices import NoticeBar


class CaseView(Sheet):
    """``stored`` tells that something was saved; the other signals ask the page for a job."""

    stored = Signal(object)
    edit_asked = Signal(object)
    letter_asked = Signal(object)

    def __init__(self, office: Desa, case: Case, notices: NoticeBar) -> None:
        super().__init__("")
        self._office = office
        self._notices = notices
        self.case = case
        unit = step()
        self._facts = Facts()
        self._trail = Timeline()
        self._chip = Chip("", Tone.INFO)
        left = Card(self.tr("Laporan"))
        left.add_to_head(self._chip)
        left.body.addWidget(scrolling(self._facts))
        right = Card(self.tr("Kronologi dan tindak lanjut"))
        right.body.addWidget(scrolling(self._trail))
        both = QHBoxLayout()
        both.setSpacing(unit * 4)
        both.addWidget(left, 1)
        both.addWidget(right, 1)
        self.body.addLayout(both, 1)
        self.edit_button = secondary(self.tr("Ubah &data"))
        self.note_button = secondary(self.tr("&Kronologi…"))
        self.consent_button = secondary(self.tr("&Persetujuan…"))
        self.letter_button = secondary(self.tr("&Surat rujukan…"))
        self.refer_button = secondary(self.tr("&Rujukan…"))
        self.answer_button = secondary(self.tr("&Jawaban…"))
        self.move_button = secondary(self.tr("K&eadaan…"))
        for button, run in (
            (self.edit_button, self._on_edit),
            (self.note_button, self.add_note),
            (self.consent_button, self.record_consent),
            (self.letter_button, self._on_letter),
            (self.refer_button, self.note_referral),
            (self.answer_button, self.note_answer),
            (self.move_button, self.change_state),
        ):
            self.add_button(button)
            button.clicked.connect(run)
        self.show_case(case)

    def begin(self) -> None:
        """Begin with what is done most often."""
        self.note_button.setFocus()

    def show_case(self, case: Case) -> None:
        """Show the case as it is now."""
        self.case = case
        facts = case.facts
        self.set_heading(
            self.tr("Kasus {number}").format(number=case.label),
            f"{kind_words(facts.kind)} · {about_words(case)}",
        )
        self._chip.show_state(*state_chip(case.state))
        reporter = " · ".join(
            part
            for part in (facts.reporter, facts.reporter_relation, facts.reporter_contact)
            if part
        )
        loss = f"Rp{grouped(facts.loss)}" if facts.loss is not None else ""
        told = (
            (self.tr("Jenis"), kind_words(facts.kind)),
            (self.tr("Dilaporkan"), short_date(facts.reported_on)),
            (self.tr("Pelapor"), reporter),
            (self.tr("Tentang"), about_words(case)),
            (self.tr("Negara"), country_name(facts.country) if facts.country else ""),
            (self.tr("Tiba di desa"), short_date(facts.returned_on) if facts.returned_on else ""),
            (self.tr("Perekrut, pelaku"), facts.suspect),
            (self.tr("Di buku perekrut"), self._recruiter()),
            (self.tr("Kerugian"), loss),
            (self.tr("Tanda"), signs_words(facts.signs)),
            (self.tr("Tindakan desa"), facts.action),
            (self.tr("Persetujuan"), consent_words(case.consent)),
            (self.tr("Hasil"), case.result),
        )
        self._facts.set_facts(told)
        self._trail.set_moments(self._moments())
        self._enable()

    # --- jobs -----------------------------------------------------------------------------

    def add_note(self) -> None:
        """Ask for one more entry."""
        self._ask(NoteDialog(self._office, self.case, self))

    def record_consent(self) -> None:
        """Ask who allowed the referral."""
        self._ask(ConsentDialog(self._office, self.case, self))

    def note_referral(self) -> None:
        """Ask to whom it was passed on."""
        self._ask(ReferralDialog(self._office, self.case, self))

    def note_answer(self) -> None:
        """Ask what came back."""
        self._ask(AnswerDialog(self._office, self.case, self))

    def change_state(self) -> None:
        """Ask for the next step."""
        dialog = StateDialog(self._office, self.case, self)
        dialog.saved.connect(self._on_moved)
        dialog.open()

    def take_back(self, before: Case, after: Case) -> None:
        """Take back the step that the notice told about."""
        try:
            now = self._office.cases.take_back(before, after)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self._on_saved(now)
        words = self.tr("Keadaan kembali: {state}. Kedua langkahnya tetap terbaca.")
        self._notices.success(words.format(state=now.state.value))

    def ask_referral(self, letter_id: str, number: str, agency: str) -> None:
        """Note the referral by a letter that was just issued."""
        dialog = ReferralDialog(
            self._office,
            self.case,
            self,
            letter_id=letter_id,
            letter_number=number,
            agency=agency,
        )
        self._ask(dialog)

    def _ask(self, dialog: CaseDialog) -> None:
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, case: Case) -> None:
        self.show_case(case)
        self.stored.emit(case)

    def _on_moved(self, case: Case) -> None:
        before = self.case
        self._on_saved(case)
        words = self.tr("Keadaan kasus sekarang: {state}.").format(state=case.state.value)
        self._notices.undoable(words, partial(self.take_back, before, case))

    def _on_edit(self) -> None:
        self.edit_asked.emit(self.case)

    def _on_letter(self) -> None:
        self.letter_asked.emit(self.case)

    # --- inside ---------------------------------------------------------------------------

    def _enable(self) -> None:
        case = self.case
        refused = case.consent.by is ConsentBy.REFUSED
        open_ = case.state in OPEN_STATES
        known = case.facts.person_id is not None
        self.refer_button.setEnabled(open_ and not refused)
        self.letter_button.setEnabled(open_ and not refused and known)
        self.letter_button.setToolTip(
            "" if known else self.tr("Hubungkan dulu dengan orang di register lewat Ubah data.")
        )
        self.answer_button.setEnabled(bool(case.referrals))
        self.move_button.setEnabled(
            any(one is not CaseState.REFERRED for one in CASE_LADDER[case.state])
        )

    def _recruiter(self) -> str:
        known = self.case.facts.recruiter_id
        return self._office.recruiters.get(known).facts.name if known else ""

    def _moments(self) -> list[Moment]:
        case = self.case
        numbers = {note.id: at for at, note in enumerate(case.notes, start=1)}
        found: list[tuple[date, int, Moment]] = []
        for at, note in enumerate(case.notes, start=1):
            told = self.tr("{number}. {words}").format(number=at, words=note.words)
            under = [note.source, self.tr("dicatat {by}").format(by=note.by)]
            if note.corrects:
                under.insert(
                    0, self.tr("membetulkan catatan {at}").format(at=numbers[note.corrects])
                )
            words = " · ".join(part for part in under if part)
            found.append((note.on, 1, Moment(short_date(note.on), told, words)))
        for taken in case.steps:
            tone = state_chip(taken.state)[1]
            moment = Moment(short_date(taken.on), step_words(taken), taken.reason, tone)
            found.append((taken.on, 0, moment))
        for one in case.referrals:
            moment = Moment(short_date(one.on), referral_words(one), one.officer, Tone.INFO)
            found.append((one.on, 2, moment))
            if one.answered_on is not None:
                words = self.tr("Jawaban {agency}: {words}").format(
                    agency=one.agency, words=one.answer
                )
                found.append((one.answered_on, 3, Moment(short_date(one.answered_on), words)))
        found.sort(key=_by_day, reverse=True)
        return [moment for _, _, moment in found]


def _by_day(entry: tuple[date, int, Moment]) -> tuple[date, int]:
    return entry[0], entry[1]

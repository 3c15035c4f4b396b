# SPDX-License-Identifier: GPL-3.0-or-later
"""A new letter: filled in at the left, checked below, and seen at the right as it will be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desa_app.domain.letter import LetterRequest
from desa_app.domain.page import Paper
from desa_app.errors import (
    DesaBinaanError,
    InvalidInput,
    OfficeLocked,
    PreviewOutdated,
    Problem,
    ReasonNeeded,
)
from ui import tasks
from ui.forms.form import Form
from ui.notices import error_words
from ui.pages.desa.letter_checks import LetterChecks
from ui.pages.desa.letter_draft import LetterDraftCard
from ui.pages.desa.sheet import Sheet, leave_saving_to_page, scrolling
from ui.pages.desa.signatories import post_and_id, signatory_options, usual_signatory
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.theme import step
from ui.widgets.buttons import primary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.text_fields import CheckField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter, LetterPreview
    from desa_app.domain.letter_rules import Check
    from desa_app.domain.person import Person
    from ui.drafts import Drafts
    from ui.notices import NoticeBar
    from ui.tasks import Progress

PAUSE_MS = 300


class LetterSheet(Sheet):
    """``issued`` carries the letter. ``previewed`` tells that a preview is ready to be issued."""

    issued = Signal(object)
    previewed = Signal()

    def __init__(
        self,
        office: Desa,
        drafts: Drafts,
        notices: NoticeBar,
        *,
        kind: str,
        person: Person | None = None,
        answers: dict[str, str] | None = None,
    ) -> None:
        super().__init__("")
        self._office = office
        self._notices = notices
        self._drafts = drafts
        self._turn = 0
        self._preview: LetterPreview | None = None
        unit = step()
        self.set_heading(
            self.tr("Terbitkan surat"),
            self.tr("Isi, periksa, lihat pratinjaunya, lalu terbitkan"),
        )
        self.draft = LetterDraftCard(office, drafts)
        self.checks = LetterChecks()
        self.preview = PdfPreview()
        self.tail = Form(columns=2)
        for part in (self.tail, self.draft.head, self.checks.form):
            leave_saving_to_page(part)
        self._build_tail()
        shown = Card()
        shown.body.addWidget(self.tail)
        shown.body.addWidget(self.preview, 1)
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(unit * 3)
        left.addWidget(self.draft)
        left.addWidget(self.checks, 1)
        both = FoldingRow(gap=3)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 3)
        column.addWidget(scrolling(inside, fill=True), 1)
        column.addWidget(self.checks.reason_card)
        both.add(side, 1, low=70)
        both.add(shown, wide=108, low=110)
        self.body.addWidget(both, 1)
        # Stays in view when a long kind of letter has the list of checks below the edge.
        self._checked = Text("", Type.STRONG)
        self._consequence = Text("", Type.MUTED)
        self.issue_button = primary(self.tr("Terbitkan surat"), shortcut="Ctrl+S")
        self.add_button(self._checked)
        self.add_button(self._consequence)
        self.add_button(self.issue_button)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.draft.begin(kind, person, answers)
        self._pause.timeout.connect(self.update_preview)
        self.draft.changed.connect(self._on_changed)
        self.tail.changed.connect(self._on_changed)
        self.issue_button.clicked.connect(self.issue)
        self.update_preview()

    def _build_tail(self) -> None:
        profile = self._office.profile
        self.tail.add(
            "signatory",
            self.tr("Pe&nanda tangan"),
            ChoiceField(signatory_options(self._office)),
            required=True,
            span=2,
        )
        papers = [(paper, paper.value) for paper in Paper]
        self.tail.add("paper", self.tr("&Kertas"), ChoiceField(papers), required=True)
        self.tail.add("countersign", "", CheckField(self.tr("&Mengetahui camat")))
        self.tail.set_values({"signatory": usual_signatory(self._office), "paper": profile.paper})

    def _show_countersign(self) -> None:
        kind = self._office.letters.kinds().get(self.draft.kind or "")
        allowed = kind is not None and kind.may_be_countersigned
        self.tail.show_field("countersign", allowed)

    def begin(self) -> None:
        """Start where something is to be done."""
        self.draft.focus_next()

    # --- preview ----------------------------------------------------------------------------

    def request(self) -> LetterRequest | None:
        """What is asked for now; None while nobody or no kind is chosen."""
        person, kind = self.draft.person, self.draft.kind
        if not kind or self.draft.fields is None:
            return None
        if person is None and self.draft.needs_person:
            return None
        tail = self.tail.values()
        post, official_id = post_and_id(tail["signatory"])
        profile = self._office.profile
        return LetterRequest(
            kind=kind,
            person_id=person.id if person is not None else "",
            episode_id=self.draft.episode_id,
            fields=self.draft.fields.answers(),
            reason=self.checks.reason,
            signatory=post,
            signatory_id=official_id,
            paper=Paper(str(tail["paper"] or profile.paper)),
            countersign=bool(tail["countersign"]),
        )

    def update_preview(self) -> None:
        """Check anew, and make the preview when everything that it needs is there.

        What was typed just before the lock is asked again until somebody unlocks.
        """
        try:
            self._update()
        except OfficeLocked:
            self._pause.start()

    def _update(self) -> None:
        self._pause.stop()
        self._show_countersign()
        self._turn += 1
        self._forget_preview()
        request = self.request()
        if request is None:
            self._show_checks(())
            if self.draft.person is None and self.draft.needs_person:
                self._say(self.tr("Pilih orangnya, lalu pratinjau surat tampil di sini."))
            else:
                self._say(self.tr("Pilih jenis suratnya, lalu pratinjau surat tampil di sini."))
            return
        try:
            self._show_checks(self._office.letters.check(request))
        except OfficeLocked:
            raise
        except DesaBinaanError as error:
            self._say(" ".join(error_words(error)))
            return
        missing = self.draft.fields.missing() if self.draft.fields is not None else ()
        if self.checks.blocked:
            self._say(
                self.tr(
                    "Surat ini tidak dapat diterbitkan: ada syarat hukum yang belum terpenuhi."
                    " Lihat baris merah pada Pemeriksaan."
                )
            )
        elif missing:
            names = ", ".join(missing)
            self._say(self.tr("Pratinjau menunggu isian: {names}.").format(names=names))
        else:
            tasks.run(
                self,
                partial(_make_preview, self._office, request),
                partial(self._on_preview, self._turn),
                partial(self._on_no_preview, self._turn),
                writes=False,
            )

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        self.checks.show_checks(checks)
        self._checked.setText(self.checks.trouble)
        self._checked.set_tone(Tone.BAD if self.checks.blocked else Tone.WARN)
        self._checked.setVisible(bool(self.checks.trouble))

    def _on_changed(self) -> None:
        self._forget_preview()
        self._pause.start()

    def _forget_preview(self) -> None:
        self._preview = None
        self._turn += 1
        self.issue_button.setEnabled(False)
        self._consequence.setText("")

    def _say(self, words: str) -> None:
        self.preview.say(words)

    def _on_preview(self, turn: int, preview: LetterPreview) -> None:
        if turn != self._turn:
            return
        self._preview = preview
        self.preview.show_pdf(preview.pdf)
        self._consequence.setText(
            self.tr("Nomor {number} akan terpakai.").format(number=preview.number)
        )
        self.issue_button.setEnabled(True)
        self.previewed.emit()

    def _on_no_preview(self, turn: int, error: Exception) -> None:
        if turn != self._turn:
            return
        if isinstance(error, OfficeLocked):
            self._pause.start()
            return
        words = " ".join(part for part in error_words(error) if part)
        self._say(words)
        if isinstance(error, InvalidInput) and self.draft.fields is not None:
            self._say(error_words(error)[0])

    # --- issuing ------------------------------------------------------------------------------

    def issue(self) -> None:
        """Issue what is seen; a reason is asked for first when there are warnings."""
        request = self.request()
        if request is None or self._preview is None:
            return
        if self.checks.warned and not self.checks.reason:
            self.checks.ask_reason(Problem("reason", "kosong"))
            return
        self._notices.clear()
        run_with_progress(
            self,
            self.tr("Menerbitkan surat"),
            partial(_issue, self._office, request, self._preview.blank_sha256),
            self._on_issued,
            self._on_refused,
            writes=True,
            cancellable=False,
        )

    def _on_issued(self, letter: IssuedLetter) -> None:
        if self.draft.fields is not None:
            self.draft.fields.forget_draft()
        self.issued.emit(letter)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, ReasonNeeded):
            self.checks.ask_reason(Problem("reason", "kosong"))
        self._notices.error(error)
        if isinstance(error, PreviewOutdated):
            self.update_preview()


def _make_preview(office: Desa, request: LetterRequest, progress: Progress) -> LetterPreview:
    progress.check_cancelled()
    return office.letters.preview(request)


def _issue(office: Desa, request: LetterRequest, seen: str, progress: Progress) -> IssuedLetter:
    return office.letters.issue(request, previewed=seen)

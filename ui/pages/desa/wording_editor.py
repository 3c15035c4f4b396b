# SPDX-License-Identifier: GPL-3.0-or-later
"""One wording: its texts in boxes, its settings, the whole file, and at the right the letter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTabWidget

from desa_app.domain.office_wording import Origin, WordingProblem
from desa_app.domain.page import Paper
from desa_app.domain.wording_parts import NotReadable, part_at, with_value
from desa_app.errors import DesaBinaanError, WordingBroken
from desa_app.wording_remarks import problem_sentence, problem_words
from ui import tasks
from ui.notices import error_words
from ui.pages.desa.sheet import Sheet, scrolling
from ui.pages.desa.wording_insert import insert_menu
from ui.pages.desa.wording_parts_form import WordingPartsForm
from ui.pages.desa.wording_settings_form import WordingSettingsForm
from ui.theme import step
from ui.widgets.buttons import danger, primary, secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import name_input
from ui.widgets.labels import Text, Type
from ui.widgets.numbered_text import NumberedText
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter_kind import LetterKind
    from desa_app.domain.office_wording import WordingRow
    from desa_app.domain.wording_outline import Where
    from ui.drafts import Drafts
    from ui.notices import NoticeBar
    from ui.tasks import Progress

PAUSE_MS = 300
TEXTS, SETTINGS, WHOLE = range(3)


class WordingEditor(Sheet):
    """``saved`` carries the line of the list; ``history_asked`` and ``reset_asked`` the kind.

    ``previewed`` tells that the letter at the right is that of the text as it is now.
    """

    saved = Signal(object)
    history_asked = Signal(str)
    reset_asked = Signal(str)
    previewed = Signal()

    def __init__(self, office: Desa, row: WordingRow, notices: NoticeBar, drafts: Drafts) -> None:
        super().__init__(row.name, _origin_words(row))
        self._office, self._notices, self._drafts = office, notices, drafts
        self.kind = row.kind
        self._stored = office.wordings.text(row.kind)
        self._known: LetterKind | None = None
        self._problems: tuple[WordingProblem, ...] = ()
        self._turn, self._filling = 0, False
        self.parts, self.settings = WordingPartsForm(), WordingSettingsForm()
        self.whole = NumberedText()
        self.whole.setAccessibleName(self.tr("Naskah lengkap"))
        self.tabs = QTabWidget()
        self.tabs.addTab(scrolling(self.parts), self.tr("Bunyi surat"))
        self.tabs.addTab(scrolling(self.settings), self.tr("Nomor, masa berlaku, tepi"))
        self.tabs.addTab(self.whole, self.tr("Naskah lengkap"))
        self.problem_list = QListWidget()
        self.problem_list.setAccessibleName(self.tr("Yang perlu diperbaiki"))
        self.problem_list.setWordWrap(True)
        self.problem_list.setFixedHeight(step() * 22)
        self.insert_button = secondary(self.tr("S&isipkan data"), icon="plus")
        self.paper = ChoiceField([(paper, paper.value) for paper in Paper])
        self.paper.set_value(office.profile.paper)
        name_input(self.paper, self.tr("Kertas pratinjau"))
        self.preview = PdfPreview()
        self.note = TextField(self.tr("Catatan perubahan (boleh kosong)"))
        name_input(self.note, self.tr("Catatan perubahan"))
        self._arrange(row)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        kept = drafts.restore(self._draft_key)
        self._show(str(kept["text"]) if kept else self._stored)
        self._pause.timeout.connect(self.update_preview)
        self.whole.changed.connect(self._on_whole)
        self.parts.edited.connect(self._on_value)
        self.settings.edited.connect(self._on_value)
        self.tabs.currentChanged.connect(self._on_tab)
        self.problem_list.itemActivated.connect(self._on_problem)
        self.problem_list.itemClicked.connect(self._on_problem)
        self.insert_button.clicked.connect(self.open_insert_menu)
        self.paper.changed.connect(self._pause.start)
        self.save_button.clicked.connect(self.save)
        self.history_button.clicked.connect(self._ask_history)
        self.reset_button.clicked.connect(self._ask_reset)
        self.update_preview()

    def _ask_history(self) -> None:
        self.history_asked.emit(self.kind)

    def _ask_reset(self) -> None:
        self.reset_asked.emit(self.kind)

    def _arrange(self, row: WordingRow) -> None:
        unit = step()
        left = Card()
        left.body.addWidget(self.tabs, 1)
        left.body.addWidget(self.problem_list)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addWidget(self.insert_button)
        row_of_buttons.addStretch(1)
        left.body.addLayout(row_of_buttons)
        right = Card()
        right.setFixedWidth(unit * 108)
        hint = Text(self.tr("Pratinjau dengan warga rekaan"), Type.MUTED)
        self.paper.setFixedWidth(unit * 28)
        head = QHBoxLayout()
        head.addWidget(hint, 1)
        head.addWidget(self.paper)
        right.body.addLayout(head)
        right.body.addWidget(self.preview, 1)
        both = QHBoxLayout()
        both.setSpacing(unit * 3)
        both.addWidget(left, 1)
        both.addWidget(right)
        self.body.addLayout(both, 1)
        self.history_button = secondary(self.tr("&Riwayat…"))
        own = row.origin in {Origin.OWN, Origin.RETIRED}
        words = self.tr("Berhenti dipakai…") if own else self.tr("Kembalikan ke &bawaan…")
        self.reset_button = danger(words)
        self.history_button.setEnabled(row.version > 0)
        self.reset_button.setEnabled(row.version > 0 and row.origin is not Origin.RETIRED)
        self.save_button = primary(self.tr("Simpan"), shortcut="Ctrl+S", icon="save")
        self.note.setMinimumWidth(unit * 70)
        for button in (self.note, self.history_button, self.reset_button, self.save_button):
            self.add_button(button)

    @property
    def _draft_key(self) -> str:
        return f"wording:{self.kind}"

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.whole.toPlainText()

    @property
    def problems(self) -> tuple[WordingProblem, ...]:
        """What is wrong with it."""
        return self._problems

    def begin(self) -> None:
        """Start with the first text."""
        first = next(iter(self.parts.boxes.values()), None)
        (first or self.whole).setFocus()

    # --- editing ------------------------------------------------------------------------------

    def _show(self, text: str) -> None:
        self._filling = True
        self.whole.setPlainText(text)
        self._filling = False
        self._fill_forms()
        self._judge()

    def _fill_forms(self) -> None:
        try:
            self.parts.show_text(self.text)
            self.settings.show_text(self.text)
            readable = True
        except NotReadable:
            readable = False
        self.parts.setEnabled(readable)
        self.settings.setEnabled(readable)

    def _on_tab(self, _index: int) -> None:
        self._fill_forms()
        self._mark()

    def _on_whole(self) -> None:
        if not self._filling:
            self._changed()

    def _on_value(self, where: Where, value: str) -> None:
        try:
            text = with_value(self.text, where, value)
        except (NotReadable, KeyError):
            return
        self._filling = True
        place = self.whole.verticalScrollBar().value()
        self.whole.setPlainText(text)
        self.whole.verticalScrollBar().setValue(place)
        self._filling = False
        self._changed()

    def _changed(self) -> None:
        if self.text == self._stored:
            self._drafts.forget(self._draft_key)
        else:
            self._drafts.keep(self._draft_key, {"text": self.text})
        self._judge()
        self._pause.start()

    def _judge(self) -> None:
        self._problems = self._office.wordings.check(self.kind, self.text)
        self.problem_list.clear()
        self.problem_list.addItems([problem_sentence(one) for one in self._problems])
        self.problem_list.setVisible(bool(self._problems))
        dirty = self.text != self._stored
        self.save_button.setEnabled(dirty and not self._problems)
        self._mark()

    def _mark(self) -> None:
        self.whole.mark([(one.line, one.column, max(len(one.word), 1)) for one in self._problems])
        wrong: dict[Where, str] = {}
        for problem in self._problems:
            found = part_at(self.text, self._offset(problem))
            if found is not None:
                wrong.setdefault(found.path, problem_words(problem))
        self.parts.mark(wrong)

    def _offset(self, problem: WordingProblem) -> int:
        lines = self.text.split("\n")[: problem.line - 1]
        return sum(len(line) + 1 for line in lines) + problem.column - 1

    def _on_problem(self) -> None:
        at = self.problem_list.currentRow()
        if 0 <= at < len(self._problems):
            self.go_to(self._problems[at])

    def go_to(self, problem: WordingProblem) -> None:
        """Show a mistake where it stands: in its box, its field, or the whole text."""
        found = part_at(self.text, self._offset(problem))
        if found is not None and self.tabs.currentIndex() != WHOLE:
            if self.parts.isEnabled() and self.parts.go_to(found.path, problem.word):
                self.tabs.setCurrentIndex(TEXTS)
                return
            if self.settings.isEnabled() and self.settings.go_to(found.path):
                self.tabs.setCurrentIndex(SETTINGS)
                return
        self.tabs.setCurrentIndex(WHOLE)
        self.whole.go_to(problem.line, problem.column, len(problem.word))

    def open_insert_menu(self) -> None:
        """Offer the names of the data."""
        citations = self._office.reference.today().citations()
        menu = insert_menu(self._known, self.insert, citations, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.insert_button.mapToGlobal(self.insert_button.rect().topLeft()))

    def insert(self, words: str) -> None:
        """Put a name where the cursor is."""
        if self.tabs.currentIndex() == TEXTS and self.parts.insert(words):
            return
        self.tabs.setCurrentIndex(WHOLE)
        self.whole.insertPlainText(words)
        self.whole.setFocus()

    # --- the letter at the right --------------------------------------------------------------

    def update_preview(self) -> None:
        """Make the letter anew, or say why there is none."""
        self._pause.stop()
        self._turn += 1
        paper = self.paper.value()
        try:
            self._known = self._office.wordings.kind(self.kind, self.text)
        except WordingBroken:
            self.preview.say(self.tr("Pratinjau menunggu sampai naskahnya benar."))
            return
        tasks.run(
            self,
            partial(
                _preview,
                self._office,
                self.kind,
                self.text,
                paper if isinstance(paper, Paper) else self._office.profile.paper,
            ),
            partial(self._on_preview, self._turn),
            partial(self._on_no_preview, self._turn),
            writes=False,
        )

    def _on_preview(self, turn: int, pdf: bytes) -> None:
        if turn == self._turn:
            self.preview.show_pdf(pdf)
            self.previewed.emit()

    def _on_no_preview(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self.preview.say(" ".join(part for part in error_words(error) if part))

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the next version."""
        if not self.save_button.isEnabled():
            return
        try:
            row = self._office.wordings.save(self.kind, self.text, self.note.value())
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self._drafts.forget(self._draft_key)
        self._stored = self.text
        self.note.clear()
        self.saved.emit(row)

    def forget_draft(self) -> None:
        """Whatever was typed is no longer wanted."""
        self._drafts.forget(self._draft_key)


def _origin_words(row: WordingRow) -> str:
    words = row.origin.value
    return f"Naskah {words}, versi {row.version}" if row.version else f"Naskah {words}"


def _preview(office: Desa, kind: str, text: str, paper: Paper, progress: Progress) -> bytes:
    progress.check_cancelled()
    return office.wordings.preview(kind, text, paper)

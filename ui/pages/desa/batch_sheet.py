# SPDX-License-Identifier: GPL-3.0-or-later
"""Banyak surat sekaligus: one kind for a list of people, seen before it is issued."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desa_app.domain.letter import LetterRequest
from desa_app.domain.letter_batch import BatchLine, BatchResult, BatchState
from desa_app.domain.page import Paper
from desa_app.errors import Cancelled
from ui import saving, tasks
from ui.forms.form import Form
from ui.notices import error_words
from ui.pages.desa.batch_people import BatchPeople
from ui.pages.desa.letter_fields import LetterFields
from ui.pages.desa.sheet import Sheet, leave_saving_to_page, scrolling
from ui.pages.desa.signatories import post_and_id, signatory_options, usual_signatory
from ui.progress import run_with_progress
from ui.questions import Question
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from ui.drafts import Drafts
    from ui.notices import NoticeBar
    from ui.pages.common.papers import PaperDesk
    from ui.preferences import Preferences
    from ui.tasks import Progress, Task

PAUSE_MS = 300
USUAL_KIND = "domisili"


class BatchSheet(Sheet):
    """``stored`` tells that letters were issued."""

    stored = Signal()

    def __init__(
        self,
        office: Desa,
        drafts: Drafts,
        notices: NoticeBar,
        papers: PaperDesk,
        preferences: Preferences,
    ) -> None:
        super().__init__("")
        self._office = office
        self._drafts = drafts
        self._notices = notices
        self._papers = papers
        self._turn = 0
        self._looking: Task | None = None
        self._issued: list[str] = []
        self.fields: LetterFields | None = None
        self.set_heading(
            self.tr("Banyak surat sekaligus"),
            self.tr("Satu jenis surat untuk beberapa orang; setiap surat mendapat nomor sendiri"),
        )
        self.people = BatchPeople(office, preferences)
        self.head = Form(columns=2)
        self.tail = Form(columns=1)
        self._place = QVBoxLayout()
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.head.changed.connect(self._on_head)
        self.tail.changed.connect(self._pause.start)
        self.people.changed.connect(self.look)
        self.issue_button.clicked.connect(self.issue)
        self.print_button.clicked.connect(self.print_all)
        self.one_button.clicked.connect(self.save_one)
        self.many_button.clicked.connect(self.save_many)
        self._build_fields()

    def _build(self) -> None:
        unit = step()
        kinds = self._office.letters.kinds().values()
        options = [(kind.code, kind.name) for kind in kinds if kind.needs_person]
        self.head.add("kind", self.tr("&Jenis surat"), ChoiceField(options), required=True, span=2)
        self.head.add(
            "signatory",
            self.tr("Pe&nanda tangan"),
            ChoiceField(signatory_options(self._office)),
            required=True,
            span=2,
        )
        papers = [(paper, paper.value) for paper in Paper]
        self.head.add("paper", self.tr("K&ertas"), ChoiceField(papers), required=True)
        self.tail.add(
            "reason",
            self.tr("&Alasan, bila ada yang perlu alasan"),
            TextField(self.tr("Ditulis ke arsip setiap surat, tidak tercetak"), limit=500),
        )
        codes = [code for code, _ in options]
        self.head.set_values(
            {
                "kind": USUAL_KIND if USUAL_KIND in codes else codes[0],
                "signatory": usual_signatory(self._office),
                "paper": self._office.profile.paper,
            }
        )
        for form in (self.head, self.tail):
            leave_saving_to_page(form)
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(unit * 3)
        left.addWidget(self.head)
        left.addWidget(
            Text(
                self.tr(
                    "Isian ini berlaku bagi semua. Yang dikosongkan diisi dari data masing-masing"
                    " bila register mengetahuinya."
                ),
                Type.SMALL,
                wrap=True,
            )
        )
        left.addLayout(self._place)
        left.addWidget(self.tail)
        card = Card()
        card.body.addWidget(scrolling(inside))
        card.setFixedWidth(unit * 120)
        both = QHBoxLayout()
        both.setSpacing(unit * 3)
        both.addWidget(card)
        both.addWidget(self.people, 1)
        self.body.addLayout(both, 1)
        self._consequence = Text("", Type.MUTED)
        self.many_button = secondary(self.tr("Simpan satu per satu…"), icon="save")
        self.one_button = secondary(self.tr("Simpan satu PDF…"), icon="save")
        self.print_button = primary(self.tr("Cetak semua"), shortcut="Ctrl+P", icon="print")
        self.issue_button = primary(self.tr("Terbitkan"), shortcut="Ctrl+S")
        for part in (
            self._consequence,
            self.many_button,
            self.one_button,
            self.print_button,
            self.issue_button,
        ):
            self.add_button(part)
        self._after = (self.many_button, self.one_button, self.print_button)
        for button in self._after:
            button.hide()
        self.issue_button.setEnabled(False)

    def begin(self) -> None:
        """Start with the search for people."""
        self.people.picker.search.setFocus()

    # --- what is asked for -------------------------------------------------------------------

    def request(self) -> LetterRequest:
        """What every letter of the list has in common."""
        head = self.head.values()
        post, official_id = post_and_id(head["signatory"])
        return LetterRequest(
            kind=str(head["kind"] or ""),
            person_id="",
            episode_id=None,
            fields=self.fields.answers() if self.fields is not None else {},
            reason=str(self.tail.values()["reason"]),
            signatory=post,
            signatory_id=official_id,
            paper=Paper(str(head["paper"] or self._office.profile.paper)),
        )

    def look(self) -> None:
        """Check everybody anew, in the background."""
        self._pause.stop()
        self._turn += 1
        self.issue_button.setEnabled(False)
        people = self.people.people()
        if not people or not self.head.values()["kind"]:
            self._on_looked(self._turn, ())
            return
        if self._looking is not None and isValid(self._looking):
            # What was typed meanwhile makes the answer worthless.
            self._looking.cancel()
        self._looking = tasks.run(
            self,
            partial(_look, self._office, self.request(), people),
            partial(self._on_looked, self._turn),
            self._on_no_look,
            writes=False,
        )

    def _on_head(self) -> None:
        kind = self.head.values()["kind"]
        if kind and (self.fields is None or self.fields.kind.code != kind):
            self._build_fields()
        self._pause.start()

    def _build_fields(self) -> None:
        code = str(self.head.values()["kind"])
        if self.fields is not None:
            self.fields.hide()
            self._place.removeWidget(self.fields)
            self.fields.deleteLater()
        kind = self._office.letters.kinds()[code]
        answers = self._office.letters.blank_fields(code)
        self.fields = LetterFields(kind, answers, self._drafts, f"letters:{code}", columns=2)
        self.fields.restore_draft()
        self.fields.show_wanted()
        self.fields.changed.connect(self._pause.start)
        self._place.addWidget(self.fields)
        self.look()

    def _on_looked(self, turn: int, lines: tuple[BatchLine, ...]) -> None:
        if turn != self._turn:
            return
        self.people.show_lines(lines)
        ready = sum(line.state is BatchState.READY for line in lines)
        left = len(lines) - ready
        self.issue_button.setEnabled(ready > 0)
        self.issue_button.set_text(
            self.tr("Terbitkan {count} surat").format(count=ready)
            if ready
            else self.tr("Terbitkan")
        )
        words = self.tr("{left} orang belum dapat; lihat keterangannya.").format(left=left)
        self._consequence.setText(words if left else "")

    # --- issuing -----------------------------------------------------------------------------

    def issue(self) -> None:
        """Issue the letters of those who are ready."""
        if not self.issue_button.isEnabled():
            return
        ready = [
            (line.person_id, line.episode_id)
            for line in self.people.model.rows
            if line.state is BatchState.READY
        ]
        agreed = Question.ask(
            self,
            self.tr("Terbitkan {count} surat?").format(count=len(ready)),
            self.tr(
                "Setiap surat mendapat nomor sendiri dan tersimpan di arsip. Surat yang keliru"
                " hanya dapat dibatalkan; nomornya tidak dapat dipakai lagi."
            ),
            self.tr("Terbitkan"),
        )
        if not agreed:
            return
        self._notices.clear()
        run_with_progress(
            self,
            self.tr("Menerbitkan surat"),
            partial(_issue, self._office, self.request(), self.people.people()),
            self._on_issued,
            self._on_trouble,
            writes=True,
        )

    def _on_issued(self, result: BatchResult) -> None:
        self._turn += 1
        self._issued = [line.letter_id for line in result.issued]
        self.people.show_lines(result.lines)
        if self.fields is not None:
            self.fields.forget_draft()
        count = len(self._issued)
        if count:
            self.stored.emit()
            self.people.lock()
            self.head.setEnabled(False)
            self.tail.setEnabled(False)
            if self.fields is not None:
                self.fields.setEnabled(False)
            self.issue_button.hide()
            self._consequence.setText("")
            for button in self._after:
                button.show()
            self.print_button.setFocus()
        told = self.tr("{count} surat terbit dan tersimpan di arsip.").format(count=count)
        if result.stopped_by is not None:
            reason = " ".join(part for part in error_words(result.stopped_by) if part)
            self._notices.warn(f"{told} {reason}")
        elif result.cancelled:
            rest = self.tr("Sisanya tidak jadi diterbitkan, dan nomornya tidak terpakai.")
            self._notices.warn(f"{told} {rest}")
        else:
            self._notices.success(told)

    def _on_no_look(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._notices.error(error)

    def _on_trouble(self, error: Exception) -> None:
        self._notices.error(error)

    # --- afterwards --------------------------------------------------------------------------

    def print_all(self) -> None:
        """Print every issued letter in one go."""
        paper = Paper(str(self.head.values()["paper"]))
        ids = tuple(self._issued)
        self._papers.print(partial(_for_print, self._office, ids), paper, self._what())

    def save_one(self) -> None:
        """Save every letter in one file."""
        suggested = f"surat-{self.head.values()['kind']}-{self._office.clock.today()}.pdf"
        path = file_dialogs.save_file(
            self, self.tr("Simpan satu PDF"), suggested, self.tr("Surat PDF (*.pdf)")
        )
        if path is not None:
            ids = tuple(self._issued)
            make = partial(self._office.letter_batches.one_file, ids)
            self._papers.save(make, path, self._what(), private=True)

    def save_many(self) -> None:
        """Save each letter as a file of its own."""
        folder = file_dialogs.choose_folder(self, self.tr("Simpan surat ke folder"))
        if folder is None:
            return
        run_with_progress(
            self,
            self.tr("Menyimpan surat"),
            partial(_save_many, self._office, tuple(self._issued), folder),
            partial(self._on_saved, folder),
            self._on_trouble,
            writes=True,
        )

    def _on_saved(self, folder: Path, count: int) -> None:
        self._notices.success(
            self.tr("{count} surat tersimpan di {folder}.").format(count=count, folder=folder)
        )

    def _what(self) -> str:
        return self.tr("{count} surat").format(count=len(self._issued))


def _look(
    office: Desa, shared: LetterRequest, people: list[tuple[str, str | None]], progress: Progress
) -> tuple[BatchLine, ...]:
    return office.letter_batches.look(shared, people, progress.report, progress.check_cancelled)


def _issue(
    office: Desa, shared: LetterRequest, people: list[tuple[str, str | None]], progress: Progress
) -> BatchResult:
    return office.letter_batches.issue(shared, people, progress.report, progress.check_cancelled)


def _for_print(office: Desa, ids: tuple[str, ...]) -> bytes:
    whole = office.letter_batches.one_file(ids)
    office.letter_batches.printed(ids)
    return whole


def _save_many(office: Desa, ids: tuple[str, ...], folder: Path, progress: Progress) -> int:
    for done, letter_id in enumerate(ids):
        progress.check_cancelled()
        progress.report(done, len(ids), "")
        name, pdf = office.letter_batches.file_of(letter_id)
        saving.save_bytes(folder / name, pdf, private=True)
    return len(ids)

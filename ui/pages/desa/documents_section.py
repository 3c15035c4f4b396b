# SPDX-License-Identifier: GPL-3.0-or-later
"""Dokumen on a person's screen: the checklist of the plan, each paper opened with Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.documents import DocumentLine, DocumentState, counts_of
from desa_app.errors import DesaBinaanError
from desa_app.wording import short_date
from desa_app.wording_readiness import number_words, seen_words
from ui.pages.desa.document_dialog import DocumentDialog
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.scans_sheet import ScansSheet
from ui.palette import Tone
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.documents import Document, DocumentCounts
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person
    from ui.pages.desa.answering import Answering

_TONES = {
    DocumentState.THERE: Tone.GOOD,
    DocumentState.ENDING: Tone.WARN,
    DocumentState.ENDS_BEFORE: Tone.WARN,
    DocumentState.ENDED: Tone.BAD,
    DocumentState.MISSING: Tone.NEUTRAL,
    DocumentState.UNASKED: Tone.INFO,
}


class DocumentsSection(PersonSection):
    """What the plan asks for, what is there, and the scans of each."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self._person: Person | None = None
        self._episode: Episode | None = None
        self._answering: Answering | None = None
        self._before: Document | None = None
        self.summary = Text("", Type.STRONG, wrap=True)
        self.note = Text("", Type.SMALL, wrap=True)
        self.open_button = secondary(self.tr("&Isi dokumen…"))
        self.scans_button = secondary(self.tr("&Pindaian…"))
        self.model: TableModel[DocumentLine] = TableModel(self._columns())
        self.table = TableView(self.model, "dokumen", self.tr("Daftar dokumen"))
        self.table.set_row_actions((RowAction(self.tr("Pindaian…"), self._scans_of, single=True),))
        top = QHBoxLayout()
        top.setSpacing(step() * 3)
        top.addWidget(self.summary, 1)
        top.addWidget(self.open_button)
        top.addWidget(self.scans_button)
        card = Card()
        card.body.addLayout(top)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.note)
        self.body.addWidget(card, 1)
        self.table.opened.connect(self.open_line)
        self.table.selection_changed.connect(self._on_selected)
        self.open_button.clicked.connect(self._open_current)
        self.scans_button.clicked.connect(self._scan_current)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Dokumen")

    def _columns(self) -> tuple[Column[DocumentLine], ...]:
        return (
            Column(self.tr("Dokumen"), _name, width=32, stretch=True),
            Column(self.tr("Keadaan"), _state, chip=_chip, width=17),
            Column(self.tr("Nomor"), number_words, width=16),
            Column(self.tr("Berlaku s.d."), _until, width=10),
            Column(self.tr("Asli dilihat"), _seen, width=15),
            Column(self.tr("Pindaian"), _scans, align=Align.RIGHT, width=7),
        )

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show the checklist of the plan, or the person's own papers without one."""
        same = self._person is not None and self._person.id == person.id
        at = self.table.currentIndex().row() if same else 0
        self._person, self._episode = person, episode
        lines = self.office.documents.lines(person.id, episode.id if episode else None)
        self.model.set_rows(lines)
        self.summary.setText(self._summary(counts_of(lines)))
        self.table.select_row(max(at, 0))

    def begin(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def open_line(self, line: DocumentLine) -> None:
        """Note or change what is known of a paper."""
        if self._person is None:
            return
        plan = self._episode.id if self._episode is not None else None
        self._before = line.document
        dialog = DocumentDialog(self.office, self._person.id, plan, line, self)
        self._answering = dialog.answering
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def open_scans(self, line: DocumentLine) -> None:
        """Show the scans of a paper; one that is not noted yet is noted first."""
        if self._person is None:
            return
        if line.document is None or not line.facts.present:
            self.tools.notices.warn(
                self.tr("Catat dahulu bahwa dokumen ini ada, lalu tambahkan pindaiannya.")
            )
            self.open_line(line)
            return
        sheet = ScansSheet(
            self.office, self.tools, line.document, line.rule, self._person.facts.name
        )
        self.sheet_asked.emit(sheet)

    def _open_current(self) -> None:
        for line in self.table.selected_rows()[:1]:
            self.open_line(line)

    def _scan_current(self) -> None:
        self._scans_of(self.table.selected_rows())

    def _scans_of(self, lines: tuple[DocumentLine, ...]) -> None:
        for line in lines[:1]:
            self.open_scans(line)

    def _on_saved(self, document: Document) -> None:
        before, self._before = self._before, None
        answering, self._answering = self._answering, None
        words = self.tr("Dokumen tersimpan.")
        if answering is not None and answering.answered():
            # What somebody was answered is not taken back by a key.
            before, words = None, answering.told(words)
        self.changed.emit()
        if before is not None and before.facts.present and not document.facts.present:
            words = self.tr("Dokumen ini tercatat tidak ada lagi.")
            self.tools.notices.undoable(words, partial(self.put_back, before, document))
        else:
            self.told.emit(words)

    def put_back(self, before: Document, after: Document) -> None:
        """Take back that a paper is not there, as the notice told; it is as it was before."""
        person, plan = before.person_id, before.episode_id
        try:
            self.office.documents.save(person, plan, before.facts, document=after)
        except DesaBinaanError as error:
            self.tools.notices.error(error)
            return
        self.changed.emit()
        self.told.emit(self.tr("Dokumen ini tercatat ada lagi, seperti semula."))

    def _on_selected(self, lines: tuple[DocumentLine, ...]) -> None:
        self.open_button.setEnabled(bool(lines))
        self.scans_button.setEnabled(bool(lines))
        self.note.setText(self._told_of(lines[0]) if lines else "")

    def _summary(self, counts: DocumentCounts) -> str:
        words = self.tr("{there} dari {asked} dokumen ada").format(
            there=counts.there, asked=counts.asked
        )
        more = (
            (counts.missing, self.tr("{count} belum ada")),
            (counts.ended, self.tr("{count} perlu diperpanjang")),
            (counts.ending, self.tr("{count} hampir habis")),
        )
        return " · ".join((words, *(form.format(count=count) for count, form in more if count)))

    def _told_of(self, line: DocumentLine) -> str:
        """The office's own note, what is asked for and on which ground, and who says so."""
        rule = line.rule
        source = self.tr("Sumber: {source}, dicek {day}").format(
            source=rule.source, day=short_date(rule.checked_on)
        )
        note = self.tr("Catatan: {note}").format(note=line.facts.note) if line.facts.note else ""
        ground = rule.basis or self.tr("Lazim diminta instansi")
        return " · ".join(part for part in (note, ground, rule.note, source) if part)


def _name(line: DocumentLine) -> str:
    return line.rule.name


def _state(line: DocumentLine) -> str:
    return line.state.value


def _chip(line: DocumentLine) -> tuple[str, Tone] | None:
    return line.state.value, _TONES[line.state]


def _until(line: DocumentLine) -> str:
    until = line.facts.valid_until
    return short_date(until) if until is not None and line.facts.present else ""


def _seen(line: DocumentLine) -> str:
    return seen_words(line).removeprefix("asli dilihat ")


def _scans(line: DocumentLine) -> str:
    return str(line.document.scans) if line.document is not None and line.document.scans else ""

# SPDX-License-Identifier: GPL-3.0-or-later
"""Data pribadi on a person's screen: basis, consents, requests with their hours, and the end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desa_app.domain.page import Paper
from desa_app.domain.privacy import (
    Consent,
    Hold,
    PrivacyRecord,
    PrivacyRequest,
    RequestState,
)
from desa_app.wording import clock_time, short_date
from ui.pages.desa.eraser import Eraser
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.privacy_dialogs import (
    AnswerDialog,
    ConsentDialog,
    EndHoldDialog,
    HoldDialog,
    RequestDialog,
    WithdrawDialog,
)
from ui.pages.desa.requests_tab import print_correction, request_chip
from ui.palette import Tone
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import danger, secondary
from ui.widgets.card import Card
from ui.widgets.file_dialogs import save_file
from ui.widgets.flow import FlowLayout
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import CheckField

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what, since when, how it stands, and the thing itself."""

    what: str
    since: str
    by: str
    state: str
    tone: Tone
    open: bool
    item: PrivacyRequest | Consent | Hold


class PrivacySection(PersonSection):
    """What UU 27/2022 gives this person, on one page."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self._person: Person | None = None
        self.eraser = Eraser(office, self)
        self.basis = Text("", Type.BODY, wrap=True)
        self.sources = Text("", Type.SMALL, wrap=True)
        self.ask = secondary(self.tr("Catat &permintaan…"), icon="plus")
        self.consent = secondary(self.tr("Catat per&setujuan…"))
        self.hold = secondary(self.tr("&Batasi atau tahan…"))
        self.print_button = secondary(self.tr("C&etak laporan"), icon="print")
        self.save_button = secondary(self.tr("Simpan PD&F…"), icon="save")
        self.with_notes = CheckField(self.tr("Catatan petu&gas ikut"))
        self.with_notes.setToolTip(
            self.tr("Baca dahulu catatannya: yang menyebut orang lain tidak boleh ikut.")
        )
        self.erase = danger(self.tr("&Hapus data…"))
        self.model: TableModel[Row] = TableModel(
            (
                Column(self.tr("Hal"), _what, width=30, stretch=True),
                Column(self.tr("Sejak"), _since, width=18),
                Column(self.tr("Oleh"), _by, width=20),
                Column(self.tr("Keadaan"), _state, chip=_chip, width=30),
            )
        )
        self.table = TableView(
            self.model, "data-pribadi", self.tr("Permintaan, persetujuan dan pembatasan")
        )
        self.table.set_row_actions(
            (
                RowAction(self.tr("Jawab, tarik atau akhiri…"), self._act, single=True),
                RowAction(self.tr("Cetak pemberitahuan perbaikan"), self._print, single=True),
            )
        )
        self.table.set_empty(
            "info",
            self.tr("Belum ada permintaan atau persetujuan"),
            self.tr("Bila orang ini meminta sesuatu tentang datanya, catat di sini."),
        )
        self._build()
        self.table.opened.connect(self.open_row)
        self.ask.clicked.connect(self.note_request)
        self.consent.clicked.connect(self.note_consent)
        self.hold.clicked.connect(self.note_hold)
        self.print_button.clicked.connect(self.print_report)
        self.save_button.clicked.connect(self.save_report)
        self.erase.clicked.connect(self.ask_erase)
        self.eraser.erased.connect(self.gone)

    def _build(self) -> None:
        unit = step()
        top = Card(self.tr("Untuk apa data ini dipakai"))
        top.body.addWidget(self.basis)
        top.body.addWidget(self.sources)
        list_card = Card()
        buttons = FlowLayout(unit * 2)
        for button in (self.ask, self.consent, self.hold):
            buttons.addWidget(button)
        list_card.body.addLayout(buttons)
        list_card.body.addWidget(self.table, 1)
        foot = FoldingRow(gap=3)
        words = self.tr("Laporan data pribadi untuk orang ini, dengan jejak pemrosesannya:")
        foot.add(Text(words, Type.SMALL, wrap=True), 1, least=40)
        for part in (self.with_notes, self.print_button, self.save_button, self.erase):
            foot.add(part)
        list_card.body.addWidget(foot)
        self.body.addWidget(top)
        self.body.addWidget(list_card, 1)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Data pribadi")

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show what was noted about somebody's data."""
        if self._person is None or person.id != self._person.id:
            # What was read and found harmless for one says nothing of another.
            self.with_notes.set_value(False)
        self._person = person
        uses = self.office.privacy.uses()
        first = next((one for one in uses if one.key == "register"), uses[0])
        self.basis.setText(f"{first.purpose}. {self.tr('Dasar')}: {first.basis_words}.")
        self.sources.setText(f"{first.reference} · {self.tr('sumber')}: {first.source}")
        record = self.office.privacy.of(person.id)
        self.model.set_rows(self._rows(record))

    def begin(self) -> None:
        """Begin in the list, or with the first thing to note."""
        (self.table if self.model.rows else self.ask).setFocus()

    # --- jobs -------------------------------------------------------------------------------

    def note_request(self) -> None:
        """Note what somebody asks for."""
        if self._person is not None:
            self._open(RequestDialog(self.office, self._person, self))

    def note_consent(self) -> None:
        """Note a consent."""
        if self._person is not None:
            topics = [one.data for one in self.office.privacy.uses() if one.needs_consent]
            self._open(ConsentDialog(self.office, self._person, topics, self))

    def note_hold(self) -> None:
        """Limit the use, or keep for the law."""
        if self._person is not None:
            self._open(HoldDialog(self.office, self._person, self))

    def open_row(self, row: Row) -> None:
        """Answer, withdraw or end what stands open."""
        if not row.open:
            return
        if isinstance(row.item, PrivacyRequest):
            self._open(AnswerDialog(self.office, row.item, self))
        elif isinstance(row.item, Consent):
            self._open(WithdrawDialog(self.office, row.item, self))
        else:
            self._open(EndHoldDialog(self.office, row.item, self))

    def print_report(self) -> None:
        """Print the report for the person."""
        if self._person is not None:
            make = self._report(self._person)
            self.tools.papers.print(make, Paper.F4, self._what())

    def save_report(self) -> None:
        """Save the report as a PDF."""
        if self._person is None:
            return
        name = f"{self.tr('laporan-data-pribadi')}.pdf"
        path = save_file(self, self.tr("Simpan laporan data pribadi"), name, "PDF (*.pdf)")
        if path is not None:
            make = self._report(self._person)
            self.tools.papers.save(make, path, self._what(), private=True)

    def _report(self, person: Person) -> Callable[[], bytes]:
        make = self.office.access_reports.document
        return partial(make, person.id, with_notes=self.with_notes.value())

    def ask_erase(self) -> None:
        """Look at what erasing would do, then ask once more."""
        if self._person is not None:
            self.eraser.ask(self._person.id, self.tools.papers, self.tools.notices)

    # --- inside -----------------------------------------------------------------------------

    def _open(self, dialog: RequestDialog | AnswerDialog | ConsentDialog | WithdrawDialog
              | HoldDialog | EndHoldDialog) -> None:  # fmt: skip
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, _what: object) -> None:
        self.changed.emit()
        self.told.emit(self.tr("Tersimpan."))

    def _act(self, rows: tuple[Row, ...]) -> None:
        self.open_row(rows[0])

    def _print(self, rows: tuple[Row, ...]) -> None:
        if isinstance(rows[0].item, PrivacyRequest):
            print_correction(self.office, self.tools.papers, rows[0].item)

    def _what(self) -> str:
        name = self._person.facts.name if self._person else ""
        return self.tr("Laporan data pribadi {name}").format(name=name)

    def _rows(self, record: PrivacyRecord) -> list[Row]:
        now = self.office.clock.now()
        found = [self._of_request(one, now) for one in record.requests]
        for hold in record.holds:
            over = hold.ended_on
            ended = self.tr("Berakhir {day}").format(day=short_date(over)) if over else ""
            state = ended or self.tr("Berlaku")
            what = f"{hold.kind.words}: {hold.reason}"
            tone = Tone.NEUTRAL if over else Tone.WARN
            since = short_date(hold.since)
            found.append(Row(what, since, "", state, tone, not over, hold))
        for given in record.consents:
            over = given.withdrawn_on
            ended = self.tr("Ditarik {day}").format(day=short_date(over)) if over else ""
            tone = Tone.NEUTRAL if over else Tone.GOOD
            what = self.tr("Persetujuan: {topic}").format(topic=given.topic)
            state = ended or self.tr("Berlaku")
            since = short_date(given.given_on)
            found.append(Row(what, since, given.given_by, state, tone, not over, given))
        return found

    def _of_request(self, one: PrivacyRequest, now: datetime) -> Row:
        local = one.asked_at.astimezone()
        since = f"{short_date(local.date())} {clock_time(local)}"
        state, tone = request_chip(one, now)
        what = self.tr("Permintaan: {what}").format(what=one.kind.words.lower())
        return Row(what, since, one.asked_by, state, tone, one.state is RequestState.OPEN, one)


def _what(row: Row) -> str:
    return row.what


def _since(row: Row) -> str:
    return row.since


def _by(row: Row) -> str:
    return row.by


def _state(row: Row) -> str:
    return row.state


def _chip(row: Row) -> tuple[str, Tone]:
    return row.state, row.tone

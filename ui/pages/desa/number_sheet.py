# SPDX-License-Identifier: GPL-3.0-or-later
"""Nomor surat: how each kind of letter is numbered, and numbers for letters written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.number_rules import UNIT_LIMIT, NumberScope, sequence_name
from desa_app.errors import DesaBinaanError
from desa_app.wording import typed_date
from ui.forms.form import Form
from ui.pages.desa.number_dialogs import HandLetterDialog, KindNumberDialog, RangeDialog
from ui.pages.desa.sheet import Sheet, leave_saving_to_page, show_failure
from ui.palette import Tone
from ui.questions import Question
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.desa.numbers import KindLine
    from desa_app.domain.number_report import NumberRange
    from ui.notices import NoticeBar
    from ui.preferences import Preferences


class NumberSheet(Sheet):
    """The table of kinds at the left, what goes for all and the numbers set aside at the right.

    ``stored`` tells that the office's data is different now.
    """

    stored = Signal()

    def __init__(self, office: Desa, notices: NoticeBar, preferences: Preferences) -> None:
        super().__init__("")
        self._office = office
        self._notices = notices
        unit = step()
        self.set_heading(
            self.tr("Nomor surat"), self.tr("Kode, urutan dan pola nomor setiap jenis surat")
        )
        self._build_year()
        self._build_kinds(preferences)
        self._build_office()
        self._build_ranges(preferences)
        right = QVBoxLayout()
        right.setSpacing(unit * 4)
        right.addWidget(self._office_card)
        right.addWidget(self._range_card, 1)
        both = QHBoxLayout()
        both.setSpacing(unit * 4)
        both.addWidget(self._kind_card, 1)
        both.addLayout(right)
        self.body.addWidget(self._year_card)
        self.body.addLayout(both, 1)
        self.refresh()

    def _build_year(self) -> None:
        self._year_card = Card(self.tr("Pastikan tahun"))
        self._year_words = Text("", wrap=True, tone=Tone.WARN)
        self.year_button = primary("")
        self._year_card.body.addWidget(self._year_words)
        self._year_card.body.addLayout(_at_left(self.year_button))
        self.year_button.clicked.connect(self._confirm_year)

    def _build_kinds(self, preferences: Preferences) -> None:
        self._kind_card = Card(self.tr("Jenis surat"))
        columns = (
            Column(self.tr("Jenis"), _kind, width=16, stretch=True),
            Column(self.tr("Kode"), _code, width=7),
            Column(self.tr("Urutan"), _sequence, width=9),
            Column(self.tr("Nomor berikutnya"), _example, width=20),
            Column(self.tr("Pola sendiri"), _pattern, width=8),
        )
        self.kinds: TableModel[KindLine] = TableModel(columns)
        self.table = TableView(self.kinds, "nomor-jenis", self.tr("Jenis surat"), preferences)
        self.table.set_empty("letter", self.tr("Belum ada jenis surat"), "")
        self._kind_card.body.addWidget(self.table, 1)
        told = self.tr("Buka satu jenis (Enter) untuk memberi kode, pola atau urutan sendiri.")
        self._kind_card.body.addWidget(Text(told, Type.SMALL, wrap=True))
        self.table.opened.connect(self.open_kind)

    def _build_office(self) -> None:
        self._office_card = Card(self.tr("Untuk semua jenis"))
        self._office_card.setFixedWidth(step() * 78)
        self.form = Form(columns=1)
        leave_saving_to_page(self.form)
        scopes = [(scope, scope.words) for scope in NumberScope]
        self.form.add("scope", self.tr("&Urutan nomor"), ChoiceField(scopes), required=True)
        unit = TextField(self.tr("misalnya PEM"), limit=UNIT_LIMIT)
        self.form.add("unit", self.tr("&Singkatan unit, untuk {unit} pada pola"), unit)
        self._pattern = Text("", Type.SMALL, wrap=True)
        self.save_button = secondary(self.tr("Simpan urutan"), icon="save")
        self._office_card.body.addWidget(self.form)
        self._office_card.body.addWidget(self._pattern)
        self._office_card.body.addLayout(_at_left(self.save_button))
        self.save_button.clicked.connect(self.save_office)

    def _build_ranges(self, preferences: Preferences) -> None:
        self._range_card = Card(self.tr("Nomor untuk surat tulis tangan"))
        self._range_card.setFixedWidth(step() * 78)
        columns = (
            Column(self.tr("Tahun"), _year, width=6),
            Column(self.tr("Nomor"), _span, width=9, align=Align.RIGHT),
            Column(self.tr("Keterangan"), self._about, width=8, stretch=True),
        )
        self.ranges: TableModel[NumberRange] = TableModel(columns)
        self.range_table = TableView(
            self.ranges, "nomor-sisihan", self.tr("Nomor yang disisihkan"), preferences
        )
        self.range_table.set_empty(
            "edit",
            self.tr("Belum ada nomor yang disisihkan"),
            self.tr("Sisihkan nomor untuk surat yang ditulis tangan."),
        )
        self.range_table.set_row_actions(
            (RowAction(self.tr("Lepas nomor sisihan…"), self._release, single=True),)
        )
        self.reserve_button = secondary(self.tr("Sisihkan nomor…"), icon="plus")
        self.hand_button = secondary(self.tr("Catat surat tulis tangan…"), icon="edit")
        self._range_card.body.addWidget(self.range_table, 1)
        self._range_card.body.addWidget(self.reserve_button)
        self._range_card.body.addWidget(self.hand_button)
        self.reserve_button.clicked.connect(self.reserve)
        self.hand_button.clicked.connect(self.record_hand)

    def begin(self) -> None:
        """Start with the table of kinds."""
        self.table.setFocus()
        if self.kinds.rows:
            self.table.select_row(0)

    def refresh(self) -> None:
        """Read anew what is shown."""
        found = self._office.numbers.settings()
        self._sequences = self._office.numbers.sequences()
        self.kinds.set_rows(found.kinds)
        self.ranges.set_rows(found.ranges)
        self.form.set_values({"scope": found.numbering.scope, "unit": found.numbering.unit})
        told = self.tr("Pola kantor: {pattern}. Pola ini diubah di halaman Pengaturan.")
        self._pattern.setText(told.replace("{pattern}", found.numbering.pattern))
        self.hand_button.setEnabled(bool(found.ranges))
        since = self._office.numbers.doubtful_since()
        self._year_card.setVisible(since is not None)
        if since is not None:
            year = self._office.clock.today().year
            words = self.tr(
                "Surat terakhir bertanggal {day}, lebih dari setahun yang lalu. Periksa tanggal"
                " komputer: bila benar, nomor mulai lagi dari 1 untuk tahun {year}. Itu tidak"
                " dapat diurungkan; bila ragu, betulkan dahulu tanggal komputer."
            )
            self._year_words.setText(words.format(day=typed_date(since), year=year))
            self.year_button.set_text(self.tr("Tahun {year} benar").format(year=year))

    # --- jobs -----------------------------------------------------------------------------------

    def save_office(self) -> None:
        """Save what goes for all kinds."""
        values = self.form.accept()
        if values is None:
            return
        scope = NumberScope(str(values["scope"]))
        try:
            self._office.numbers.save_office(scope, str(values["unit"] or ""))
        except DesaBinaanError as error:
            show_failure(error, self._notices, self.form)
            return
        self._stored(self.tr("Urutan nomor tersimpan. Nomor yang sudah dipakai tidak berubah."))

    def open_kind(self, line: KindLine) -> None:
        """Change one kind's own way."""
        dialog = KindNumberDialog(self._office, line, self)
        dialog.saved.connect(self._on_kind)
        dialog.open()

    def reserve(self) -> None:
        """Set numbers aside."""
        dialog = RangeDialog(self._office, self)
        dialog.saved.connect(self._on_reserved)
        dialog.open()

    def record_hand(self) -> None:
        """Enter a letter written by hand."""
        keys = {one.sequence for one in self.ranges.rows}
        names = {key: self._named(key) for key in sorted(keys)}
        dialog = HandLetterDialog(self._office, names, self)
        dialog.saved.connect(self._on_hand)
        dialog.open()

    def _release(self, rows: tuple[NumberRange, ...]) -> None:
        (one,) = rows
        asked = Question.ask(
            self,
            self.tr("Lepas nomor {first}-{last}?").format(first=one.first, last=one.last),
            self.tr(
                "Program akan memberikan nomor itu kepada surat berikutnya menurut urutan."
                " Pelepasan tidak dapat diurungkan; nomor yang belum terpakai dapat disisihkan"
                " lagi."
            ),
            self.tr("Lepas nomor"),
        )
        if not asked:
            return
        try:
            self._office.numbers.release(one.id)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self._stored(self.tr("Nomor itu kembali ke urutan program."))

    def _confirm_year(self) -> None:
        year = self._office.clock.today().year
        try:
            self._office.numbers.confirm_year(year)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self._stored(self.tr("Tahun {year} dipastikan.").format(year=year))

    def _on_kind(self, _rule: object) -> None:
        self._stored(self.tr("Nomor untuk jenis surat itu tersimpan."))

    def _on_reserved(self, _draft: object) -> None:
        self._stored(self.tr("Nomor disisihkan; program melewatinya."))

    def _on_hand(self, number: object) -> None:
        told = self.tr("Surat tulis tangan nomor {number} tercatat.")
        self._stored(told.format(number=number))

    def _stored(self, words: str) -> None:
        self.refresh()
        self.stored.emit()
        self._notices.success(words)

    def _named(self, sequence: str) -> str:
        return self._sequences.get(sequence) or sequence_name(sequence, {})

    def _about(self, one: NumberRange) -> str:
        return f"{one.note} ({self._named(one.sequence)})"


def _at_left(button: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


def _kind(line: KindLine) -> str:
    # Every kind begins with that word; without it the rest can be read.
    name = line.numbering.name.removeprefix("Surat ")
    return name[:1].upper() + name[1:]


def _code(line: KindLine) -> str:
    return line.numbering.classification


def _sequence(line: KindLine) -> str:
    return line.sequence_name


def _pattern(line: KindLine) -> str:
    return line.numbering.own.pattern or "–"


def _example(line: KindLine) -> str:
    return line.example


def _year(one: NumberRange) -> str:
    return str(one.year)


def _span(one: NumberRange) -> str:
    return str(one.first) if one.first == one.last else f"{one.first}-{one.last}"

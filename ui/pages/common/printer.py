# SPDX-License-Identifier: GPL-3.0-or-later
"""How this computer's printers are treated: the ruler page, the measured shift, the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desa_app.domain.page import Paper
from desa_app.domain.print_place import (
    LARGEST_SHIFT_MM,
    SIDES,
    Measured,
    Shift,
    correction,
    problems_in_measured,
)
from desa_app.errors import DesaBinaanError, InvalidInput, Problem
from ui.pages.common.small_window import SmallWindow
from ui.preferences import PrinterSettings
from ui.printing import Choose, paper_sources, print_pdf, system_dialog
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Text, Type
from ui.widgets.length_field import LengthField, read_length, shown_length

if TYPE_CHECKING:
    from desa_app.office.settings import Settings
    from ui.preferences import Preferences

_SHIFTS = ("shift_x", "shift_y")
_tr = QCoreApplication.translate


class PrinterCard(Card):
    """What is remembered of the printer used last, and the way to measure it."""

    def __init__(self, settings: Settings, preferences: Preferences, paper: Paper) -> None:
        super().__init__()
        self.set_heading(self.tr("Pencetak di komputer ini"))
        self._settings = settings
        self._preferences = preferences
        self._paper = paper
        self._told = Text("", Type.MUTED, wrap=True)
        self.button = secondary(self.tr("Ukur dan atur pencetak…"), icon="print")
        self.body.addWidget(self._told)
        self.body.addWidget(self.button)
        self.button.clicked.connect(self.open_window)
        self.refresh()

    def refresh(self) -> None:
        """Say how the printer is treated."""
        name = self._preferences.printer
        shift = self._preferences.printer_settings(name).shift
        if not name:
            self._told.setText(self.tr("Belum ada pencetak yang dipakai."))
            return
        moved = self.tr("geser {x} mm ke kanan, {y} mm ke bawah").format(
            x=shown_length(shift.x), y=shown_length(shift.y)
        )
        words = moved if shift != Shift() else self.tr("tanpa geseran")
        self._told.setText(f"{name}: {words}.")

    def open_window(self) -> PrinterWindow:
        """Measure and set a printer."""
        window = PrinterWindow(self._settings, self._preferences, self._paper, self.window())
        window.saved.connect(self._on_saved)
        window.open()
        return window

    def _on_saved(self, _settings: object) -> None:
        self.refresh()


class PrinterWindow(SmallWindow):
    """``printed`` tells that a ruler page went to the printer."""

    printed = Signal()

    def __init__(
        self, settings: Settings, preferences: Preferences, paper: Paper, parent: QWidget
    ) -> None:
        super().__init__(
            _tr("Printer", "Ukur dan atur pencetak"),
            _tr(
                "Printer",
                "Cetak halaman ukur, ukur keempat sisinya dengan penggaris, lalu ketik angkanya."
                " Geserannya berlaku untuk pencetak itu di komputer ini saja.",
            ),
            _tr("Printer", "Simpan"),
            columns=4,
            check=_problems,
            parent=parent,
        )
        self._settings = settings
        self._preferences = preferences
        self.choose: Choose = system_dialog
        form = self.form
        self._names = list(QPrinterInfo.availablePrinterNames())
        if preferences.printer and preferences.printer not in self._names:
            self._names.append(preferences.printer)
        self._printers = ChoiceField(
            [(name, name) for name in self._names], self.tr("Pilih pencetak")
        )
        form.add("printer", self.tr("&Pencetak"), self._printers, span=2)
        form.add("paper", self.tr("&Kertas"), ChoiceField([(one, one.value) for one in Paper]))
        form.add("source", self.tr("&Baki kertas"), ChoiceField(self._sources()))
        self.print_button = secondary(self.tr("&Cetak halaman ukur…"), icon="print")
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.print_button)
        row.addStretch(1)
        form.add_widget(place)
        form.add_section(
            self.tr("Hasil ukur"),
            self.tr("Jarak dari tepi kertas ke garis bingkai, dalam milimeter; seharusnya 20."),
        )
        labels = (self.tr("K&iri"), self.tr("K&anan"), self.tr("A&tas"), self.tr("Ba&wah"))
        for side, label in zip(SIDES, labels, strict=True):
            form.add(side, label, LengthField("20"))
        form.add_section(
            self.tr("Geseran"), self.tr("Dihitung dari hasil ukur; boleh juga diketik sendiri.")
        )
        form.add("shift_x", self.tr("Ke kana&n (mm)"), LengthField("0"))
        form.add("shift_y", self.tr("Ke bawa&h (mm)"), LengthField("0"))
        form.set_values({"paper": paper, "printer": preferences.printer or None})
        self._show_printer()
        self._printers.changed.connect(self._show_printer)
        form.changed.connect(self._reckon)
        self.print_button.clicked.connect(self.print_ruler)

    def _sources(self) -> list[tuple[object, str]]:
        words = {
            "Upper": self.tr("Baki atas"),
            "Lower": self.tr("Baki bawah"),
            "Middle": self.tr("Baki tengah"),
            "Manual": self.tr("Masukan manual"),
            "Cassette": self.tr("Kaset"),
            "Tractor": self.tr("Traktor"),
        }
        own: list[tuple[object, str]] = [("", self.tr("Pilihan pencetak sendiri"))]
        return own + [(name, words[name]) for name in paper_sources()]

    def _show_printer(self) -> None:
        """Show what is remembered of the printer that is chosen."""
        kept = self._preferences.printer_settings(str(self.form.values()["printer"] or ""))
        for name, value in (("shift_x", kept.shift.x), ("shift_y", kept.shift.y)):
            self.form.row(name).input.set_value(value)
        self.form.row("source").input.set_value(kept.source)

    def _length(self, name: str) -> float | None:
        field = self.form.field(name)
        return field.length() if isinstance(field, LengthField) else None

    def _reckon(self) -> None:
        """Four numbers give the shift; while one is missing what is typed stays."""
        told = [self._length(side) for side in SIDES]
        left, right, top, bottom = told
        if left is None or right is None or top is None or bottom is None:
            return
        measured = Measured(left=left, right=right, top=top, bottom=bottom)
        if problems_in_measured(measured):
            return
        shift = correction(measured)
        for name, value in (("shift_x", shift.x), ("shift_y", shift.y)):
            if self._length(name) != value:
                self.form.row(name).input.set_value(value)

    def print_ruler(self) -> None:
        """Print the ruler page without any shift, for that is what is measured."""
        values = self.form.values()
        paper = Paper(str(values["paper"] or Paper.F4))
        if values["printer"]:
            self._preferences.printer = str(values["printer"])
        try:
            done = print_pdf(
                self,
                self._settings.ruler_page(paper),
                paper,
                preferences=self._preferences,
                choose=self.choose,
                adjusted=False,
            )
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        if done:
            self._follow_dialog()
            self.notices.success(self.tr("Halaman ukur dikirim ke pencetak."))
            self.printed.emit()

    def _follow_dialog(self) -> None:
        """The printer that was chosen in the system's dialog is the one that is measured."""
        used = self._preferences.printer
        if used and used != self.form.values()["printer"]:
            if used not in self._names:
                self._names.append(used)
                self._printers.set_options([(name, name) for name in self._names])
            self._printers.set_value(used)

    def save(self, values: dict[str, object]) -> object:
        """Remember the shift and the tray of the printer."""
        shift = Shift(x=self._length("shift_x") or 0.0, y=self._length("shift_y") or 0.0)
        if not shift.plausible:
            limit = shown_length(LARGEST_SHIFT_MM)
            wrong = [
                Problem(name, "geseran-terlalu-besar", shown_length(value), limit)
                for name, value in zip(_SHIFTS, (shift.x, shift.y), strict=True)
                if abs(value) > LARGEST_SHIFT_MM
            ]
            raise InvalidInput(tuple(wrong))
        name = str(values["printer"] or "")
        kept = PrinterSettings(shift=shift, source=str(values["source"] or ""))
        self._preferences.set_printer_settings(name, kept)
        if name:
            self._preferences.printer = name
        return kept


def _problems(values: dict[str, object]) -> tuple[Problem, ...]:
    told = {side: read_length(str(values.get(side) or "")) for side in SIDES}
    given = {side: value for side, value in told.items() if value is not None}
    if len(given) == len(SIDES):
        return problems_in_measured(Measured(**given))
    # One number alone says nothing, so begun measuring asks for the rest.
    missing = [side for side in SIDES if given and not str(values.get(side) or "").strip()]
    return tuple(Problem(side, "kosong") for side in missing)

# SPDX-License-Identifier: GPL-3.0-or-later
"""What was measured for a printer moves what it prints, on pages of unchanged size."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desa_app.domain.page import Paper
from desa_app.domain.print_place import Shift
from ui.pdf_render import render_page
from ui.preferences import Preferences, PrinterSettings
from ui.printing import paper_sources, print_pdf
from ui.widgets.length_field import read_length, shown_length

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

DOTS = 10.0


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def square(path: Path, *, landscape: bool = False) -> bytes:
    """A page with a black square from 30 to 50 mm from the left and from the top."""
    wide, high = sorted(Paper.F4.size_mm, reverse=landscape)
    canvas = Canvas(str(path), pagesize=(wide * mm, high * mm))
    canvas.rect(30 * mm, (high - 50) * mm, 20 * mm, 20 * mm, fill=1, stroke=0)
    canvas.save()
    return path.read_bytes()


def printed(
    tmp_path: Path, preferences: Preferences, *, adjusted: bool = True, landscape: bool = False
) -> Path:
    target = tmp_path / "out.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))

    def agree(_printer: QPrinter, _parent: QWidget | None) -> bool:
        return True

    pdf = square(tmp_path / "in.pdf", landscape=landscape)
    assert print_pdf(
        None,
        pdf,
        Paper.F4,
        preferences=preferences,
        choose=agree,
        printer=printer,
        adjusted=adjusted,
    )
    return target


def corner(path: Path) -> tuple[float, float]:
    """Left and top of the square on the printed page, in millimetres."""
    image = render_page(path.read_bytes(), 0, DOTS * 25.4)

    def dark(x: int, y: int) -> bool:
        return QColor(image.pixel(x, y)).lightness() < 128

    middle = round(42 * DOTS)
    left = next(x for x in range(image.width()) if dark(x, middle))
    top = next(y for y in range(image.height()) if dark(middle, y))
    return left / DOTS, top / DOTS


def remember(preferences: Preferences, shift: Shift) -> None:
    # A printer that writes a file has no name.
    preferences.set_printer_settings("", PrinterSettings(shift=shift))


def test_without_measuring_nothing_moves(
    qapp: object, tmp_path: Path, preferences: Preferences
) -> None:
    assert corner(printed(tmp_path, preferences)) == pytest.approx((30, 30), abs=0.3)


def test_the_shift_moves_the_drawing_and_leaves_the_page(
    qapp: object, tmp_path: Path, preferences: Preferences
) -> None:
    remember(preferences, Shift(x=2.5, y=-3.0))
    path = printed(tmp_path, preferences)
    assert corner(path) == pytest.approx((32.5, 27.0), abs=0.3)
    document = pypdfium2.PdfDocument(path)
    width, height = document.get_page_size(0)
    assert (width / mm, height / mm) == pytest.approx(Paper.F4.size_mm, abs=0.4)
    document.close()


def test_the_ruler_page_and_lying_pages_are_not_moved(
    qapp: object, tmp_path: Path, preferences: Preferences
) -> None:
    remember(preferences, Shift(x=5.0, y=5.0))
    assert corner(printed(tmp_path, preferences, adjusted=False)) == pytest.approx(
        (30, 30), abs=0.3
    )
    assert corner(printed(tmp_path, preferences, landscape=True)) == pytest.approx(
        (30, 30), abs=0.3
    )


def test_each_printer_has_settings_of_its_own(preferences: Preferences) -> None:
    kept = PrinterSettings(shift=Shift(x=-1.5, y=0.5), source="Manual")
    preferences.set_printer_settings(r"\\kantor\Epson L3210/2", kept)
    assert preferences.printer_settings(r"\\kantor\Epson L3210/2") == kept
    assert preferences.printer_settings("Epson") == PrinterSettings()


@pytest.mark.parametrize("broken", ["abc", "1e9", "nan"])
def test_settings_that_somebody_broke_are_no_shift(tmp_path: Path, broken: str) -> None:
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    stored.setValue("printers/none/x", broken)
    assert Preferences(stored).printer_settings("").shift == Shift()


def test_every_tray_has_a_kind_of_its_own() -> None:
    assert len(set(paper_sources().values())) == len(paper_sources())


@pytest.mark.parametrize(
    ("typed", "length"),
    [("19,5", 19.5), (" 20 ", 20.0), ("-1.5", -1.5), ("−2", -2.0), ("", None), ("1,2,3", None)],
)
def test_millimetres_are_typed_with_comma_or_point(typed: str, length: float | None) -> None:
    assert read_length(typed) == length


def test_millimetres_are_shown_with_a_comma() -> None:
    assert (shown_length(19.5), shown_length(20.0), read_length("1x")) == ("19,5", "20", None)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper that comes out has the size that was meant, whatever the dialog did."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QDir, QMarginsF
from PySide6.QtGui import QColor, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desa_app.domain.page import Paper
from ui.pdf_render import page_sizes, render_page
from ui.printing import print_pdf
from ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def sheet(paper: Paper, pages: int = 1, *, landscape: bool = False) -> bytes:
    """A sheet with a black square of 20 mm whose corner lies 30 mm from left and top."""
    wide, high = paper.size_mm
    if landscape:
        wide, high = high, wide
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide * mm, high * mm))
    for _ in range(pages):
        canvas.rect(30 * mm, (high - 50) * mm, 20 * mm, 20 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def agree(_printer: QPrinter, _parent: QWidget | None) -> bool:
    return True


def meddle(printer: QPrinter, _parent: QWidget | None) -> bool:
    """A dialog that forces A5 with margins upon the printer, as that of Windows may."""
    printer.setFullPage(False)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A5),
            QPageLayout.Orientation.Landscape,
            QMarginsF(20, 20, 20, 20),
        )
    )
    return True


@pytest.mark.parametrize("choose", [agree, meddle])
@pytest.mark.parametrize("paper", list(Paper))
def test_page_size_survives_the_dialog(
    qapp: object, tmp_path: Path, paper: Paper, choose: object
) -> None:
    target = tmp_path / "out.pdf"
    printed = print_pdf(None, sheet(paper, 2), paper, choose=choose, printer=to_file(target))  # type: ignore[arg-type]
    assert printed
    document = pypdfium2.PdfDocument(target)
    assert len(document) == 2
    width, height = document.get_page_size(0)
    assert width / mm == pytest.approx(paper.size_mm[0], abs=0.4)
    assert height / mm == pytest.approx(paper.size_mm[1], abs=0.4)
    document.close()


@pytest.mark.parametrize("choose", [agree, meddle])
def test_marks_stand_where_the_letter_has_them(
    qapp: object, tmp_path: Path, choose: object
) -> None:
    target = tmp_path / "out.pdf"
    print_pdf(None, sheet(Paper.F4), Paper.F4, choose=choose, printer=to_file(target))  # type: ignore[arg-type]
    image = render_page(target.read_bytes(), 0, 254)
    dots = 254 / 25.4

    def dark(x_mm: float, y_mm: float) -> bool:
        return QColor(image.pixel(round(x_mm * dots), round(y_mm * dots))).lightness() < 128

    for x, y in ((30.3, 30.3), (49.7, 30.3), (30.3, 49.7), (49.7, 49.7)):
        assert dark(x, y), (x, y)
    for x, y in ((29.6, 40), (50.4, 40), (40, 29.6), (40, 50.4)):
        assert not dark(x, y), (x, y)


def test_landscape_recap_is_printed_landscape(qapp: object, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    pdf = sheet(Paper.F4, landscape=True)
    print_pdf(None, pdf, Paper.F4, choose=meddle, printer=to_file(target))
    document = pypdfium2.PdfDocument(target)
    width, height = document.get_page_size(0)
    assert (width / mm, height / mm) == pytest.approx((330, 215), abs=0.4)
    document.close()


def test_batal_prints_nothing(qapp: object, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    assert not print_pdf(
        None, sheet(Paper.A4), Paper.A4, choose=lambda *_: False, printer=to_file(target)
    )
    assert not target.exists()


def test_neither_preview_nor_print_leaves_a_copy_behind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tmp_path / "sementara"
    passing.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(passing))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert tempfile.gettempdir() == QDir.tempPath() == str(passing)
    view = PdfView()
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(view.shown):
        view.show_pdf(sheet(Paper.F4))
    target = tmp_path / "kertas.pdf"
    assert print_pdf(view, sheet(Paper.F4), Paper.F4, choose=agree, printer=to_file(target))
    assert target.exists()
    assert list(passing.rglob("*")) == []


def test_page_sizes_are_in_millimetres(qapp: object) -> None:
    (size,) = page_sizes(sheet(Paper.F4))
    assert (size.width, size.height) == pytest.approx((215, 330), abs=0.01)


def test_preview_fits_the_width_and_can_be_zoomed(qtbot: QtBot) -> None:
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    with qtbot.waitSignal(view.shown):
        view.show_pdf(sheet(Paper.F4, 2))
    assert len(view.images) == 2
    room = view._area.viewport().width()
    assert room * 0.9 <= view.images[0].width() <= room
    with qtbot.waitSignal(view.shown):
        view.real_size()
    assert view.images[0].width() == pytest.approx(215 / 25.4 * view.logicalDpiX(), abs=2)
    with qtbot.waitSignal(view.shown):
        view.zoom_in()
    assert view.zoom == 1.25
    with qtbot.waitSignal(view.shown):
        view.zoom_out()
    assert view.zoom == 1.0
    with qtbot.waitSignal(view.shown):
        view.show_pdf(b"")
    assert not view.images


def test_broken_pdf_is_told_not_thrown(qtbot: QtBot) -> None:
    view = PdfView()
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.failed):
        view.show_pdf(b"not a pdf")
    assert "tidak dapat" in view._told.text()

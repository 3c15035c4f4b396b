# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing: the one PDF, at its exact size, through the system's own dialog.

The dialog of Windows overwrites the page size of the printer it was given, so that preview and
PDF are right and the paper is wrong; therefore the size is set again after it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desa_app.domain.print_place import Shift
from desa_app.errors import NotWritable
from ui.pdf_render import PageSize, page_sizes, render_page

if TYPE_CHECKING:
    from desa_app.domain.page import Paper
    from ui.preferences import Preferences

PRINT_DPI = 300
_MM_PER_INCH = 25.4

Choose = Callable[[QPrinter, QWidget | None], bool]


def qt_page_size(paper: Paper) -> QPageSize:
    """The paper as Qt knows it; exact, because F4 has no number of its own."""
    return QPageSize(
        QSizeF(*paper.size_mm),
        QPageSize.Unit.Millimeter,
        paper.value,
        QPageSize.SizeMatchPolicy.ExactMatch,
    )


def set_up(printer: QPrinter, paper: Paper, *, landscape: bool = False) -> None:
    """Give the printer its paper, whole page, no margins of its own."""
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(qt_page_size(paper), way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def system_dialog(printer: QPrinter, parent: QWidget | None) -> bool:
    """Let the person choose printer and copies; False when they changed their mind."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(QCoreApplication.translate("Printing", "Cetak"))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def print_pdf(
    parent: QWidget | None,
    pdf: bytes,
    paper: Paper,
    *,
    preferences: Preferences | None = None,
    choose: Choose = system_dialog,
    printer: QPrinter | None = None,
    adjusted: bool = True,
) -> bool:
    """Print every page of ``pdf`` on ``paper``; False when the person pressed Batal.

    Upright pages are moved by what was measured for the printer, unless ``adjusted`` is False
    (as for measuring it). ``choose`` stands for the dialog. Raises NotWritable when the printer
    does not begin.
    """
    sizes = page_sizes(pdf)
    landscape = bool(sizes) and sizes[0].width > sizes[0].height
    used = printer or QPrinter(QPrinter.PrinterMode.HighResolution)
    if printer is None and preferences is not None and preferences.printer:
        info = QPrinterInfo.printerInfo(preferences.printer)
        if not info.isNull():
            used.setPrinterName(preferences.printer)
    used.setResolution(PRINT_DPI)
    set_up(used, paper, landscape=landscape)
    offered = used.printerName()
    _use_source(used, preferences)
    used.setFromTo(0, 0)
    if not choose(used, parent):
        return False
    set_up(used, paper, landscape=landscape)
    if used.printerName() != offered:
        _use_source(used, preferences)
    if preferences is not None and used.printerName():
        preferences.printer = used.printerName()
    shift = Shift()
    # A driver turns lying pages one way or the other, so what was measured says nothing of them.
    if preferences is not None and adjusted and not landscape:
        shift = preferences.printer_settings(used.printerName()).shift
    first = max(used.fromPage(), 1)
    last = min(used.toPage() or len(sizes), len(sizes))
    _paint(used, pdf, sizes, range(first - 1, last), shift)
    return True


def paper_sources() -> dict[str, QPrinter.PaperSource]:
    """Trays that people choose among, by the name under which they are remembered."""
    kinds = QPrinter.PaperSource
    return {
        "Upper": kinds.Upper,
        "Lower": kinds.Lower,
        "Middle": kinds.Middle,
        "Manual": kinds.Manual,
        "Cassette": kinds.Cassette,
        "Tractor": kinds.Tractor,
    }


def _use_source(printer: QPrinter, preferences: Preferences | None) -> None:
    if preferences is None:
        return
    source = paper_sources().get(preferences.printer_settings(printer.printerName()).source)
    if source is not None:
        printer.setPaperSource(source)


def _paint(
    printer: QPrinter, pdf: bytes, sizes: tuple[PageSize, ...], numbers: range, shift: Shift
) -> None:
    painter = QPainter()
    if not painter.begin(printer):
        from pathlib import Path

        raise NotWritable(Path(printer.outputFileName() or printer.printerName()))
    try:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for turn, number in enumerate(numbers):
            if turn:
                printer.newPage()
            dots = printer.resolution() / _MM_PER_INCH
            # The exact physical rectangle: Qt's own paper rectangle is rounded to whole points.
            place = QRectF(
                round(shift.x * dots),
                round(shift.y * dots),
                round(sizes[number].width * dots),
                round(sizes[number].height * dots),
            )
            painter.drawImage(place, render_page(pdf, number, PRINT_DPI))
    finally:
        painter.end()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the one PDF that is also printed and archived, page under page, sharp at any zoom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import tasks
from ui.pdf_render import PageSize, page_sizes, render_page
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.checklist import clear_layout
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from ui.tasks import Progress, Task

_MM_PER_INCH = 25.4
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class _Wanted:
    pdf: bytes
    turn: int
    dots_per_inch: float | None
    width: float
    ratio: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    turn: int
    sizes: tuple[PageSize, ...]
    pages: tuple[QImage, ...]


class PdfView(QWidget):
    """Fits the width of the window, or shows the paper at its real size or any zoom.

    Pages are drawn off the window's thread; a newer wish overtakes an older one. ``shown`` tells
    that the pages are there, ``failed`` carries the exception when they cannot be drawn.
    """

    shown = Signal()
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self._pdf = b""
        self._zoom: float | None = None
        self._turn = 0
        self._task: Task | None = None
        self._images: tuple[QImage, ...] = ()
        self._fit = secondary(self.tr("Selebar layar"))
        self._real = secondary(self.tr("Ukuran asli"))
        self._less = secondary("−")
        self._more = secondary("+")
        self._less.setAccessibleName(self.tr("Perkecil"))
        self._more.setAccessibleName(self.tr("Perbesar"))
        self._told = Text("", Type.SMALL)
        tools = QHBoxLayout()
        tools.setSpacing(unit * 2)
        for button in (self._fit, self._real, self._less, self._more):
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self._told)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Pratinjau surat"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._pages = QVBoxLayout(inside)
        self._pages.setSpacing(unit * 4)
        self._pages.setContentsMargins(0, 0, unit, 0)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 2)
        column.addLayout(tools)
        column.addWidget(self._area, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._pause.timeout.connect(self._draw)
        self._fit.clicked.connect(self.fit_width)
        self._real.clicked.connect(self.real_size)
        self._less.clicked.connect(self.zoom_out)
        self._more.clicked.connect(self.zoom_in)
        self._offer(False)

    @property
    def images(self) -> tuple[QImage, ...]:
        """The drawn pages."""
        return self._images

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF; empty bytes empty the view."""
        self._pdf = pdf
        self._told.setText(self.tr("Menyiapkan pratinjau…") if pdf else "")
        self._offer(bool(pdf))
        self._draw()

    def _offer(self, something: bool) -> None:
        """Nothing to scroll and nothing to enlarge while nothing is shown."""
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if something else policy.ScrollBarAlwaysOff
        )
        for button in (self._fit, self._real, self._less, self._more):
            button.setEnabled(something)

    def fit_width(self) -> None:
        """Make the page as wide as the view."""
        self._set_zoom(None)

    def real_size(self) -> None:
        """Show a millimetre of paper as a millimetre of screen, as far as the screen tells."""
        self._set_zoom(1.0)

    def zoom_in(self) -> None:
        """The next larger size."""
        now = self.zoom
        self._set_zoom(next((zoom for zoom in ZOOMS if zoom > now + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """The next smaller size."""
        now = self.zoom
        self._set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < now - 0.01), ZOOMS[0]))

    @property
    def zoom(self) -> float:
        """1.0 is the paper's real size."""
        if self._zoom is not None or not self._images:
            return self._zoom or 1.0
        dots = self._images[0].dotsPerMeterX() * _MM_PER_INCH / 1000
        return dots / (self.logicalDpiX() * self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew when the width changes."""
        super().resizeEvent(event)
        if self._zoom is None and event.size().width() != event.oldSize().width():
            self._pause.start()

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._draw()

    def _draw(self) -> None:
        self._turn += 1
        if self._task is not None:
            self._task.cancel()
        if not self._pdf:
            self._show(_Drawn(self._turn, (), ()))
            return
        ratio = self.devicePixelRatioF()
        dots = None if self._zoom is None else self._zoom * self.logicalDpiX() * ratio
        width = max(self._area.viewport().width() - step() * 2, step() * 20) * ratio
        wanted = _Wanted(self._pdf, self._turn, dots, width, ratio)
        self._task = tasks.run(
            self, partial(_draw_pages, wanted), self._show, self._fail, writes=False
        )

    def _show(self, drawn: _Drawn) -> None:
        if drawn.turn != self._turn:
            return
        self._task = None
        self._images = drawn.pages
        place = self._area.verticalScrollBar().value()
        clear_layout(self._pages)
        for number, image in enumerate(drawn.pages, start=1):
            label = QLabel()
            picture = QPixmap.fromImage(image)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            label.setPixmap(picture)
            label.setAccessibleName(self.tr("Halaman {number}").format(number=number))
            self._pages.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pages.addStretch(1)
        self._area.verticalScrollBar().setValue(place)
        self._tell(drawn)
        self.shown.emit()

    def _tell(self, drawn: _Drawn) -> None:
        if not drawn.sizes:
            self._told.setText("")
            return
        size = drawn.sizes[0]
        self._told.setText(
            self.tr("{count} halaman · {width} × {height} mm").format(
                count=len(drawn.sizes), width=round(size.width), height=round(size.height)
            )
        )

    def _fail(self, error: Exception) -> None:
        from desa_app.errors import Cancelled

        if not isinstance(error, Cancelled):
            self._told.setText(self.tr("Pratinjau tidak dapat ditampilkan."))
            self.failed.emit(error)


def _draw_pages(wanted: _Wanted, progress: Progress) -> _Drawn:
    sizes = page_sizes(wanted.pdf)
    pages = []
    for number, size in enumerate(sizes):
        progress.check_cancelled()
        dots = wanted.dots_per_inch or wanted.width / (size.width / _MM_PER_INCH)
        image = render_page(wanted.pdf, number, dots)
        image.setDotsPerMeterX(round(dots * 1000 / _MM_PER_INCH))
        pages.append(image)
    return _Drawn(wanted.turn, sizes, tuple(pages))

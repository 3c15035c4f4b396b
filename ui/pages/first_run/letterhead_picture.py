# SPDX-License-Identifier: GPL-3.0-or-later
"""A live picture of the letterhead while it is being typed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desa_app import places
from desa_app.domain.page import Letterhead, Paper
from ui.theme import step

_FAMILY = "Liberation Serif"
_PAPER, _INK, _FAINT = "#FFFFFF", "#111111", "#C9C9C9"


class LetterheadPicture(QWidget):
    """The top of a sheet; paper is white in the dark palette too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Letterhead(lines=(), office_line="")
        self._paper = Paper.F4
        self._logo: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Gambar kop surat"))

    def show_letterhead(self, head: Letterhead, paper: Paper) -> None:
        """Show another letterhead."""
        self._head, self._paper = head, paper
        image = QImage.fromData(head.logo) if head.logo else QImage()
        self._logo = None if image.isNull() else image
        self.setAccessibleDescription(" ".join((*head.lines, head.office_line, head.address_line)))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest names to be read."""
        return QSize(step() * 60, step() * 50)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the head of the sheet and faint lines for the text below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        wide_mm, high_mm = self._paper.size_mm
        scale = self.width() / wide_mm
        sheet = QRectF(0, 0, self.width(), min(float(self.height()), high_mm * scale))
        painter.setPen(QPen(QColor(_FAINT), 1))
        painter.setBrush(QColor(_PAPER))
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))
        left, right, y = 25 * scale, (wide_mm - 20) * scale, 15 * scale
        logo_side = 22 * scale
        box = QRectF(left - 8 * scale, y, logo_side, logo_side * 1.15)
        self._paint_logo(painter, box)
        text_left = box.right() + 2 * scale
        lines = [(line, 4.6, False) for line in self._head.lines]
        lines.append((self._head.office_line, 5.8, True))
        lines.append((self._head.address_line, 3.2, False))
        for text, high, bold in lines:
            size = high * scale
            place = QRectF(text_left, y, right - text_left + 8 * scale, size * 1.35)
            _line(painter, place, text, size, bold=bold)
            y += size * 1.35
        y = max(y, box.bottom()) + 2 * scale
        painter.setPen(QPen(QColor(_INK), max(1.0, 0.9 * scale)))
        painter.drawLine(QPointF(left - 8 * scale, y), QPointF(right + 8 * scale, y))
        painter.setPen(QPen(QColor(_INK), max(0.6, 0.3 * scale)))
        y += 1.3 * scale
        painter.drawLine(QPointF(left - 8 * scale, y), QPointF(right + 8 * scale, y))
        painter.setPen(QPen(QColor(_FAINT), max(1.0, 0.8 * scale)))
        y += 16 * scale
        while y < sheet.bottom() - 10 * scale:
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            y += 8 * scale

    def _paint_logo(self, painter: QPainter, box: QRectF) -> None:
        if self._logo is None:
            painter.setPen(QPen(QColor(_FAINT), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            painter.setPen(QColor("#666666"))
            small = QFont(self.font())
            small.setPointSizeF(max(6.0, self.font().pointSizeF() - 3))
            painter.setFont(small)
            word = self.tr("lambang")
            fits = box.width() * 0.94 / max(1.0, QFontMetricsF(small).horizontalAdvance(word))
            small.setPointSizeF(small.pointSizeF() * min(1.0, fits))
            painter.setFont(small)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), word)
            return
        size = self._logo.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(box.center())
        painter.drawImage(place, self._logo)


def letters_family() -> str:
    """The family that letters are printed in; made known to Qt when the system has none."""
    if _FAMILY not in QFontDatabase.families():
        for name in ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(places.resource("fonts", name)))
    return _FAMILY


def _line(painter: QPainter, place: QRectF, text: str, size: float, *, bold: bool) -> None:
    """One centred line in the letters' serif, made smaller until it fits."""
    font = QFont(letters_family())
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setBold(bold)
    font.setPixelSize(max(6, round(size)))
    while font.pixelSize() > 6 and QFontMetricsF(font).horizontalAdvance(text) > place.width():
        font.setPixelSize(font.pixelSize() - 1)
    painter.setFont(font)
    painter.setPen(QColor(_INK))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)

# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's path as dated lines, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import palette
from ui.palette import Tone
from ui.theme import step
from ui.widgets.checklist import clear_layout
from ui.widgets.labels import Text, Type


@dataclass(frozen=True, slots=True)
class Moment:
    """One line: when ("14 Nov 2026"), what happened, a note under it, and its meaning."""

    when: str
    text: str
    note: str = ""
    tone: Tone = Tone.NEUTRAL


class Timeline(QWidget):
    """Dated lines with a thread that joins them."""

    def __init__(self, moments: Sequence[Moment] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._moments: tuple[Moment, ...] = ()
        self.set_moments(moments)

    def moments(self) -> tuple[Moment, ...]:
        """The lines that are shown."""
        return self._moments

    def set_moments(self, moments: Sequence[Moment]) -> None:
        """Show another path."""
        self._moments = tuple(moments)
        clear_layout(self._rows)
        wide = max((self.fontMetrics().horizontalAdvance(m.when) for m in moments), default=0)
        for number, moment in enumerate(moments):
            last = number == len(moments) - 1
            self._rows.addWidget(_Row(moment, wide + 1, number, last, self))


class _Row(QWidget):
    def __init__(self, moment: Moment, wide: int, number: int, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # Narrow, so that a letter's number fits beside its date in the panel of a person.
        row.setSpacing(step() * 3 // 2)
        row.addWidget(_Dot(moment.tone, first=number == 0, last=last))
        when = Text(moment.when, Type.MUTED)
        when.setFixedWidth(wide)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, step() * 2)
        words.setSpacing(0)
        words.addWidget(Text(moment.text, wrap=True))
        if moment.note:
            words.addWidget(Text(moment.note, Type.SMALL, wrap=True))
        row.addLayout(words, 1)
        # Places where a long number may break are nothing to say.
        said = f"{moment.when}: {moment.text}. {moment.note}".strip().replace("\u200b", "")
        self.setAccessibleName(said)


class _Dot(QWidget):
    def __init__(self, tone: Tone, *, first: bool, last: bool) -> None:
        super().__init__()
        self._tone, self._first, self._last = tone, first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(step() * 3, step() * 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = palette.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, y = self.width() / 2, self.fontMetrics().height() / 2
        painter.setPen(QPen(QColor(colors.line), 2))
        if not self._first:
            painter.drawLine(QPointF(middle, 0), QPointF(middle, y))
        if not self._last:
            painter.drawLine(QPointF(middle, y), QPointF(middle, self.height()))
        solid = colors.primary if self._tone is Tone.NEUTRAL else colors.tone(self._tone).solid
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(solid))
        painter.drawEllipse(QPointF(middle, y), step(), step())

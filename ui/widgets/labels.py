# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels in the few type sizes of the program, and icons that follow the palette."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui import icons, palette
from ui.theme import step

if TYPE_CHECKING:
    from ui.palette import Tone


class Type(StrEnum):
    """The type sizes of the program."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    FIGURE = "figure"
    CODE = "code"
    PROBLEM = "problem"


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and dress the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Text(QLabel):
    """A label. ``tone`` colours it; plain text only, so that no name is ever read as markup."""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        *,
        wrap: bool = False,
        tone: Tone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", kind.value)
        self.setWordWrap(wrap)
        if wrap:
            self.setMinimumWidth(step() * 20)
        if tone is not None:
            self.setProperty("tone", tone.value)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Change the words; the places where a long number may break are not said aloud."""
        breaks = "\u200b"
        if breaks in text or breaks in self.text():
            self.setAccessibleName(text.replace(breaks, ""))
        super().setText(text)

    def set_tone(self, tone: Tone | None) -> None:
        """Change the meaning of its colour."""
        restyle(self, "tone", tone.value if tone is not None else "")


class ElidedText(Text):
    """One line that takes the room there is; what does not fit ends in an ellipsis."""

    def __init__(
        self, text: str = "", kind: Type = Type.BODY, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, kind, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits; the whole text is in the tool tip when it does not."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)


class IconLabel(QWidget):
    """An icon beside a text. It says nothing by itself, so it is hidden from screen readers."""

    def __init__(
        self,
        name: str,
        *,
        tone: Tone | None = None,
        steps: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._steps = steps
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, tone: Tone | None = None) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Square, in steps of space."""
        return QSize(step() * self._steps, step() * self._steps)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw in the palette's colour of now."""
        colors = palette.active()
        color = colors.tone(self._tone).text if self._tone is not None else colors.primary
        size = step() * self._steps
        picture = icons.pixmap(self._name, color, size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, (self.height() - size) // 2, picture)


class Line(QFrame):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "line")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def palette_changed(event: QEvent) -> bool:
    """Whether a change event means that icons must be coloured anew."""
    return event.type() in {QEvent.Type.ApplicationPaletteChange, QEvent.Type.PaletteChange}

# SPDX-License-Identifier: GPL-3.0-or-later
"""White cards with a hairline: the surface everything on a page lies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from ui.palette import Tone


class Card(QFrame):
    """A card with an optional heading, a note at its right, and a body to fill."""

    def __init__(self, heading: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(
            round(unit * 4.5), round(unit * 3.5), round(unit * 4.5), round(unit * 3.5)
        )
        outer.setSpacing(unit * 2)
        self._heading = Text(heading, Type.HEADING)
        self._note = Text(note, Type.SMALL)
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading)
        self._head.addStretch(1)
        self._head.addWidget(self._note)
        outer.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(unit * 2)
        outer.addLayout(self.body, 1)
        self._heading.setVisible(bool(heading))
        self._note.setVisible(bool(note))
        self.setAccessibleName(heading)

    def set_heading(self, text: str) -> None:
        """Change the heading; an empty one disappears."""
        self._heading.setText(text)
        self.setAccessibleName(text)
        self._heading.setVisible(bool(text))

    def set_note(self, text: str) -> None:
        """Change the words at the right of the heading."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def add_to_head(self, widget: QWidget) -> None:
        """Put a chip or button at the right of the heading."""
        self._head.addWidget(widget)


class FigureCard(Card):
    """A number that matters, what it counts, and one line under it."""

    def __init__(
        self,
        figure: str,
        label: str,
        note: str = "",
        *,
        tone: Tone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(0)
        self._figure = Text(figure, Type.FIGURE, tone=tone)
        self._label = Text(label, Type.STRONG)
        self._under = Text(note, Type.SMALL, wrap=True)
        for part in (self._figure, self._label, self._under):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.show_figure(figure, note, tone)

    def show_figure(
        self, figure: str, note: str = "", tone: Tone | None = None, *, whole: str = ""
    ) -> None:
        """Show another number; ``whole`` is the note at full length, for whoever points at it."""
        self._figure.setText(figure)
        self._figure.set_tone(tone)
        self._under.setText(note)
        self.setToolTip(whole)
        said = whole or note
        self.setAccessibleName(f"{self._label.text()}: {figure}. {said}".strip())

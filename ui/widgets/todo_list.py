# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of what is to be done: a chip, what it is about, and a button that leads there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.checklist import clear_layout
from ui.widgets.chip import Chip
from ui.widgets.labels import ElidedText, Line, Type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.palette import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoLine:
    """One line: where its button leads to, and what is handed over there."""

    chip: str
    tone: Tone
    title: str
    note: str
    verb: str
    page: str
    value: object = ""


class TodoList(QWidget):
    """``go_to`` carries page and value of the line whose button was pressed."""

    go_to = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[TodoLine, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(step() * 2)

    def lines(self) -> tuple[TodoLine, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Iterable[TodoLine]) -> None:
        """Show other lines."""
        self._lines = tuple(lines)
        clear_layout(self._rows)
        chips = [Chip(line.chip, line.tone) for line in self._lines]
        rows: list[_Row] = []
        wide = max((chip.sizeHint().width() for chip in chips), default=0)
        for number, (line, chip) in enumerate(zip(self._lines, chips, strict=True)):
            if number:
                self._rows.addWidget(Line())
            row = _Row(line, chip, wide)
            row.go_to.connect(self.go_to)
            self._rows.addWidget(row)
            rows.append(row)
        verbs = max((row.button.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.button.setMinimumWidth(verbs)
        for at in range(self._rows.count()):
            item = self._rows.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                # Qt shows it a moment later by itself; until then the list measures as nothing.
                widget.show()


class _Row(QWidget):
    go_to = Signal(str, object)

    def __init__(self, line: TodoLine, chip: Chip, wide: int) -> None:
        super().__init__()
        self._line = line
        unit = step()
        place = QWidget()
        place.setFixedWidth(wide + unit)
        inside = QHBoxLayout(place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(chip)
        inside.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedText(line.title, Type.STRONG))
        words.addWidget(ElidedText(line.note, Type.SMALL))
        self.button = secondary(line.verb)
        self.button.setAccessibleName(f"{line.verb}: {line.title}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(unit * 3)
        row.addWidget(place)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self._go)

    def _go(self) -> None:
        self.go_to.emit(self._line.page, self._line.value or None)

# SPDX-License-Identifier: GPL-3.0-or-later
"""A checklist with the evidence under each line: what is done, what is missing, what blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.palette import Tone
from ui.theme import step
from ui.widgets.labels import IconLabel, Text, Type


class State(StrEnum):
    """How one line stands."""

    DONE = "sudah"
    OPEN = "belum"
    BLOCKED = "menghalangi"
    NOTE = "catatan"


_ICONS = {
    State.DONE: ("ok", Tone.GOOD),
    State.OPEN: ("warning", Tone.WARN),
    State.BLOCKED: ("block", Tone.BAD),
    State.NOTE: ("info", Tone.INFO),
}


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One line: what is asked, how it stands, and the evidence ("dilihat KTP")."""

    text: str
    state: State
    evidence: str = ""


class Checklist(QWidget):
    """Lines with an icon each; the state is also a word for screen readers."""

    def __init__(self, items: Sequence[CheckItem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(step() * 2)
        self._items: tuple[CheckItem, ...] = ()
        self.set_items(items)

    def items(self) -> tuple[CheckItem, ...]:
        """The lines that are shown."""
        return self._items

    def set_items(self, items: Sequence[CheckItem]) -> None:
        """Show other lines."""
        self._items = tuple(items)
        clear_layout(self._rows)
        for item in items:
            self._rows.addWidget(_Row(item, self))


class _Row(QWidget):
    def __init__(self, item: CheckItem, parent: QWidget) -> None:
        super().__init__(parent)
        name, tone = _ICONS[item.state]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step() * 2)
        row.addWidget(IconLabel(name, tone=tone, steps=4), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(item.text, wrap=True))
        if item.evidence:
            words.addWidget(Text(item.evidence, Type.SMALL, wrap=True))
        row.addLayout(words, 1)
        evidence = f" ({item.evidence})" if item.evidence else ""
        self.setAccessibleName(f"{item.state.value}: {item.text}{evidence}")


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts of a letter one under the other, each in its own box, without anything of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from desa_app.domain.wording_parts import WordingPart, parts_of
from ui.theme import step
from ui.widgets.checklist import clear_layout
from ui.widgets.field import mark_problem, name_input
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desa_app.domain.wording_outline import Where


class PartBox(QPlainTextEdit):
    """One text, as high as it needs. Tab goes to the next box."""

    def __init__(self, part: WordingPart) -> None:
        super().__init__()
        self.where = part.where
        self.setTabChangesFocus(True)
        # The page scrolls; a bar of its own would change the width, and with it the height.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(part.text)
        self.textChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew to another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        lines = sum(
            self.document().findBlockByNumber(n).layout().lineCount() or 1
            for n in range(self.blockCount())
        )
        height = self.fontMetrics().lineSpacing() * max(lines, 1) + step() * 5
        if height != self.height():
            self.setFixedHeight(height)


class WordingPartsForm(QWidget):
    """``edited`` carries where a text stands and what it is now."""

    edited = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[Where, PartBox] = {}
        self._marks: dict[Where, Text] = {}
        self._last: PartBox | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, step() * 2, 0, 0)
        self._column.setSpacing(step())

    @property
    def boxes(self) -> dict[Where, PartBox]:
        """The boxes by where their text stands."""
        return self._boxes

    def show_text(self, text: str) -> None:
        """Show the parts of a wording; raises ``NotReadable``."""
        parts = parts_of(text)
        if tuple(part.where for part in parts) == tuple(self._boxes):
            for part in parts:
                box = self._boxes[part.where]
                if box.toPlainText() != part.text:
                    box.blockSignals(True)
                    box.setPlainText(part.text)
                    box.blockSignals(False)
            return
        self._build(parts)

    def mark(self, wrong: dict[Where, str]) -> None:
        """Say under each box what is wrong in it."""
        for where, line in self._marks.items():
            words = wrong.get(where, "")
            line.setText(words)
            line.setVisible(bool(words))
            mark_problem(self._boxes[where], bool(words))

    def insert(self, words: str) -> bool:
        """Put words where the cursor was last; tell whether there was such a place."""
        if self._last is None:
            return False
        self._last.insertPlainText(words)
        self._last.setFocus()
        return True

    def go_to(self, where: Where, word: str) -> bool:
        """Put the cursor on a word of a box; tell whether there is such a box."""
        box = self._boxes.get(where)
        if box is None:
            return False
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(box)
        box.moveCursor(QTextCursor.MoveOperation.Start)
        if word:
            box.find(word)
        return True

    def _reveal(self, box: PartBox) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(box, 0, step() * 12)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which box was last written in."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, PartBox):
            self._last = watched
        return super().eventFilter(watched, event)

    def _build(self, parts: tuple[WordingPart, ...]) -> None:
        clear_layout(self._column)
        self._boxes, self._marks, self._last = {}, {}, None
        group = ""
        # Questions ask; what the letter says comes first.
        for part in sorted(parts, key=lambda one: one.where[0] == "isian"):
            if part.group != group:
                group = part.group
                heading = group
                if part.when:
                    heading = self.tr("{group}, hanya bila {when}").format(
                        group=group, when=_when_words(part.when)
                    )
                self._column.addSpacing(step() * 2)
                self._column.addWidget(Text(heading, Type.STRONG, wrap=True))
            self._add(part, part.label if part.label != group else "")
        self._column.addStretch(1)
        self._boxes = {part.where: self._boxes[part.where] for part in parts}

    def _add(self, part: WordingPart, label: str) -> None:
        box = PartBox(part)
        if label and label != self.tr("Alinea"):
            shown = Text(label, Type.SMALL)
            shown.setBuddy(box)
            self._column.addWidget(shown)
        name_input(box, f"{part.group}, {part.label}")
        problem = Text("", Type.PROBLEM, wrap=True)
        problem.hide()
        self._column.addWidget(box)
        self._column.addWidget(problem)
        self._boxes[part.where], self._marks[part.where] = box, problem
        box.installEventFilter(self)

        def tell() -> None:
            self.edited.emit(part.where, box.toPlainText())

        box.textChanged.connect(tell)


def _when_words(when: str) -> str:
    """``cap_jempol=ya`` as words: ``cap jempol: ya``."""
    name, equals, values = when.partition("=")
    if not equals:
        empty = name.startswith("!")
        words = name.removeprefix("!").replace("_", " ")
        return f"{words} kosong" if empty else f"{words} terisi"
    return f"{name.replace('_', ' ')}: {values.replace('|', ' atau ').replace('_', ' ')}"

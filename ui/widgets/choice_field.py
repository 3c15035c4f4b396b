# SPDX-License-Identifier: GPL-3.0-or-later
"""A choice from a list: click, use the arrows, or type any part of a word to search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QWidget

from ui import icons, palette
from ui.theme import step


class ChoiceField(QComboBox):
    """One of ``options`` (value, words), or None while nothing is chosen.

    Problem code: ``bukan-pilihan`` when the words typed are not in the list.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        options: Sequence[tuple[object, str]] = (),
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._found = completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        popup = completer.popup()
        if popup is not None:
            popup.setProperty("popup", "true")
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is None:  # an editable combo box has one
            raise AssertionError
        self._line = line
        line.setPlaceholderText(placeholder or self.tr("Pilih atau cari"))
        self.set_options(options)
        self.currentIndexChanged.connect(self._tell)
        line.textEdited.connect(self._typed)
        # Enter over the open list means the one option that is left in it.
        line.returnPressed.connect(self._settle)

    def inputs(self) -> list[QWidget]:
        """The line inside."""
        return [self._line]

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer another list; what is chosen stays if it is in the new one."""
        before = self.value() if self.count() else None
        blocked = self.blockSignals(True)
        self.clear()
        # Kept on this side: Qt would turn an enum of strings into a plain string.
        self._values = [value for value, _ in options]
        for _, words in options:
            self.addItem(words)
        self.setCurrentIndex(-1)
        self.set_value(before)
        self.blockSignals(blocked)

    def value(self) -> object:
        """The chosen value; words typed in full count as chosen."""
        at = self._index_of_words(self.currentText())
        return self._values[at] if at >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose a value; None or an unknown one empties the field."""
        for at in range(self.count()):
            if value is not None and self._values[at] == value:
                self.setCurrentIndex(at)
                self._line.setCursorPosition(0)
                return
        self.setCurrentIndex(-1)
        self.setEditText("")

    def problem_code(self) -> str:
        """``bukan-pilihan`` when the words typed are not in the list."""
        typed = self.currentText().strip()
        return "bukan-pilihan" if typed and self._index_of_words(typed) < 0 else ""

    def typed(self) -> str:
        """The words in the field."""
        return self.currentText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the one option that fits or begins as typed, and tell that the person went on."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            return
        self._settle()
        self.left.emit()

    def showPopup(self) -> None:
        """Open the list as wide as its words; the field itself may be narrower."""
        self._widen(self.view())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never change the choice by scrolling over it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the palette's colour."""
        super().paintEvent(event)
        unit = step()
        size = unit * 4
        colors = palette.active()
        color = colors.muted if self.isEnabled() else colors.disabled_text
        picture = icons.pixmap("sort-down", color, size, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self.width() - unit * 2 - size, (self.height() - size) // 2, picture)

    def _settle(self) -> None:
        typed = self.currentText().strip().casefold()
        at = self._index_of_words(typed)
        if typed and at < 0:
            fits = [i for i in range(self.count()) if typed in self.itemText(i).casefold()]
            # "kaw" stands in "Belum kawin" too, but only one option begins so.
            begin = [i for i in fits if self.itemText(i).casefold().startswith(typed)]
            at = next((few[0] for few in (fits, begin) if len(few) == 1), -1)
        if at >= 0:
            self.setCurrentIndex(at)
            self.setEditText(self.itemText(at))
            self._line.setCursorPosition(0)

    def _index_of_words(self, words: str) -> int:
        wanted = words.strip().casefold()
        if not wanted:
            return -1
        for at in range(self.count()):
            if self.itemText(at).casefold() == wanted:
                return at
        return -1

    def _widen(self, words: QAbstractItemView) -> None:
        room = self.screen().availableSize().width() // 2
        wanted = self.view().sizeHintForColumn(0) + step() * 8
        words.setMinimumWidth(max(self.width(), min(wanted, room)))

    def _typed(self, _text: str) -> None:
        popup = self._found.popup()
        if popup is not None:
            self._widen(popup)
        self.changed.emit()

    def _tell(self, _index: int) -> None:
        # Words that are longer than the field are read by pointing at it.
        self._line.setToolTip(self.currentText())
        self.changed.emit()

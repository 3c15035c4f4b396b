# SPDX-License-Identifier: GPL-3.0-or-later
"""Inputs for words: one line, several lines, digits, a password, a tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QRegularExpressionValidator,
    QStandardItemModel,
)
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from ui import icons, palette
from ui.theme import step
from ui.widgets.labels import palette_changed


class TextField(QLineEdit):
    """One line of text. The value is what was typed, without spaces at either end."""

    changed = Signal()
    left = Signal()

    def __init__(
        self, placeholder: str = "", limit: int = 200, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(limit)
        self.textChanged.connect(self._tell)

    def value(self) -> str:
        """What is typed."""
        return self.text().strip()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def suggest(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer texts (text, words) while something is typed; anything else can stay."""
        model = QStandardItemModel(len(options), 1, self)
        for row, (text, words) in enumerate(options):
            index = model.index(row, 0)
            model.setData(index, words, Qt.ItemDataRole.DisplayRole)
            model.setData(index, text, Qt.ItemDataRole.UserRole)
        completer = QCompleter(model, self)
        completer.setCompletionRole(Qt.ItemDataRole.UserRole)
        completer.setMaxVisibleItems(8)
        popup = completer.popup()
        if popup is not None:
            popup.setProperty("popup", "true")
            popup.setMinimumWidth(step() * 80)
        self.setCompleter(completer)

    def problem_code(self) -> str:
        """Any text can be taken."""
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person went on."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _tell(self, _text: str) -> None:
        self.changed.emit()


class DigitsField(TextField):
    """A number that is a name (NIK, KK, RT): digits only, leading zeros kept.

    ``length`` is how many there must be; 0 takes any number up to ``limit``. Spaces and dots
    that are pasted along are dropped. The problem code is ``bukan-N-angka``.
    """

    def __init__(
        self,
        length: int = 0,
        placeholder: str = "",
        limit: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, limit=64, parent=parent)
        self._length = length
        most = length or limit
        pattern = QRegularExpression(rf"(?:[0-9][ .\-]*){{0,{most}}}")
        self.setValidator(QRegularExpressionValidator(pattern, self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def value(self) -> str:
        """The digits."""
        return "".join(sign for sign in self.text() if sign in "0123456789")

    def problem_code(self) -> str:
        """Tell when some digits are there, but not as many as must be."""
        found = len(self.value())
        return (
            f"bukan-{self._length}-angka" if self._length and found not in {0, self._length} else ""
        )


class LongTextField(QPlainTextEdit):
    """Several lines of text. Tab goes to the next field."""

    changed = Signal()
    left = Signal()

    def __init__(
        self, placeholder: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + step() * 5)
        self.textChanged.connect(self.changed)

    def value(self) -> str:
        """What is typed."""
        return self.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.setPlainText("" if value is None else str(value))

    def problem_code(self) -> str:
        """Any text can be taken."""
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person went on."""
        super().focusOutEvent(event)
        self.left.emit()


class CheckField(QCheckBox):
    """A statement that is true or not."""

    changed = Signal()
    left = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text.replace("&", ""))
        self.toggled.connect(self._tell)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    def problem_code(self) -> str:
        """Either can be taken."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the form; the space bar ticks."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _tell(self, _on: bool) -> None:
        self.changed.emit()


class PasswordField(TextField):
    """A password with a button that shows it. What is typed is taken as it is, spaces too."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, limit=256, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._show = QAction(self)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._toggle)
        self.addAction(self._show, QLineEdit.ActionPosition.TrailingPosition)
        self._dress()

    def value(self) -> str:
        """The password, untouched."""
        return self.text()

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icon anew with the palette."""
        super().changeEvent(event)
        if palette_changed(event) and hasattr(self, "_show"):
            self._dress()

    def _toggle(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._dress()

    def _dress(self) -> None:
        name = "eye-off" if self._show.isChecked() else "eye"
        words = (
            self.tr("Sembunyikan sandi") if self._show.isChecked() else self.tr("Tampilkan sandi")
        )
        self._show.setIcon(icons.icon(name, palette.active().muted, step() * 4))
        self._show.setText(words)
        self._show.setToolTip(words)

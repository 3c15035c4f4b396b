# SPDX-License-Identifier: GPL-3.0-or-later
"""A pair of hands: finds things by the words a person reads, then types and clicks.

Nothing here calls a page's own methods; a journey can only do what the office could do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_W = TypeVar("_W", bound=QWidget)
PATIENCE = 20_000


def plain(text: str) -> str:
    """Words as a person reads them: no mnemonic marks, no shortcut behind them."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def columns_of(model: QAbstractItemModel) -> int:
    """How many columns; a list model hides its one column from Python."""
    return model.columnCount(QModelIndex()) if isinstance(model, QAbstractTableModel) else 1


class Hands:
    """Works on whatever window is in front."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    # --- looking --------------------------------------------------------------------------

    def window(self) -> QWidget:
        """The dialog in front, else the window in front."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return modal
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
        dialogs: list[QWidget] = [w for w in shown if isinstance(w, QDialog)]
        wanted = dialogs or [w for w in shown if w.layout() is not None or w.children()]
        assert wanted, "no window is open"
        return max(wanted, key=lambda widget: widget.width() * widget.height())

    def texts(self) -> str:
        """Everything that labels and buttons in the front window say."""
        found = [w.text() for w in self._visible(QLabel)]
        found += [w.text() for w in self._visible(QAbstractButton)]
        return "\n".join(plain(text) for text in found)

    def wait_for(self, words: str) -> None:
        """Wait until the front window says these words."""
        self._wait(lambda: words in self.texts(), f'"{words}" was never said')

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for something that is no text."""
        self._wait(condition, what)

    def wait_for_idle(self) -> None:
        """Wait until the progress of background work is gone."""
        self._wait(lambda: "Batal" not in self.texts().split("\n"), "work never ended")

    # --- doing ----------------------------------------------------------------------------

    def click(self, words: str) -> None:
        """Click the button whose words begin so; waits until it is there and enabled."""
        found: list[QAbstractButton] = []

        def there() -> bool:
            found[:] = [
                button
                for button in self._visible(QAbstractButton)
                if self._says(button, words) and button.isEnabled()
            ]
            return bool(found)

        self._wait(there, f'no button "{words}"')
        self._bring_to_front()
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def fill(self, label: str, words: str) -> None:
        """Click the field with this label and type over what is in it."""
        field = self.field(label)
        target = field
        if isinstance(field, QComboBox):
            line = field.lineEdit()
            target = line if line is not None else field
        elif not isinstance(field, QLineEdit | QPlainTextEdit):
            inner = field.findChild(QLineEdit) or field.findChild(QPlainTextEdit)
            target = inner if isinstance(inner, QWidget) else field
        self._bring_to_front()
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(target, words)

    def choose(self, label: str, words: str) -> None:
        """Type into a choice until it offers these words, and take them with Tab."""
        self.fill(label, words)
        field = self.field(label)
        target = field.lineEdit() if isinstance(field, QComboBox) else field
        assert target is not None
        QTest.keyClick(target, Qt.Key.Key_Tab)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the cursor is."""
        target = QApplication.focusWidget() or self.window()
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def shortcut(self, letter: Qt.Key) -> None:
        """Press Ctrl and a letter."""
        self._bring_to_front()
        self.key(letter, Qt.KeyboardModifier.ControlModifier)

    def row(self, words: str) -> None:
        """Click the row of a list or table that shows these words."""
        found: list[tuple[QAbstractItemView, QPoint]] = []

        def there() -> bool:
            for view in self._visible(QAbstractItemView):
                model = view.model()
                for row in range(model.rowCount(QModelIndex())):
                    for column in range(columns_of(model)):
                        index = model.index(row, column)
                        if words in str(index.data() or ""):
                            view.scrollTo(index)
                            found[:] = [(view, view.visualRect(index).center())]
                            return True
            return False

        self._wait(there, f'no row "{words}"')
        view, point = found[0]
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def field(self, label: str) -> QWidget:
        """The visible input with this label or accessible name."""
        found: list[QWidget] = []

        def there() -> bool:
            found[:] = [widget for widget in self._visible(QWidget) if self._named(widget, label)]
            return bool(found)

        self._wait(there, f'no field "{label}"')
        return found[0]

    def _bring_to_front(self) -> None:
        # What a window manager does for a person; there is none here.
        window = self.window()
        if not window.isActiveWindow():
            window.activateWindow()
            self._wait(window.isActiveWindow, "the window never came to the front")

    # --- how ------------------------------------------------------------------------------

    def _visible(self, kind: type[_W]) -> list[_W]:
        return [w for w in self.window().findChildren(kind) if w.isVisible()]

    def _says(self, button: QAbstractButton, words: str) -> bool:
        return plain(button.text()).startswith(words) or plain(button.accessibleName()).startswith(
            words
        )

    def _named(self, widget: QWidget, label: str) -> bool:
        if isinstance(widget, QLabel | QAbstractButton) or not widget.isEnabled():
            return False
        name = plain(widget.accessibleName()).removesuffix(", wajib diisi")
        return name == label

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        try:
            self.qtbot.waitUntil(condition, timeout=PATIENCE)
        except Exception as error:
            raise AssertionError(f"{what}; on the screen:\n{self.texts()}") from error

# SPDX-License-Identifier: GPL-3.0-or-later
"""The same pair of hands without a mouse: whatever is wanted has to be reached with the keys."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QTabBar,
    QWidget,
)

from tests.journeys.driver import Hands, columns_of, plain
from ui.questions import Question

if TYPE_CHECKING:
    from desa_app.domain.person import PersonRow

STOPS = 160
"""So many Tab stops no window of this program has; further there is nothing to be found."""


class Keyboard(Hands):
    """Tab, arrows, Space, Enter and the program's own keys; never a click."""

    # --- doing ----------------------------------------------------------------------------

    def click(self, words: str) -> None:
        """Go to the button with Tab (and the arrows within its group), and press it."""
        found: list[QAbstractButton] = []

        def there() -> bool:
            found[:] = [
                button
                for button in self._visible(QAbstractButton)
                if self._says(button, words) and button.isEnabled()
            ]
            return bool(found)

        self._wait(there, f'no button "{words}"')
        exact = [one for one in found if plain(one.accessibleName() or one.text()) == words]
        button = (exact or found)[0]
        self.reach(button, words)
        self.key(Qt.Key.Key_Space)

    def fill(self, label: str, words: str) -> None:
        """Go to the field with this label and type over what is in it."""
        field = self.field(label)
        self.reach(field, label)
        self.shortcut(Qt.Key.Key_A)
        self.type(words)

    def choose(self, label: str, words: str) -> None:
        """Type into a choice until it offers these words, and take them with Tab."""
        self.fill(label, words)
        self.key(Qt.Key.Key_Tab)

    def row(self, words: str) -> None:
        """Go to the row of a list or table that shows these words, with the arrows."""
        found: list[tuple[QAbstractItemView, int]] = []

        def there() -> bool:
            found[:] = [
                (view, row)
                for view in self._visible(QAbstractItemView)
                for row in range(view.model().rowCount(QModelIndex()))
                if self._row_says(view, row, words)
            ]
            return bool(found)

        self._wait(there, f'no row "{words}"')
        view, row = found[0]
        self.reach(view, words)
        for _ in range(view.model().rowCount(QModelIndex())):
            at = view.currentIndex().row()
            if at == row:
                return
            self.key(Qt.Key.Key_Down if at < row else Qt.Key.Key_Up)
        raise AssertionError(f'the arrows never came to the row "{words}"')

    def tab(self, words: str) -> None:
        """Bring a tab of the page to the front with the arrows."""
        found: list[tuple[QTabBar, int]] = []

        def there() -> bool:
            found[:] = [
                (bar, at)
                for bar in self._visible(QTabBar)
                for at in range(bar.count())
                if plain(bar.tabText(at)).startswith(words)
            ]
            return bool(found)

        self._wait(there, f'no tab "{words}"')
        bar, at = found[0]
        self.reach(bar, words)
        while bar.currentIndex() != at:
            self.key(Qt.Key.Key_Right if bar.currentIndex() < at else Qt.Key.Key_Left)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the cursor is, in the window in front, once that has been drawn."""
        QApplication.processEvents()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            # An open list gets every key first, as with a real keyboard.
            QTest.keyClick(popup, key, modifier or Qt.KeyboardModifier.NoModifier)
            return
        self._bring_to_front()
        super().key(key, modifier)

    def type(self, words: str) -> None:
        """Type where the cursor is."""
        target = QApplication.focusWidget()
        assert target is not None, "the cursor is nowhere"
        QTest.keyClicks(target, words)

    def alt(self, key: Qt.Key) -> None:
        """Press Alt and a key."""
        self.key(key, Qt.KeyboardModifier.AltModifier)

    def page(self, number: int) -> None:
        """Go to a page by its number."""
        self._bring_to_front()
        self.shortcut(Qt.Key(Qt.Key.Key_0 + number))

    def checked(self, words: str) -> bool:
        """Whether the choice with these words is the one that is taken."""
        found = [one for one in self._visible(QAbstractButton) if self._says(one, words)]
        return any(one.isChecked() for one in found)

    def offers(self, words: str) -> bool:
        """Whether there is a button with these words to press now."""
        found = [one for one in self._visible(QAbstractButton) if self._says(one, words)]
        return any(one.isEnabled() for one in found)

    def agree(self, words: str, press: Qt.Key) -> None:
        """Press Ctrl and a letter; answer the question that stops everything with these words."""
        timer = QTimer()
        timer.setInterval(5)

        def answer() -> None:
            if isinstance(QApplication.activeModalWidget(), Question):
                timer.stop()
                self.click(words)

        timer.timeout.connect(answer)
        timer.start()
        self.shortcut(press)

    def find_person(self, words: str, name: str) -> None:
        """Search the whole register and go to the row of this name."""
        self.page(2)
        self.wait_for("Semua warga")
        self.click("Semua warga")
        self.shortcut(Qt.Key.Key_F)
        self.shortcut(Qt.Key.Key_A)
        self.type(words)
        self.key(Qt.Key.Key_Return)
        self.row(name)

    def open_person(self, row: PersonRow) -> None:
        """Open the screen of somebody who is found by the last eight figures of the NIK."""
        self.find_person((row.nik or row.name)[-8:], row.name)
        self.key(Qt.Key.Key_Return)
        self.wait_for("Ubah data")

    def rail(self, title: str) -> None:
        """Go to any page by the list at the left: Ctrl+0, the arrows, Enter."""
        self._bring_to_front()
        self.shortcut(Qt.Key.Key_0)
        for _ in range(STOPS):
            here = QApplication.focusWidget()
            if isinstance(here, QAbstractButton) and self._says(here, title):
                self.key(Qt.Key.Key_Return)
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f'the arrows never came to "{title}"')

    # --- how ------------------------------------------------------------------------------

    def reach(self, wanted: QWidget, what: str) -> None:
        """Press Tab until the cursor is there; fails when it never comes there."""
        self._bring_to_front()
        arrows = cycle((Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up))
        arrow = next(arrows)
        before: QWidget | None = None
        for _ in range(STOPS):
            here = QApplication.focusWidget()
            if here is wanted or (here is not None and wanted.isAncestorOf(here)):
                return
            if _same_group(here, wanted):
                if here is before:
                    arrow = next(arrows)
                before = here
                self.key(arrow)
            else:
                self.key(Qt.Key.Key_Tab)
        raise AssertionError(f'no key leads to "{what}"; on the screen:\n{self.texts()}')

    def _row_says(self, view: QAbstractItemView, row: int, words: str) -> bool:
        model = view.model()
        columns = range(columns_of(model))
        return any(words in str(model.index(row, at).data() or "") for at in columns)


def _same_group(here: QWidget | None, wanted: QWidget) -> bool:
    """Whether the arrows lead from one to the other, as they do among choices that exclude."""
    if not isinstance(here, QAbstractButton) or not isinstance(wanted, QAbstractButton):
        return False
    if here.autoExclusive() and wanted.autoExclusive():
        return here.parent() is wanted.parent()
    groups = {one.group() for one in (here, wanted) if one.group()}
    return len(groups) == 1 and here.group() is wanted.group() and here.group().exclusive()

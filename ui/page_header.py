# SPDX-License-Identifier: GPL-3.0-or-later
"""Title and subtitle of the page in front, and its actions at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.buttons import Button, Kind
from ui.widgets.checklist import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedText, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.pages.page import PageAction


_TITLE = 60
"""Steps of space for the words of a title, before the buttons go under it."""


class _ActionButton(Button):
    """Runs its action; keeps the action's own method, so that no lambda holds the page."""

    def __init__(self, action: PageAction) -> None:
        kind = Kind.PRIMARY if action.primary else Kind.SECONDARY
        super().__init__(action.text, kind, shortcut=action.shortcut, icon=action.icon)
        self.look = _look(action)
        self.is_primary = action.primary
        self.clicked.connect(self._run)
        self.renew(action)

    def renew(self, action: PageAction) -> None:
        """Stand for an action that looks the same."""
        self._action = action
        self.setEnabled(action.enabled)

    def _run(self) -> None:
        self._action.run()


class PageHeader(QWidget):
    """Shows what the window tells it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self._title = ElidedText("", Type.TITLE)
        self._subtitle = ElidedText("", Type.MUTED)
        self._right = QWidget()
        self._actions = FlowLayout(unit * 3, self._right)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(words, 1)
        self._row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def title(self) -> str:
        """The title that is shown."""
        return self._title.text()

    def first_action(self) -> QWidget | None:
        """The page's first job, its one primary button; ``None`` when it has none now."""
        ready = (one for one in self._buttons() if one.is_primary and one.isEnabled())
        return next(ready, None)

    def show_heading(self, title: str, subtitle: str) -> None:
        """Show title and subtitle."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def show_actions(self, actions: Sequence[PageAction]) -> None:
        """Show the page's buttons, the primary one last.

        Buttons that stay the same stay where they are: a page tells of its actions anew after
        every reading, and whoever is about to press one must not lose it under the finger.
        """
        wanted = sorted(actions, key=_primary_last)
        shown = self._buttons()
        if shown and [one.look for one in shown] == [_look(one) for one in wanted]:
            for button, action in zip(shown, wanted, strict=True):
                button.renew(action)
            return
        clear_layout(self._actions)
        for action in wanted:
            button = _ActionButton(action)
            self._actions.addWidget(button)
            # Qt shows it a moment later by itself; until then it would measure as nothing.
            button.show()
        self._right.setVisible(bool(actions))
        self._place()
        # At once: the tour points at the first of them as soon as the page is in front.
        self._row.activate()
        self._actions.activate()

    def _buttons(self) -> list[_ActionButton]:
        items = (self._actions.itemAt(at) for at in range(self._actions.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one for one in widgets if isinstance(one, _ActionButton)]

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest button: where there is no room they go under the title."""
        return QSize(self._actions.minimumSize().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the title, or under it."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the buttons anew when the text size or the look changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._place()

    def _place(self) -> None:
        line = self._actions.line_width()
        under = self.width() < line + step() * _TITLE
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if under else way.LeftToRight)
        self._row.setAlignment(
            self._right, Qt.AlignmentFlag(0) if under else Qt.AlignmentFlag.AlignTop
        )
        self._right.setMinimumWidth(0 if under else line)


def _look(action: PageAction) -> tuple[str, str, str, bool]:
    return (action.text, action.shortcut, action.icon, action.primary)


def _primary_last(action: PageAction) -> bool:
    return action.primary

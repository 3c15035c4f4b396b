# SPDX-License-Identifier: GPL-3.0-or-later
"""Title and subtitle of the page in front, and its actions at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.buttons import Button, Kind
from ui.widgets.checklist import clear_layout
from ui.widgets.labels import ElidedText, Type

if TYPE_CHECKING:
    from ui.pages.page import PageAction


class _ActionButton(Button):
    """Runs its action; keeps the action's own method, so that no lambda holds the page."""

    def __init__(self, action: PageAction) -> None:
        kind = Kind.PRIMARY if action.primary else Kind.SECONDARY
        super().__init__(action.text, kind, shortcut=action.shortcut, icon=action.icon)
        self._action = action
        self.is_primary = action.primary
        self.setEnabled(action.enabled)
        self.clicked.connect(self._run)

    def _run(self) -> None:
        self._action.run()


class PageHeader(QWidget):
    """Shows what the window tells it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self._title = ElidedText("", Type.TITLE)
        self._subtitle = ElidedText("", Type.MUTED)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(unit * 3)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        right = QVBoxLayout()
        right.addLayout(self._actions)
        right.addStretch(1)
        row.addLayout(right)

    @property
    def title(self) -> str:
        """The title that is shown."""
        return self._title.text()

    def first_action(self) -> QWidget | None:
        """The page's first job, its one primary button; ``None`` when it has none now."""
        for at in range(self._actions.count()):
            item = self._actions.itemAt(at)
            button = item.widget() if item is not None else None
            if isinstance(button, _ActionButton) and button.is_primary and button.isEnabled():
                return button
        return None

    def show_heading(self, title: str, subtitle: str) -> None:
        """Show title and subtitle."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def show_actions(self, actions: Sequence[PageAction]) -> None:
        """Show the page's buttons, the primary one last."""
        clear_layout(self._actions)
        for action in sorted(actions, key=_primary_last):
            self._actions.addWidget(_ActionButton(action))


def _primary_last(action: PageAction) -> bool:
    return action.primary

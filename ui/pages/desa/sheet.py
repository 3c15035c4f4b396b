# SPDX-License-Identifier: GPL-3.0-or-later
"""A job that takes the whole page for a while, and the page that lends it the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.common.failure import fields_to_mend as fields_to_mend
from ui.pages.common.failure import show_failure as show_failure
from ui.pages.page import Page, PageAction
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.front_stack import FrontStack
from ui.widgets.scrolled import scrolling as scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.forms.form import Form


class Sheet(QWidget):
    """One job: its heading, its body, and at the bottom "Kembali" and the job's own buttons.

    ``closed`` asks the page to show its list again; what was typed stays in the drafts.
    """

    closed = Signal()
    done = Signal()
    heading_changed = Signal()

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._subtitle = subtitle
        unit = step()
        self.body = QVBoxLayout()
        self.body.setSpacing(unit * 3)
        self.back = secondary(self.tr("Kembali   Esc"))
        self.back.setAccessibleName(self.tr("Kembali"))
        self._foot = FlowLayout(unit * 3, apart=1)
        self._foot.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 3)
        column.addLayout(self.body, 1)
        column.addLayout(self._foot)
        self.back.clicked.connect(self.closed)

    @property
    def title(self) -> str:
        """What the header shows while the job is open."""
        return self._title

    @property
    def subtitle(self) -> str:
        """The line under it."""
        return self._subtitle

    def set_heading(self, title: str, subtitle: str = "") -> None:
        """Say something else in the header."""
        self._title, self._subtitle = title, subtitle
        self.heading_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, unless the field that has the keyboard had a use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right of the bottom line."""
        self._foot.addWidget(button)

    def begin(self) -> None:
        """Put the keyboard where the work begins; called when the sheet is shown."""

    def add_form(self, form: Form) -> Card:
        """Put a form on a card that scrolls only if the text was made larger."""
        card = Card()
        card.body.addWidget(scrolling(form))
        self.body.addWidget(card, 1)
        return card


class SheetPage(Page):
    """A page with a list in front and, now and then, one sheet over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._stack = FrontStack()
        self.front = QWidget()
        self.front_column = QVBoxLayout(self.front)
        self.front_column.setContentsMargins(0, 0, 0, 0)
        self.front_column.setSpacing(step() * 4)
        self._stack.addWidget(self.front)
        self.body.addWidget(self._stack, 1)

    @property
    def own_title(self) -> str:
        """The page's name."""
        raise NotImplementedError

    @property
    def own_subtitle(self) -> str:
        """The line under it."""
        return ""

    def own_actions(self) -> tuple[PageAction, ...]:
        """The buttons of the header while no sheet is open."""
        return ()

    @property
    def title(self) -> str:
        """The name of the page or of the job that is open."""
        return self._sheet.title if self._sheet is not None else self.own_title

    @property
    def subtitle(self) -> str:
        """The line under it."""
        return self._sheet.subtitle if self._sheet is not None else self.own_subtitle

    def header_actions(self) -> tuple[PageAction, ...]:
        """Buttons of the page; a sheet has its own at the bottom."""
        return () if self._sheet is not None else self.own_actions()

    @property
    def sheet(self) -> Sheet | None:
        """The job that is open, if any."""
        return self._sheet

    def open_sheet(self, sheet: Sheet) -> None:
        """Show a job; the one before is let go."""
        self._drop()
        self.notices.clear()
        self._sheet = sheet
        self._stack.addWidget(sheet)
        self._stack.setCurrentWidget(sheet)
        sheet.closed.connect(self.close_sheet)
        sheet.heading_changed.connect(self.heading_changed)
        self._tell()
        sheet.begin()

    def close_sheet(self) -> None:
        """Show the list again."""
        self._drop()
        self.notices.clear()
        self._stack.setCurrentWidget(self.front)
        self._tell()
        self.focus_front()

    def take_focus(self) -> None:
        """Put the cursor where work begins."""
        if self._sheet is not None:
            self._sheet.begin()
        else:
            self.focus_front()

    def focus_front(self) -> None:
        """Put the keyboard where the list's work begins."""
        self.front.setFocus()

    def _drop(self) -> None:
        if self._sheet is None:
            return
        sheet, self._sheet = self._sheet, None
        self._stack.removeWidget(sheet)
        sheet.deleteLater()

    def _tell(self) -> None:
        self.heading_changed.emit()
        self.actions_changed.emit()


def leave_saving_to_page(form: Form) -> None:
    """Take Ctrl+S from a form whose page has a button of its own with that key.

    Two holders of one key in a window would cancel each other.
    """
    form.save_button("").deleteLater()


def merge_changes(form: Form, before: dict[str, object], newest: dict[str, object]) -> None:
    """Show the newest values, except in the fields that were changed here since ``before``."""
    typed = form.values()
    mine = {
        name: value
        for name, value in typed.items()
        if name in before and (value or None) != (before[name] or None)
    }
    form.set_values(newest)
    for name, value in mine.items():
        form.row(name).input.set_value(value)

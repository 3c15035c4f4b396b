# SPDX-License-Identifier: GPL-3.0-or-later
"""A job that takes the whole page for a while, and the page that lends it the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desa_app.errors import InvalidInput
from ui.notices import Notice, error_words
from ui.pages.page import Page, PageAction
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from ui.forms.form import Form
    from ui.notices import NoticeBar


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
        self._foot = QHBoxLayout()
        self._foot.setSpacing(unit * 3)
        self._foot.addWidget(self.back)
        self._foot.addStretch(1)
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
        self._stack = QStackedWidget()
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


def scrolling(widget: QWidget, *, fill: bool = False) -> QScrollArea:
    """A widget in a frame that scrolls downwards when there is no room.

    ``fill`` stretches it to the height there is.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    holder.setProperty("surface", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, step() * 2, 0)
    column.addWidget(widget, 1 if fill else 0)
    if not fill:
        column.addStretch(1)
    area.setWidget(holder)
    return area


def leave_saving_to_page(form: Form) -> None:
    """Take Ctrl+S from a form whose page has a button of its own with that key.

    Two holders of one key in a window would cancel each other.
    """
    form.save_button("").deleteLater()


def show_failure(
    error: Exception,
    notices: NoticeBar,
    form: Form | None = None,
    action: str = "",
    run: Callable[[], None] | None = None,
) -> None:
    """Put each problem beside its field; what has no field, and all else, into the notice bar."""
    if isinstance(error, InvalidInput) and form is not None:
        rest = form.set_problems(error.problems)
        if not rest:
            notices.warn(fields_to_mend(len(error.problems)))
            return
        error = InvalidInput(tuple(rest))
    if action and run is not None:
        words = " ".join(part for part in error_words(error) if part)
        notices.show_notice(Notice.ERROR, words, action, run)
        return
    notices.error(error)


def fields_to_mend(count: int) -> str:
    """Say how many fields are marked."""
    words = QCoreApplication.translate(
        "Desa", "{count} isian perlu diperbaiki; keterangannya di bawah isian itu."
    )
    return words.format(count=count)


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

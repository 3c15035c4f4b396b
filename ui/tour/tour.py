# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the open office: opens each page, points at its button, and gets out of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.pages.common.first_day_card import FirstDayCard
from ui.theme import step
from ui.tour.coach import CoachPanel, Pointer, place_beside
from ui.tour.steps import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.main_window import MainWindow
    from ui.tour.steps import TourStep

_LOOK_MS = 200
_tours: WeakSet[Tour] = WeakSet()


def ready_tour() -> Tour | None:
    """The tour of the office that is open in front; ``None`` at the door and behind the lock."""
    if QApplication.activeModalWidget() is not None:
        return None
    for tour in tuple(_tours):
        if isValid(tour) and tour.steps and tour.window.isVisible():
            return tour
    return None


class Tour(QObject):
    """Steps over a main window. Only what a person can reach is pointed at, nothing is clicked.

    While anything stands before the window (a question, the lock), the tour is not to be seen.
    """

    def __init__(self, window: MainWindow, steps: Sequence[TourStep]) -> None:
        super().__init__(window)
        self.window = window
        self.steps = tuple(one for one in steps if window.has_page(one.page))
        self.panel = CoachPanel(window)
        self.pointer = Pointer(window)
        self._at = -1
        self._open = False
        self._blocked = False
        self._pointed = QRect()
        # Pages fill themselves after they were opened, and move what is pointed at.
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        _tours.add(self)
        window.installEventFilter(self)
        self._looking.timeout.connect(self._place)
        self.panel.forward.connect(self.forward)
        self.panel.backward.connect(self.backward)
        self.panel.ended.connect(self.end)

    @property
    def is_open(self) -> bool:
        """Whether the tour is on, or offered."""
        return self._open

    @property
    def at(self) -> int:
        """The step that is shown, from 0; -1 while it is only offered."""
        return self._at

    def offer(self) -> None:
        """Ask once, in a corner, whether to begin."""
        if not self.steps:
            return
        self._at = -1
        self.panel.offer(
            self.tr("Berkeliling sebentar?"),
            self.tr(
                "{steps} langkah menunjukkan pekerjaan di setiap halaman, sekitar dua menit."
                " Tur ini selalu ada di Bantuan (F1)."
            ).format(steps=len(self.steps)),
        )
        self._begin_looking()

    def begin(self) -> None:
        """Show the first step."""
        if self.steps:
            self._go(0)

    def forward(self) -> None:
        """The next step; after the last one the tour is over."""
        if self._at + 1 < len(self.steps):
            self._go(self._at + 1)
        else:
            self.end()

    def backward(self) -> None:
        """The step before."""
        if self._at > 0:
            self._go(self._at - 1)

    def end(self) -> None:
        """Leave the page that is open to its work."""
        self._open = False
        self._looking.stop()
        self.panel.hide()
        self.pointer.hide()
        self.window.page(self.window.front).take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and step back while something stands before it."""
        kind = event.type()
        if kind is QEvent.Type.WindowBlocked:
            self._blocked = True
        elif kind is QEvent.Type.WindowUnblocked:
            self._blocked = False
        if kind in {QEvent.Type.WindowBlocked, QEvent.Type.WindowUnblocked, QEvent.Type.Resize}:
            self._place()
        return False

    def _go(self, at: int) -> None:
        self._at = at
        one = self.steps[at]
        self.window.show_page(one.page)
        self.panel.tell(at + 1, len(self.steps), one.title, one.words)
        self._begin_looking()

    def _begin_looking(self) -> None:
        self._open = True
        self._looking.start()
        self._place()
        if not self._blocked:
            self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        shown = self._open and not self._blocked
        self.panel.setVisible(shown)
        self.pointer.setVisible(shown and self._at >= 0)
        if not shown:
            return
        unit, room, size = step(), self.window.rect(), self.panel.fitted()
        inner = room.adjusted(unit * 3, unit * 3, -unit * 3, -unit * 3)
        if self._at < 0:
            corner = inner.bottomRight() - QPoint(size.width(), size.height())
            self.panel.setGeometry(QRect(corner, size))
            self.panel.raise_()
            return
        target = _rect_in(_target(self.window, self.steps[self._at]), self.window)
        # Beside the whole rail, so that no other page's name is covered.
        rail = _rect_in(self.window.rail, self.window)
        keep = target.united(QRect(rail.left(), target.top(), rail.width(), target.height()))
        keep = keep if rail.contains(target) else target
        place = place_beside(keep, size, inner, unit * 6)
        if (target, place) == (self._pointed, self.panel.geometry()) and self.panel.isVisible():
            return
        self._pointed = target
        self.panel.setGeometry(place)
        self.pointer.point(target, place)
        self.pointer.raise_()
        self.panel.raise_()


def _target(window: MainWindow, one: TourStep) -> QWidget:
    """What the step points at; the page's name in the rail where that is not to be seen."""
    found: QWidget | None = None
    if one.target is Target.FIRST_ACTION:
        found = window.header.first_action()
    elif one.target is Target.CHECKLIST:
        found = window.page(one.page).findChild(FirstDayCard)
    elif one.target is Target.HELP:
        found = window.rail.help_link
    if found is None or not found.isVisible():
        found = window.rail.button(one.page)
    return found


def _rect_in(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).intersected(window.rect())

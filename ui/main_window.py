# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: rail, header, the page in front; it carries changes from page to page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desa_app.errors import Cancelled
from ui import shortcuts, tasks
from ui.help.opening import open_help
from ui.page_header import PageHeader
from ui.questions import Question
from ui.rail import Rail
from ui.theme import step
from ui.tour.tour import Tour
from ui.widgets.front_stack import FrontStack
from ui.widgets.sample_band import SampleBand
from ui.window_size import open_comfortably

if TYPE_CHECKING:
    from ui.drafts import Drafts
    from ui.pages.page import OfficeWords, Page, PageEntry
    from ui.preferences import Preferences
    from ui.tour.steps import TourStep


_NARROW = 215
"""Steps of space below which the rail shows icons alone: a small screen at 200 %."""


class MainWindow(QMainWindow):
    """Shows one page at a time. Pages are built when first asked for.

    ``locked`` asks the application to let go of the keys and to stand before the window;
    ``closed`` tells that the window is gone, ``left`` asks for the door of a sample office.
    ``others`` are users with drafts of their own, ``first`` the page to begin with if not the top
    one.
    """

    locked = Signal()
    closed = Signal()
    left = Signal()

    def __init__(
        self,
        words: OfficeWords,
        entries: Sequence[PageEntry],
        preferences: Preferences,
        drafts: Drafts,
        others: Sequence[str] = (),
        tour: Sequence[TourStep] = (),
        *,
        first: str = "",
    ) -> None:
        super().__init__()
        self._entries = {entry.name: entry for entry in entries}
        self._names = tuple(self._entries)
        self._preferences = preferences
        self._drafts = drafts
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._front = ""
        self._giving_way = False
        self._narrow: bool | None = None
        self._others = tuple(others)
        self.setWindowTitle(self.tr("Desa Binaan · {office}").format(office=words.office))
        self.rail = Rail(words, entries)
        self.header = PageHeader()
        self._stack = FrontStack()
        self.band = SampleBand(words.password) if words.sample else None
        self._build()
        self._shortcuts = [
            QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            for number, _ in enumerate(self._names[:9], start=1)
        ]
        help_key = QShortcut(QKeySequence(shortcuts.HELP), self)
        keys_key = QShortcut(QKeySequence(shortcuts.LIST), self)
        next_key = QShortcut(QKeySequence(shortcuts.NEXT_PAGE), self)
        previous_key = QShortcut(QKeySequence(shortcuts.PREVIOUS_PAGE), self)
        lock_key = QShortcut(QKeySequence(shortcuts.LOCK), self)
        rail_key = QShortcut(QKeySequence(shortcuts.RAIL), self)
        for shortcut in self._shortcuts:
            shortcut.activated.connect(self._on_number)
        help_key.activated.connect(self.show_help)
        keys_key.activated.connect(self.show_keys)
        next_key.activated.connect(self._to_next)
        previous_key.activated.connect(self._to_previous)
        lock_key.activated.connect(self.lock)
        rail_key.activated.connect(self.rail.begin)
        self.rail.wanted.connect(self.show_page)
        self.rail.help_wanted.connect(self.show_help)
        self.rail.lock_wanted.connect(self.lock)
        open_comfortably(self)
        if not preferences.window_place.isEmpty():
            self.restoreGeometry(preferences.window_place)
            room = round(self.screen().availableSize().width() * 0.9)
            if self.width() < min(step() * _NARROW, room):
                # Kept from a smaller screen, or of a window that was maximized by nobody.
                open_comfortably(self)
        if self._names:
            self.show_page(first or self._names[0])
        self.tour = Tour(self, tour)
        counting = {entry.name: entry.counting for entry in entries if entry.counting is not None}
        if counting:
            tasks.run(
                self, partial(_count, counting), self._on_counts, self._on_not_counted, writes=False
            )

    def _build(self) -> None:
        unit = step()
        self._room = right = _Room()
        right.setProperty("surface", "page")
        column = self._column = QVBoxLayout(right)
        column.setSpacing(unit * 3)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        # Where the screen is lower than the pages (200 % on a small one) all stays reachable.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(right)
        centre = QWidget()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(area, 1)
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if self.band is not None:
            self.band.left.connect(self.left)
            whole.addWidget(self.band)
        whole.addLayout(row, 1)
        self._make_room()
        self.setCentralWidget(centre)

    @property
    def front(self) -> str:
        """Name of the page in front."""
        return self._front

    def has_page(self, name: str) -> bool:
        """Whether this office has the page, and this user may see it."""
        return name in self._entries

    def page(self, name: str) -> Page:
        """A page by its name; built now if it was not yet."""
        if name not in self._pages:
            page = self._entries[name].make()
            self._pages[name] = page
            self._stack.addWidget(page)
            page.changed.connect(self._on_changed)
            page.actions_changed.connect(self._on_header_changed)
            page.heading_changed.connect(self._on_header_changed)
            page.badge_changed.connect(self._on_badge)
            page.go_to.connect(self.go_to)
            self._stale.add(name)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Bring a page to the front and let it read what has changed."""
        if self._front and name != self._front and not self._pages[self._front].may_leave():
            self.rail.show_page(self._front)
            return
        page = self.page(name)
        self._front = name
        self._stack.setCurrentWidget(page)
        self.rail.show_page(name)
        if name in self._stale:
            self._stale.discard(name)
            page.refresh()
        self._show_header()
        page.take_focus()

    def go_to(self, name: str, value: object = None) -> None:
        """Go to a page and hand it a value (a person's id, a search text)."""
        self.show_page(name)
        if value is not None and self._front == name:
            self._pages[name].receive(value)

    def show_help(self) -> None:
        """Open the chapter about what is in front: the part with the keyboard, or the page."""
        page = self._pages[self._front]
        focus = QApplication.focusWidget()
        open_help(focus if focus is not None and page.isAncestorOf(focus) else page)

    def show_keys(self) -> None:
        """Show the list of keys."""
        shortcuts.ShortcutList(self).open()

    def lock(self) -> None:
        """Ask for the lock; what is half filled stays."""
        self.locked.emit()

    def give_way(self) -> None:
        """Close without a question: drafts are kept for whoever typed them."""
        self._giving_way = True
        self.close()

    def unlocked(self) -> None:
        """Others may have worked meanwhile: all pages but the one in front read anew."""
        self._stale = {name for name in self._pages if name != self._front}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room that there is."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """On a narrow screen the rail keeps its icons alone, and the page smaller edges."""
        unit = step()
        narrow = self.width() < unit * _NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._room.comfortable = narrow
        self.rail.set_narrow(narrow)
        side, top = (unit * 3, unit * 3) if narrow else (round(unit * 6.5), unit * 5)
        self._column.setContentsMargins(side, top, side, unit * 3 if narrow else round(unit * 4.5))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask when something is half filled, remember the window's place, end all work."""
        if not self._giving_way and not self.may_end():
            event.ignore()
            return
        self._preferences.window_place = self.saveGeometry()
        tasks.finish_all()
        super().closeEvent(event)
        self.closed.emit()

    def may_end(self) -> bool:
        """Ask when something half filled would be lost, also what another user left."""
        lost = self.tr("Ada isian yang belum disimpan. Isian itu hilang bila program ditutup.")
        if not self._drafts.keys():
            if not self._others:
                return True
            lost = self.tr(
                "Ada isian {names} yang belum disimpan. Isian itu hilang bila program ditutup."
            ).format(names=", ".join(self._others))
        return Question.ask(
            self,
            self.tr("Tutup program sekarang?"),
            lost,
            self.tr("Tutup program"),
            dangerous=True,
        )

    def _show_header(self) -> None:
        page = self._pages[self._front]
        page.setAccessibleName(page.title)
        self.header.show_heading(page.title, page.subtitle)
        self.header.show_actions(page.header_actions())

    def _on_header_changed(self) -> None:
        if self.sender() is self._pages.get(self._front):
            self._show_header()

    def _on_badge(self, count: int) -> None:
        for name, page in self._pages.items():
            if page is self.sender():
                self.rail.button(name).set_count(count)

    def _on_counts(self, found: dict[str, int]) -> None:
        for name, count in found.items():
            # A page that was opened meanwhile has told a newer number itself.
            if name not in self._pages:
                self.rail.button(name).set_count(count)

    def _on_not_counted(self, error: Exception) -> None:
        if not isinstance(error, Cancelled) and self._front:
            self._pages[self._front].notices.error(error)

    def _on_changed(self) -> None:
        """One page changed the office's data: all others read anew when they are shown."""
        sender = self.sender()
        self._stale = {name for name, page in self._pages.items() if page is not sender}
        if self._front in self._stale:
            self._stale.discard(self._front)
            self._pages[self._front].refresh()
        self._show_header()

    def _to_next(self) -> None:
        self._go_by(1)

    def _to_previous(self) -> None:
        self._go_by(-1)

    def _go_by(self, pages: int) -> None:
        at = self._names.index(self._front) + pages
        self.show_page(self._names[at % len(self._names)])

    def _on_number(self) -> None:
        for number, shortcut in enumerate(self._shortcuts):
            if shortcut is self.sender():
                self.show_page(self._names[number])


class _Room(QWidget):
    """Header and page. It scrolls only when they cannot do with the height there is.

    ``comfortable``: where everything is large and scrolls anyway, lists keep their usual height.
    """

    comfortable = False

    def heightForWidth(self, width: int) -> int:
        """What is needed; Qt would ask for what is preferred, and scroll for a few pixels."""
        layout = self.layout()
        if self.comfortable or layout is None:
            return super().heightForWidth(width)
        return layout.minimumHeightForWidth(width)


def _count(counting: dict[str, Callable[[], int]], progress: tasks.Progress) -> dict[str, int]:
    """Away from the window's thread, and without the window: it opens at once, and may close."""
    found: dict[str, int] = {}
    for name, count in counting.items():
        progress.check_cancelled()
        found[name] = count()
    return found

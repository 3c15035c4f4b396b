# SPDX-License-Identifier: GPL-3.0-or-later
"""What every page of the main window is: a title, actions, a notice bar and a body to fill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.notices import NoticeBar
from ui.theme import step


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAction:
    """A button in the page's header; at most one of a page is ``primary``.

    ``run`` takes no arguments. ``shortcut`` is written on the button and works on this page.
    """

    text: str
    run: Callable[[], None]
    shortcut: str = ""
    icon: str = ""
    primary: bool = False
    enabled: bool = True


class Page(QWidget):
    """Base of all pages.

    A page is given its office in its own constructor and fills ``self.body``. It tells with
    ``changed`` that the office's data is different now; the window then calls ``refresh`` of
    the page in front and of the others when they are shown. ``go_to`` asks the window for
    another page by its name and may carry a value (a person's id, a search text) that arrives
    in that page's :meth:`receive`. ``badge_changed`` sets the count beside its name in the rail.
    """

    changed = Signal()
    actions_changed = Signal()
    heading_changed = Signal()
    badge_changed = Signal(int)
    go_to = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices = NoticeBar()
        self.body = QVBoxLayout()
        self.body.setSpacing(step() * 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step() * 3)
        column.addWidget(self.notices)
        column.addLayout(self.body, 1)

    @property
    def title(self) -> str:
        """The page's name, as the rail and the header show it."""
        raise NotImplementedError

    @property
    def subtitle(self) -> str:
        """One line under the title; may be empty."""
        return ""

    @property
    def icon(self) -> str:
        """Name of the icon in the rail."""
        return "app"

    def header_actions(self) -> tuple[PageAction, ...]:
        """The buttons of the header; emit ``actions_changed`` when they are different."""
        return ()

    def refresh(self) -> None:
        """Read anew what is shown; called when the page comes to the front and after changes."""

    def take_focus(self) -> None:
        """Put the cursor where work begins; called when the page comes to the front."""

    def receive(self, value: object) -> None:
        """Take what another page sent along with ``go_to``."""

    def may_leave(self) -> bool:
        """Whether the person may go to another page now; drafts are kept, so usually yes."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page of the rail. ``make`` builds it when it is first asked for.

    ``name`` is what ``go_to`` uses; ``title`` and ``icon`` stand in the rail before the page
    exists. ``count`` is the badge at the start; ``counting`` finds it behind the window's back
    where that takes longer than a glance.
    """

    name: str
    title: str
    icon: str
    make: Callable[[], Page]
    count: int = 0
    counting: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWords:
    """What the rail says: the office ("Desa Sukajaya"), its place, who is working as what.

    ``sample`` for an invented office; ``password`` then opens its lock, for it is nobody's secret.
    """

    office: str
    place: str
    user: str
    role: str = ""
    sample: bool = False
    password: str = ""

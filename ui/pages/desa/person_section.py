# SPDX-License-Identifier: GPL-3.0-or-later
"""One section of a person's screen: the base that every part of the register hangs itself in by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import step

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person
    from ui.drafts import Drafts
    from ui.notices import NoticeBar
    from ui.pages.common.papers import PaperDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionTools:
    """What the page lends to its sections: half-typed forms, its notice bar, its printer."""

    drafts: Drafts
    notices: NoticeBar
    papers: PaperDesk


class PersonSection(QWidget):
    """A part of the screen about one person; fill ``self.body``.

    ``changed`` tells that something was saved: the page then reads everything anew and calls
    :meth:`show_person` again, also with the same person, so keep what is half typed.
    ``told`` carries a sentence of success for the notice bar ("Dokumen tersimpan.").
    ``sheet_asked`` carries a :class:`ui.pages.desa.sheet.Sheet` that takes the whole page for a
    while; when it closes, the person's screen comes back to this section.
    ``go_to`` asks for another page by its name, with a value for it.
    ``gone`` tells in a sentence that the person is no more: the page goes back to its list.
    """

    changed = Signal()
    told = Signal(str)
    sheet_asked = Signal(object)
    go_to = Signal(str, object)
    gone = Signal(str)

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self._tools: SectionTools | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(step() * 3)

    @property
    def title(self) -> str:
        """The word on its tab: short, one or two words."""
        raise NotImplementedError

    @property
    def offered(self) -> bool:
        """Whether the user who is working may have this section at all."""
        return True

    @property
    def tools(self) -> SectionTools:
        """What the page lent; there once the section is on a screen."""
        if self._tools is None:
            raise AssertionError("the section is on no screen yet")
        return self._tools

    def lend(self, tools: SectionTools) -> None:
        """Give the page's tools; called once, before anybody is shown."""
        self._tools = tools

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show somebody with the plan that is looked at, if there is any."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the keyboard where the work of this section begins."""

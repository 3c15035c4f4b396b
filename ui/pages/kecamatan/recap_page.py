# SPDX-License-Identifier: GPL-3.0-or-later
"""Rekap: a month, quarter or year of all villages, as screen, spreadsheet and PDF to be signed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desa_app.domain.recap import month_of
from ui.looking import Looking
from ui.notices import show_error
from ui.pages.common.official_words import choice_words
from ui.pages.common.papers import PaperDesk
from ui.pages.common.recap_view import RecapView, tell, together
from ui.pages.common.sender_words import sender_word
from ui.pages.kecamatan.names_tab import NamesTab
from ui.pages.page import Page, PageAction
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import name_input
from ui.widgets.front_stack import FrontStack
from ui.widgets.labels import Text, Type
from ui.widgets.month_field import shifted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desa_app.domain.office import Official
    from desa_app.domain.package import EnrolledVillage
    from desa_app.domain.recap_paper import RecapPaper
    from desa_app.kecamatan import Kecamatan
    from desa_app.kecamatan.recap import DistrictRecaps
    from ui.preferences import Preferences
    from ui.tasks import Progress


class RecapPage(Page):
    """The recap as it is shown to either office, and who signs it."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._papers = PaperDesk(self, preferences)
        self._paper: RecapPaper | None = None
        self._looking = Looking(self, self._show, self._failed)
        now = month_of(office.clock.today())
        self.view = RecapView("kecamatan-rekap", shifted(now, -1), now, preferences, own=False)
        self.signatory = ChoiceField()
        self.part = ChoiceField()
        self._add_signing()
        self._add_parts()
        self._nobody = EmptyState(
            "village",
            self.tr("Belum ada {one} yang terdaftar").format(one=sender_word(office)),
            self.tr(
                "Rekap menjumlahkan kiriman {one}. Daftarkan {one}, lalu terima kirimannya."
            ).format(one=sender_word(office)),
            self.tr("Ke {One} terdaftar").format(One=sender_word(office).capitalize()),
        )
        empty = Card()
        empty.body.addWidget(self._nobody)
        self._stack = FrontStack()
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        self.body.addWidget(self._stack, 1)
        self.names = NamesTab(office, preferences)
        self.view.tabs.addTab(self.names, self.tr("Nama"))
        self.names.failed.connect(self._failed)
        self.view.asked.connect(self.refresh)
        self.view.given_up.connect(self._looking.drop)
        self._nobody.asked.connect(self._to_villages)

    def _add_signing(self) -> None:
        label = Text(self.tr("Penan&da tangan"), Type.STRONG)
        label.setBuddy(self.signatory)
        name_input(self.signatory, self.tr("Penanda tangan rekap"))
        # Duties have long names; the boxes to its right may not be pushed out.
        self.signatory.setFixedWidth(step() * 100)
        self.view.foot.insert(0, together(label, self.signatory))
        self.view.foot.apart = 1

    def _add_parts(self) -> None:
        """At a kabupaten: a line per kecamatan, or the villages of one."""
        label = Text(self.tr("&Baris"), Type.STRONG)
        label.setBuddy(self.part)
        name_input(self.part, self.tr("Baris rekap"))
        place = together(label, self.part)
        self.view.top.insert(1, place)
        place.hide()
        self._part_place = place
        self.part.changed.connect(self.refresh)

    def _offer(self, officials: Sequence[Official], head: Official) -> None:
        """Who is in office today; the first post signs unless another is chosen."""
        profile = self._office.profile
        chosen = self.signatory.value()
        self.signatory.set_options([(one.id, choice_words(profile, one)) for one in officials])
        self.signatory.set_value(chosen if chosen in {one.id for one in officials} else head.id)

    def _offer_parts(self, parts: Sequence[EnrolledVillage]) -> None:
        every = ("", self.tr("Setiap kecamatan"))
        named = self.tr("Desa di Kec. {name}")
        chosen = str(self.part.value() or "")
        blocked = self.part.blockSignals(True)
        self.part.set_options([every, *((one.code, named.format(name=one.name)) for one in parts)])
        self.part.set_value(chosen)
        self.part.blockSignals(blocked)
        self._part_place.setVisible(bool(parts))

    @property
    def _recaps(self) -> DistrictRecaps:
        return self._office.recaps.of(str(self.part.value() or ""))

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Rekap")

    @property
    def subtitle(self) -> str:
        """Period and how many sent."""
        period = self.view.asked_period().words
        sent = self._paper.sent if self._paper is not None and self._some else ""
        return " · ".join(filter(None, (period, sent)))

    @property
    def icon(self) -> str:
        """The icon in the rail."""
        return "recap"

    @property
    def _some(self) -> bool:
        return self._paper is not None and bool(self._paper.tables[0].lines)

    def header_actions(self) -> tuple[PageAction, ...]:
        """Save and print, once there is something."""
        some = self._some
        return (
            PageAction(
                text=self.tr("Simpan Excel…"), run=self.save_workbook, icon="save", enabled=some
            ),
            PageAction(
                text=self.tr("Simpan PDF…"), run=self.save_document, icon="save", enabled=some
            ),
            PageAction(
                text=self.tr("Cetak"),
                run=self.print_document,
                shortcut="Ctrl+P",
                icon="print",
                primary=True,
                enabled=some,
            ),
        )

    def refresh(self) -> None:
        """Read the period."""
        period, k = self.view.asked_period(), self.view.asked_k()
        read = partial(_read, self._office, self._recaps, period.text, k)
        self._looking.follow(read, self.view.waiting.follow)

    def take_focus(self) -> None:
        """Begin on the table."""
        self.view.first_table().setFocus()

    def _show(self, found: _Found) -> None:
        paper = self._paper = found.paper
        self.view.waiting.end()
        self._offer(found.officials, found.head)
        self._offer_parts(found.parts)
        self._stack.setCurrentIndex(0 if self._some else 1)
        self.view.show_paper(paper)
        at = self.view.tabs.indexOf(self.names)
        # Names never stand beside what is for the public.
        self.view.tabs.setTabVisible(at, self._office.names.may() and not paper.rule)
        self.heading_changed.emit()
        self.actions_changed.emit()

    # --- out ------------------------------------------------------------------------------

    def save_workbook(self) -> None:
        """Save the recap as a spreadsheet."""
        self._save(".xlsx", self.tr("Lembar Excel (*.xlsx)"), self._recaps.workbook)

    def save_document(self) -> None:
        """Save the recap as PDF."""
        self._save(".pdf", self.tr("Dokumen PDF (*.pdf)"), self._recaps.document)

    def print_document(self) -> None:
        """Print the recap."""
        make = self._made(self._recaps.document)
        self._papers.print(make, self._office.profile.paper, self.view.paper_name())

    def _save(self, ending: str, kinds: str, make: Callable[..., bytes]) -> None:
        suggested = self.view.file_name(self._office.profile.code, ending)
        path = file_dialogs.save_file(self, self.tr("Simpan rekap"), suggested, kinds)
        if path is not None:
            self._papers.save(self._made(make), path, self.view.paper_name())

    def _made(self, make: Callable[..., bytes]) -> Callable[[], bytes]:
        chosen = str(self.signatory.value() or "")
        k = self.view.asked_k()
        period = self.view.asked_period().text
        names = self.names.included() if not k else None

        def made() -> bytes:
            return make(period, chosen, public=k, names=names() if names is not None else None)

        return made

    def _to_villages(self) -> None:
        self.go_to.emit("desa", None)

    def _failed(self, error: Exception) -> None:
        self.view.waiting.end()
        show_error(self, error)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows, read in one go away from the window's thread."""

    paper: RecapPaper
    officials: Sequence[Official]
    head: Official
    parts: Sequence[EnrolledVillage]


def _read(
    office: Kecamatan, recaps: DistrictRecaps, period: str, k: int, progress: Progress
) -> _Found:
    return _Found(
        recaps.paper(period, public=k, watch=partial(tell, progress)),
        office.officials.in_office(),
        office.officials.head(),
        office.recaps.parts(),
    )

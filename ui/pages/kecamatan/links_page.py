# SPDX-License-Identifier: GPL-3.0-or-later
"""Tautan: what several villages have in common, why it is shown, and what was decided about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from desa_app import wording
from desa_app.domain.links import FoundLink, LinkKind, LinkList
from ui import tasks
from ui.notices import show_error
from ui.pages.common.sender_words import sender_word
from ui.pages.kecamatan import link_words as words
from ui.pages.kecamatan.answer_window import AnswerWindow
from ui.pages.kecamatan.link_details import LinkDetails
from ui.pages.page import Page, PageAction
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import FilterButton
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import name_input
from ui.widgets.flow import FlowLayout
from ui.widgets.folding import FoldingRow
from ui.widgets.text_fields import CheckField

if TYPE_CHECKING:
    from desa_app.domain.links import LinkedPlan
    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences
    from ui.tasks import Progress

YEAR = 12
KINDS: tuple[LinkKind | None, ...] = (None, *LinkKind)


class LinksPage(Page):
    """The list at the left, the chosen link with its picture at the right."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._shown: LinkList | None = None
        self._wanted: tuple[LinkKind, str] | None = None
        self._before: FoundLink | None = None
        self._kinds = QButtonGroup(self)
        self.period = ChoiceField(
            [
                (YEAR, self.tr("12 bulan terakhir")),
                (3, self.tr("3 bulan terakhir")),
                (YEAR * 3, self.tr("3 tahun terakhir")),
                (0, self.tr("Semua waktu")),
            ]
        )
        self.waiting = CheckField(self.tr("&Hanya yang perlu dilihat"))
        self.model: TableModel[FoundLink] = TableModel(
            (
                Column(self.tr("Keadaan"), _state, chip=words.chip_of, width=13),
                Column(self.tr("Yang sama"), _title, accessible=_title_said, width=18,
                       stretch=True),
                Column(self.tr("Desa"), _count, accessible=self._villages, align=Align.RIGHT,
                       width=4),
                Column(self.tr("Rencana"), _plans, align=Align.RIGHT, width=6),
            )
        )  # fmt: skip
        self.table = TableView(self.model, "kecamatan-tautan", self.tr("Tautan"), preferences)
        self.details = LinkDetails(preferences)
        self._build()
        self.table.selection_changed.connect(self._on_selected)
        self.table.opened.connect(self._on_opened)
        self.table.empty_asked.connect(self._on_empty)
        self._kinds.idToggled.connect(self._on_kind)
        self.period.changed.connect(self._read_again)
        self.waiting.changed.connect(self._read_again)
        self.details.ask_again_wanted.connect(self.ask_again)

    def _build(self) -> None:
        unit = step()
        self.period.set_value(YEAR)
        name_input(self.period, self.tr("Waktu"))
        # In two lines where there is little room: seven kinds must not widen the window.
        filters = FlowLayout(unit * 2)
        for number, kind in enumerate(KINDS):
            title = self.tr("Semua") if kind is None else words.kind_words(kind)
            button = FilterButton(str(number), title)
            button.setChecked(kind is None)
            self._kinds.addButton(button, number)
            filters.addWidget(button)
        below = QHBoxLayout()
        below.setSpacing(unit * 3)
        below.addWidget(self.period)
        below.addWidget(self.waiting)
        below.addStretch(1)
        listing = Card()
        listing.body.addLayout(filters)
        listing.body.addLayout(below)
        listing.body.addWidget(self.table, 1)
        self.table.set_row_actions(
            (
                RowAction(self.tr("Putuskan…"), self._decide_rows, single=True),
                RowAction(self.tr("Tarik keputusan"), self._ask_rows, single=True),
            )
        )
        # The villages of a kabupaten lie in several kecamatan, which take a column of their own.
        several = sender_word(self._office) == "kecamatan"
        self.details.setMinimumWidth(unit * (146 if several else 124))
        row = FoldingRow()
        row.add(listing, 12, low=80, least=100)
        row.add(self.details, 10, low=110)
        self.body.addWidget(row, 1)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Tautan")

    @property
    def subtitle(self) -> str:
        """How many wait, and that nothing here is a verdict."""
        if self._shown is None or not self._shown.found:
            return self.tr("Usulan untuk ditanyakan, bukan kesimpulan tentang orang")
        return self.tr("{new} baru, {waiting} perlu dilihat · usulan, bukan kesimpulan").format(
            new=wording.grouped(self._shown.new), waiting=wording.grouped(self._shown.waiting)
        )

    @property
    def icon(self) -> str:
        """The icon in the rail."""
        return "link"

    def header_actions(self) -> tuple[PageAction, ...]:
        """Mark as seen; decide about the selected one."""
        if not self._office.links.may_answer():
            return ()
        fresh = self._shown is not None and self._shown.new > 0
        return (
            PageAction(text=self.tr("Tandai sudah dilihat"), run=self.mark_seen, enabled=fresh),
            PageAction(
                text=self.tr("Putuskan…"),
                run=self.decide,
                shortcut="Ctrl+D",
                primary=True,
                enabled=bool(self.table.selected_rows()),
            ),
        )

    def refresh(self) -> None:
        """Work the links out anew; the selected one stays selected."""
        chosen = self._chosen()
        if chosen is not None:
            self._wanted = (chosen.link.kind, chosen.link.key)
        tasks.run(self, self._read, self._show, self._failed, writes=False)

    def take_focus(self) -> None:
        """Begin on the list."""
        self.table.setFocus()

    # --- jobs -----------------------------------------------------------------------------------

    def decide(self) -> None:
        """Ask for the decision about the selected link."""
        chosen = self._chosen()
        if chosen is None or not self._office.links.may_answer():
            return
        self._before = chosen
        window = AnswerWindow(self._office, chosen, self.window())
        window.saved.connect(self._on_decided)
        window.open()

    def ask_again(self) -> None:
        """Take the decision about the selected link back."""
        chosen = self._chosen()
        if chosen is None or chosen.answer is None:
            return
        self._before = chosen
        work = partial(_ask_again, self._office, chosen)
        tasks.run(self, work, self._on_asked_again, self._failed, writes=True)

    def decide_as_before(self, before: FoundLink) -> None:
        """Take back what the notice told about: the link is as decided as it was before."""
        work = partial(_decide_as_before, self._office, before)
        tasks.run(self, work, self._on_as_before, self._failed, writes=True)

    def mark_seen(self) -> None:
        """Say that all links of now were seen, so that later ones stand out."""
        work = partial(_mark_seen, self._office)
        tasks.run(self, work, self._on_marked, self._failed, writes=True)

    # --- inside ---------------------------------------------------------------------------------

    def _on_asked_again(self, _one: FoundLink) -> None:
        self._offer_undo(self.tr("Keputusan ditarik. Tautan ini perlu diputuskan lagi."))
        self._after_change()

    def _on_as_before(self, one: FoundLink) -> None:
        self._wanted = (one.link.kind, one.link.key)
        self.notices.success(self.tr("Keputusan tentang tautan ini kembali seperti semula."))
        self._after_change()

    def _offer_undo(self, words: str) -> None:
        before, self._before = self._before, None
        if before is not None:
            self.notices.undoable(words, partial(self.decide_as_before, before))

    def _on_marked(self, count: int) -> None:
        self.notices.success(
            self.tr("{count} tautan ditandai sudah dilihat. Yang datang kemudian bertanda baru.")
            .format(count=count)
        )  # fmt: skip
        self._after_change()

    def _read(self, progress: Progress) -> LinkList:
        return self._office.links.list(
            kind=KINDS[max(self._kinds.checkedId(), 0)],
            months=self._months(),
            waiting=bool(self.waiting.value()),
        )

    def _months(self) -> int:
        chosen = self.period.value()
        return chosen if isinstance(chosen, int) else 0

    def _show(self, shown: LinkList) -> None:
        self._shown = shown
        wanted, self._wanted = self._wanted, None
        self._say_empty()
        self.model.set_rows(shown.found)
        keys = [(one.link.kind, one.link.key) for one in shown.found]
        if keys:
            self.table.select_row(keys.index(wanted) if wanted in keys else 0)
        else:
            self._on_selected(())
        self.badge_changed.emit(shown.new)
        self.heading_changed.emit()
        self.actions_changed.emit()

    def _say_empty(self) -> None:
        narrowed = self._kinds.checkedId() > 0 or self._months() or self.waiting.value()
        self.table.set_empty(
            "link",
            self.tr("Belum ada tautan"),
            self.tr(
                "Bila dua desa atau lebih mengirim orang, perekrut, nomor telepon atau P3MI yang"
                " sama, tautannya tampil di sini."
            ),
            self.tr("Tampilkan semua") if narrowed else "",
        )

    def _chosen(self) -> FoundLink | None:
        rows = self.table.selected_rows()
        found = rows[0] if len(rows) == 1 else None
        return found if isinstance(found, FoundLink) else None

    def _on_selected(self, _rows: tuple[FoundLink, ...]) -> None:
        chosen = self._chosen()
        allowed = self._office.links.may_answer()
        self.details.show_link(chosen, self._shown, allowed=allowed)
        self.actions_changed.emit()
        if chosen is not None:
            work = partial(_people_behind, self._office, chosen)
            tasks.run(
                self,
                work,
                partial(self._on_plans, chosen),
                self._failed,
                # Looking at cases writes into the log.
                writes=chosen.link.kind is LinkKind.CASE,
            )

    def _on_plans(self, one: FoundLink, plans: tuple[LinkedPlan, ...]) -> None:
        """Unless another one was selected while these were read."""
        if self._chosen() is one:
            self.details.show_plans(plans)

    def _on_opened(self, _row: FoundLink) -> None:
        self.decide()

    def _decide_rows(self, _rows: tuple[FoundLink, ...]) -> None:
        self.decide()

    def _ask_rows(self, _rows: tuple[FoundLink, ...]) -> None:
        self.ask_again()

    def _on_decided(self, one: FoundLink) -> None:
        self._wanted = (one.link.kind, one.link.key)
        self._offer_undo(self.tr("Keputusan tersimpan."))
        self._after_change()

    def _after_change(self) -> None:
        self.changed.emit()
        self.refresh()

    def _on_kind(self, _number: int, on: bool) -> None:
        if on:
            self._read_again()

    def _on_empty(self) -> None:
        self._kinds.buttons()[0].setChecked(True)
        self.waiting.set_value(False)
        self.period.set_value(0)

    def _read_again(self) -> None:
        self.refresh()

    def _villages(self, row: FoundLink) -> str:
        return words.villages_words(row, self._shown) if self._shown is not None else ""

    def _failed(self, error: Exception) -> None:
        show_error(self, error)


def _ask_again(office: Kecamatan, one: FoundLink, _: Progress) -> FoundLink:
    return office.links.ask_again(one.link.kind, one.link.key)


def _decide_as_before(office: Kecamatan, one: FoundLink, _: Progress) -> FoundLink:
    if one.answer is None or one.noted is None:
        return office.links.ask_again(one.link.kind, one.link.key)
    return office.links.answer(one.link.kind, one.link.key, one.answer, one.noted.note)


def _mark_seen(office: Kecamatan, _: Progress) -> int:
    return office.links.mark_seen()


def _people_behind(office: Kecamatan, one: FoundLink, _: Progress) -> tuple[LinkedPlan, ...]:
    return office.links.plans_of(one.link)


def _state(row: FoundLink) -> str:
    return words.chip_of(row)[0]


def _title(row: FoundLink) -> str:
    return row.link.title


def _title_said(row: FoundLink) -> str:
    return f"{words.kind_words(row.link.kind)}: {row.link.title}"


def _count(row: FoundLink) -> str:
    return str(len(row.link.villages))


def _plans(row: FoundLink) -> str:
    return "–" if row.link.kind is LinkKind.PERSON else wording.grouped(row.link.plans)

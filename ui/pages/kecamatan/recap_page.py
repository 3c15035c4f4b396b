# SPDX-License-Identifier: GPL-3.0-or-later
"""Rekap: a month of all villages, on screen in groups, as spreadsheet and as PDF in whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget

from desa_app import wording
from desa_app.domain.recap import GROUPS, KEYS, DistrictRecap, month_of
from ui import tasks
from ui.notices import show_error
from ui.pages.common.official_words import choice_words
from ui.pages.common.papers import PaperDesk
from ui.pages.kecamatan.recap_table import RecapTable
from ui.pages.page import Page, PageAction
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import FilterButton
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import name_input
from ui.widgets.labels import Text, Type
from ui.widgets.month_field import MonthField, shifted

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences
    from ui.tasks import Progress


USUAL_STEP = 4


class RecapPage(Page):
    """Month and groups above, the table of the chosen group below."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._papers = PaperDesk(self, preferences)
        self._recap: DistrictRecap | None = None
        now = month_of(office.clock.today())
        self.month = MonthField(shifted(now, -1), now)
        self.signatory = ChoiceField()
        self._missing = Text("", wrap=True)
        self._unknown = Text("", Type.SMALL, wrap=True)
        self._buttons = QButtonGroup(self)
        self._stack = QStackedWidget()
        self.tables: dict[str, RecapTable] = {}
        tools = QHBoxLayout()
        tools.setSpacing(step() * 2)
        for number, (group, title, rows) in enumerate(GROUPS):
            button = FilterButton(group, title)
            button.setChecked(number == 0)
            self._buttons.addButton(button, number)
            tools.addWidget(button)
            table = RecapTable(
                group, self.tr("Rekap {group}").format(group=title), rows, preferences
            )
            table.set_empty(
                "village",
                self.tr("Belum ada desa yang terdaftar"),
                self.tr("Rekap menjumlahkan kiriman desa. Daftarkan desa, lalu terima kirimannya."),
                self.tr("Ke Desa terdaftar"),
            )
            table.empty_asked.connect(self._to_villages)
            self.tables[group] = table
            self._stack.addWidget(table)
        tools.addStretch(1)
        card = Card()
        if step() > USUAL_STEP:
            # Beside the groups there is no room for the month when the text is larger.
            card.body.addWidget(self.month, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            tools.addWidget(self.month)
        card.body.addLayout(tools)
        card.body.addWidget(self._stack, 1)
        card.body.addLayout(self._signing())
        card.body.addWidget(self._missing)
        card.body.addWidget(self._unknown)
        self.body.addWidget(card, 1)
        self._buttons.idToggled.connect(self._on_group)
        self.month.changed.connect(self._on_month)

    def _signing(self) -> QHBoxLayout:
        label = Text(self.tr("Penan&da tangan rekap"), Type.STRONG)
        label.setBuddy(self.signatory)
        name_input(self.signatory, self.tr("Penanda tangan rekap"))
        self.signatory.setMinimumWidth(step() * 100)
        row = QHBoxLayout()
        row.setSpacing(step() * 3)
        row.addWidget(label)
        row.addWidget(self.signatory)
        row.addStretch(1)
        return row

    def _offer_signatories(self) -> None:
        """Who is in office today; the first post signs unless another is chosen."""
        officials = self._office.officials.in_office()
        profile = self._office.profile
        self.signatory.set_options([(one.id, choice_words(profile, one)) for one in officials])
        if self.signatory.value() is None:
            self.signatory.set_value(self._office.officials.head().id)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Rekap")

    @property
    def subtitle(self) -> str:
        """Month and how many sent."""
        month = wording.month_name(self.month.value())
        if self._recap is None or not self._recap.villages:
            return month
        every = len(self._recap.villages)
        return self.tr("{month} · {sent} dari {every} desa sudah mengirim").format(
            month=month, sent=every - len(self._recap.missing), every=every
        )

    @property
    def icon(self) -> str:
        """The icon in the rail."""
        return "recap"

    def header_actions(self) -> tuple[PageAction, ...]:
        """Save and print, once there is something."""
        some = self._recap is not None and bool(self._recap.villages)
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
        """Read the month."""
        self._offer_signatories()
        period = self.month.value()

        def read(progress: Progress) -> DistrictRecap:
            return self._office.recaps.sheet(period)

        tasks.run(self, read, self._show, self._failed, writes=False)

    def take_focus(self) -> None:
        """Begin on the table."""
        list(self.tables.values())[self._stack.currentIndex()].setFocus()

    def _show(self, recap: DistrictRecap) -> None:
        if recap.period != self.month.value():
            return  # the person has stepped on meanwhile
        self._recap = recap
        for table in self.tables.values():
            table.show_recap(recap)
        names = ", ".join(village.name for village in recap.missing)
        self._missing.setText(
            self.tr("Belum mengirim: {names}. Angkanya belum masuk jumlah.").format(names=names)
        )
        self._missing.setVisible(bool(names))
        unknown = sum(recap.total(key).unknown for key in KEYS)
        self._unknown.setText(
            self.tr("Jml lebih besar daripada L + P bila jenis kelamin ada yang belum tercatat.")
        )
        self._unknown.setVisible(bool(unknown))
        self.heading_changed.emit()
        self.actions_changed.emit()

    # --- out ------------------------------------------------------------------------------

    def save_workbook(self) -> None:
        """Save the month as a spreadsheet."""
        self._save(".xlsx", self.tr("Lembar kerja Excel (*.xlsx)"))

    def save_document(self) -> None:
        """Save the month as PDF."""
        self._save(".pdf", self.tr("Dokumen PDF (*.pdf)"))

    def print_document(self) -> None:
        """Print the month."""
        period = self.month.value()
        self._papers.print(
            partial(self._office.recaps.document, period, self._chosen()),
            self._office.profile.paper,
            self._name(period),
        )

    def _save(self, ending: str, kinds: str) -> None:
        period = self.month.value()
        suggested = f"REKAP-{self._office.profile.code}-{period}{ending}"
        path = file_dialogs.save_file(self, self.tr("Simpan rekap"), suggested, kinds)
        if path is None:
            return
        make = self._office.recaps.workbook if ending == ".xlsx" else self._office.recaps.document
        self._papers.save(partial(make, period, self._chosen()), path, self._name(period))

    def _chosen(self) -> str:
        return str(self.signatory.value() or "")

    def _name(self, period: str) -> str:
        return self.tr("Rekap {month}").format(month=wording.month_name(period))

    def _on_group(self, number: int, on: bool) -> None:
        if on:
            self._stack.setCurrentIndex(number)

    def _on_month(self) -> None:
        self.heading_changed.emit()
        self.refresh()

    def _to_villages(self) -> None:
        self.go_to.emit("desa", None)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

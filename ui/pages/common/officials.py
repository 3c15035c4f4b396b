# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs for the office: the list with terms, adding, correcting, ending a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.signing import title_of
from ui.looking import Looking
from ui.pages.common.official_window import EndTermWindow, OfficialWindow
from ui.pages.common.official_words import choice_words, state_words, term_words
from ui.palette import Tone
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.window_size import resize_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.desa import Desa
    from desa_app.domain.office import Official
    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences

    Office = Desa | Kecamatan


class OfficialsCard(Card):
    """Who may sign today, and the way to the whole list. ``changed`` tells of any change."""

    changed = Signal()

    def __init__(self, office: Office, preferences: Preferences) -> None:
        super().__init__()
        self.set_heading(self.tr("Penanda tangan hari ini"))
        self._office = office
        self._preferences = preferences
        self._told = Text("", Type.BODY, wrap=True)
        self._looking = Looking(self, self._show)
        self.button = secondary(self.tr("Daftar pejabat…"), icon="people")
        self.body.addWidget(self._told)
        self.body.addWidget(self.button)
        self.button.clicked.connect(self.open_list)
        self.refresh()

    def refresh(self) -> None:
        """Read who is in office anew."""
        self._looking.ask(self._office.officials.in_office)

    def _show(self, officials: Sequence[Official]) -> None:
        lines = [choice_words(self._office.profile, one) for one in officials]
        self._told.setText("\n".join(lines) or self.tr("Belum ada pejabat yang dicatat."))

    def open_list(self) -> OfficialsWindow:
        """Show everybody who signs or signed."""
        window = OfficialsWindow(self._office, self._preferences, self.window())
        window.changed.connect(self._on_changed)
        window.open()
        return window

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()


class OfficialsWindow(QDialog):
    """The list of officials. ``changed`` tells that one was added, corrected or ended."""

    changed = Signal()

    def __init__(self, office: Office, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._office = office
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pejabat penanda tangan"))
        resize_within(self, 250, 130)
        self.model: TableModel[Official] = TableModel(self._columns())
        self.table = TableView(self.model, "pejabat", self.tr("Pejabat"), preferences)
        self.table.set_empty(
            "people",
            self.tr("Belum ada pejabat"),
            self.tr("Catat siapa yang menandatangani surat kantor ini."),
            self.tr("Tambah pejabat"),
        )
        self.add_button = primary(self.tr("&Tambah pejabat…"), icon="plus")
        self.change_button = secondary(self.tr("&Ubah…"), icon="edit")
        self.end_button = secondary(self.tr("&Akhiri masa jabatan…"), icon="calendar")
        close = secondary(self.tr("Kembali"))
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Pejabat penanda tangan"), Type.HEADING))
        column.addWidget(
            Text(
                self.tr(
                    "Pada surat hanya pejabat yang menjabat pada hari itu dapat dipilih. Surat yang"
                    " sudah terbit tidak berubah."
                ),
                Type.MUTED,
                wrap=True,
            )
        )
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(unit * 3)
        for button in (self.add_button, self.change_button, self.end_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self.add_button.clicked.connect(self.add)
        self.change_button.clicked.connect(self.change)
        self.end_button.clicked.connect(self.end_term)
        close.clicked.connect(self.reject)
        self.table.opened.connect(self._open)
        self.table.empty_asked.connect(self.add)
        self.table.selection_changed.connect(self._on_selected)
        self.refresh()

    def _columns(self) -> tuple[Column[Official], ...]:
        profile = self._office.profile
        today = self._office.clock.today

        def title(one: Official) -> str:
            return title_of(profile, one)

        def chip(one: Official) -> tuple[str, Tone]:
            state = state_words(one, today())
            return state, Tone.GOOD if one.in_office(today()) else Tone.NEUTRAL

        return (
            Column(self.tr("Nama"), _name, width=24, stretch=True),
            Column(self.tr("Jabatan"), title, width=22),
            Column(self.tr("NIPD / NIP"), _number, width=22),
            Column(self.tr("Masa jabatan"), term_words, width=22),
            Column(self.tr("Keadaan"), lambda one: state_words(one, today()), chip=chip, width=12),
        )

    def refresh(self) -> None:
        """Read the list anew."""
        self.model.set_rows(self._office.officials.everybody())
        self._on_selected()

    @property
    def selected(self) -> Official | None:
        """The official that the buttons are about."""
        rows = self.table.selected_rows()
        return rows[0] if len(rows) == 1 else None

    def add(self) -> OfficialWindow:
        """Ask for a new official."""
        return self._ask(OfficialWindow(self._office, None, self))

    def change(self) -> None:
        """Correct the selected official."""
        if self.selected is not None:
            self._ask(OfficialWindow(self._office, self.selected, self))

    def end_term(self) -> None:
        """Ask for the last day of the selected official."""
        if self.selected is not None:
            window = EndTermWindow(self._office, self.selected, self)
            window.saved.connect(self._on_saved)
            window.open()

    def _ask(self, window: OfficialWindow) -> OfficialWindow:
        window.saved.connect(self._on_saved)
        window.open()
        return window

    def _open(self, official: Official) -> None:
        self._ask(OfficialWindow(self._office, official, self))

    def _on_selected(self, _rows: object = None) -> None:
        chosen = self.selected
        today = self._office.clock.today()
        self.change_button.setEnabled(chosen is not None)
        self.end_button.setEnabled(chosen is not None and chosen.in_office(today))

    def _on_saved(self, _official: Official) -> None:
        self.refresh()
        self.changed.emit()


def _name(one: Official) -> str:
    return one.name


def _number(one: Official) -> str:
    return one.number_line

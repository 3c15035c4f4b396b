# SPDX-License-Identifier: GPL-3.0-or-later
"""Table A on the screen: one group of columns at a time, chosen with chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desa_app.domain.count_table import CountTable, part_of, upright
from ui.tables.count_view import CountView
from ui.theme import step
from ui.widgets.buttons import FilterButton
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from ui.preferences import Preferences

EVERYTHING = ""


class RecapTableTab(QWidget):
    """Chips above, the table below. A village's own recap stands upright, and whole at first."""

    def __init__(self, name: str, title: str, preferences: Preferences, *, own: bool) -> None:
        super().__init__()
        self._own = own
        self._table: CountTable | None = None
        self._compare = False
        self._keys: tuple[str, ...] = ()
        self.view = CountView(name, title, preferences)
        self.buttons = QButtonGroup(self)
        self._chips = QWidget()
        self._flow = FlowLayout(step() * 2, self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, step() * 3, 0, 0)
        column.setSpacing(step() * 2)
        column.addWidget(self._chips)
        column.addWidget(self.view, 1)
        self.buttons.idClicked.connect(self._on_chip)

    def show_table(self, table: CountTable, *, compare: bool) -> None:
        """Show another recap in the same group of columns."""
        self._table, self._compare = table, compare
        self._offer(table)
        self._show()

    def chosen(self) -> str:
        """The key of the group that is shown; empty for all of them."""
        return self._keys[self.buttons.checkedId()] if self._keys else EVERYTHING

    def choose(self, key: str) -> None:
        """Show another group."""
        self.buttons.button(self._keys.index(key)).setChecked(True)
        self._show()

    def _offer(self, table: CountTable) -> None:
        sections = [(section.key, section.short) for section in table.sections]
        if self._own and sections:
            sections.insert(0, (EVERYTHING, self.tr("Semua")))
        keys = tuple(key for key, _ in sections)
        if keys == self._keys:
            return
        before = self.chosen()
        for button in self.buttons.buttons():
            self.buttons.removeButton(button)
            self._flow.removeWidget(button)
            button.deleteLater()
        self._keys = keys
        for number, (key, title) in enumerate(sections):
            chip = FilterButton(key, title)
            chip.setChecked(key == before if before in keys else number == 0)
            self.buttons.addButton(chip, number)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(len(keys) > 1)

    def _show(self) -> None:
        table = self._table
        if table is None:
            return
        chosen = self.chosen()
        shown = table
        if chosen:
            shown = part_of(table, tuple(one for one in table.sections if one.key == chosen))
        if self._own and shown.lines and shown.sections:
            shown = upright(shown)
        self.view.show_table(shown, compare=self._compare)

    def _on_chip(self, _number: int) -> None:
        self._show()

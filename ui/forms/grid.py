# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields of a form in columns: as many as were asked for, fewer where there is no room."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from ui.theme import step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FieldGrid(QGridLayout):
    """Places its fields anew when :meth:`fit` tells another width; their order stays."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self._shown = columns
        self._fields: list[tuple[QWidget, int]] = []
        self._cell = 0
        self.setHorizontalSpacing(step() * 4)
        self.setVerticalSpacing(step() * 2)
        self._stretch()

    def add(self, field: QWidget, span: int) -> None:
        """Take one more field, ``span`` of the columns that were asked for."""
        self._fields.append((field, span))
        self._place(field, span)

    def least_width(self) -> int:
        """The width of the widest field, in pixels."""
        return max((_wide(field) for field, _ in self._fields), default=0)

    def fit(self, width: int) -> None:
        """Use the most columns in which no field is cut at this width."""
        fitting = (count for count in range(self._columns, 1, -1) if self._needs(count) <= width)
        shown = next(fitting, 1)
        if shown == self._shown:
            return
        self._shown, self._cell = shown, 0
        for field, _ in self._fields:
            self.removeWidget(field)
        for field, span in self._fields:
            self._place(field, span)
        self._stretch()

    def _place(self, field: QWidget, span: int) -> None:
        row, column, wide = self._next_cell(self._cell, span, self._shown)
        self.addWidget(field, row, column, 1, wide)
        self._cell = row * self._shown + column + wide

    def _next_cell(self, cell: int, span: int, shown: int) -> tuple[int, int, int]:
        wide = min(shown, max(1, math.ceil(span * shown / self._columns)))
        at = cell % shown
        if at + wide > shown:
            cell += shown - at
        return cell // shown, cell % shown, wide

    def _needs(self, shown: int) -> int:
        """The width at which so many columns cut nothing, in pixels."""
        gap = self.horizontalSpacing()
        columns, cell = [0] * shown, 0
        for field, span in self._fields:
            row, column, wide = self._next_cell(cell, span, shown)
            cell = row * shown + column + wide
            share = math.ceil((_wide(field) - gap * (wide - 1)) / wide)
            for number in range(column, column + wide):
                columns[number] = max(columns[number], share)
        return sum(columns) + gap * (shown - 1)

    def _stretch(self) -> None:
        for column in range(self._columns):
            self.setColumnStretch(column, int(column < self._shown))


def _wide(field: QWidget) -> int:
    return max(field.minimumSizeHint().width(), field.minimumWidth())

# SPDX-License-Identifier: GPL-3.0-or-later
"""One table model for every list: columns are declared, rows are frozen values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desa_app.domain.full_numbers import mask_numbers, refuse_unknown

if TYPE_CHECKING:
    from ui.palette import Tone

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
CHIP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Align(Enum):
    """Where the words of a column stand; numbers to the right."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    ``sort`` is the word the front door sorts by, None if it cannot. ``chip`` gives word and tone
    instead of plain text. ``accessible`` is what a screen reader says when the text alone does
    not do. ``width`` counts average letters; ``stretch`` takes the room that is left. A NIK or KK
    is masked wherever it stands, unless ``full_numbers`` names the exception that allows it.
    """

    title: str
    text: Callable[[Row], str]
    sort: str | None = None
    align: Align = Align.LEFT
    chip: Callable[[Row], tuple[str, Tone] | None] | None = None
    accessible: Callable[[Row], str] | None = None
    width: int = 14
    stretch: bool = False
    full_numbers: str = ""

    def __post_init__(self) -> None:
        """Raise ``KeyError`` for an exception that is not listed."""
        refuse_unknown(self.full_numbers)

    def shown(self, words: str) -> str:
        """Words as this column may show, copy and say them."""
        return words if self.full_numbers else mask_numbers(words)


class TableModel(QAbstractTableModel, Generic[Row]):
    """Shows a tuple of rows; it neither sorts nor filters, the owner asks SQL for that."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._more: Callable[[Row], Sequence[Row]] | None = None
        self._sorted_by = ""
        self._descending = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def set_rows(
        self,
        rows: Sequence[Row],
        more: Callable[[Row], Sequence[Row]] | None = None,
    ) -> None:
        """Show other rows. ``more`` reads those after a row, when the end is scrolled to."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._more = more if rows else None
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        """Whether rows may follow that were not read yet."""
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: Index) -> None:
        """Read the next rows; when there are none, these were all."""
        if self._more is None:
            return
        further = tuple(self._more(self._rows[-1]))
        if not further:
            self._more = None
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(further) - 1)
        self._rows += further
        self.endInsertRows()

    def row_at(self, index: Index) -> Row | None:
        """The row an index points to."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._rows[index.row()]

    def show_sorting(self, sort: str, descending: bool) -> None:
        """Mark the column by which the owner has sorted."""
        self._sorted_by, self._descending = sort, descending
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @property
    def sorting(self) -> tuple[str, bool]:
        """The word sorted by ("" for none) and whether it is descending."""
        return self._sorted_by, self._descending

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows; none below a row."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns; none below a row."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, copies, or says."""
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == CHIP_ROLE:
            return column.chip(row) if column.chip is not None else None
        if role == Qt.ItemDataRole.DisplayRole:
            chip = column.chip(row) if column.chip is not None else None
            return column.shown(chip[0] if chip is not None else column.text(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = column.accessible(row) if column.accessible is not None else column.text(row)
            return f"{column.title}: {column.shown(said)}"
        return row if role == ROW_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Titles; the sorted one has an arrow. A row is headed by its first cell."""
        if orientation is Qt.Orientation.Vertical and role in _TEXTS and section < len(self._rows):
            return self.columns[0].shown(self.columns[0].text(self._rows[section]))
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        sorted_here = bool(column.sort) and column.sort == self._sorted_by
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = (" ↓" if self._descending else " ↑") if sorted_here else ""
            return column.title + arrow
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value
        if role == Qt.ItemDataRole.AccessibleTextRole:
            way = self.tr("turun") if self._descending else self.tr("naik")
            return f"{column.title}, {way}" if sorted_here else column.title
        return None

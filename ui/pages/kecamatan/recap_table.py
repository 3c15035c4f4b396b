# SPDX-License-Identifier: GPL-3.0-or-later
"""One group of the recap as a table: a line per village, L, P and Jml under each heading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desa_app import wording
from desa_app.domain.recap import Count, DistrictRecap
from ui.tables.chip_delegate import ChipDelegate
from ui.tables.grouped_header import GroupedHeader, HeaderGroup
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView

if TYPE_CHECKING:
    from ui.preferences import Preferences

SILENT = "–"
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapLine:
    """One line: a village's counts, None when it has not sent; or the sum of those that did."""

    name: str
    counts: dict[str, Count] | None


def lines_of(recap: DistrictRecap, keys: tuple[str, ...]) -> tuple[RecapLine, ...]:
    """A line per village and the sum below."""
    lines = [
        RecapLine(name=v.name, counts=v.recap.counts if v.recap is not None else None)
        for v in recap.villages
    ]
    if not lines:
        return ()
    sent = len(lines) - len(recap.missing)
    total = translate("RecapTable", "Jumlah dari {sent} desa").format(sent=sent)
    sums = {key: recap.total(key) for key in keys} if sent else None
    return (*lines, RecapLine(name=total, counts=sums))


class SumDelegate(ChipDelegate):
    """Paints the last row, the sum, in a stronger face."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint as the others, only stronger."""
        shown: Any = QStyleOptionViewItem(option)  # the stubs do not know its public members
        if index.row() == index.model().rowCount() - 1:
            font = QFont(shown.font)
            font.setWeight(QFont.Weight.DemiBold)
            shown.font = font
        super().paint(painter, shown, index)


class RecapTable(TableView):
    """Shows one group; a village that has not sent shows dashes, never zeros."""

    def __init__(
        self, group: str, title: str, rows: tuple[tuple[str, str], ...], preferences: Preferences
    ) -> None:
        self.keys = tuple(key for key, _ in rows)
        name = Column(translate("RecapTable", "Desa"), _name, width=20, stretch=True)
        columns = [name]
        for key, heading in rows:
            columns += [
                _number_column(key, heading, part, short)
                for part, short in (
                    ("male", translate("RecapTable", "L")),
                    ("female", translate("RecapTable", "P")),
                    ("total", translate("RecapTable", "Jml")),
                )
            ]
        self.lines = TableModel(columns)
        super().__init__(self.lines, f"kecamatan-rekap-{group}", title, preferences)
        self.setItemDelegate(SumDelegate(self))
        header = GroupedHeader(
            [HeaderGroup(heading, 1 + at * 3, 3) for at, (_, heading) in enumerate(rows)], self
        )
        self.setHorizontalHeader(header)
        header.show()
        self._set_widths()

    def _words_width(self, at: int) -> int:
        """Numbers of one and of four digits stand in equal columns, month after month."""
        return max(super()._words_width(at), self._declared(at))

    def show_recap(self, recap: DistrictRecap) -> None:
        """Show a month."""
        self.lines.set_rows(lines_of(recap, self.keys))


def _number_column(key: str, heading: str, part: str, short: str) -> Column[RecapLine]:
    return Column(
        short,
        partial(_number, key, part),
        align=Align.RIGHT,
        accessible=partial(_said, key, part, heading),
        width=5,
    )


def _name(line: RecapLine) -> str:
    return line.name


def _number(key: str, part: str, line: RecapLine) -> str:
    if line.counts is None:
        return SILENT
    return wording.grouped(getattr(line.counts.get(key, Count()), part))


def _said(key: str, part: str, heading: str, line: RecapLine) -> str:
    words = {
        "male": translate("RecapTable", "laki-laki"),
        "female": translate("RecapTable", "perempuan"),
        "total": translate("RecapTable", "jumlah"),
    }
    number = _number(key, part, line)
    if number == SILENT:
        number = translate("RecapTable", "belum mengirim")
    return f"{line.name}, {heading}, {words[part]}: {number}"

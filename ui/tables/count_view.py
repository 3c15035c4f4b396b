# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows a table of counts: names stand still, numbers scroll, the sum stands first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desa_app.domain.count_table import CountLine, CountTable, Heading, Section, changed, shown
from ui import palette
from ui.tables.chip_delegate import ChipDelegate
from ui.tables.frozen_table import FrozenTable
from ui.tables.grouped_header import GroupedHeader, HeaderGroup, word_room
from ui.tables.table_model import Align, Column, TableModel
from ui.theme import step

if TYPE_CHECKING:
    from ui.preferences import Preferences

translate = QCoreApplication.translate


class CountDelegate(ChipDelegate):
    """Paints the sum stronger, and words in the place of numbers over the whole line."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint as the others do, but for the sum and silent lines."""
        view: Any = self.parent()
        line = view.lines.row_at(index)
        shown: Any = QStyleOptionViewItem(option)  # the stubs do not know its public members
        if line is not None and line.silent:
            self._paint_silent(painter, shown, line.silent, view)
            return
        if view.sums and index.row() == 0:
            font = QFont(shown.font)
            font.setWeight(QFont.Weight.DemiBold)
            shown.font = font
        super().paint(painter, shown, index)

    def _paint_silent(self, painter: QPainter, option: Any, words: str, view: Any) -> None:
        """The words begin at the left of what is seen, wherever the numbers are scrolled to."""
        colors = palette.active()
        painter.save()
        painter.setClipRect(option.rect)
        painter.fillRect(option.rect, QColor(colors.warn.soft))
        painter.setFont(option.font)
        painter.setPen(QColor(colors.warn.text))
        room = option.rect
        room.setLeft(step() * 3)
        room.setRight(view.viewport().width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class CountView(FrozenTable):
    """Shows any :class:`CountTable`; its columns follow from what is shown.

    The sum stands above the lines, where it is seen however many there are.
    """

    # On the class, because the table asks for its widths while it is being made.
    _groups: tuple[HeaderGroup, ...] = ()

    def __init__(self, name: str, title: str, preferences: Preferences) -> None:
        first: Column[CountLine] = Column("", _name, width=20)
        self.lines: TableModel[CountLine] = TableModel([first])
        self.sums = False
        super().__init__(self.lines, name, title, preferences)
        self.setItemDelegate(CountDelegate(self))
        self._header = GroupedHeader((), self)
        self.setHorizontalHeader(self._header)
        self._header.show()

    def show_table(self, table: CountTable, *, compare: bool = False) -> None:
        """Show these lines and columns; with ``compare`` a column ± beside each number."""
        columns: list[Column[CountLine]] = [Column(table.names, _name, width=20)]
        groups: list[HeaderGroup] = []
        compare = compare and any(
            line.changes for line in (*table.lines, table.total) if line is not None
        )
        for section, at in table.spans():
            place = at
            for heading in section.headings:
                added = _columns(section, heading, place, compare=compare)
                groups.append(HeaderGroup(heading.title, len(columns), len(added)))
                columns += added
                place += len(heading.parts)
        rows = table.lines if table.total is None else (table.total, *table.lines)
        self.sums = table.total is not None
        self.names.strong_first = self.sums
        self._groups = tuple(groups)
        self.lines.columns = tuple(columns)
        self.lines.set_rows(rows if table.lines else ())
        self.hideColumn(0)
        self.set_corner(table.names)
        self._set_widths()
        self._header.set_groups(groups)
        self.updateGeometries()

    def _words_width(self, at: int) -> int:
        """Numbers of one and of four digits stand in equal columns, month after month."""
        return max(super()._words_width(at), self._declared(at))

    def _least_width(self, at: int) -> int:
        """Where not all fit, a column is no wider than its numbers and the words above them."""
        over = next((one for one in self._groups if 0 <= at - one.first < one.count), None)
        return max(super()._words_width(at), word_room(over, self.font()) if over else 0)


def _columns(
    section: Section, heading: Heading, first: int, *, compare: bool
) -> list[Column[CountLine]]:
    single = len(heading.parts) == 1
    wide = max(5, len(max(heading.title.split(), key=len)) + 2) if single else 5
    title = " ".join(filter(None, (section.title, heading.title)))
    found = [
        Column(
            part,
            partial(_cell, first + at),
            align=Align.RIGHT,
            accessible=partial(_said, first + at, f"{title}, {_spoken(part)}"),
            width=wide,
        )
        for at, part in enumerate(heading.parts)
    ]
    if compare:
        last = first + len(heading.parts) - 1
        words = translate("CountView", "{title}, selisih dari masa sebelumnya")
        found.append(
            Column(
                "±",
                partial(_change, last),
                align=Align.RIGHT,
                accessible=partial(_said_change, last, words.format(title=title)),
                width=5,
            )
        )
    return found


def _name(line: CountLine) -> str:
    return line.name


def _cell(at: int, line: CountLine) -> str:
    return shown(line.cells[at]) if line.cells else ""


def _change(at: int, line: CountLine) -> str:
    return changed(line.changes[at]) if line.changes else ""


def _said(at: int, title: str, line: CountLine) -> str:
    return f"{line.name}, {title}: {shown(line.cells[at]) if line.cells else line.silent}"


def _said_change(at: int, title: str, line: CountLine) -> str:
    unknown = translate("CountView", "tidak diketahui")
    return f"{line.name}, {title}: {_change(at, line) or unknown}"


def _spoken(part: str) -> str:
    return {
        "L": translate("CountView", "laki-laki"),
        "P": translate("CountView", "perempuan"),
        "Jml": translate("CountView", "jumlah"),
    }.get(part, part)

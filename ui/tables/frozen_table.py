# SPDX-License-Identifier: GPL-3.0-or-later
"""A wide table of numbers whose names stay in sight while the numbers are scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import palette
from ui.tables.table_view import TableView, row_height
from ui.theme import step
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from ui.preferences import Preferences
    from ui.tables.table_model import TableModel

_MOST_SHARE = 0.4


class NameHeader(QHeaderView):
    """The first column of the model as the heads of the rows; the first may be a sum."""

    # On the class, since Qt asks a header for its size before it is made and after it is gone.
    _longest = 0.0

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.strong_first = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def measure(self) -> None:
        """Find the longest name. Not done in ``sizeHint``: Qt asks for that in dying tables too."""
        model = self.model()
        metrics = QFontMetricsF(self._font(strong=True))
        names = (self._name(row) for row in range(model.rowCount()))
        self._longest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)

    def sizeHint(self) -> QSize:
        """As wide as the longest name, but never more than a share of the table."""
        wide = self._longest + step() * 5
        table = self.parentWidget()
        most = table.width() * _MOST_SHARE if table is not None else wide
        return QSize(round(max(min(wide, most), step() * 20)), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The name on the ground of its row."""
        colors = palette.active()
        selection: Any = self.selectionModel()
        selected = bool(selection) and selection.isRowSelected(logicalIndex, self.rootIndex())
        painter.save()
        painter.fillRect(rect, QColor(colors.selected if selected else colors.card))
        room = QRectF(rect)
        painter.fillRect(
            QRectF(room.left(), room.bottom() - 1, room.width(), 1), QColor(colors.line)
        )
        edge = QRectF(room.right() - 1, room.top(), 1, room.height())
        painter.fillRect(edge, QColor(colors.field_line))
        if selected:
            painter.fillRect(
                QRectF(room.left(), room.top(), 3, room.height()), QColor(colors.primary)
            )
        font = self._font(strong=self.strong_first and logicalIndex == 0)
        painter.setFont(font)
        painter.setPen(QColor(colors.text))
        inner = room.adjusted(step() * 2, 0, -step() * 2, 0)
        words = QFontMetricsF(font).elidedText(
            self._name(logicalIndex), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def _name(self, row: int) -> str:
        return str(self.model().index(row, 0).data() or "")

    def _font(self, *, strong: bool) -> QFont:
        table = self.parentWidget()
        font = QFont(table.font() if table is not None else self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font


class FrozenTable(TableView):
    """A :class:`TableView` whose first column stands still at the left."""

    _corner: Text | None = None

    def __init__(
        self,
        model: TableModel[Any],
        name: str,
        accessible_name: str,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, name, accessible_name, preferences, parent)
        self._corner = Text(model.columns[0].title, Type.SMALL, parent=self)
        self._corner.setContentsMargins(step() * 2, 0, 0, step() * 2)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.names = NameHeader(self)
        self.setVerticalHeader(self.names)
        self.names.setDefaultSectionSize(row_height(self.fontMetrics()))
        self.names.show()
        self.hideColumn(0)
        self._measure()
        model.modelReset.connect(self._measure)

    def _measure(self) -> None:
        self.names.measure()
        self.updateGeometries()

    def set_corner(self, title: str) -> None:
        """What stands over the names."""
        if self._corner is not None:
            self._corner.setText(title)

    def updateGeometries(self) -> None:
        """Keep the title of the names over them."""
        super().updateGeometries()
        if self._corner is None:  # Qt asks for it before there is one.
            return
        names: QHeaderView = self.verticalHeader()
        head = self.horizontalHeader()
        self._corner.setGeometry(0, 0, names.width(), head.height())
        self._corner.setVisible(names.isVisible() and head.isVisible())

    def _fill(self) -> None:
        """Share out what is left among the numbers; what is too wide is scrolled."""
        if self._placing or self._kept:
            return
        shown = [at for at in range(1, len(self._model.columns)) if not self.isColumnHidden(at)]
        room = self.viewport().width()
        wanted = {at: self._words_width(at) for at in shown}
        if sum(wanted.values()) > room:
            wanted = {at: self._least_width(at) for at in shown}
        spare = room - sum(wanted.values())
        extra = max(spare // len(shown), 0) if shown else 0
        self._placing = True
        for at, wide in wanted.items():
            self.setColumnWidth(at, wide + min(extra, wide))
        self._placing = False

    def _least_width(self, at: int) -> int:
        """Below this a column is no use."""
        return self._words_width(at)

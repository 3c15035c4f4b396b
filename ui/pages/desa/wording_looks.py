# SPDX-License-Identifier: GPL-3.0-or-later
"""A window with a list of wordings at the left and the letter of the chosen one at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui import palette, tasks
from ui.notices import NoticeBar, error_words
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.labels import Text, Type
from ui.widgets.pdf_preview import PdfPreview
from ui.window_size import resize_within

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from ui.tasks import Progress


class WordingLooks(QDialog):
    """Heading, one line, list and letter, "Kembali" and the verb; opened with ``open()``."""

    def __init__(self, office: Desa, parent: QWidget) -> None:
        super().__init__(parent)
        self._office = office
        self._turn = 0
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 240, 160)
        self.notices = NoticeBar()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_VisibleBoxes(self.list))
        self.preview = PdfPreview()
        self.verb = primary("")
        back = secondary(self.tr("Kembali"))
        both = QHBoxLayout()
        both.setSpacing(unit * 4)
        both.addWidget(self.list, 1)
        self.preview.setFixedWidth(unit * 110)
        both.addWidget(self.preview)
        row = QHBoxLayout()
        row.setSpacing(unit * 3)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        self._heading = Text("", Type.HEADING, wrap=True)
        self._line = Text("", Type.MUTED, wrap=True)
        column.addWidget(self._heading)
        column.addWidget(self._line)
        column.addWidget(self.notices)
        column.addLayout(both, 1)
        column.addLayout(row)
        back.clicked.connect(self.reject)
        self.verb.clicked.connect(self.choose)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.setFocus()

    def say(self, heading: str, line: str, verb: str) -> None:
        """Set the words of the window."""
        self.setWindowTitle(heading)
        self.list.setAccessibleName(heading)
        self._heading.setText(heading)
        self._line.setText(line)
        self.verb.set_text(verb)

    def add_item(self, words: str, *, tick: bool | None = None) -> None:
        """Add a line; ``tick`` gives it a box to tick."""
        item = QListWidgetItem(words)
        if tick is not None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if tick else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def wording(self, row: int) -> tuple[str, str]:
        """Kind and text of a line."""
        raise NotImplementedError

    def choose(self) -> None:
        """Do what the verb says."""
        raise NotImplementedError

    def _on_row(self, row: int) -> None:
        self._turn += 1
        if row < 0:
            return
        kind, text = self.wording(row)
        tasks.run(
            self,
            partial(_preview, self._office, kind, text),
            partial(self._on_preview, self._turn),
            partial(self._on_no_preview, self._turn),
            writes=False,
        )

    def _on_preview(self, turn: int, pdf: bytes) -> None:
        if turn == self._turn:
            self.preview.show_pdf(pdf)

    def _on_no_preview(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self.preview.say(" ".join(part for part in error_words(error) if part))


class _VisibleBoxes(QStyledItemDelegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Give the box to tick an edge; the style draws a dark one, which is none on dark."""
        super().paint(painter, option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        if not shown.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            return
        box = shown.widget.style().subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, shown.widget
        )
        painter.setPen(QColor(palette.active().field_line))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 2, 2)


def _preview(office: Desa, kind: str, text: str, progress: Progress) -> bytes:
    progress.check_cancelled()
    return office.wordings.preview(kind, text, office.profile.paper)

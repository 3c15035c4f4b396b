# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of several receipt files that were read at once, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.wording import month_name, short_date
from ui.notices import error_words
from ui.theme import step
from ui.widgets.buttons import primary
from ui.widgets.checklist import CheckItem, Checklist, State
from ui.widgets.labels import Text, Type
from ui.widgets.scrolled import scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.office.sending import ReceiptResult


class ReceiptsDialog(QDialog):
    """A line per file: which batch it closed, or why it was refused."""

    def __init__(self, results: Sequence[ReceiptResult], parent: QWidget) -> None:
        super().__init__(parent)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        taken = sum(result.receipt is not None for result in results)
        heading = self.tr("{taken} dari {every} tanda terima diterima").format(
            taken=taken, every=len(results)
        )
        self.setWindowTitle(heading)
        self.setMinimumSize(unit * 140, unit * 60)
        self.list = Checklist([self._line(result) for result in results])
        close = primary(self.tr("Tutup"))
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(heading, Type.HEADING, wrap=True))
        column.addWidget(scrolling(self.list), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setDefault(True)
        close.setFocus()
        close.clicked.connect(self.accept)

    def _line(self, result: ReceiptResult) -> CheckItem:
        receipt = result.receipt
        if receipt is not None:
            words = self.tr("Kiriman {month} sudah diterima {day}").format(
                month=month_name(receipt.period),
                day=short_date(receipt.received_at.astimezone().date()),
            )
            if receipt.refused:
                words += self.tr("; {count} baris ditolak, buka kirimannya di daftar").format(
                    count=len(receipt.refused)
                )
                return CheckItem(words, State.OPEN, result.path.name)
            return CheckItem(words, State.DONE, result.path.name)
        words = " ".join(part for part in error_words(result.error or Exception()) if part)
        return CheckItem(words, State.BLOCKED, result.path.name)

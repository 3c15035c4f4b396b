# SPDX-License-Identifier: GPL-3.0-or-later
"""A line of text that offers records while one types; any other words may stand as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ui import icons, palette
from ui.theme import step
from ui.widgets.text_fields import TextField

_RECORD = int(Qt.ItemDataRole.UserRole)
_NAME = _RECORD + 1


@dataclass(frozen=True, slots=True)
class Known:
    """A record that can be chosen: its id, the name that is written, and the line that is offered.

    ``fits`` are further names under which it stays chosen.
    """

    id: str
    name: str
    line: str
    fits: tuple[str, ...] = ()


class _Completer(QCompleter):
    """Searches in the whole line, writes only the name."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(_NAME))


class KnownField(TextField):
    """The value is the text; :meth:`record_id` tells whether it was chosen from the records.

    ``chosen`` carries the id of a record just chosen. A small sign at the right says that the
    text stands for a record; it goes as soon as other words are typed.
    """

    chosen = Signal(str)

    def __init__(
        self, placeholder: str = "", limit: int = 200, parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, limit, parent)
        self._known: dict[str, Known] = {}
        self._record_id: str | None = None
        self._model = QStandardItemModel(self)
        completer = _Completer(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setProperty("popup", "true")
            # The line tells more than the field has room for.
            popup.setMinimumWidth(step() * 110)
        completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self.setCompleter(completer)
        words = self.tr("Tertaut dengan catatannya")
        self._sign = QAction(words, self)
        self._sign.setToolTip(words)
        self.textChanged.connect(self._on_text)

    def set_known(self, known: Sequence[Known]) -> None:
        """Offer these records."""
        self._known = {one.id: one for one in known}
        self._model.clear()
        for one in known:
            item = QStandardItem(one.line)
            item.setEditable(False)
            item.setData(one.id, _RECORD)
            item.setData(one.name, _NAME)
            self._model.appendRow(item)

    def record_id(self) -> str | None:
        """The record that the text stands for; None for words that were only typed."""
        return self._record_id

    def set_record(self, record_id: str | None) -> None:
        """Say that the text stands for a record; an unknown one or other words do not."""
        known = self._known.get(record_id or "")
        fits = known is not None and self._is_name(known)
        self._record_id = record_id if fits else None
        self._show_sign()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the list while it is open."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and popup is not None and popup.isVisible():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        record_id = str(index.data(_RECORD))
        # The line is written after this signal by Qt itself; said here, it is there in time.
        self.setText(str(index.data(_NAME)))
        self.set_record(record_id)
        self.chosen.emit(record_id)

    def _on_text(self, _text: str) -> None:
        if self._record_id is not None:
            self.set_record(self._record_id)

    def _is_name(self, known: Known) -> bool:
        typed = self.value().casefold()
        return typed in {name.casefold() for name in (known.name, *known.fits)}

    def _show_sign(self) -> None:
        linked = self._record_id is not None
        if not linked:
            # Taken away, not hidden: a hidden sign is still read aloud.
            self.removeAction(self._sign)
            return
        self._sign.setIcon(icons.icon("link", palette.active().primary, step() * 4))
        if self._sign not in self.actions():
            self.addAction(self._sign, QLineEdit.ActionPosition.TrailingPosition)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu "Sisipkan data": every name that a letter may ask for, told by its meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desa_app.wording_remarks import FACT_GROUPS

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desa_app.domain.letter_kind import LetterKind

_LETTER = "_surat"


class InsertMenu(QMenu):
    """Tells with ``wanted`` which name was chosen, in whichever part of the menu it stands."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self, action: QAction) -> None:
        self.wanted.emit(str(action.data()))


def insert_menu(
    kind: LetterKind | None,
    insert: Callable[[str], None],
    citations: Mapping[str, str],
    parent: QWidget,
) -> QMenu:
    """A menu whose entries insert ``{name}``; ``kind`` adds its own questions.

    ``citations`` are the office's legal grounds by id.
    """
    menu = InsertMenu(parent)
    menu.wanted.connect(insert)
    if kind is not None and kind.fields:
        part = menu.addMenu(QCoreApplication.translate("Desa", "Isian surat ini"))
        for spec in kind.fields:
            _add(part, spec.label, spec.name)
    for group, names in FACT_GROUPS.items():
        part = menu.addMenu(group)
        for name, meaning in names.items():
            _add(part, meaning, name)
    part = menu.addMenu(QCoreApplication.translate("Desa", "Dasar hukum"))
    for key, words in citations.items():
        if key.endswith(_LETTER):
            _add(part, words[:70], f"kutipan_{key}")
    return menu


def _add(menu: QMenu, words: str, name: str) -> None:
    action = menu.addAction(f"{words.replace('&', '&&')}\t{{{name}}}")
    action.setData(f"{{{name}}}")

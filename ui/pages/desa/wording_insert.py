# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu "Sisipkan data": every name that a letter may ask for, told by its meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from desa_app.reference import citations
from desa_app.wording_remarks import FACT_GROUPS

if TYPE_CHECKING:
    from desa_app.domain.letter_kind import LetterKind

_LETTER = "_surat"


def insert_menu(kind: LetterKind | None, insert: Callable[[str], None], parent: QWidget) -> QMenu:
    """A menu whose entries insert ``{name}``; ``kind`` adds its own questions."""
    menu = QMenu(parent)
    if kind is not None and kind.fields:
        part = menu.addMenu(QCoreApplication.translate("Desa", "Isian surat ini"))
        for spec in kind.fields:
            _add(part, spec.label, spec.name, insert)
    for group, names in FACT_GROUPS.items():
        part = menu.addMenu(group)
        for name, meaning in names.items():
            _add(part, meaning, name, insert)
    part = menu.addMenu(QCoreApplication.translate("Desa", "Dasar hukum"))
    for key, words in citations().items():
        if key.endswith(_LETTER):
            _add(part, words[:70], f"kutipan_{key}", insert)
    return menu


def _add(menu: QMenu, words: str, name: str, insert: Callable[[str], None]) -> None:
    action = menu.addAction(f"{words.replace('&', '&&')}\t{{{name}}}")
    action.triggered.connect(lambda: insert(f"{{{name}}}"))

# SPDX-License-Identifier: GPL-3.0-or-later
"""The signs of a case as ticks in three groups; a field like any other of a form."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.case_reference import case_signs
from ui.theme import step
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import CheckField


class SignsField(QWidget):
    """Ticks under Proses, Cara and Tujuan; the value is a tuple of codes."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self._ticks: dict[str, CheckField] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(unit * 5)
        for group, signs in groupby(case_signs().values(), key=_group):
            column = QVBoxLayout()
            column.setSpacing(unit)
            column.addWidget(Text(group, Type.STRONG))
            for sign in signs:
                tick = CheckField(sign.words)
                tick.changed.connect(self.changed)
                self._ticks[sign.code] = tick
                column.addWidget(tick)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.setFocusProxy(next(iter(self._ticks.values())))

    def inputs(self) -> list[QWidget]:
        """What takes the keyboard."""
        return list(self._ticks.values())

    def value(self) -> tuple[str, ...]:
        """The ticked codes in the order of the list."""
        return tuple(code for code, tick in self._ticks.items() if tick.value())

    def set_value(self, value: object) -> None:
        """Tick these."""
        chosen = value if isinstance(value, tuple) else ()
        for code, tick in self._ticks.items():
            tick.set_value(code in chosen)

    def problem_code(self) -> str:
        """Any ticks can be taken."""
        return ""


def _group(sign: object) -> str:
    return str(getattr(sign, "group", ""))

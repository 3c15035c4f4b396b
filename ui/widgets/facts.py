# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts as label and value in two columns, to be read and to be copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desa_app.domain.full_numbers import mask_numbers, refuse_unknown
from ui.theme import step, tabular
from ui.widgets.labels import Text, Type


def breakable(path: str) -> str:
    """A path or file name that may go on in the next line after a slash or hyphen."""
    for sign in ("/", "\\", "-", "_"):
        path = path.replace(sign, sign + "\u200b")
    return path


class Facts(QWidget):
    """Rows of (label, value); a screen reader hears both together.

    ``label_steps`` lines the values of several groups up, in steps of space.
    """

    def __init__(
        self,
        facts: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        label_steps: int = 0,
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(step() * 4)
        self._grid.setVerticalSpacing(step() * 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, step() * label_steps)
        self._facts: tuple[tuple[str, str], ...] = ()
        self.set_facts(facts)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._facts

    def set_facts(self, facts: Sequence[tuple[str, str]], *, full_numbers: str = "") -> None:
        """Show other rows; a row without a value is left out.

        A NIK or KK is masked unless ``full_numbers`` names the exception that allows it.
        """
        refuse_unknown(full_numbers)
        self._facts = tuple(
            (label, value if full_numbers else mask_numbers(value))
            for label, value in facts
            if value
        )
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for row, (label, value) in enumerate(self._facts):
            name = Text(label, Type.MUTED)
            shown = Text(value, wrap=True)
            shown.setFont(tabular(shown.font()))
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(f"{label}: {value}".replace("\u200b", ""))
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The rare question: verbs on the buttons, the safe choice first, the consequence told."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.buttons import danger, primary, secondary
from ui.widgets.labels import Text, Type


class Question(QDialog):
    """Ask through :meth:`ask`; tests replace that one function."""

    def __init__(
        self,
        question: str,
        consequence: str,
        verb: str,
        *,
        dangerous: bool = False,
        refuse: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        unit = step()
        self.setWindowTitle(question)
        self.setMinimumWidth(unit * 110)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(question, Type.HEADING, wrap=True))
        column.addWidget(Text(consequence, wrap=True))
        column.addSpacing(unit * 2)
        no = secondary(refuse or self.tr("Kembali"))
        yes = danger(verb) if dangerous else primary(verb)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(no)
        row.addWidget(yes)
        column.addLayout(row)
        self.setAccessibleDescription(consequence)
        first = no if dangerous else yes
        first.setDefault(True)
        first.setFocus()
        self.refused = False
        no.clicked.connect(self._on_no)
        yes.clicked.connect(self.accept)

    def _on_no(self) -> None:
        self.refused = True
        self.reject()

    @classmethod
    def choose(
        cls, parent: QWidget, question: str, consequence: str, verb: str, refuse: str
    ) -> bool | None:
        """Two ways to go on, ``refuse`` being the safe one (False); None when closed with Esc."""
        dialog = cls(question, consequence, verb, dangerous=True, refuse=refuse, parent=parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = True if accepted else False if dialog.refused else None
        dialog.deleteLater()
        return answer

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        question: str,
        consequence: str,
        verb: str,
        *,
        dangerous: bool = False,
        refuse: str = "",
    ) -> bool:
        """Return True when the person chose ``verb``."""
        dialog = cls(question, consequence, verb, dangerous=dangerous, refuse=refuse, parent=parent)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return answer

# SPDX-License-Identifier: GPL-3.0-or-later
"""What was looked at before a letter: blocks with their ground, warnings that ask for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desa_app.domain.letter_rules import Check, CheckLevel
from ui.forms.form import Form
from ui.pages.desa.readiness import check_lines
from ui.widgets.card import Card
from ui.widgets.checklist import Checklist
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.errors import Problem


class LetterChecks(Card):
    """The list; ``reason_card`` holds the field for the reason while there are warnings."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_heading(self.tr("Pemeriksaan"))
        self._checks: tuple[Check, ...] = ()
        self._waiting = Text(
            self.tr("Pilih orangnya dahulu; syarat menurut aturan tampil di sini."),
            Type.MUTED,
            wrap=True,
        )
        self.list = Checklist()
        self.form = Form()
        self.form.add(
            "reason",
            self.tr("&Alasan surat tetap diterbitkan"),
            TextField(self.tr("Ditulis ke arsip, tidak tercetak di surat"), limit=500),
        )
        # A card of its own, so that it stays in view however long the list is.
        self.reason_card = Card()
        self.reason_card.body.addWidget(self.form)
        self.body.addWidget(self._waiting)
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self.show_checks(())
        self.form.changed.connect(self.changed)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show what was looked at."""
        if checks != self._checks:
            self._checks = checks
            self.list.set_items(check_lines(checks))
        self._waiting.setVisible(not checks)
        self.list.setVisible(bool(checks))
        self.reason_card.setVisible(self.warned and not self.blocked)
        self.set_note(self._summary(*CheckLevel))

    @property
    def blocked(self) -> bool:
        """Whether the law forbids the letter."""
        return any(check.level is CheckLevel.BLOCK for check in self._checks)

    @property
    def warned(self) -> bool:
        """Whether a reason is asked for."""
        return any(check.level is CheckLevel.WARNING for check in self._checks)

    @property
    def trouble(self) -> str:
        """How much forbids the letter or asks for a reason; empty when nothing does."""
        return self._summary(CheckLevel.BLOCK, CheckLevel.WARNING)

    @property
    def reason(self) -> str:
        """What was typed as the reason."""
        return str(self.form.values()["reason"])

    def ask_reason(self, problem: Problem) -> None:
        """Point to the empty reason."""
        self.form.set_problems((problem,))

    def _summary(self, *levels: CheckLevel) -> str:
        counts = [
            (CheckLevel.BLOCK, self.tr("{count} menghalangi")),
            (CheckLevel.WARNING, self.tr("{count} peringatan")),
            (CheckLevel.GOOD, self.tr("{count} baik")),
        ]
        found = []
        for level, words in counts:
            count = sum(check.level is level for check in self._checks)
            if count and level in levels:
                found.append(words.format(count=count))
        return " · ".join(found)

# SPDX-License-Identifier: GPL-3.0-or-later
"""One found person beside the list: all that the village told, and how old it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.pages.kecamatan import search_words as words
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.front_stack import FrontStack
from ui.widgets.labels import Line, Text, Type

if TYPE_CHECKING:
    from desa_app.domain.village_search import ToldPerson


class PersonDetails(Card):
    """Follows the opened person; ``nik_wanted`` asks for the NIK in full.

    ``print_wanted`` and ``save_wanted`` ask for the report that the person may have.
    """

    nik_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: ToldPerson | None = None
        self._stack = FrontStack()
        self._empty = EmptyState(
            "people",
            self.tr("Buka satu orang"),
            self.tr("Enter pada daftar membuka rencana dan suratnya. Setiap pembukaan tercatat."),
        )
        self._name = Text("", Type.HEADING, wrap=True)
        self._chip = Chip("", Tone.INFO)
        self.facts = Facts(label_steps=20)
        self.nik_button = secondary(self.tr("Tampilkan &NIK"), icon="eye")
        self.print_button = secondary(self.tr("&Cetak laporan"))
        self.save_button = secondary(self.tr("Simpan PD&F…"))
        self.age = Text("", Type.MUTED, wrap=True)
        self._parts = QVBoxLayout()
        self._build()
        self.nik_button.clicked.connect(self.nik_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.clear()

    def _build(self) -> None:
        unit = step()
        head = QHBoxLayout()
        head.setSpacing(unit * 2)
        head.addWidget(self._name, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.addWidget(self.nik_button)
        row.addStretch(1)
        inner = QWidget()
        inner.setProperty("surface", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, unit * 2, 0)
        column.setSpacing(unit * 3)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addLayout(row)
        self._parts.setSpacing(unit * 2)
        column.addLayout(self._parts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Data orang yang dibuka"))
        scroll.setWidget(inner)
        shown = QWidget()
        whole = QVBoxLayout(shown)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(unit * 2)
        whole.addWidget(scroll, 1)
        whole.addWidget(Line())
        whole.addWidget(self.age)
        report = QHBoxLayout()
        report.setSpacing(unit * 2)
        report.addWidget(self.print_button)
        report.addWidget(self.save_button)
        report.addStretch(1)
        whole.addLayout(report)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(shown)
        self.body.addWidget(self._stack, 1)

    def clear(self) -> None:
        """Show nobody; what was opened before is not left standing."""
        self.told = None
        self._stack.setCurrentIndex(0)

    def show_person(self, told: ToldPerson) -> None:
        """Show somebody with masked NIK."""
        self.told = told
        self._name.setText(told.name)
        chip = words.plan_chip(told.plans[0].status if told.plans else "")
        self._chip.setVisible(chip is not None)
        if chip is not None:
            self._chip.show_state(*chip)
        self.facts.set_facts(words.person_facts(told))
        self.nik_button.setVisible(bool(told.nik))
        self.nik_button.setEnabled(True)
        self._fill(told)
        self.age.setText(words.told_words(told))
        self._stack.setCurrentIndex(1)

    def show_nik(self, nik: str) -> None:
        """Show the NIK in full, until somebody else is opened."""
        if self.told is None:
            return
        facts = words.person_facts(self.told)
        shown = [*facts[:-1], (facts[-1][0], nik)]
        self.facts.set_facts(shown, full_numbers="layar-diminta")
        self.nik_button.setEnabled(False)

    def _fill(self, told: ToldPerson) -> None:
        while self._parts.count():
            item = self._parts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        several = len(told.plans) > 1
        for number, plan in enumerate(told.plans, start=1):
            title = self.tr("Rencana {number}: {status}") if several else self.tr("Rencana kerja")
            words_of = title.format(number=len(told.plans) - number + 1, status=plan.status)
            self._parts.addWidget(Text(words_of, Type.STRONG))
            self._parts.addWidget(Facts(words.plan_facts(plan), label_steps=20))
        self._parts.addWidget(Text(self.tr("Surat desa"), Type.STRONG))
        letters = [words.letter_words(letter) for letter in told.letters]
        for line in letters or [self.tr("Belum ada surat untuk rencananya.")]:
            self._parts.addWidget(Text(line, wrap=True))

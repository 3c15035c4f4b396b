# SPDX-License-Identifier: GPL-3.0-or-later
"""The section of the plan: its facts in groups, and how sure the office is of each key fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.episode import Evidence
from desa_app.domain.evidence import FactEvidence, KeyFact, newest_evidence
from desa_app.domain.plan_money import amount_words
from desa_app.wording import short_date
from desa_app.wording_plan import look_words
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.plan_dialogs import LookDialog
from ui.pages.desa.sheet import scrolling
from ui.pages.desa.words import country_name
from ui.palette import Tone
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode, EpisodeDraft
    from desa_app.domain.person import Person

_TONES = {Evidence.SAID: Tone.WARN, Evidence.SEEN: Tone.INFO, Evidence.CHECKED: Tone.GOOD}


@dataclass(frozen=True, slots=True)
class FactRow:
    """A key fact and the last look at it."""

    fact: KeyFact
    look: FactEvidence | None


class PlanSection(PersonSection):
    """Rencana: read at the left, checked at the right with Enter on a line."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        unit = step()
        self._episode: Episode | None = None
        self.groups = tuple(
            (Text(heading, Type.STRONG), Facts(label_steps=34))
            for heading in (
                self.tr("Tujuan"),
                self.tr("Penempatan dan perantara"),
                self.tr("Upah dan biaya"),
                self.tr("Pendaftaran dan tanggal"),
            )
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 2)
        for heading, facts in self.groups:
            column.addWidget(heading)
            column.addWidget(facts)
            column.addSpacing(unit * 2)
        left = Card(self.tr("Rencana"))
        left.body.addWidget(scrolling(inside), 1)
        self.model: TableModel[FactRow] = TableModel(self._columns())
        self.table = TableView(self.model, "bukti", self.tr("Bukti tiap fakta"))
        self._detail = Text("", Type.SMALL, wrap=True)
        self.look_button = secondary(self.tr("Peri&ksa fakta"))
        right = Card(self.tr("Bukti tiap fakta"))
        right.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(unit * 3)
        foot.addWidget(self._detail, 1)
        foot.addWidget(self.look_button)
        right.body.addLayout(foot)
        self._both = FoldingRow()
        self._both.add(left, 38, low=60, least=75)
        self._both.add(right, 62, low=75, least=110)
        self._nothing = Card()
        self._nothing.body.addWidget(
            EmptyState(
                "info",
                self.tr("Belum ada rencana"),
                self.tr("Catat rencana baru untuk orang ini dengan tombol di bawah."),
            ),
            1,
        )
        self.body.addWidget(self._both, 1)
        self.body.addWidget(self._nothing, 1)
        self.table.opened.connect(self._on_opened)
        self.table.selection_changed.connect(self._on_selection)
        self.look_button.clicked.connect(self._on_button)

    def _columns(self) -> tuple[Column[FactRow], ...]:
        return (
            Column(self.tr("Fakta"), _fact, width=18),
            Column(self.tr("Bukti"), self._level, chip=self._chip, width=18),
            Column(self.tr("Tanggal"), _day, width=9),
            Column(self.tr("Dari mana"), _source, width=16, stretch=True),
        )

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Rencana")

    def begin(self) -> None:
        """Start on the table of facts."""
        if self._episode is not None:
            self.table.setFocus()

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show the plan's facts and the last look at each key fact."""
        self._episode = episode
        self._both.setVisible(episode is not None)
        self._nothing.setVisible(episode is None)
        if episode is None:
            return
        for (heading, facts), rows in zip(self.groups, _fact_groups(episode.facts), strict=True):
            facts.set_facts(rows)
            shown = bool(facts.facts())
            heading.setVisible(shown)
            facts.setVisible(shown)
        newest = newest_evidence(episode)
        at = self.table.currentIndex().row()
        self.model.set_rows([FactRow(fact, newest.get(fact)) for fact in KeyFact])
        self.table.select_row(max(0, at))

    def look_at(self, fact: KeyFact) -> None:
        """Note how sure a fact is now."""
        if self._episode is None:
            return
        dialog = LookDialog(self.office, self._episode, fact, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _level(self, row: FactRow) -> str:
        if row.look is None:
            return self.tr("belum diperiksa")
        return row.look.level.words if row.look.holds else self.tr("tidak cocok")

    def _chip(self, row: FactRow) -> tuple[str, Tone]:
        if row.look is None:
            return self._level(row), Tone.NEUTRAL
        return self._level(row), _TONES[row.look.level] if row.look.holds else Tone.BAD

    def _on_selection(self, rows: tuple[FactRow, ...]) -> None:
        look = rows[0].look if rows else None
        if look is None:
            self._detail.setText(self.tr("Enter pada baris untuk memeriksa fakta itu."))
            return
        officer = self.tr("oleh {officer}").format(officer=look.officer) if look.officer else ""
        parts = (_upper(look_words(look)), officer, look.note)
        self._detail.setText(" · ".join(part for part in parts if part))

    def _on_opened(self, row: FactRow) -> None:
        self.look_at(row.fact)

    def _on_button(self) -> None:
        rows = self.table.selected_rows()
        self.look_at(rows[0].fact if rows else KeyFact.CONTRACT)

    def _on_saved(self, _episode: Episode) -> None:
        self.changed.emit()
        self.told.emit(self.tr("Pemeriksaan tersimpan."))


def _fact(row: FactRow) -> str:
    return row.fact.words


def _day(row: FactRow) -> str:
    return short_date(row.look.on) if row.look is not None else ""


def _source(row: FactRow) -> str:
    return row.look.source if row.look is not None else ""


def _fact_groups(plan: EpisodeDraft) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The plan's facts in the order of the headings; empty ones are left out."""
    months = plan.contract_months
    return (
        (
            ("Negara", ", ".join(part for part in (plan.city, country_name(plan.country)) if part)),
            ("Pekerjaan", plan.job),
            ("Sektor", plan.sector.value if plan.sector else ""),
            ("Pemberi kerja", plan.employer),
            ("Agensi di sana", plan.agency),
            ("Kontrak", f"{months} bulan" if months else ""),
            ("Rencana berangkat", _shown(plan.planned_departure)),
        ),
        (
            ("Skema", plan.scheme.words),
            ("P3MI", plan.p3mi),
            ("SIP3MI", " s.d. ".join(p for p in (plan.sip3mi, _shown(plan.sip3mi_until)) if p)),
            ("SIP2MI", plan.sip2mi),
            ("Sponsor", ", ".join(p for p in (plan.sponsor, plan.sponsor_origin) if p)),
            ("Telepon sponsor", plan.sponsor_phone),
            ("Tahu lowongan dari", plan.info_source),
        ),
        (
            (
                "Upah sebulan",
                amount_words(plan.pay, plan.pay_currency) if plan.pay is not None else "",
            ),
            ("Biaya diminta", _rupiah(plan.cost_asked)),
            ("Sudah dibayar", _rupiah(plan.cost_paid)),
            ("Utang", _rupiah(plan.debt)),
        ),
        (
            ("ID SIAPkerja", plan.siapkerja_id),
            ("ID SISKOP2MI", plan.siskop2mi_id),
            ("Nomor AK1", plan.ak1),
            ("Mendaftar", _shown(plan.registered_on)),
            ("OPP", _shown(plan.briefing_on)),
            ("Tiba", _shown(plan.arrived_on)),
            ("Kontrak habis", _shown(plan.contract_until)),
            ("Cara pulang", plan.return_way.words if plan.return_way else ""),
            ("Catatan", plan.note),
        ),
    )


def _shown(day: date | None) -> str:
    return short_date(day) if day is not None else ""


def _rupiah(amount: int | None) -> str:
    return amount_words(amount) if amount is not None else ""


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]

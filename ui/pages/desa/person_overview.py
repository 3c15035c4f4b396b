# SPDX-License-Identifier: GPL-3.0-or-later
"""The first section of a person's screen: what is missing, why the path is so, the way so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desa_app.domain.episode import Jalur
from desa_app.domain.jalur import derive_jalur
from desa_app.wording_plan import jalur_sentence
from ui.pages.desa.person_gaps import gaps_of
from ui.pages.desa.person_moments import moments_of
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.sheet import scrolling
from ui.theme import step
from ui.widgets.card import Card
from ui.widgets.checklist import CheckItem, Checklist, State
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type
from ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.jalur import JalurReason
    from desa_app.domain.person import Person

_STATES = {"cukup": State.DONE, "bertentangan": State.BLOCKED}


class OverviewSection(PersonSection):
    """Ringkasan: read at a glance, before anything is opened."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        unit = step()
        self.gaps = Checklist()
        self._complete = Text(self.tr("Tidak ada yang kurang."), Type.MUTED)
        self.path_words = Text("", Type.BODY, wrap=True)
        self.reasons = Checklist()
        self.path = Timeline()
        self._gap_card = Card(self.tr("Yang masih kurang"))
        self._gap_card.body.addWidget(self._complete)
        self._gap_card.body.addWidget(scrolling(self.gaps), 1)
        self._path_card = Card(self.tr("Jalur"))
        inside = QWidget()
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(unit * 2)
        words.addWidget(self.path_words)
        words.addWidget(self.reasons)
        self._path_card.body.addWidget(scrolling(inside), 1)
        self._way_card = Card(self.tr("Perjalanan"))
        self._unwritten = Text(
            self.tr("Rencana, langkah, surat dan kontak akan tampil di sini menurut tanggal."),
            Type.MUTED,
            wrap=True,
        )
        self._way_card.body.addWidget(self._unwritten)
        self._way_card.body.addWidget(scrolling(self.path), 1)
        row = FoldingRow()
        for card in (self._gap_card, self._path_card, self._way_card):
            row.add(card, 1, low=50, least=66)
        self.body.addWidget(row, 1)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Ringkasan")

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show what is missing, the path and its reasons, and everything dated."""
        gaps = gaps_of(self.office, person, episode)
        self.gaps.set_items(gaps)
        self._gap_card.set_note(str(len(gaps)) if gaps else "")
        self._complete.setVisible(not gaps)
        moments = moments_of(self.office, person)
        self.path.set_moments(moments)
        self._unwritten.setVisible(not moments)
        self._path_card.setVisible(episode is not None)
        if episode is not None:
            self._show_path(episode)

    def _show_path(self, episode: Episode) -> None:
        found, facts = derive_jalur(episode), episode.facts
        self._path_card.set_note(facts.jalur.words)
        if facts.jalur_own:
            said = self.tr("Ditetapkan kantor: {path}. Alasan: {reason}.").format(
                path=facts.jalur.words,
                reason=facts.jalur_reason.strip().rstrip(".") or self.tr("tidak dicatat"),
            )
            derived = self.tr("Menurut bukti: {path}, karena:").format(path=found.jalur.words)
            self.path_words.setText(f"{said}\n{derived}")
        elif found.jalur is Jalur.UNCLEAR:
            self.path_words.setText(self.tr("Menurut bukti belum jelas. Yang perlu diperiksa:"))
        else:
            words = self.tr("Menurut bukti {path}, karena:").format(path=found.jalur.words)
            self.path_words.setText(words)
        self.reasons.set_items([_item(reason) for reason in found.reasons])


def _item(reason: JalurReason) -> CheckItem:
    return CheckItem(jalur_sentence(reason), _STATES.get(reason.code, State.OPEN))

# SPDX-License-Identifier: GPL-3.0-or-later
"""The first section of a person's screen: what is in order, what is known, the path so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.readiness import path_of
from ui.pages.desa.sheet import scrolling
from ui.theme import step
from ui.widgets.card import Card
from ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person


class OverviewSection(PersonSection):
    """Ringkasan: read at a glance, before anything is opened."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.path = Timeline()
        right = Card(self.tr("Perjalanan"))
        right.body.addWidget(scrolling(self.path), 1)
        both = QHBoxLayout()
        both.setSpacing(step() * 4)
        both.addWidget(right, 1)
        self.body.addLayout(both, 1)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Ringkasan")

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show the path."""
        episodes = self.office.episodes.of(person.id)
        self.path.set_moments(path_of(episodes, self.office.letters.list(person.id)))

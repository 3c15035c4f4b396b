# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own facts and its two officials, as a form of either office's settings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from desa_app.domain.office import Acting, Official, Post
from desa_app.domain.page import Paper
from ui.forms.form import Form
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.office.settings import OfficeFacts, Settings


class OfficeForm(Form):
    """Shows the facts; :meth:`store` saves what was changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(columns=2, parent=parent)
        self._facts: OfficeFacts | None = None
        self.add_section(self.tr("Kantor"))
        self.add("kind_word", self.tr("Sebutan kantor"), TextField(limit=30), required=True)
        self.add("name", self.tr("Nama"), TextField(limit=80), required=True)
        self.add("address", self.tr("Alamat"), TextField(limit=160), span=2)
        self.add("contact", self.tr("Telepon, surel"), TextField(limit=120))
        papers = [(paper, paper.value) for paper in Paper]
        self.add("paper", self.tr("Kertas"), ChoiceField(papers), required=True)
        self.add_section(self.tr("Pejabat"))
        self.add("head_title", self.tr("Jabatan kepala"), TextField(limit=60), required=True)
        self.add("head_name", self.tr("Nama kepala"), TextField(limit=100), required=True)
        self.add("head_number", self.tr("NIP kepala"), TextField(limit=60), span=2)
        self.add(
            "secretary_title", self.tr("Jabatan yang mewakili"), TextField(limit=60), required=True
        )
        self.add("secretary_name", self.tr("Nama yang mewakili"), TextField(limit=100))
        self.add("secretary_number", self.tr("NIP yang mewakili"), TextField(limit=60), span=2)

    @property
    def loaded(self) -> bool:
        """Whether what is stored was shown; before that nothing can be saved."""
        return self._facts is not None

    def show_facts(self, facts: OfficeFacts) -> None:
        """Show what is stored."""
        self._facts = facts
        profile = facts.profile
        head, second = facts.officials.get(Post.HEAD), facts.officials.get(Post.SECRETARY)
        # Someone standing in is no successor: they are kept in the list of officials.
        for official, prefix in ((head, "head"), (second, "secretary")):
            own = official is None or official.acting is Acting.NONE
            for part in ("name", "number"):
                self.field(f"{prefix}_{part}").setEnabled(own)
        self.set_values(
            {
                "kind_word": profile.kind_word,
                "name": profile.name,
                "address": profile.address,
                "contact": profile.contact,
                "paper": profile.paper,
                "head_title": profile.head_title,
                "head_name": head.name if head else "",
                "head_number": head.number_line if head else "",
                "secretary_title": profile.secretary_title,
                "secretary_name": second.name if second else "",
                "secretary_number": second.number_line if second else "",
            }
        )

    def store(self, settings: Settings, values: dict[str, object]) -> None:
        """Save through the front door; runs off the window's thread. Raises ``InvalidInput``."""
        facts = self._facts
        if facts is None:
            return
        text = {name: value for name, value in values.items() if isinstance(value, str)}
        paper = values["paper"]
        profile = dataclasses.replace(
            facts.profile,
            kind_word=text["kind_word"],
            name=text["name"],
            address=text["address"],
            contact=text["contact"],
            paper=paper if isinstance(paper, Paper) else facts.profile.paper,
            head_title=text["head_title"],
            secretary_title=text["secretary_title"],
        )
        if profile != facts.profile:
            settings.save_profile(
                profile, logo=facts.logo, backup_folder=facts.backup_folder, opened=facts
            )
        for post, prefix in ((Post.HEAD, "head"), (Post.SECRETARY, "secretary")):
            name, number = text[f"{prefix}_name"], text[f"{prefix}_number"]
            if name and _differs(facts.officials.get(post), name, number):
                settings.appoint(post, name, number)


def _differs(official: Official | None, name: str, number: str) -> bool:
    return official is None or (official.name, official.number_line) != (name, number)

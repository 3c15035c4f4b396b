# SPDX-License-Identifier: GPL-3.0-or-later
"""One paper of the checklist: whether it is there, its number and days, who saw the original."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from desa_app.domain.documents import DocumentDraft
from ui.pages.desa.answering import Answering
from ui.pages.desa.form_dialog import FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import CheckField, LongTextField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.documents import DocumentLine

_TEXTS = ("number", "issuer", "seen_by", "note")
_DAYS = ("issued", "valid_until", "seen_on")
_OF_A_PAPER = ("number", "issuer", "issued", "valid_until", "seen_by", "seen_on")


class DocumentDialog(FormDialog):
    """Note or change a paper; ``saved`` carries it. A new one begins with what is known already."""

    def __init__(
        self,
        office: Desa,
        person_id: str,
        episode_id: str | None,
        line: DocumentLine,
        parent: QWidget,
    ) -> None:
        super().__init__(columns=2, parent=parent)
        self._office = office
        self._person_id = person_id
        self._episode_id = episode_id
        self._paper = line
        rule = line.rule
        ground = rule.basis or self.tr("Lazim diminta instansi")
        told = " ".join(part for part in (f"{ground}.", f"{rule.note}." if rule.note else ""))
        self.say(rule.name, told.strip(), self.tr("Simpan dokumen"))
        form = self.form
        owner = person_id if line.document is not None else ""
        self.answering = Answering(form, office, owner, ticked=False, span=2)
        there = CheckField(self.tr("Dokumen ini &ada"))
        form.add("present", "", there, span=2)
        form.add("number", self.tr("&Nomor"), TextField(limit=80))
        form.add("issuer", self.tr("&Penerbit"), TextField(limit=200))
        form.add("issued", self.tr("&Tanggal terbit"), DateField())
        form.add("valid_until", self.tr("&Berlaku sampai"), DateField())
        seen = form.add(
            "seen_by",
            self.tr("Asli &dilihat oleh"),
            TextField(limit=100),
            help=self.tr("Kosongkan bila yang dilihat hanya salinan atau foto"),
        )
        form.add("seen_on", self.tr("Asli dilihat tan&ggal"), DateField())
        form.add("note", self.tr("&Catatan"), LongTextField(lines=2), span=2)
        there.changed.connect(self._on_present)
        seen.left.connect(self._on_seen)
        facts = line.facts
        if line.document is None:
            facts = office.documents.proposal(person_id, episode_id, rule.code)
        form.set_values({name: getattr(facts, name) for name in ("present", *_TEXTS, *_DAYS)})
        self._on_present()
        first = "number" if facts.present and not facts.number else "present"
        form.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self, values: dict[str, object]) -> object:
        """Store the paper."""
        facts: dict[str, Any] = {name: str(values[name] or "") for name in _TEXTS}
        facts |= {name: values[name] for name in _DAYS}
        draft = DocumentDraft(kind=self._paper.rule.code, present=bool(values["present"]), **facts)
        return self._office.documents.save(
            self._person_id,
            self._episode_id,
            draft,
            document=self._paper.document,
            answers=self.answering.answered(),
        )

    def _on_present(self) -> None:
        there = bool(self.form.values()["present"])
        for name in _OF_A_PAPER:
            self.form.show_field(name, there)

    def _on_seen(self) -> None:
        values = self.form.values()
        if values["seen_by"] and values["seen_on"] is None:
            self.form.row("seen_on").input.set_value(self._office.clock.today())

# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of an incident, question by question as Pasal 46 UU 27/2022 asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.incident import KINDS, IncidentDraft
from ui.pages.desa.form_dialog import FormDialog
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_fields import LongTextField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa


class IncidentDialog(FormDialog):
    """Note an incident; ``saved`` carries it."""

    def __init__(self, office: Desa, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._office = office
        self.say(
            self.tr("Catat insiden data pribadi"),
            self.tr(
                "Warga dan lembaga diberi tahu tertulis paling lambat 3 x 24 jam (UU 27/2022 "
                "Pasal 46). Jangan menulis nama atau NIK di sini. Catatan ini tidak dapat "
                "diurungkan; yang keliru dijelaskan dalam catatan baru."
            ),
            self.tr("Catat insiden"),
        )
        form = self.form
        kinds = list(KINDS.items())
        form.add("kind", self.tr("&Apa yang terjadi"), ChoiceField(kinds), required=True, span=2)
        form.add("happened", self.tr("&Kapan terjadi"), TextField(limit=200), required=True, span=2)
        for name, label in (
            ("data", self.tr("&Data apa yang terungkap")),
            ("how", self.tr("&Bagaimana terungkap")),
            ("handling", self.tr("&Penanganan")),
            ("recovery", self.tr("Pe&mulihan")),
        ):
            form.add(name, label, LongTextField(lines=2), required=True, span=2)
        form.add("contact", self.tr("&Yang dapat dihubungi"), TextField(limit=200), span=2)
        form.set_values({"kind": "hilang"})
        form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the incident; its time runs from now."""
        texts = {name: str(values[name]) for name in IncidentDraft.__dataclass_fields__}
        return self._office.incidents.note(IncidentDraft(**texts))

# SPDX-License-Identifier: GPL-3.0-or-later
"""Deciding about a link: the same, not the same, or to be checked, with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.links import NOTE_LIMIT, Answer
from ui.pages.common.small_window import SmallWindow
from ui.pages.kecamatan.link_words import answer_choices
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.domain.links import FoundLink
    from desa_app.kecamatan import Kecamatan


class AnswerWindow(SmallWindow):
    """``saved`` carries the link with its decision."""

    def __init__(self, office: Kecamatan, one: FoundLink, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Putuskan: {title}").format(title=one.link.title),
            parent.tr(
                "Keputusan tetap tersimpan saat desa mengirim lagi. Bila desa lain bergabung,"
                " tautan ini kembali ke atas bersama keputusan Anda."
            ),
            parent.tr("Simpan keputusan"),
            columns=2,
            parent=parent,
        )
        self._office, self._link = office, one.link
        self.form.add(
            "answer",
            self.tr("&Keputusan"),
            ChoiceField(answer_choices(one.link.kind)),
            required=True,
            span=2,
        )
        self.form.add(
            "note",
            self.tr("Ca&tatan"),
            TextField(self.tr("misalnya sudah ditanyakan ke kedua desa"), limit=NOTE_LIMIT),
            span=2,
        )
        if one.answer is not None and one.noted is not None:
            self.form.set_values({"answer": one.answer, "note": one.noted.note})

    def save(self, values: dict[str, object]) -> FoundLink:
        """Keep the decision; raises ``InvalidInput``, ``NotAllowed`` or ``NotFound``."""
        answer = values["answer"]
        if not isinstance(answer, Answer):  # the form asks for it
            raise TypeError(answer)
        note = str(values["note"] or "")
        return self._office.links.answer(self._link.kind, self._link.key, answer, note)

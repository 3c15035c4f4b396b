# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody asked that their data be corrected: a form that corrects them offers to answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.wording import clock_time, short_date
from ui.widgets.text_fields import CheckField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.forms.form import Form


class Answering:
    """One tick for each open request of a person, above the fields of ``form``.

    Where facts are corrected it is ``ticked`` from the start. A plan or a document changes every
    day for other reasons, so there the officer ticks it.
    """

    def __init__(
        self, form: Form, office: Desa, person_id: str, *, ticked: bool, span: int
    ) -> None:
        self._form = form
        self.asked = office.privacy.waiting_corrections(person_id) if person_id else ()
        tr = QCoreApplication.translate
        for at, one in enumerate(self.asked):
            asked, due = one.asked_at.astimezone(), one.due.astimezone()
            words = tr("Answering", "Menjawab permintaan perbaikan {day}")
            box = CheckField(words.format(day=short_date(asked.date())))
            box.set_value(ticked)
            # In lines of its own: what somebody asked for may be long, and a tick does not wrap.
            told = tr("Answering", "Dari {who}, batas {due}{note}").format(
                who=one.asked_by,
                due=f"{short_date(due.date())} {clock_time(due)}",
                note=f": {one.note}" if one.note else "",
            )
            form.add(_name(at), "", box, span=span, help=told)

    def answered(self) -> tuple[str, ...]:
        """The requests that are ticked to be answered."""
        values = self._form.values()
        return tuple(one.id for at, one in enumerate(self.asked) if values.get(_name(at)))

    def told(self, words: str) -> str:
        """What is said after saving, with what became of the request."""
        if not self.answered():
            return words
        more = QCoreApplication.translate(
            "Answering",
            "Permintaan perbaikannya terjawab; cetak pemberitahuannya di bagian Data pribadi.",
        )
        return f"{words} {more}"


def _name(at: int) -> str:
    return "answers" if at == 0 else f"answers_{at}"

# SPDX-License-Identifier: GPL-3.0-or-later
"""Noting that a village was spoken to: when, how, with whom; and the day a month is due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desa_app import wording
from desa_app.domain.board import (
    CONTACT_LIMIT,
    LAST_DUE_DAY,
    NOTE_LIMIT,
    ContactDraft,
    DueRule,
    Way,
)
from ui.pages.common.sender_words import sender_word
from ui.pages.common.small_window import SmallWindow
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.month_field import shifted
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.domain.package import EnrolledVillage
    from desa_app.kecamatan import Kecamatan


class ContactWindow(SmallWindow):
    """``saved`` carries the village."""

    def __init__(self, office: Kecamatan, village: EnrolledVillage, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Catat kontak dengan {One} {name}").format(
                One=sender_word(office).capitalize(), name=village.name
            ),
            parent.tr("Siapa yang dihubungi, kapan dan dengan cara apa, supaya tidak ditanya dua"
                      " kali. Catatan kontak tidak dapat diurungkan; yang keliru dijelaskan dalam"
                      " kontak berikutnya."),
            parent.tr("Catat kontak"),
            parent=parent,
        )  # fmt: skip
        self._office, self._village = office, village
        self.form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        ways = ChoiceField([(way, way.words) for way in Way])
        self.form.add("way", self.tr("&Cara"), ways, required=True)
        self.form.add(
            "who",
            self.tr("&Dengan siapa"),
            TextField(
                self.tr("misalnya sekretaris {one}").format(one=sender_word(office)),
                limit=CONTACT_LIMIT,
            ),
            required=True,
            span=2,
        )
        self.form.add("note", self.tr("&Hasilnya"), TextField(limit=NOTE_LIMIT), span=2)
        self.form.set_values({"on": office.clock.today(), "way": Way.PHONE})

    def save(self, values: dict[str, object]) -> EnrolledVillage:
        """Note it; raises ``InvalidInput``."""
        day, way = values["on"], values["way"]
        if not isinstance(day, date) or not isinstance(way, Way):  # the form asks for both
            raise TypeError(day)
        draft = ContactDraft(
            on=day, way=way, who=str(values["who"] or ""), note=str(values["note"] or "")
        )
        self._office.board.note_contact(self._village.code, draft)
        return self._village


class DueDayWindow(SmallWindow):
    """``saved`` carries the rule."""

    def __init__(self, office: Kecamatan, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Batas kiriman bulanan"),
            parent.tr(
                "Kiriman suatu bulan ditunggu sampai tanggal ini pada bulan berikutnya. Bulan"
                " sebelumnya tetap dinilai dengan batas yang lama."
            ),
            parent.tr("Simpan batas"),
            parent=parent,
        )
        self._office = office
        rule = office.board.due_rule()
        days = [(day, str(day)) for day in range(1, LAST_DUE_DAY + 1)]
        months = [shifted(rule.since, step) for step in (-1, 0, 1)]
        self.form.add("day", self.tr("&Tanggal"), ChoiceField(days), required=True)
        self.form.add(
            "since",
            self.tr("&Mulai kiriman bulan"),
            ChoiceField([(month, wording.month_name(month)) for month in months]),
            required=True,
        )
        self.form.set_values({"day": rule.day, "since": rule.since})

    def save(self, values: dict[str, object]) -> DueRule:
        """Set it; raises ``InvalidInput``."""
        day = values["day"]
        if not isinstance(day, int):  # the form asks for it
            raise TypeError(day)
        rule = DueRule(since=str(values["since"]), day=day)
        self._office.board.set_due_rule(rule)
        return rule

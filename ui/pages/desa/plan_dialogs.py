# SPDX-License-Identifier: GPL-3.0-or-later
"""Small windows about a plan: a contact, the next one, a look at a fact, a wrong step."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from desa_app.domain.episode import ABROAD_STATES, Evidence, Status
from desa_app.domain.evidence import FactEvidence, KeyFact, newest_evidence
from desa_app.domain.follow_up import Contact, ContactWay
from desa_app.domain.ladder import REASON_LIMIT, fitting_statuses
from desa_app.wording import short_date
from ui.pages.desa.form_dialog import FormDialog
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import CheckField, LongTextField, TextField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode, StatusChange

ABROAD_DAYS, HOME_DAYS = 90, 30


def usual_next(office: Desa, episode: Episode) -> date:
    """When somebody is usually contacted again: sooner at home, where things still change."""
    days = ABROAD_DAYS if episode.status in ABROAD_STATES else HOME_DAYS
    return office.clock.today() + timedelta(days=days)


class ContactDialog(FormDialog):
    """Note that somebody was contacted, and when the next time is."""

    def __init__(self, office: Desa, episode: Episode, name: str, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self.say(
            self.tr("Sudah dihubungi"),
            self.tr(
                "{name}: apa kabarnya, dan kapan dihubungi lagi. Kontak yang tersimpan tidak dapat"
                " diurungkan; yang keliru dijelaskan dalam kontak berikutnya."
            ).format(name=name),
            self.tr("Simpan kontak"),
        )
        self._office = office
        self._episode = episode
        form = self.form
        form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        ways = [(way, way.words.capitalize()) for way in ContactWay]
        form.add("way", self.tr("&Lewat"), ChoiceField(ways), required=True)
        form.add("reached", "", CheckField(self.tr("&Tersambung dan menjawab")), span=2)
        form.add("note", self.tr("&Catatan"), LongTextField(lines=3), span=2)
        form.add("next_on", self.tr("&Kontak berikutnya"), DateField())
        form.add("officer", self.tr("&Petugas"), TextField(limit=100), required=True)
        form.set_values(
            {
                "on": office.clock.today(),
                "way": ContactWay.PHONE,
                "reached": True,
                "next_on": usual_next(office, episode),
                "officer": office.user,
            }
        )
        form.field("note").setFocus()

    def save(self, values: dict[str, object]) -> object:
        """Store the contact."""
        contact = Contact(
            on=cast("date", values["on"]),
            way=ContactWay(str(values["way"])),
            reached=bool(values["reached"]),
            officer=str(values["officer"]),
            note=str(values["note"]),
        )
        next_on = cast("date | None", values["next_on"])
        return self._office.follow_up.contacted(self._episode.id, contact, next_on)


class NextContactDialog(FormDialog):
    """Set the day of the next contact; an empty day takes it away."""

    def __init__(self, office: Desa, episode: Episode, name: str, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.say(
            self.tr("Kontak berikutnya"),
            self.tr("{name}: kosongkan tanggalnya bila tidak perlu dihubungi").format(name=name),
            self.tr("Simpan tanggal"),
        )
        self._office = office
        self._episode = episode
        self.form.add("next_on", self.tr("&Tanggal"), DateField())
        now = episode.facts.next_contact
        self.form.set_values({"next_on": now or usual_next(office, episode)})
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the day."""
        next_on = cast("date | None", values["next_on"])
        return self._office.follow_up.plan_contact(self._episode.id, next_on)


class LookDialog(FormDialog):
    """Note how sure a fact is, from whom, and whether it was as told."""

    def __init__(self, office: Desa, episode: Episode, fact: KeyFact, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        last = newest_evidence(episode).get(fact)
        line = self.tr("Belum pernah diperiksa")
        if last is not None:
            line = self.tr("Terakhir: {words}, {day}").format(
                words=last.level.words, day=short_date(last.on)
            )
        self.say(self.tr("Periksa fakta"), line, self.tr("Simpan pemeriksaan"))
        self._office = office
        self._episode = episode
        form = self.form
        facts = [(one, one.words) for one in KeyFact]
        form.add("fact", self.tr("&Fakta"), ChoiceField(facts), required=True)
        levels = [(level, level.words.capitalize()) for level in Evidence]
        form.add("level", self.tr("&Bagaimana diketahui"), ChoiceField(levels), required=True)
        source = TextField(self.tr("Perjanjian kerja asli, BP3MI Banten …"))
        form.add("source", self.tr("&Dari mana"), source, span=2)
        form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        form.add("officer", self.tr("&Petugas"), TextField(limit=100), required=True)
        holds = CheckField(self.tr("&Cocok dengan yang dikatakan"))
        form.add("holds", "", holds, span=2)
        form.add("note", self.tr("Ca&tatan"), TextField(limit=500), span=2)
        form.set_values(
            {
                "fact": fact,
                "level": Evidence.SEEN,
                "on": office.clock.today(),
                "officer": office.user,
                "holds": True,
            }
        )
        form.field("level").setFocus()

    def save(self, values: dict[str, object]) -> object:
        """Store the look."""
        look = FactEvidence(
            fact=KeyFact(str(values["fact"])),
            level=Evidence(str(values["level"])),
            on=cast("date", values["on"]),
            officer=str(values["officer"]),
            source=str(values["source"]),
            holds=bool(values["holds"]),
            note=str(values["note"]),
        )
        return self._office.follow_up.look(self._episode.id, look)


class StepDialog(FormDialog):
    """Correct a wrong step: strike it, and usually put the right one in its place."""

    REPLACE, STRIKE = "ganti", "coret"

    def __init__(
        self, office: Desa, episode: Episode, wrong: StatusChange, parent: QWidget
    ) -> None:
        super().__init__(columns=2, dangerous=True, parent=parent)
        self.say(
            self.tr("Perbaiki langkah"),
            self.tr(
                'Langkah "{status}" tanggal {day} tetap terbaca sebagai langkah yang dicoret,'
                " beserta alasannya."
            ).format(status=wrong.status.value, day=short_date(wrong.on)),
            self.tr("Ganti langkah"),
        )
        self._office = office
        self._episode = episode
        self._wrong = wrong
        form = self.form
        ways: list[tuple[object, str]] = [
            (self.REPLACE, self.tr("Ganti dengan yang benar")),
            (self.STRIKE, self.tr("Coret saja, langkah itu tidak terjadi")),
        ]
        form.add("way", self.tr("&Yang dilakukan"), ChoiceField(ways), required=True, span=2)
        fitting = [
            (status, status.value.capitalize())
            for status in fitting_statuses(episode.history, wrong)
        ]
        form.add("status", self.tr("&Status yang benar"), ChoiceField(fitting), required=True)
        form.add("on", self.tr("Sejak &tanggal"), DateField(), required=True)
        form.add("source", self.tr("&Diketahui dari"), TextField(), span=2)
        reason = TextField(self.tr("Salah orang, salah tanggal …"), limit=REASON_LIMIT)
        form.add("reason", self.tr("&Alasan perbaikan"), reason, required=True, span=2)
        form.set_values(
            {
                "way": self.REPLACE,
                "status": wrong.status,
                "on": wrong.on,
                "source": wrong.source,
            }
        )
        form.changed.connect(self._on_changed)
        form.focus_first()

    def _on_changed(self) -> None:
        replaced = self.form.values()["way"] != self.STRIKE
        for name in ("status", "on", "source"):
            self.form.show_field(name, replaced)
        verb = self.tr("Ganti langkah") if replaced else self.tr("Coret langkah")
        self.save_button.set_text(verb)

    def save(self, values: dict[str, object]) -> object:
        """Strike the step."""
        replaced = values["way"] != self.STRIKE
        return self._office.episodes.correct_step(
            self._episode.id,
            self._wrong.id,
            str(values["reason"]),
            status=Status(str(values["status"])) if replaced else None,
            on=cast("date", values["on"]) if replaced else None,
            source=str(values["source"]) if replaced else "",
        )

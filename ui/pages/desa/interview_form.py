# SPDX-License-Identifier: GPL-3.0-or-later
"""Two small windows about a plan: the talk before the letter, and the next step of the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from desa_app.domain.episode import LADDER, Interview, ReturnWay, Status
from ui.pages.desa.form_dialog import FormDialog
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import CheckField, LongTextField, TextField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode


class InterviewDialog(FormDialog):
    """Note that the talk took place; ``saved`` carries the plan."""

    def __init__(self, office: Desa, episode: Episode, name: str, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self.say(
            self.tr("Catat wawancara"),
            self.tr("{name}: pembicaraan sebelum surat diterbitkan").format(name=name),
            self.tr("Simpan wawancara"),
        )
        self._office = office
        self._episode = episode
        form = self.form
        form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        form.add("officer", self.tr("&Petugas"), TextField(limit=100), required=True)
        form.add("with_family", "", CheckField(self.tr("&Keluarga ikut hadir")), span=2)
        form.add("note", self.tr("&Catatan"), LongTextField(lines=4), span=2)
        form.set_values({"on": office.clock.today(), "officer": office.user})
        form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the interview."""
        talk = Interview(
            on=cast("date", values["on"]),
            with_family=bool(values["with_family"]),
            officer=str(values["officer"]),
            note=str(values["note"]),
        )
        return self._office.episodes.record_interview(self._episode.id, talk)


class StatusDialog(FormDialog):
    """Take the next step on the ladder; only steps that exist are offered."""

    def __init__(self, office: Desa, episode: Episode, name: str, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self.say(
            self.tr("Ubah status"),
            self.tr("{name}: sekarang {status}").format(name=name, status=episode.status.value),
            self.tr("Simpan status"),
        )
        self._office = office
        self._episode = episode
        form = self.form
        steps = LADDER[episode.status]
        options = [(status, self._words(status)) for status in steps]
        form.add("status", self.tr("&Status berikutnya"), ChoiceField(options), required=True)
        form.add("on", self.tr("Sejak &tanggal"), DateField(), required=True)
        source = TextField(self.tr("Keluarga, tiket, P3MI …"))
        form.add("source", self.tr("&Diketahui dari"), source, required=True, span=2)
        ways = [(way, way.words.capitalize()) for way in ReturnWay]
        form.add("return_way", self.tr("&Cara pulang"), ChoiceField(ways), required=True, span=2)
        only = steps[0] if len(steps) == 1 else None
        form.set_values({"status": only, "on": office.clock.today()})
        form.changed.connect(self._on_changed)
        self._on_changed()
        form.focus_first()

    def _on_changed(self) -> None:
        """How somebody came back is asked only when they did."""
        home = self.form.values()["status"] == Status.RETURNED
        self.form.show_field("return_way", home)

    def _words(self, status: Status) -> str:
        return {
            Status.CANDIDATE: self.tr("Calon (dibuka lagi)"),
            Status.PROCESS: self.tr("Proses (dokumen diurus)"),
            Status.DEPARTED: self.tr("Berangkat"),
            Status.WORKING: self.tr("Bekerja di luar negeri"),
            Status.LEAVE: self.tr("Cuti di rumah"),
            Status.RETURNED: self.tr("Pulang"),
            Status.PAST: self.tr("Purna"),
            Status.CANCELLED: self.tr("Batal berangkat"),
        }[status]

    def save(self, values: dict[str, object]) -> object:
        """Store the step."""
        status = Status(str(values["status"]))
        home = status is Status.RETURNED
        return self._office.episodes.move(
            self._episode.id,
            status,
            cast("date", values["on"]),
            str(values["source"]),
            return_way=ReturnWay(str(values["return_way"])) if home else None,
        )

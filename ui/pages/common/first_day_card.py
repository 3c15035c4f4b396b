# SPDX-License-Identifier: GPL-3.0-or-later
"""The checklist on Beranda until the office is ready: what is missing, and the way there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal

from desa_app.domain.first_day import OPTIONAL, FirstTask
from desa_app.domain.user import Right
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import plain
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.scrolled import scrolling
from ui.widgets.todo_list import TodoLine, TodoList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desa_app.domain.first_day import FirstDay
    from ui.preferences import Preferences

LINES_SHOWN = 4


class FirstDayCard(Card):
    """``go_to`` carries page and value of the line whose button was pressed.

    ``places`` says for each task where it is done. Shows itself only to whoever may do something
    about it, and goes away for good when it is hidden or nothing is left.
    """

    go_to = Signal(str, object)
    shown = Signal(bool)

    def __init__(
        self,
        office: Any,  # a Desa, a Kecamatan or a Kabupaten
        preferences: Preferences,
        places: Mapping[FirstTask, tuple[str, object]],
        sender: str = "",
        above: str = "",
    ) -> None:
        super().__init__()
        self._office, self._preferences, self._places = office, preferences, places
        self._sender, self._above = sender, above
        profile = office.profile
        self._name = f"contoh-{profile.code}" if profile.sample else profile.code
        self.set_heading(self.tr("Agar kantor siap bekerja"))
        self.todo = TodoList()
        self.hide_button = plain(self.tr("Jangan tampilkan lagi"), icon="close")
        self.hide_button.setToolTip(
            self.tr("Yang tersisa boleh dilewati; semuanya tetap ada di Pengaturan.")
        )
        self.add_to_head(self.hide_button)
        self._told = Text("", Type.SMALL, wrap=True)
        self.body.addWidget(self._told)
        self._area = scrolling(self.todo)
        self.body.addWidget(self._area, 1)
        self.todo.go_to.connect(self.go_to)
        self.hide_button.clicked.connect(self.hide_for_good)
        self.hide()

    def reader(self) -> Callable[[], FirstDay]:
        """What looks anew at what is left; it touches no widget, so that any thread may call it."""
        return partial(self._office.first_days.look, printer_chosen=bool(self._preferences.printer))

    def show_day(self, day: FirstDay) -> None:
        """Show what is left."""
        hidden = self._preferences.first_day_hidden(self._name)
        wanted = bool(day.open) and not hidden and self._office.users.may(Right.WRITE)
        self.todo.show_lines([self._line(task) for task in day.open] if wanted else [])
        self.set_note(
            self.tr("{done} dari {all} sudah selesai").format(
                done=len(day.done), all=len(day.tasks)
            )
        )
        self._told.setText(self.tr("Yang tersisa boleh dilewati.") if day.ready else "")
        self._told.setVisible(day.ready)
        self.hide_button.setVisible(day.ready)
        self._fit(len(day.open), whole=FirstTask.PEOPLE in day.open)
        self.setVisible(wanted)

    def hide_for_good(self) -> None:
        """Take the card away on this computer; nothing is done or undone by it."""
        self._preferences.hide_first_day(self._name)
        self.hide()
        self.shown.emit(False)

    def _fit(self, lines: int, *, whole: bool) -> None:
        """As high as its lines; beside the work of the day only a few, and the rest scrolls."""
        one = self.todo.sizeHint().height() / max(1, lines)
        high = round(one * (lines if whole else min(lines, LINES_SHOWN + 0.5))) + step()
        self._area.setFixedHeight(high)

    def _line(self, task: FirstTask) -> TodoLine:
        title, note, verb = _words(task, self._sender, self._above)
        page, value = self._places[task]
        optional = task in OPTIONAL
        tr = QCoreApplication.translate
        return TodoLine(
            chip=tr("FirstDay", "Boleh nanti") if optional else tr("FirstDay", "Perlu"),
            tone=Tone.NEUTRAL if optional else Tone.WARN,
            title=title,
            note=note,
            verb=verb,
            page=page,
            value=value,
        )


def _words(task: FirstTask, sender: str, above: str) -> tuple[str, str, str]:
    """What is missing, why it matters, and the button."""
    tr = QCoreApplication.translate
    title, note, verb = {
        FirstTask.PEOPLE: (
            tr("FirstDay", "Daftar penduduk belum diimpor"),
            tr("FirstDay", "Berkas Excel dari OpenSID; diperiksa dahulu sebelum disimpan"),
            tr("FirstDay", "Impor…"),
        ),
        FirstTask.OFFICIALS: (
            tr("FirstDay", "Nama pejabat belum lengkap"),
            tr("FirstDay", "Tanpa nama, di surat tercetak garis titik untuk ditulis tangan"),
            tr("FirstDay", "Lengkapi"),
        ),
        FirstTask.LOGO: (
            tr("FirstDay", "Lambang belum dipilih"),
            tr("FirstDay", "Lambang kabupaten di kop surat, dari berkas gambar"),
            tr("FirstDay", "Pilih gambar"),
        ),
        FirstTask.PRINTER: (
            tr("FirstDay", "Pencetak belum dicoba"),
            tr("FirstDay", "Cetak halaman ukur: terlihat bila surat bergeser di kertas"),
            tr("FirstDay", "Coba cetak…"),
        ),
        FirstTask.ABOVE: (
            tr("FirstDay", "{above} belum didaftarkan"),
            tr("FirstDay", "Perlu sekali saja, sebelum kiriman bulanan yang pertama"),
            tr("FirstDay", "Daftarkan"),
        ),
        FirstTask.SENDER: (
            tr("FirstDay", "Belum ada {sender} yang terdaftar"),
            tr("FirstDay", "Cocokkan kartunya sekali; setelah itu kirimannya dapat diterima"),
            tr("FirstDay", "Daftarkan"),
        ),
        FirstTask.BACKUP: (
            tr("FirstDay", "Belum ada cadangan di tempat kedua"),
            tr("FirstDay", "Komputer dapat rusak atau hilang: simpan cadangan di flashdisk"),
            tr("FirstDay", "Cadangkan…"),
        ),
        FirstTask.RECOVERY: (
            tr("FirstDay", "Kode pemulihan lama tidak dibuktikan"),
            tr("FirstDay", "Ketik kodenya dari lembar di lemari besi"),
            tr("FirstDay", "Buktikan…"),
        ),
    }[task]
    return title.format(above=above, sender=sender), note, verb

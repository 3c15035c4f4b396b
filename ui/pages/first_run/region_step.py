# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 2: which village, kecamatan or kabupaten, searched by name or code in all of Indonesia."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desa_app.domain.office import OfficeKind
from ui import tasks
from ui.forms.form import Form
from ui.pages.first_run.step_page import StepPage
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from desa_app.regions import OfficeLevel, Region
    from ui.pages.first_run.answers import Answers
    from ui.tasks import Progress

_LEVELS: dict[OfficeKind, OfficeLevel] = {
    OfficeKind.DESA: "desa",
    OfficeKind.KECAMATAN: "kecamatan",
    OfficeKind.KABUPATEN: "kabupaten",
}
_ROLE = int(Qt.ItemDataRole.UserRole)


class RegionStep(StepPage):
    """Search, choose, and correct what the office calls itself."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, "", "")
        self._search = SearchField(self.tr("Cari nama atau kode wilayah"))
        self._label = Text(self.tr("&Nama atau kode wilayah"), Type.STRONG)
        self._label.setBuddy(self._search)
        self._problem = Text("", Type.PROBLEM, wrap=True)
        self._found = QListWidget()
        self._found.setAccessibleName(self.tr("Wilayah yang ditemukan"))
        self._found.installEventFilter(self)
        self._chosen = Text("", Type.STRONG, wrap=True)
        self._form = Form(columns=3)
        self._form.add("kind_word", self.tr("&Sebutan"), TextField(limit=60), required=True)
        self._form.add("name", self.tr("N&ama resmi"), TextField(limit=60), required=True)
        self._form.add("code", self.tr("Kode &wilayah"), TextField(limit=13), required=True)
        for part in (self._label, self._search, self._problem):
            self.body.addWidget(part)
        self.body.addWidget(self._found, 1)
        self.body.addWidget(self._chosen)
        self.body.addWidget(self._form)
        self._asked = ""
        self._search.searched.connect(self._look_up)
        self._search.went_down.connect(self._to_list)
        self._search.returnPressed.connect(self._take_first)
        self._found.currentItemChanged.connect(self._on_chosen)
        self._found.itemActivated.connect(self._on_activated)
        self._form.save_requested.connect(self.settled)

    @property
    def name(self) -> str:
        """Short name."""
        return self.tr("Wilayah")

    def enter(self) -> None:
        """Adapt the words to the office; keep what was found."""
        self.say(*self._question())
        if self.answers.region is None:
            self._found.clear()
            self._search.clear()
            self._asked = ""
        self._show_chosen()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """A region must be chosen and the three words must stand."""
        if self.answers.region is None:
            self._problem.setText(self.tr("Cari lalu pilih wilayah kantor ini dahulu."))
            self._search.setFocus()
            return False
        values = self._form.accept()
        if values is None:
            return False
        self.answers.take_kind_word(str(values["kind_word"]))
        self.answers.name, self.answers.code = str(values["name"]), str(values["code"])
        return True

    def _question(self) -> tuple[str, str]:
        """What is asked, and an example of what to type."""
        hint = self.tr("Ketik sebagian nama atau kodenya, misalnya {example}.")
        if self.answers.kind is OfficeKind.KABUPATEN:
            title, example = self.tr("Kabupaten atau kota mana?"), self.tr("“serang” atau 36.04")
        elif self.answers.kind is OfficeKind.KECAMATAN:
            title, example = self.tr("Kecamatan mana?"), self.tr("“pontang” atau 36.04.12")
        else:
            title = self.tr("Desa atau kelurahan mana?")
            example = self.tr("“sukajaya pontang” atau 36.04.12.2013")
        return title, hint.format(example=example)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a result goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and self._found.currentItem() is not None:
                self.settled.emit()
                return True
        return super().eventFilter(watched, event)

    def _look_up(self, text: str) -> None:
        self._asked = text
        level = _LEVELS[self.answers.kind or OfficeKind.DESA]
        tasks.run(self, partial(_search, text, level), self._show_found, self._fail, writes=False)

    def _show_found(self, found: tuple[str, list[Region]]) -> None:
        text, regions = found
        if text != self._asked:
            return
        self._found.clear()
        for region in regions:
            item = QListWidgetItem(region_line(region))
            item.setData(_ROLE, region)
            self._found.addItem(item)
        nothing = bool(text) and not regions
        self._problem.setText(
            self.tr("Tidak ada wilayah dengan kata itu. Coba sebagian nama saja.")
            if nothing
            else ""
        )

    def _fail(self, error: Exception) -> None:
        from ui import notices

        notices.show_error(self, error)

    def _to_list(self) -> None:
        if self._found.count():
            self._found.setFocus()
            self._found.setCurrentRow(0)

    def _take_first(self) -> None:
        if self._found.count() and self._asked == self._search.text().strip():
            self._to_list()

    def _on_chosen(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.answers.take_region(item.data(_ROLE))
            self._problem.setText("")
            self._show_chosen()

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self._form.focus_first()

    def _show_chosen(self) -> None:
        region = self.answers.region
        self._form.setVisible(region is not None)
        self._chosen.setVisible(region is not None)
        if region is not None:
            chosen = self.tr("Dipilih: {line}").format(line=region_line(region))
            self._chosen.setText(chosen)
            self._form.set_values(
                {
                    "kind_word": self.answers.kind_word,
                    "name": self.answers.name,
                    "code": self.answers.code,
                }
            )


def region_line(region: Region) -> str:
    """``Sukajaya · Kec. Pontang · Kabupaten Serang · Banten · 36.04.12.2013``."""
    parts = [region.name]
    if region.level == "desa":
        parts.append(f"Kec. {region.district}")
    if region.level != "kabupaten":
        parts.append(region.regency)
    parts.extend((region.province, region.code))
    return " · ".join(parts)


def _search(text: str, level: OfficeLevel, _: Progress) -> tuple[str, list[Region]]:
    from desa_app.regions import search_regions

    return text, search_regions(text, level, 30)

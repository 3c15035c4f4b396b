# SPDX-License-Identifier: GPL-3.0-or-later
"""Find a person of the register by typing, and show who was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desa_app.wording import masked
from ui.pages.desa.words import person_line, search_line
from ui.theme import step
from ui.widgets.buttons import plain, secondary
from ui.widgets.labels import ElidedText, Text, Type
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desa_app.desa import Desa
    from desa_app.domain.person import Person, PersonRow

SHOWN = 6
_ROW = int(Qt.ItemDataRole.UserRole)


class _Results(QListWidget):
    """Enter chooses, up from the first line goes back to the search."""

    chosen = Signal(str)
    went_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self.chosen.emit(str(self.currentItem().data(_ROW)))
            return
        if event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.went_up.emit()
            return
        super().keyPressEvent(event)


class PersonPicker(QWidget):
    """``picked`` carries the person, or None when another one is looked for.

    ``new_asked`` asks for a person who is not in the register yet; the words that were looked
    for come along.
    """

    picked = Signal(object)
    new_asked = Signal(str)

    def __init__(
        self,
        office: Desa,
        *,
        with_plans: bool = False,
        with_new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._status = "semua" if with_plans else ""
        self._person: Person | None = None
        unit = step()
        self.search = SearchField(self.tr("Cari nama, NIK, KK atau dusun…"))
        self._new = secondary(self.tr("&Warga baru…"), icon="plus")
        if not with_new:
            self._new.hide()
        self._results = _Results()
        self._results.setAccessibleName(self.tr("Hasil pencarian warga"))
        self._results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nobody = Text("", Type.MUTED, wrap=True)
        self._name = ElidedText("", Type.STRONG)
        self._line = ElidedText("", Type.SMALL)
        self._other = plain(self.tr("&Ganti orang"))
        self._asking = QWidget()
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(unit * 2)
        asking.addWidget(self.search, 1)
        asking.addWidget(self._new)
        self._chosen = QWidget()
        chosen = QHBoxLayout(self._chosen)
        chosen.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._line)
        chosen.addLayout(words, 1)
        chosen.addWidget(self._other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit)
        for part in (self._asking, self._results, self._nobody, self._chosen):
            column.addWidget(part)
        self._results.hide()
        self._nobody.hide()
        self._chosen.hide()
        self.setFocusProxy(self.search)
        self.search.searched.connect(self._find)
        self.search.went_down.connect(self._to_results)
        self.search.returnPressed.connect(self._take_only)
        self._results.chosen.connect(self._choose_id)
        self._results.itemClicked.connect(self._on_clicked)
        self._results.went_up.connect(self.search.setFocus)
        self._other.clicked.connect(self._start_over)
        self._new.clicked.connect(self._ask_new)

    @property
    def person(self) -> Person | None:
        """Who was chosen."""
        return self._person

    def choose(self, person: Person) -> None:
        """Show a person as chosen."""
        self._person = person
        facts = person.facts
        self._name.setText(facts.name)
        nik = masked(facts.nik) if facts.nik else self.tr("NIK belum dicatat")
        line = person_line(facts, self._office.clock.today())
        self._line.setText(f"{nik} · {line}" if line else nik)
        self._asking.hide()
        self._results.hide()
        self._nobody.hide()
        self._chosen.show()
        self.setFocusProxy(self._other)
        self.picked.emit(person)

    def lock(self) -> None:
        """Let nobody choose another person."""
        self._other.hide()

    def start_over(self) -> None:
        """Ask for the next person."""
        self._person = None
        self._chosen.hide()
        self._asking.show()
        self.search.clear()
        self.setFocusProxy(self.search)
        self.search.setFocus()

    def _find(self, words: str) -> None:
        rows: tuple[PersonRow, ...] = ()
        if words:
            page = self._office.people.search(words, status=self._status, limit=50)
            rows = page.rows
        self._results.clear()
        today = self._office.clock.today()
        for row in rows:
            item = QListWidgetItem(search_line(row, today))
            item.setData(_ROW, row.id)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + step() * 4))
            self._results.addItem(item)
        if rows:
            self._results.setCurrentRow(0)
            high = self._results.sizeHintForRow(0)
            self._results.setFixedHeight(high * min(SHOWN, len(rows)) + step())
        self._results.setVisible(bool(rows))
        self._nobody.setText(
            self.tr("Tidak ada warga yang cocok dengan “{words}”.").format(words=words)
        )
        self._nobody.setVisible(bool(words) and not rows)

    def _to_results(self) -> None:
        if self._results.count():
            self._results.setFocus()

    def _take_only(self) -> None:
        if self._results.count() == 1:
            self._choose_id(str(self._results.item(0).data(_ROW)))
        else:
            self._to_results()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._choose_id(str(item.data(_ROW)))

    def _choose_id(self, person_id: str) -> None:
        self.choose(self._office.people.get(person_id))

    def _start_over(self) -> None:
        self.start_over()
        self.picked.emit(None)

    def _ask_new(self) -> None:
        self.new_asked.emit(self.search.text().strip())

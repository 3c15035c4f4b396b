# SPDX-License-Identifier: GPL-3.0-or-later
"""Small windows of the books: note or correct an entry, strike it out, reopen a closed year."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desa_app.domain.book_entry import LIMITS, EntryDraft
from desa_app.domain.books import Book
from desa_app.remarks import FIELD_NAMES
from desa_app.wording import typed_date
from ui.pages.desa.form_dialog import FormDialog
from ui.widgets.buttons import danger
from ui.widgets.date_field import DateField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import LongTextField, TextField

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.domain.book_entry import BookEntry
    from desa_app.domain.books import EntryChange

CHANGES_SHOWN = 3


class EntryDialog(FormDialog):
    """Note or correct an entry of the agenda masuk or the ekspedisi; ``saved`` carries it.

    ``draft`` are facts to begin with, such as those of a letter that was handed over.
    """

    strike_asked = Signal(object)

    def __init__(
        self,
        office: Desa,
        book: Book,
        parent: QWidget,
        *,
        entry: BookEntry | None = None,
        draft: EntryDraft | None = None,
    ) -> None:
        super().__init__(columns=2, parent=parent)
        self._office = office
        self._book = book
        self._entry = entry
        facts = entry.facts if entry is not None else draft
        self._letter_id = facts.letter_id if facts is not None else ""
        self._say()
        self._build()
        if facts is None:
            facts = EntryDraft(day=office.clock.today())
        names = ("day", "dated", "number", "party", "subject", "note")
        self.form.set_values({name: getattr(facts, name) for name in names})
        self._start_at_once(facts)

    def _say(self) -> None:
        incoming = self._book is Book.INCOMING
        if self._entry is not None:
            self.say(
                self.tr("Ubah catatan nomor urut {number}").format(number=self._entry.running),
                self.tr("{book}, tahun {year}. Isi yang lama tetap tersimpan.").format(
                    book=self._book.full_name, year=self._entry.year
                ),
                self.tr("Simpan perubahan"),
            )
        elif incoming:
            self.say(
                self.tr("Catat surat masuk"),
                self.tr("Nomor urut diberikan program saat disimpan."),
                self.tr("Catat surat masuk"),
            )
        else:
            self.say(
                self.tr("Catat pengiriman surat"),
                self.tr("Nomor urut diberikan program saat disimpan."),
                self.tr("Catat pengiriman"),
            )

    def _build(self) -> None:
        form = self.form
        incoming = self._book is Book.INCOMING
        day = self.tr("Tanggal &penerimaan") if incoming else self.tr("Tanggal &pengiriman")
        party = self.tr("Pen&girim") if incoming else self.tr("Ditujukan &kepada")
        note = self.tr("&Disposisi / keterangan") if incoming else self.tr("Tanda te&rima")
        form.add("day", day, DateField(), required=True)
        form.add("number", self.tr("&Nomor surat"), TextField(limit=LIMITS["number"]))
        form.add("dated", self.tr("&Tanggal surat"), DateField())
        form.add("party", party, TextField(limit=LIMITS["party"]), required=True)
        form.add(
            "subject",
            self.tr("&Isi singkat"),
            TextField(limit=LIMITS["subject"]),
            required=True,
            span=2,
        )
        help = "" if incoming else self.tr("Siapa yang menerima, atau keterangan lain")
        form.add("note", note, TextField(limit=LIMITS["note"]), span=2, help=help)
        if self._entry is None:
            return
        for change in self._office.books.history(self._entry.id)[:CHANGES_SHOWN]:
            form.add_widget(Text(_told(change), Type.SMALL, wrap=True))
        strike = danger(self.tr("&Coret catatan ini…"))
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(strike)
        row.addStretch(1)
        form.add_widget(foot)
        strike.clicked.connect(self._on_strike)

    def _start_at_once(self, facts: EntryDraft) -> None:
        """Begin where something is still to be typed."""
        empty = next((n for n in ("number", "note") if not getattr(facts, n)), "number")
        first = self._book is Book.DISPATCH and facts.party and self._entry is None
        name = empty if first else "number"
        self.form.field(name).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self, values: dict[str, object]) -> object:
        """Store the entry."""
        words = {name: str(values[name] or "") for name in LIMITS}
        draft = EntryDraft(
            day=cast("date | None", values["day"]),
            dated=cast("date | None", values["dated"]),
            letter_id=self._letter_id,
            **words,
        )
        books = self._office.books
        if self._entry is not None:
            return books.correct(self._entry, draft)
        return books.note(self._book, draft)

    def _on_strike(self) -> None:
        entry = self._entry
        self.reject()
        self.strike_asked.emit(entry)


class StrikeDialog(FormDialog):
    """Strike an entry out; the line and its number stay in the book."""

    def __init__(self, office: Desa, entry: BookEntry, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._office = office
        self._entry = entry
        self.say(
            self.tr("Coret catatan nomor urut {number}?").format(number=entry.running),
            self.tr(
                "Catatan tetap terbaca di buku dengan tanda dicoret, dan nomor urutnya tidak"
                " dipakai lagi."
            ),
            self.tr("Coret catatan"),
        )
        self.form.add("reason", self.tr("&Alasan"), LongTextField(lines=3), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Strike it out."""
        return self._office.books.strike(self._entry, str(values["reason"]))


class ReopenDialog(FormDialog):
    """Reopen the books of a closed year, with a reason that the log keeps."""

    def __init__(self, office: Desa, year: int, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._office = office
        self._year = year
        self.say(
            self.tr("Buka kembali buku tahun {year}?").format(year=year),
            self.tr(
                "Surat dan catatan tahun itu dapat diubah lagi. Buku yang sudah dicetak dan"
                " ditandatangani mungkin tidak cocok lagi; tutup dan cetak ulang sesudahnya."
            ),
            self.tr("Buka kembali"),
        )
        self.form.add("reason", self.tr("&Alasan"), LongTextField(lines=3), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Reopen it."""
        self._office.books.reopen(self._year, str(values["reason"]))
        return self._year


def _told(change: EntryChange) -> str:
    """``21-11-2026, sekdes. Isi singkat: "lama" menjadi "baru".``"""
    parts = [
        f"{FIELD_NAMES.get(name, name)}: “{old}” → “{new}”"
        for name, (old, new) in change.fields.items()
    ]
    day = typed_date(change.at.astimezone().date())
    return f"{day}, {change.by}. {'; '.join(parts)}."

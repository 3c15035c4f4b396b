# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of the Desa Binaan book, each with its columns, its window and its first step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desa_app.domain.foster_book import (
    EarlyWarning,
    FosterOfficer,
    FosterPaper,
    FosterQuestion,
    FosterVisit,
    PassportHelp,
)
from desa_app.domain.ledger import Record
from desa_app.wording import grouped, short_date
from ui.pages.desa.foster_dialogs import (
    EarlyWarningDialog,
    FosterOfficerDialog,
    FosterPaperDialog,
    FosterQuestionDialog,
    FosterVisitDialog,
    PassportHelpDialog,
)
from ui.pages.desa.ledger_tab import Empty, LedgerTab, struck_chip
from ui.palette import Tone
from ui.tables.table_model import Align, Column

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.desa.ledger import Ledger
    from ui.pages.desa.ledger_dialog import LedgerDialog
    from ui.pages.page import Page
    from ui.preferences import Preferences

Row = Record[Any]
Chip = Callable[[Row], tuple[str, Tone] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What one list says of itself."""

    name: str
    title: str
    search: str
    note: str
    empty: str
    hint: str


class FosterTab(LedgerTab[Row]):
    """One list of the book; ``start`` are the facts a new record begins with."""

    def __init__(
        self,
        page: Page,
        office: Desa,
        preferences: Preferences,
        ledger: Ledger[Any],
        words: ListWords,
        columns: Sequence[Column[Row]],
        dialog: type[LedgerDialog],
        start: object,
        *,
        by_year: bool = True,
    ) -> None:
        self._words = words
        self._dialog = dialog
        self._start = start
        super().__init__(
            page,
            office,
            ledger,
            preferences,
            name=words.name,
            title=words.title,
            search=words.search,
            columns=columns,
            by_year=by_year,
        )

    def read(self, search: str, year: int | None) -> Sequence[Row]:
        """The rows to show."""
        return self.ledger.list(search, year).rows

    def record_of(self, row: Row) -> Row:
        """A row is the record itself."""
        return row

    def dialog(self, record: Row | None) -> LedgerDialog:
        """The window that notes or corrects."""
        if self._dialog is PassportHelpDialog:
            return PassportHelpDialog(
                self.office, self.ledger, self.page, record=record, facts=self._start, wide=165
            )
        return self._dialog(
            self.ledger,
            self.page,
            record=record,
            facts=self._start,
            wide=165,
            files=self.files_words(),
        )

    def files_words(self) -> str:
        """SK and certificate can be kept as scans."""
        return self.tr("Pindaian…") if self._dialog is FosterPaperDialog else ""

    def note_words(self) -> str:
        """The words on the primary button."""
        return self._words.note

    def empty_words(self) -> Empty:
        """What to do first."""
        return "village", self._words.empty, self._words.hint, self._words.note


def foster_tabs(page: Page, office: Desa, preferences: Preferences) -> tuple[FosterTab, ...]:
    """Every list of the book but that of foreigners."""
    today = office.clock.today()
    book = office.foster
    return (
        FosterTab(
            page, office, preferences, book.questions, _questions(),
            _columns(
                _day_column("on"),
                _text_column(_tr("Pertanyaan"), "question", 30, stretch=True),
                _text_column(_tr("Penanya"), "asked_by", 14),
                _text_column(_tr("Jawaban"), "answer", 30),
                chip=_answered,
            ),
            FosterQuestionDialog, FosterQuestion(on=today),
        ),
        FosterTab(
            page, office, preferences, book.visits, _visits(),
            _columns(
                _day_column("on"),
                _text_column(_tr("Petugas"), "officer", 18),
                _text_column(_tr("Topik"), "topic", 24, stretch=True),
                _count_column(_tr("L"), "men"),
                _count_column(_tr("P"), "women"),
                _text_column(_tr("Hasil"), "result", 20),
            ),
            FosterVisitDialog, FosterVisit(on=today),
        ),
        FosterTab(
            page, office, preferences, book.passport_help, _passports(),
            _columns(
                _day_column("on"),
                _text_column(_tr("Nama"), "name", 18, stretch=True),
                Column(_tr("Bantuan"), _help, width=22),
                _text_column(_tr("Hasil"), "result", 20),
            ),
            PassportHelpDialog, PassportHelp(on=today),
        ),
        FosterTab(
            page, office, preferences, book.warnings, _warnings(),
            _columns(
                _day_column("on"),
                _text_column(_tr("Isi"), "content", 34, stretch=True),
                _text_column(_tr("Diteruskan ke"), "passed_to", 18),
                _text_column(_tr("Jawaban"), "answer", 24),
                chip=_passed,
            ),
            EarlyWarningDialog, EarlyWarning(on=today),
        ),
        FosterTab(
            page, office, preferences, book.papers, _papers(),
            _columns(
                Column(_tr("Jenis"), _paper_kind, width=20),
                _text_column(_tr("Nomor"), "number", 24, stretch=True),
                _day_column("issued_on"),
                _text_column(_tr("Penerbit"), "issuer", 24),
                _day_column("valid_until", _tr("Berlaku sampai")),
            ),
            FosterPaperDialog, FosterPaper(), by_year=False,
        ),
        FosterTab(
            page, office, preferences, book.officers, _officers(),
            _columns(
                _text_column(_tr("Nama"), "name", 18, stretch=True),
                _text_column(_tr("Jabatan"), "post", 13),
                _text_column(_tr("Kantor"), "agency", 20),
                _text_column(_tr("Telepon"), "phone", 14),
                _day_column("since", _tr("Sejak")),
                _day_column("until", _tr("Sampai")),
            ),
            FosterOfficerDialog, FosterOfficer(since=today, post="PIMPASA"), by_year=False,
        ),
    )  # fmt: skip


# --- words ----------------------------------------------------------------------------------


def _tr(words: str) -> str:
    return QCoreApplication.translate("DesaBinaan", words)


def _questions() -> ListWords:
    return ListWords(
        name="binaan-pertanyaan",
        title=_tr("Pertanyaan"),
        search=_tr("Cari pertanyaan, penanya atau jawaban…"),
        note=_tr("Catat pertanyaan"),
        empty=_tr("Belum ada pertanyaan warga"),
        hint=_tr("Catat pertanyaan tentang paspor dan imigrasi, lalu jawaban petugasnya."),
    )


def _visits() -> ListWords:
    return ListWords(
        name="binaan-kunjungan",
        title=_tr("Kunjungan"),
        search=_tr("Cari petugas, topik atau hasil…"),
        note=_tr("Catat kunjungan"),
        empty=_tr("Belum ada kunjungan yang dicatat"),
        hint=_tr("Catat kapan petugas datang, apa topiknya, dan berapa orang yang hadir."),
    )


def _passports() -> ListWords:
    return ListWords(
        name="binaan-paspor",
        title=_tr("Bantuan paspor"),
        search=_tr("Cari nama, hasil atau keterangan…"),
        note=_tr("Catat bantuan"),
        empty=_tr("Belum ada bantuan paspor yang dicatat"),
        hint=_tr("Catat warga yang dibantu mengurus paspor dan apa hasilnya."),
    )


def _warnings() -> ListWords:
    return ListWords(
        name="binaan-peringatan",
        title=_tr("Peringatan dini"),
        search=_tr("Cari isi, tujuan atau jawaban…"),
        note=_tr("Catat peringatan"),
        empty=_tr("Belum ada peringatan dini"),
        hint=_tr("Catat tanda yang Anda teruskan ke Imigrasi atau BP3MI, dan jawaban mereka."),
    )


def _papers() -> ListWords:
    return ListWords(
        name="binaan-penetapan",
        title=_tr("Penetapan"),
        search=_tr("Cari nomor atau penerbit…"),
        note=_tr("Catat penetapan"),
        empty=_tr("Belum ada SK atau sertifikat"),
        hint=_tr("Catat SK Kepala Kantor Imigrasi dan sertifikat desa binaan."),
    )


def _officers() -> ListWords:
    return ListWords(
        name="binaan-petugas",
        title=_tr("Petugas"),
        search=_tr("Cari nama, kantor atau telepon…"),
        note=_tr("Catat petugas"),
        empty=_tr("Belum ada petugas yang dicatat"),
        hint=_tr("Catat nama dan telepon petugas PIMPASA yang membina desa ini."),
    )


# --- columns --------------------------------------------------------------------------------


def _columns(*columns: Column[Row], chip: Chip = struck_chip) -> tuple[Column[Row], ...]:
    def state(row: Row) -> str:
        shown = chip(row)
        return shown[0] if shown is not None else ""

    return (*columns, Column(_tr("Keadaan"), state, chip=chip, width=14))


def _text_column(title: str, name: str, width: int, *, stretch: bool = False) -> Column[Row]:
    def text(row: Row) -> str:
        return " ".join(str(getattr(row.facts, name)).split())

    return Column(title, text, width=width, stretch=stretch)


def _day_column(name: str, title: str = "") -> Column[Row]:
    def text(row: Row) -> str:
        day = getattr(row.facts, name)
        return short_date(day) if isinstance(day, date) else ""

    return Column(title or _tr("Tanggal"), text, width=12)


def _count_column(title: str, name: str) -> Column[Row]:
    def text(row: Row) -> str:
        return grouped(getattr(row.facts, name))

    return Column(title, text, align=Align.RIGHT, width=5)


def _paper_kind(row: Record[FosterPaper]) -> str:
    return row.facts.paper_kind.words if row.facts.paper_kind else ""


def _help(row: Record[PassportHelp]) -> str:
    return row.facts.help_kind.words if row.facts.help_kind else ""


def _answered(row: Record[FosterQuestion]) -> tuple[str, Tone]:
    told = (_tr("terjawab"), Tone.GOOD) if row.facts.answer else (_tr("menunggu"), Tone.WARN)
    return struck_chip(row) or told


def _passed(row: Record[EarlyWarning]) -> tuple[str, Tone]:
    if row.facts.answer:
        told = (_tr("dijawab"), Tone.GOOD)
    elif row.facts.passed_on is not None:
        told = (_tr("diteruskan"), Tone.INFO)
    else:
        told = (_tr("belum diteruskan"), Tone.WARN)
    return struck_chip(row) or told

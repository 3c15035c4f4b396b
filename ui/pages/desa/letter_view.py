# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter of the archive: seen, printed, saved or, with a reason, voided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.letter import LetterState
from desa_app.errors import DesaBinaanError
from desa_app.wording import long_date, short_date
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.sheet import Sheet
from ui.pages.desa.words import kind_name, letter_chip
from ui.printing import Choose, print_pdf, system_dialog
from ui.questions import Question
from ui.theme import step
from ui.widgets.buttons import danger, primary, secondary
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts
from ui.widgets.file_dialogs import save_file
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type
from ui.widgets.pdf_view import PdfView
from ui.widgets.text_fields import LongTextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter
    from ui.pages.common.papers import PaperDesk
    from ui.pages.page import Page
    from ui.preferences import Preferences


class LetterView(Sheet):
    """``another_asked`` begins the next letter; ``voided`` carries the voided one."""

    another_asked = Signal()
    voided = Signal(object)

    def __init__(
        self,
        office: Desa,
        letter: IssuedLetter,
        page: Page,
        papers: PaperDesk,
        preferences: Preferences,
    ) -> None:
        super().__init__("")
        self._office = office
        self._page = page
        self._papers = papers
        self._preferences = preferences
        self.choose: Choose = system_dialog
        self.letter = letter
        unit = step()
        self._number = Text("", Type.HEADING, wrap=True)
        self._chip = Chip("", letter_chip(letter.state)[1])
        self._facts = Facts()
        self.print_button = primary(self.tr("Cetak"), shortcut="Ctrl+P", icon="print")
        self.copy_button = secondary(self.tr("Cetak &SALINAN"), icon="print")
        self.save_button = secondary(self.tr("Simpan &PDF…"), icon="save")
        self.another = secondary(self.tr("Surat &lain"), icon="plus")
        self.void_button = danger(self.tr("&Batalkan surat…"))
        self.view = PdfView()
        told = Card()
        head = QHBoxLayout()
        head.addWidget(self._number, 1)
        head.addWidget(self._chip)
        told.body.addLayout(head)
        told.body.addWidget(self._facts)
        told.body.addSpacing(unit * 2)
        for button in (self.print_button, self.copy_button, self.save_button, self.another):
            told.body.addWidget(button)
        told.body.addStretch(1)
        told.body.addWidget(self.void_button)
        shown = Card()
        shown.body.addWidget(self.view, 1)
        both = FoldingRow()
        both.add(told, wide=92)
        both.add(shown, 1, low=110, least=80)
        self.body.addWidget(both, 1)
        self.show_letter(letter)
        self.print_button.clicked.connect(self.print_letter)
        self.copy_button.clicked.connect(self.print_copy)
        self.save_button.clicked.connect(self.save)
        self.another.clicked.connect(self.another_asked)
        self.void_button.clicked.connect(self.ask_void)

    def begin(self) -> None:
        """The letter was issued to be printed."""
        self.print_button.setFocus()

    def show_letter(self, letter: IssuedLetter) -> None:
        """Show a letter and its bytes."""
        self.letter = letter
        void = letter.state is LetterState.VOID
        kind = kind_name(letter.kind, self._office.wordings.names())
        self.set_heading(
            self.tr("Surat {number}").format(number=letter.number),
            f"{kind} · {letter.person_name}",
        )
        self._number.setText(letter.number)
        self._chip.show_state(*letter_chip(letter.state))
        until = long_date(letter.valid_until) if letter.valid_until else ""
        self._facts.set_facts(
            (
                (self.tr("Untuk"), letter.person_name),
                (self.tr("Jenis"), kind),
                (self.tr("Tanggal"), long_date(letter.issued_on)),
                (self.tr("Berlaku sampai"), until),
                (self.tr("Penanda tangan"), letter.signed_by),
                (self.tr("Selaku"), letter.signed_as),
                (self.tr("Kertas"), letter.paper.value),
                (self.tr("Dicetak"), self._prints_told()),
                (self.tr("Alasan"), letter.reason),
                (self.tr("Dibatalkan"), letter.void_reason),
            )
        )
        self.view.show_pdf(letter.pdf)
        self.void_button.setVisible(not void)
        self.print_button.setEnabled(not void)

    def print_letter(self) -> None:
        """Print through the system's dialog; the log notes it.

        The sheets of the original exist once; for another one the SALINAN is offered.
        """
        before = [one for one in self._office.letters.prints(self.letter.id) if not one.copy]
        if before:
            first = before[0]
            again = Question.choose(
                self,
                self.tr("Cetak lembar asli sekali lagi?"),
                self.tr(
                    "Lembar asli sudah dicetak {day} oleh {name}. Untuk lembar tambahan pakai"
                    " SALINAN. Cetak lagi aslinya hanya bila lembar itu rusak atau kertasnya macet."
                ).format(day=short_date(first.at.astimezone().date()), name=first.by),
                self.tr("Cetak asli lagi"),
                self.tr("Cetak SALINAN"),
            )
            if again is None:
                return
            if not again:
                self.print_copy()
                return
        self._print(self.letter.pdf, copy=False)

    def print_copy(self) -> None:
        """Print a fresh sheet marked SALINAN."""
        try:
            pdf = self._office.letters.copy(self.letter.id)
        except DesaBinaanError as error:
            self._page.notices.error(error)
            return
        self._print(pdf, copy=True)

    def _print(self, pdf: bytes, *, copy: bool) -> None:
        notices = self._page.notices
        try:
            printed = print_pdf(
                self,
                pdf,
                self.letter.paper,
                preferences=self._preferences,
                choose=self.choose,
            )
            if printed:
                self._office.letters.printed(self.letter.id, copy=copy)
        except DesaBinaanError as error:
            notices.error(error)
            return
        if printed:
            self.show_letter(self.letter)
            told = (
                self.tr("SALINAN surat {number} dikirim ke pencetak.")
                if copy
                else self.tr("Surat {number} dikirim ke pencetak.")
            )
            notices.success(told.format(number=self.letter.number))

    def _prints_told(self) -> str:
        """How often, and when last."""
        prints = self._office.letters.prints(self.letter.id)
        if not prints:
            return ""
        copies = sum(one.copy for one in prints)
        return self.tr("asli {count} kali, salinan {copies} kali, terakhir {day}").format(
            count=len(prints) - copies,
            copies=copies,
            day=short_date(prints[-1].at.astimezone().date()),
        )

    def save(self) -> None:
        """Save the archived bytes as a file."""
        name = self.letter.number.replace("/", "-")
        path = save_file(
            self,
            self.tr("Simpan surat"),
            self.tr("Surat {number}.pdf").format(number=name),
            self.tr("Dokumen PDF (*.pdf)"),
        )
        if path is not None:
            self._papers.save(self._bytes, path, self.tr("Surat"), private=True)

    def ask_void(self) -> None:
        """Ask why, then void."""
        dialog = VoidDialog(self._office, self.letter, self)
        dialog.saved.connect(self._on_voided)
        dialog.open()

    def _bytes(self) -> bytes:
        return self.letter.pdf

    def _on_voided(self, letter: IssuedLetter) -> None:
        self.show_letter(letter)
        self.voided.emit(letter)


class VoidDialog(FormDialog):
    """Void a letter; its number is never given again."""

    def __init__(self, office: Desa, letter: IssuedLetter, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._office = office
        self._letter = letter
        self.say(
            self.tr("Batalkan surat {number}?").format(number=letter.number),
            self.tr(
                "Surat untuk {name} menjadi tidak berlaku dan pemeriksaan segelnya menjawab"
                " “dibatalkan”. Nomornya tidak dipakai lagi. Surat pengganti dapat diterbitkan"
                " dengan nomor baru. Pembatalan tidak dapat diurungkan."
            ).format(name=letter.person_name),
            self.tr("Batalkan surat"),
        )
        self.form.add("reason", self.tr("&Alasan"), LongTextField(lines=3), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Void it."""
        return self._office.letters.void(self._letter.id, str(values["reason"]))

# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions about recruiters: note this name, the same or not, take out of use and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.recruiter import CompanyDraft, Draft, RecruiterDraft
from desa_app.errors import DesaBinaanError
from desa_app.wording import short_date
from ui.notices import NoticeBar
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.recruiter_words import name_of, reason_words
from ui.theme import step
from ui.widgets.buttons import Kind, ValueButton, primary, secondary
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from desa_app.desa.recruiters import Records
    from desa_app.domain.alike import Pair
    from desa_app.domain.recruiter import FreeText, Record
    from ui.widgets.buttons import Button


class AnswerDialog(QDialog):
    """Heading, words, and buttons that answer; Esc answers nothing.

    ``answered`` carries what was saved, and the sentence for the notice bar.
    """

    answered = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(unit * 185)
        self.notices = NoticeBar()
        self._heading = Text("", Type.HEADING, wrap=True)
        self._line = Text("", Type.MUTED, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(self._heading)
        column.addWidget(self._line)
        column.addWidget(self.notices)
        self.body = QVBoxLayout()
        self.body.setSpacing(unit * 2)
        column.addLayout(self.body)
        column.addSpacing(unit)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(unit * 3)
        self._foot.addStretch(1)
        column.addLayout(self._foot)

    def say(self, heading: str, line: str) -> None:
        """Set the words of the window."""
        self.setWindowTitle(heading)
        self._heading.setText(heading)
        self._line.setText(line)

    def add_answer(self, button: Button) -> None:
        """Put an answer into the last line."""
        self._foot.addWidget(button)

    def done_with(self, result: object, words: str) -> None:
        """Tell the answer and close."""
        self.answered.emit(result, words)
        self.accept()


class NameDialog(AnswerDialog, Generic[Draft]):
    """A name that plans have: note it, or say which record it is."""

    def __init__(
        self,
        jobs: Records[Draft],
        name: FreeText,
        known: tuple[Record[Draft], ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._jobs: Records[Draft] = jobs
        self._name = name
        self._say()
        later = secondary(self.tr("Nanti"))
        later.clicked.connect(self.reject)
        self.add_answer(later)
        note = secondary if name.known else primary
        self.note_button = note(self.tr("Buat &catatan baru"))
        self.note_button.clicked.connect(self._note)
        if name.known:
            self.add_answer(self.note_button)
        self.first = self.note_button
        for at, record in enumerate(reversed(_few(known))):
            exact = name.known and at == len(_few(known)) - 1
            words = self.tr("Tautkan ke {name}") if exact else self.tr("Ini {name}")
            kind = Kind.PRIMARY if exact else Kind.SECONDARY
            button = ValueButton(record.id, words.format(name=record.facts.name), kind)
            button.chosen.connect(self._is)
            self.add_answer(button)
            self.first = button if exact else self.first
        if not name.known:
            self.add_answer(self.note_button)
        if known:
            words = self.tr("Mirip dengan: {names}.").format(
                names="; ".join(known_as(record) for record in _few(known))
            )
            self.body.addWidget(Text(words, wrap=True))
        self.first.setFocus()

    def _say(self) -> None:
        name, count = name_of(self._name), len(self._name.plans)
        if self._name.known:
            self.say(
                self.tr("{name}: catatannya sudah ada").format(name=name),
                self.tr(
                    "Nama ini ditulis dalam {count} rencana tanpa dipilih dari catatan. Tautkan"
                    " bila memang dia yang dimaksud."
                ).format(count=count),
            )
            return
        self.say(
            self.tr("{name} belum punya catatan").format(name=name),
            self.tr(
                "Nama ini disebut dalam {count} rencana. Dengan catatan, nomor telepon, hasil"
                " pengecekan dan warga yang menyebutnya terkumpul di satu tempat."
            ).format(count=count),
        )

    def _note(self) -> None:
        try:
            record = self._jobs.note_name(self._name)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        told = self.tr("{name} tercatat. Lengkapi bila ada keterangan lain.")
        self.done_with(record, told.format(name=record.facts.name))

    def _is(self, record_id: str) -> None:
        try:
            record = self._jobs.note_as(self._name, record_id)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        told = self.tr("{name} dicatat sebagai {record}.")
        self.done_with(record, told.format(name=name_of(self._name), record=record.facts.name))


class PairDialog(AnswerDialog, Generic[Draft]):
    """Two records side by side, what they have in common, and the two answers."""

    def __init__(self, jobs: Records[Draft], pair: Pair, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs: Records[Draft] = jobs
        self._pair = pair
        one: Record[Draft] = jobs.get(pair.one)
        other: Record[Draft] = jobs.get(pair.other)
        company = isinstance(one.facts, CompanyDraft)
        self.say(
            self.tr("Perusahaan yang sama?") if company else self.tr("Orang yang sama?"),
            self.tr(
                "Bila sama, keduanya dihitung bersama dan nama {name} di depan. Tidak ada yang"
                " dihapus: keduanya dapat dipisahkan lagi."
            ).format(name=one.facts.name),
        )
        both = QHBoxLayout()
        both.setSpacing(step() * 4)
        record: Record[Draft]
        for record in (one, other):
            card = Card(record.facts.name)
            people = len({found.person_id for found in jobs.people_of(record.id)})
            card.body.addWidget(Facts(facts_about(record, people)))
            card.body.addStretch(1)
            both.addWidget(card, 1)
        self.body.addLayout(both)
        common = Text(self.tr("Yang membuat keduanya diusulkan:"), Type.STRONG)
        self.body.addWidget(common)
        for reason in pair.reasons:
            self.body.addWidget(Text(f"•  {reason_words(reason)}", wrap=True))
        self.later = secondary(self.tr("Nanti"))
        self.apart = secondary(
            self.tr("&Bukan perusahaan yang sama") if company else self.tr("&Bukan orang yang sama")
        )
        self.same = primary(
            self.tr("Perusahaan yang &sama") if company else self.tr("Orang yang &sama")
        )
        for button, run in (
            (self.later, self.reject),
            (self.apart, self._on_apart),
            (self.same, self._on_same),
        ):
            button.clicked.connect(run)
            self.add_answer(button)
        # Nothing is lost either way, yet the answer is not given by a slip of the hand.
        self.later.setFocus()

    def _on_same(self) -> None:
        try:
            record = self._jobs.same(self._pair.one, self._pair.other)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        told = self.tr("Dihitung bersama sebagai {name}.").format(name=record.facts.name)
        self.done_with(record, told)

    def _on_apart(self) -> None:
        try:
            self._jobs.different(self._pair.one, self._pair.other)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        self.done_with(None, self.tr("Jawaban diingat; pasangan ini tidak ditanyakan lagi."))


class RemovalDialog(FormDialog, Generic[Draft]):
    """Take a record out of use, with a reason; ``saved`` carries it."""

    def __init__(self, jobs: Records[Draft], record: Record[Draft], parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._jobs: Records[Draft] = jobs
        self._id = record.id
        self.say(
            self.tr("Hapus catatan {name}?").format(name=record.facts.name),
            self.tr(
                "Catatan tidak ditawarkan lagi saat mencatat rencana. Rencana yang menyebutnya"
                " tetap, dan catatan dapat dipakai lagi dari daftar Dihapus."
            ),
            self.tr("Hapus catatan"),
        )
        self.form.add("reason", self.tr("&Alasan"), TextField(), required=True)

    def save(self, values: dict[str, object]) -> object:
        """Remove it."""
        return self._jobs.remove(self._id, str(values["reason"]))


def _few(known: tuple[Record[Draft], ...]) -> tuple[Record[Draft], ...]:
    return known[:2]


def known_as(record: Record[Draft]) -> str:
    """A record's name with its numbers."""
    numbers = ", ".join(phone.written for phone in record.phones)
    return " · ".join(part for part in (record.facts.name, numbers) if part)


def facts_about(record: Record[Draft], people: int) -> list[tuple[str, str]]:
    """What tells two records apart or together."""
    tr = QCoreApplication.translate
    facts: RecruiterDraft | CompanyDraft = record.facts
    checked = facts.result.words
    if facts.checked_on is not None:
        checked = f"{checked}, {short_date(facts.checked_on)} {facts.checked_with}".strip()
    rows: list[tuple[str, str]] = [(tr("Recruiters", "Nama lain"), ", ".join(record.names[1:]))]
    if isinstance(facts, RecruiterDraft):
        rows += [
            (tr("Recruiters", "Sebagai"), facts.kind.words),
            (tr("Recruiters", "Perusahaan"), facts.company),
            (tr("Recruiters", "Wilayah"), facts.area),
            (tr("Recruiters", "Alamat"), facts.address),
        ]
    else:
        rows += [
            (tr("Recruiters", "SIP3MI"), facts.sip3mi),
            (tr("Recruiters", "Alamat"), facts.address),
        ]
    return [
        *rows,
        (tr("Recruiters", "Telepon"), ", ".join(phone.written for phone in record.phones)),
        (tr("Recruiters", "Hasil cek"), checked),
        (tr("Recruiters", "Warga"), tr("Recruiters", "{n} orang").format(n=people)),
    ]

# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking a letter: scan its QR or open its PDF, read the answer, compare it with the paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desa_app import wording
from desa_app.domain.seal import SealState, SealVerdict
from desa_app.errors import Cancelled, DesaBinaanError
from desa_app.remarks_seal import verdict_sentence
from ui.notices import error_words, show_error
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.drop_area import DropCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.field import name_input
from ui.widgets.labels import IconLabel, Text, Type, restyle
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from ui.tasks import Progress

LONGEST_SCAN = 4000


class Inspector(Protocol):
    """What the panel asks of an office."""

    def seal_text(self, scanned: str) -> SealVerdict: ...
    def letter_file(self, path: Path) -> SealVerdict: ...


class SealCheckPanel(QWidget):
    """One field that a scanner types into; below it the answer and the facts of the seal."""

    def __init__(self, inspector: Inspector, kind_names: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._inspector = inspector
        self._kind_names = kind_names
        unit = step()
        self.scan = TextField(self.tr("Pindai QR surat di sini"), LONGEST_SCAN)
        self._label = Text(self.tr("&Isi QR"), Type.STRONG)
        self._check = primary(self.tr("Periksa"))
        self._open = secondary(self.tr("Buka PDF atau foto…"), shortcut="Ctrl+O", icon="letter")
        self.answer = AnswerCard()
        self._empty = Card()
        asking = EmptyState(
            "search",
            self.tr("Belum ada surat yang diperiksa"),
            self.tr(
                "Arahkan pemindai ke QR di kaki surat. Jawabannya tampil di sini dan tidak"
                " memerlukan internet."
            ),
        )
        self._empty.body.addWidget(asking)
        self._build(unit)
        self.answer.hide()
        self.scan.returnPressed.connect(self._on_scanned)
        self._check.clicked.connect(self._on_scanned)
        self._open.clicked.connect(self._choose)

    def _build(self, unit: int) -> None:
        self._label.setBuddy(self.scan)
        name_input(self.scan, self.tr("Isi QR surat"))
        asking = DropCard()
        asking.dropped.connect(self._on_dropped)
        asking.body.addWidget(self._label)
        row = QHBoxLayout()
        row.setSpacing(unit * 2)
        row.addWidget(self.scan, 1)
        row.addWidget(self._check)
        row.addWidget(self._open)
        asking.body.addLayout(row)
        asking.body.addWidget(
            Text(
                self.tr(
                    "Pemindai mengetik isi QR lalu menekan Enter. Foto QR atau berkas PDF dapat"
                    " juga diseret ke sini. Isi berkas PDF asli dibandingkan sampai huruf terakhir."
                ),
                Type.SMALL,
                wrap=True,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 4)
        column.addWidget(asking)
        column.addWidget(self.answer, 1)
        column.addWidget(self._empty, 1)

    def focus_scan(self) -> None:
        """Make ready for the scanner."""
        self.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def check_file(self, path: Path) -> None:
        """Check a letter's PDF, photo or scan."""

        def work(progress: Progress) -> SealVerdict:
            return self._inspector.letter_file(path)

        self._run(work)

    def _on_scanned(self) -> None:
        scanned = self.scan.text().strip("\r\n\t")
        if not scanned.strip():
            self.focus_scan()
            return

        def work(progress: Progress) -> SealVerdict:
            return self._inspector.seal_text(scanned)

        self._run(work)

    def _run(self, work: Callable[[Progress], SealVerdict]) -> None:
        run_with_progress(
            self, self.tr("Memeriksa surat"), work, self._show, self._failed, writes=False
        )

    def _show(self, verdict: SealVerdict) -> None:
        self.answer.show_verdict(verdict, self._kind_names())
        self._ready_again()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, DesaBinaanError):
            show_error(self, error)
            return
        self.answer.show_trouble(error)
        self._ready_again()

    def _ready_again(self) -> None:
        """The next scan must not be appended to this one."""
        self._empty.hide()
        self.answer.show()
        self.scan.clear()
        self.focus_scan()

    def _choose(self) -> None:
        path = file_dialogs.open_file(
            self, self.tr("Buka surat atau fotonya"), self.tr("Surat (*.pdf *.jpg *.jpeg *.png)")
        )
        if path is not None:
            self.check_file(path)

    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        self.check_file(paths[0])


class AnswerCard(Card):
    """A calm banner with one word, the sentence, and the facts to hold against the paper."""

    def __init__(self) -> None:
        super().__init__()
        unit = step()
        self._banner = QFrame()
        self._icon = IconLabel("info", tone=Tone.INFO, steps=8)
        self._word = Text("", Type.TITLE)
        self._sentence = Text("", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(unit)
        words.addWidget(self._word)
        words.addWidget(self._sentence)
        row = QHBoxLayout(self._banner)
        row.setContentsMargins(unit * 5, unit * 4, unit * 5, unit * 4)
        row.setSpacing(unit * 4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._heading = Text("", Type.HEADING)
        self.facts = Facts()
        self.body.addWidget(self._banner)
        self.body.addSpacing(unit * 2)
        self.body.addWidget(self._heading)
        self.body.addWidget(self.facts)
        self.body.addStretch(1)

    @property
    def word(self) -> str:
        """The answer in one or three words."""
        return self._word.text()

    @property
    def sentence(self) -> str:
        """The answer in full."""
        return self._sentence.text()

    def show_verdict(self, verdict: SealVerdict, kind_names: Mapping[str, str]) -> None:
        """Show how the check ended."""
        words = {
            SealState.GENUINE: (self.tr("Asli"), Tone.GOOD, "ok"),
            SealState.CHANGED: (self.tr("Berubah"), Tone.BAD, "block"),
            SealState.VOID: (self.tr("Dibatalkan"), Tone.BAD, "block"),
            SealState.REVOKED: (self.tr("Kunci dicabut"), Tone.BAD, "block"),
            SealState.OTHER_LETTER: (self.tr("Nomor dipakai surat lain"), Tone.BAD, "block"),
            SealState.NOT_IN_ARCHIVE: (self.tr("Tidak ada di arsip"), Tone.WARN, "warning"),
            SealState.FORGED: (self.tr("Tanda tangan salah"), Tone.BAD, "block"),
            SealState.UNKNOWN_VILLAGE: (self.tr("Desa tidak dikenal"), Tone.WARN, "warning"),
        }
        word, tone, icon = words[verdict.state]
        self._say(word, tone, icon, verdict_sentence(verdict))
        headings = {
            SealState.GENUINE: self.tr("Cocokkan dengan yang tertulis di kertas"),
            SealState.CHANGED: self.tr("Yang dinyatakan segel saat surat terbit"),
            SealState.VOID: self.tr("Yang dinyatakan segel saat surat terbit"),
        }
        unproven = self.tr("Yang tertulis pada segel, belum terbukti")
        self._heading.setText(headings.get(verdict.state, unproven))
        statement = verdict.statement
        village = f"{verdict.village_name} ({statement.village})"
        until = statement.valid_until
        self.facts.set_facts(
            (
                (self.tr("Desa"), village if verdict.village_name else statement.village),
                (self.tr("Jenis surat"), kind_names.get(statement.kind, statement.kind)),
                (self.tr("Nomor"), statement.number),
                (self.tr("Tanggal"), wording.long_date(statement.issued_on)),
                (
                    self.tr("Berlaku sampai"),
                    wording.long_date(until) if until is not None else self.tr("tidak dibatasi"),
                ),
                (self.tr("Inisial nama"), statement.initials),
                (self.tr("Akhir NIK"), statement.nik_end),
            )
        )

    def show_trouble(self, error: Exception) -> None:
        """Nothing could be read: say so without a verdict about the paper."""
        what, meaning, todo = error_words(error)
        self._say(self.tr("Belum dapat diperiksa"), Tone.INFO, "info", f"{what} {meaning} {todo}")
        self._heading.setText("")
        self.facts.set_facts(())

    def _say(self, word: str, tone: Tone, icon: str, sentence: str) -> None:
        self._icon.set_icon(icon, tone)
        self._word.setText(word)
        rest = sentence.removeprefix(f"{word}: ")
        self._sentence.setText(rest[:1].upper() + rest[1:])
        restyle(self._banner, "notice", tone.value)
        for label in (self._word, self._sentence):
            label.style().unpolish(label)
            label.style().polish(label)
        self._banner.setAccessibleName(f"{word}. {sentence}")

# SPDX-License-Identifier: GPL-3.0-or-later
"""Trusting another office: open its card, see who it claims to be, type the sidik from paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app import wording
from desa_app.errors import Cancelled, FingerprintDiffers
from ui.notices import error_words
from ui.progress import run_with_progress
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card as CardFrame
from ui.widgets.facts import Facts
from ui.widgets.field import mark_problem, name_input
from ui.widgets.fingerprint_field import FingerprintField
from ui.widgets.fitting import fit_height
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desa_app.domain.package import Card
    from ui.tasks import Progress


class Enroller(Protocol):
    """What the dialog asks of an office: ``Villages`` or ``Enrolment``."""

    def look_at(self, path: Path) -> Card: ...
    def fingerprint_on(self, path: Path) -> str: ...
    def enrol(self, path: Path, fingerprint: str) -> Card: ...


class EnrolDialog(QDialog):
    """Two steps in one window. The card's own sidik is never shown: it must come from paper.

    ``enrolled`` carries the card that is trusted from now on. ``known`` are the codes that were
    enrolled before, so that the dialog can say that a key will be replaced. A kind of office that
    must know more adds it in :meth:`more_about`, :meth:`ready` and :meth:`enrol_with`.
    """

    enrolled = Signal(object)

    def __init__(
        self, enroller: Enroller, title: str, known: frozenset[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._enroller = enroller
        self._known = known
        self._path: Path | None = None
        unit = step()
        self.setWindowTitle(title)
        self.setMinimumWidth(unit * 140)
        self._open = secondary(self.tr("Buka kartu…"), shortcut="Ctrl+O", icon="import")
        self._trouble = Text("", Type.PROBLEM, wrap=True)
        self._facts = Facts()
        self._replaces = Text("", Type.BODY, wrap=True)
        self._field = FingerprintField()
        self._label = Text(self.tr("Sidik di lembar &kertas"), Type.STRONG)
        self._problem = Text("", Type.PROBLEM, wrap=True)
        self._photo = secondary(self.tr("Baca dari &foto…"), icon="search")
        self._cancel = secondary(self.tr("Kembali"))
        self._enrol = primary(self.tr("Daftarkan"))
        self._build(title)
        self._show_card(None)
        self._open.clicked.connect(self._choose)
        self._field.changed.connect(self._on_typed)
        self._photo.clicked.connect(self._choose_photo)
        self._cancel.clicked.connect(self.reject)
        self._enrol.clicked.connect(self._on_enrol)
        enter = QShortcut(QKeySequence("Ctrl+Return"), self)
        enter.activated.connect(self._on_enrol)
        self._field.returnPressed.connect(self._on_enrol)

    def _build(self, title: str) -> None:
        unit = step()
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(title, Type.TITLE))
        first = CardFrame(self.tr("1. Buka berkas kartu"))
        row = QHBoxLayout()
        row.setSpacing(unit * 3)
        row.addWidget(self._open)
        row.addWidget(
            Text(
                self.tr("Berkas kartu bernama KARTU-kode.txt, biasanya dibawa dengan flashdisk."),
                Type.MUTED,
                wrap=True,
            ),
            1,
        )
        first.body.addLayout(row)
        for part in (self._trouble, self._facts, self._replaces):
            first.body.addWidget(part)
        second = CardFrame(self.tr("2. Ketik sidik dari kertas"))
        second.body.addWidget(
            Text(
                self.tr(
                    "Baca 30 angka pada formulir yang diserahkan langsung oleh petugas kantor itu,"
                    " pindai QR-nya, atau baca dari foto formulir itu. Jangan menyalinnya dari"
                    " pesan atau berkas: perbandingan inilah yang membuktikan kartunya asli."
                ),
                Type.MUTED,
                wrap=True,
            )
        )
        self._label.setBuddy(self._field)
        name_input(self._field, self.tr("Sidik di lembar kertas, 30 angka"))
        second.body.addWidget(self._label)
        line = QHBoxLayout()
        line.setSpacing(unit * 3)
        line.addWidget(self._field, 1)
        line.addWidget(self._photo)
        second.body.addLayout(line)
        second.body.addWidget(self._problem)
        column.addWidget(first)
        column.addWidget(second)
        self.frames = column
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._enrol)
        column.addLayout(buttons)
        for one, other in (
            (self._open, self._field),
            (self._field, self._photo),
            (self._photo, self._cancel),
            (self._cancel, self._enrol),
        ):
            QWidget.setTabOrder(one, other)

    # --- step 1 ---------------------------------------------------------------------------

    def _choose(self) -> None:
        path = file_dialogs.open_file(
            self, self.tr("Buka kartu kantor"), self.tr("Kartu kantor (*.txt)")
        )
        if path is not None:
            self.open_card(path)

    def open_card(self, path: Path) -> None:
        """Read a card file and show who it claims to be."""
        self._path = path

        def look(progress: Progress) -> Card:
            return self._enroller.look_at(path)

        run_with_progress(
            self, self.tr("Membaca kartu"), look, self._show_card, self._refuse, writes=False
        )

    def _show_card(self, card: Card | None) -> None:
        self._trouble.hide()
        self._facts.setVisible(card is not None)
        self._replaces.setVisible(card is not None and card.code in self._known)
        for part in (self._field, self._label, self._photo):
            part.setEnabled(card is not None)
        if card is not None:
            self._replaces.setText(
                self.tr(
                    "{name} sudah terdaftar. Bila dilanjutkan, kartu yang lama diganti dengan"
                    " kartu ini."
                ).format(name=card.name)
            )
        more = self.more_about(card)
        self._on_typed()
        if card is None:
            fit_height(self)
            return
        self._facts.set_facts(
            (
                (self.tr("Mengaku dari"), f"{card.kind.value.capitalize()} {card.name}"),
                (self.tr("Kode wilayah"), card.code),
                (self.tr("Kunci dibuat"), wording.long_date(card.made_at.astimezone().date())),
                *more,
            )
        )
        self._field.setFocus()
        fit_height(self)

    def _refuse(self, error: Exception) -> None:
        self._path = None
        self._show_card(None)
        if isinstance(error, Cancelled):
            return
        self._trouble.setText(" ".join(filter(None, error_words(error))))
        self._trouble.show()
        fit_height(self)

    # --- step 2 ---------------------------------------------------------------------------

    def more_about(self, card: Card | None) -> Sequence[tuple[str, str]]:
        """Ask and show what else is to be known about this card; further facts of it."""
        return ()

    def ready(self) -> bool:
        """Whether all that was asked besides the sidik is answered."""
        return True

    def enrol_with(self, path: Path, typed: str) -> Callable[[], Card]:
        """What will be done with the answers as they are now."""
        return partial(self._enroller.enrol, path, typed)

    def _choose_photo(self) -> None:
        path = file_dialogs.open_file(
            self, self.tr("Foto formulir kartu"), self.tr("Foto atau pindaian (*.jpg *.png *.pdf)")
        )
        if path is not None:
            self.read_photo(path)

    def read_photo(self, path: Path) -> None:
        """Fill in the sidik from the QR on a photo of the paper; it is still to be confirmed."""

        def read(progress: Progress) -> str:
            return self._enroller.fingerprint_on(path)

        run_with_progress(
            self, self.tr("Membaca foto"), read, self._read_from_photo, self._unread, writes=False
        )

    def _read_from_photo(self, digits: str) -> None:
        self._field.set_value(digits)
        (self._enrol if self._enrol.isEnabled() else self._field).setFocus()

    def _unread(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._say(" ".join(filter(None, error_words(error))))

    def _on_typed(self) -> None:
        complete = bool(self._field.value()) and not self._field.problem_code()
        self._enrol.setEnabled(self._field.isEnabled() and complete and self.ready())
        self._say("")

    def _on_enrol(self) -> None:
        path, typed = self._path, self._field.value()
        if path is None or not self._enrol.isEnabled():
            return

        work = self.enrol_with(path, typed)

        def enrol(progress: Progress) -> Card:
            return work()

        run_with_progress(
            self, self.tr("Mendaftarkan"), enrol, self._finish, self._differs, writes=True
        )

    def _finish(self, card: Card) -> None:
        self.enrolled.emit(card)
        self.accept()

    def _differs(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, FingerprintDiffers):
            self._refuse(error)
            return
        self._say(" ".join(filter(None, error_words(error))))
        self._field.setFocus()

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._field.setAccessibleDescription(words)
        mark_problem(self._field, bool(words))
        fit_height(self)

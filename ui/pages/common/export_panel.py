# SPDX-License-Identifier: GPL-3.0-or-later
"""A new package: which month, how much of it, onto which stick; then the note to be signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desa_app.domain.package import DataLevel
from desa_app.domain.recap import month_of
from desa_app.domain.stick import PlaceState
from desa_app.errors import InvalidInput, LevelReasonNeeded, Problem
from desa_app.wording import grouped, month_name
from ui.forms.form import Form
from ui.looking import Looking
from ui.pages.common.failure import show_failure
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.theme import step
from ui.widgets.buttons import plain, primary, secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.facts import Facts, breakable
from ui.widgets.file_dialogs import choose_folder, save_file
from ui.widgets.labels import Text, Type
from ui.widgets.month_field import MonthField, shifted
from ui.widgets.text_fields import LongTextField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desa_app.domain.package import SentPackage
    from desa_app.domain.stick import Place, Stick
    from desa_app.office.sending import Export
    from ui.pages.common.papers import PaperDesk
    from ui.pages.common.sender import Sender
    from ui.pages.page import Page
    from ui.tasks import Progress


class ExportPanel(Card):
    """``exported`` when a package was written and read back."""

    exported = Signal()

    def __init__(self, sender: Sender, page: Page, papers: PaperDesk) -> None:
        super().__init__(parent=page)
        self._sender = sender
        self._looking = Looking(self, self._show_about)
        self._page = page
        self._papers = papers
        self._export: Export | None = None
        self._packages: tuple[SentPackage, ...] = ()
        now = month_of(sender.office.clock.today())
        self.month = MonthField(shifted(now, -1), now)
        self.form = Form()
        levels = [(level, level.words) for level in DataLevel]
        self.form.add("level", self.tr("Isi &kiriman"), ChoiceField(levels), required=True)
        self.form.add("reason", self.tr("&Alasan kiriman lengkap"), LongTextField(lines=3))
        self.form.set_values({"level": sender.usual})
        self._what = Text("", Type.SMALL, wrap=True)
        self._about = Text("", Type.SMALL, wrap=True)
        self._again = Text("", Type.SMALL, wrap=True, tone=Tone.WARN)
        self.send_button = self.form.save_button(self.tr("Segel dan simpan…"))
        self.send_button.set_icon("stick")
        self.elsewhere = plain(self.tr("Simpan di &tempat lain…"))
        self._stick: Stick | None = None
        self._asking = QWidget()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(step() * 3)
        month_label = Text(self.tr("&Bulan"), Type.STRONG)
        month_label.setBuddy(self.month)
        asking.addWidget(month_label)
        asking.addWidget(self.month, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._about, self._again, self.form, self._what):
            asking.addWidget(part)
        asking.addStretch(1)
        asking.addWidget(self.send_button)
        asking.addWidget(self.elsewhere)
        self._done = QWidget()
        self._build_done()
        self.body.addWidget(self._asking, 1)
        self.body.addWidget(self._done, 1)
        self.setFocusProxy(self.form.field("level"))
        self.use_stick(None)
        self._show_asking()
        self.month.changed.connect(self._explain)
        self.form.changed.connect(self._explain)
        self.form.save_requested.connect(self.send_or_ask)
        self.elsewhere.clicked.connect(self.choose_place)

    def _build_done(self) -> None:
        self._facts = Facts()
        self.print_button = primary(self.tr("Cetak tanda terima"), shortcut="Ctrl+P", icon="print")
        self.save_button = secondary(self.tr("Simpan &PDF tanda terima…"), icon="save")
        self.another = secondary(self.tr("Kirim bulan &lain"))
        self._told = Text("", wrap=True)
        column = QVBoxLayout(self._done)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step() * 3)
        for part in (self._told, self._facts, self.print_button, self.save_button, self.another):
            column.addWidget(part)
        column.addStretch(1)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.another.clicked.connect(self._show_asking)

    # --- asking -------------------------------------------------------------------------------

    def refresh(self, packages: Sequence[SentPackage]) -> None:
        """Know what was sent before."""
        self._packages = tuple(packages)
        self._explain()

    def choose_month(self, period: str) -> None:
        """Prepare a month."""
        self._show_asking()
        self.month.set_value(period)

    def _show_asking(self) -> None:
        self._export = None
        self.set_heading(self.tr("Kiriman baru"))
        self._done.hide()
        self._asking.show()
        self._explain()

    def _level(self) -> DataLevel:
        return DataLevel(str(self.form.values()["level"] or self._sender.usual))

    def _explain(self) -> None:
        level = self._level()
        self.form.show_field("reason", level is DataLevel.FULL)
        final = self.tr(
            "Kiriman yang tersimpan tidak dapat diurungkan; yang keliru digantikan kiriman"
            " berikutnya."
        )
        self._what.setText(f"{self._sender.levels[level]} {final}")
        month = self.month.value()
        self._looking.ask(partial(self._sender.about, month))
        before = sum(sent.period == month for sent in self._packages)
        self._again.setText(
            self.tr("{month} sudah pernah dikirim; kiriman baru menggantikannya.").format(
                month=month_name(month)
            )
        )
        self._again.setVisible(bool(before))

    def _show_about(self, about: str) -> None:
        self._about.setText(about)
        self._about.setVisible(bool(about))

    # --- sending ------------------------------------------------------------------------------

    def use_stick(self, stick: Stick | None) -> None:
        """Send onto this one without asking; ``None`` or one that cannot be written: ask."""
        self._stick = stick if stick is not None and stick.writable else None
        if self._stick is None:
            self.send_button.set_text(self.tr("Segel dan simpan…"))
        else:
            self.send_button.set_text(
                self.tr("Kirim ke flashdisk {name}").format(
                    name=self._stick.name.replace("&", "&&")
                )
            )
        self.elsewhere.setVisible(self._stick is not None)

    def send_or_ask(self) -> None:
        """Seal onto the stick that is in; without one, ask where to."""
        if self._stick is None:
            self.choose_place()
        elif self._is_complete():
            self.send(self._stick.folder)

    def choose_place(self) -> None:
        """Ask for the stick, then seal onto it."""
        if not self._is_complete():
            return
        folder = choose_folder(self, self.tr("Pilih flashdisk atau folder"))
        if folder is not None:
            self.send(folder)

    def _is_complete(self) -> bool:
        values = self.form.accept()
        if values is None:
            return False
        if self._level() is DataLevel.FULL and not values["reason"]:
            self.form.set_problems((Problem("reason", "kosong"),))
            return False
        return True

    def send(self, folder: Path) -> None:
        """Seal the month into a folder, off the window's thread."""
        self._page.notices.clear()
        run_with_progress(
            self,
            self.tr("Menyegel kiriman {month}").format(month=month_name(self.month.value())),
            partial(
                _send,
                self._sender,
                folder,
                self.month.value(),
                self._level(),
                str(self.form.values()["reason"] or ""),
            ),
            self._on_sent,
            self._on_failed,
            writes=True,
        )

    def _on_sent(self, result: tuple[Export, Place]) -> None:
        export, place = result
        self._export = export
        if place.state is PlaceState.SAME_DISK:
            self._told.setText(
                self.tr(
                    "Berkas sudah dibaca ulang dan sama, tetapi foldernya ada di komputer ini,"
                    " bukan di flashdisk. Salin ke flashdisk sebelum dibawa ke {above}."
                ).format(above=self._sender.above)
            )
            self._told.set_tone(Tone.WARN)
        else:
            self._told.setText(
                self.tr(
                    "Berkas sudah dibaca ulang dari flashdisk dan sama. Cetak tanda terima,"
                    " serahkan bersama flashdisknya, dan mintalah tanda tangan."
                )
            )
            self._told.set_tone(None)
        sent = export.sent
        self.set_heading(self.tr("Selesai"))
        kilobytes = max(1, round(sent.size / 1000))
        self._facts.set_facts(
            (
                (self.tr("Bulan"), month_name(sent.period)),
                (self.tr("Nomor urut"), str(sent.sequence)),
                (self.tr("Berkas"), breakable(export.file.path.name)),
                (self.tr("Folder"), breakable(str(export.file.path.parent))),
                (self.tr("Ukuran"), self.tr("{size} kB").format(size=grouped(kilobytes))),
                (self.tr("Sidik berkas"), sent.file_sha256[:16]),
            )
        )
        self._asking.hide()
        self._done.show()
        self.print_button.setFocus()
        self.exported.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, LevelReasonNeeded):
            error = InvalidInput((Problem("reason", "kosong"),))
        # A stick that was pulled out may leave a package of which nobody knows whether it is there.
        self._page.refresh()
        show_failure(error, self._page.notices, self.form)

    @property
    def folder(self) -> Path | None:
        """Where the package lies that was just written."""
        return self._export.file.path.parent if self._export is not None else None

    # --- the note -----------------------------------------------------------------------------

    def _note_pdf(self) -> bytes:
        return self._export.note_pdf if self._export is not None else b""

    def _print(self) -> None:
        self._papers.print(
            self._note_pdf, self._sender.office.profile.paper, self.tr("Tanda terima")
        )

    def _save(self) -> None:
        if self._export is None:
            return
        name = self.tr("Tanda terima {file}.pdf").format(file=self._export.file.path.stem)
        kinds = self.tr("Dokumen PDF (*.pdf)")
        path = save_file(self, self.tr("Simpan tanda terima"), name, kinds)
        if path is not None:
            self._papers.save(self._note_pdf, path, self.tr("Tanda terima"))


def _send(
    sender: Sender, folder: Path, period: str, level: DataLevel, reason: str, progress: Progress
) -> tuple[Export, Place]:
    def report(done: int, total: int, text: str) -> None:
        if done < total:
            # At the end the file lies there and is remembered; then it is too late for Batal.
            progress.check_cancelled()
        progress.report(done, total, text)

    done = sender.packages.export(folder, period, level, reason, report)
    return done, sender.office.sticks.judge(folder)

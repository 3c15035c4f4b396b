# SPDX-License-Identifier: GPL-3.0-or-later
"""Pengaturan: the office's facts, officials, backup, check, key for the safe, and the look."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.first_day import FirstTask
from desa_app.errors import Cancelled, InvalidInput
from ui.looking import Looking
from ui.notices import show_error
from ui.pages.common.about_card import AboutCard
from ui.pages.common.office_form import OfficeForm
from ui.pages.common.officials import OfficialsWindow
from ui.pages.common.papers import PaperDesk
from ui.pages.common.printer import PrinterWindow
from ui.pages.common.recovery_card import RecoveryCard
from ui.pages.common.sections import Sections
from ui.pages.common.sender_words import sender_word
from ui.pages.common.upkeep import LookCard, UpkeepCard
from ui.pages.common.users import UsersCard
from ui.pages.kecamatan.contact_window import DueDayWindow
from ui.pages.kecamatan.safe_key import SafeKeyDialog
from ui.pages.page import Page, PageAction
from ui.progress import run_with_progress
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.scrolled import scrolling

if TYPE_CHECKING:
    from desa_app.domain.board import DueRule
    from desa_app.kecamatan import Kecamatan
    from desa_app.office.settings import OfficeFacts
    from ui.preferences import Preferences
    from ui.tasks import Progress


class SettingsPage(Page):
    """The office's own facts first; what is done rarely in sections behind."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._looking = Looking(self, self._show_read)
        self.form = OfficeForm()
        self.upkeep = UpkeepCard(office.settings, office.inspection, self)
        self.look = LookCard(preferences)
        self.about = AboutCard(self)
        self._preferences = preferences
        self.officials_button = secondary(self.tr("Pejabat…"), icon="people")
        self.printer_button = secondary(self.tr("Pencetak…"), icon="print")
        self.users = UsersCard(office, preferences, self.notices)
        tools = Card(self.tr("Penanda tangan dan pencetak"))
        pair = QHBoxLayout()
        pair.setSpacing(step() * 3)
        for button in (self.officials_button, self.printer_button):
            pair.addWidget(button, 1)
        tools.body.addLayout(pair)
        safe = Card(self.tr("Kunci untuk lemari besi"))
        safe.body.addWidget(
            Text(
                self.tr(
                    "Kunci di lemari besi membuka kiriman {one} bila komputer ini rusak."
                ).format(one=sender_word(self._office)),
                Type.MUTED,
                wrap=True,
            )
        )
        self._key = secondary(self.tr("Simpan kunci…"), icon="key")
        safe.body.addWidget(self._key)
        left = Card()
        left.body.addWidget(scrolling(self.form))
        self._due_words = Text("", Type.MUTED, wrap=True)
        self.due_button = secondary(self.tr("Ubah batas kiriman…"), icon="calendar")
        due = QHBoxLayout()
        due.addWidget(self._due_words, 1)
        due.addWidget(self.due_button)
        left.body.addLayout(due)
        self.recovery = RecoveryCard(office, self, PaperDesk(self, preferences))
        self.sections = Sections(self.tr("Bagian pengaturan"))
        self.sections.add_whole(self.tr("Kantor"), left)
        self.sections.add_cards(self.tr("Pejabat, pencetak dan pengguna"), (self.users,), (tools,))
        self.sections.add_cards(
            self.tr("Cadangan dan kunci"), (self.upkeep,), (self.recovery, safe)
        )
        self.sections.add_cards(self.tr("Tampilan dan program"), (self.look,), (self.about,))
        self.body.addWidget(self.sections, 1)
        self.form.save_requested.connect(self.save)
        self.form.changed.connect(self._on_changed)
        self.users.changed.connect(self.changed)
        self.upkeep.compare_wanted.connect(self.users.open_guard)
        self.recovery.proved.connect(self.changed)
        self._key.clicked.connect(self.ask_for_key)
        self.officials_button.clicked.connect(self.open_officials)
        self.printer_button.clicked.connect(self.open_printer)
        self.due_button.clicked.connect(self.open_due_day)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Pengaturan")

    @property
    def subtitle(self) -> str:
        """Whose."""
        profile = self._office.profile
        return f"{profile.kind_word} {profile.name} · {profile.code}"

    @property
    def icon(self) -> str:
        """The icon in the rail."""
        return "settings"

    def header_actions(self) -> tuple[PageAction, ...]:
        """Save what was changed."""
        return (
            PageAction(
                text=self.tr("Simpan"),
                run=self.save,
                shortcut="Ctrl+S",
                icon="save",
                primary=True,
                enabled=self.form.dirty,
            ),
        )

    def refresh(self) -> None:
        """Read what is stored, unless something is being typed."""
        if not self.form.dirty:
            self._looking.ask(partial(_read, self._office))

    def receive(self, value: object) -> None:
        """Begin what the checklist of the first days leads to."""
        if value == FirstTask.OFFICIALS:
            self.open_officials()
        elif value == FirstTask.PRINTER:
            self.open_printer()
        elif value == FirstTask.RECOVERY:
            self.recovery.prove()
        elif value == FirstTask.BACKUP:
            self.sections.show_part(self.upkeep)
            self.upkeep.elsewhere_button.setFocus()
            self.upkeep.back_up_elsewhere()

    def save(self) -> None:
        """Save the form."""
        values = self.form.accept()
        if values is None:
            return
        given = dict(values)

        def work(progress: Progress) -> OfficeFacts:
            self.form.store(self._office.settings, given)
            return self._office.settings.load()

        run_with_progress(
            self,
            self.tr("Menyimpan"),
            work,
            self._saved,
            self._refused,
            writes=True,
            cancellable=False,
        )

    def ask_for_key(self) -> None:
        """Ask for the password, then write the key."""
        dialog = SafeKeyDialog(self._office, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._key_saved)
        dialog.open()

    def _show_read(self, found: tuple[OfficeFacts, DueRule]) -> None:
        facts, rule = found
        self._show_due(rule)
        # Unless somebody began to type in what was there before.
        if not self.form.dirty or not self.form.loaded:
            self._show(facts)

    def _show(self, facts: OfficeFacts) -> None:
        self.form.show_facts(facts)
        self._was_dirty = False
        self.actions_changed.emit()
        self.heading_changed.emit()

    def _saved(self, facts: OfficeFacts) -> None:
        self._show(facts)
        self.notices.success(
            self.tr("Pengaturan tersimpan. Surat dan rekap berikutnya memakainya.")
        )
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            if self.form.set_problems(error.problems):
                self.notices.error(error)
        elif not isinstance(error, Cancelled):
            show_error(self, error)

    def _key_saved(self, path: Path) -> None:
        self.notices.warn(
            self.tr(
                "Kunci tersimpan: {path}. Masukkan flashdisknya ke lemari besi sekarang."
            ).format(path=path)
        )

    def open_officials(self) -> OfficialsWindow:
        """Show who signs and signed for the kecamatan."""
        window = OfficialsWindow(self._office, self._preferences, self.window())
        window.changed.connect(self._officials_saved)
        window.open()
        return window

    def open_due_day(self) -> DueDayWindow:
        """Change until when a month is waited for."""
        window = DueDayWindow(self._office, self.window())
        window.saved.connect(self._due_saved)
        window.open()
        return window

    def _due_saved(self, _rule: object) -> None:
        self.refresh()
        self.notices.success(self.tr("Batas kiriman tersimpan."))
        self.changed.emit()

    def _show_due(self, rule: DueRule) -> None:
        self._due_words.setText(
            self.tr("Kiriman ditunggu sampai tanggal {day} bulan berikutnya.").format(day=rule.day)
        )

    def open_printer(self) -> PrinterWindow:
        """Measure and set a printer of this computer."""
        paper = self._office.profile.paper
        window = PrinterWindow(self._office.settings, self._preferences, paper, self.window())
        window.saved.connect(self._printer_saved)
        window.open()
        return window

    def _printer_saved(self, _settings: object) -> None:
        self.notices.success(self.tr("Pengaturan pencetak tersimpan di komputer ini."))

    def _officials_saved(self) -> None:
        self.refresh()
        self.notices.success(self.tr("Daftar pejabat tersimpan."))
        self.changed.emit()

    def _on_changed(self) -> None:
        if not self._was_dirty:
            self._was_dirty = True
            self.actions_changed.emit()

    _was_dirty = False


def _read(office: Kecamatan) -> tuple[OfficeFacts, DueRule]:
    return office.settings.load(), office.board.due_rule()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Pengaturan: the village's facts and officials, backup, a check of the data, and the look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desa_app.domain.first_day import FirstTask
from ui.looking import Looking
from ui.pages.common.about_card import AboutCard
from ui.pages.common.officials import OfficialsCard
from ui.pages.common.papers import PaperDesk
from ui.pages.common.printer import PrinterCard
from ui.pages.common.recovery_card import RecoveryCard
from ui.pages.common.sections import Sections
from ui.pages.common.upkeep import LookCard, UpkeepCard
from ui.pages.common.users import UsersCard
from ui.pages.desa.number_sheet import NumberSheet
from ui.pages.desa.office_settings_form import VillageForm
from ui.pages.desa.own_key_card import OwnKeyCard
from ui.pages.desa.places import INCIDENTS, OFFICIALS, PEOPLE, RECOVERY
from ui.pages.desa.privacy_sheet import PrivacySheet
from ui.pages.desa.reference_sheet import ReferenceSheet
from ui.pages.desa.sheet import (
    SheetPage,
    fields_to_mend,
    leave_saving_to_page,
    scrolling,
    show_failure,
)
from ui.pages.desa.wording_desk import WordingDesk
from ui.pages.page import PageAction
from ui.progress import run_with_progress
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.office.settings import OfficeFacts
    from ui.drafts import Drafts
    from ui.preferences import Preferences
    from ui.tasks import Progress


class SettingsPage(SheetPage):
    """The office's own facts first; what is done rarely in sections behind."""

    def __init__(self, office: Desa, preferences: Preferences, drafts: Drafts) -> None:
        super().__init__()
        self._office = office
        self._preferences = preferences
        self._told_dirty = False
        self._looking = Looking(self, self._show_read)
        self.form = VillageForm(office)
        leave_saving_to_page(self.form)
        self.upkeep = UpkeepCard(office.settings, office.inspection, self)
        self.look = LookCard(preferences)
        self.about = AboutCard(self)
        self.officials = OfficialsCard(office, preferences)
        self.printer = PrinterCard(office.settings, preferences, office.profile.paper)
        self.letters = LettersCard()
        self.privacy = PrivacyCard()
        self._papers = PaperDesk(self, preferences)
        self.own_key = OwnKeyCard(office, self, self._papers)
        self.recovery = RecoveryCard(office, self, self._papers)
        self.users = UsersCard(office, preferences, self.notices)
        self.wordings = WordingDesk(self, office, preferences, drafts)
        left = Card()
        left.body.addWidget(scrolling(self.form))
        self.sections = Sections(self.tr("Bagian pengaturan"))
        self.sections.add_whole(self.tr("Kantor"), left)
        self.sections.add_cards(
            self.tr("Pejabat dan surat"), (self.officials, self.printer), (self.letters,)
        )
        self.sections.add_cards(
            self.tr("Pengguna dan data pribadi"), (self.users,), (self.privacy,)
        )
        self.sections.add_cards(
            self.tr("Cadangan dan kunci"), (self.upkeep,), (self.recovery, self.own_key)
        )
        self.sections.add_cards(self.tr("Tampilan dan program"), (self.look,), (self.about,))
        self.front_column.addWidget(self.sections, 1)
        self.form.changed.connect(self._on_changed)
        self.officials.changed.connect(self._on_officials)
        self.users.changed.connect(self.changed)
        self.upkeep.compare_wanted.connect(self.users.open_guard)
        self.recovery.proved.connect(self.changed)
        self.letters.wordings.clicked.connect(self.wordings.open_list)
        self.letters.numbers.clicked.connect(self.open_numbers)
        self.letters.lists.clicked.connect(self.open_lists)
        self.privacy.open.clicked.connect(self.open_privacy)

    @property
    def own_title(self) -> str:
        """The page's name."""
        return self.tr("Pengaturan")

    @property
    def own_subtitle(self) -> str:
        """Whose."""
        profile = self._office.profile
        return f"{profile.kind_word} {profile.name} · {profile.code}"

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "settings"

    def own_actions(self) -> tuple[PageAction, ...]:
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
            self._looking.ask(self._office.settings.load)

    def focus_front(self) -> None:
        """Start with the first field."""
        self.form.focus_first()

    def receive(self, value: object) -> None:
        """Go to what is missing and begin there."""
        if value == OFFICIALS:
            self.sections.show_part(self.form)
            self.form.field("head_name").setFocus()
        elif value == RECOVERY:
            self.sections.show_part(self.recovery)
            self.recovery.rehearse_button.setFocus()
            self.recovery.rehearse()
        elif value == INCIDENTS:
            self.open_privacy()
            if isinstance(self.sheet, PrivacySheet):
                self.sheet.show_incidents()
        elif value == FirstTask.LOGO:
            self.sections.show_part(self.form)
            self.form.logo_button.setFocus()
        elif value == FirstTask.PRINTER:
            self.sections.show_part(self.printer)
            self.printer.button.setFocus()
            self.printer.open_window()
        elif value == FirstTask.BACKUP:
            self.sections.show_part(self.upkeep)
            self.upkeep.elsewhere_button.setFocus()
            self.upkeep.back_up_elsewhere()

    def open_numbers(self) -> None:
        """Show how letters are numbered, and the numbers set aside."""
        sheet = NumberSheet(self._office, self.notices, self._preferences)
        sheet.stored.connect(self.changed)
        self.open_sheet(sheet)

    def open_lists(self) -> None:
        """Show the lists behind letters and rules."""
        sheet = ReferenceSheet(self._office, self.notices, self._preferences)
        sheet.stored.connect(self.changed)
        self.open_sheet(sheet)

    def open_privacy(self) -> None:
        """Show who was kept long enough, and the erasures."""
        sheet = PrivacySheet(self._office, self.notices, self._papers)
        sheet.person_asked.connect(self._on_person)
        self.open_sheet(sheet)

    def _on_person(self, person_id: str) -> None:
        self.go_to.emit(PEOPLE, person_id)

    def save(self) -> None:
        """Save the form, off the window's thread."""
        values = self.form.accept()
        if values is None:
            self.notices.warn(fields_to_mend(len(self.form.problems())))
            return
        run_with_progress(
            self,
            self.tr("Menyimpan pengaturan"),
            partial(_save, self._office, self.form, values),
            self._on_saved,
            self._on_failed,
            writes=True,
            cancellable=False,
        )

    def _show_read(self, facts: OfficeFacts) -> None:
        """Unless somebody began to type in what was there before."""
        if not self.form.dirty or not self.form.loaded:
            self._show(facts)

    def _show(self, facts: OfficeFacts) -> None:
        self.form.show_facts(facts)
        self.officials.refresh()
        self.users.refresh()
        self.printer.refresh()
        self.own_key.refresh()
        self.recovery.refresh()
        self._told_dirty = False
        self.actions_changed.emit()
        self.heading_changed.emit()

    def _on_saved(self, facts: OfficeFacts) -> None:
        self._show(facts)
        self.changed.emit()
        self.notices.success(
            self.tr("Pengaturan tersimpan. Surat yang sudah terbit tidak berubah.")
        )

    def _on_officials(self) -> None:
        self.refresh()
        self.changed.emit()
        self.notices.success(self.tr("Daftar pejabat tersimpan."))

    def _on_failed(self, error: Exception) -> None:
        show_failure(error, self.notices, self.form)

    def _on_changed(self) -> None:
        if not self._told_dirty:
            self._told_dirty = True
            self.actions_changed.emit()


class LettersCard(Card):
    """The way to what letters say."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Surat"))
        self.wordings = secondary(self.tr("Naskah surat…"), icon="letter")
        self.body.addWidget(
            Text(
                self.tr("Bunyi setiap jenis surat, masa berlaku, tepi kertas dan tembusannya."),
                Type.MUTED,
                wrap=True,
            )
        )
        self.numbers = secondary(self.tr("Nomor surat…"), icon="edit")
        self.lists = secondary(self.tr("Data acuan…"), icon="book")
        self.body.addWidget(self.wordings)
        self.body.addWidget(self.numbers)
        self.body.addWidget(self.lists)


class PrivacyCard(Card):
    """The way to what UU 27/2022 asks of the office."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("Pelindungan data"))
        self.open = secondary(self.tr("&Buka pelindungan data…"), icon="info")
        words = self.tr("Permintaan warga, masa simpan, penghapusan, dan insiden data.")
        self.body.addWidget(Text(words, Type.MUTED, wrap=True))
        self.body.addWidget(self.open)


def _save(
    office: Desa, form: VillageForm, values: dict[str, object], progress: Progress
) -> OfficeFacts:
    form.store(office.settings, values)
    return office.settings.load()

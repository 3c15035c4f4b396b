# SPDX-License-Identifier: GPL-3.0-or-later
"""Warga & PMI: find anybody, see where they stand, and do the next thing for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desa_app.domain.people_list import PeopleFilter
from desa_app.errors import DesaBinaanError
from ui.looking import Looking
from ui.pages.common.papers import PaperDesk
from ui.pages.desa.episode_form import PlanSheet
from ui.pages.desa.import_sheet import ImportSheet
from ui.pages.desa.imports_sheet import ImportsSheet
from ui.pages.desa.interview_form import InterviewDialog, StatusDialog
from ui.pages.desa.interview_sheet import InterviewSheet
from ui.pages.desa.people_list import PeopleList
from ui.pages.desa.people_upkeep import PeopleUpkeep
from ui.pages.desa.person_form import PersonSheet
from ui.pages.desa.person_panel import PersonPanel
from ui.pages.desa.person_screen import PersonScreen
from ui.pages.desa.person_section import SectionTools
from ui.pages.desa.places import IMPORT, LETTERS, NEW
from ui.pages.desa.sheet import Sheet, SheetPage
from ui.pages.page import PageAction
from ui.widgets.folding import FoldingRow

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.interview import KeptInterview
    from desa_app.domain.person import Person
    from ui.drafts import Drafts
    from ui.preferences import Preferences


class PeoplePage(SheetPage):
    """The register of people and their plans."""

    def __init__(self, office: Desa, drafts: Drafts, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._drafts = drafts
        self._preferences = preferences
        self._papers = PaperDesk(self, preferences)
        # Whose screen comes back, and at which section, when the sheet over it closes.
        self._behind: tuple[str, int] | None = None
        self._before: Episode | None = None
        self._counting = Looking(self, self.badge_changed.emit)
        self.list = PeopleList(office, preferences)
        self.panel = PersonPanel(office)
        both = FoldingRow()
        both.add(self.list, 1, low=90, least=130)
        both.add(self.panel, wide=77, low=90)
        self.front_column.addWidget(both, 1)
        self.list.shown.connect(self._on_shown)
        self.list.opened.connect(self._on_opened)
        self.list.letter_asked.connect(self._on_letter_asked)
        self.list.unmasked.connect(self.panel.show_unmasked)
        self.list.import_asked.connect(self.import_people)
        self.upkeep = PeopleUpkeep(self, office, self.list, self._papers)
        self.upkeep.sheet_asked.connect(self.open_sheet)
        self.upkeep.settled.connect(self._on_settled)
        self.panel.interview_asked.connect(self.note_interview)
        self.panel.letter_asked.connect(self.ask_letter)
        self.panel.person_asked.connect(self.edit_person)
        self.panel.plan_asked.connect(self.edit_plan)
        self.panel.status_asked.connect(self.change_status)
        self.panel.candidate_asked.connect(self.note_plan)
        self.panel.open_asked.connect(self.open_chosen)

    @property
    def own_title(self) -> str:
        """The page's name."""
        return self.tr("Warga & PMI")

    @property
    def own_subtitle(self) -> str:
        """Whose register it is."""
        profile = self._office.profile
        return self.tr("Register {kind} {name}").format(kind=profile.kind_word, name=profile.name)

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "people"

    def own_actions(self) -> tuple[PageAction, ...]:
        """Import, and note a candidate."""
        return (
            PageAction(text=self.tr("Impor…"), run=self.import_people),
            PageAction(
                text=self.tr("Catat calon PMI"),
                run=self.note_candidate,
                shortcut="Ctrl+N",
                primary=True,
            ),
        )

    def receive(self, value: object) -> None:
        """Begin a job, or show one person (by id)."""
        if value == NEW:
            self.note_candidate()
        elif value == IMPORT:
            self.import_people()
        elif isinstance(value, PeopleFilter):
            self.show_list(value)
        else:
            self.show_person(str(value))

    def show_list(self, wanted: PeopleFilter) -> None:
        """Show the list narrowed to what another page asks for."""
        self._behind = None
        if self.sheet is not None:
            self.close_sheet()
        self.list.show_filter(wanted)

    def refresh(self) -> None:
        """Read the list anew; the chosen person stays chosen."""
        self.list.load()
        if isinstance(self.sheet, PersonScreen):
            self.sheet.reload()
        self._count()

    def focus_front(self) -> None:
        """Start with the search."""
        self.list.search.setFocus()

    def show_person(self, person_id: str) -> None:
        """Show the list with this person chosen, whatever was searched for."""
        self._behind = None
        if self.sheet is not None:
            self.close_sheet()
        self.list.show_person(person_id)

    def open_person(self, person_id: str, section: int = 0) -> None:
        """Give the whole page to one person."""
        self._behind = None
        self.list.show_person(person_id)
        tools = SectionTools(drafts=self._drafts, notices=self.notices, papers=self._papers)
        screen = PersonScreen(self._office, tools, person_id)
        screen.show_section(section)
        screen.tell_changed.connect(self._on_section_changed)
        screen.told.connect(self.notices.success)
        screen.sheet_asked.connect(self.open_sheet)
        screen.go_to.connect(self.go_to)
        screen.gone.connect(self._on_gone)
        screen.interview_asked.connect(self.note_interview)
        screen.letter_asked.connect(self.ask_letter)
        screen.person_asked.connect(self.edit_person)
        screen.plan_asked.connect(self.edit_plan)
        screen.status_asked.connect(self.change_status)
        screen.candidate_asked.connect(self.note_plan)
        self.open_sheet(screen)

    def open_chosen(self) -> None:
        """Give the whole page to the person who is chosen in the list."""
        if self.list.chosen:
            self.open_person(self.list.chosen)

    def open_sheet(self, sheet: Sheet) -> None:
        """Show a job; a person's screen under it is remembered."""
        if isinstance(self.sheet, PersonScreen) and not isinstance(sheet, PersonScreen):
            self._behind = self.sheet.person.id, self.sheet.section
        super().open_sheet(sheet)

    def close_sheet(self) -> None:
        """Go back to the person's screen that was under the job, else to the list."""
        if self._behind is not None:
            self.open_person(*self._behind)
            return
        super().close_sheet()

    def _on_shown(self, person_id: str) -> None:
        self.panel.show_person(person_id)

    def _on_opened(self, person_id: str) -> None:
        self.open_person(person_id)

    def _on_letter_asked(self, person_id: str) -> None:
        self.go_to.emit(LETTERS, person_id)

    def _count(self) -> None:
        self._counting.ask(self._office.overview.waiting)

    # --- jobs -----------------------------------------------------------------------------------

    @property
    def _subject(self) -> tuple[Person | None, Episode | None]:
        """Whom a job is about: the person whose screen is open, else the one in the panel."""
        if isinstance(self.sheet, PersonScreen):
            return self.sheet.person, self.sheet.episode
        chosen, shown = self.list.chosen, self.panel.person
        if not chosen or (shown is not None and shown.id == chosen):
            return shown, self.panel.episode
        # Asked for before the panel was there: whoever is chosen is meant.
        episodes = self._office.episodes.of(chosen)
        return self._office.people.get(chosen), episodes[0] if episodes else None

    def note_candidate(self) -> None:
        """Note a plan; whose it is is asked first."""
        self._open_plan(None)

    def note_plan(self) -> None:
        """Note a plan of the person shown."""
        self._open_plan(self._subject[0])

    def edit_person(self) -> None:
        """Correct the facts of the person shown."""
        person, _ = self._subject
        if person is None:
            return
        sheet = PersonSheet(self._office, self._drafts, self.notices, person)
        sheet.saved.connect(self._on_person_saved)
        sheet.open_asked.connect(self.show_person)
        self.open_sheet(sheet)

    def edit_plan(self) -> None:
        """Correct the newest plan of the person shown."""
        person, episode = self._subject
        if person is None or episode is None:
            return
        sheet = PlanSheet(self._office, self._drafts, self.notices, person=person, episode=episode)
        sheet.saved.connect(self._on_plan_saved)
        self.open_sheet(sheet)

    def note_interview(self) -> None:
        """Ask the person shown, question by question."""
        person, episode = self._subject
        if person is None or episode is None:
            return
        sheet = InterviewSheet(
            self._office, self._drafts, self.notices, person=person, episode=episode
        )
        sheet.saved.connect(self._on_talk_saved)
        sheet.short_asked.connect(self.note_short_interview)
        self.open_sheet(sheet)

    def note_short_interview(self) -> None:
        """Note only that the talk with the person shown took place."""
        person, episode = self._subject
        if person is not None and episode is not None:
            dialog = InterviewDialog(self._office, episode, person.facts.name, self)
            dialog.saved.connect(self._on_interview_saved)
            dialog.open()

    def change_status(self) -> None:
        """Take the next step for the person shown."""
        person, episode = self._subject
        if person is not None and episode is not None:
            self._before = episode
            dialog = StatusDialog(self._office, episode, person.facts.name, self)
            dialog.saved.connect(self._on_status_saved)
            dialog.open()

    def ask_letter(self) -> None:
        """Go and write a letter for the person shown."""
        person, _ = self._subject
        if person is not None:
            self.go_to.emit(LETTERS, person.id)

    def import_people(self) -> None:
        """Take in a list of people from a spreadsheet."""
        sheet = ImportSheet(self._office, self, self._papers)
        sheet.done.connect(self._on_imported)
        sheet.history_asked.connect(self.show_imports)
        self.open_sheet(sheet)

    def show_imports(self) -> None:
        """Show the imports that were made, to take one back."""
        sheet = ImportsSheet(self._office, self.notices, self._preferences)
        sheet.done.connect(self._on_imported)
        self.open_sheet(sheet)

    def _open_plan(self, person: Person | None) -> None:
        sheet = PlanSheet(self._office, self._drafts, self.notices, person=person)
        sheet.saved.connect(self._on_plan_saved)
        sheet.person_asked.connect(self._note_person_for_plan)
        self.open_sheet(sheet)

    def _note_person_for_plan(self, words: str) -> None:
        name = words if not any(sign.isdigit() for sign in words) else ""
        sheet = PersonSheet(self._office, self._drafts, self.notices, name=name)
        sheet.saved.connect(self._on_person_for_plan)
        sheet.open_asked.connect(self._open_plan_for)
        self.open_sheet(sheet)

    def _on_person_for_plan(self, person: Person) -> None:
        self.changed.emit()
        # Whoever goes back without a plan finds the new person in the list.
        self._count()
        self.list.show_person(person.id)
        self._open_plan(person)
        self.notices.success(
            self.tr("{name} sudah tercatat. Sekarang rencananya.").format(name=person.facts.name)
        )

    def _open_plan_for(self, person_id: str) -> None:
        self._open_plan(self._office.people.get(person_id))

    # --- afterwards -----------------------------------------------------------------------------

    def _on_imported(self) -> None:
        self.changed.emit()
        self.list.show_everybody()

    def _on_person_saved(self, person: Person) -> None:
        words = self.tr("Data {name} tersimpan.").format(name=person.facts.name)
        if isinstance(self.sheet, PersonSheet):
            words = self.sheet.answering.told(words)
        self._after(person.id, words)

    def _on_plan_saved(self, episode: Episode) -> None:
        person = self._office.people.get(episode.facts.person_id)
        words = self.tr("Rencana {name} tersimpan.").format(name=person.facts.name)
        if isinstance(self.sheet, PlanSheet):
            words = self.sheet.answering.told(words)
        self._after(person.id, words)

    def _on_talk_saved(self, kept: KeptInterview) -> None:
        self._on_interview_saved(self._office.episodes.get(kept.episode_id))

    def _on_interview_saved(self, episode: Episode) -> None:
        self._after(episode.facts.person_id, self.tr("Wawancara tersimpan."))

    def _on_status_saved(self, episode: Episode) -> None:
        words = self.tr("Status sekarang: {status}.").format(status=episode.status.value)
        before, self._before = self._before, None
        self._after(episode.facts.person_id, words)
        if before is not None:
            self.notices.undoable(words, partial(self.take_back_status, before, episode))

    def take_back_status(self, before: Episode, after: Episode) -> None:
        """Take back the step that the notice told about."""
        try:
            now = self._office.episodes.take_back(before, after)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        words = self.tr("Status kembali: {status}.").format(status=now.status.value)
        self._after(now.facts.person_id, words)

    def _on_section_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _on_gone(self, words: str) -> None:
        self._on_settled("", words)

    def _on_settled(self, person_id: str, words: str) -> None:
        self._behind = None
        if self.sheet is not None:
            self.close_sheet()
        if person_id:
            self.list.show_person(person_id)
        else:
            self.list.load()
        self._count()
        self.changed.emit()
        self.notices.success(words)

    def _after(self, person_id: str, words: str) -> None:
        self._count()
        if self._behind is not None and self._behind[0] == person_id:
            self.open_person(*self._behind)
        elif isinstance(self.sheet, PersonScreen):
            self.refresh()
        else:
            self.show_person(person_id)
        self.changed.emit()
        self.notices.success(words)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of one plan to work abroad: for whom, where to, through whom, and how sure we are."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from desa_app.domain.episode import Jalur, Status, problems_in
from desa_app.domain.jalur import derive_jalur
from desa_app.errors import ChangedMeanwhile, DesaBinaanError
from desa_app.reference import countries
from desa_app.wording import age_text
from ui.forms.form import Form
from ui.pages.desa.answering import Answering
from ui.pages.desa.person_picker import PersonPicker
from ui.pages.desa.plan_fields import (
    START,
    build_main_fields,
    build_more_fields,
    draft_of,
    show_fitting_fields,
    values_of,
)
from ui.pages.desa.plan_links import PlanLinker
from ui.pages.desa.sheet import (
    Sheet,
    fields_to_mend,
    leave_saving_to_page,
    merge_changes,
    scrolling,
    show_failure,
)
from ui.pages.desa.words import person_line, under_age
from ui.palette import Tone
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.front_stack import FrontStack
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode, EpisodeDraft
    from desa_app.domain.person import Person
    from desa_app.errors import Problem
    from ui.drafts import Drafts
    from ui.notices import NoticeBar


class PlanSheet(Sheet):
    """Note a plan for somebody, or correct one. ``saved`` carries the plan."""

    saved = Signal(object)
    person_asked = Signal(str)

    def __init__(
        self,
        office: Desa,
        drafts: Drafts,
        notices: NoticeBar,
        *,
        person: Person | None = None,
        episode: Episode | None = None,
    ) -> None:
        super().__init__("")
        self._office = office
        self._notices = notices
        self._episode = episode
        self._law = office.reference.today().citations()["usia_minimum"]
        # With the revision: a draft must never overwrite what somebody else saved meanwhile.
        key = f"episode:{episode.id}:{episode.revision}" if episode is not None else "episode:new"
        self.picker = PersonPicker(office, with_new=True, parent=self)
        self.picker.hide()
        self.form = Form(columns=4, check=self._check_main, drafts=drafts, draft_key=key)
        more = f"{key}:more"
        self.more = Form(columns=4, check=self._check_more, drafts=drafts, draft_key=more)
        self._age = Text("", Type.SMALL, wrap=True)
        found = derive_jalur(episode).jalur if episode is not None else Jalur.UNCLEAR
        # The person may ask for a plan of theirs to be corrected; a new plan answers nothing.
        owner = episode.facts.person_id if episode is not None else ""
        self.answering = Answering(self.form, office, owner, ticked=False, span=4)
        build_main_fields(self.form, new=episode is None, found=found, age=self._age)
        build_more_fields(self.more)
        self.linker = PlanLinker(office, self.form)
        if episode is None:
            who = Card(self.tr("Siapa yang berencana berangkat?"))
            who.body.addWidget(self.picker)
            self.picker.show()
            self.body.addWidget(who)
            self.set_heading(
                self.tr("Catat calon PMI"),
                self.tr("Pilih warga yang sudah tercatat atau catat warga baru, lalu rencananya"),
            )
        elif person is not None:
            line = person_line(person.facts, office.clock.today())
            self.set_heading(self.tr("Ubah rencana"), f"{person.facts.name} · {line}")
        self._parts = FrontStack()
        for form in (self.form, self.more):
            card = Card()
            card.body.addWidget(scrolling(form))
            self._parts.addWidget(card)
        self.body.addWidget(self._parts, 1)
        self.other_part = secondary("", shortcut="Ctrl+Tab")
        self._save = self.form.save_button(self.tr("Simpan"))
        leave_saving_to_page(self.more)
        self.add_button(self.other_part)
        self.add_button(self._save)
        self._name_other_part()
        self._show(episode)
        if person is not None:
            self.picker.choose(person)
        kept = [form.restore_draft() for form in (self.form, self.more)]
        self.linker.show_links(episode)
        self._restored = any(kept)
        self._on_changed()
        self.form.changed.connect(self._on_changed)
        self.form.save_requested.connect(self._on_save)
        self.other_part.clicked.connect(self._turn)
        self.picker.picked.connect(self._on_picked)
        self.picker.new_asked.connect(self.person_asked)

    def begin(self) -> None:
        """Start with the person; with the plan when it is known whose it is."""
        self._tell_restored()
        if self._episode is None and self.picker.person is None:
            self.picker.search.setFocus()
        else:
            self._front.focus_first()

    @property
    def _front(self) -> Form:
        return self.more if self._parts.currentIndex() else self.form

    def show_part(self, form: Form) -> None:
        """Bring the main fields or the further ones to the front."""
        self._parts.setCurrentIndex(1 if form is self.more else 0)
        self._name_other_part()

    def _turn(self) -> None:
        self.show_part(self.form if self._front is self.more else self.more)
        self._front.focus_first()

    def _name_other_part(self) -> None:
        main = self._front is self.form
        words = self.tr("Pendaftaran, upah, biaya") if main else self.tr("Tujuan dan penempatan")
        self.other_part.set_text(words)

    def _tell_restored(self) -> None:
        if self._restored:
            self._restored = False
            self._notices.info(
                self.tr("Isian yang belum disimpan dikembalikan."),
                self.tr("Mulai dari awal"),
                self._start_over,
            )

    def choose(self, person: Person) -> None:
        """Take a person who was noted meanwhile."""
        self.picker.choose(person)

    def _show(self, episode: Episode | None) -> None:
        for form in (self.form, self.more):
            empty: dict[str, object] = dict.fromkeys(form.values(), None)
            form.set_values(empty | START if episode is None else values_of(episode))

    def _values(self) -> dict[str, object]:
        return self.form.values() | self.more.values()

    def _check_main(self, values: dict[str, object]) -> tuple[Problem, ...]:
        return self._check(values, self.more.values())

    def _check_more(self, values: dict[str, object]) -> tuple[Problem, ...]:
        return self._check(values, self.form.values())

    def _check(self, own: dict[str, object], others: dict[str, object]) -> tuple[Problem, ...]:
        """The domain's rule over both parts; each part tells only of its own fields."""
        before = self._episode.facts.jalur if self._episode is not None else Jalur.UNCLEAR
        found = problems_in(self._draft_of(others | own), frozenset(countries()), before)
        return tuple(problem for problem in found if problem.field not in others)

    def _draft_of(self, values: dict[str, object]) -> EpisodeDraft:
        if self._episode is not None:
            return draft_of(values, "", self._episode.facts)
        person_id = self.picker.person.id if self.picker.person is not None else ""
        return draft_of(values, person_id, None)

    def _on_picked(self, _person: object) -> None:
        self._show_age()
        if self.picker.person is not None:
            self.form.focus_first()

    def _on_changed(self) -> None:
        show_fitting_fields(self.form, new=self._episode is None)
        self._show_age()

    def _show_age(self) -> None:
        """The age on the day of leaving, with the law's ground when it is too low."""
        person = self._person()
        day = cast("date | None", self.form.values()["planned_departure"])
        birth = person.facts.birth_date if person is not None else None
        if birth is None or day is None or day < birth:
            self._age.hide()
            return
        words = self.tr("Usia saat berangkat {age}.").format(age=age_text(birth, day))
        young = under_age(birth, day, day)
        if young:
            words = self.tr(
                "Usia saat berangkat {age}: di bawah 18 tahun, surat tidak dapat terbit ({law})."
            ).format(age=age_text(birth, day), law=self._law)
        self._age.setText(words)
        self._age.set_tone(Tone.BAD if young else None)
        self._age.show()

    def _person(self) -> Person | None:
        if self._episode is not None:
            return self._office.people.get(self._episode.facts.person_id)
        return self.picker.person

    def _on_save(self) -> None:
        if self._episode is None and self.picker.person is None:
            self._notices.warn(self.tr("Pilih dahulu siapa yang berencana berangkat."))
            self.picker.search.setFocus()
            return
        if self._show_problems():
            return
        values = self._values()
        try:
            saved = self._store(values)
        except ChangedMeanwhile as error:
            words = self.tr("Muat data terbaru")
            show_failure(error, self._notices, self.form, words, self._take_newest)
            return
        except DesaBinaanError as error:
            show_failure(error, self._notices, self.form)
            return
        self._forget_drafts()
        self.saved.emit(saved)

    def _show_problems(self) -> bool:
        """Mark what is wrong in either part and bring the first such part to the front."""
        count = 0
        for form in (self.more, self.form):
            problems = form.problems()
            count += len(problems)
            if problems:
                self.show_part(form)
            form.set_problems(problems)
        if count:
            self._notices.warn(fields_to_mend(count))
        return bool(count)

    def _forget_drafts(self) -> None:
        for form in (self.form, self.more):
            form.forget_draft()

    def _store(self, values: dict[str, object]) -> Episode:
        draft = self._draft_of(values)
        if self._episode is not None:
            answers = self.answering.answered()
            links = self.linker.links()
            return self._office.episodes.correct(self._episode, draft, links, answers=answers)
        status = Status(str(values["status"]))
        begun = status is not Status.CANDIDATE
        return self._office.episodes.open(
            draft,
            status=status,
            on=cast("date | None", values["on"]) if begun else None,
            source=str(values["source"] or "") if begun else "",
            links=self.linker.links(),
        )

    def _take_newest(self) -> None:
        """Read what somebody else saved, and put only what was changed here on top of it."""
        if self._episode is None:
            return
        newest = self._office.episodes.get(self._episode.id)
        for form in (self.form, self.more):
            merge_changes(form, values_of(self._episode), values_of(newest))
        self._episode = newest
        self.linker.show_links(newest)
        self._on_changed()
        self._notices.info(
            self.tr("Data terbaru dimuat, perubahan Anda tetap ada. Periksa, lalu simpan lagi.")
        )

    def _start_over(self) -> None:
        self._forget_drafts()
        self._show(self._episode)
        self.linker.show_links(self._episode)
        self._on_changed()
        self.begin()

# SPDX-License-Identifier: GPL-3.0-or-later
"""A case noted or corrected on one sheet; returns of many people one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from desa_app.case_reference import case_kinds
from desa_app.domain.case import Case, CaseDraft
from desa_app.errors import DesaBinaanError
from desa_app.reference import countries
from desa_app.wording import short_date
from ui.forms.form import Form
from ui.pages.desa.case_signs import SignsField
from ui.pages.desa.case_words import kind_choices
from ui.pages.desa.person_picker import PersonPicker
from ui.pages.desa.sheet import Sheet, fields_to_mend, leave_saving_to_page, scrolling, show_failure
from ui.pages.desa.words import country_name
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.money_field import MoneyField
from ui.widgets.text_fields import CheckField, LongTextField, TextField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from ui.notices import NoticeBar

# What many returns of one day have in common.
_KEPT = (
    "reported_on",
    "kind",
    "country",
    "returned_on",
    "reporter",
    "reporter_relation",
    "reporter_contact",
)


class CaseSheet(Sheet):
    """``saved`` carries the case; ``another`` tells that the next one follows at once."""

    saved = Signal(object)
    another = Signal(object)

    def __init__(
        self,
        office: Desa,
        notices: NoticeBar,
        case: Case | None = None,
        person: Person | None = None,
    ) -> None:
        super().__init__("")
        self._office, self._notices, self._case = office, notices, case
        if case is None:
            self.set_heading(
                self.tr("Catat kasus"),
                self.tr("Yang belum diketahui boleh kosong; kronologi ditambah kemudian"),
            )
        else:
            self.set_heading(self.tr("Ubah kasus {number}").format(number=case.label))
        self.picker = PersonPicker(office)
        self.form = Form(columns=4)
        leave_saving_to_page(self.form)
        self._build()
        card = Card()
        card.body.addWidget(scrolling(self.form))
        self.body.addWidget(card, 1)
        self.save_button = primary(self.tr("Simpan kasus"), shortcut="Ctrl+S")
        if case is None:
            self.next_button = secondary(
                self.tr("Simpan, catat berikutnya"), shortcut="Ctrl+Shift+S"
            )
            self.add_button(self.next_button)
            self.next_button.clicked.connect(self.save_and_go_on)
        self.add_button(self.save_button)
        self._show(case, person)
        self.save_button.clicked.connect(self.save)
        self.form.changed.connect(self._fit)
        self.picker.picked.connect(self._on_person)

    def _build(self) -> None:
        self._build_report()
        self._build_about()
        self._build_told()

    def _build_report(self) -> None:
        form = self.form
        form.add_section(self.tr("Laporan"))
        kinds = ChoiceField(kind_choices())
        form.add("kind", self.tr("&Jenis kasus"), kinds, required=True, span=2)
        form.add("reported_on", self.tr("&Tanggal lapor"), DateField(), required=True)
        known: list[tuple[object, str]] = [(c.code, c.name) for c in countries().values()]
        form.add("country", self.tr("&Negara"), ChoiceField(known))
        form.add("reporter", self.tr("&Pelapor"), TextField(limit=200))
        relation = TextField(self.tr("ibu, tetangga, BP3MI …"), limit=200)
        form.add("reporter_relation", self.tr("&Hubungan pelapor"), relation)
        form.add("reporter_contact", self.tr("&Kontak pelapor"), TextField(limit=200))
        form.add("returned_on", self.tr("Tanggal tiba di &desa"), DateField())

    def _build_about(self) -> None:
        form = self.form
        form.add_section(self.tr("Tentang siapa"))
        form.add_widget(self.picker)
        name = TextField(self.tr("bila belum ada di register"), limit=200)
        form.add("victim", self.tr("Na&ma menurut pelapor"), name, span=2)
        young = CheckField(self.tr("Di bawah 18 tahun menurut pelapor"))
        form.add("minor", self.tr("Usia"), young, span=2)
        form.add("episode_id", self.tr("&Rencana bekerja"), ChoiceField(), span=2)

    def _build_told(self) -> None:
        form = self.form
        form.add_section(self.tr("Isi laporan"))
        suspect = TextField(limit=200)
        form.add("suspect", self.tr("Perekrut atau pelak&u, menurut pelapor"), suspect, span=2)
        records = [(one.id, one.facts.name) for one in self._office.recruiters.choices()]
        form.add("recruiter_id", self.tr("Di &buku perekrut"), ChoiceField(records))
        form.add("loss", self.tr("Kerugian (R&p)"), MoneyField())
        if self._case is None:
            told = LongTextField(lines=3)
            form.add("told", self.tr("Kronologi: apa yang dilaporkan"), told, span=3)
            form.add("told_by", self.tr("Sumbernya"), TextField(limit=200))
        done = LongTextField(lines=2)
        form.add("action", self.tr("Yang sudah dilakukan desa"), done, span=4)
        form.add_section(
            self.tr("Tanda yang diceritakan"),
            self.tr("Bahan untuk bertanya dan merujuk, bukan penetapan korban."),
        )
        form.add("signs", self.tr("Tanda"), SignsField(), span=4)

    def begin(self) -> None:
        """Start with what the case is about."""
        self.form.focus_first()

    def save(self) -> None:
        """Store it and go back."""
        case = self._store()
        if case is not None:
            self.saved.emit(case)

    def save_and_go_on(self) -> None:
        """Store it and keep day, kind, country and reporter for the next person."""
        values = self.form.values()
        case = self._store()
        if case is None:
            return
        self.another.emit(case)
        blank: dict[str, object] = dict.fromkeys(values)
        self.form.set_values(blank | {name: values[name] for name in _KEPT})
        self.form.mark_clean()
        self.picker.start_over()
        self._on_person(None)
        self.picker.search.setFocus()

    def _store(self) -> Case | None:
        values = self.form.accept()
        if values is None:
            self._notices.warn(fields_to_mend(len(self.form.problems())))
            return None
        try:
            draft = self._draft(values)
            if self._case is not None:
                return self._office.cases.correct(self._case, draft)
            told, source = str(values["told"] or ""), str(values["told_by"] or "")
            return self._office.cases.open(draft, told, source or draft.reporter_relation)
        except DesaBinaanError as error:
            show_failure(error, self._notices, self.form)
            return None

    def _draft(self, values: dict[str, object]) -> CaseDraft:
        found: dict[str, Any] = {}
        for name in CaseDraft.__dataclass_fields__:
            if name in values:
                found[name] = values[name]
        texts = ("reporter", "reporter_relation", "reporter_contact", "victim", "suspect", "action")
        for name in (*texts, "country", "kind"):
            found[name] = str(found[name] or "")
        person = self.picker.person
        found["person_id"] = person.id if person is not None else None
        if person is None:
            found["episode_id"] = None
        if not self._returning(found["kind"]):
            found["returned_on"] = None
        found["reported_on"] = found["reported_on"] or self._office.clock.today()
        return CaseDraft(**found)

    def _show(self, case: Case | None, person: Person | None) -> None:
        if case is None:
            self.form.set_values({"reported_on": self._office.clock.today()})
        else:
            facts = case.facts
            if facts.person_id is not None:
                person = self._office.people.get(facts.person_id)
        if person is not None:
            self.picker.choose(person)
        self._on_person(person)
        if case is not None:
            names = [name for name in CaseDraft.__dataclass_fields__ if name != "person_id"]
            self.form.set_values({name: getattr(case.facts, name) for name in names})
        self.form.mark_clean()
        self._fit()

    def _on_person(self, person: Person | None) -> None:
        plans = self._office.episodes.of(person.id) if person is not None else ()
        options: list[tuple[object, str]] = []
        for plan in plans:
            leaves = plan.facts.planned_departure
            told = [country_name(plan.facts.country), plan.facts.job.lower(), plan.status.value]
            told += [short_date(leaves)] if leaves else []
            options.append((plan.id, " · ".join(told)))
        field = self.form.field("episode_id")
        if isinstance(field, ChoiceField):
            field.set_options(options)
        if plans and self._case is None:
            self.form.set_values({"episode_id": plans[0].id})
            if not self.form.values()["country"]:
                self.form.set_values({"country": plans[0].facts.country})
        self._fit()

    def _fit(self) -> None:
        known = self.picker.person is not None
        self.form.show_field("victim", not known)
        self.form.show_field("minor", not known or not self._born())
        self.form.show_field("episode_id", known)
        self.form.show_field("returned_on", self._returning(str(self.form.values()["kind"] or "")))

    def _born(self) -> bool:
        person = self.picker.person
        return person is not None and person.facts.birth_date is not None

    def _returning(self, kind: str) -> bool:
        known = case_kinds().get(kind)
        return known is not None and known.returning

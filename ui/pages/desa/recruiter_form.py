# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of one recruiter or one P3MI: the facts at the left, its people at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.recruiter import (
    CheckResult,
    CompanyDraft,
    Draft,
    Record,
    RecordState,
    RecruiterDraft,
    RecruiterKind,
    listed,
    problems_in_company,
    problems_in_recruiter,
)
from desa_app.errors import ChangedMeanwhile, DesaBinaanError
from ui.forms.form import Form
from ui.pages.desa.recruiter_side import RecordSide
from ui.pages.desa.sheet import Sheet, fields_to_mend, merge_changes, scrolling, show_failure
from ui.theme import step
from ui.widgets.buttons import danger, secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import CheckField, LongTextField, TextField

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.desa.recruiters import Records
    from desa_app.errors import Problem
    from ui.drafts import Drafts
    from ui.notices import NoticeBar

_LISTS = ("aliases", "phones")


class RecordSheet(Sheet, Generic[Draft]):
    """What both kinds of sheet do. ``saved`` carries the record.

    ``person_asked`` carries a person's id, ``removal_asked`` and ``restored`` the record,
    ``parted`` the record that was said to be the same and is not any more.
    """

    saved = Signal(object)
    person_asked = Signal(str)
    removal_asked = Signal(object)
    restored = Signal(object)
    parted = Signal(object)

    def __init__(
        self,
        office: Desa,
        jobs: Records[Draft],
        drafts: Drafts,
        notices: NoticeBar,
        record: Record[Draft] | None,
        fresh: Draft,
    ) -> None:
        super().__init__("")
        self.office = office
        self._jobs: Records[Draft] = jobs
        self._notices = notices
        self._record: Record[Draft] | None = record
        self._facts: Draft = record.facts if record is not None else fresh
        what = type(self).__name__
        # With the revision: a draft must never overwrite what somebody else saved meanwhile.
        key = f"{what}:{record.id}:{record.revision}" if record is not None else f"{what}:new"
        self.form = Form(columns=6, check=self._check, drafts=drafts, draft_key=key)
        self.build()
        self.form.set_values(values_of(self._facts))
        both = QHBoxLayout()
        both.setSpacing(step() * 4)
        card = Card()
        card.body.addWidget(scrolling(self.form))
        both.addWidget(card, 1)
        self.side: RecordSide[Draft] | None = None
        if record is not None:
            self.side = RecordSide(office, jobs, record)
            self.side.setFixedWidth(step() * 104)
            self.side.person_asked.connect(self.person_asked)
            self.side.parted.connect(self.parted)
            both.addWidget(self.side)
        self.body.addLayout(both, 1)
        self._add_buttons()
        self._restored = self.form.restore_draft()
        self.form.save_requested.connect(self._on_save)

    def build(self) -> None:
        """Add the fields."""
        raise NotImplementedError

    def draft_of(self, values: dict[str, object]) -> Draft:
        """The form's values as facts."""
        raise NotImplementedError

    def problems_in(self, draft: Draft) -> tuple[Problem, ...]:
        """What cannot be stored."""
        raise NotImplementedError

    def add_names(self) -> None:
        """The other names, written one after the other."""
        help = self.tr("Pisahkan dengan koma")
        self.form.add("aliases", self.tr("Nama &lain"), TextField(limit=1000), span=3, help=help)

    def add_phones(self) -> None:
        """The numbers, as they are written."""
        help = self.tr("Pisahkan dengan koma")
        phones = TextField(limit=1000)
        self.form.add("phones", self.tr("&Telepon"), phones, help=help, span=3)

    def add_check(self) -> None:
        """What an agency said about the record."""
        self.form.add_section(self.tr("Pengecekan ke Disnaker atau BP3MI"))
        results = [(one, one.words.capitalize()) for one in CheckResult]
        self.form.add("result", self.tr("&Hasil"), ChoiceField(results), span=2)
        self.form.add("checked_on", self.tr("Tanggal dic&ek"), DateField(), span=2)
        agency = TextField(self.tr("Disnaker, BP3MI …"))
        self.form.add("checked_with", self.tr("&Dicek ke"), agency, span=2)

    def begin(self) -> None:
        """Start with the name."""
        if self._restored:
            self._restored = False
            self._notices.info(
                self.tr("Isian yang belum disimpan dikembalikan."),
                self.tr("Mulai dari awal"),
                self._start_over,
            )
        self.form.focus_first()

    def _add_buttons(self) -> None:
        record = self._record
        if record is not None and record.state is RecordState.REMOVED:
            bring_back = secondary(self.tr("Pa&kai lagi"))
            bring_back.clicked.connect(self._bring_back)
            self.add_button(bring_back)
        elif record is not None:
            remove = danger(self.tr("Hap&us catatan…"))
            remove.clicked.connect(self._ask_removal)
            self.add_button(remove)
        self.add_button(self.form.save_button(self.tr("Simpan")))

    def _ask_removal(self) -> None:
        self.removal_asked.emit(self._record)

    def _bring_back(self) -> None:
        if self._record is not None:
            self.restored.emit(self._jobs.restore(self._record.id))

    def _check(self, values: dict[str, object]) -> tuple[Problem, ...]:
        return self.problems_in(self.draft_of(values))

    def _on_save(self) -> None:
        values = self.form.accept()
        if values is None:
            self._notices.warn(fields_to_mend(len(self.form.problems())))
            return
        draft = self.draft_of(values)
        try:
            if self._record is not None:
                record = self._jobs.correct(self._record, draft)
            else:
                record = self._jobs.add(draft)
        except ChangedMeanwhile as error:
            words = self.tr("Muat data terbaru")
            show_failure(error, self._notices, self.form, words, self._take_newest)
            return
        except DesaBinaanError as error:
            show_failure(error, self._notices, self.form)
            return
        self.form.forget_draft()
        self.saved.emit(record)

    def _take_newest(self) -> None:
        """Read what somebody else saved, and put only what was changed here on top of it."""
        if self._record is None:
            return
        newest = self._jobs.get(self._record.id)
        merge_changes(self.form, values_of(self._record.facts), values_of(newest.facts))
        self._record = newest
        self._notices.info(
            self.tr("Data terbaru dimuat, perubahan Anda tetap ada. Periksa, lalu simpan lagi.")
        )

    def _start_over(self) -> None:
        self.form.forget_draft()
        self.form.set_values(values_of(self._facts))
        self.form.focus_first()


class RecruiterSheet(RecordSheet[RecruiterDraft]):
    """Note a recruiter, or correct one."""

    def __init__(
        self,
        office: Desa,
        drafts: Drafts,
        notices: NoticeBar,
        record: Record[RecruiterDraft] | None = None,
    ) -> None:
        super().__init__(
            office, office.recruiters, drafts, notices, record, RecruiterDraft(name="")
        )
        if record is None:
            line = self.tr("Sponsor, petugas lapangan P3MI, atau siapa pun yang mengajak warga")
            self.set_heading(self.tr("Catat perekrut"), line)
        else:
            self.set_heading(record.facts.name, record.facts.kind.words)

    def build(self) -> None:
        """Who it is, what they bring along, what an agency said."""
        form = self.form
        form.add_section(self.tr("Siapa"))
        form.add("name", self.tr("&Nama"), TextField(), required=True, span=3)
        kinds = [(kind, kind.words) for kind in RecruiterKind]
        form.add("kind", self.tr("Sebaga&i"), ChoiceField(kinds), required=True, span=3)
        self.add_names()
        self.add_phones()
        form.add("company", self.tr("&P3MI / perusahaan"), TextField(self.tr("PT …")), span=2)
        form.add("sip3mi", self.tr("Nomor SIP&3MI"), TextField(), span=2)
        form.add("assignment", self.tr("Nomor surat tu&gas"), TextField(), span=2)
        form.add("came_on", self.tr("D&atang ke desa"), DateField(), span=2)
        form.add("area", self.tr("&Wilayah"), TextField(self.tr("dusun, desa …")), span=4)
        address = TextField(self.tr("rumahnya, atau tempat penampungan"), limit=300)
        form.add("address", self.tr("A&lamat"), address, span=6)
        self.add_check()
        form.add("note", self.tr("&Catatan"), LongTextField(lines=2), span=6)
        tick = CheckField(self.tr("Pernah disebut dalam lap&oran kasus (tanpa nama pelapor)"))
        form.add("noted_in_case", "", tick, span=6)

    def problems_in(self, draft: RecruiterDraft) -> tuple[Problem, ...]:
        """What cannot be stored."""
        return problems_in_recruiter(draft, self.office.clock.today())

    def draft_of(self, values: dict[str, object]) -> RecruiterDraft:
        """The form's values as facts."""
        return RecruiterDraft(
            name=_text(values, "name"),
            kind=RecruiterKind(_text(values, "kind") or RecruiterKind.SPONSOR),
            aliases=listed(_text(values, "aliases")),
            phones=listed(_text(values, "phones")),
            company=_text(values, "company"),
            sip3mi=_text(values, "sip3mi"),
            assignment=_text(values, "assignment"),
            came_on=cast("date | None", values.get("came_on")),
            area=_text(values, "area"),
            address=_text(values, "address"),
            result=CheckResult(_text(values, "result") or CheckResult.UNCHECKED),
            checked_on=cast("date | None", values.get("checked_on")),
            checked_with=_text(values, "checked_with"),
            note=_text(values, "note"),
            noted_in_case=bool(values.get("noted_in_case")),
        )


class CompanySheet(RecordSheet[CompanyDraft]):
    """Note a P3MI, or correct one."""

    def __init__(
        self,
        office: Desa,
        drafts: Drafts,
        notices: NoticeBar,
        record: Record[CompanyDraft] | None = None,
    ) -> None:
        super().__init__(office, office.companies, drafts, notices, record, CompanyDraft(name=""))
        if record is None:
            line = self.tr("Perusahaan penempatan yang disebut warga, dengan izinnya")
            self.set_heading(self.tr("Catat P3MI"), line)
        else:
            self.set_heading(record.facts.name, self.tr("P3MI"))

    def build(self) -> None:
        """Which company, its licence, what an agency said."""
        form = self.form
        form.add_section(self.tr("Perusahaan"))
        form.add("name", self.tr("&Nama"), TextField(self.tr("PT …")), required=True, span=6)
        self.add_names()
        self.add_phones()
        form.add("sip3mi", self.tr("Nomor S&IP3MI"), TextField(), span=3)
        form.add("valid_until", self.tr("&Berlaku sampai"), DateField(), span=3)
        form.add("address", self.tr("&Alamat"), TextField(limit=500), span=6)
        self.add_check()
        form.add("source", self.tr("&Sumber keterangan"), TextField(), span=6)
        form.add("note", self.tr("&Catatan"), LongTextField(lines=2), span=6)

    def problems_in(self, draft: CompanyDraft) -> tuple[Problem, ...]:
        """What cannot be stored."""
        return problems_in_company(draft, self.office.clock.today())

    def draft_of(self, values: dict[str, object]) -> CompanyDraft:
        """The form's values as facts."""
        return CompanyDraft(
            name=_text(values, "name"),
            aliases=listed(_text(values, "aliases")),
            phones=listed(_text(values, "phones")),
            sip3mi=_text(values, "sip3mi"),
            valid_until=cast("date | None", values.get("valid_until")),
            address=_text(values, "address"),
            result=CheckResult(_text(values, "result") or CheckResult.UNCHECKED),
            checked_on=cast("date | None", values.get("checked_on")),
            checked_with=_text(values, "checked_with"),
            source=_text(values, "source"),
            note=_text(values, "note"),
        )


def values_of(facts: RecruiterDraft | CompanyDraft) -> dict[str, object]:
    """Facts as the form shows them; lists in one line."""
    values = {name: getattr(facts, name) for name in type(facts).__dataclass_fields__}
    return values | {name: ", ".join(values[name]) for name in _LISTS}


def _text(values: dict[str, object], name: str) -> str:
    return str(values.get(name) or "")

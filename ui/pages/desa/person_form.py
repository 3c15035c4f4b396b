# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of one person: noted new or corrected, with hints from the NIK's own digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from desa_app.domain.codes import EDUCATIONS, RELIGIONS, BaseStatus, FamilyRole, Marital, Sex
from desa_app.domain.person import PersonDraft, problems_in
from desa_app.errors import ChangedMeanwhile, DesaBinaanError, DuplicateNik
from desa_app.remarks import nik_sentence
from ui.forms.form import Form
from ui.pages.desa.answering import Answering
from ui.pages.desa.sheet import Sheet, fields_to_mend, merge_changes, show_failure
from ui.pages.desa.words import with_current
from ui.palette import Tone
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import CheckField, DigitsField, TextField

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from desa_app.errors import Problem
    from ui.drafts import Drafts
    from ui.notices import NoticeBar

_FACTS = tuple(PersonDraft.__dataclass_fields__)


class PersonSheet(Sheet):
    """Note a new person, or correct one. ``saved`` carries the person."""

    saved = Signal(object)
    open_asked = Signal(str)

    def __init__(
        self,
        office: Desa,
        drafts: Drafts,
        notices: NoticeBar,
        person: Person | None = None,
        name: str = "",
    ) -> None:
        super().__init__("")
        self._office = office
        self._notices = notices
        self._person = person
        self._other = ""
        # With the revision: a draft must never overwrite what somebody else saved meanwhile.
        key = f"person:{person.id}:{person.revision}" if person is not None else "person:new"
        self.form = Form(columns=4, check=self._check, drafts=drafts, draft_key=key)
        facts = person.facts if person is not None else PersonDraft(name=name)
        self._build(facts)
        self.form.set_values(_values_of(facts))
        self.add_form(self.form)
        self._save = self.form.save_button(self.tr("Simpan"))
        self.add_button(self._save)
        if person is not None:
            self.set_heading(self.tr("Ubah data warga"), person.facts.name)
        else:
            self.set_heading(
                self.tr("Catat warga baru"),
                self.tr("Tulis seperti pada KTP atau kartu keluarga; tanda * wajib diisi"),
            )
        self._restored = self.form.restore_draft()
        self._hint()
        self.form.changed.connect(self._on_changed)
        self.form.save_requested.connect(self._on_save)

    def _build(self, facts: PersonDraft) -> None:
        form, today = self.form, self._office.clock.today
        owner = self._person.id if self._person is not None else ""
        self.answering = Answering(form, self._office, owner, ticked=True, span=4)
        form.add_section(self.tr("Identitas"))
        form.add("nik", self.tr("N&IK"), DigitsField(16, self.tr("16 angka")))
        form.add("kk", self.tr("Nomor &KK"), DigitsField(16, self.tr("16 angka")))
        form.add("name", self.tr("&Nama lengkap"), TextField(limit=100), required=True, span=2)
        form.add("birth_place", self.tr("&Tempat lahir"), TextField())
        form.add("birth_date", self.tr("Tanggal &lahir"), DateField(today=today), required=True)
        sexes = [(sex, sex.words) for sex in Sex]
        form.add("sex", self.tr("&Jenis kelamin"), ChoiceField(sexes), required=True)
        marital = [(each, each.words) for each in Marital]
        form.add("marital", self.tr("Status per&kawinan"), ChoiceField(marital), required=True)
        self._hints = Text("", Type.SMALL, wrap=True, tone=Tone.WARN)
        self._hints.hide()
        form.add_widget(self._hints)
        form.add_section(self.tr("Keluarga dan pekerjaan"))
        roles = [(role, role.words) for role in FamilyRole]
        form.add("family_role", self.tr("&Hubungan dalam keluarga"), ChoiceField(roles))
        religions = with_current(RELIGIONS, facts.religion)
        form.add("religion", self.tr("A&gama"), ChoiceField(religions))
        educations = with_current(EDUCATIONS, facts.education)
        form.add("education", self.tr("Pen&didikan"), ChoiceField(educations))
        form.add("occupation", self.tr("Peker&jaan"), TextField())
        form.add("father", self.tr("Nama a&yah"), TextField())
        form.add("mother", self.tr("Nama i&bu"), TextField())
        form.add("passport_name", self.tr("Nama di &paspor"), TextField(limit=100))
        form.add("nationality", self.tr("Ke&warganegaraan"), TextField(limit=40))
        form.add_section(self.tr("Alamat"))
        form.add("address", self.tr("&Alamat (jalan atau kampung)"), TextField(), span=2)
        form.add("dusun", self.tr("D&usun"), TextField())
        form.add("phone", self.tr("Telepon / W&A"), TextField(limit=40))
        form.add("rt", self.tr("&RT"), TextField(limit=5))
        form.add("rw", self.tr("R&W"), TextField(limit=5))
        states = [(state, state.words) for state in BaseStatus]
        form.add("base_status", self.tr("Keadaan &sekarang"), ChoiceField(states))
        form.add("resident", "", CheckField(self.tr("Warga &desa ini (ada di KK)")))

    def begin(self) -> None:
        """Start with the NIK, as the card lies on the desk."""
        self._tell_restored()
        self.form.focus_first()

    def _tell_restored(self) -> None:
        if self._restored:
            self._restored = False
            self._notices.info(
                self.tr("Isian yang belum disimpan dikembalikan."),
                self.tr("Mulai dari awal"),
                self._start_over,
            )

    def draft(self) -> PersonDraft:
        """The facts as they are typed now."""
        return _draft_of(self.form.values())

    def _check(self, values: dict[str, object]) -> tuple[Problem, ...]:
        return problems_in(_draft_of(values), self._office.clock.today())

    def _on_changed(self) -> None:
        self._mark_marital()
        self._hint()

    def _mark_marital(self) -> None:
        # Of a permit-giver from elsewhere the village need not know it.
        row = self.form.row("marital")
        required = bool(self.form.values()["resident"])
        if row.required is not required:
            row.required = required
            row.set_label(self.tr("Status per&kawinan"))

    def _hint(self) -> None:
        """What the NIK's digits say differently; a question to ask, never a refusal."""
        warnings = self._office.people.nik_warnings(self.draft())
        words = " ".join(nik_sentence(warning) for warning in warnings)
        if words:
            words = self.tr("Periksa lagi NIK: {words}").format(words=words)
        self._hints.setText(words)
        self._hints.setVisible(bool(words))

    def _on_save(self) -> None:
        problems = self.form.problems()
        self.form.set_problems(problems)
        if problems:
            self._notices.warn(fields_to_mend(len(problems)))
            return
        draft = self.draft()
        try:
            if self._person is not None:
                person = self._office.people.correct(
                    self._person, draft, answers=self.answering.answered()
                )
            else:
                person = self._office.people.add(draft)
        except DuplicateNik as error:
            self._other = error.person_id
            words = self.tr("Buka {name}").format(name=error.name)
            show_failure(error, self._notices, self.form, words, self._open_other)
            return
        except ChangedMeanwhile as error:
            words = self.tr("Muat data terbaru")
            show_failure(error, self._notices, self.form, words, self._take_newest)
            return
        except DesaBinaanError as error:
            show_failure(error, self._notices, self.form)
            return
        self.form.forget_draft()
        self.saved.emit(person)

    def _take_newest(self) -> None:
        """Read what somebody else saved, and put only what was changed here on top of it."""
        if self._person is None:
            return
        newest = self._office.people.get(self._person.id)
        merge_changes(self.form, _values_of(self._person.facts), _values_of(newest.facts))
        self._person = newest
        self._hint()
        self._notices.info(
            self.tr("Data terbaru dimuat, perubahan Anda tetap ada. Periksa, lalu simpan lagi.")
        )

    def _open_other(self) -> None:
        self.open_asked.emit(self._other)

    def _start_over(self) -> None:
        facts = self._person.facts if self._person is not None else PersonDraft(name="")
        self.form.forget_draft()
        self.form.set_values(_values_of(facts))
        self._hint()
        self.form.focus_first()


def _values_of(facts: PersonDraft) -> dict[str, object]:
    return {name: getattr(facts, name) for name in _FACTS}


def _draft_of(values: dict[str, object]) -> PersonDraft:
    """The form's values as facts. Qt gives the closed lists' values back as plain words."""

    def text(name: str) -> str:
        return str(values.get(name) or "")

    return PersonDraft(
        name=text("name"),
        nik=text("nik") or None,
        kk=text("kk") or None,
        passport_name=text("passport_name"),
        birth_place=text("birth_place"),
        birth_date=cast("date | None", values.get("birth_date")),
        sex=Sex(text("sex")) if text("sex") else None,
        religion=text("religion"),
        marital=Marital(text("marital")) if text("marital") else None,
        education=text("education"),
        occupation=text("occupation"),
        nationality=text("nationality"),
        family_role=FamilyRole(text("family_role")) if text("family_role") else None,
        father=text("father"),
        mother=text("mother"),
        address=text("address"),
        dusun=text("dusun"),
        rt=text("rt"),
        rw=text("rw"),
        phone=text("phone"),
        resident=bool(values.get("resident", True)),
        base_status=BaseStatus(text("base_status") or BaseStatus.ALIVE),
    )

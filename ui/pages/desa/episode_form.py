# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of one plan to work abroad: for whom, where to, through whom, and how sure we are."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from desa_app.domain.episode import EpisodeDraft, Evidence, Jalur, Scheme, Status, problems_in
from desa_app.errors import ChangedMeanwhile, DesaBinaanError
from desa_app.reference import citations, countries
from desa_app.wording import age_text
from ui.forms.form import Form
from ui.pages.desa.person_picker import PersonPicker
from ui.pages.desa.sheet import Sheet, fields_to_mend, merge_changes, show_failure
from ui.pages.desa.words import person_line, under_age
from ui.palette import Tone
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import DigitsField, TextField

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person
    from desa_app.errors import Problem
    from ui.drafts import Drafts
    from ui.notices import NoticeBar

_FACTS = tuple(EpisodeDraft.__dataclass_fields__)
_START = {"status": Status.CANDIDATE, "jalur": Jalur.UNCLEAR, "evidence": Evidence.SAID}


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
        # With the revision: a draft must never overwrite what somebody else saved meanwhile.
        key = f"episode:{episode.id}:{episode.revision}" if episode is not None else "episode:new"
        self.picker = PersonPicker(office, with_new=True, parent=self)
        self.picker.hide()
        self.form = Form(columns=4, check=self._check, drafts=drafts, draft_key=key)
        self._age = Text("", Type.SMALL, wrap=True)
        self._build(new=episode is None)
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
        self.add_form(self.form)
        self._save = self.form.save_button(self.tr("Simpan"))
        self.add_button(self._save)
        self._show(episode)
        if person is not None:
            self.picker.choose(person)
        self._restored = self.form.restore_draft()
        self._on_changed()
        self.form.changed.connect(self._on_changed)
        self.form.save_requested.connect(self._on_save)
        self.picker.picked.connect(self._on_picked)
        self.picker.new_asked.connect(self.person_asked)

    def _build(self, *, new: bool) -> None:
        form = self.form
        form.add_section(self.tr("Tujuan"))
        known: list[tuple[object, str]] = [(c.code, c.name) for c in countries().values()]
        form.add("country", self.tr("&Negara tujuan"), ChoiceField(known), required=True)
        form.add("job", self.tr("&Jabatan / pekerjaan"), TextField(), required=True)
        form.add("employer", self.tr("Pem&beri kerja"), TextField())
        form.add("city", self.tr("K&ota"), TextField())
        schemes = [(scheme, scheme.words) for scheme in Scheme]
        form.add("scheme", self.tr("Ske&ma"), ChoiceField(schemes), required=True)
        form.add("contract_months", self.tr("&Lama kontrak (bulan)"), DigitsField(limit=3))
        form.add("planned_departure", self.tr("&Rencana berangkat"), DateField())
        levels = [(level, level.words.capitalize()) for level in Evidence]
        form.add("evidence", self.tr("Sumber &keterangan"), ChoiceField(levels))
        form.add_widget(self._age)
        form.add_section(self.tr("Pelaksana penempatan dan perantara"))
        form.add("p3mi", self.tr("&P3MI"), TextField(self.tr("PT …")))
        form.add("sip3mi", self.tr("Nomor S&IP3MI"), TextField())
        form.add("sip3mi_until", self.tr("SIP3MI berlaku sampai"), DateField())
        paths = [(path, path.words.capitalize()) for path in Jalur]
        form.add("jalur", self.tr("Jal&ur"), ChoiceField(paths))
        form.add("p3mi_checked_on", self.tr("Izin P3MI &dicek tanggal"), DateField())
        form.add("p3mi_source", self.tr("Dic&ek ke"), TextField(self.tr("Disnaker, BP3MI …")))
        form.add("sponsor", self.tr("&Sponsor / petugas lapangan"), TextField())
        form.add("sponsor_phone", self.tr("&Telepon sponsor"), TextField(limit=40))
        form.add("note", self.tr("&Catatan"), TextField(limit=500), span=2)
        if new:
            states = [
                (Status.CANDIDATE, self.tr("Masih calon")),
                (Status.WORKING, self.tr("Sudah bekerja di luar negeri")),
                (Status.PAST, self.tr("Sudah pulang (purna)")),
            ]
            form.add("status", self.tr("Keadaan sekarang"), ChoiceField(states), required=True)
            form.add("on", self.tr("Sejak tanggal"), DateField())
        form.add("jalur_reason", self.tr("&Alasan jalur"), TextField(), span=2)
        if new:
            form.add("source", self.tr("Diketahui dari"), TextField(self.tr("Keluarga …")), span=2)

    def begin(self) -> None:
        """Start with the person; with the plan when it is known whose it is."""
        self._tell_restored()
        if self._episode is None and self.picker.person is None:
            self.picker.search.setFocus()
        else:
            self.form.focus_first()

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
        if episode is None:
            empty = dict.fromkeys((*_FACTS, "on", "source"), None)
            self.form.set_values(empty | _START)
            return
        self.form.set_values(_values_of(episode))

    def _check(self, values: dict[str, object]) -> tuple[Problem, ...]:
        return problems_in(self._draft_of(values), frozenset(countries()))

    def _draft_of(self, values: dict[str, object]) -> EpisodeDraft:
        def text(name: str) -> str:
            return str(values.get(name) or "")

        if self._episode is not None:
            person_id = self._episode.facts.person_id
        else:
            person_id = self.picker.person.id if self.picker.person is not None else ""
        months = text("contract_months")
        words = {
            name: text(name)
            for name in (
                *("country", "job", "city", "employer", "p3mi", "sip3mi", "p3mi_source"),
                *("sponsor", "sponsor_phone", "jalur_reason", "note"),
            )
        }
        return EpisodeDraft(
            person_id=person_id,
            scheme=Scheme(text("scheme") or Scheme.OTHER),
            sip3mi_until=cast("date | None", values.get("sip3mi_until")),
            p3mi_checked_on=cast("date | None", values.get("p3mi_checked_on")),
            contract_months=int(months) if months else None,
            planned_departure=cast("date | None", values.get("planned_departure")),
            jalur=Jalur(text("jalur") or Jalur.UNCLEAR),
            evidence=Evidence(text("evidence") or Evidence.SAID),
            **words,
        )

    def _on_picked(self, _person: object) -> None:
        self._show_age()
        if self.picker.person is not None:
            self.form.focus_first()

    def _on_changed(self) -> None:
        values = self.form.values()
        self.form.show_field("jalur_reason", values.get("jalur") == Jalur.NONPROCEDURAL)
        if self._episode is None:
            begun = values.get("status") not in {None, Status.CANDIDATE}
            for name in ("on", "source"):
                self.form.show_field(name, begun)
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
            ).format(age=age_text(birth, day), law=citations()["usia_minimum"])
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
        problems = self.form.problems()
        self.form.set_problems(problems)
        if problems:
            self._notices.warn(fields_to_mend(len(problems)))
            return
        values = self.form.values()
        try:
            saved = self._store(values)
        except ChangedMeanwhile as error:
            words = self.tr("Muat data terbaru")
            show_failure(error, self._notices, self.form, words, self._take_newest)
            return
        except DesaBinaanError as error:
            show_failure(error, self._notices, self.form)
            return
        self.form.forget_draft()
        self.saved.emit(saved)

    def _store(self, values: dict[str, object]) -> Episode:
        draft = self._draft_of(values)
        if self._episode is not None:
            return self._office.episodes.correct(self._episode, draft)
        status = Status(str(values["status"]))
        begun = status is not Status.CANDIDATE
        return self._office.episodes.open(
            draft,
            status=status,
            on=cast("date | None", values["on"]) if begun else None,
            source=str(values["source"] or "") if begun else "",
        )

    def _take_newest(self) -> None:
        """Read what somebody else saved, and put only what was changed here on top of it."""
        if self._episode is None:
            return
        newest = self._office.episodes.get(self._episode.id)
        merge_changes(self.form, _values_of(self._episode), _values_of(newest))
        self._episode = newest
        self._on_changed()
        self._notices.info(
            self.tr("Data terbaru dimuat, perubahan Anda tetap ada. Periksa, lalu simpan lagi.")
        )

    def _start_over(self) -> None:
        self.form.forget_draft()
        self._show(self._episode)
        self._on_changed()
        self.begin()


def _values_of(episode: Episode) -> dict[str, object]:
    return {name: getattr(episode.facts, name) for name in _FACTS}

# SPDX-License-Identifier: GPL-3.0-or-later
"""One member of the family left behind, and taking somebody off the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desa_app.domain.family import Aid, MemberDraft, Need, Relation, School
from ui.pages.desa.form_dialog import FormDialog
from ui.theme import step
from ui.widgets.buttons import danger
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import CheckField, DigitsField, LongTextField, TextField

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.domain.family import Member

_PLAIN = ("name", "carer", "phone", "note")
_TICKS = ("emergency", "remittance", "school_risk")


class MemberDialog(FormDialog):
    """Note or change a member; ``saved`` carries it."""

    remove_asked = Signal(object)

    def __init__(
        self, office: Desa, person_id: str, name: str, parent: QWidget, member: Member | None = None
    ) -> None:
        super().__init__(columns=3, parent=parent)
        self._office = office
        self._person_id = person_id
        self._member = member
        self.say(
            member.facts.name if member is not None else self.tr("Tambah anggota keluarga"),
            self.tr("Keluarga {name} yang tinggal di rumah").format(name=name),
            self.tr("Simpan anggota"),
        )
        self.setMinimumWidth(step() * 220)
        self._build()
        facts = member.facts if member is not None else None
        self._show(facts)
        first = "relation" if member is None else "name"
        self.form.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        form = self.form
        relations: list[tuple[object, str]] = [(one, one.words) for one in Relation]
        schools: list[tuple[object, str]] = [(one, one.words) for one in School]
        form.add("relation", self.tr("&Hubungan"), ChoiceField(relations), required=True)
        form.add("name", self.tr("&Nama"), TextField(limit=100), required=True, span=2)
        form.add("nik", self.tr("N&IK"), DigitsField(16))
        form.add("birth_date", self.tr("Tanggal &lahir"), DateField())
        form.add(
            "told_age",
            self.tr("&Umur bila tanggal lahir tidak diketahui"),
            DigitsField(0, limit=3),
        )
        form.add("school", self.tr("&Sekolah"), ChoiceField(schools))
        form.add("carer", self.tr("&Pengasuh"), TextField(limit=200))
        form.add("phone", self.tr("&Telepon"), TextField(limit=40))
        form.add("emergency", "", CheckField(self.tr("Kontak &darurat")))
        form.add("remittance", "", CheckField(self.tr("Penerima kiriman &uang")))
        form.add("school_risk", "", CheckField(self.tr("Berisiko putus sek&olah")))
        form.add_section(self.tr("Kebutuhan dan bantuan yang diterima"))
        for need in Need:
            form.add(f"need_{need.value}", "", CheckField(need.words))
        for aid in Aid:
            form.add(f"aid_{aid.value}", "", CheckField(f"{self.tr('Menerima')} {aid.value}"))
        form.add("note", self.tr("&Catatan"), LongTextField(lines=2), span=3)
        if self._member is not None:
            remove = danger(self.tr("&Hapus dari daftar…"))
            place = QWidget()
            row = QHBoxLayout(place)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(remove)
            row.addStretch(1)
            form.add_widget(place)
            remove.clicked.connect(self._on_remove)

    def _show(self, facts: MemberDraft | None) -> None:
        values: dict[str, object] = {}
        if facts is not None:
            values = {name: getattr(facts, name) for name in (*_PLAIN, *_TICKS)}
            values |= {
                "relation": facts.relation,
                "nik": facts.nik or "",
                "birth_date": facts.birth_date,
                "school": facts.school,
            }
            age = facts.age(self._office.clock.today())
            told = age is not None and facts.birth_date is None
            values["told_age"] = str(age) if told else ""
            values |= {f"need_{need.value}": need in facts.needs for need in Need}
            values |= {f"aid_{aid.value}": aid in facts.aid for aid in Aid}
        self.form.set_values(values)

    def save(self, values: dict[str, object]) -> object:
        """Store the member."""
        before = self._member.facts if self._member is not None else None
        draft = self._draft(values)
        if before is not None:
            same = draft.told_age == before.age(self._office.clock.today())
            draft = replace(
                draft,
                linked_id=before.linked_id,
                told_age=before.told_age if same else draft.told_age,
                told_on=before.told_on if same else draft.told_on,
            )
        families = self._office.families
        if self._member is not None:
            return families.correct(self._member, draft)
        return families.add(self._person_id, draft)

    def _draft(self, values: dict[str, object]) -> MemberDraft:
        told = str(values["told_age"] or "")
        born = cast("date | None", values["birth_date"])
        age = int(told) if told and born is None else None
        return MemberDraft(
            relation=cast("Relation", values["relation"]),
            nik=str(values["nik"] or "") or None,
            birth_date=born,
            told_age=age,
            told_on=self._office.clock.today() if age is not None else None,
            school=cast("School | None", values["school"]),
            needs=tuple(need for need in Need if values[f"need_{need.value}"]),
            aid=tuple(aid for aid in Aid if values[f"aid_{aid.value}"]),
            emergency=bool(values["emergency"]),
            remittance=bool(values["remittance"]),
            school_risk=bool(values["school_risk"]),
            **{name: str(values[name] or "") for name in _PLAIN},
        )

    def _on_remove(self) -> None:
        member = self._member
        self.reject()
        self.remove_asked.emit(member)


class RemoveMemberDialog(FormDialog):
    """Take a member off the list with a reason."""

    def __init__(self, office: Desa, member: Member, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._office = office
        self._member = member
        self.say(
            self.tr("Hapus {name} dari daftar keluarga?").format(name=member.facts.name),
            self.tr("Catatan warganya di register tidak berubah. Alasannya dicatat."),
            self.tr("Hapus dari daftar"),
        )
        self.form.add("reason", self.tr("&Alasan"), LongTextField(lines=3), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Take the member off."""
        self._office.families.remove(self._member, str(values["reason"]))
        return self._member

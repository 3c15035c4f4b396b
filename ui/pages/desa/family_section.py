# SPDX-License-Identifier: GPL-3.0-or-later
"""Keluarga on a person's screen: who stays at home, what they need, whom to call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.family import CHILD_AGE, Member, School
from desa_app.errors import DesaBinaanError
from ui.pages.desa.family_dialog import MemberDialog, RemoveMemberDialog
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.places import PEOPLE
from ui.palette import Tone
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person


class FamilySection(PersonSection):
    """The family left behind, a row for each member."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self._person: Person | None = None
        self.summary = Text("", Type.STRONG, wrap=True)
        self.add = secondary(self.tr("&Tambah anggota…"), icon="plus")
        self.from_card = secondary("")
        self.model: TableModel[Member] = TableModel(self._columns())
        self.table = TableView(self.model, "keluarga", self.tr("Keluarga yang ditinggal"))
        self.table.set_row_actions(
            (
                RowAction(self.tr("Buka catatan warganya"), self._show_record, single=True),
                RowAction(self.tr("Hapus dari daftar…"), self._remove_rows, single=True),
            )
        )
        top = QHBoxLayout()
        top.setSpacing(step() * 3)
        top.addWidget(self.summary, 1)
        top.addWidget(self.from_card)
        top.addWidget(self.add)
        card = Card()
        card.body.addLayout(top)
        card.body.addWidget(self.table, 1)
        self.body.addWidget(card, 1)
        self.table.opened.connect(self.open_member)
        self.table.empty_asked.connect(self.add_member)
        self.add.clicked.connect(self.add_member)
        self.from_card.clicked.connect(self.take_from_card)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Keluarga")

    def _columns(self) -> tuple[Column[Member], ...]:
        return (
            Column(self.tr("Hubungan"), _relation, width=10),
            Column(self.tr("Nama"), _name, width=16, stretch=True),
            Column(self.tr("Umur"), self._age, align=Align.RIGHT, width=6),
            Column(self.tr("Sekolah"), _school, chip=self._school_chip, width=16),
            Column(self.tr("Pengasuh"), _carer, width=12),
            Column(self.tr("Kebutuhan"), _needs, width=14),
            Column(self.tr("Bantuan"), _aid, width=9),
            Column(self.tr("Keterangan"), self._marks, width=18),
        )

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show the family."""
        same = self._person is not None and self._person.id == person.id
        at = self.table.currentIndex().row() if same else 0
        self._person = person
        members = self.office.families.of(person.id)
        waiting = len(self.office.families.on_card(person.id))
        self.model.set_rows(members)
        self.table.select_row(max(at, 0))
        self.from_card.setVisible(bool(waiting))
        self.from_card.set_text(self.tr("Ambil {count} orang dari &KK").format(count=waiting))
        self.table.set_empty(
            "people",
            self.tr("Keluarga yang ditinggal belum dicatat"),
            self.tr("Catat siapa yang tinggal di rumah, siapa pengasuh anak, dan siapa dihubungi."),
            self.tr("Tambah anggota"),
        )
        self.summary.setText(self._summary(members))

    def begin(self) -> None:
        """Begin in the list, or with the first member."""
        (self.table if self.model.rows else self.add).setFocus()

    def add_member(self) -> None:
        """Note a member."""
        self._open(None)

    def open_member(self, member: Member) -> None:
        """Change a member."""
        self._open(member)

    def take_from_card(self) -> None:
        """Note everybody on the family card who is not on the list yet."""
        if self._person is None:
            return
        try:
            taken = self.office.families.take_from_card(self._person.id)
        except DesaBinaanError as error:
            self.tools.notices.error(error)
            return
        self.changed.emit()
        self.told.emit(
            self.tr(
                "{count} orang diambil dari KK. Lengkapi sekolah, pengasuh dan telepon."
            ).format(count=len(taken))
        )

    def remove_member(self, member: Member) -> None:
        """Take a member off the list."""
        dialog = RemoveMemberDialog(self.office, member, self)
        dialog.saved.connect(self._on_removed)
        dialog.open()

    def _open(self, member: Member | None) -> None:
        if self._person is None:
            return
        dialog = MemberDialog(
            self.office, self._person.id, self._person.facts.name, self, member=member
        )
        dialog.saved.connect(self._on_saved)
        dialog.remove_asked.connect(self.remove_member)
        dialog.open()

    def _remove_rows(self, members: tuple[Member, ...]) -> None:
        for member in members[:1]:
            self.remove_member(member)

    def _show_record(self, members: tuple[Member, ...]) -> None:
        for member in members[:1]:
            if member.facts.linked_id is None:
                self.tools.notices.info(
                    self.tr("Anggota ini belum tertaut ke register. Isi NIK-nya untuk menautkan.")
                )
                return
            self.go_to.emit(PEOPLE, member.facts.linked_id)

    def _on_saved(self, _member: Member) -> None:
        self.changed.emit()
        self.told.emit(self.tr("Anggota keluarga tersimpan."))

    def _on_removed(self, member: Member) -> None:
        self.changed.emit()
        words = self.tr("{name} dihapus dari daftar keluarga.").format(name=member.facts.name)
        self.tools.notices.undoable(words, partial(self.put_back, member))

    def put_back(self, member: Member) -> None:
        """Take back the removal that the notice told about."""
        try:
            self.office.families.put_back(member)
        except DesaBinaanError as error:
            self.tools.notices.error(error)
            return
        self.changed.emit()
        words = self.tr("{name} kembali di daftar keluarga.").format(name=member.facts.name)
        self.told.emit(words)

    def _summary(self, members: tuple[Member, ...]) -> str:
        if not members:
            return ""
        today = self.office.clock.today()
        ages = [member.facts.age(today) for member in members]
        children = sum(age is not None and age < CHILD_AGE for age in ages)
        at_risk = sum(member.facts.school_risk for member in members)
        called = sum(member.facts.emergency for member in members)
        parts = [
            self.tr("{count} orang").format(count=len(members)),
            self.tr("{count} anak di bawah 18 tahun").format(count=children) if children else "",
            self.tr("{count} berisiko putus sekolah").format(count=at_risk) if at_risk else "",
            "" if called else self.tr("kontak darurat belum dicatat"),
        ]
        return " · ".join(part for part in parts if part)

    def _age(self, member: Member) -> str:
        age = member.facts.age(self.office.clock.today())
        return "" if age is None else str(age)

    def _school_chip(self, member: Member) -> tuple[str, Tone] | None:
        facts = member.facts
        if facts.school_risk:
            return self.tr("berisiko putus sekolah"), Tone.WARN
        if facts.school is School.LEFT:
            return facts.school.words.lower(), Tone.BAD
        return None

    def _marks(self, member: Member) -> str:
        facts = member.facts
        parts = (
            facts.phone,
            self.tr("kontak darurat") if facts.emergency else "",
            self.tr("penerima kiriman") if facts.remittance else "",
        )
        return " · ".join(part for part in parts if part)


def _relation(member: Member) -> str:
    return member.facts.relation.words


def _name(member: Member) -> str:
    return member.facts.name


def _school(member: Member) -> str:
    return member.facts.school.words.lower() if member.facts.school is not None else ""


def _carer(member: Member) -> str:
    return member.facts.carer


def _needs(member: Member) -> str:
    return ", ".join(need.words.lower() for need in member.facts.needs)


def _aid(member: Member) -> str:
    return ", ".join(member.facts.aid)

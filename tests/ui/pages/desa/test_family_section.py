# SPDX-License-Identifier: GPL-3.0-or-later
"""The family and the kartu kesiapan on a person's screen, by keyboard, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt

from desa_app.domain.documents import DocumentDraft
from desa_app.domain.family import MemberDraft, Need, Relation
from tests.ui.pages.desa.helpers import key, open_dialog, press, settled, type_into
from ui.pages.desa import places, readiness_section
from ui.pages.desa.family_dialog import MemberDialog, RemoveMemberDialog
from ui.pages.desa.family_section import FamilySection
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.readiness_section import ReadinessSection
from ui.widgets.checklist import State

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.PEOPLE

Settle = Callable[[], None]
Kind = TypeVar("Kind", bound=PersonSection)
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


def shown(page: PeoplePage, person_id: str, kind: type[Kind]) -> Kind:
    """Open somebody and bring one section to the front."""
    page.open_person(person_id)
    screen = page.sheet
    assert isinstance(screen, PersonScreen)
    screen.show_section([type(one) for one in screen.sections].index(kind))
    found = screen.sections[screen.section]
    assert isinstance(found, kind)
    return found


def test_a_member_is_noted_corrected_and_taken_off_by_keyboard(
    page: PeoplePage, people: People
) -> None:
    section = shown(page, people.ready.id, FamilySection)
    section.begin()
    press(section, "Tambah anggota…")
    dialog = open_dialog(MemberDialog)
    type_into(dialog.form.field("relation"), "Anak")
    type_into(dialog.form.field("name"), "ANAK CONTOH")
    type_into(dialog.form.field("told_age"), "9")
    press(dialog, "Berisiko putus sekolah")
    press(dialog, "Pendidikan")
    key(dialog, Qt.Key.Key_S)
    (member,) = section.model.rows
    assert member.facts.relation is Relation.CHILD
    assert member.facts.needs == (Need.SCHOOLING,)
    assert "1 anak di bawah 18 tahun" in section.summary.text()
    assert "1 berisiko putus sekolah" in section.summary.text()
    assert "kontak darurat belum dicatat" in section.summary.text()
    section.table.setFocus()
    key(section.table, Qt.Key.Key_Return, NO_KEY)
    dialog = open_dialog(MemberDialog)
    press(dialog, "Kontak darurat")
    key(dialog, Qt.Key.Key_S)
    assert "Wajib diisi untuk kontak darurat" in dialog.form.row("phone").problem_text
    type_into(dialog.form.field("phone"), "081200000001")
    key(dialog, Qt.Key.Key_S)
    assert section.model.rows[0].facts.emergency
    assert section.model.rows[0].facts.told_on == member.facts.told_on
    section.open_member(section.model.rows[0])
    press(open_dialog(MemberDialog), "Hapus dari daftar…")
    removal = open_dialog(RemoveMemberDialog)
    type_into(removal.form.field("reason"), "Tercatat dua kali")
    key(removal, Qt.Key.Key_S)
    assert section.model.rows == ()
    assert page.notices.text() == "ANAK CONTOH dihapus dari daftar keluarga."
    press(page, "Urungkan")
    assert section.model.rowCount() == 1
    assert page.notices.text() == "ANAK CONTOH kembali di daftar keluarga."


def test_the_family_card_is_taken_over_with_one_press(page: PeoplePage, people: People) -> None:
    section = shown(page, people.ready.id, FamilySection)
    press(section, "Ambil 1 orang dari KK")
    (member,) = section.model.rows
    assert member.facts.linked_id == people.husband.id
    assert member.facts.relation is Relation.HUSBAND
    assert not section.from_card.isVisible()
    section.table.select_row(0)
    next(one for one in section.table.row_menu().actions() if "warganya" in one.text()).trigger()
    settled()
    assert page.sheet is None
    assert page.panel.person == people.husband


def test_the_card_shows_what_is_there_and_what_is_missing(
    office: Desa, page: PeoplePage, people: People
) -> None:
    plan = office.episodes.of(people.ready.id)[0]
    office.documents.save(people.ready.id, plan.id, DocumentDraft(kind="paspor", number="X1"))
    section = shown(page, people.ready.id, ReadinessSection)
    assert [item.text for item in section.there.items()] == ["Paspor"]
    missing = {item.text: item.state for item in section.missing.items()}
    assert missing["Visa kerja"] is State.OPEN
    assert missing["KTP elektronik"] is State.NOTE
    assert section.summary.text().startswith("1 dari 18 dokumen ada. 17 belum ada")
    assert "21 November 2026" in section.day.text()
    assert "bukan izin" in section.day.text()


def test_a_minor_sees_the_law_not_a_verdict(page: PeoplePage, people: People) -> None:
    section = shown(page, people.minor.id, ReadinessSection)
    first = section.checks.items()[0]
    assert first.state is State.BLOCKED
    assert "UU 18/2017 Pasal 5 huruf a" in first.evidence


def test_without_a_plan_there_is_no_card(page: PeoplePage, people: People) -> None:
    section = shown(page, people.husband.id, ReadinessSection)
    assert section.nobody.isVisible()
    assert not section.print_button.isVisible()


def test_the_card_is_saved_as_a_pdf(
    page: PeoplePage,
    people: People,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    to = tmp_path / "kartu.pdf"
    monkeypatch.setattr(readiness_section, "save_file", lambda *_: to)
    section = shown(page, people.ready.id, ReadinessSection)
    press(section, "Simpan PDF…")
    settle()
    assert to.read_bytes().startswith(b"%PDF")
    assert "Kartu kesiapan JUHAENI BINTI SAEPUDIN tersimpan" in page.notices.text()


def test_the_family_of_the_card_is_who_to_call(
    office: Desa, page: PeoplePage, people: People
) -> None:
    mother = MemberDraft(
        relation=Relation.MOTHER, name="IBU CONTOH", phone="081200000001", emergency=True
    )
    office.families.add(people.ready.id, mother)
    plan = office.episodes.of(people.ready.id)[0]
    card = office.readiness.card(plan.id)
    assert [member.facts.name for member in card.emergency] == ["IBU CONTOH"]

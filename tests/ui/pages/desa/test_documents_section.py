# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers and their scans on a person's screen, by keyboard, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desa_app.domain.documents import DocumentDraft
from desa_app.domain.scans import ScanState
from tests.intake.scan_files import encoded, held, paper, pdf_of
from tests.ui.pages.desa.helpers import key, open_dialog, press, type_into
from ui.pages.desa import places, scans_sheet
from ui.pages.desa.document_dialog import DocumentDialog
from ui.pages.desa.documents_section import DocumentsSection
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen
from ui.pages.desa.scans_sheet import ReasonDialog, ScansSheet
from ui.questions import Question

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.scans import Scan
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.PEOPLE

Settle = Callable[[], None]
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


@pytest.fixture
def section(page: PeoplePage, people: People) -> DocumentsSection:
    page.open_person(people.ready.id)
    return shown(page)


def shown(page: PeoplePage) -> DocumentsSection:
    """Bring the papers of the open person to the front."""
    screen = page.sheet
    assert isinstance(screen, PersonScreen)
    kinds = [type(one) for one in screen.sections]
    screen.show_section(kinds.index(DocumentsSection))
    found = screen.sections[screen.section]
    assert isinstance(found, DocumentsSection)
    return found


def row(section: DocumentsSection, kind: str) -> int:
    return [line.rule.code for line in section.model.rows].index(kind)


def state(section: DocumentsSection, kind: str) -> str:
    return section.model.rows[row(section, kind)].state.value


@pytest.fixture
def sheet(office: Desa, page: PeoplePage, section: DocumentsSection, people: People) -> ScansSheet:
    plan = office.episodes.of(people.ready.id)[0]
    office.documents.save(people.ready.id, plan.id, DocumentDraft(kind="ktp"))
    page.open_person(people.ready.id)
    section = shown(page)
    section.table.select_row(row(section, "ktp"))
    press(section, "Pindaian…")
    assert isinstance(page.sheet, ScansSheet)
    return page.sheet


def test_a_paper_is_noted_with_the_keyboard_alone(
    page: PeoplePage, section: DocumentsSection
) -> None:
    assert section.summary.text() == "0 dari 18 dokumen ada · 18 belum ada"
    section.begin()
    section.table.select_row(row(section, "paspor"))
    key(section.table, Qt.Key.Key_Return, NO_KEY)
    dialog = open_dialog(DocumentDialog)
    type_into(dialog.form.field("number"), "X0000001")
    type_into(dialog.form.field("valid_until"), "31122030")
    type_into(dialog.form.field("seen_by"), "Rina Marlina")
    key(dialog.form.field("seen_by"), Qt.Key.Key_Return, NO_KEY)
    assert dialog.form.values()["seen_on"] == date(2026, 11, 21)
    key(dialog, Qt.Key.Key_S)
    assert state(section, "paspor") == "ada"
    facts = section.model.rows[row(section, "paspor")].facts
    assert (facts.number, facts.valid_until) == ("X0000001", date(2030, 12, 31))
    assert section.summary.text().startswith("1 dari 18 dokumen ada")
    assert page.notices.text() == "Dokumen tersimpan."
    assert section.table.currentIndex().row() == row(section, "paspor")


def test_a_card_number_is_proposed_and_shown_masked(
    section: DocumentsSection, people: People
) -> None:
    section.open_line(section.model.rows[row(section, "ktp")])
    dialog = open_dialog(DocumentDialog)
    assert dialog.form.values()["number"] == people.ready.facts.nik
    key(dialog, Qt.Key.Key_S)
    at = section.model.index(row(section, "ktp"), 2)
    assert "••••••" in str(at.data())


def test_a_paper_that_is_not_there_asks_for_nothing_but_a_note(section: DocumentsSection) -> None:
    section.open_line(section.model.rows[row(section, "visa")])
    dialog = open_dialog(DocumentDialog)
    press(dialog, "Dokumen ini ada")
    assert dialog.form.row("number").isHidden()
    assert not dialog.form.row("note").isHidden()
    type_into(dialog.form.field("note"), "Masih di P3MI")
    key(dialog, Qt.Key.Key_S)
    assert state(section, "visa") == "belum ada"
    section.table.select_row(row(section, "visa"))
    assert "Masih di P3MI" in section.note.text()


def test_a_day_that_cannot_be_is_told_beside_its_field(section: DocumentsSection) -> None:
    section.open_line(section.model.rows[row(section, "paspor")])
    dialog = open_dialog(DocumentDialog)
    type_into(dialog.form.field("issued"), "01012031")
    key(dialog, Qt.Key.Key_S)
    assert dialog.isVisible()
    assert "masa depan" in dialog.form.row("issued").problem_text
    dialog.reject()


def test_scans_wait_until_the_paper_is_noted(page: PeoplePage, section: DocumentsSection) -> None:
    section.table.select_row(row(section, "ktp"))
    press(section, "Pindaian…")
    assert "Catat dahulu" in page.notices.text()
    open_dialog(DocumentDialog).reject()
    assert isinstance(page.sheet, PersonScreen)


def test_photos_are_taken_in_shown_and_counted(
    page: PeoplePage,
    sheet: ScansSheet,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths = (tmp_path / "depan.jpg", tmp_path / "belakang.pdf")
    paths[0].write_bytes(held(paper(), 6))
    paths[1].write_bytes(pdf_of([paper(800, 600)]))
    monkeypatch.setattr(scans_sheet, "open_files", lambda *_: paths)
    key(sheet, Qt.Key.Key_N)
    settle()
    assert [scan.name for scan in sheet.model.rows] == ["depan", "belakang"]
    assert "2 pindaian tersimpan" in page.notices.text()
    current = sheet.current()
    assert current is not None
    assert current.name == "belakang"
    assert len(sheet.view.images) == 1
    key(sheet, Qt.Key.Key_Escape, NO_KEY)
    section = shown(page)
    assert section.model.index(row(section, "ktp"), 5).data() == "2"


def test_a_file_that_is_no_picture_says_so_and_changes_nothing(
    page: PeoplePage, sheet: ScansSheet, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "catatan.docx"
    path.write_bytes(b"PK bukan gambar")
    sheet.take_in((path,))
    settle()
    assert sheet.model.rows == ()
    assert "bukan gambar JPG" in page.notices.text()
    assert not sheet.remove.isEnabled()


def test_a_scan_is_replaced_and_removed_with_a_reason_and_both_taken_back(
    office: Desa,
    page: PeoplePage,
    sheet: ScansSheet,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "ktp.jpg"
    path.write_bytes(encoded(paper()))
    sheet.take_in((path,))
    settle()
    (old,) = sheet.model.rows

    def every() -> tuple[Scan, ...]:
        return office.scans.of(old.document_id, all_states=True)

    monkeypatch.setattr(scans_sheet, "open_file", lambda *_: path)
    press(sheet, "Ganti…")
    dialog = open_dialog(ReasonDialog)
    key(dialog, Qt.Key.Key_S)
    assert dialog.isVisible()
    type_into(dialog.form.field("reason"), "Lebih jelas")
    key(dialog, Qt.Key.Key_S)
    settle()
    (new,) = sheet.model.rows
    assert new.id != old.id
    assert [scan.state for scan in every()] == [ScanState.REPLACED, ScanState.VALID]
    press(page, "Urungkan")
    assert [one.id for one in sheet.model.rows] == [old.id]
    assert [scan.state for scan in every()] == [ScanState.VALID, ScanState.REMOVED]
    press(sheet, "Hapus…")
    dialog = open_dialog(ReasonDialog)
    type_into(dialog.form.field("reason"), "Bukan KTP orang ini")
    key(dialog, Qt.Key.Key_S)
    assert sheet.model.rowCount() == 0
    press(page, "Urungkan")
    assert [one.id for one in sheet.model.rows] == [old.id]
    assert page.notices.text() == "ktp ditampilkan lagi."


def test_a_paper_that_was_taken_out_is_there_again(
    office: Desa, page: PeoplePage, section: DocumentsSection, people: People
) -> None:
    plan = office.episodes.of(people.ready.id)[0]
    facts = DocumentDraft(kind="paspor", number="AL-1", note="di map")
    noted = office.documents.save(people.ready.id, plan.id, facts)
    page.open_person(people.ready.id)
    section = shown(page)
    section.open_line(section.model.rows[row(section, "paspor")])
    dialog = open_dialog(DocumentDialog)
    press(dialog, "Dokumen ini ada")
    key(dialog, Qt.Key.Key_S)
    assert not office.documents.get(noted.id).facts.present
    press(page, "Urungkan")
    assert office.documents.get(noted.id).facts == facts
    assert "ada lagi" in page.notices.text()


def test_a_scan_leaves_the_data_only_after_a_question(
    page: PeoplePage,
    sheet: ScansSheet,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, to = tmp_path / "ktp.jpg", tmp_path / "keluar.jpg"
    path.write_bytes(encoded(paper()))
    sheet.take_in((path,))
    settle()
    answers = iter((False, True))
    monkeypatch.setattr(Question, "ask", lambda *_, **__: next(answers))
    monkeypatch.setattr(scans_sheet, "save_file", lambda *_: to)
    press(sheet, "Simpan ke berkas…")
    assert not to.exists()
    press(sheet, "Simpan ke berkas…")
    assert to.read_bytes().startswith(b"\xff\xd8\xff")
    assert "tersimpan" in page.notices.text()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda, Rekap, Periksa surat and Pengaturan do their jobs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desa_app.domain.letter import LetterRequest
from desa_app.domain.office import Post
from tests.ui.pages.desa.helpers import button, key, press, settled, type_into
from ui.pages.desa import places
from ui.pages.desa.home_page import HomePage
from ui.pages.desa.inspect_page import InspectPage
from ui.pages.desa.recap_page import RecapPage
from ui.pages.desa.settings_page import SettingsPage
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

Settle = Callable[[], None]


def home(window: MainWindow) -> HomePage:
    window.show_page(places.HOME)
    settled()
    page = window.page(places.HOME)
    assert isinstance(page, HomePage)
    return page


def recap(window: MainWindow) -> RecapPage:
    window.show_page(places.RECAP)
    page = window.page(places.RECAP)
    assert isinstance(page, RecapPage)
    return page


def settings(window: MainWindow) -> SettingsPage:
    window.show_page(places.SETTINGS)
    settled()
    page = window.page(places.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def issue(office: Desa, people: People) -> IssuedLetter:
    (plan,) = office.episodes.of(people.ready.id)
    fields = office.letters.blank_fields("rekomendasi")
    return office.letters.issue(
        LetterRequest(
            kind="rekomendasi",
            person_id=people.ready.id,
            episode_id=plan.id,
            fields=fields,
            reason="Uji",
        )
    )


def test_home_shows_the_numbers_of_the_register(window: MainWindow) -> None:
    page = home(window)
    assert page.abroad._figure.text() == "11"
    assert page.candidates._figure.text() == "7"
    assert page.people._figure.text() == "60"
    assert "Taiwan" in page.destinations.accessibleDescription()


def test_the_most_urgent_thing_comes_first_and_leads_to_the_person(
    window: MainWindow, people: People
) -> None:
    page = home(window)
    first = page.todo.lines()[0]
    assert first.chip == "Di bawah 18"
    assert "17 tahun 6 bulan" in first.note
    press(page, "Buka: Rencana berangkat sebelum usia 18 tahun")
    assert window.front == places.PEOPLE
    panel = window.page(places.PEOPLE).panel  # type: ignore[attr-defined]
    assert panel.person.id == people.minor.id


def test_the_same_thing_about_several_people_is_one_line(window: MainWindow) -> None:
    lines = [line for line in home(window).todo.lines() if line.chip == "Wawancara"]
    assert len(lines) == 1
    assert lines[0].title.startswith("5 calon")


def test_enrolment_leads_to_the_page_that_does_it(window: MainWindow) -> None:
    press(home(window), "Daftarkan: Kecamatan belum didaftarkan")
    assert window.front == places.SEND


def test_an_empty_office_is_told_its_first_steps(
    empty_office: Desa, open_window: Callable[[Desa], MainWindow]
) -> None:
    page = home(open_window(empty_office))
    assert page.first_day.isVisible()
    assert page.todo.lines() == ()
    assert [line.chip for line in page.first_day.todo.lines()] == [
        "Perlu",
        "Boleh nanti",
        "Boleh nanti",
        "Perlu",
        "Perlu",
        "Perlu",
    ]
    assert not page.first_day.hide_button.isVisible()
    press(page, "Impor…: Daftar penduduk belum diimpor")
    window = page.window()
    assert window.front == places.PEOPLE  # type: ignore[attr-defined]
    assert window.page(places.PEOPLE).title == "Impor daftar penduduk"  # type: ignore[attr-defined]


def test_the_checklist_can_be_hidden_for_good_once_nothing_needful_is_left(
    window: MainWindow,
    office: Desa,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    page = home(window)
    monkeypatch.setattr(file_dialogs, "choose_folder", lambda *_: tmp_path)
    press(page, "Cadangkan…: Belum ada cadangan di tempat kedua")
    assert window.front == places.SETTINGS
    settle()
    titles = [line.title for line in home(window).first_day.todo.lines()]
    assert "Belum ada cadangan di tempat kedua" not in titles
    assert "Kecamatan belum didaftarkan" in titles
    page.refresh()
    settle()
    assert page.first_day._area.minimumHeight() > 25 * len(titles)
    page.first_day.hide_for_good()
    assert not page.first_day.isVisible()
    settle()
    # What the checklist had said is said by the day's list again.
    assert "Kecamatan belum didaftarkan" in [line.title for line in page.todo.lines()]
    page.refresh()
    settle()
    assert not page.first_day.isVisible()


def test_keys_of_home_begin_the_two_jobs_of_the_day(window: MainWindow) -> None:
    home(window)
    key(window, Qt.Key.Key_N)
    assert window.page(places.PEOPLE).title == "Catat calon PMI"
    home(window)
    key(window, Qt.Key.Key_T)
    assert window.page(places.LETTERS).title == "Terbitkan surat"


def test_the_recap_adds_up_and_follows_the_month(window: MainWindow, settle: Settle) -> None:
    page = recap(window)
    settle()
    table = page.view.table_a.view
    people = [line for line in table.lines.rows if isinstance(line.cells[0], int)]
    assert len(people) > 20
    assert all(int(line.cells[2]) == int(line.cells[0]) + int(line.cells[1]) for line in people)
    page.view.period.go_back()
    settle()
    assert "Oktober 2026" in page.subtitle
    assert [line.cells for line in table.lines.rows if isinstance(line.cells[0], int)] != [
        line.cells for line in people
    ]
    assert len(page.view.charts.charts) == 4


@pytest.mark.parametrize(
    ("words", "ending", "start"), [("Excel", ".xlsx", b"PK"), ("PDF", ".pdf", b"%PDF")]
)
def test_the_recap_is_saved(
    window: MainWindow,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    ending: str,
    start: bytes,
) -> None:
    recap(window)
    target = tmp_path / f"rekap{ending}"
    monkeypatch.setattr("ui.widgets.file_dialogs.save_file", lambda *_: target)
    press(window.header, f"Simpan {words}…")
    settle()
    assert target.read_bytes().startswith(start)


def test_a_scanned_letter_is_answered_and_a_void_one_too(
    window: MainWindow, office: Desa, people: People, settle: Settle
) -> None:
    letter = issue(office, people)
    window.show_page(places.INSPECT)
    page = window.page(places.INSPECT)
    assert isinstance(page, InspectPage)
    type_into(page.panel.scan, letter.seal_text)
    key(page.panel.scan, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    settle()
    assert page.panel.answer.word == "Asli"
    office.letters.void(letter.id, "Uji")
    type_into(page.panel.scan, letter.seal_text)
    key(page.panel.scan, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    settle()
    assert page.panel.answer.word == "Dibatalkan"


def test_the_number_pattern_shows_its_example_while_typing(window: MainWindow) -> None:
    page = settings(window)
    field = page.form.row("number_pattern").input
    assert "470/041/36.04.12.2011/XI/2026" in page.form._example.text()
    field.set_value("{nomor:04}/DS/{bulan_angka}/{tahun}")
    assert "0041/DS/11/2026" in page.form._example.text()


def test_a_bad_pattern_is_named_beside_the_field_and_not_saved(
    window: MainWindow, office: Desa, settle: Settle
) -> None:
    page = settings(window)
    page.form.row("number_pattern").input.set_value("{kode}/{tahun}")
    press(window.header, "Simpan")
    settle()
    assert "{nomor:03}" in page.form.row("number_pattern").problem_text
    assert "{nomor" in office.profile.number_pattern


def test_profile_and_official_are_saved_by_keyboard(
    window: MainWindow, office: Desa, settle: Settle
) -> None:
    page = settings(window)
    assert not button(window.header, "Simpan").isEnabled()
    page.form.row("head_name").input.set_value("Siti Aminah")
    page.form.row("address").input.set_value("Jalan Baru 1")
    key(page.form.field("address"), Qt.Key.Key_S)
    settle()
    facts = office.settings.load()
    assert facts.officials[Post.HEAD].name == "Siti Aminah"
    assert facts.profile.address == "Jalan Baru 1"
    assert "tersimpan" in page.notices.text()


def test_a_picture_that_is_none_is_refused_in_words(window: MainWindow, tmp_path: Path) -> None:
    page = settings(window)
    path = tmp_path / "lambang.png"
    path.write_bytes(b"bukan gambar")
    page.form.take_logo(path)
    assert "bukan gambar" in page.form._logo_words.text()
    assert not page.form.dirty


def test_missing_officials_lead_to_their_fields(
    empty_office: Desa, open_window: Callable[[Desa], MainWindow]
) -> None:
    window = open_window(empty_office)
    page = settings(window)
    page.receive(places.OFFICIALS)
    assert page.form.field("head_name").hasFocus()


def test_a_backup_is_made_and_told(window: MainWindow, settle: Settle) -> None:
    page = settings(window)
    press(page, "Cadangkan sekarang")
    settle()
    assert "Cadangan jadi" in page.notices.text()


def test_a_change_on_one_page_is_seen_on_the_next(
    window: MainWindow, office: Desa, people: People
) -> None:
    page = home(window)
    before = page.people._figure.text()
    facts = dataclasses.replace(people.husband.facts, nik=None, name="ADE BARU")
    office.people.add(facts)
    window.show_page(places.PEOPLE)
    window.page(places.PEOPLE).changed.emit()
    assert home(window).people._figure.text() == str(int(before) + 1)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter numbers on the screen: kinds, numbers set aside, letters by hand, the year's account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from desa_app.clock import WIB
from desa_app.domain.letter import LetterRequest
from desa_app.domain.number_report import NumberState, RangeDraft
from desa_app.domain.number_rules import NumberScope
from tests.ui.pages.desa import village
from tests.ui.pages.desa.helpers import press
from ui.pages.desa import number_report_sheet, places
from ui.pages.desa.form_dialog import FormDialog
from ui.palette import Tone
from ui.questions import Question
from ui.tables.table_model import CHIP_ROLE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QWidget

    from desa_app.clock import SetClock
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow
    from ui.pages.desa.letters_page import LettersPage
    from ui.pages.desa.number_dialogs import HandLetterDialog
    from ui.pages.desa.number_report_sheet import NumberReportSheet
    from ui.pages.desa.number_sheet import NumberSheet
    from ui.pages.desa.settings_page import SettingsPage

    Show = Callable[[Desa], MainWindow]

FIRST_PAGE = places.SETTINGS

Window = TypeVar("Window", bound=FormDialog)


def numbers_of(window: MainWindow) -> NumberSheet:
    """Pengaturan, Nomor surat…"""
    window.go_to(places.SETTINGS)
    page = cast("SettingsPage", window.page(places.SETTINGS))
    press(page, "Nomor surat…")
    return cast("NumberSheet", page.sheet)


def account_of(window: MainWindow) -> NumberReportSheet:
    """Surat, Laporan nomor…"""
    window.go_to(places.LETTERS)
    page = cast("LettersPage", window.page(places.LETTERS))
    page.open_numbers()
    return cast("NumberReportSheet", page.sheet)


def dialog_of(sheet: QWidget) -> FormDialog:
    """The small window over a sheet."""
    QApplication.processEvents()
    found = [each for each in sheet.findChildren(FormDialog) if each.isVisible()]
    return found[-1]


def fill(dialog: FormDialog, values: dict[str, object]) -> None:
    """Answer fields of a small window as somebody who types would."""
    for name, value in values.items():
        dialog.form.row(name).input.set_value(value)


def test_a_kind_gets_its_own_code_with_a_live_example(office: Desa, open_window: Show) -> None:
    sheet = numbers_of(open_window(office))
    line = next(one for one in sheet.kinds.rows if one.numbering.kind == "rekomendasi")
    sheet.open_kind(line)
    dialog = dialog_of(sheet)
    fill(dialog, {"classification": "500.15", "number_pattern": "{nomor}/{unit}/{tahun}"})
    shown = dialog.findChildren(type(sheet._pattern))
    assert any("Nomor berikutnya: " in each.text() for each in shown)
    press(dialog, "Simpan")
    assert dialog.isVisible(), "the pattern needs a unit that nobody gave"
    fill(dialog, {"unit": "KESRA"})
    press(dialog, "Simpan")
    found = next(one for one in sheet.kinds.rows if one.numbering.kind == "rekomendasi")
    assert found.numbering.classification == "500.15"
    assert found.example.split("/")[1] == "KESRA"


def test_two_sequences_with_the_same_numbers_are_refused_with_words(
    office: Desa, open_window: Show
) -> None:
    sheet = numbers_of(open_window(office))
    sheet.form.row("scope").input.set_value(NumberScope.KIND)
    press(sheet, "Simpan urutan")
    assert office.numbers.settings().numbering.scope is NumberScope.ALL
    assert "nomor yang sama" in sheet._notices.text()
    sheet.form.row("scope").input.set_value(NumberScope.CODE)
    press(sheet, "Simpan urutan")
    assert office.numbers.settings().numbering.scope is NumberScope.CODE
    assert any(one.sequence_name == "Kode 562" for one in sheet.kinds.rows)


def test_numbers_are_set_aside_and_a_letter_by_hand_takes_one(
    office: Desa, open_window: Show
) -> None:
    sheet = numbers_of(open_window(office))
    assert not sheet.hand_button.isEnabled()
    press(sheet, "Sisihkan nomor…")
    dialog = dialog_of(sheet)
    fill(dialog, {"first": "lima", "last": "60", "note": "Pelayanan di dusun"})
    press(dialog, "Sisihkan")
    assert dialog.isVisible()
    fill(dialog, {"first": "51"})
    press(dialog, "Sisihkan")
    assert [(one.first, one.last) for one in sheet.ranges.rows] == [(51, 60)]
    press(sheet, "Catat surat tulis tangan…")
    entry = cast("HandLetterDialog", dialog_of(sheet))
    assert entry.form.values()["running"] == 51
    assert "Isi kode klasifikasi" in entry.example.text()
    fill(entry, {"classification": "005", "running": 55, "subject": "Undangan"})
    fill(entry, {"addressee": "Ketua RT 03"})
    assert entry.example.text().startswith("Akan tercatat sebagai: 005/055/")
    press(entry, "Catat surat")
    year = office.clock.today().year
    assert 55 not in office.numbers.free_reserved("semua", year)


def test_a_small_window_grows_when_problems_are_said_under_its_fields(
    office: Desa, open_window: Show
) -> None:
    sheet = numbers_of(open_window(office))
    press(sheet, "Sisihkan nomor…")
    dialog = dialog_of(sheet)
    field = dialog.form.row("first").widget
    before = field.height()
    press(dialog, "Sisihkan")
    QCoreApplication.processEvents()
    assert dialog.form.row("first").problem_text
    assert field.height() >= before


def test_a_year_in_doubt_is_confirmed_with_one_button(
    office: Desa, open_window: Show, moment: SetClock
) -> None:
    moment.moment = datetime(village.clock().today().year + 6, 2, 3, 9, tzinfo=WIB)
    sheet = numbers_of(open_window(office))
    year = moment.today().year
    press(sheet, f"Tahun {year} benar")
    assert office.numbers.doubtful_since() is None
    assert not sheet.year_button.isVisible()


def test_the_account_names_a_lost_number_in_red(office: Desa, open_window: Show) -> None:
    year = office.clock.today().year
    office.numbers.reserve(RangeDraft(sequence="semua", year=year, first=2, last=2, note="dusun"))
    columns = "id, created_at, created_by, changed_at, changed_by, revision, scope, year, last"
    values = "'uji', '', '', '', '', 1, 'semua', :year, 3"
    with office._desk.writing() as connection:
        # A counter that ran ahead of its letters: no door of the program does that.
        statement = text(f"INSERT INTO letter_counter ({columns}) VALUES ({values})")  # noqa: S608
        connection.execute(statement, {"year": year})
    sheet = account_of(open_window(office))
    states = {line.running: line.state for line in sheet.model.rows}
    assert states == {
        1: NumberState.MISSING,
        2: NumberState.RESERVED,
        3: NumberState.MISSING,
    }
    chip = sheet.model.index(0, 5).data(CHIP_ROLE)
    assert chip == ("hilang", Tone.BAD)
    assert sheet._told.text().startswith("2 nomor HILANG: 1, 3.")


def test_the_account_is_saved_as_sheet_and_paper(
    office: Desa,
    open_window: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[[], None],
) -> None:
    sheet = account_of(open_window(office))
    for name, words, start in (
        ("nomor.xlsx", "Simpan Excel…", b"PK"),
        ("nomor.pdf", "Simpan PDF…", b"%PDF"),
    ):
        path = tmp_path / name
        monkeypatch.setattr(number_report_sheet, "save_file", lambda *_, path=path: path)
        press(sheet, words)
        settle()
        assert path.read_bytes().startswith(start)


def test_lost_letters_come_back_from_a_folder_of_pdfs(
    office: Desa,
    people: People,
    open_window: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[[], None],
) -> None:
    request = LetterRequest(
        kind="domisili",
        person_id=people.ready.id,
        episode_id=None,
        fields={"keperluan": "mengurus paspor"},
        reason="Hadir di kantor.",
    )
    letter = office.letters.issue(request)
    (tmp_path / "surat.pdf").write_bytes(letter.pdf)
    with office._desk.writing() as connection:
        connection.exec_driver_sql(f"delete from spent_number where number = '{letter.number}'")  # noqa: S608
        connection.exec_driver_sql(f"delete from letter where id = '{letter.id}'")  # noqa: S608
    window = open_window(office)
    sheet = account_of(window)
    assert sheet._told.text().startswith("1 nomor HILANG")
    asked: list[str] = []

    def agree(_parent: object, question: str, *_: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(Question, "ask", agree)
    monkeypatch.setattr(number_report_sheet, "choose_folder", lambda *_: tmp_path)
    press(sheet, "Pulihkan dari PDF…")
    settle()
    settle()
    assert asked == ["Pulihkan 1 surat ke arsip?"]
    assert sheet._told.text().endswith("tidak ada yang hilang")
    (row,) = [one for one in office.letters.list() if one.number == letter.number]
    assert office.letters.get(row.id).pdf == letter.pdf
    press(sheet, "Pulihkan dari PDF…")
    settle()
    assert len(asked) == 1

# SPDX-License-Identifier: GPL-3.0-or-later
"""Rekap: numbers of those that sent, names of those that did not, as screen, Excel and PDF."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from desa_app.domain.recap_period import Span
from tests.office_kit import actions
from ui.pages.common import papers
from ui.pages.kecamatan.full_nik_window import FullNikWindow
from ui.pages.kecamatan.recap_page import RecapPage
from ui.pdf_render import page_sizes
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from tests.ui.pages.kecamatan.market import Market
    from ui.preferences import Preferences

Settle = Callable[[], None]


@pytest.fixture
def page(
    qtbot: QtBot,
    office: Kecamatan,
    preferences: Preferences,
    market: Market,
    tmp_path: Path,
    settle: Settle,
) -> RecapPage:
    names = ("Pontang-2026-09", "Pontang-2026-10", "Linduk-2026-10")
    office.packages.take_in([market.files[name] for name in names], tmp_path)
    made = RecapPage(office, preferences)
    qtbot.addWidget(made)
    made.resize(1102, 660)
    made.show()
    made.refresh()
    settle()
    return made


def lines(page: RecapPage) -> list[list[str]]:
    """What table A shows, the sum first."""
    model = page.view.table_a.view.model()
    return [
        [str(model.index(row, at).data()) for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_last_month_is_shown_and_a_silent_village_is_named(page: RecapPage) -> None:
    assert page.view.asked_period().text == "2026-10"
    assert page.subtitle == "Oktober 2026 · 2 dari 3 desa sudah mengirim"
    total, pontang, linduk, domas = (line[:1] + line[10:13] for line in lines(page))
    assert (total, pontang) == (["Jumlah", "3", "2", "5"], ["Pontang", "1", "1", "2"])
    assert linduk == ["Linduk", "2", "1", "3"]
    assert domas == ["Domas", "", "", ""]
    assert "Belum mengirim (1 desa): Domas." in page.view.remarks.text()
    spoken = page.view.table_a.view.model().index(3, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Domas" in spoken
    assert "belum mengirim" in spoken


def test_who_is_waited_for_can_be_listed_by_name(page: RecapPage) -> None:
    assert page.view.waited.isHidden()  # the sentence has the only name
    window = page.view.show_waited()
    assert window is not None
    assert window.windowTitle() == "Oktober 2026: 1 belum mengirim atau belum lengkap"
    assert window.model.rows == (("Domas", ""),)
    assert window.model.index(0, 1).data() == "semua"
    window.accept()


def test_every_group_and_table_can_be_chosen(page: RecapPage) -> None:
    tab = page.view.table_a
    for button in tab.buttons.buttons():
        button.click()
        page.repaint()
        assert len(lines(page)) == 4
        assert tab.view.lines.columnCount() > 1
    tabs = [page.view.tabs.tabText(at) for at in range(page.view.tabs.count())]
    assert tabs[:4] == ["Per desa", "Negara", "Kasus", "Bagan"]
    for at in range(page.view.tabs.count()):
        page.view.tabs.setCurrentIndex(at)
        page.repaint()
    chart = page.view.charts.charts[0]
    assert "Sep" in chart.accessibleDescription()
    assert "(1/3)" in chart.accessibleDescription()


def test_stepping_and_another_length_read_that_period(page: RecapPage, settle: Settle) -> None:
    page.view.period.go_back()
    settle()
    assert page.subtitle == "September 2026 · 1 dari 3 desa sudah mengirim"
    page.view.period.set_span(Span.QUARTER)
    settle()
    assert page.subtitle.startswith("Triwulan III 2026")
    page.view.period.go_on()
    settle()
    assert page.subtitle.startswith("Triwulan IV 2026 · 2 dari 3")
    page.view.period.go_on()
    assert page.view.asked_period().text == "2026-T4"


def test_the_change_since_the_month_before_is_shown_when_asked(page: RecapPage) -> None:
    assert "September 2026" in page.view.compare.text()
    before = len(lines(page)[0])
    page.view.compare.click()
    shown = lines(page)
    assert len(shown[0]) == before + 5
    assert shown[1][4] in {"=", "+1", "+2", "−1", "−2"}
    assert shown[2][4] == ""


def test_for_the_public_small_numbers_are_hidden_on_screen_too(
    page: RecapPage, settle: Settle
) -> None:
    page.view.public.click()
    settle()
    assert any("•" in line for line in lines(page))
    assert not page.view.compare.isEnabled()
    assert "Angka 1 dan 2 tidak dicetak" in page.view.remarks.text()
    assert page.view.file_name("36.04.12", ".pdf") == "REKAP-36.04.12-2026-10-umum.pdf"
    page.view.smallest.set_value(5)
    settle()
    assert "Angka 1 sampai 4 tidak dicetak" in page.view.remarks.text()


def test_names_are_opened_when_asked_noted_in_the_log_and_go_along_only_when_told(
    page: RecapPage, office: Kecamatan, settle: Settle
) -> None:
    assert page.names.lines.rowCount() == 0
    page.names.open_names()
    settle()
    assert page.names.lines.rowCount() == 5
    assert "••••••" in str(page.names.lines.index(0, 1).data())
    assert "Domas" in page.names.remarks.text()
    assert page.names.included() is None
    page.names.include.click()
    page.names.ask_for_full()
    (window,) = page.names.findChildren(FullNikWindow)
    window.form.set_values({"reason": "Diminta BP3MI"})
    window.try_save()
    settle()
    assert "•" not in str(page.names.lines.index(0, 1).data())
    included = page.names.included()
    assert included is not None
    names = included()
    assert names.in_full
    assert actions(office)[-2:] == ["daftar-nama-dibuka", "daftar-nama-disimpan"]
    book = CalamineWorkbook.from_filelike(BytesIO(office.recaps.workbook("2026-10", names=names)))
    assert "Tabel D" in book.sheet_names
    assert office.recaps.paper("2026-10", public=3, names=names).names is None
    page.view.public.click()
    settle()
    assert not page.view.tabs.isTabVisible(page.view.tabs.indexOf(page.names))


def test_month_is_saved_as_spreadsheet_and_pdf(
    page: RecapPage, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(parent: object, title: str, suggested: str, kinds: str) -> Path:
        asked.append(suggested)
        return tmp_path / suggested

    monkeypatch.setattr(file_dialogs, "save_file", choose)
    page.save_workbook()
    settle()
    page.save_document()
    settle()
    assert asked == ["REKAP-36.04.12-2026-10.xlsx", "REKAP-36.04.12-2026-10.pdf"]
    book = CalamineWorkbook.from_path(str(tmp_path / asked[0]))
    words = {str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert {"Pontang", "Linduk", "Domas"} <= words
    assert page_sizes((tmp_path / asked[1]).read_bytes())
    assert "Rekap Oktober 2026 tersimpan" in page.notices.text()


def test_saving_where_nothing_can_be_written_is_said(
    page: RecapPage, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: tmp_path / "tidak-ada" / "r.xlsx")
    page.save_workbook()
    settle()
    assert "tidak ada" in page.notices.text()


def test_printing_uses_the_papers_of_the_office(
    page: RecapPage, office: Kecamatan, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[object, ...]] = []

    def record(*args: object, **_: object) -> bool:
        printed.append(args)
        return False

    monkeypatch.setattr(papers, "print_pdf", record)
    page.print_document()
    settle()
    assert printed[0][2] is office.profile.paper
    assert page.notices.text() == ""


def test_first_day_has_nothing_to_print(
    qtbot: QtBot, empty_office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = RecapPage(empty_office, preferences)
    qtbot.addWidget(page)
    page.refresh()
    settle()
    assert not any(action.enabled for action in page.header_actions())
    with qtbot.waitSignal(page.go_to):
        page._nobody.asked.emit()


def test_counting_for_the_public_can_be_stopped(page: RecapPage, settle: Settle) -> None:
    page.view.public.setChecked(True)
    page.view.waiting.stop_button.click()
    settle()
    assert not page.view.public.isChecked()
    assert not page.view.waiting.isVisible()
    assert page._paper is not None
    assert not page._paper.rule

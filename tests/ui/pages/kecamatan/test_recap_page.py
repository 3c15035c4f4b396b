# SPDX-License-Identifier: GPL-3.0-or-later
"""Rekap: numbers of those that sent, names of those that did not, as screen, Excel and PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from ui.pages.common import papers
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


def line(page: RecapPage, group: str, row: int) -> list[str]:
    model = page.tables[group].model()
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def test_last_month_is_shown_with_men_women_and_sum(page: RecapPage) -> None:
    assert page.month.value() == "2026-10"
    assert page.subtitle == "Oktober 2026 · 2 dari 3 desa sudah mengirim"
    assert line(page, "cpmi", 0)[:4] == ["Pontang", "1", "1", "2"]
    assert line(page, "cpmi", 1)[:4] == ["Linduk", "2", "1", "3"]
    assert line(page, "cpmi", 3)[:4] == ["Jumlah dari 2 desa", "3", "2", "5"]


def test_a_silent_village_has_dashes_and_is_named(page: RecapPage) -> None:
    assert line(page, "cpmi", 2) == ["Domas"] + ["–"] * 12
    assert page._missing.text() == "Belum mengirim: Domas. Angkanya belum masuk jumlah."


def test_stepping_to_another_month_reads_that_month(page: RecapPage, settle: Settle) -> None:
    page.month.go_back()
    settle()
    assert page.subtitle == "September 2026 · 1 dari 3 desa sudah mengirim"
    assert line(page, "cpmi", 0)[4:7] == ["1", "1", "2"]
    page.month.go_on()
    page.month.go_on()
    page.month.go_on()
    settle()
    assert page.month.value() == "2026-11"
    assert line(page, "cpmi", 3)[1:4] == ["–", "–", "–"]


def test_every_group_fits_the_width_and_can_be_switched(page: RecapPage) -> None:
    for number, table in enumerate(page.tables.values()):
        page._buttons.button(number).click()
        assert page._stack.currentWidget() is table
        page.repaint()
        assert not table.horizontalScrollBar().isVisible()


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

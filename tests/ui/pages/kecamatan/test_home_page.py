# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda: who has sent, who has not, and never a zero in place of silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desa_app.clock import SetClock
from tests.paper.reading import pages_of
from ui.pages.kecamatan.home_page import HomePage
from ui.pages.kecamatan.village_window import VillageWindow
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from tests.ui.pages.kecamatan.market import Market
    from ui.preferences import Preferences

Settle = Callable[[], None]


def shown(qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle) -> HomePage:
    page = HomePage(office, preferences)
    qtbot.addWidget(page)
    page.resize(1102, 660)
    page.show()
    page.refresh()
    settle()
    return page


def cells(page: HomePage, row: int) -> list[str]:
    assert page.table is not None
    model = page.table.model()
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def test_first_day_leads_to_the_enrolled_villages(
    qtbot: QtBot, empty_office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, empty_office, preferences, settle)
    assert page._stack.currentIndex() == 1
    assert page.header_actions() == ()
    with qtbot.waitSignal(page.go_to) as asked:
        page._nobody.asked.emit()
    assert asked.args is not None
    assert asked.args[0] == "desa"


def test_board_tells_who_has_sent_each_month(
    qtbot: QtBot,
    office: Kecamatan,
    preferences: Preferences,
    market: Market,
    tmp_path: Path,
    settle: Settle,
) -> None:
    names = ("Pontang-2026-08", "Pontang-2026-10", "Linduk-2026-09")
    office.packages.take_in([market.files[name] for name in names], tmp_path)
    page = shown(qtbot, office, preferences, settle)
    assert page.table is not None
    heads = [page.table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(6)]
    assert heads == ["Desa", "Agu", "Sep", "Okt", "Kontak terakhir", "Orang"]
    # Enrolled in November, so nobody asked for August and September; a number is missing before
    # the packages that follow one that never came.
    assert cells(page, 0)[:4] == ["Pontang", "diterima", "–", "nomor terlewat"]
    assert cells(page, 1)[:4] == ["Linduk", "–", "terlewat", "belum mengirim"]
    assert cells(page, 2) == ["Domas", "–", "–", "belum mengirim", "–", "–"]
    assert cells(page, 0)[4:] == ["3 Nov, kiriman", "2"]
    assert page._sent.text() == "1 dari 3 sudah mengirim, batas 10 November 2026"
    assert page._missing.text() == "Belum mengirim: Linduk, Domas."


def test_chart_leaves_silent_villages_out_and_says_so(
    qtbot: QtBot,
    office: Kecamatan,
    preferences: Preferences,
    market: Market,
    tmp_path: Path,
    settle: Settle,
) -> None:
    office.packages.take_in([market.files["Linduk-2026-10"]], tmp_path)
    page = shown(qtbot, office, preferences, settle)
    assert page.chart.accessibleDescription() == "Calon PMI per desa: Linduk 3."
    assert page._chart_note.text().startswith("2 desa belum mengirim")


def test_enter_on_a_row_shows_that_villages_year_and_contacts(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, office, preferences, settle)
    page.take_focus()
    assert page.table is not None
    page.table.select_row(1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    (window,) = page.window().findChildren(VillageWindow)
    assert window.windowTitle() == "Desa Linduk"
    assert len(window.months.rows) == 12
    assert window.months.rows[0].period == "2026-10"
    # October is due on the tenth; on the third nobody owes anything.
    assert not window.print_button.isEnabled()
    form = window.note_contact()
    form.form.set_values({"who": "Sekretaris desa"})
    form.try_save()
    settle()
    assert [contact.who for contact in window.contacts.rows] == ["Sekretaris desa"]
    assert cells(page, 1)[4] == "3 Nov, telepon"


def test_the_context_menu_leads_to_the_villages_card(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, office, preferences, settle)
    assert page.table is not None
    page.table.select_row(1)
    with qtbot.waitSignal(page.go_to) as asked:
        actions = {action.text(): action for action in page.table.row_menu().actions()}
        actions["Kartu dan kunci desa"].trigger()
    assert asked.args == ["desa", "36.04.12.2003"]


def test_an_earlier_month_can_be_shown(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, office, preferences, settle)
    page.month.go_back()
    settle()
    assert page.table is not None
    heads = [page.table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(1, 4)]
    assert heads == ["Jul", "Agu", "Sep"]
    assert page._sent.text() == "0 dari 0 sudah mengirim, batas 10 Oktober 2026"


def test_letters_are_saved_for_every_village_that_owes_a_month(
    qtbot: QtBot,
    office: Kecamatan,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    assert isinstance(office.clock, SetClock)
    office.clock.advance(days=20)
    page = shown(qtbot, office, preferences, settle)
    target = tmp_path / "surat.pdf"
    monkeypatch.setattr(file_dialogs, "save_file", _answering(target))
    action = page.header_actions()[0]
    assert action.enabled
    action.run()
    settle()
    assert len(pages_of(target.read_bytes())) == 3


def _answering(path: Path) -> Callable[..., Path]:
    def answer(*_: object) -> Path:
        return path

    return answer


def test_primary_action_leads_to_taking_in(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, office, preferences, settle)
    (letters, action) = page.header_actions()
    assert not letters.enabled
    with qtbot.waitSignal(page.go_to) as asked:
        action.run()
    assert asked.args is not None
    assert (action.shortcut, asked.args[0]) == ("Ctrl+T", "terima")


def test_board_fits_without_scrolling(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, office, preferences, settle)
    assert page.table is not None
    assert not page.table.horizontalScrollBar().isVisible()

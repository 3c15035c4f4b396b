# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour points at real, visible things, is walked by keys alone, and never stands in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desa_app.domain.office import OfficeKind
from tests.office_kit import DISTRICT, copy_of, open_district, open_village
from tests.office_kit import VILLAGE as CODE
from tests.office_kit import clock as clock
from tests.ui.walk import unnamed_inputs
from ui import tasks
from ui.drafts import Drafts
from ui.help.opening import open_help
from ui.main_window import MainWindow
from ui.pages.common.first_day_card import FirstDayCard
from ui.pages.desa.import_sheet import ImportSheet
from ui.pages.desa.places import PEOPLE
from ui.pages.first_run.answers import Answers
from ui.pages.first_run.done_step import DoneStep
from ui.pages.registry import PageTools, entries_for, tour_for, words_for
from ui.preferences import Preferences
from ui.tour.coach import place_beside
from ui.tour.first_login import greet
from ui.tour.tour import ready_tour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.office_kit import RunningClock


@pytest.fixture(params=[OfficeKind.DESA, OfficeKind.KECAMATAN])
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, clock: RunningClock
) -> Iterator[MainWindow]:
    """An office on its first day, before it has anybody or anything."""
    village = request.param is OfficeKind.DESA
    folder = copy_of(CODE if village else DISTRICT, tmp_path)
    office = (open_village if village else open_district)(folder, clock)
    preferences = Preferences(QSettings(str(tmp_path / "p.ini"), QSettings.Format.IniFormat))
    drafts = Drafts()
    tools = PageTools(clock=clock, preferences=preferences, drafts=drafts)
    made = MainWindow(
        words_for(office.profile, office.user),
        entries_for(office, tools),
        preferences,
        drafts,
        tour=tour_for(office.profile),
    )
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.give_way()
    office.close()


def test_the_tour_is_walked_by_keys_and_ends_at_work(window: MainWindow) -> None:
    tour, panel = window.tour, window.tour.panel
    tour.begin()
    assert 5 <= len(tour.steps) <= 7
    seen = []
    for at, one in enumerate(tour.steps):
        assert (tour.at, window.front) == (at, one.page)
        assert window.focusWidget() is panel
        assert one.title in panel.accessibleName()
        assert f"{at + 1} dari {len(tour.steps)}" in panel.accessibleName()
        ring, own = tour.pointer.ring, panel.geometry()
        assert window.rect().contains(ring)
        assert window.rect().contains(own)
        pointed = window.childAt(ring.center())
        assert pointed is not None
        assert tour.pointer.isVisible()
        # What is pointed at can be seen and pressed: neither panel nor ring takes the click.
        assert not own.contains(ring.center())
        assert pointed not in (panel, tour.pointer, *panel.children())
        assert unnamed_inputs(panel) == []
        seen.append(panel.accessibleName())
        QTest.keyClick(panel, Qt.Key.Key_Return if at % 2 else Qt.Key.Key_Right)
    assert len(set(seen)) == len(seen)
    assert not tour.is_open
    assert panel.isHidden()
    assert tour.pointer.isHidden()


def test_the_left_arrow_goes_back_and_esc_ends(window: MainWindow) -> None:
    tour, panel = window.tour, window.tour.panel
    tour.begin()
    QTest.keyClick(panel, Qt.Key.Key_Left)
    assert tour.at == 0
    QTest.keyClick(panel, Qt.Key.Key_Right)
    QTest.keyClick(panel, Qt.Key.Key_Right)
    QTest.keyClick(panel, Qt.Key.Key_Left)
    assert tour.at == 1
    front = window.front
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not tour.is_open
    assert window.front == front


def test_the_checklist_is_what_the_first_step_points_at(window: MainWindow, qtbot: QtBot) -> None:
    window.tour.begin()
    card = window.page(window.front).findChild(FirstDayCard)
    assert card is not None

    def pointed_at() -> bool:
        place = QRect(card.mapTo(window, QPoint(0, 0)), card.size()).intersected(window.rect())
        return card.isVisible() and window.tour.pointer.ring.contains(place.center())

    # The card reads what is left away from the window's thread, and shows itself then.
    qtbot.waitUntil(pointed_at)


def test_the_tour_steps_back_while_a_question_stands_before_the_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.tour.begin()
    question = QDialog(window)
    question.setModal(True)
    question.show()
    assert window.tour.panel.isHidden()
    assert window.tour.pointer.isHidden()
    assert ready_tour() is None
    question.done(0)
    qtbot.waitUntil(window.tour.panel.isVisible)
    assert window.tour.at == 0


def test_the_tour_begins_from_help(window: MainWindow, qtbot: QtBot) -> None:
    help_window = open_help(window.page(window.front))
    assert help_window.tour.isVisible()
    help_window.tour.click()
    assert window.tour.is_open
    assert window.tour.at == 0
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in [help_window]))


def test_the_offer_is_put_off_with_esc_and_begun_with_enter(window: MainWindow) -> None:
    tour = window.tour
    tour.offer()
    assert tour.pointer.isHidden()
    QTest.keyClick(tour.panel, Qt.Key.Key_Escape)
    assert not tour.is_open
    tour.offer()
    QTest.keyClick(tour.panel, Qt.Key.Key_Return)
    assert tour.at == 0


@pytest.mark.parametrize(
    "target",
    [
        QRect(0, 0, 150, 30),
        QRect(1200, 20, 120, 30),
        QRect(10, 720, 60, 20),
        QRect(300, 60, 900, 500),
    ],
)
def test_the_panel_stays_in_the_window_and_beside_its_target(target: QRect) -> None:
    room = QRect(12, 12, 1342, 744)
    place = place_beside(target, QSize(370, 180), room, 24)
    assert room.contains(place)
    assert not place.intersects(target)


def test_no_tour_outlives_its_window(window: MainWindow, count_widgets: Callable[[], int]) -> None:
    # The page fills itself first; what it makes then is none of the tour's.
    while tasks.under_way():
        tasks.finish_all(cancel=False)
        QCoreApplication.processEvents()
    before = count_widgets()
    for _ in range(3):
        window.tour.begin()
        window.tour.end()
    assert count_widgets() == before


def test_the_first_login_goes_on_to_the_import_when_the_wizard_was_told_so(qtbot: QtBot) -> None:
    answers = Answers()
    answers.kind = OfficeKind.DESA
    step = DoneStep(answers)
    qtbot.addWidget(step)
    step.enter()
    assert not step.import_first.isHidden()
    step.import_first.click()
    assert answers.import_first
    answers.kind = OfficeKind.KECAMATAN
    step.enter()
    assert step.import_first.isHidden()


@pytest.mark.parametrize("window", [OfficeKind.DESA], indirect=True)
def test_the_import_is_before_the_eyes_and_the_tour_waits(window: MainWindow) -> None:
    greet(window, None, window._preferences, import_first=True)
    assert window.front == PEOPLE
    assert window.page(PEOPLE).findChildren(ImportSheet)
    assert not window.tour.is_open

# SPDX-License-Identifier: GPL-3.0-or-later
"""Work leaves the window's thread and its outcome comes back to it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from desa_app.errors import Cancelled
from ui import tasks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.tasks import Progress


class Desk(QObject):
    """Somebody who asks for work."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: list[threading.Thread] = []

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.current_thread())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.append(threading.current_thread())


@pytest.mark.parametrize("writes", [True, False])
def test_result_arrives_on_the_window_thread(qtbot: QtBot, writes: bool) -> None:
    desk = Desk()
    tasks.run(desk, lambda _: threading.current_thread(), desk.done, desk.failed, writes=writes)
    qtbot.waitUntil(lambda: bool(desk.results))
    assert desk.results[0] is not threading.main_thread()
    assert desk.threads == [threading.main_thread()]
    assert tasks.under_way() == 0


def test_error_arrives_on_the_window_thread(qtbot: QtBot) -> None:
    desk = Desk()

    def work(_: Progress) -> None:
        raise ValueError

    tasks.run(desk, work, desk.done, desk.failed, writes=True)
    qtbot.waitUntil(lambda: bool(desk.errors))
    assert isinstance(desk.errors[0], ValueError)
    assert desk.threads == [threading.main_thread()]


def test_two_writing_jobs_never_run_at_once(qtbot: QtBot) -> None:
    desk = Desk()
    inside = threading.Semaphore(1)

    def work(_: Progress) -> bool:
        alone = inside.acquire(blocking=False)
        for _number in range(20_000):
            pass
        if alone:
            inside.release()
        return alone

    for _ in range(8):
        tasks.run(desk, work, desk.done, desk.failed, writes=True)
    qtbot.waitUntil(lambda: len(desk.results) == 8)
    assert desk.results == [True] * 8


def test_cancelled_work_stops_at_its_next_check(qtbot: QtBot) -> None:
    desk = Desk()
    begun, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(10)
        progress.check_cancelled()

    task = tasks.run(desk, work, desk.done, desk.failed, writes=True)
    assert begun.wait(10)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(desk.errors))
    assert isinstance(desk.errors[0], Cancelled)
    assert not desk.results


def test_progress_is_told_to_the_window(qtbot: QtBot) -> None:
    desk = Desk()
    heard: list[tuple[int, int, str]] = []
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        go_on.wait(10)
        progress.report(2, 5, "Membaca lembar")

    task = tasks.run(desk, work, desk.done, desk.failed, writes=False)
    task.progressed.connect(lambda *values: heard.append(values))
    go_on.set()
    qtbot.waitUntil(lambda: bool(desk.results))
    assert heard == [(2, 5, "Membaca lembar")]


def test_outcome_for_a_closed_window_is_dropped_and_the_work_is_cancelled(qtbot: QtBot) -> None:
    desk = Desk()
    calls: list[object] = []
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        go_on.wait(10)
        progress.check_cancelled()

    task = tasks.run(desk, work, calls.append, calls.append, writes=True)
    delete(desk)
    assert task.cancelled()
    go_on.set()
    qtbot.waitUntil(lambda: tasks.under_way() == 0)
    assert calls == []


def test_closing_waits_for_running_work(qtbot: QtBot) -> None:
    desk = Desk()
    finished = threading.Event()

    def work(_: Progress) -> int:
        finished.set()
        return 7

    tasks.run(desk, work, desk.done, desk.failed, writes=True)
    tasks.finish_all(cancel=False)
    assert finished.is_set()
    assert desk.results == [7]

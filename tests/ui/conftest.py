# SPDX-License-Identifier: GPL-3.0-or-later
"""What every screen test needs: the theme, and proof that windows are gone afterwards."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator

import pytest

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

import tests.office_kit  # noqa: F401 - from then on each password is stretched only once
from tests.ui.spoken import silent
from ui import tasks
from ui.theme import Look, apply_theme


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    """Dress the test application once, in the light palette."""
    apply_theme(qapp, Look.LIGHT)


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    """Show one test in the dark palette."""
    sweep()
    apply_theme(qapp, Look.DARK)
    yield
    # A window that is going to be deleted would be dressed anew first, and that takes seconds.
    sweep()
    apply_theme(qapp, Look.LIGHT)


def sweep() -> None:
    """Carry out the deletions that Qt has put off."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def quiet_pools() -> Iterator[None]:
    """No work outlives the test that began it."""
    yield
    tasks.finish_all()


_said: set[type] = set()


@pytest.fixture(autouse=True)
def dialogs_speak(qapp: QApplication) -> Iterator[None]:
    """Whichever test opens a dialog: it has a name, and so has everything inside.

    Each kind is read once, when it comes to the front.
    """
    faults: list[str] = []

    def read(_front: object) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible() and type(widget) not in _said:
                _said.add(type(widget))
                faults.extend(f"{type(widget).__name__}: {fault}" for fault in silent(widget))

    qapp.focusWindowChanged.connect(read)
    yield
    qapp.focusWindowChanged.disconnect(read)
    assert faults == []


def living_widgets() -> int:
    """Count the widgets that exist after all pending deletions were carried out."""
    gc.collect()
    sweep()
    QCoreApplication.processEvents()
    return len(QApplication.allWidgets())


@pytest.fixture
def count_widgets() -> Callable[[], int]:
    """Hand out :func:`living_widgets`."""
    return living_widgets


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Overlook what Qt's offscreen platform says whenever a popup opens."""
    for item in items:
        if "tests/ui/" in item.nodeid:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))

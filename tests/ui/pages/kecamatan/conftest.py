# SPDX-License-Identifier: GPL-3.0-or-later
"""A real kecamatan for each test of a page, copied from one market day that all tests share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QSettings

from desa_app.clock import SetClock
from desa_app.kecamatan import Kecamatan, open_kecamatan
from tests.ui.pages.kecamatan import market as inventions
from ui import tasks
from ui.preferences import Preferences

if TYPE_CHECKING:
    from tests.ui.pages.kecamatan.market import Market


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory) -> Market:
    """Five prepared offices and their files; deriving keys is slow on purpose, so only once."""
    return inventions.build(tmp_path_factory.mktemp("pasar"))


@pytest.fixture
def empty_office(market: Market, tmp_path: Path) -> Iterator[Kecamatan]:
    """A kecamatan on its first day."""
    shutil.copytree(market.folder, tmp_path / "kecamatan")
    office = open_kecamatan(tmp_path / "kecamatan", market.key, SetClock(inventions.NOW))
    yield office
    office.close()


@pytest.fixture
def office(empty_office: Kecamatan, market: Market) -> Kecamatan:
    """A kecamatan with three enrolled villages that have not sent anything."""
    for code, _ in inventions.VILLAGES:
        empty_office.villages.enrol(market.cards[code], market.fingerprints[code])
    return empty_office


@pytest.fixture
def stick(market: Market, tmp_path: Path) -> Callable[..., Path]:
    """Put named files on a stick of this test's own; the stick is a folder."""
    folder = tmp_path / "flashdisk"
    folder.mkdir()

    def put(*names: str) -> Path:
        for name in names:
            shutil.copy(market.files[name], folder / market.files[name].name)
        return folder

    return put


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences of this test's own."""
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def settle() -> Callable[[], None]:
    """Let all background work finish and deliver."""

    def wait() -> None:
        while tasks.under_way():
            tasks.finish_all(cancel=False)
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()

    return wait

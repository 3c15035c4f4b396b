# SPDX-License-Identifier: GPL-3.0-or-later
"""Login, on a real encrypted office in a real folder."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desa_app.clock import SetClock
from desa_app.office.prepare import Prepared, prepare_office
from desa_app.office.sign import describe
from desa_app.office.unlock import OfficeKey, unlock
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.pages.login_page import LoginPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
from tests.ui.pages.entry_kit import PASSWORD, answers_of_sukajaya

# An upper bound, in milliseconds: stretching a password takes seconds on a machine that is busy.
PATIENCE = 60_000


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 21, 3, 0, tzinfo=UTC))


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> tuple[Path, Prepared]:
    folder = tmp_path / "data"
    return folder, prepare_office(folder, answers_of_sukajaya().setup(), PASSWORD, clock)


def open_login(qtbot: QtBot, folder: Path, clock: SetClock) -> LoginPage:
    login = LoginPage(folder, describe(folder), clock)
    qtbot.addWidget(login)
    login.show()
    login.activateWindow()
    qtbot.waitUntil(login.isActiveWindow)
    login.take_focus()
    return login


# --- login --------------------------------------------------------------------------------


def test_password_and_enter_open_the_office(
    qtbot: QtBot, office: tuple[Path, Prepared], clock: SetClock
) -> None:
    login = open_login(qtbot, office[0], clock)
    assert login._password._word.hasFocus(), "the only user is already chosen"
    with qtbot.waitSignal(login.unlocked, timeout=PATIENCE) as opened:
        QTest.keyClicks(login._password._word, PASSWORD)
        QTest.keyClick(login._password._word, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].user == "Rina"
    assert login._password._word.text() == ""


def test_wrong_password_is_told_beside_the_field(
    qtbot: QtBot, office: tuple[Path, Prepared], clock: SetClock
) -> None:
    login = open_login(qtbot, office[0], clock)
    QTest.keyClicks(login._password._word, "salah sekali")
    login._password.submit()
    row = login._password.form.row("password")
    qtbot.waitUntil(lambda: bool(row.problem_text), timeout=PATIENCE)
    assert "4" in row.problem_text
    assert login._password.go.isEnabled()


def test_too_many_tries_count_down(
    qtbot: QtBot, office: tuple[Path, Prepared], clock: SetClock
) -> None:
    login = open_login(qtbot, office[0], clock)
    for _ in range(6):
        login._password._word.setText("salah sekali")
        login._password.submit()
        qtbot.waitUntil(lambda: login._password.go.text() != "Membuka…", timeout=PATIENCE)
    assert not login._password.go.isEnabled()
    assert login._password.go.text().startswith("Coba lagi dalam 0:")
    login._wait_seconds = 0
    login._count_down()
    assert login._password.go.isEnabled()


def test_recovery_code_leads_to_a_new_password(
    qtbot: QtBot, office: tuple[Path, Prepared], clock: SetClock
) -> None:
    folder, prepared = office
    login = open_login(qtbot, folder, clock)
    login._password._lost.click()
    card = login._recovery
    QTest.keyClicks(card._code, "AAAA-AAAA")
    QTest.keyClick(card._code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(card.form.row("code").problem_text), timeout=PATIENCE)
    card._code.setText(prepared.recovery_code.lower())
    card.submit()
    qtbot.waitUntil(lambda: login._stack.currentWidget() is login._renewal, timeout=PATIENCE)
    renewal = login._renewal
    QTest.keyClicks(renewal._pair.password, "pendek")
    QTest.keyClicks(renewal._pair.repeated, "pendek")
    renewal.submit()
    assert renewal.form.row("password").problem_text
    renewal._pair.password.setText("meja hijau besar")
    renewal._pair.repeated.setText("meja hijau kecil")
    renewal.submit()
    assert renewal.form.row("repeated").problem_text
    renewal._pair.repeated.setText("meja hijau besar")
    with qtbot.waitSignal(login.unlocked, timeout=PATIENCE) as opened:
        QTest.keyClick(renewal._pair.repeated, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].user == "Rina"
    assert isinstance(unlock(folder, "Rina", "meja hijau besar", clock), OfficeKey)


def test_every_input_of_the_login_is_named_and_labelled(
    qtbot: QtBot, office: tuple[Path, Prepared], clock: SetClock
) -> None:
    login = open_login(qtbot, office[0], clock)
    assert unnamed_inputs(login) == []
    assert inputs_without_buddy(login) == []


def said_by(program: str, folder: Path) -> str:
    """What a fresh Python prints that runs this program on a folder."""
    return subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    ).stdout


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    # The way that a start goes, as far as its first paint, and not one step further.
    program = (
        "import json, sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from ui import __main__, first_paint\n"
        "def end(word):\n"
        "    names = {name.split('.')[0] for name in sys.modules} | set(sys.modules)\n"
        "    print(json.dumps([word, sorted(names)]), flush=True)\n"
        "    QCoreApplication.quit()\n"
        "first_paint._say = end\n"
        "sys.argv[1:] = ['--paint-once', '--data', sys.argv[1]]\n"
        "__main__.main()\n"
    )
    word, names = json.loads(said_by(program, tmp_path).splitlines()[0])
    loaded = set(names)
    assert word == "tampak"
    assert "PySide6" in loaded
    heavy = {"sqlalchemy", "alembic", "reportlab", "pypdfium2", "python_calamine", "sqlcipher3"}
    heavy |= {"openpyxl", "xlsxwriter", "pydantic", "cryptography", "phonenumbers", "PIL", "segno"}
    # Our own, which take longer to load than the window takes to paint.
    heavy |= {"desa_app.store.engine", "desa_app.sentences.exchange", "desa_app.wording"}
    heavy |= {"ui.main_window", "ui.pages.login_page", "ui.pages.first_run.wizard"}
    heavy |= {"desa_app.errors.exchange", "desa_app.errors.letters", "desa_app.panduan"}
    assert loaded & heavy == set()


def test_the_door_opens_without_the_database(tmp_path: Path) -> None:
    program = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from desa_app.office.sign import office_at\n"
        "office_at(Path(sys.argv[1]))\n"
        "print(json.dumps(sorted(name.split('.')[0] for name in sys.modules)))\n"
    )
    heavy = {"sqlalchemy", "alembic", "sqlcipher3", "reportlab", "pydantic"}
    assert set(json.loads(said_by(program, tmp_path))) & heavy == set()

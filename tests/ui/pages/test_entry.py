# SPDX-License-Identifier: GPL-3.0-or-later
"""Login and first run, on a real encrypted office in a real folder."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desa_app.clock import SetClock
from desa_app.domain.office import OfficeKind
from desa_app.domain.page import Paper
from desa_app.office.prepare import Prepared, describe, prepare_office
from desa_app.office.unlock import OfficeKey, unlock
from desa_app.regions import find_region
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.entry_window import EntryWindow
from ui.pages.first_run.answers import Answers
from ui.pages.first_run.backup_step import on_same_disk
from ui.pages.first_run.letterhead_step import LetterheadStep
from ui.pages.first_run.region_step import RegionStep
from ui.pages.first_run.wizard import FirstRunWizard
from ui.pages.login_page import LoginPage
from ui.pages.password_words import strength
from ui.palette import Tone
from ui.questions import Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PASSWORD = "kuda lari pagi"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 21, 3, 0, tzinfo=UTC))


def answers_of_sukajaya() -> Answers:
    answers = Answers()
    answers.kind = OfficeKind.DESA
    answers.take_region(find_region("36.04.12.2013"))
    answers.head_name, answers.secretary_name = "H. SAEPUDIN", "RINA MARLINA"
    answers.user_name = "Rina"
    return answers


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
    with qtbot.waitSignal(login.unlocked) as opened:
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
    qtbot.waitUntil(lambda: bool(row.problem_text))
    assert "4" in row.problem_text
    assert login._password.go.isEnabled()


def test_too_many_tries_count_down(
    qtbot: QtBot, office: tuple[Path, Prepared], clock: SetClock
) -> None:
    login = open_login(qtbot, office[0], clock)
    for _ in range(6):
        login._password._word.setText("salah sekali")
        login._password.submit()
        qtbot.waitUntil(lambda: login._password.go.text() != "Membuka…")
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
    qtbot.waitUntil(lambda: bool(card.form.row("code").problem_text))
    card._code.setText(prepared.recovery_code.lower())
    card.submit()
    qtbot.waitUntil(lambda: login._stack.currentWidget() is login._renewal)
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
    with qtbot.waitSignal(login.unlocked) as opened:
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


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    program = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from desa_app.clock import SystemClock\n"
        "from ui.application import build_application\n"
        "from ui.preferences import Preferences\n"
        "from ui import program, tasks\n"
        "app = build_application(['x'], SystemClock(), Preferences())\n"
        "tasks.run = lambda *a, **k: None\n"
        "one = program.Program(Path(sys.argv[1]), SystemClock(), Preferences())\n"
        "one.start()\n"
        "app.processEvents()\n"
        "assert one.entry.isVisible()\n"
        "print(json.dumps(sorted(name.split('.')[0] for name in sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    loaded = set(json.loads(done.stdout))
    assert "PySide6" in loaded
    heavy = {"sqlalchemy", "alembic", "reportlab", "pypdfium2", "python_calamine", "sqlcipher3"}
    heavy |= {"openpyxl", "xlsxwriter", "pydantic", "cryptography"}
    assert loaded & heavy == set()


# --- first run ----------------------------------------------------------------------------


def open_wizard(qtbot: QtBot, folder: Path, clock: SetClock) -> FirstRunWizard:
    wizard = FirstRunWizard(folder, clock)
    qtbot.addWidget(wizard)
    wizard.resize(1366, 768)
    wizard.show()
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    return wizard


def region_step(wizard: FirstRunWizard) -> RegionStep:
    page = wizard.steps[1]
    assert isinstance(page, RegionStep)
    return page


def letterhead_step(wizard: FirstRunWizard) -> LetterheadStep:
    page = wizard.steps[2]
    assert isinstance(page, LetterheadStep)
    return page


def fill(form_owner: LetterheadStep, **values: str) -> None:
    for name, value in values.items():
        form_owner._form.field(name).setText(value)  # type: ignore[attr-defined]


def keys(wizard: QWidget, text: str) -> None:
    """Type into whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def test_village_office_is_made_with_the_keyboard_alone(
    qtbot: QtBot, tmp_path: Path, clock: SetClock
) -> None:
    folder = tmp_path / "data"
    wizard = open_wizard(qtbot, folder, clock)
    press(Qt.Key.Key_Return)
    region = region_step(wizard)
    keys(wizard, "sukajaya pontang")
    qtbot.waitUntil(lambda: region._found.count() > 0)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert wizard.now == 2
    for text in ("H. SAEPUDIN", "3604.12.2013.001", "RINA MARLINA", "3604.12.2013.002"):
        keys(wizard, text)
        press(Qt.Key.Key_Return)
    wizard.next.click()
    assert wizard.now == 3
    wizard.next.click()
    assert QApplication.focusWidget() is wizard._account._form.field("user_name")
    press(Qt.Key.Key_Return)
    keys(wizard, PASSWORD)
    press(Qt.Key.Key_Return)
    keys(wizard, PASSWORD)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.now == 5, timeout=20_000)
    assert wizard.unproved
    prepared = wizard._recovery._prepared
    assert prepared is not None
    code = prepared.recovery_code
    # Without a window manager nobody hands the front back after the progress dialog.
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    wizard._recovery._field.setFocus()
    keys(wizard, code)
    assert code not in wizard._recovery._code.text(), "hidden while it is typed back"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.now == 6, timeout=20_000)
    with qtbot.waitSignal(wizard.unlocked, timeout=20_000) as opened:
        wizard.next.click()
    assert opened.args is not None
    assert opened.args[0].user == "Rina Marlina"
    sign = describe(folder)
    assert (sign.kind, sign.code, sign.name) == (OfficeKind.DESA, "36.04.12.2013", "Sukajaya")


def test_wrong_recovery_code_keeps_the_person_at_the_step(
    qtbot: QtBot, tmp_path: Path, clock: SetClock, office: tuple[Path, Prepared]
) -> None:
    wizard = open_wizard(qtbot, office[0], clock)
    wizard._recovery.take(office[1])
    wizard._show(5)
    wizard._recovery._field.setText("AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")
    wizard.go_on()
    row = wizard._recovery._form.row("code")
    qtbot.waitUntil(lambda: bool(row.problem_text))
    assert wizard.now == 5
    assert wizard._back.isHidden()


def test_recovery_sheet_can_be_saved(
    qtbot: QtBot, tmp_path: Path, clock: SetClock, office: tuple[Path, Prepared]
) -> None:
    wizard = open_wizard(qtbot, office[0], clock)
    wizard._recovery.take(office[1])
    wizard._recovery.save_sheet_to(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes() == office[1].sheet_pdf


def test_going_back_loses_nothing(qtbot: QtBot, tmp_path: Path, clock: SetClock) -> None:
    wizard = open_wizard(qtbot, tmp_path / "data", clock)
    wizard.answers.kind = OfficeKind.DESA
    wizard.answers.take_region(find_region("36.04.12.2013"))
    wizard._show(2)
    fill(letterhead_step(wizard), head_name="H. SAEPUDIN", address="Jalan Raya Pontang Km 4")
    wizard.go_back()
    assert wizard.now == 1
    wizard.go_back()
    wizard.go_on()
    wizard.go_on()
    assert wizard.now == 2
    values = letterhead_step(wizard)._form.values()
    assert values["head_name"] == "H. SAEPUDIN"
    assert values["address"] == "Jalan Raya Pontang Km 4"
    assert values["paper"] is Paper.F4


def test_no_step_is_left_while_something_is_missing(
    qtbot: QtBot, tmp_path: Path, clock: SetClock
) -> None:
    wizard = open_wizard(qtbot, tmp_path / "data", clock)
    wizard.go_on()
    assert wizard.now == 0
    wizard.answers.kind = OfficeKind.DESA
    wizard._show(1)
    wizard.go_on()
    assert wizard.now == 1
    assert region_step(wizard)._problem.text()
    wizard.answers.take_region(find_region("36.04.12.2013"))
    wizard._show(2)
    wizard.go_on()
    assert wizard.now == 2
    assert letterhead_step(wizard)._form.row("head_name").problem_text


def test_words_follow_the_kind_of_office() -> None:
    answers = Answers()
    answers.kind = OfficeKind.DESA
    answers.take_region(find_region("36.73.01.1001"))
    assert (answers.kind_word, answers.head_title, answers.number_label) == (
        "Kelurahan",
        "Lurah",
        "NIP",
    )
    answers.kind = OfficeKind.KECAMATAN
    answers.take_region(find_region("36.04.12"))
    assert (answers.head_title, answers.name) == ("Camat", "Pontang")
    assert answers.letterhead().lines == ("PEMERINTAH KABUPATEN SERANG",)
    answers = answers_of_sukajaya()
    answers.head_number = "3604.12.2013.001"
    assert answers.setup().head_number == "NIPD 3604.12.2013.001"
    assert answers.profile().district == "Pontang"


def test_changed_mind_about_the_office_forgets_the_region(
    qtbot: QtBot, tmp_path: Path, clock: SetClock
) -> None:
    wizard = open_wizard(qtbot, tmp_path / "data", clock)
    wizard.answers.kind = OfficeKind.DESA
    wizard.answers.take_region(find_region("36.04.12.2013"))
    wizard._show(0)
    wizard.steps[0]._choices[OfficeKind.KECAMATAN].click()  # type: ignore[attr-defined]
    assert wizard.now == 1
    assert wizard.answers.region is None


def test_logo_that_is_no_picture_is_refused_with_a_sentence(
    qtbot: QtBot, tmp_path: Path, clock: SetClock
) -> None:
    wizard = open_wizard(qtbot, tmp_path / "data", clock)
    page = letterhead_step(wizard)
    (tmp_path / "a.png").write_bytes(b"not a picture")
    (tmp_path / "b.png").write_bytes(b"x" * 2_000_001)
    for name in ("a.png", "b.png", "missing.png"):
        assert not page.read_logo(tmp_path / name)
        assert page._logo_words.text()
        assert wizard.answers.logo is None


def test_same_disk_is_recognised(tmp_path: Path) -> None:
    assert on_same_disk(tmp_path / "not" / "there", tmp_path)


@pytest.mark.parametrize(
    ("password", "tone"),
    [
        ("", Tone.NEUTRAL),
        ("pendek", Tone.BAD),
        ("aaaaaaaaaaaa", Tone.BAD),
        ("rina-marlina1", Tone.WARN),
        ("kudalaripg", Tone.INFO),
        (PASSWORD, Tone.GOOD),
    ],
)
def test_strength_of_a_password_is_told_in_words(password: str, tone: Tone) -> None:
    found, words = strength(password, "Rina-Marlina")
    assert found is tone
    assert words


def test_every_input_of_the_wizard_is_named_and_labelled(
    qtbot: QtBot, tmp_path: Path, clock: SetClock
) -> None:
    wizard = open_wizard(qtbot, tmp_path / "data", clock)
    assert unnamed_inputs(wizard) == []
    assert inputs_without_buddy(wizard) == []


def test_wizard_fits_a_small_screen(qtbot: QtBot, tmp_path: Path, clock: SetClock) -> None:
    wizard = open_wizard(qtbot, tmp_path / "data", clock)
    assert wizard.minimumSizeHint().width() <= 1366
    assert wizard.minimumSizeHint().height() <= 740


# --- the window around them ---------------------------------------------------------------


def test_empty_folder_leads_to_the_wizard(qtbot: QtBot, tmp_path: Path, clock: SetClock) -> None:
    window = EntryWindow(tmp_path / "data", clock)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.wizard is not None)
    assert window.login is None


def test_prepared_folder_leads_to_the_login(
    qtbot: QtBot, office: tuple[Path, Prepared], clock: SetClock
) -> None:
    window = EntryWindow(office[0], clock)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.login is not None)
    assert window.wizard is None


def test_closing_with_an_unproved_code_asks_first(
    qtbot: QtBot,
    tmp_path: Path,
    clock: SetClock,
    office: tuple[Path, Prepared],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = EntryWindow(tmp_path / "other", clock)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.wizard is not None)
    assert window.wizard is not None
    window.wizard._recovery.take(office[1])
    window.wizard._show(5)
    monkeypatch.setattr(Question, "ask", lambda *_args, **_words: False)
    assert not window.close()
    monkeypatch.setattr(Question, "ask", lambda *_args, **_words: True)
    assert window.close()


def test_entry_windows_leave_no_widgets_behind(
    qtbot: QtBot,
    office: tuple[Path, Prepared],
    tmp_path: Path,
    clock: SetClock,
    count_widgets: Callable[[], int],
) -> None:
    def once() -> None:
        for folder in (office[0], tmp_path / "empty"):
            window = EntryWindow(folder, clock)
            window.show()
            qtbot.waitUntil(lambda w=window: w.login is not None or w.wizard is not None)  # type: ignore[misc]
            window.close()
            window.deleteLater()

    once()
    before = count_widgets()
    for _ in range(2):
        once()
    assert count_widgets() == before

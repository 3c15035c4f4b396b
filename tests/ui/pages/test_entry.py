# SPDX-License-Identifier: GPL-3.0-or-later
"""First run and the window around it, on a real encrypted office in a real folder."""

from __future__ import annotations

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
from desa_app.office.prepare import Prepared, prepare_office
from desa_app.office.sign import describe
from desa_app.regions import find_region
from desa_app.store.keyring import new_recovery_code
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.entry_window import EntryWindow
from ui.pages.first_run.answers import Answers
from ui.pages.first_run.backup_step import on_same_disk
from ui.pages.first_run.kind_step import KindStep
from ui.pages.first_run.letterhead_step import LetterheadStep
from ui.pages.first_run.region_step import RegionStep
from ui.pages.first_run.wizard import FirstRunWizard
from ui.pages.password_words import strength
from ui.palette import Tone
from ui.questions import Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
from tests.ui.pages.entry_kit import PASSWORD, answers_of_sukajaya


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 21, 3, 0, tzinfo=UTC))


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> tuple[Path, Prepared]:
    folder = tmp_path / "data"
    return folder, prepare_office(folder, answers_of_sukajaya().setup(), PASSWORD, clock)


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
    answers.kind = OfficeKind.KABUPATEN
    answers.take_region(find_region("36.04"))
    answers.take_kind_word("Dinas Ketenagakerjaan")
    assert answers.head_title == "Kepala Dinas Ketenagakerjaan"
    assert answers.letterhead().office_line == "DINAS KETENAGAKERJAAN KABUPATEN SERANG"
    assert answers.number_label == "NIP"
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


def test_a_lost_kecamatans_sheet_is_checked_for_slips_and_kept(
    qtbot: QtBot, tmp_path: Path, clock: SetClock
) -> None:
    wizard = open_wizard(qtbot, tmp_path, clock)
    kind = wizard.steps[0]
    assert isinstance(kind, KindStep)
    asked = kind.ask_for_sheet()
    asked.field.setText("K7M2-9QXR")
    asked.try_save()
    qtbot.waitUntil(lambda: bool(asked.form.row("proof").problem_text), timeout=20_000)
    assert wizard.answers.former_sheet == ""
    code = new_recovery_code()
    asked.field.setText(code)
    asked.try_save()
    qtbot.waitUntil(lambda: wizard.answers.former_sheet == code, timeout=20_000)
    assert not kind._replaces.isHidden()


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

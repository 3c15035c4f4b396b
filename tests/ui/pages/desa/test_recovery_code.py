# SPDX-License-Identifier: GPL-3.0-or-later
"""A new recovery code in the settings: the password, the paper, typed back, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tests.office_kit import actions
from tests.ui.pages.desa import village
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui import tasks
from ui.pages.desa import places
from ui.pages.desa.settings_page import SettingsPage

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from ui.main_window import MainWindow

FIRST_PAGE = places.SETTINGS


def settle() -> None:
    while tasks.under_way():
        tasks.finish_all(cancel=False)
        QCoreApplication.processEvents()


def test_the_code_changes_when_it_was_typed_from_its_paper_and_not_before(
    window: MainWindow, office: Desa, tmp_path: Path
) -> None:
    window.show_page(places.SETTINGS)
    page = window.page(places.SETTINGS)
    assert isinstance(page, SettingsPage)
    asked = page.recovery.renew()
    asked.field.setText(village.PASSWORD)
    asked.try_save()
    settle()
    sheet = page.recovery.renewing
    assert sheet is not None
    code = sheet._code.text()
    sheet.save_sheet_to(tmp_path / "lembar.pdf")
    assert (tmp_path / "lembar.pdf").read_bytes().startswith(b"%PDF")
    assert unnamed_inputs(sheet) == []
    assert inputs_without_buddy(sheet) == []
    sheet.field.setText("AAAA")
    sheet.field.textEdited.emit("AAAA")
    assert code not in sheet._code.text()
    sheet.try_save()
    settle()
    assert sheet.form.row("code").problem_text
    assert "kode-pemulihan-diganti" not in actions(office)
    sheet.field.setText(code.lower())
    sheet.try_save()
    settle()
    assert actions(office)[-2:] == ["kode-pemulihan-diganti", "kode-pemulihan-dibuktikan"]
    assert office.recovery.state().good

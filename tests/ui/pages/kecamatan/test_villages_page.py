# SPDX-License-Identifier: GPL-3.0-or-later
"""Desa terdaftar: the ceremony of card and sidik, with real cards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desa_app.domain.key_list import KeyCause
from desa_app.domain.office import OfficeKind
from desa_app.exchange.cards import fingerprint_text, make_card, read_card
from desa_app.exchange.key_list import read_key_list
from desa_app.exchange.keys import new_signing_key
from tests.ui.pages.kecamatan.market import NOW
from ui.pages.common import papers
from ui.pages.common.enrol_dialog import EnrolDialog
from ui.pages.kecamatan.enrol_village import VillageEnrolDialog
from ui.pages.kecamatan.revoke_window import RevokeWindow
from ui.pages.kecamatan.villages_page import VillagesPage
from ui.pdf_render import page_sizes
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from tests.ui.pages.kecamatan.market import Market
    from ui.preferences import Preferences

Settle = Callable[[], None]
CODE = "36.04.12.2001"


@pytest.fixture
def page(
    qtbot: QtBot, empty_office: Kecamatan, preferences: Preferences, settle: Settle
) -> VillagesPage:
    made = VillagesPage(empty_office, preferences)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.refresh()
    settle()
    return made


def ceremony(page: VillagesPage) -> EnrolDialog:
    page.enrol()
    return next(iter(page.findChildren(EnrolDialog)))


def test_a_village_is_enrolled_by_card_and_typed_sidik(
    page: VillagesPage, empty_office: Kecamatan, market: Market, settle: Settle
) -> None:
    dialog = ceremony(page)
    dialog.open_card(market.cards[CODE])
    settle()
    assert dialog._facts.facts()[0] == ("Mengaku dari", "Desa Pontang")
    assert not dialog._enrol.isEnabled()
    QTest.keyClicks(dialog._field, market.fingerprints[CODE].replace(" ", ""))
    assert dialog._enrol.isEnabled()
    QTest.keyClick(dialog._field, Qt.Key.Key_Return)
    settle()
    assert [village.name for village in empty_office.villages.list()] == ["Pontang"]
    assert page.model.rowCount() == 1
    assert "Desa Pontang terdaftar" in page.notices.text()


def test_another_sidik_does_not_enrol(
    page: VillagesPage, empty_office: Kecamatan, market: Market, settle: Settle
) -> None:
    dialog = ceremony(page)
    dialog.open_card(market.cards[CODE])
    settle()
    QTest.keyClicks(dialog._field, market.fingerprints["36.04.12.2003"].replace(" ", ""))
    QTest.mouseClick(dialog._enrol, Qt.MouseButton.LeftButton)
    settle()
    assert empty_office.villages.list() == ()
    assert "Sidik kartu tidak sama" in dialog._problem.text()
    assert dialog.isVisible()


def test_the_dialog_never_shows_the_sidik_of_the_card(
    page: VillagesPage, market: Market, settle: Settle
) -> None:
    dialog = ceremony(page)
    dialog.open_card(market.cards[CODE])
    settle()
    shown = " ".join(value for _, value in dialog._facts.facts())
    assert not any(group in shown for group in market.fingerprints[CODE].split())
    assert dialog._field.value() == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"bukan kartu", "bukan kartu kantor yang utuh"), (None, "Kartu ini milik")],
)
def test_a_wrong_card_is_refused_with_its_sentence(
    page: VillagesPage,
    empty_office: Kecamatan,
    settle: Settle,
    tmp_path: Path,
    content: bytes | None,
    said: str,
) -> None:
    card = tmp_path / "kartu.txt"
    if content is None:
        empty_office.villages.write_card(card)
    else:
        card.write_bytes(content)
    dialog = ceremony(page)
    dialog.open_card(card)
    settle()
    assert said in dialog._trouble.text()
    assert not dialog._field.isEnabled()


def test_another_key_of_an_enrolled_village_asks_what_became_of_the_former(
    qtbot: QtBot,
    office: Kecamatan,
    preferences: Preferences,
    market: Market,
    settle: Settle,
    tmp_path: Path,
) -> None:
    page = VillagesPage(office, preferences)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle()
    dialog = ceremony(page)
    assert isinstance(dialog, VillageEnrolDialog)
    dialog.open_card(market.cards[CODE])
    settle()
    assert dialog._third.isHidden()
    assert dialog._replaces.isHidden()
    path = tmp_path / "KARTU-baru.txt"
    made = make_card(OfficeKind.DESA, CODE, "Pontang", new_signing_key(), (), NOW)
    path.write_bytes(made)
    dialog.open_card(path)
    settle()
    assert "sudah terdaftar dengan kunci lain" in dialog._replaces.text()
    assert ("Sidik yang lama", market.fingerprints[CODE]) in dialog._facts.facts()
    photo = tmp_path / "foto.png"
    fingerprint = read_card(made, path).fingerprint
    qr = segno.make(fingerprint_text(fingerprint))
    qr.save(str(photo), scale=6)
    dialog.read_photo(photo)
    settle()
    assert dialog._field.value() == fingerprint.replace(" ", "")
    assert not dialog._enrol.isEnabled()
    dialog.cause.set_value(KeyCause.STOLEN)
    assert dialog._enrol.isEnabled()
    assert not dialog.day.isHidden()
    dialog.day.set_value(NOW.date() + timedelta(days=30))
    assert not dialog._enrol.isEnabled()
    dialog.day.set_value(date(2026, 11, 1))
    QTest.mouseClick(dialog._enrol, Qt.MouseButton.LeftButton)
    settle()
    old, new = (key for key in office.villages.every_key() if key.village == CODE)
    assert (old.revoked_on, new.cause) == (date(2026, 11, 1), KeyCause.STOLEN)
    assert page.model.rowCount() == len(office.villages.list())


def test_a_photo_without_the_sidik_says_so_and_changes_nothing(
    page: VillagesPage, market: Market, settle: Settle, tmp_path: Path
) -> None:
    dialog = ceremony(page)
    dialog.open_card(market.cards[CODE])
    settle()
    photo = tmp_path / "foto.png"
    segno.make("https://contoh.id").save(str(photo), scale=6)
    dialog.read_photo(photo)
    settle()
    assert "Sidik kartu tidak terbaca" in dialog._problem.text()
    assert dialog._field.value() == ""


def test_own_card_is_shown_saved_and_readable(
    page: VillagesPage,
    empty_office: Kecamatan,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = empty_office.villages.own_card()
    assert page.own._fingerprint.text().split() == own.fingerprint.split()
    target = tmp_path / "KARTU.txt"
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: target)
    page.own.save()
    settle()
    saved = read_card(target.read_bytes(), target)
    assert (saved.kind, saved.fingerprint) == (OfficeKind.KECAMATAN, own.fingerprint)
    assert str(target) in page.notices.text()


def test_card_sheet_goes_to_the_printer(
    page: VillagesPage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []

    def record(*args: object, **_: object) -> bool:
        assert isinstance(args[1], bytes)
        printed.append(args[1])
        return True

    monkeypatch.setattr(papers, "print_pdf", record)
    page.own.print_sheet()
    settle()
    assert printed[0].startswith(b"%PDF")
    assert page_sizes(printed[0])
    assert "dikirim ke pencetak" in page.notices.text()


def test_the_sidik_of_a_row_can_be_copied_and_the_empty_list_begins_the_ceremony(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = VillagesPage(office, preferences)
    qtbot.addWidget(page)
    page.show()
    page.table.empty_asked.emit()
    assert page.findChildren(EnrolDialog)
    page.receive("36.04.12.2003")
    page.refresh()
    settle()
    (row,) = page.table.selected_rows()
    assert row.name == "Linduk"
    page._copy_fingerprint((row,))
    assert QGuiApplication.clipboard().text() == row.fingerprint


@pytest.fixture
def full_page(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> VillagesPage:
    made = VillagesPage(office, preferences)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.refresh()
    settle()
    return made


def test_a_list_of_keys_is_written_for_other_agencies(
    full_page: VillagesPage, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stik"
    folder.mkdir()
    monkeypatch.setattr(file_dialogs, "choose_folder", lambda *_: folder)
    full_page.publish()
    settle()
    (written,) = folder.iterdir()
    assert written.name == "KUNCI-36.04.12-0001.txt"
    assert read_key_list(written.read_bytes(), written).district == "36.04.12"


def test_a_villages_key_is_revoked_with_day_and_reason(
    full_page: VillagesPage, office: Kecamatan, settle: Settle
) -> None:
    at = [row.code for row in full_page.model.rows].index(CODE)
    assert full_page.model.columns[4].text(full_page.model.rows[at]) == "berlaku"
    full_page.revoke((full_page.model.rows[at],))
    window = next(iter(full_page.window().findChildren(RevokeWindow)))
    window.try_save()
    assert window.isVisible()
    QTest.keyClicks(window.form.field("reason"), "Komputer desa dicuri")
    window.try_save()
    settle()
    assert office.villages.list()[at].revoked_on == office.clock.today()
    assert full_page.model.columns[4].text(full_page.model.rows[at]).startswith("dicabut")

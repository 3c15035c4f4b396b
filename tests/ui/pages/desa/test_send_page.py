# SPDX-License-Identifier: GPL-3.0-or-later
"""The village trusts a kecamatan, seals a month onto a stick and reads the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desa_app.domain.office import OfficeKind
from desa_app.domain.package import DataLevel
from desa_app.kecamatan import open_kecamatan
from desa_app.office.prepare import prepare_office
from desa_app.office.unlock import unlock
from tests.ui.pages.desa import village
from tests.ui.pages.desa.helpers import key, open_dialog, press, settled, type_into
from ui.pages.common.enrol_dialog import EnrolDialog
from ui.pages.common.receipts_dialog import ReceiptsDialog
from ui.pages.desa import places
from ui.pages.desa.send_page import SendPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from ui.main_window import MainWindow

FIRST_PAGE = places.SEND

Settle = Callable[[], None]


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kecamatan]:
    """A real kecamatan office, prepared once."""
    folder = tmp_path_factory.mktemp("kecamatan") / "data"
    profile = replace(
        village.PROFILE,
        kind=OfficeKind.KECAMATAN,
        code="36.04.12",
        name="Pontang",
        kind_word="Kecamatan",
        head_title="Camat",
        secretary_title="Sekretaris Kecamatan",
    )
    prepare_office(
        folder, replace(village.SETUP, profile=profile), village.PASSWORD, village.clock()
    )
    key_ = unlock(folder, village.SETUP.user_name, village.PASSWORD, village.clock())
    office = open_kecamatan(folder, key_, village.clock())
    yield office
    office.close()


@pytest.fixture
def page(window: MainWindow) -> SendPage:
    window.show_page(places.SEND)
    settled()
    found = window.page(places.SEND)
    assert isinstance(found, SendPage)
    return found


@pytest.fixture
def trusting(office: Desa, district: Kecamatan, page: SendPage, tmp_path: Path) -> SendPage:
    """The page after the cards were exchanged on both sides."""
    card = district.villages.write_card(tmp_path / "KARTU-36.04.12.txt")
    office.enrolment.enrol(tmp_path / "KARTU-36.04.12.txt", card.fingerprint)
    own = office.enrolment.write_card(tmp_path / "KARTU-36.04.12.2011.txt")
    district.villages.enrol(tmp_path / "KARTU-36.04.12.2011.txt", own.fingerprint)
    page.refresh()
    settled()
    return page


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    return folder


def test_the_ceremony_ends_with_a_matching_sidik(
    page: SendPage, district: Kecamatan, office: Desa, settle: Settle, tmp_path: Path
) -> None:
    assert page.header_actions() == ()
    path = tmp_path / "KARTU-36.04.12.txt"
    card = district.villages.write_card(path)
    press(page, "Daftarkan kecamatan…")
    dialog = open_dialog(EnrolDialog)
    dialog.open_card(path)
    settle()
    type_into(dialog._field, "1" * 30)
    press(dialog, "Daftarkan")
    settle()
    assert office.enrolment.district() is None
    assert dialog.isVisible()
    dialog._field.set_value(card.fingerprint)
    press(dialog, "Daftarkan")
    settle()
    trusted = office.enrolment.district()
    assert trusted is not None
    assert trusted.name == "Pontang"
    assert "Sidiknya cocok" in page.notices.text()
    assert page.export.isVisible()


def test_the_village_shows_its_own_sidik(page: SendPage, office: Desa, settle: Settle) -> None:
    settle()
    groups = office.enrolment.own_card().fingerprint.split()
    assert groups[0] in page.enrol.own._fingerprint.text()


def test_a_month_is_sealed_read_back_and_listed(
    trusting: SendPage, office: Desa, stick: Path, settle: Settle
) -> None:
    trusting.export.send(stick)
    settle()
    (sent,) = office.packages.list()
    assert (sent.period, sent.level) == ("2026-10", DataLevel.REGISTER)
    assert (stick / sent.file_name).is_file()
    assert trusting.export._heading.text() == "Selesai"
    assert trusting.model.index(0, 4).data() == "menunggu tanda terima"
    assert trusting.export._note_pdf().startswith(b"%PDF")


def test_the_stick_is_asked_for(
    qtbot: QtBot,
    trusting: SendPage,
    office: Desa,
    stick: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.pages.common.export_panel.choose_folder", lambda *_: stick)
    trusting.export.form.field("level").setFocus()
    key(trusting.export.form.field("level"), Qt.Key.Key_S)
    settle()
    assert len(office.packages.list()) == 1


def test_everything_with_cases_asks_for_a_reason(
    trusting: SendPage, office: Desa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.common.export_panel.choose_folder", pytest.fail)
    trusting.export.form.row("level").input.set_value(DataLevel.FULL)
    press(trusting, "Segel dan simpan…")
    assert trusting.export.form.row("reason").problem_text == "Belum diisi."
    assert office.packages.list() == ()


def test_a_missing_stick_leaves_nothing_sent(
    trusting: SendPage, office: Desa, tmp_path: Path, settle: Settle
) -> None:
    trusting.export.send(tmp_path / "dicabut")
    settle()
    assert office.packages.list() == ()
    assert trusting.notices.text()
    assert trusting.export.send_button.isVisible()


def test_the_answer_closes_the_batch(
    trusting: SendPage, district: Kecamatan, office: Desa, stick: Path, settle: Settle
) -> None:
    trusting.export.send(stick)
    settle()
    (sent,) = office.packages.list()
    (result,) = district.packages.take_in([stick / sent.file_name], stick)
    assert result.receipt_path is not None
    trusting.take_receipts((result.receipt_path,))
    settle()
    assert trusting.model.index(0, 4).data() == "diterima 21 Nov 2026"
    assert "sudah diterima Kecamatan Pontang" in trusting.notices.text()


def test_each_bad_receipt_has_its_own_sentence(
    trusting: SendPage, stick: Path, settle: Settle
) -> None:
    paths = (stick / "TT-satu.txt", stick / "TT-dua.txt")
    for path in paths:
        path.write_text("bukan tanda terima", encoding="utf-8")
    trusting.take_receipts(paths)
    settle()
    dialog = open_dialog(ReceiptsDialog)
    lines = dialog.list.items()
    assert [line.state for line in lines] == ["menghalangi", "menghalangi"]
    assert ["TT-satu.txt" in lines[0].text, "TT-dua.txt" in lines[1].text] == [True, True]
    press(dialog, "Tutup")

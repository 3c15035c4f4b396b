# SPDX-License-Identifier: GPL-3.0-or-later
"""Terima: real sealed files, good and bad, each with its own answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from desa_app.domain.package import TakeInState
from ui import tasks
from ui.pages.kecamatan import offered as words
from ui.pages.kecamatan.take_in_page import TakeInPage
from ui.widgets import file_dialogs
from ui.widgets.drop_area import DropCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from tests.ui.pages.kecamatan.market import Market
    from ui.preferences import Preferences
    from ui.tasks import Progress

Stick = Callable[..., Path]
Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, office: Kecamatan, preferences: Preferences) -> TakeInPage:
    made = TakeInPage(office, preferences)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    return made


def _nothing(_: object) -> None:
    """Somebody else's work."""


def states(page: TakeInPage) -> dict[str, str]:
    return {file.path.name: words.state_of(file)[0] for file in page.files}


def test_files_are_looked_at_before_they_are_taken_in(
    page: TakeInPage, office: Kecamatan, stick: Stick, settle: Settle
) -> None:
    page.offer((stick("Pontang-2026-08", "Linduk-2026-08"),))
    settle()
    assert [words.village_of(file) for file in page.files] == ["Pontang", "Linduk"]
    assert [words.month_of(file) for file in page.files] == ["Agustus 2026", "Agustus 2026"]
    assert words.remark_of(page.files[0]) == "2 orang, 2 rencana, 2 surat"
    assert page.header_actions()[0].text == "Terima 2 berkas"
    assert all(row.last is None for row in office.board.show().rows)


def test_taking_in_answers_each_file_and_writes_receipts_beside_them(
    page: TakeInPage, office: Kecamatan, stick: Stick, settle: Settle
) -> None:
    folder = stick("Pontang-2026-08", "Linduk-2026-08")
    page.offer((folder,))
    settle()
    page.take_in()
    settle()
    assert set(states(page).values()) == {"diterima"}
    receipts = sorted(path.name for path in folder.glob("TT-*"))
    assert receipts == ["TT-36.04.12.2001-2026-08-0001.txt", "TT-36.04.12.2003-2026-08-0001.txt"]
    assert "2 berkas diterima" in page.notices.text()
    assert str(folder) in page.notices.text()
    assert not page.header_actions()[0].enabled
    assert sum(row.last is not None for row in office.board.show().rows) == 2


def test_a_damaged_file_does_not_stop_the_others(
    page: TakeInPage, stick: Stick, settle: Settle
) -> None:
    page.offer((stick("rusak", "Pontang-2026-08"),))
    settle()
    page.take_in()
    settle()
    assert states(page) == {
        "rusak.dbx": "ditolak",
        "DB-36.04.12.2001-2026-08-0001.dbx": "diterima",
    }
    assert "rusak" in page.details.sentence
    assert "Minta pengirimnya menyegel ulang" in page.details.sentence


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Wanayasa-2026-10", "belum terdaftar di sini"),
        ("tetangga", "disegel untuk kantor lain"),
        ("rusak", "Isinya terpotong atau berubah"),
    ],
)
def test_each_refusal_has_its_own_sentence(
    page: TakeInPage, stick: Stick, settle: Settle, name: str, said: str
) -> None:
    page.offer((stick(name),))
    settle()
    assert said in page.details.sentence
    assert not page.header_actions()[0].enabled


def test_a_file_that_was_overtaken_still_brings_its_month(
    page: TakeInPage, office: Kecamatan, stick: Stick, settle: Settle
) -> None:
    page.offer((stick("Pontang-2026-10"),))
    settle()
    page.take_in()
    settle()
    page.offer((stick("Pontang-2026-09"),))
    settle()
    page.take_in()
    settle()
    assert states(page)["DB-36.04.12.2001-2026-09-0002.dbx"] == "diterima"
    sheet = office.recaps.table("2026-09")
    assert "36.04.12.2001" not in {village.code for village in sheet.silent}


def test_a_gap_is_told_and_the_file_is_taken(
    page: TakeInPage, stick: Stick, settle: Settle
) -> None:
    page.offer((stick("Pontang-2026-08", "Pontang-2026-10"),))
    settle()
    page.take_in()
    settle()
    last = page.files[-1]
    assert last.result is not None
    assert last.result.state is TakeInState.TAKEN
    assert words.remark_of(last) == "Nomor 2 terlewat"


def test_the_same_file_again_changes_nothing(
    page: TakeInPage, stick: Stick, settle: Settle
) -> None:
    for _ in range(2):
        page.clear()
        page.offer((stick("Pontang-2026-08"),))
        settle()
        page.take_in()
        settle()
    assert set(states(page).values()) == {"sudah ada"}


def test_files_of_one_village_go_in_by_their_number(
    page: TakeInPage, market: Market, stick: Stick, settle: Settle
) -> None:
    folder = stick("Pontang-2026-10", "Pontang-2026-09", "Pontang-2026-08")
    newest_first = sorted(folder.glob("*.dbx"), reverse=True)
    page.offer(tuple(newest_first))
    settle()
    page.take_in()
    settle()
    assert set(states(page).values()) == {"diterima"}


def test_pressing_batal_keeps_what_was_taken_and_names_the_rest(
    page: TakeInPage, office: Kecamatan, stick: Stick, settle: Settle
) -> None:
    page.offer((stick("Pontang-2026-08", "Linduk-2026-08", "Domas-2026-08"),))
    settle()
    gate = threading.Event()

    def hold(progress: Progress) -> None:
        gate.wait(10)

    def stop_after_the_first(done: int, total: int, text: str) -> None:
        if done == 1:
            task.cancel()

    tasks.run(page, hold, _nothing, _nothing, writes=True)
    page.take_in()
    (task,) = (
        each for each in tasks._under_way if getattr(each._done, "__name__", "") == "on_done"
    )
    task.progressed.connect(stop_after_the_first, Qt.ConnectionType.DirectConnection)
    gate.set()
    settle()
    assert sorted(states(page).values()) == ["diterima", "siap diterima", "siap diterima"]
    assert "Dihentikan" in page.notices.text()
    page.take_in()
    settle()
    assert set(states(page).values()) == {"diterima"}


def test_a_folder_for_receipts_that_nobody_carries_away_is_pointed_out(
    page: TakeInPage, settle: Settle, tmp_path: Path
) -> None:
    assert page.receipts.words.text() == "Tanda terima ditulis ke folder berkas masing-masing"
    page.receipts.use(tmp_path)
    settle()
    assert page.receipts.words.text().startswith("Bukan flashdisk, salin sendiri")
    assert str(tmp_path) in page.receipts.words.text()


def test_how_many_cases_a_file_carries_is_for_who_may_see_cases() -> None:
    counts = {"orang": 2, "kasus": 1}
    assert words.counts_words(counts, cases=True) == "2 orang, 1 kasus"
    assert words.counts_words(counts, cases=False) == "2 orang"


def test_a_receipt_that_cannot_be_written_is_told_and_written_later(
    page: TakeInPage, stick: Stick, settle: Settle, tmp_path: Path
) -> None:
    folder = stick("Pontang-2026-08")
    page.receipts.folder = tmp_path / "tidak-ada"
    page.offer((folder,))
    settle()
    page.take_in()
    settle()
    assert "tanda terimanya belum tertulis" in page.details.sentence
    page.receipts.folder = None
    page.offer((folder,))
    settle()
    page.take_in()
    settle()
    assert len(list(folder.glob("TT-*"))) == 1


def test_a_village_enrolled_meanwhile_becomes_ready(
    page: TakeInPage, office: Kecamatan, market: Market, stick: Stick, settle: Settle
) -> None:
    page.offer((stick("Wanayasa-2026-08"),))
    settle()
    code = "36.04.12.2012"
    office.villages.enrol(market.cards[code], market.fingerprints[code])
    page.refresh()
    settle()
    assert set(states(page).values()) == {"siap diterima"}


def test_unknown_village_leads_to_the_enrolled_villages(
    qtbot: QtBot, page: TakeInPage, stick: Stick, settle: Settle
) -> None:
    page.offer((stick("Wanayasa-2026-08"),))
    settle()
    with qtbot.waitSignal(page.go_to) as asked:
        QTest.mouseClick(page.details._villages, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    assert asked.args[0] == "desa"


def test_dropped_files_are_offered(page: TakeInPage, stick: Stick, settle: Settle) -> None:
    folder = stick("Pontang-2026-08")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    card = page.findChild(DropCard)
    assert card is not None
    card.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settle()
    assert len(page.files) == 1


def test_a_stick_without_packages_is_said(page: TakeInPage, tmp_path: Path, settle: Settle) -> None:
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "foto.jpg").write_bytes(b"x")
    page.offer((tmp_path / "foto",))
    settle()
    assert "Tidak ada berkas kiriman" in page.notices.text()


def test_choosing_files_by_keyboard_and_taking_rows_out(
    page: TakeInPage, stick: Stick, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tuple(sorted(stick("Pontang-2026-08", "Linduk-2026-08").glob("*.dbx")))
    monkeypatch.setattr(file_dialogs, "open_files", lambda *_: files)
    page.take_focus()
    QTest.keyClick(page._pick, Qt.Key.Key_Return)
    settle()
    assert len(page.files) == 2
    page.table.select_row(1)
    page._remove(page.table.selected_rows())
    assert [words.village_of(file) for file in page.files] == ["Pontang"]


def test_waiting_files_are_counted_in_the_rail(
    qtbot: QtBot, page: TakeInPage, stick: Stick, settle: Settle
) -> None:
    counts: list[int] = []
    page.badge_changed.connect(counts.append)
    page.offer((stick("Pontang-2026-08", "rusak"),))
    settle()
    assert counts[-1] == 1

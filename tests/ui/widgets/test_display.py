# SPDX-License-Identifier: GPL-3.0-or-later
"""Widgets that only show: what they say, also to people who cannot see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desa_app.domain.chart import Bar
from ui.palette import Tone
from ui.widgets.bar_chart import ColumnChart, RowChart
from ui.widgets.buttons import Button, FilterButton, Kind, primary
from ui.widgets.card import Card, FigureCard
from ui.widgets.checklist import CheckItem, Checklist, State
from ui.widgets.chip import Chip, chip_size
from ui.widgets.empty_state import EmptyState
from ui.widgets.stepper import Stepper
from ui.widgets.timeline import Moment, Timeline

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def words_in(widget: QWidget) -> list[str]:
    """All texts of the labels inside."""
    return [label.text() for label in widget.findChildren(QLabel)]


def test_chip_always_has_a_word(qtbot: QtBot) -> None:
    chip = Chip("calon", Tone.INFO)
    qtbot.addWidget(chip)
    chip.show_state("di bawah 18", Tone.BAD)
    assert chip.text() == "di bawah 18"
    assert chip.property("chip") == "gawat"
    assert chip_size("di bawah 18", chip.font()).width() > chip_size("18", chip.font()).width()


def test_button_shows_its_shortcut_and_is_named_without_it(qtbot: QtBot) -> None:
    button = primary("Catat calon PMI", shortcut="Ctrl+N", icon="plus")
    qtbot.addWidget(button)
    assert button.text() == "Catat calon PMI   Ctrl+N"
    assert button.accessibleName() == "Catat calon PMI"
    assert button.shortcut().toString() == "Ctrl+N"
    assert button.property("kind") == Kind.PRIMARY


def test_enter_presses_the_focused_button(qtbot: QtBot) -> None:
    button = Button("Simpan")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_filter_button_carries_its_value(qtbot: QtBot) -> None:
    button = FilterButton("calon", "Calon 17")
    qtbot.addWidget(button)
    button.click()
    assert button.isChecked()
    assert button.value == "calon"


def test_checklist_says_state_and_evidence(qtbot: QtBot) -> None:
    checklist = Checklist([CheckItem("Izin suami", State.DONE, "surat 470/038")])
    qtbot.addWidget(checklist)
    assert words_in(checklist) == ["Izin suami", "surat 470/038"]
    row = checklist.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]
    assert row.accessibleName() == "sudah: Izin suami (surat 470/038)"
    checklist.set_items([])
    assert checklist.items() == ()


def test_timeline_shows_its_moments_in_order(qtbot: QtBot) -> None:
    timeline = Timeline([Moment("14 Nov 2026", "P3MI dicek"), Moment("2 Nov 2026", "Dicatat")])
    qtbot.addWidget(timeline)
    assert words_in(timeline) == ["14 Nov 2026", "P3MI dicek", "2 Nov 2026", "Dicatat"]


def test_chart_tells_its_numbers_in_words(qtbot: QtBot) -> None:
    chart = ColumnChart("Keberangkatan per bulan", ("prosedural", "belum jelas"))
    qtbot.addWidget(chart)
    chart.set_bars([Bar("Okt", (8, 1)), Bar("Nov", (1200, 0))])
    assert chart.accessibleDescription() == (
        "Keberangkatan per bulan: Okt 9 (prosedural 8, belum jelas 1); "
        "Nov 1.200 (prosedural 1.200, belum jelas 0)."
    )
    chart.resize(300, 200)
    assert not chart.grab().isNull()


def test_chart_without_numbers_says_so(qtbot: QtBot) -> None:
    for chart in (ColumnChart("Calon"), RowChart("Negara")):
        qtbot.addWidget(chart)
        assert "belum ada angka" in chart.accessibleDescription()
        assert not chart.grab().isNull()


def test_longer_bar_for_the_larger_number(qtbot: QtBot) -> None:
    chart = RowChart("Negara")
    qtbot.addWidget(chart)
    chart.set_bars([Bar("Taiwan", (71,)), Bar("Brunei", (7,))])
    chart.resize(400, chart.sizeHint().height())
    image = chart.grab().toImage()
    teal = [
        sum(image.pixelColor(x, y).name() == "#0e5e5c" for x in range(image.width()))
        for y in range(image.height())
    ]
    half = image.height() // 2
    assert max(teal[:half]) > 5 * max(teal[half:])


def test_empty_state_offers_the_first_action(qtbot: QtBot) -> None:
    empty = EmptyState("people", "Belum ada warga", "Register masih kosong.", "Catat calon PMI")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.asked):
        empty.findChildren(Button)[0].click()
    empty.say("search", "Tidak ditemukan", "Coba kata lain.")
    assert not empty.findChildren(Button)[0].isVisibleTo(empty)


def test_card_heading_and_note_can_change(qtbot: QtBot) -> None:
    card = Card("Yang perlu dikerjakan hari ini")
    qtbot.addWidget(card)
    card.set_note("5 hal")
    assert {"Yang perlu dikerjakan hari ini", "5 hal"} <= set(words_in(card))


def test_figure_is_read_with_what_it_counts(qtbot: QtBot) -> None:
    card = FigureCard("214", "PMI di luar negeri", "198 prosedural")
    qtbot.addWidget(card)
    card.show_figure("215", "199 prosedural", Tone.WARN)
    assert card.accessibleName() == "PMI di luar negeri: 215. 199 prosedural"


def test_stepper_tells_where_we_are(qtbot: QtBot) -> None:
    stepper = Stepper(["Kantor", "Wilayah", "Selesai"])
    qtbot.addWidget(stepper)
    stepper.show_step(1)
    assert stepper.accessibleName() == "Langkah 2 dari 3: Wilayah"
    assert not stepper.grab().isNull()

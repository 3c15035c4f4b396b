# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of counts in little room: the numbers close up, the words above them stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontMetrics

from desa_app.domain.count_table import CountLine, CountTable, Heading, Section
from ui.preferences import Preferences
from ui.tables.count_view import CountView
from ui.widgets.chip import chip_font

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TITLES = ("Nomor kiriman", "Tingkat", "Orang", "Rencana", "Surat", "Rekap", "Angka", "Hasil")


def test_no_word_above_a_column_is_cut_where_the_table_has_little_room(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "pilihan.ini"), QSettings.Format.IniFormat)
    view = CountView("asal", "Asal angka", Preferences(settings))
    qtbot.addWidget(view)
    view.resize(420, 200)
    view.show()
    view.show_table(
        CountTable(
            key="asal",
            title="Asal angka",
            names="Desa",
            sections=(
                Section(
                    key="",
                    title="",
                    headings=tuple(Heading(title=title, parts=("",)) for title in TITLES),
                ),
            ),
            lines=(CountLine(name="Pontang", cells=(2, 1, 22, 22, 8, 67, 39, 1)),),
        )
    )
    metrics = QFontMetrics(chip_font(view.horizontalHeader().font()))
    for at, title in enumerate(TITLES, start=1):
        longest = max(metrics.horizontalAdvance(word) for word in title.split())
        assert view.columnWidth(at) > longest, title

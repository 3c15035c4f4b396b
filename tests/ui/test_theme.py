# SPDX-License-Identifier: GPL-3.0-or-later
"""Inter is there, sizes follow the font, icons are sharp and coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontInfo

from desa_app.errors import FileMissing
from ui import icons
from ui.palette import LIGHT
from ui.theme import FAMILY, Look, apply_theme, body_font, qt_palette, step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_program_font_is_the_one_that_ships(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == FAMILY
    assert qapp.font().pointSizeF() >= 10.5


def test_space_grows_with_the_text() -> None:
    assert step(body_font(10.5)) == 4
    assert step(body_font(21)) == 8


def test_look_can_be_changed_while_running(qapp: QApplication) -> None:
    apply_theme(qapp, Look.DARK)
    dark_sheet = qapp.styleSheet()
    apply_theme(qapp, Look.LIGHT)
    assert qapp.styleSheet() != dark_sheet
    assert qapp.palette() == qt_palette(LIGHT)


def test_icon_takes_the_colour_asked_for() -> None:
    image = icons.pixmap("home", "#FF0000", 24).toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    ]
    assert solid
    assert all(color.red() > 250 and color.green() < 5 for color in solid)


def test_icon_has_one_pixel_for_each_pixel_of_the_screen() -> None:
    drawn = icons.pixmap("home", "#000000", 20, 2.0)
    assert drawn.width() == 40
    assert drawn.deviceIndependentSize().width() == 20
    assert icons.pixmap("home", "#000000", 20, 2.0) is drawn


def test_unknown_icon_is_a_clear_error() -> None:
    with pytest.raises(FileMissing):
        icons.pixmap("no-such-icon", QColor("black").name(), 16)
    with pytest.raises(FileMissing):
        icons.pixmap("../secret", "#000000", 16)

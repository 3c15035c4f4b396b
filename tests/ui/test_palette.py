# SPDX-License-Identifier: GPL-3.0-or-later
"""Every pair of colours can be read; the three palettes are complete."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest

from ui import palette
from ui.palette import DARK, HIGH, LIGHT, TEXT_PAIRS, Colors, Tone, ToneColors, contrast
from ui.stylesheet import stylesheet
from ui.theme import Look, apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

BOTH = pytest.mark.parametrize("colors", [LIGHT, DARK, HIGH], ids=["light", "dark", "high"])


@BOTH
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_keeps_its_contrast(colors: Colors, text: str, ground: str) -> None:
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("tone", list(Tone))
def test_words_of_each_meaning_can_be_read(colors: Colors, tone: Tone) -> None:
    shown = colors.tone(tone)
    for ground in (shown.soft, colors.card, colors.page, colors.selected, colors.hover):
        assert contrast(shown.text, ground) >= 4.5, ground


@BOTH
def test_borders_of_inputs_and_the_focus_can_be_seen(colors: Colors) -> None:
    for border in (colors.field_line, colors.focus, colors.bad.solid):
        for ground in (colors.card, colors.page, colors.field):
            assert contrast(border, ground) >= 3, (border, ground)


@BOTH
def test_chart_series_differ_in_grey_print(colors: Colors) -> None:
    assert contrast(colors.primary, colors.card) >= 3
    assert contrast(colors.warn.solid, colors.card) >= 3
    one, other = colors.primary, colors.warn.solid
    assert abs(palette.luminance(one) - palette.luminance(other)) > 0.02 or colors.dark


@BOTH
def test_every_colour_is_a_full_hexadecimal_value(colors: Colors) -> None:
    for field in dataclasses.fields(Colors):
        value = getattr(colors, field.name)
        if isinstance(value, str):
            assert re.fullmatch(r"#[0-9A-F]{6}", value), field.name


@BOTH
def test_style_sheet_uses_points_for_type_and_only_palette_colours(colors: Colors) -> None:
    sheet = stylesheet(colors, 10.5, 4)
    assert not re.search(r"font-size:\s*[\d.]+px", sheet)
    groups: list[Colors | ToneColors] = [colors, *(colors.tone(tone) for tone in Tone)]
    known = {
        value
        for group in groups
        for value in (getattr(group, field.name) for field in dataclasses.fields(group))
        if isinstance(value, str)
    }
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= known


def test_high_contrast_keeps_seven_to_one_everywhere() -> None:
    pairs = [(getattr(HIGH, text), getattr(HIGH, ground)) for text, ground in TEXT_PAIRS]
    grounds = (HIGH.page, HIGH.card, HIGH.selected, HIGH.hover)
    for tone in Tone:
        shown = HIGH.tone(tone)
        pairs += [(shown.text, ground) for ground in (shown.soft, *grounds)]
    pairs.append((HIGH.disabled_text, HIGH.disabled_fill))
    pairs += [(HIGH.focus, ground) for ground in grounds]
    for text, ground in pairs:
        assert contrast(text, ground) >= 7, (text, ground)
    for line in (HIGH.line, HIGH.field_line):
        assert contrast(line, HIGH.card) >= 7 or contrast(line, HIGH.page) >= 4.5


def test_high_contrast_can_be_chosen(qapp: QApplication) -> None:
    apply_theme(qapp, Look.HIGH)
    try:
        assert palette.active() is HIGH
    finally:
        apply_theme(qapp, Look.LIGHT)


def test_active_palette_follows_the_application(qapp: QApplication, dark: None) -> None:
    assert palette.active() is DARK


def test_active_palette_is_light_by_default(qapp: QApplication) -> None:
    assert palette.active() is LIGHT

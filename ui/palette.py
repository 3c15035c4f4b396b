# SPDX-License-Identifier: GPL-3.0-or-later
"""Every colour of the screen stands here: for light, for dark, and for high contrast.

Text on any background named with it in ``TEXT_PAIRS`` keeps a contrast of at least 4.5:1
(WCAG 2.2, criterion 1.4.3), in high contrast of 7:1 (1.4.6);
borders that tell where an input is keep 3:1 (criterion 1.4.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Tone(StrEnum):
    """What a colour means; a word always stands beside it."""

    NEUTRAL = "netral"
    INFO = "info"
    GOOD = "baik"
    WARN = "awas"
    BAD = "gawat"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneColors:
    """Colours of one meaning: text and its soft background, and a solid for bars and dots."""

    text: str
    soft: str
    solid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """One complete palette; values are ``#RRGGBB``."""

    dark: bool
    high: bool = False
    page: str
    card: str
    field: str
    line: str
    field_line: str
    text: str
    muted: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    focus: str
    selected: str
    hover: str
    disabled_text: str
    disabled_fill: str
    rail: str
    rail_active: str
    rail_hover: str
    rail_text: str
    rail_muted: str
    badge: str
    on_badge: str
    neutral: ToneColors
    info: ToneColors
    good: ToneColors
    warn: ToneColors
    bad: ToneColors

    def tone(self, tone: Tone) -> ToneColors:
        """Colours of one meaning."""
        return {
            Tone.NEUTRAL: self.neutral,
            Tone.INFO: self.info,
            Tone.GOOD: self.good,
            Tone.WARN: self.warn,
            Tone.BAD: self.bad,
        }[tone]


LIGHT = Colors(
    dark=False,
    page="#F6F5F1",
    card="#FFFFFF",
    field="#FFFFFF",
    line="#E2DFD7",
    field_line="#848D89",
    text="#1B2423",
    muted="#59635F",
    primary="#0E5E5C",
    primary_hover="#0B4E4C",
    primary_pressed="#093F3E",
    on_primary="#FFFFFF",
    focus="#0E5E5C",
    selected="#E1EDEA",
    hover="#F1F4F1",
    disabled_text="#7C8581",
    disabled_fill="#ECEAE4",
    rail="#0B403D",
    rail_active="#17605C",
    rail_hover="#115250",
    rail_text="#E9F2F0",
    rail_muted="#BAD2CE",
    badge="#B23A2E",
    on_badge="#FFFFFF",
    neutral=ToneColors(text="#4A5451", soft="#ECEAE4", solid="#6B7470"),
    info=ToneColors(text="#2450A0", soft="#E3EAF8", solid="#2B5CB8"),
    good=ToneColors(text="#1C6637", soft="#E0F0E4", solid="#1F7A43"),
    warn=ToneColors(text="#7D4F07", soft="#FBEFD8", solid="#B5761C"),
    bad=ToneColors(text="#A12C22", soft="#FAE1DE", solid="#B23A2E"),
)

DARK = Colors(
    dark=True,
    page="#121817",
    card="#1B2322",
    field="#161D1C",
    line="#2E3836",
    field_line="#707D79",
    text="#E8EEEC",
    muted="#A6B2AF",
    primary="#4FB3A9",
    primary_hover="#66C2B9",
    primary_pressed="#3F9F96",
    on_primary="#06201E",
    focus="#4FB3A9",
    selected="#1F3A36",
    hover="#222C2A",
    disabled_text="#7F8B88",
    disabled_fill="#252E2C",
    rail="#0A1F1D",
    rail_active="#17403C",
    rail_hover="#10302D",
    rail_text="#E2ECEA",
    rail_muted="#A4BDB8",
    badge="#A2382D",
    on_badge="#FFFFFF",
    neutral=ToneColors(text="#C3CCC9", soft="#2C3634", solid="#8A9793"),
    info=ToneColors(text="#9CBCFA", soft="#17284A", solid="#6E9BEF"),
    good=ToneColors(text="#84D6A0", soft="#14301F", solid="#4FB37A"),
    warn=ToneColors(text="#F0BE62", soft="#3A2A0E", solid="#D99A33"),
    bad=ToneColors(text="#FFA399", soft="#43201D", solid="#E0685C"),
)

HIGH = Colors(
    dark=False,
    high=True,
    page="#FFFFFF",
    card="#FFFFFF",
    field="#FFFFFF",
    line="#595959",
    field_line="#000000",
    text="#000000",
    muted="#262626",
    primary="#003F3D",
    primary_hover="#002E2C",
    primary_pressed="#001F1E",
    on_primary="#FFFFFF",
    focus="#0000B8",
    selected="#D5ECE8",
    hover="#EDEDED",
    disabled_text="#404040",
    disabled_fill="#E6E6E6",
    rail="#000000",
    rail_active="#004E4B",
    rail_hover="#262626",
    rail_text="#FFFFFF",
    rail_muted="#E6E6E6",
    badge="#8A0000",
    on_badge="#FFFFFF",
    neutral=ToneColors(text="#262626", soft="#EDEDED", solid="#4D4D4D"),
    info=ToneColors(text="#001F7A", soft="#E3EAF8", solid="#0A3AA8"),
    good=ToneColors(text="#003D17", soft="#DDF2E3", solid="#0B6B2E"),
    warn=ToneColors(text="#4A2C00", soft="#FFEFCC", solid="#B06A00"),
    bad=ToneColors(text="#7A0000", soft="#FDE3E0", solid="#A80000"),
)

# (text, background): every pair that the stylesheet or a painted widget puts together.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("text", "page"),
    ("text", "card"),
    ("text", "field"),
    ("text", "selected"),
    ("text", "hover"),
    ("muted", "page"),
    ("muted", "card"),
    ("muted", "field"),
    ("muted", "selected"),
    ("muted", "hover"),
    ("primary", "page"),
    ("primary", "card"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_primary", "primary_pressed"),
    ("rail_text", "rail"),
    ("rail_text", "rail_active"),
    ("rail_text", "rail_hover"),
    ("rail_muted", "rail"),
    ("on_badge", "badge"),
)


def active() -> Colors:
    """The palette the application shows now, for widgets that paint themselves."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    if window == QColor(HIGH.page):
        # No other palette has a page of pure white.
        return HIGH
    return DARK if window.lightness() < 128 else LIGHT


def luminance(color: str) -> float:
    """Relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    shown = QColor(color)
    red, green, blue = (_linear(part) for part in (shown.redF(), shown.greenF(), shown.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)

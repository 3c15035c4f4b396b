# SPDX-License-Identifier: GPL-3.0-or-later
"""Look of the whole program: Fusion, Inter, one palette, and sizes that follow the font."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from desa_app import places
from desa_app.errors import FileMissing
from ui.palette import DARK, HIGH, LIGHT, Colors
from ui.stylesheet import stylesheet

FAMILY = "Inter"
BODY_POINTS = 10.5
_FONT_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


class Look(StrEnum):
    """What the person chose: follow the computer, or always one of the three."""

    SYSTEM = "sistem"
    LIGHT = "terang"
    DARK = "gelap"
    HIGH = "kontras"


def load_fonts() -> None:
    """Make Inter known to Qt; raises FileMissing when the program's own font is not there."""
    if FAMILY in QFontDatabase.families():
        return
    for name in _FONT_FILES:
        path = places.resource("fonts", name)
        if not path.is_file() or QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileMissing(path)


def apply_theme(app: QApplication, look: Look, points: float = BODY_POINTS) -> None:
    """Dress the application. ``points`` is the size of running text; everything else follows."""
    load_fonts()
    if not app.styleSheet():
        app.setStyle("Fusion")
    schemes = {Look.LIGHT: Qt.ColorScheme.Light, Look.DARK: Qt.ColorScheme.Dark}
    schemes[Look.HIGH] = Qt.ColorScheme.Light
    app.styleHints().setColorScheme(schemes.get(look, Qt.ColorScheme.Unknown))
    colors = colors_for(app, look)
    font = body_font(points)
    app.setFont(font)
    app.setPalette(qt_palette(colors))
    for kind in ("QCheckBox", "QRadioButton"):
        # Taken as text, whatever the type hints say.
        app.setPalette(marks_palette(colors), kind)  # type: ignore[arg-type]
    app.setStyleSheet(stylesheet(colors, points, step(font)))


def colors_for(app: QApplication, look: Look) -> Colors:
    """The palette of a look; ``SYSTEM`` asks the desktop."""
    if look is Look.SYSTEM:
        dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return {Look.DARK: DARK, Look.HIGH: HIGH}.get(look, LIGHT)


def body_font(points: float = BODY_POINTS) -> QFont:
    """Running text."""
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


def tabular(font: QFont) -> QFont:
    """The same font with figures of equal width, for columns of numbers."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def step(font: QFont | None = None) -> int:
    """The unit of space: 4 logical pixels at the usual text size, more with larger text."""
    used = font if font is not None else QApplication.font()
    return max(4, round(QFontMetricsF(used).height() * 4 / 17))


def marks_palette(colors: Colors) -> QPalette:
    """The palette of tick boxes and round choices.

    Qt outlines them in a darker shade of the window, which in the dark is no outline at all.
    """
    palette = qt_palette(colors)
    palette.setColor(QPalette.ColorRole.Window, QColor(colors.field_line).lighter(140))
    return palette


def qt_palette(colors: Colors) -> QPalette:
    """Qt's own palette filled from ours, so that what we do not style fits too."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, value in (
        (role.Window, colors.page),
        (role.WindowText, colors.text),
        (role.Base, colors.field),
        (role.AlternateBase, colors.hover),
        (role.Text, colors.text),
        (role.Button, colors.card),
        (role.ButtonText, colors.text),
        (role.BrightText, colors.bad.text),
        (role.Highlight, colors.primary),
        (role.HighlightedText, colors.on_primary),
        (role.Accent, colors.primary),
        (role.Link, colors.primary),
        (role.LinkVisited, colors.primary),
        (role.ToolTipBase, colors.card),
        (role.ToolTipText, colors.text),
        (role.PlaceholderText, colors.muted),
        (role.Light, colors.card),
        (role.Midlight, colors.hover),
        (role.Mid, colors.line),
        (role.Dark, colors.field_line),
        (role.Shadow, colors.line),
    ):
        palette.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colors.disabled_text))
    return palette

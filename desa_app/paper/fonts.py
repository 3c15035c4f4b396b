# SPDX-License-Identifier: GPL-3.0-or-later
"""The typefaces of paper: registered once, embedded always, and asked first whether they can."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desa_app.errors import TextNotPrintable
from desa_app.places import resource

SERIF = "DesaSerif"
SERIF_BOLD = "DesaSerif-Bold"
SANS = "DesaSans"
SANS_BOLD = "DesaSans-Bold"

_FILES = {
    SERIF: "LiberationSerif-Regular.ttf",
    SERIF_BOLD: "LiberationSerif-Bold.ttf",
    SANS: "LiberationSans-Regular.ttf",
    SANS_BOLD: "LiberationSans-Bold.ttf",
}
_LOCK = threading.Lock()
_GLYPHS: dict[str, frozenset[int]] = {}

# Written from right to left, or joined to a neighbour: these would need a shaper to come out right.
_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})
_NEEDS_SHAPING = frozenset({"Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Co", "Cn"})


def ready() -> None:
    """Register the fonts; cheap to call again, safe from several threads."""
    with _LOCK:
        if _GLYPHS:
            return
        found = {}
        for name, file in _FILES.items():
            font = TTFont(name, str(resource("fonts", file)))
            pdfmetrics.registerFont(font)
            found[name] = frozenset(font.face.charToGlyph)
        _GLYPHS.update(found)


def width(text: str, font: str, size: float) -> float:
    """How wide ``text`` is on paper, in points."""
    if not _GLYPHS:
        ready()
    return float(pdfmetrics.stringWidth(text, font, size))


def rise(font: str, size: float) -> float:
    """Height of a capital letter above the baseline, in points (for optical centring)."""
    return size * (0.729 if font in {SANS, SANS_BOLD} else 0.662)


def composed(text: str) -> str:
    """``text`` with accents joined to their letters, the form the fonts have glyphs for."""
    return unicodedata.normalize("NFC", text)


def check_printable(texts: Iterable[str]) -> None:
    """Make sure every character can be printed as it is meant.

    Raises ``TextNotPrintable`` with each offending character once. White space counts as a space.
    """
    ready()
    wanted = {char for text in texts for char in composed(text) if not char.isspace()}
    missing = sorted(char for char in wanted if not _printable(char))
    if missing:
        raise TextNotPrintable(characters="".join(missing))


def _printable(char: str) -> bool:
    if unicodedata.category(char) in _NEEDS_SHAPING:
        return False
    if unicodedata.bidirectional(char) in _RIGHT_TO_LEFT:
        return False
    return all(ord(char) in glyphs for glyphs in _GLYPHS.values())

# SPDX-License-Identifier: GPL-3.0-or-later
"""Kop surat: coat of arms, the lines of the offices above, the office itself, and the rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import ImageReader

from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.lines import set_text
from desa_app.paper.logo import read_logo
from desa_app.paper.parts import Part, Stack, Text
from desa_app.paper.pdf_file import MM

if TYPE_CHECKING:
    from PIL import Image

    from desa_app.domain.page import Letterhead

_LOGO_WIDE = 21.0 * MM
_LOGO_HIGH = 25.0 * MM
_CLEAR = 4.0 * MM
_ABOVE_RULE = 2.4 * MM
_THICK, _BETWEEN, _THIN = 2.0, 1.4, 0.6
# Type sizes: wanted, and the floor below which a line is broken instead.
_LINE_SIZES = (14.0, 11.0)
_OFFICE_SIZES = (17.0, 13.0)
_ADDRESS_SIZES = (10.0, 8.5)
# So much smaller is still better than pushing the words off the middle of the page.
_MIDDLE_FLOOR = 0.86


@dataclass(frozen=True, slots=True)
class Kop:
    """A finished letterhead of the width ``measure``."""

    words: Stack
    words_left: float
    logo: Image.Image | None
    logo_size: tuple[float, float]
    measure: float

    @property
    def height(self) -> float:
        """Height in points, with the double rule."""
        return self._inner + _ABOVE_RULE + _THICK + _BETWEEN + _THIN

    @property
    def _inner(self) -> float:
        return max(self.words.height, self.logo_size[1])

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        if self.logo is not None:
            wide, high = self.logo_size
            y = top - (self._inner + high) / 2
            canvas.drawImage(ImageReader(self.logo), x, y, wide, high)
        self.words.draw(canvas, x + self.words_left, top - (self._inner - self.words.height) / 2)
        y = top - self._inner - _ABOVE_RULE - _THICK / 2
        canvas.setLineWidth(_THICK)
        canvas.line(x, y, x + self.measure, y)
        y -= _THICK / 2 + _BETWEEN + _THIN / 2
        canvas.setLineWidth(_THIN)
        canvas.line(x, y, x + self.measure, y)


def build_letterhead(head: Letterhead, measure: float) -> Kop:
    """Lay the letterhead out for ``measure`` points.

    The words stand in the middle of the page. Long names first make the lines smaller, then move
    the middle to the room beside the coat of arms, and only then break a line.
    Raises ``InvalidInput`` if the picture cannot be read.
    """
    logo = read_logo(head.logo) if head.logo else None
    size = _logo_size(logo)
    beside = measure - (size[0] + _CLEAR if logo else 0.0)
    middle = measure - 2 * (size[0] + _CLEAR) if logo else measure
    if _fits(head, middle, _MIDDLE_FLOOR):
        return Kop(_words(head, middle), (measure - middle) / 2, logo, size, measure)
    return Kop(_words(head, beside), measure - beside, logo, size, measure)


def _logo_size(logo: Image.Image | None) -> tuple[float, float]:
    if logo is None:
        return (0.0, 0.0)
    wide, high = logo.size
    scale = min(_LOGO_WIDE / wide, _LOGO_HIGH / high)
    return (wide * scale, high * scale)


def _fits(head: Letterhead, measure: float, share: float) -> bool:
    wanted = [(line, fonts.SERIF, _LINE_SIZES[0]) for line in head.lines]
    wanted.append((head.office_line, fonts.SERIF_BOLD, _OFFICE_SIZES[0]))
    return all(fonts.width(line, font, size * share) <= measure for line, font, size in wanted)


def _words(head: Letterhead, measure: float) -> Stack:
    # The lines of the offices above have one size, however long each is.
    above_size = min(
        (_size_for(t, fonts.SERIF, _LINE_SIZES, measure) for t in head.lines), default=0
    )
    parts: list[Part] = [
        _centred(line, fonts.SERIF, above_size, measure, 1.2) for line in head.lines
    ]
    office_size = _size_for(head.office_line, fonts.SERIF_BOLD, _OFFICE_SIZES, measure)
    parts.append(_centred(head.office_line, fonts.SERIF_BOLD, office_size, measure, 1.22))
    if head.address_line.strip():
        size = _size_for(head.address_line, fonts.SERIF, _ADDRESS_SIZES, measure)
        # A long address reads better in two lines of a good size than in one small one.
        size = size if size > _ADDRESS_SIZES[1] else 9.5
        parts.extend(
            _centred(line, fonts.SERIF, size, measure, 1.25)
            for line in _address_lines(head.address_line, size, measure)
        )
    return Stack(tuple(parts))


def _address_lines(address: str, size: float, measure: float) -> tuple[str, ...]:
    """The address in one line, or in two that part at one of its dots."""
    if fonts.width(address, fonts.SERIF, size) <= measure:
        return (address,)
    items = [item.strip() for item in address.split("·")]
    halves = [(" · ".join(items[:at]), " · ".join(items[at:])) for at in range(1, len(items))]
    widest, best = min(
        ((max(fonts.width(half, fonts.SERIF, size) for half in pair), pair) for pair in halves),
        default=(measure + 1, (address,)),
    )
    return best if widest <= measure else (address,)


def _size_for(words: str, font: str, sizes: tuple[float, float], measure: float) -> float:
    wide = fonts.width(words, font, sizes[0])
    fitting = sizes[0] * min(1.0, measure / wide) if wide else sizes[0]
    return max(int(fitting * 10) / 10, sizes[1])


def _centred(words: str, font: str, size: float, measure: float, leading: float) -> Text:
    face = Face(font, font, size)
    return Text(set_text(words, face, measure, Setting.CENTRED), leading * size)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a letter: who signs, where the duty stamp goes, and where the seal stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desa_app.domain.page import Layout, LetterSheet, Side, Signature
from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.lines import set_text
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, Style, Text, Underlined, text
from desa_app.paper.pdf_file import MM
from desa_app.paper.seal_places import QUIET_SHARE, reserve_seal

SEAL_SIDE = 27.0 * MM
_SEAL_NOTE = Face(fonts.SANS, fonts.SANS_BOLD, 6.5)
_SEAL_WIDE = 33.0 * MM
_STAMP_WORDS = ("Meterai", "Rp10.000")
_STAMP_SIZE = 7.5
_LEADING = 1.25


@dataclass(frozen=True, slots=True)
class SealPlace:
    """The blank places of the seal with their line of explanation."""

    note: Text

    @property
    def height(self) -> float:
        """Height in points."""
        return SEAL_SIDE + 1.0 * MM + self.note.height

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        # The white edge hangs out, so that the dark modules line up with the text.
        reserve_seal(canvas, x - QUIET_SHARE * SEAL_SIDE, top - SEAL_SIDE, SEAL_SIDE)
        self.note.draw(canvas, x, top - SEAL_SIDE - 1.0 * MM)


@dataclass(frozen=True, slots=True)
class SigningRoom:
    """White for the signature, with the dashed place of the duty stamp left of the middle."""

    height: float
    measure: float
    stamp: tuple[float, float] | None

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw the stamp's place, if there is one."""
        if self.stamp is None:
            return
        wide, high = self.stamp
        left = max(x + self.measure / 2 - wide - 1.5 * MM, x)
        bottom = top - (self.height + high) / 2
        canvas.saveState()
        canvas.setLineWidth(0.6)
        canvas.setDash(2.2, 1.8)
        canvas.rect(left, bottom, wide, high)
        canvas.restoreState()
        canvas.setFont(fonts.SANS, _STAMP_SIZE)
        middle = bottom + high / 2
        for offset, words in zip((1.5, -_STAMP_SIZE - 0.5), _STAMP_WORDS, strict=True):
            canvas.drawCentredString(left + wide / 2, middle + offset, words)


def build_signatures(
    sheet: LetterSheet, style: Style, measure: float, under_seal: Part | None = None
) -> tuple[Part, bool, bool]:
    """The signature lines; whether the seal found its place beside one of them; and whether
    ``under_seal`` found its own under it, at the left of a line that signs at the right only."""
    numbers = sorted({signature.line for signature in sheet.signatures})
    lines = [[s for s in sheet.signatures if s.line == number] for number in numbers]
    # The office signs last, and the seal is the office's.
    beside = next(
        (
            index
            for index in reversed(range(len(lines)))
            if sheet.seal and all(signature.side is not Side.LEFT for signature in lines[index])
        ),
        None,
    )
    parts: list[Part] = []
    kept = False
    for index, line in enumerate(lines):
        if index:
            parts.append(Gap(style.part_gap * 0.8 * MM))
        # Addressed letters carry the date at their top.
        on_top = sheet.layout in {Layout.OFFICIAL, Layout.COVER}
        dated = sheet.place_and_date if index == 0 and not on_top else ""
        row = _line(line, dated, style, measure, index == beside)
        if index == beside:
            seal: Part = build_seal(sheet)
            if under_seal is not None and all(one.side is Side.RIGHT for one in line):
                seal = Stack((seal, Gap(2.0 * MM), under_seal))
                kept = True
            row = Beside((row, seal))
        parts.append(row)
    return Stack(tuple(parts)), beside is not None, kept


def build_seal(sheet: LetterSheet) -> SealPlace:
    """The seal's place by itself."""
    return SealPlace(text(sheet.seal_note, _SEAL_NOTE, _SEAL_WIDE, 1.2))


def _line(line: Sequence[Signature], dated: str, style: Style, measure: float, seal: bool) -> Part:
    # The date stands over the rightmost signature.
    order = (Side.LEFT, Side.CENTRE, Side.RIGHT)
    dated_side = max((signature.side for signature in line), key=order.index)
    columns = _columns({signature.side for signature in line}, measure, seal)
    heads: dict[Side, tuple[Part, ...]] = {}
    for signature in line:
        wide = columns[signature.side][1]
        above = [dated] if dated and signature.side is dated_side else []
        above.extend(signature.above)
        heads[signature.side] = tuple(
            text(words, style.face, wide, _LEADING, Setting.CENTRED) for words in above
        )
    tallest = max(sum(part.height for part in parts) for parts in heads.values())
    stamped = any(signature.duty_stamp for signature in line)
    room = max(style.signing, style.stamp[1] + 2.0 if stamped else 0.0) * MM
    built: list[Part] = []
    for signature in line:
        left, wide = columns[signature.side]
        head = heads[signature.side]
        # Hung from the bottom, so that the last words before all signatures share one line.
        lead = Gap(tallest - sum(part.height for part in head))
        stamp = (style.stamp[0] * MM, style.stamp[1] * MM) if signature.duty_stamp else None
        parts = (lead, *head, SigningRoom(room, wide, stamp), *_name(signature, style, wide))
        built.append(Shifted(Stack(parts), left))
    return Beside(tuple(built))


def _columns(sides: set[Side], measure: float, seal: bool) -> dict[Side, tuple[float, float]]:
    """Left edge and width of each signature's column, in points."""
    if Side.CENTRE in sides and len(sides) > 1:
        third, air = measure / 3, 3.0 * MM
        order = (Side.LEFT, Side.CENTRE, Side.RIGHT)
        return {side: (i * third + air / 2, third - air) for i, side in enumerate(order)}
    half = measure * 0.46
    reserved = _SEAL_WIDE + 4.0 * MM if seal else measure * 0.15
    return {
        Side.LEFT: (0.0, half),
        Side.CENTRE: (reserved, measure - 2 * reserved),
        Side.RIGHT: (measure - half, half),
    }


def _name(signature: Signature, style: Style, wide: float) -> list[Part]:
    face = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, style.size)
    needed = fonts.width(signature.name, face.bold, face.size)
    if needed > wide:
        face = face.at(max(11.0, min(face.size, face.size * wide / needed)))
    name = Text(set_text(signature.name, face, wide, Setting.CENTRED), _LEADING * style.size)
    parts: list[Part] = [Underlined(name, 0.7) if signature.underlined else name]
    if signature.below:
        small = style.face.at(max(style.size - 0.5, 11.0))
        parts.append(text(signature.below, small, wide, 1.2, Setting.CENTRED))
    return parts

# SPDX-License-Identifier: GPL-3.0-or-later
"""Ruled lists on landscape F4: headings repeated on every page, sums, signatures at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.landscape import MEASURE, ROOM, draw_sheets
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, Text, text
from desa_app.paper.pdf_file import MM
from desa_app.paper.ruled_rows import CELL, HEAD, PAD_X, SIGNING_WIDE, RuledRow, cell, signature
from desa_app.wording import long_date

if TYPE_CHECKING:
    from desa_app.domain.listing import Listing, ListingSection

NIL = "NIHIL"
NUMBER = "No."
_NUMBER_WIDE = 10.0 * MM
_TITLE = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 14.0)
_SECTION = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 10.5)
_BODY = Face(size=11.0)


def listing_document(listing: Listing) -> bytes:
    """The lists as PDF; equal input gives equal bytes. Raises ``TextNotPrintable``."""
    _check(listing)
    sheets = _Sheets()
    sheets.add(_head(listing))
    for section in listing.sections:
        _lay_out(sheets, section)
    sheets.add(_foot(listing))
    made = f"Dicetak {long_date(listing.signed_on)} oleh {listing.made_by}"
    return draw_sheets(
        sheets.pages,
        title=" ".join(listing.titles[:2]).capitalize(),
        office=listing.office_line,
        foot=f"{listing.titles[0].capitalize()}. {made}",
        sample=listing.sample,
    )


@dataclass
class _Sheets:
    """Pages that are filled from the top."""

    pages: list[list[Part]] = field(default_factory=lambda: [[]])
    free: float = ROOM

    def add(self, part: Part) -> None:
        """Put a part on this page, or on a new one when there is no room."""
        if part.height > self.free and self.pages[-1]:
            self.turn()
        self.pages[-1].append(part)
        self.free -= part.height

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.free = ROOM


def _lay_out(sheets: _Sheets, section: ListingSection) -> None:
    """A section: its heading never stands alone, and stands again where the list goes on."""
    lefts = lefts_of(section, MEASURE)
    heading = heading_row(section, lefts)
    rows = [list_row(section, at, lefts) for at in range(len(section.rows))]
    if not rows:
        nil = text(NIL, CELL.at(10.0), MEASURE - 2 * PAD_X, 1.25, Setting.CENTRED)
        rows = [RuledRow((nil,), (0.0, MEASURE), centred=True)]
    over = Stack((text(section.heading, _SECTION, MEASURE, 1.4), Gap(1.0 * MM)))
    if over.height + heading.height + rows[0].height > sheets.free and sheets.pages[-1]:
        sheets.turn()
    sheets.add(over)
    sheets.add(heading)
    for row in rows:
        if row.height > sheets.free:
            sheets.turn()
            again = f"{section.heading} (lanjutan)"
            sheets.add(Stack((text(again, _SECTION, MEASURE, 1.4), Gap(1.0 * MM))))
            sheets.add(heading)
        sheets.add(row)
    if section.sums:
        sums: list[Part] = [Gap(2.0 * MM)]
        sums += [text(_literal(line), _BODY, MEASURE, 1.3) for line in section.sums]
        sheets.add(Stack(tuple(sums)))
    sheets.add(Gap(5.0 * MM))


def _check(listing: Listing) -> None:
    said = [*listing.titles, listing.place, listing.made_by, listing.addressee]
    for signer in (listing.left, listing.right):
        if signer is not None:
            said += [signer.title, signer.name, signer.number]
    for section in listing.sections:
        said += [section.heading, *section.sums]
        said += [words for row in section.rows for words in row]
    fonts.check_printable(said)


def _head(listing: Listing) -> Stack:
    first, *others = listing.titles
    parts: list[Part] = [text(first, _TITLE, MEASURE, 1.3, Setting.CENTRED)]
    parts += [text(line, _BODY.at(11.5), MEASURE, 1.3, Setting.CENTRED) for line in others]
    parts.append(Gap(4.0 * MM))
    if listing.addressee:
        parts += [text(f"Kepada: {listing.addressee}", _BODY, MEASURE, 1.3), Gap(2.0 * MM)]
    return Stack(tuple(parts))


def lefts_of(section: ListingSection, measure: float) -> tuple[float, ...]:
    """Where the columns begin, the number's first, and where the last ends (points)."""
    whole = sum(column.share for column in section.columns)
    lefts = [0.0, _NUMBER_WIDE]
    for column in section.columns:
        lefts.append(lefts[-1] + (measure - _NUMBER_WIDE) * column.share / whole)
    return tuple(lefts)


def heading_row(section: ListingSection, lefts: tuple[float, ...]) -> RuledRow:
    """The headings of a list."""
    words = (NUMBER, *(column.heading for column in section.columns))
    cells = tuple(
        text(one, HEAD, lefts[at + 1] - lefts[at] - 2 * PAD_X, 1.15, Setting.CENTRED)
        for at, one in enumerate(words)
    )
    return RuledRow(cells, lefts, centred=True, fill=0.90)


def list_row(section: ListingSection, index: int, lefts: tuple[float, ...]) -> RuledRow:
    """One line of a list with its number."""
    sides = ("centre", *(column.side for column in section.columns))
    cells: list[Text] = []
    for at, words in enumerate((str(index + 1), *section.rows[index])):
        measure = lefts[at + 1] - lefts[at] - 2 * PAD_X
        setting = Setting.CENTRED if sides[at] == "centre" else Setting.LEFT
        cells.append(cell(words, measure, setting, CELL))
    return RuledRow(tuple(cells), lefts)


def _foot(listing: Listing) -> Stack:
    place = f"{listing.place}, {long_date(listing.signed_on)}"
    parts: list[Part] = [
        Shifted(signature(place, listing.right), MEASURE - SIGNING_WIDE),
    ]
    if listing.left is not None:
        parts.insert(0, signature(listing.left_over, listing.left))
    return Stack((Gap(2.0 * MM), Beside(tuple(parts))))


def _literal(words: str) -> str:
    """What people type may hold asterisks, which would be taken for bold."""
    return words.replace("**", "* *")

# SPDX-License-Identifier: GPL-3.0-or-later
"""Table D on the pages of the recap: the list of names, its headings repeated on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.paper import fonts
from desa_app.paper.faces import Face
from desa_app.paper.listing_pdf import heading_row, lefts_of, list_row
from desa_app.paper.parts import text
from desa_app.paper.pdf_file import MM
from desa_app.paper.recap_pages import GAP

if TYPE_CHECKING:
    from desa_app.domain.listing import ListingSection
    from desa_app.paper.recap_pages import RecapPages

_TITLE = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 9.5)
_NOTE = Face(fonts.SANS, fonts.SANS_BOLD, 8.5)


def put_names(pages: RecapPages, section: ListingSection) -> None:
    """Put the list where there is room; it begins with its heading and at least one line."""
    lefts = lefts_of(section, pages.measure)
    heading = heading_row(section, lefts)
    rows = [list_row(section, at, lefts) for at in range(len(section.rows))]
    title = text(section.heading, _TITLE, pages.measure, 1.5)
    first = rows[0].height if rows else 0.0
    if title.height + heading.height + first > pages.room:
        pages.turn()
    pages.put(title)
    if rows:
        pages.put(heading)
    for row in rows:
        if row.height > pages.room:
            pages.turn()
            pages.put(text(f"{section.heading} (lanjutan)", _TITLE, pages.measure, 1.5))
            pages.put(heading)
        pages.put(row)
    pages.top -= 1.5 * MM
    for words in section.sums:
        pages.put(text(words, _NOTE, pages.measure, 1.35))
    pages.top -= GAP

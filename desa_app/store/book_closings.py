# SPDX-License-Identifier: GPL-3.0-or-later
"""Closings of a year's books: kept for ever, reopened only with a reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from desa_app.domain.books import Closing, content_hash
from desa_app.errors import BooksClosed, BooksNotClosed
from desa_app.store.schema_desa import metadata

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_closing = metadata.tables["book_closing"]
_CLOSED, _REOPENED = "tutup", "dibuka"


def load_closing(connection: Connection, year: int) -> Closing | None:
    """The closing that holds now, if the year's books are closed."""
    row = connection.execute(
        select(_closing).where(_closing.c.year == year, _closing.c.state == _CLOSED)
    ).first()
    if row is None:
        return None
    return Closing(
        year=row.year,
        closed_on=row.closed_on,
        closed_by=row.created_by,
        counts=json.loads(row.counts),
        sha256=row.sha256,
        content=row.content,
    )


def refuse_closed(connection: Connection, year: int) -> None:
    """Raise ``BooksClosed`` when nothing of this year may change any more.

    Whoever writes a line of a book (a letter, a void, an entry) asks here first; triggers of the
    store refuse whoever forgets.
    """
    if load_closing(connection, year) is not None:
        raise BooksClosed(year)


def refuse_closed_letter(connection: Connection, letter_id: str) -> None:
    """Raise ``BooksClosed`` when this letter, printed or by hand, stands in closed books."""
    for table in (metadata.tables["letter"], metadata.tables["hand_letter"]):
        year = connection.execute(select(table.c.year).where(table.c.id == letter_id)).scalar()
        if year is not None:
            refuse_closed(connection, year)


def close_year(
    connection: Connection,
    stamp: Stamp,
    *,
    year: int,
    day: date,
    counts: Mapping[str, Mapping[str, int]],
    content: str,
) -> Closing:
    """Close a year's books; raises ``BooksClosed`` when they are."""
    refuse_closed(connection, year)
    last = connection.execute(
        select(func.max(_closing.c.round)).where(_closing.c.year == year)
    ).scalar()
    connection.execute(
        insert(_closing).values(
            **stamp.new(),
            year=year,
            round=(last or 0) + 1,
            closed_on=day,
            counts=json.dumps(counts, sort_keys=True),
            sha256=content_hash(content),
            content=content,
            state=_CLOSED,
            reopen_reason="",
        )
    )
    made = load_closing(connection, year)
    if made is None:
        raise BooksNotClosed(year)
    return made


def reopen_year(connection: Connection, stamp: Stamp, year: int, reason: str) -> None:
    """Let a year's books be changed again; raises ``BooksNotClosed``. The closing stays."""
    done = connection.execute(
        update(_closing)
        .where(_closing.c.year == year, _closing.c.state == _CLOSED)
        .values(state=_REOPENED, reopen_reason=reason, **stamp.changed(_closing))
    )
    if done.rowcount != 1:
        raise BooksNotClosed(year)


def closed_years(connection: Connection) -> set[int]:
    """The years whose books are closed now."""
    found = connection.execute(select(_closing.c.year).where(_closing.c.state == _CLOSED))
    return {int(year) for year in found.scalars()}

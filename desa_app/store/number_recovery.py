# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers of letters that come back into the archive: used already, and counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from desa_app.store.numbers import last_number, number_range
from desa_app.store.schema_desa import letter, letter_counter, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_BOTH = (letter, metadata.tables["hand_letter"])


def is_used(connection: Connection, scope: str, year: int, running: int) -> bool:
    """Whether a letter, printed or by hand, has this running number."""
    return any(
        connection.execute(
            select(table.c.id).where(
                table.c.scope == scope, table.c.year == year, table.c.running == running
            )
        ).first()
        is not None
        for table in _BOTH
    )


def note_lost(
    connection: Connection, stamp: Stamp, scope: str, year: int, running: int, note: str
) -> tuple[int, int] | None:
    """Raise the counter and note the numbers in between as lost; returns the first and the last.

    ``None`` when the counter stands there already.
    """
    last = last_number(connection, scope, year)
    if last >= running:
        return None
    note_hole(connection, stamp, scope, year, (last + 1, running), note)
    raise_counter(connection, stamp, scope, year, running)
    return last + 1, running


def note_hole(
    connection: Connection, stamp: Stamp, scope: str, year: int, run: tuple[int, int], note: str
) -> None:
    """Note that nobody knows for what the numbers of a run, both ends included, were used."""
    connection.execute(
        insert(number_range).values(
            **stamp.new(),
            scope=scope,
            year=year,
            first=run[0],
            last=run[1],
            note=note,
            carried=False,
            active=True,
            lost=True,
        )
    )


def raise_counter(
    connection: Connection, stamp: Stamp, scope: str, year: int, running: int
) -> None:
    """Let the next number be above ``running``; a counter never falls."""
    if last_number(connection, scope, year) >= running:
        return
    done = connection.execute(
        update(letter_counter)
        .where(letter_counter.c.scope == scope, letter_counter.c.year == year)
        .values(last=running, **stamp.changed(letter_counter))
    )
    if not done.rowcount:
        connection.execute(
            insert(letter_counter).values(**stamp.new(), scope=scope, year=year, last=running)
        )

# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk over the log's chain: the first link that does not hold, and the gaps that are known.

What a dying disk took is gone, and the chain over it cannot be proven any more. A salvage says so
in an entry of its own, which names the missing places; from there on nobody can take them for
whole. Only places that are missing can be named: an entry that is there and does not fit is
broken, whatever a salvage says, because an encrypted page is read as it was written or not at all.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text

from desa_app.clock import read_timestamp
from desa_app.domain.log_head import LogGap
from desa_app.store.journal import ERASED, ERASED_DETAIL, START, append_at, hash_of, head

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

SALVAGED = "data-diselamatkan"
"""The action whose entry begins a new section of the chain behind the places that are missing."""
GAPS, ALL_LOST = "celah", "jejak_lama_hilang"
_GAP = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first entry whose hash does not follow from its content and its predecessor."""

    position: int


def first_broken(connection: Connection, *, over_gaps: bool = False) -> BrokenLink | None:
    """Walk the whole chain; return the first broken link, or ``None`` when there is none.

    An entry that lost its values to an erasure keeps its hash, and the chain goes on over it; it
    counts as whole only if a later entry, itself part of the chain, names it. Missing entries that
    a later salvage names are no broken link: they are :func:`gaps`. ``over_gaps`` walks over all
    missing entries, to see what else is broken before a salvage names them.
    """
    erased, named = _erased(connection), _named(connection)
    last, previous = 0, START
    rows = connection.execute(text("SELECT * FROM journal ORDER BY position")).mappings()
    for row in rows:
        position = row["position"]
        entry = {key: row[key] for key in row if key != "hash"}
        if position == last + 1:
            follows = row["previous"] == previous
        else:
            by = named.get((last + 1, position - 1), 0)
            # The salvage's own entry hangs on the last one that could be read.
            follows = over_gaps or by > position or (by == position and row["previous"] == previous)
        emptied = row["detail"] == ERASED_DETAIL and erased.get(position, 0) > position
        if not follows or not (emptied or row["hash"] == hash_of(entry)):
            return BrokenLink(position if follows else last + 1)
        last, previous = position, row["hash"]
    return None


def gaps(connection: Connection) -> tuple[LogGap, ...]:
    """The missing places that a salvage named, in their order."""
    named = _named(connection)
    found = [
        _gap(connection, by, first, last)
        for first, last in missing(connection)
        if (by := named.get((first, last), 0))
    ]
    whole = [
        _gap(connection, row.position, 0, 0)
        for row in _salvages(connection)
        if _read(row.detail).get(ALL_LOST) is True
    ]
    return tuple(sorted([*whole, *found], key=lambda gap: (gap.last or gap.entry, gap.entry)))


def missing(connection: Connection) -> list[tuple[int, int]]:
    """The places before the newest entry that hold none, as first and last."""
    found, last = [], 0
    for position in connection.execute(text("SELECT position FROM journal ORDER BY 1")).scalars():
        if position > last + 1:
            found.append((last + 1, position - 1))
        last = position
    return found


def begin_section(
    connection: Connection,
    *,
    at: datetime,
    by: str,
    subject: str,
    detail: Mapping[str, object],
    known_to: int,
) -> None:
    """Begin a new section behind what a salvage could read, naming every place without an entry.

    ``known_to`` is the last place known to have held one, 0 when nobody can tell.
    """
    last, previous = head(connection)
    position = max(last, known_to) + 1
    named = _named(connection)
    lost = [gap for gap in missing(connection) if gap not in named]
    if position > last + 1:
        lost.append((last + 1, position - 1))
    told = dict(detail)
    if lost:
        told[GAPS] = ", ".join(f"{a}-{b}" for a, b in lost)
    if not last and not known_to:
        told[ALL_LOST] = True
    append_at(connection, position, previous, at, by, SALVAGED, subject, told)


def is_proven_empty(detail: str, position: int, erased: Mapping[int, int]) -> bool:
    """Whether an entry still has its values, or a later one says that they were erased."""
    return detail != ERASED_DETAIL or erased.get(position, 0) > position


def read_erased(rows: list[tuple[int, str]]) -> dict[int, int]:
    """Positions of entries without their values, each with the newest entry that names it.

    ``rows`` are position and detail of the erasures' own entries.
    """
    found: dict[int, int] = {}
    for position, detail in rows:
        try:
            named = json.loads(detail)["catatan"]
            found.update({int(one): int(position) for one in named})
        except (ValueError, KeyError, TypeError):
            # Somebody reached into it; the walk finds it at its own place.
            continue
    return found


def _erased(connection: Connection) -> dict[int, int]:
    rows = connection.execute(
        text("SELECT position, detail FROM journal WHERE action = :action ORDER BY position"),
        {"action": ERASED},
    )
    return read_erased([(row.position, row.detail) for row in rows])


def _named(connection: Connection) -> dict[tuple[int, int], int]:
    """The places that salvages named, each with the position of the entry that did."""
    found: dict[tuple[int, int], int] = {}
    for row in _salvages(connection):
        for one in _GAP.finditer(str(_read(row.detail).get(GAPS, ""))):
            first, last = int(one[1]), int(one[2])
            if 0 < first <= last < row.position:
                found[first, last] = row.position
    return found


def _salvages(connection: Connection) -> list[Any]:
    asked = text(
        'SELECT position, at, "by" AS who, detail FROM journal WHERE action = :action '
        "ORDER BY position"
    )
    return list(connection.execute(asked, {"action": SALVAGED}))


def _gap(connection: Connection, entry: int, first: int, last: int) -> LogGap:
    (row,) = (one for one in _salvages(connection) if one.position == entry)
    return LogGap(first=first, last=last, at=read_timestamp(row.at), by=row.who, entry=entry)


def _read(detail: str) -> dict[str, Any]:
    try:
        told = json.loads(detail)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}

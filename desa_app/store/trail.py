# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking through the log: by day, user, action and what it is about, the newest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from desa_app.clock import read_timestamp, timestamp
from desa_app.domain.history import LogEntry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

_PART = 400


def entries(
    connection: Connection,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    by: str = "",
    action: str = "",
    without: Collection[str] = (),
    before: int | None = None,
) -> Iterator[LogEntry]:
    """Entries from ``since`` to before ``until``, read as they are asked for, newest first."""
    wanted: dict[str, object] = {"before": 2**62 if before is None else before}
    rules = ["position < :before"]
    for name, value, rule in (
        ("since", timestamp(since) if since else "", "at >= :since"),
        ("until", timestamp(until) if until else "", "at < :until"),
        ("by", by, '"by" = :by'),
        ("action", action, "action = :action"),
    ):
        if value:
            rules.append(rule)
            wanted[name] = value
    left_out = {f"a{n}": one for n, one in enumerate(sorted(without))}
    rules.append(f"action NOT IN ({', '.join(':' + name for name in left_out)})")
    rows = connection.execute(
        # The rules are ours; the values go their own way.
        text(
            'SELECT position, at, "by" AS who, action, subject, detail FROM journal '  # noqa: S608
            f"WHERE {' AND '.join(rules)} ORDER BY position DESC"
        ),
        wanted | left_out,
    )
    for row in rows.yield_per(_PART):
        yield LogEntry(
            position=row.position,
            at=read_timestamp(row.at),
            by=row.who,
            action=row.action,
            subject=row.subject,
            detail=json.loads(row.detail),
        )


def everybody(connection: Connection) -> tuple[str, ...]:
    """Every name that the log knows."""
    rows = connection.execute(text('SELECT DISTINCT "by" AS who FROM journal ORDER BY lower("by")'))
    return tuple(name for name in rows.scalars() if name)


def kinds(connection: Connection) -> tuple[str, ...]:
    """Every action that the log knows."""
    return tuple(connection.execute(text("SELECT DISTINCT action FROM journal")).scalars())


def times_of(connection: Connection, action: str, *, after: int) -> int:
    """How often something was done behind a line."""
    return int(
        connection.execute(
            text("SELECT count(*) FROM journal WHERE action = :action AND position > :after"),
            {"action": action, "after": after},
        ).scalar_one()
    )

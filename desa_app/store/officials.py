# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs for the office, and from when until when; nobody is ever removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Table, insert, select, update

from desa_app.domain.office import Acting, Official, Post
from desa_app.domain.signing import holder
from desa_app.errors import InvalidInput, NotFound, Problem
from desa_app.store import schema_desa

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from desa_app.store.stamp import Stamp

# Both offices have this table in the same form.
official: Table = schema_desa.metadata.tables["official"]
_FACTS = ("name", "number", "number_label", "title", "since", "until", "active")


def appoint_official(
    connection: Connection,
    stamp: Stamp,
    post: Post,
    name: str,
    number: str,
    *,
    since: date | None = None,
) -> None:
    """Add an official and retire whoever held the post; ``since`` is their first day."""
    retire_holders(connection, stamp, post, until=since)
    insert_official(
        connection, stamp, Official(id="", post=post, name=name, number=number, since=since)
    )


def retire_holders(
    connection: Connection, stamp: Stamp, post: Post, *, until: date | None, unnamed: bool = False
) -> None:
    """Whoever holds the post no longer does; ``unnamed`` only clears a place kept open."""
    holding = (official.c.post == post.value) & official.c.active
    if unnamed:
        holding &= official.c.name == ""
    connection.execute(
        update(official)
        .where(holding, official.c.until.is_(None))
        .values(until=until, active=False, **stamp.changed(official))
    )
    connection.execute(
        update(official).where(holding).values(active=False, **stamp.changed(official))
    )


def insert_official(connection: Connection, stamp: Stamp, content: Official) -> str:
    """Add an official beside those already there; give their id."""
    columns = stamp.new()
    connection.execute(insert(official).values(**columns, **_values(content)))
    return str(columns["id"])


def update_official(connection: Connection, stamp: Stamp, content: Official) -> None:
    """Correct an official; letters keep what they were signed with. Raises ``NotFound``."""
    done = connection.execute(
        update(official)
        .where(official.c.id == content.id)
        .values(**_values(content), **stamp.changed(official))
    )
    if done.rowcount != 1:
        raise NotFound("pejabat")


def load_official(connection: Connection, official_id: str) -> Official:
    """One official; raises ``NotFound``."""
    row = connection.execute(select(official).where(official.c.id == official_id)).mappings()
    found = row.first()
    if found is None:
        raise NotFound("pejabat")
    return _official(found)


def load_signatory(connection: Connection, official_id: str, day: date) -> Official | None:
    """Who was chosen to sign on a day, ``None`` when nobody was.

    Raises ``NotFound``, and ``InvalidInput`` for somebody not in office on that day.
    """
    if not official_id:
        return None
    chosen = load_official(connection, official_id)
    if not chosen.in_office(day):
        raise InvalidInput((Problem("signatory", "penandatangan-tidak-menjabat", chosen.name),))
    return chosen


def list_officials(connection: Connection) -> tuple[Official, ...]:
    """Everybody who ever signed or may, by post and then in the order of entry."""
    rows = connection.execute(select(official).order_by(official.c.id)).mappings()
    order = list(Post)
    found = [_official(row) for row in rows]
    return tuple(sorted(found, key=lambda one: order.index(one.post)))


def load_officials(connection: Connection, day: date) -> dict[Post, Official]:
    """Who holds the two chief posts on a day; an empty name where nobody does."""
    everybody = list_officials(connection)
    return {post: holder(everybody, post, day) for post in (Post.HEAD, Post.SECRETARY)}


def _official(row: RowMapping) -> Official:
    return Official(
        id=row["id"],
        post=Post(row["post"]),
        acting=Acting(row["acting"]),
        **{name: row[name] for name in _FACTS},
    )


def _values(content: Official) -> dict[str, object]:
    values = {name: getattr(content, name) for name in _FACTS}
    return values | {"post": content.post.value, "acting": content.acting.value}

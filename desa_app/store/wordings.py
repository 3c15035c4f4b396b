# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions of the office's own letter wordings: written once, never changed, one active."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.office_wording import WordingVersion
from desa_app.errors import NotFound
from desa_app.store.schema_desa import wording

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from desa_app.store.stamp import Stamp


def insert_version(
    connection: Connection, stamp: Stamp, kind: str, text: str, *, note: str, shipped_sha256: str
) -> int:
    """Write the next version of a kind and make it the active one; returns its number."""
    retire(connection, stamp, kind)
    version = 1 + (
        connection.execute(
            select(func.max(wording.c.version)).where(wording.c.kind == kind)
        ).scalar()
        or 0
    )
    connection.execute(
        insert(wording).values(
            **stamp.new(),
            kind=kind,
            version=version,
            text=text,
            shipped_sha256=shipped_sha256,
            note=note,
            active=True,
        )
    )
    return version


def retire(connection: Connection, stamp: Stamp, kind: str) -> bool:
    """Let no version of a kind be active; tells whether one was."""
    done = connection.execute(
        update(wording)
        .where(wording.c.kind == kind, wording.c.active)
        .values(active=False, **stamp.changed(wording))
    )
    return done.rowcount > 0


def know_shipped(connection: Connection, stamp: Stamp, kind: str, shipped_sha256: str) -> None:
    """Remember which shipped text the active version was held against."""
    connection.execute(
        update(wording)
        .where(wording.c.kind == kind, wording.c.active)
        .values(shipped_sha256=shipped_sha256, **stamp.changed(wording))
    )


def active_versions(connection: Connection) -> dict[str, WordingVersion]:
    """The text in force of every kind that the office wrote itself."""
    rows = connection.execute(select(wording).where(wording.c.active)).mappings()
    return {row["kind"]: _version(row) for row in rows}


def last_versions(connection: Connection) -> dict[str, WordingVersion]:
    """The newest version of every kind that was ever written, in force or not."""
    rows = connection.execute(select(wording).order_by(wording.c.version)).mappings()
    return {row["kind"]: _version(row) for row in rows}


def versions_of(connection: Connection, kind: str) -> tuple[WordingVersion, ...]:
    """All versions of a kind, the newest first."""
    rows = connection.execute(
        select(wording).where(wording.c.kind == kind).order_by(wording.c.version.desc())
    ).mappings()
    return tuple(_version(row) for row in rows)


def load_version(connection: Connection, kind: str, version: int) -> WordingVersion:
    """One version; raises ``NotFound``."""
    row = (
        connection.execute(
            select(wording).where(wording.c.kind == kind, wording.c.version == version)
        )
        .mappings()
        .first()
    )
    if row is None:
        raise NotFound("naskah")
    return _version(row)


def _version(row: RowMapping) -> WordingVersion:
    return WordingVersion(
        kind=row["kind"],
        version=row["version"],
        text=row["text"],
        note=row["note"],
        active=row["active"],
        written_at=read_timestamp(row["created_at"]),
        written_by=row["created_by"],
        shipped_sha256=row["shipped_sha256"],
    )

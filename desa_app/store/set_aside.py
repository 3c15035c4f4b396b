# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages kept sealed because another one of their number was taken in before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from desa_app.clock import read_timestamp, timestamp
from desa_app.domain.offer import Decision, SetAside
from desa_app.domain.package import DataLevel
from desa_app.errors import NotFound
from desa_app.store.consolidated import received_at
from desa_app.store.schema_kecamatan import received, set_aside

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.package import PackageContents
    from desa_app.store.stamp import Stamp


def keep_aside(
    connection: Connection,
    stamp: Stamp,
    contents: PackageContents,
    *,
    sealed: bytes,
    file_sha256: str,
    file_name: str,
) -> bool:
    """Keep the file as it came; ``False`` when it is kept already."""
    manifest = contents.manifest
    there = select(set_aside.c.id).where(
        set_aside.c.village == manifest.village,
        set_aside.c.manifest_sha256 == contents.manifest_sha256,
    )
    if connection.execute(there).first() is not None:
        return False
    connection.execute(
        insert(set_aside).values(
            **stamp.new(),
            village=manifest.village,
            village_name=manifest.village_name,
            series=contents.series,
            sequence=manifest.sequence,
            period=manifest.period,
            level=manifest.level.value,
            counts=json.dumps(manifest.counts),
            package_id=manifest.package_id,
            manifest_sha256=contents.manifest_sha256,
            file_sha256=file_sha256,
            file_name=file_name,
            made_at=timestamp(manifest.made_at),
            sealed=sealed,
            decision="",
            note="",
            replaced="",
        )
    )
    return True


def waiting_of(connection: Connection, village: str) -> int:
    """How many of a village nobody has decided about."""
    found = select(func.count()).where(set_aside.c.village == village, set_aside.c.decision == "")
    return connection.execute(found).scalar_one()


def list_aside(connection: Connection) -> tuple[SetAside, ...]:
    """All that were kept, the newest first, each beside what stands under its number."""
    columns = [column for column in set_aside.c if column.name != "sealed"]
    rows = connection.execute(
        select(*columns).order_by(set_aside.c.created_at.desc(), set_aside.c.id.desc())
    ).mappings()
    return tuple(_aside(connection, row) for row in rows)


def sealed_of(connection: Connection, aside_id: str) -> tuple[SetAside, bytes]:
    """One of them with its file; raises ``NotFound``."""
    row = connection.execute(select(set_aside).where(set_aside.c.id == aside_id)).mappings().first()
    if row is None:
        raise NotFound("kiriman")
    return _aside(connection, row), bytes(row["sealed"])


def decide(
    connection: Connection, stamp: Stamp, aside_id: str, decision: Decision, note: str
) -> None:
    """Remember what was decided."""
    connection.execute(
        update(set_aside)
        .where(set_aside.c.id == aside_id)
        .values(decision=decision.value, note=note, **stamp.changed(set_aside))
    )


def give_way(connection: Connection, stamp: Stamp, one: SetAside) -> None:
    """Take what stands under the number out, and write beside the other what it was."""
    place = (
        received.c.village == one.village,
        received.c.series == one.series,
        received.c.sequence == one.sequence,
    )
    row = connection.execute(select(received).where(*place)).mappings().first()
    told = {name: value for name, value in (row or {}).items() if name != "receipt"}
    connection.execute(
        update(set_aside)
        .where(set_aside.c.id == one.id)
        .values(replaced=json.dumps(told), **stamp.changed(set_aside))
    )
    connection.execute(delete(received).where(*place))


def _aside(connection: Connection, row: Any) -> SetAside:
    known = received_at(connection, row["village"], (row["series"], row["sequence"]))
    return SetAside(
        id=row["id"],
        village=row["village"],
        village_name=row["village_name"],
        series=row["series"],
        sequence=row["sequence"],
        period=row["period"],
        level=DataLevel(row["level"]),
        counts=json.loads(row["counts"]),
        file_name=row["file_name"],
        file_sha256=row["file_sha256"],
        made_at=read_timestamp(row["made_at"]),
        kept_at=read_timestamp(row["created_at"]),
        kept_by=row["created_by"],
        known=known[0] if known is not None else None,
        decision=Decision(row["decision"]) if row["decision"] else None,
        note=row["note"],
    )

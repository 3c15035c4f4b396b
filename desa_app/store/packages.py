# SPDX-License-Identifier: GPL-3.0-or-later
"""What the village sent, to whom, and which receipts came back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, delete, func, insert, select, update

from desa_app.clock import read_timestamp, timestamp
from desa_app.domain.package import Card, DataLevel, SentPackage
from desa_app.errors import NotEnrolled, NotFound
from desa_app.store.schema_desa import district_card, metadata, package, package_attempt

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

package_floor = metadata.tables["package_floor"]


def enrol_district(connection: Connection, stamp: Stamp, card: Card, raw: bytes) -> None:
    """Trust this kecamatan card from now on; an earlier one is kept but no longer used."""
    connection.execute(
        update(district_card)
        .where(district_card.c.active)
        .values(active=False, **stamp.changed(district_card))
    )
    connection.execute(
        insert(district_card).values(
            **stamp.new(),
            code=card.code,
            name=card.name,
            verify_key=card.verify_key,
            fingerprint=card.fingerprint,
            card=raw,
            active=True,
        )
    )


def district_card_bytes(connection: Connection) -> bytes:
    """The enrolled kecamatan's card as it came; raises ``NotEnrolled``."""
    found = connection.execute(select(district_card.c.card).where(district_card.c.active)).scalar()
    if found is None:
        raise NotEnrolled
    return bytes(found)


def has_district(connection: Connection) -> bool:
    """Tell whether a kecamatan's card is enrolled."""
    wanted = select(district_card.c.id).where(district_card.c.active)
    return connection.execute(wanted).first() is not None


def last_package(connection: Connection) -> SentPackage | None:
    """The newest package, whose manifest the next one names."""
    row = (
        connection.execute(select(package).order_by(package.c.sequence.desc()).limit(1))
        .mappings()
        .first()
    )
    return _package(row) if row else None


def last_sequence(connection: Connection) -> int:
    """The last sequence that is spent; 0 before any.

    By a package we know, by one we lost, or by one that may lie on a stick that was pulled out.
    """
    places = (package, package_floor, package_attempt)
    spent = (connection.execute(select(func.max(one.c.sequence))).scalar() for one in places)
    return max(found or 0 for found in spent)


def raise_sequence(connection: Connection, stamp: Stamp, sequence: int, reason: str) -> None:
    """Let the next package come after ``sequence``; a sequence never falls."""
    if sequence > last_sequence(connection):
        connection.execute(
            insert(package_floor).values(**stamp.new(), sequence=sequence, reason=reason)
        )


def insert_package(connection: Connection, stamp: Stamp, sent: SentPackage, reason: str) -> None:
    """Remember a package that lies where it should."""
    _insert(connection, package, stamp, sent, reason)


def begin_attempt(connection: Connection, stamp: Stamp, sent: SentPackage, reason: str) -> None:
    """Spend a sequence for a package whose file is about to be written."""
    _insert(connection, package_attempt, stamp, sent, reason)


def forget_attempt(connection: Connection, sent_id: str) -> None:
    """Nothing of it lies anywhere: its sequence may be given again."""
    connection.execute(delete(package_attempt).where(package_attempt.c.id == sent_id))


def settle_attempt(connection: Connection, sent_id: str) -> None:
    """The file lies there: what was on its way is sent. Raises ``NotFound``."""
    wanted = package_attempt.c.id == sent_id
    row = connection.execute(select(package_attempt).where(wanted)).mappings().first()
    if row is None:
        raise NotFound("kiriman")
    connection.execute(insert(package).values(**row))
    connection.execute(delete(package_attempt).where(wanted))


def list_attempts(connection: Connection) -> tuple[SentPackage, ...]:
    """Packages on their way, or of which nobody knows whether they lie anywhere."""
    rows = connection.execute(
        select(package_attempt).order_by(package_attempt.c.sequence.desc())
    ).mappings()
    return tuple(_package({**row, "receipt_at": None}) for row in rows)


def attempt_by_id(connection: Connection, package_id: str) -> SentPackage:
    """The package on its way that a receipt answers; raises ``NotFound``."""
    wanted = select(package_attempt).where(package_attempt.c.package_id == package_id)
    row = connection.execute(wanted).mappings().first()
    if row is None:
        raise NotFound("kiriman")
    return _package({**row, "receipt_at": None})


def _insert(
    connection: Connection, table: Table, stamp: Stamp, sent: SentPackage, reason: str
) -> None:
    columns = stamp.new() | {"id": sent.id}
    connection.execute(
        insert(table).values(
            **columns,
            sequence=sent.sequence,
            package_id=sent.package_id,
            period=sent.period,
            level=sent.level.value,
            reason=reason,
            counts=json.dumps(sent.counts),
            manifest_sha256=sent.manifest_sha256,
            file_sha256=sent.file_sha256,
            file_name=sent.file_name,
            size=sent.size,
        )
    )


def list_packages(connection: Connection) -> tuple[SentPackage, ...]:
    """All packages, newest first."""
    rows = connection.execute(select(package).order_by(package.c.sequence.desc())).mappings()
    return tuple(_package(row) for row in rows)


def receipt_of(connection: Connection, sent_id: str) -> bytes:
    """The answer as it came; raises ``NotFound`` while there is none."""
    found = connection.execute(select(package.c.receipt).where(package.c.id == sent_id)).scalar()
    if found is None:
        raise NotFound("kiriman")
    return bytes(found)


def package_by_id(connection: Connection, package_id: str) -> SentPackage:
    """The package a receipt answers; raises ``NotFound``."""
    row = (
        connection.execute(select(package).where(package.c.package_id == package_id))
        .mappings()
        .first()
    )
    if row is None:
        raise NotFound("kiriman")
    return _package(row)


def close_package(
    connection: Connection, stamp: Stamp, package_id: str, receipt: bytes, at: datetime
) -> None:
    """Close a batch with its receipt."""
    connection.execute(
        update(package)
        .where(package.c.package_id == package_id)
        .values(receipt=receipt, receipt_at=timestamp(at), **stamp.changed(package))
    )


def _package(row: Any) -> SentPackage:
    return SentPackage(
        id=row["id"],
        sequence=row["sequence"],
        package_id=row["package_id"],
        period=row["period"],
        level=DataLevel(row["level"]),
        counts=json.loads(row["counts"]),
        manifest_sha256=row["manifest_sha256"],
        file_sha256=row["file_sha256"],
        file_name=row["file_name"],
        size=row["size"],
        made_at=read_timestamp(row["created_at"]),
        made_by=row["created_by"],
        receipt_at=read_timestamp(row["receipt_at"]) if row["receipt_at"] else None,
        # The text was proven when it came in; docs/bundle-format.md, "Receipt".
        refused=bytes(row.get("receipt") or b"").count(b"\nDitolak: "),
    )

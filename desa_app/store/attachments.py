# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures and scans of records, within the encrypted data."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.attachments import Attachment
from desa_app.domain.documents import ScanForm
from desa_app.domain.ledger import RecordState
from desa_app.errors import ChangedMeanwhile, NotFound, RecordStruck
from desa_app.store.schema_desa import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.scans import ReducedScan
    from desa_app.store.stamp import Stamp

_file = metadata.tables["record_file"]
_SHOWN = (
    *(column for column in _file.c if column.name != "content"),
    func.length(_file.c.content).label("size"),
)
WHAT = "lampiran"


def refuse_unknown(connection: Connection, record_id: str) -> None:
    """Raise ``NotFound`` unless this is a record of one of the lists that can be struck out."""
    for table in metadata.sorted_tables:
        if table is _file or "strike_reason" not in table.c:
            continue
        if connection.execute(select(table.c.id).where(table.c.id == record_id)).first():
            return
    raise NotFound("catatan")


def insert_attachment(
    connection: Connection, stamp: Stamp, record_id: str, name: str, reduced: ReducedScan
) -> str:
    """Keep a file that was redrawn before."""
    columns = stamp.new()
    connection.execute(
        insert(_file).values(
            **columns,
            record_id=record_id,
            name=name,
            form=reduced.form.value,
            pages=reduced.pages,
            sha256=hashlib.sha256(reduced.content).hexdigest(),
            content=reduced.content,
            state=RecordState.NOTED.value,
            strike_reason="",
        )
    )
    return str(columns["id"])


def attachments_of(connection: Connection, record_id: str) -> tuple[Attachment, ...]:
    """The files of a record, the oldest first, struck ones too."""
    rows = connection.execute(
        select(*_SHOWN).where(_file.c.record_id == record_id).order_by(_file.c.id)
    )
    return tuple(
        Attachment(
            id=row.id,
            record_id=row.record_id,
            name=row.name,
            form=ScanForm(row.form),
            pages=row.pages,
            size=row.size,
            sha256=row.sha256,
            state=RecordState(row.state),
            strike_reason=row.strike_reason,
            added_at=read_timestamp(row.created_at),
            added_by=row.created_by,
        )
        for row in rows
    )


def attachment_counts(connection: Connection) -> dict[str, int]:
    """How many files stand at each record that has any."""
    rows = connection.execute(
        select(_file.c.record_id, func.count().label("many"))
        .where(_file.c.state == RecordState.NOTED.value)
        .group_by(_file.c.record_id)
    )
    return {row.record_id: row.many for row in rows}


def attachment_content(connection: Connection, file_id: str) -> bytes:
    """A file's bytes; raises ``NotFound``."""
    found = connection.execute(
        select(_file.c.content).where(_file.c.id == file_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound(WHAT)
    return bytes(found)


def strike_attachment(connection: Connection, stamp: Stamp, file_id: str, reason: str) -> None:
    """Strike a file out; raises ``NotFound`` or ``RecordStruck``."""
    state = connection.execute(
        select(_file.c.state).where(_file.c.id == file_id)
    ).scalar_one_or_none()
    if state is None:
        raise NotFound(WHAT)
    if state == RecordState.STRUCK.value:
        raise RecordStruck(WHAT)
    connection.execute(
        update(_file)
        .where(_file.c.id == file_id)
        .values(state=RecordState.STRUCK.value, strike_reason=reason, **stamp.changed(_file))
    )


def put_back_attachment(connection: Connection, stamp: Stamp, file_id: str) -> None:
    """Let a struck file count again; raises ``ChangedMeanwhile``."""
    done = connection.execute(
        update(_file)
        .where(_file.c.id == file_id, _file.c.state == RecordState.STRUCK.value)
        .values(state=RecordState.NOTED.value, strike_reason="", **stamp.changed(_file))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile(WHAT)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers and their scans in the village store."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, literal_column, or_, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.documents import Document, DocumentDraft, ScanForm
from desa_app.domain.episode import OPEN_STATES
from desa_app.domain.scans import ReducedScan, Scan, ScanState
from desa_app.errors import ChangedMeanwhile, NotFound
from desa_app.store.schema_desa import episode, metadata, person

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from desa_app.store.stamp import Stamp

_document = metadata.tables["document"]
_scan = metadata.tables["scan"]
_FACTS = tuple(name for name in DocumentDraft.__dataclass_fields__ if name != "kind")
WHAT = "dokumen"
WHAT_SCAN = "pindaian"


# --- papers ---------------------------------------------------------------------------------


def documents_of(
    connection: Connection, person_id: str, episode_id: str | None
) -> tuple[Document, ...]:
    """The person's own papers and those of one plan."""
    of_plan: ColumnElement[bool] = _document.c.episode_id.is_(None)
    if episode_id is not None:
        of_plan = or_(of_plan, _document.c.episode_id == episode_id)
    return _load(connection, _document.c.person_id == person_id, of_plan)


def load_document(connection: Connection, document_id: str) -> Document:
    """Read one paper; raises ``NotFound``."""
    found = _load(connection, _document.c.id == document_id)
    if not found:
        raise NotFound(WHAT)
    return found[0]


def has_document(connection: Connection, person_id: str, episode_id: str | None, kind: str) -> bool:
    """Whether there is a record of a paper of this kind of a person or plan."""
    wanted = select(_document.c.id).where(
        _document.c.person_id == person_id,
        _document.c.episode_id.is_(None)
        if episode_id is None
        else _document.c.episode_id == episode_id,
        _document.c.kind == kind,
    )
    return connection.execute(wanted).first() is not None


def insert_document(
    connection: Connection,
    stamp: Stamp,
    person_id: str,
    episode_id: str | None,
    draft: DocumentDraft,
) -> str:
    """Store a paper and return its id."""
    columns = stamp.new()
    connection.execute(
        insert(_document).values(
            **columns,
            person_id=person_id,
            episode_id=episode_id,
            **asdict(draft),
        )
    )
    return str(columns["id"])


def update_document(
    connection: Connection, stamp: Stamp, document: Document, draft: DocumentDraft
) -> None:
    """Save changed facts; raises ``ChangedMeanwhile`` when ``document`` is not the newest."""
    done = connection.execute(
        update(_document)
        .where(_document.c.id == document.id, _document.c.revision == document.revision)
        .values(**{name: getattr(draft, name) for name in _FACTS}, **stamp.changed(_document))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile(WHAT)


def ending_documents(
    connection: Connection, until: date
) -> list[tuple[str, str, str, str, Document]]:
    """Papers that end on ``until`` or before, of people with an open plan.

    Each as person, name, plan, its scheme, paper; a paper of the person belongs to every open
    plan. Soonest first.
    """
    plans = select(episode.c.id, episode.c.person_id, episode.c.scheme).where(
        episode.c.status.in_([status.value for status in OPEN_STATES])
    )
    open_plan = plans.subquery("open_plan")
    found = connection.execute(
        select(_document, person.c.name, open_plan.c.id.label("plan_id"), open_plan.c.scheme)
        .join(person, person.c.id == _document.c.person_id)
        .join(open_plan, open_plan.c.person_id == _document.c.person_id)
        .where(
            _document.c.present.is_(True),
            _document.c.valid_until <= until,
            func.coalesce(_document.c.episode_id, open_plan.c.id) == open_plan.c.id,
        )
        .order_by(_document.c.valid_until, person.c.name, open_plan.c.id.desc())
    ).mappings()
    return [
        (row["person_id"], row["name"], row["plan_id"], row["scheme"], _paper(row, 0))
        for row in found
    ]


def _load(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Document, ...]:
    counted = (
        select(_scan.c.document_id, func.count().label("scans"))
        .where(_scan.c.state == ScanState.VALID.value)
        .group_by(_scan.c.document_id)
        .subquery("counted")
    )
    rows = connection.execute(
        select(_document, func.coalesce(counted.c.scans, 0).label("scans"))
        .outerjoin(counted, counted.c.document_id == _document.c.id)
        .where(*conditions)
        .order_by(_document.c.id)
    ).mappings()
    return tuple(_paper(row, row["scans"]) for row in rows)


def _paper(row: Any, scans: int) -> Document:
    facts = {name: row[name] for name in _FACTS}
    return Document(
        id=row["id"],
        revision=row["revision"],
        person_id=row["person_id"],
        episode_id=row["episode_id"],
        facts=DocumentDraft(kind=row["kind"], **facts),
        scans=scans,
    )


# --- scans ----------------------------------------------------------------------------------

# Pages of one file come within a millisecond, so their ids do not tell their order.
_ROW: ColumnElement[int] = literal_column("scan.rowid")
_SCAN_COLUMNS = [column for column in _scan.c if column.name != "content"]


def insert_scan(
    connection: Connection, stamp: Stamp, document_id: str, name: str, reduced: ReducedScan
) -> str:
    """Store a reduced scan and return its id."""
    columns = stamp.new()
    connection.execute(
        insert(_scan).values(
            **columns,
            document_id=document_id,
            name=name,
            form=reduced.form.value,
            pages=reduced.pages,
            size=len(reduced.content),
            sha256=hashlib.sha256(reduced.content).hexdigest(),
            state=ScanState.VALID.value,
            reason="",
            content=reduced.content,
        )
    )
    return str(columns["id"])


def set_aside(
    connection: Connection, stamp: Stamp, scan: Scan, state: ScanState, reason: str
) -> None:
    """Let a valid scan be replaced or removed; raises ``ChangedMeanwhile``."""
    done = connection.execute(
        update(_scan)
        .where(
            _scan.c.id == scan.id,
            _scan.c.revision == scan.revision,
            _scan.c.state == ScanState.VALID.value,
        )
        .values(state=state.value, reason=reason, **stamp.changed(_scan))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile(WHAT_SCAN)


def put_back_scan(connection: Connection, stamp: Stamp, scan: Scan) -> None:
    """Let a scan, given as it was before it was set aside, count again.

    Raises ``ChangedMeanwhile``.
    """
    done = connection.execute(
        update(_scan)
        .where(
            _scan.c.id == scan.id,
            _scan.c.revision == scan.revision + 1,
            _scan.c.state != ScanState.VALID.value,
        )
        .values(state=ScanState.VALID.value, reason="", **stamp.changed(_scan))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile(WHAT_SCAN)


def scans_of(connection: Connection, document_id: str) -> tuple[Scan, ...]:
    """All scans of a paper, also those set aside, the oldest first; without their bytes."""
    rows = connection.execute(
        select(*_SCAN_COLUMNS).where(_scan.c.document_id == document_id).order_by(_ROW)
    ).mappings()
    return tuple(_as_scan(row) for row in rows)


def load_scan(connection: Connection, scan_id: str) -> Scan:
    """One scan without its bytes; raises ``NotFound``."""
    row = connection.execute(select(*_SCAN_COLUMNS).where(_scan.c.id == scan_id)).mappings().first()
    if row is None:
        raise NotFound(WHAT_SCAN)
    return _as_scan(row)


def scan_content(connection: Connection, scan_id: str) -> tuple[bytes, str]:
    """The bytes of a scan and the SHA-256 noted when they came; raises ``NotFound``."""
    row = connection.execute(
        select(_scan.c.content, _scan.c.sha256).where(_scan.c.id == scan_id)
    ).first()
    if row is None:
        raise NotFound(WHAT_SCAN)
    return bytes(row.content), row.sha256


def _as_scan(row: Any) -> Scan:
    return Scan(
        id=row["id"],
        revision=row["revision"],
        document_id=row["document_id"],
        name=row["name"],
        form=ScanForm(row["form"]),
        pages=row["pages"],
        size=row["size"],
        sha256=row["sha256"],
        state=ScanState(row["state"]),
        reason=row["reason"],
        added_at=read_timestamp(row["created_at"]),
        added_by=row["created_by"],
    )

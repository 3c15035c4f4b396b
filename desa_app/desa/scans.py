# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans attached to papers: taken in reduced, looked at, saved outside only when asked for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from desa_app.domain.documents import ScanForm
from desa_app.domain.scans import (
    MOST_SCANS,
    REASON_LIMIT,
    TAKEN_BACK,
    ReducedScan,
    Scan,
    ScanState,
    plain_name,
)
from desa_app.errors import (
    InvalidInput,
    PackageTooLarge,
    Problem,
    ScanDamaged,
    ScanTooLarge,
    TooManyScans,
)
from desa_app.exchange.stick import read_bounded, write_checked
from desa_app.intake.scans import SOURCE_LIMIT, as_pdf, reduce_scan
from desa_app.store import documents as rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.office.desk import Desk


class Scans:
    """The pictures of papers, all within the encrypted data."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, document_id: str, *, all_states: bool = False) -> tuple[Scan, ...]:
        """The valid scans of a paper, the oldest first; with ``all_states`` those set aside too."""
        with self._desk.reading() as connection:
            found = rows.scans_of(connection, document_id)
        return found if all_states else _valid(found)

    def attach_file(
        self, document_id: str, path: Path, tell: Callable[[int, int], None] | None = None
    ) -> tuple[Scan, ...]:
        """Take in a picture or PDF from a camera, scanner or stick; the file itself stays there.

        Raises what reading and :func:`attach` raise.
        """
        return self.attach(document_id, _read(path), path.name, tell)

    def attach(
        self,
        document_id: str,
        content: bytes,
        name: str,
        tell: Callable[[int, int], None] | None = None,
    ) -> tuple[Scan, ...]:
        """Reduce a scan to the form its kind of paper takes, and keep it.

        ``tell`` gets pages done and their number; it may raise ``Cancelled``. Raises ``NotFound``,
        ``TooManyScans`` or one of the scan errors; then nothing was kept.
        """
        with self._desk.reading() as connection:
            form = _form_of(self._desk, connection, document_id)
            self._refuse_full(connection, document_id, name, 1)
        reduced = reduce_scan(content, name, form, tell)
        with self._desk.writing() as connection:
            self._refuse_full(connection, document_id, name, len(reduced))
            return self._keep(connection, document_id, name, reduced)

    def replace_file(
        self,
        scan: Scan,
        path: Path,
        reason: str,
        tell: Callable[[int, int], None] | None = None,
    ) -> tuple[Scan, ...]:
        """Put another file in the place of a scan, which is set aside with the reason.

        Raises ``InvalidInput`` without a reason, ``ChangedMeanwhile``, or what attaching raises.
        """
        _refuse_no_reason(reason)
        content = _read(path)
        with self._desk.reading() as connection:
            form = _form_of(self._desk, connection, scan.document_id)
        reduced = reduce_scan(content, path.name, form, tell)
        with self._desk.writing() as connection:
            rows.set_aside(connection, self._desk.stamp(), scan, ScanState.REPLACED, reason.strip())
            self._refuse_full(connection, scan.document_id, path.name, len(reduced))
            new = self._keep(connection, scan.document_id, path.name, reduced)
            detail = {"oleh": new[0].id, "alasan": reason.strip()}
            self._desk.log(connection, "pindaian-diganti", scan.id, detail)
            return new

    def remove(self, scan: Scan, reason: str) -> None:
        """Set a scan aside; it is shown no more but stays in the data with the reason.

        Raises ``InvalidInput`` without a reason, or ``ChangedMeanwhile``.
        """
        _refuse_no_reason(reason)
        with self._desk.writing() as connection:
            rows.set_aside(connection, self._desk.stamp(), scan, ScanState.REMOVED, reason.strip())
            self._desk.log(connection, "pindaian-dihapus", scan.id, {"alasan": reason.strip()})

    def put_back(self, scan: Scan, instead_of: tuple[Scan, ...] = ()) -> Scan:
        """Show a scan again that was set aside; ``scan`` is as it was before.

        What had taken its place, ``instead_of``, is set aside. The log keeps it all. Raises
        ``ChangedMeanwhile``, or ``TooManyScans`` when others have come meanwhile.
        """
        with self._desk.writing() as connection:
            stamp = self._desk.stamp()
            for one in instead_of:
                rows.set_aside(connection, stamp, one, ScanState.REMOVED, TAKEN_BACK)
                self._desk.log(connection, "pindaian-dihapus", one.id, {"alasan": TAKEN_BACK})
            self._refuse_full(connection, scan.document_id, scan.name, 1)
            rows.put_back_scan(connection, stamp, scan)
            self._desk.log(connection, "pindaian-dikembalikan", scan.id)
            return rows.load_scan(connection, scan.id)

    def content(self, scan_id: str) -> bytes:
        """The bytes as they are kept; raises ``NotFound`` or ``ScanDamaged``."""
        with self._desk.reading() as connection:
            return _sound(connection, rows.load_scan(connection, scan_id))

    def as_pdf(self, scan_id: str) -> bytes:
        """A scan to look at, in memory only; raises ``NotFound`` or ``ScanDamaged``."""
        with self._desk.reading() as connection:
            scan = rows.load_scan(connection, scan_id)
            content = _sound(connection, scan)
        return as_pdf(ReducedScan(form=scan.form, pages=scan.pages, content=content))

    def save_outside(self, scan_id: str, path: Path) -> None:
        """Write a scan as a readable file where somebody asked for it; the log says so first.

        Raises ``NotFound``, ``ScanDamaged``, ``FileMissing``, ``DiskFull``, ``NotWritable`` or
        ``ReadBackDiffers``. An entry without a file is harmless, a file without one is not.
        """
        with self._desk.writing() as connection:
            scan = rows.load_scan(connection, scan_id)
            content = _sound(connection, scan)
            detail = {"berkas": path.name, "sha256": scan.sha256}
            self._desk.log(connection, "pindaian-disimpan-keluar", scan_id, detail)
        write_checked(path.parent, path.name, content, replace=True)

    def _refuse_full(self, connection: Connection, document_id: str, name: str, more: int) -> None:
        if len(_valid(rows.scans_of(connection, document_id))) + more > MOST_SCANS:
            raise TooManyScans(name, MOST_SCANS)

    def _keep(
        self,
        connection: Connection,
        document_id: str,
        name: str,
        reduced: tuple[ReducedScan, ...],
    ) -> tuple[Scan, ...]:
        kept = []
        for number, one in enumerate(reduced, start=1):
            called = plain_name(name) + (f" hal {number}" if len(reduced) > 1 else "")
            new = rows.insert_scan(connection, self._desk.stamp(), document_id, called, one)
            scan = rows.load_scan(connection, new)
            detail = {"dokumen": document_id, "sha256": scan.sha256, "bita": scan.size}
            self._desk.log(connection, "pindaian-dicatat", new, detail)
            kept.append(scan)
        return tuple(kept)


def _valid(scans: tuple[Scan, ...]) -> tuple[Scan, ...]:
    return tuple(scan for scan in scans if scan.state is ScanState.VALID)


def _form_of(desk: Desk, connection: Connection, document_id: str) -> ScanForm:
    kind = rows.load_document(connection, document_id).facts.kind
    forms = {rule.code: rule.form for rule in desk.reference(connection).documents()}
    return forms.get(kind, ScanForm.PDF)


def _sound(connection: Connection, scan: Scan) -> bytes:
    content, noted = rows.scan_content(connection, scan.id)
    if hashlib.sha256(content).hexdigest() != noted:
        raise ScanDamaged(scan.name)
    return content


def _read(path: Path) -> bytes:
    try:
        return read_bounded(path, SOURCE_LIMIT)
    except PackageTooLarge as error:
        raise ScanTooLarge(path.name, f"{SOURCE_LIMIT // 1_000_000} MB") from error


def _refuse_no_reason(reason: str) -> None:
    if not reason.strip():
        raise InvalidInput((Problem("reason", "kosong"),))
    if len(reason) > REASON_LIMIT:
        raise InvalidInput((Problem("reason", "terlalu-panjang", reason, str(REASON_LIMIT)),))

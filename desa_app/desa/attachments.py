# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures and scans at a record: hostile until redrawn, then small and encrypted."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from desa_app.domain.attachments import MOST_FILES, Attachment
from desa_app.domain.documents import ScanForm
from desa_app.domain.ledger import reason_of
from desa_app.domain.scans import ReducedScan, plain_name
from desa_app.errors import (
    InvalidInput,
    PackageTooLarge,
    ScanDamaged,
    ScanTooLarge,
    TooManyScans,
)
from desa_app.exchange.stick import read_bounded, write_checked
from desa_app.intake.scans import SOURCE_LIMIT, as_pdf, reduce_scan
from desa_app.store import attachments as rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.office.desk import Desk


class Attachments:
    """Files of records of the running lists."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, record_id: str) -> tuple[Attachment, ...]:
        """The files of a record, the oldest first, struck ones too."""
        with self._desk.reading() as connection:
            return rows.attachments_of(connection, record_id)

    def counts(self) -> dict[str, int]:
        """How many files stand at each record that has any."""
        with self._desk.reading() as connection:
            return rows.attachment_counts(connection)

    def add_file(
        self, record_id: str, path: Path, tell: Callable[[int, int], None] | None = None
    ) -> tuple[Attachment, ...]:
        """Take in a picture (kept as JPG) or PDF (kept as PDF); the file itself stays there.

        ``tell`` gets pages done and their number. Raises ``NotFound`` for a record that is not
        there, ``TooManyScans`` or one of the scan errors; then nothing was kept.
        """
        try:
            content = read_bounded(path, SOURCE_LIMIT)
        except PackageTooLarge as error:
            raise ScanTooLarge(path.name, f"{SOURCE_LIMIT // 1_000_000} MB") from error
        form = ScanForm.PDF if b"%PDF-" in content[:1024] else ScanForm.JPG
        reduced = reduce_scan(content, path.name, form, tell)
        with self._desk.writing() as connection:
            rows.refuse_unknown(connection, record_id)
            _refuse_full(connection, record_id, path.name, len(reduced))
            for one in reduced:
                stamp = self._desk.stamp()
                name = plain_name(path.name)
                made = rows.insert_attachment(connection, stamp, record_id, name, one)
                detail = {"catatan": record_id, "bita": len(one.content)}
                self._desk.log(connection, "lampiran-ditambah", made, detail)
            return rows.attachments_of(connection, record_id)

    def content(self, file: Attachment) -> bytes:
        """A file's bytes; raises ``NotFound`` or ``ScanDamaged``."""
        with self._desk.reading() as connection:
            content = rows.attachment_content(connection, file.id)
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise ScanDamaged(file.name)
        return content

    def shown(self, file: Attachment) -> bytes:
        """A file as a PDF to look at, in memory only."""
        return as_pdf(ReducedScan(form=file.form, pages=file.pages, content=self.content(file)))

    def save_outside(self, file: Attachment, path: Path) -> None:
        """Write a file where somebody asked for it; the log says so first."""
        content = self.content(file)
        self._desk.note("lampiran-disimpan-keluar", file.id, {"berkas": path.name})
        write_checked(path.parent, path.name, content, replace=True)

    def strike(self, file: Attachment, reason: str) -> None:
        """Strike a file out with a reason; it stays in the data."""
        reason, problems = reason_of(reason)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing() as connection:
            rows.strike_attachment(connection, self._desk.stamp(), file.id, reason)
            self._desk.log(connection, "lampiran-dicoret", file.id, {"alasan": reason})

    def put_back(self, file: Attachment) -> None:
        """Take a strike back; the log keeps both.

        Raises ``NotFound``, ``TooManyScans`` when others have come meanwhile, or
        ``ChangedMeanwhile`` when it is not struck any more.
        """
        with self._desk.writing() as connection:
            _refuse_full(connection, file.record_id, file.name, 1)
            rows.put_back_attachment(connection, self._desk.stamp(), file.id)
            self._desk.log(connection, "lampiran-dikembalikan", file.id)


def _refuse_full(connection: Connection, record_id: str, name: str, more: int) -> None:
    standing = [one for one in rows.attachments_of(connection, record_id) if not one.struck]
    if len(standing) + more > MOST_FILES:
        raise TooManyScans(name, MOST_FILES)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The month sealed for the office above, and the receipt that closes it.

A village seals for its kecamatan, a kecamatan for its kabupaten; what is in the package is the
only difference.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desa_app import __version__
from desa_app.domain.case_rows import CASE_ENTRY
from desa_app.domain.package import (
    FORMAT,
    DataLevel,
    Manifest,
    PackageContents,
    Receipt,
    Refusal,
    RefusedRow,
    SealedFile,
    SentPackage,
)
from desa_app.domain.papers import HandoverNote
from desa_app.domain.recap import is_period, month_of
from desa_app.domain.user import Right
from desa_app.errors import (
    Cancelled,
    Goods,
    InvalidInput,
    LevelReasonNeeded,
    NotFound,
    Problem,
    ReceiptDamaged,
    ReceiptForged,
    ReceiptUnknown,
    StorageError,
    UserError,
)
from desa_app.exchange.manifest import REASON_LIMIT, is_reason
from desa_app.exchange.receipt import RECEIPT_LIMIT, open_receipt, read_kept_receipt
from desa_app.exchange.seal import package_name, seal_package
from desa_app.exchange.stick import clear_leavings, read_bounded, withdraw, write_checked
from desa_app.ids import new_id
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.office.superior import trusted_superior
from desa_app.store import office as office_rows
from desa_app.store import packages as rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.domain.package import Card
    from desa_app.domain.package_rows import Row
    from desa_app.office.desk import Desk


# More than anybody corrects one by one; then the whole is at fault.
MOST_REFUSED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A package on its way: the file that was read back, and the note to be signed for it."""

    sent: SentPackage
    file: SealedFile
    note_pdf: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptResult:
    """One offered receipt file: the batch it closed (``receipt``), or why it was refused."""

    path: Path
    receipt: Receipt | None = None
    error: UserError | None = None


class Sending(ABC):
    """What an office sends to the one above."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @abstractmethod
    def _records(
        self, connection: Connection, period: str, level: DataLevel
    ) -> dict[str, tuple[Row, ...]]:
        """All that this office states for the month at the level, by entry."""

    def export(
        self,
        folder: Path,
        period: str,
        level: DataLevel,
        reason: str = "",
        progress: Callable[[int, int, str], None] = lambda *_: None,
    ) -> Export:
        """Seal a month for the office above into ``folder``, read it back, then remember it.

        The full level carries cases and asks for the right to them. Raises ``NotEnrolled``,
        ``LevelReasonNeeded``, ``NotAllowed``, ``InvalidInput`` for the period or the reason, and
        the storage errors of the stick. Until the file was read back and found equal
        nothing counts as sent; its number stays spent only when the stick went away with a file
        that may bear it. While the stick is written others may go on noting.
        """
        self._refuse_odd(period, level, reason)
        with self._desk.writing() as connection:
            if level is DataLevel.FULL:
                self._desk.refuse_without(connection, Right.CASES)
            self._desk.refuse_clock_set_back(connection)
            superior = trusted_superior(self._desk, connection)
            progress(0, 3, "Menghitung dan menyusun")
            contents = self._contents(connection, superior, period, level, reason.strip())
            progress(1, 3, f"Menyegel untuk {superior.kind.value}")
            signing_key = office_rows.get_secret(connection, SIGNING_KEY)
            sealed, manifest_hash = seal_package(contents, signing_key, superior.recipients)
            manifest = contents.manifest
            stamp = self._desk.stamp()
            sent = SentPackage(
                id=new_id(stamp.at),
                sequence=manifest.sequence,
                package_id=manifest.package_id,
                period=period,
                level=level,
                counts=manifest.counts,
                manifest_sha256=manifest_hash,
                file_sha256=hashlib.sha256(sealed).hexdigest(),
                file_name=package_name(manifest.village, period, manifest.sequence),
                size=len(sealed),
                made_at=stamp.at,
                made_by=stamp.by,
                receipt_at=None,
            )
            rows.begin_attempt(connection, stamp, sent, reason.strip())
        path = self._written(sent, folder, sealed, progress)
        progress(3, 3, "Selesai")
        file = SealedFile(
            path=path, sha256=sent.file_sha256, size=sent.size, manifest_sha256=manifest_hash
        )
        return Export(sent=sent, file=file, note_pdf=self._note(sent, superior))

    def _written(
        self,
        sent: SentPackage,
        folder: Path,
        sealed: bytes,
        progress: Callable[[int, int, str], None],
    ) -> Path:
        """Write the file without holding anybody up, and only then count it as sent."""
        try:
            progress(2, 3, "Menulis dan membaca ulang")
            clear_leavings(folder, "DB-")
            # A file of this name can only be left from a try that was never remembered.
            path = write_checked(folder, sent.file_name, sealed, replace=True).path
        except (StorageError, Cancelled) as error:
            if not (isinstance(error, StorageError) and error.left_behind):
                self._forget(sent)
            raise
        try:
            with self._desk.writing() as connection:
                rows.settle_attempt(connection, sent.id)
                detail = {
                    "nomor": sent.sequence,
                    "periode": sent.period,
                    "tingkat": sent.level.value,
                }
                self._desk.log(connection, "kiriman-dibuat", sent.id, detail)
        except BaseException:
            if withdraw(path):
                self._forget(sent)
            raise
        return path

    def _forget(self, sent: SentPackage) -> None:
        # When even this fails, the number stays spent, which harms nobody.
        with suppress(UserError), self._desk.writing() as connection:
            rows.forget_attempt(connection, sent.id)

    def uncertain(self) -> tuple[SentPackage, ...]:
        """Packages that may lie on a stick that was pulled out; they do not count as sent.

        Also one that another window is writing at this moment. Their numbers are spent, and a
        receipt for one of them makes it a package like the others.
        """
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            return rows.list_attempts(connection)

    def list(self) -> tuple[SentPackage, ...]:
        """Everything sent, newest first; how many cases went along is told to who may see them."""
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            found = rows.list_packages(connection)
        if self._desk.may(Right.CASES):
            return found
        return tuple(
            replace(one, counts={name: n for name, n in one.counts.items() if name != CASE_ENTRY})
            for one in found
        )

    def take_receipts(self, paths: Iterable[Path]) -> tuple[ReceiptResult, ...]:
        """Read receipts from a stick; a bad one does not stop the others."""
        found = []
        for path in paths:
            try:
                found.append(ReceiptResult(path=path, receipt=self._take_receipt(path)))
            except UserError as error:
                found.append(ReceiptResult(path=path, error=error))
        return tuple(found)

    def refused_rows(self, sent_id: str) -> tuple[RefusedRow, ...]:
        """What the answer to a package names as not taken, the first ``MOST_REFUSED`` rows.

        Rows about cases are for those who may see cases; the receipt itself, being evidence, tells
        their number to whoever opens its file.
        Raises ``NotFound`` while there is no answer.
        """
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            receipt = read_kept_receipt(rows.receipt_of(connection, sent_id))
            may = self._desk.may(Right.CASES)
            seen = [one for one in receipt.refused if may or one.table != CASE_ENTRY]
            told = seen[:MOST_REFUSED]
            return tuple(self._refused_row(connection, refusal) for refusal in told)

    def _refused_row(self, connection: Connection, refusal: Refusal) -> RefusedRow:
        """Find what a refused row is about; an office that does not know only passes it on."""
        return RefusedRow(refusal=refusal)

    def check_receipt(self, path: Path) -> Receipt:
        """Read a receipt and prove it; changes nothing."""
        with self._desk.reading() as connection:
            return self._proven(connection, path)[0]

    def _take_receipt(self, path: Path) -> Receipt:
        with self._desk.writing() as connection:
            receipt, sent, raw = self._proven(connection, path)
            if sent.id in {one.id for one in rows.list_attempts(connection)}:
                # It was taken in, so it did lie on that stick.
                rows.settle_attempt(connection, sent.id)
            rows.close_package(
                connection, self._desk.stamp(), receipt.package_id, raw, self._desk.clock.now()
            )
            self._desk.log(connection, "tanda-terima-masuk", receipt.package_id)
        return receipt

    def _proven(self, connection: Connection, path: Path) -> tuple[Receipt, SentPackage, bytes]:
        raw = read_bounded(path, RECEIPT_LIMIT)
        superior = trusted_superior(self._desk, connection)
        receipt, signer = open_receipt(raw, path)
        self._desk.refuse_mixed(path, sample=receipt.sample, what=Goods.RECEIPT)
        if signer != superior.verify_key:
            raise ReceiptForged(path)
        try:
            sent = _package_or_attempt(connection, receipt.package_id)
        except NotFound as error:
            raise ReceiptUnknown(path) from error
        stated = (receipt.village, receipt.sequence, receipt.period, receipt.file_sha256)
        known = (self._desk.profile.code, sent.sequence, sent.period, sent.file_sha256)
        if stated != known:
            raise ReceiptDamaged(path)
        return receipt, sent, raw

    def _contents(
        self,
        connection: Connection,
        superior: Card,
        period: str,
        level: DataLevel,
        reason: str,
    ) -> PackageContents:
        last = rows.last_package(connection)
        profile = self._desk.profile
        records = self._records(connection, period, level)
        now = self._desk.clock.now()
        manifest = Manifest(
            format=FORMAT,
            package_id=new_id(now),
            village=profile.code,
            village_name=profile.name,
            district=superior.code,
            period=period,
            level=level,
            sequence=rows.last_sequence(connection) + 1,
            previous=last.manifest_sha256 if last else "",
            made_at=now,
            program=__version__,
            reason=reason,
            counts={name: len(entries) for name, entries in records.items()},
            sample=profile.sample,
        )
        return PackageContents(manifest=manifest, records=records)

    def _note(self, sent: SentPackage, superior: Card) -> bytes:
        from desa_app.paper.small_papers import handover_note

        profile = self._desk.profile
        return handover_note(
            HandoverNote(
                village_name=profile.name,
                village=profile.code,
                district_name=superior.name,
                district=superior.code,
                file_name=sent.file_name,
                file_sha256=sent.file_sha256,
                size=sent.size,
                package_id=sent.package_id,
                period=sent.period,
                sequence=sent.sequence,
                level=sent.level,
                counts=sent.counts,
                made_at=sent.made_at,
                made_by=sent.made_by,
                sample=profile.sample,
            )
        )

    def _refuse_odd(self, period: str, level: DataLevel, reason: str) -> None:
        if not is_period(period):
            raise InvalidInput((Problem("period", "bukan-bulan", period, "2026-10"),))
        if period > month_of(self._desk.clock.today()):
            raise InvalidInput((Problem("period", "bulan-mendatang", period),))
        if len(reason.strip()) > REASON_LIMIT:
            problem = Problem("reason", "terlalu-panjang", "", str(REASON_LIMIT))
            raise InvalidInput((problem,))
        if not is_reason(reason.strip()):
            raise InvalidInput((Problem("reason", "huruf-tidak-tercetak"),))
        if level is DataLevel.FULL and not reason.strip():
            raise LevelReasonNeeded


def _package_or_attempt(connection: Connection, package_id: str) -> SentPackage:
    with suppress(NotFound):
        return rows.package_by_id(connection, package_id)
    return rows.attempt_by_id(connection, package_id)

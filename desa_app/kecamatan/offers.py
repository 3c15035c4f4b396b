# SPDX-License-Identifier: GPL-3.0-or-later
"""What is offered, before it is taken in; and packages of one number, of which one must stand."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.limited_rows import limited_in
from desa_app.domain.links import NOTE_LIMIT
from desa_app.domain.offer import Decision, Offer, SetAside, compared
from desa_app.errors import (
    ChangedMeanwhile,
    InvalidInput,
    NotFound,
    PackageConflict,
    Problem,
    UserError,
)
from desa_app.exchange.seal import PACKAGE_LIMIT
from desa_app.exchange.stick import read_bounded
from desa_app.kecamatan.case_counts import shown_aside, shown_contents, shown_offer
from desa_app.kecamatan.error_report import error_report
from desa_app.store import consolidated as rows
from desa_app.store import set_aside as aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from desa_app.domain.package import PackageContents, Refusal
    from desa_app.office.desk import Desk

# Somebody with a village's key could otherwise fill the kecamatan's disk.
MOST_ASIDE = 20
# Rows that a preview names one by one; all of them stand in the receipt.
MOST_TOLD = 100


class Offers(ABC):
    """Looks without changing, and keeps what clashes until somebody decides."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @abstractmethod
    def _proven(self, connection: Connection, path: Path, raw: bytes) -> PackageContents:
        """Open a package and prove it, or raise the named refusal."""

    @abstractmethod
    def _refuse_old(self, connection: Connection, contents: PackageContents, path: Path) -> None:
        """Raise ``PackageOld`` when later packages have already told all of it."""

    @abstractmethod
    def _refused_rows(self, contents: PackageContents, path: Path) -> tuple[Refusal, ...]:
        """Check what it says; raise the named refusal, or tell the rows that cannot be taken."""

    @abstractmethod
    def _store(
        self, connection: Connection, contents: PackageContents, raw: bytes, path: Path
    ) -> bytes:
        """Write what the package says; return the signed receipt."""

    def look_at(self, path: Path) -> PackageContents:
        """Open and prove a package without taking it in; raises the named refusals."""
        raw = read_bounded(path, PACKAGE_LIMIT)
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            return shown_contents(self._desk, self._proven(connection, path, raw))

    def look_over(
        self,
        paths: Iterable[Path],
        progress: Callable[[int, int, str], None] = lambda *_: None,
    ) -> tuple[Offer, ...]:
        """Tell of each file what taking them in together would do, and change nothing.

        One file is open at a time. ``progress`` may raise ``Cancelled``.
        """
        offered = list(dict.fromkeys(paths))
        found = []
        for done, path in enumerate(offered):
            progress(done, len(offered), path.name)
            found.append(self._looked_over(path))
        codes = {one.manifest.village for one in found if one.manifest is not None}
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            places = {code: rows.places_of(connection, code) for code in codes}
        return tuple(shown_offer(self._desk, one) for one in compared(found, places))

    def _looked_over(self, path: Path) -> Offer:
        offer = Offer(path=path)
        try:
            raw = read_bounded(path, PACKAGE_LIMIT)
            offer = replace(offer, file_sha256=hashlib.sha256(raw).hexdigest())
            with self._desk.reading() as connection:
                contents = self._proven(connection, path, raw)
                manifest = contents.manifest
                offer = replace(
                    offer,
                    manifest=manifest,
                    manifest_sha256=contents.manifest_sha256,
                    series=contents.series,
                    limited=limited_in(contents.records.get("orang", ())),
                )
                known = rows.received_at(connection, manifest.village, offer.place)
                if known is not None:
                    offer = replace(offer, known=known[0])
                    if known[0].manifest_sha256 == contents.manifest_sha256:
                        return replace(offer, repeated=True)
                    raise PackageConflict(path, manifest.village, manifest.sequence)
                self._refuse_old(connection, contents, path)
                refused = self._refused_rows(contents, path)
                return replace(offer, refused_rows=len(refused), refused=refused[:MOST_TOLD])
        except UserError as error:
            return replace(offer, error=error)

    def error_report(self, offers: Iterable[Offer]) -> bytes:
        """A text for whoever helps: what was refused and why, without a name or a NIK in it."""
        offered = tuple(offers)
        text = error_report(offered, self._desk.profile, self._desk.clock.now())
        self._desk.note("laporan-kesalahan-disimpan", "", {"berkas": len(offered)})
        return text.encode("utf-8")

    # --- two packages of one number ------------------------------------------------------------

    def conflicts(self) -> tuple[SetAside, ...]:
        """Packages that were set aside, the newest first; decided ones too."""
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            return tuple(shown_aside(self._desk, one) for one in aside.list_aside(connection))

    def decide(self, aside_id: str, decision: Decision, note: str = "") -> SetAside:
        """Keep what was taken in, or let the other package of the same number take its place.

        Either way both stay on record. Raises ``InvalidInput`` for the note, ``NotFound``, and
        ``ChangedMeanwhile`` when it was decided before; with ``REPLACE`` also what taking in may
        raise, and then nothing has changed.
        """
        note = note.strip()
        if len(note) > NOTE_LIMIT:
            raise InvalidInput((Problem("note", "terlalu-panjang", "", str(NOTE_LIMIT)),))
        with self._desk.writing() as connection:
            one, raw = aside.sealed_of(connection, aside_id)
            if one.decision is not None:
                raise ChangedMeanwhile("kiriman")
            stamp = self._desk.stamp()
            if decision is Decision.REPLACE:
                path = Path(one.file_name)
                contents = self._proven(connection, path, raw)
                aside.give_way(connection, stamp, one)
                self._store(connection, contents, raw, path)
            aside.decide(connection, stamp, aside_id, decision, note)
            detail = {"desa": one.village, "nomor": one.sequence, "keputusan": decision.value}
            self._desk.log(connection, "kiriman-bentrok-diputus", aside_id, detail)
            return shown_aside(self._desk, aside.sealed_of(connection, aside_id)[0])

    def receipt_of(self, village: str, place: tuple[int, int]) -> bytes:
        """The receipt of what stands under a number, to be written once more."""
        with self._desk.reading() as connection:
            known = rows.received_at(connection, village, place)
        if known is None:
            raise NotFound("kiriman")
        return known[1]

    def _keep_aside(self, path: Path) -> None:
        """Keep the second of two packages of one number as it came."""
        raw = read_bounded(path, PACKAGE_LIMIT)
        with self._desk.writing() as connection:
            contents = self._proven(connection, path, raw)
            manifest = contents.manifest
            if aside.waiting_of(connection, manifest.village) >= MOST_ASIDE:
                return
            kept = aside.keep_aside(
                connection,
                self._desk.stamp(),
                contents,
                sealed=raw,
                file_sha256=hashlib.sha256(raw).hexdigest(),
                file_name=path.name,
            )
            if kept:
                detail = {"desa": manifest.village, "nomor": manifest.sequence}
                self._desk.log(connection, "kiriman-disisihkan", manifest.package_id, detail)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages from the villages: proven, compared, taken in whole, answered with a receipt."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from desa_app.clock import timestamp
from desa_app.domain.board import gaps_before
from desa_app.domain.case_rows import CASE_ENTRY, read_case
from desa_app.domain.limited_rows import limited_in
from desa_app.domain.package import (
    DataLevel,
    PackageContents,
    Receipt,
    ReceivedPackage,
    Refusal,
    TakeInResult,
    TakeInState,
)
from desa_app.domain.package_rows import (
    Row,
    RowBroken,
    facts_from_rows,
    read_episode,
    read_letter,
    read_person,
    read_recap,
)
from desa_app.domain.recap import Recap, is_period, month_of
from desa_app.domain.recap_counting import count_recap
from desa_app.domain.recap_reconciling import uneven
from desa_app.errors import (
    Cancelled,
    Goods,
    PackageChanged,
    PackageConflict,
    PackageCountsDiffer,
    PackageDamaged,
    PackageFuture,
    PackageOld,
    PackageWrongVillage,
    StorageError,
    UserError,
)
from desa_app.exchange.receipt import make_receipt, receipt_name
from desa_app.exchange.seal import PACKAGE_LIMIT, Heading, open_sealed, read_heading
from desa_app.exchange.stick import read_bounded, write_checked
from desa_app.ids import is_id
from desa_app.kecamatan.case_counts import shown_counts
from desa_app.kecamatan.offers import Offers
from desa_app.kecamatan.statement import Statement, VillageStatement
from desa_app.office.recovery import identities_of
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.store import consolidated as rows
from desa_app.store import office as office_rows
from desa_app.store.village_keys import keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

_READERS: dict[str, Callable[[Row], Row]] = {
    "orang": read_person,
    "rencana": read_episode,
    "surat": read_letter,
    CASE_ENTRY: read_case,
}

_NOTHING_SEEN: Mapping[Path, str] = MappingProxyType({})


class TakingIn(Offers):
    """Files on a stick become rows of the kecamatan, one transaction per package."""

    def take_in(
        self,
        paths: Iterable[Path],
        receipts_to: Path | None = None,
        progress: Callable[[int, int, str], None] = lambda *_: None,
        as_seen: Mapping[Path, str] = _NOTHING_SEEN,
    ) -> tuple[TakeInResult, ...]:
        """Take in several files; one bad file does not stop the others.

        Files of one village are taken in the order of its keys and their sequence, whatever order
        they were offered in. Results come in the order offered. Receipts go to ``receipts_to``, or
        beside each file. ``as_seen`` tells the SHA-256 (hex) of files that were looked at before:
        whatever else lies in their place by now is refused with ``PackageChanged``.

        When ``progress`` raises ``Cancelled``, what was taken stays taken and the results tell only
        of the files dealt with so far.
        """
        offered = list(paths)
        order = {path: index for index, path in enumerate(offered)}
        seen = dict(as_seen)
        keyed = [(self._place_of(path, seen), path) for path in order]
        results: dict[Path, TakeInResult] = {}
        for done, (_, path) in enumerate(sorted(keyed, key=lambda pair: pair[0])):
            try:
                progress(done, len(keyed), path.name)
            except Cancelled:
                return tuple(results[path] for path in order if path in results)
            try:
                results[path] = self._take_one(path, receipts_to or path.parent, seen.get(path))
            except UserError as error:
                self._log_refusal(path, error)
                if isinstance(error, PackageConflict):
                    with suppress(UserError):  # refused all the same
                        self._keep_aside(path)
                results[path] = TakeInResult(
                    path=path,
                    state=TakeInState.REFUSED,
                    error_code=error.code,
                    error=error,
                )
        with suppress(Cancelled):  # too late to stop anything
            progress(len(keyed), len(keyed), "")
        return tuple(results[path] for path in order)

    def _place_of(self, path: Path, seen: dict[Path, str]) -> tuple[str, int, int]:
        """Where a file belongs, by its first page alone; notes in ``seen`` which file it was.

        Its records are unpacked once, when it is taken in.
        """
        try:
            raw = read_bounded(path, PACKAGE_LIMIT)
            seen.setdefault(path, hashlib.sha256(raw).hexdigest())
            with self._desk.reading() as connection:
                known = partial(keys_of, connection)
                told = read_heading(raw, path, identities_of(connection), known)
        except UserError:
            return ("", 0, 0)
        return (told.manifest.village, *_place(told))

    def _take_one(self, path: Path, receipts_to: Path, seen: str | None) -> TakeInResult:
        """Take the package in, commit, and only then hand out the receipt for it."""
        raw = read_bounded(path, PACKAGE_LIMIT)
        if seen is not None and hashlib.sha256(raw).hexdigest() != seen:
            raise PackageChanged(path)
        with self._desk.writing() as connection:
            contents = self._proven(connection, path, raw)
            manifest = contents.manifest
            gap = 0
            receipt = self._repeated(connection, contents, path)
            state = TakeInState.REPEATED
            if receipt is None:
                self._refuse_old(connection, contents, path)
                state = TakeInState.TAKEN
                receipt = self._store(connection, contents, raw, path)
                places = rows.places_of(connection, manifest.village)
                gap = gaps_before(places)[_place(contents)]
                detail = {"desa": manifest.village, "nomor": manifest.sequence, "terlewat": gap}
                self._desk.log(connection, "kiriman-diterima", manifest.package_id, detail)
        taken = TakeInResult(
            path=path,
            state=state,
            village=manifest.village,
            village_name=manifest.village_name,
            period=manifest.period,
            sequence=manifest.sequence,
            level=manifest.level,
            counts=shown_counts(self._desk, manifest.counts),
            gap=gap,
            limited=limited_in(contents.records.get("orang", ())),
        )
        name = receipt_name(manifest.village, manifest.period, manifest.sequence)
        try:
            written = write_checked(receipts_to, name, receipt, replace=True)
        except StorageError as error:
            # The package is safe; taking it in again later writes the same receipt.
            return replace(taken, error=error, error_code=error.code)
        return replace(taken, receipt_path=written.path)

    def _refuse_old(self, connection: Connection, contents: PackageContents, path: Path) -> None:
        """Raise ``PackageOld`` when later packages have already told all that this one tells.

        A key's packages follow each other by number; those of a newer key are later than all of an
        older one, because a village that begins anew counts from 1 again.

        A package that was overtaken on its way still brings its month's numbers, and people when
        whatever came later had none; so the order in which sticks arrive changes nothing.
        """
        manifest = contents.manifest
        newest = rows.newest_places(connection, manifest.village, manifest.period)
        here = _place(contents)
        told = manifest.level is DataLevel.AGGREGATE or here < newest.with_rows
        if here < newest.of_month and told:
            newer_key = contents.series < newest.last[0]
            last = newest.last[1]
            raise PackageOld(path, manifest.village, manifest.sequence, last, newer_key)

    def _proven(self, connection: Connection, path: Path, raw: bytes) -> PackageContents:
        identities = identities_of(connection)
        contents = open_sealed(raw, path, identities, lambda code: keys_of(connection, code))
        manifest = contents.manifest
        self._desk.refuse_mixed(path, sample=manifest.sample, what=Goods.PACKAGE)
        if not is_period(manifest.period):
            # The format allows any year, also 0000, which no calendar has.
            raise PackageDamaged(path)
        if manifest.period > month_of(self._desk.clock.today()):
            raise PackageFuture(path, manifest.village, manifest.period)
        own = self._desk.profile.code
        if manifest.district != own or not manifest.village.startswith(own + "."):
            raise PackageWrongVillage(path, manifest.village)
        return contents

    def _repeated(
        self, connection: Connection, contents: PackageContents, path: Path
    ) -> bytes | None:
        """The earlier receipt when exactly this package is known already."""
        manifest = contents.manifest
        known = rows.received_at(connection, manifest.village, _place(contents))
        if known is None:
            return None
        package, receipt = known
        if package.manifest_sha256 != contents.manifest_sha256:
            raise PackageConflict(path, manifest.village, manifest.sequence)
        return receipt

    def _checked_recap(self, contents: PackageContents, path: Path) -> Recap:
        """The stated recap, held against the by-name rows when there are any."""
        manifest = contents.manifest
        try:
            stated = read_recap(contents.records.get("rekap", ()), manifest.period)
            if not stated.counts:
                raise PackageDamaged(path)
            for one in uneven(stated):
                raise PackageCountsDiffer(path, one.key, one.stated, one.counted)
            if manifest.level is DataLevel.AGGREGATE:
                return stated
            facts = facts_from_rows(
                contents.records.get("orang", ()),
                contents.records.get("rencana", ()),
                contents.records.get("surat", ()),
            )
        except RowBroken as error:
            raise PackageDamaged(path) from error
        counted = count_recap(facts, manifest.period)
        for key, count in counted.counts.items():
            # What an older program does not tell cannot be wrong.
            told = stated.counts.get(key, count)
            if told != count:
                raise PackageCountsDiffer(path, key, told.total, count.total)
        if counted.countries != stated.countries:
            total = sum(count.total for count in stated.countries.values())
            found = sum(count.total for count in counted.countries.values())
            raise PackageCountsDiffer(path, "negara", total, found)
        return stated

    def _statement(self, contents: PackageContents, path: Path) -> Statement:
        """What the package says, or ``PackageDamaged`` or ``PackageCountsDiffer``."""
        recap = self._checked_recap(contents, path)
        taken, refused = read_rows(contents, _READERS)
        return VillageStatement(contents.manifest.village, recap, taken, refused)

    def _receipt(
        self,
        contents: PackageContents,
        file_hash: str,
        taken: Mapping[str, list[Row]],
        refused: tuple[Refusal, ...],
    ) -> Receipt:
        manifest = contents.manifest
        return Receipt(
            package_id=manifest.package_id,
            file_sha256=file_hash,
            village=manifest.village,
            village_name=manifest.village_name,
            district=self._desk.profile.code,
            district_name=self._desk.profile.name,
            period=manifest.period,
            sequence=manifest.sequence,
            level=manifest.level,
            taken={
                name: len(taken[name]) if name in taken else len(entries)
                for name, entries in contents.records.items()
            },
            refused=refused,
            next_sequence=manifest.sequence + 1,
            received_at=self._desk.clock.now(),
            received_by=self._desk.user,
            sample=manifest.sample,
        )

    def _store(
        self, connection: Connection, contents: PackageContents, raw: bytes, path: Path
    ) -> bytes:
        """Write recap, rows and package; return the signed receipt."""
        manifest = contents.manifest
        told = self._statement(contents, path)
        file_hash = hashlib.sha256(raw).hexdigest()
        answer = self._receipt(contents, file_hash, told.taken, told.refused)
        receipt = make_receipt(answer, office_rows.get_secret(connection, SIGNING_KEY))
        stamp = self._desk.stamp()
        package = ReceivedPackage(
            village=manifest.village,
            sequence=manifest.sequence,
            package_id=manifest.package_id,
            period=manifest.period,
            level=manifest.level,
            counts=manifest.counts,
            manifest_sha256=contents.manifest_sha256,
            file_sha256=file_hash,
            received_at=stamp.at,
            series=contents.series,
        )
        newest = rows.newest_places(connection, manifest.village, manifest.period)
        rows.insert_received(
            connection,
            stamp,
            package,
            previous=manifest.previous,
            made_at=timestamp(manifest.made_at),
            receipt=receipt,
        )
        # What a later package already told stays, see _refuse_old.
        here = _place(contents)
        if here > newest.of_month:
            told.keep_month(connection, stamp, here)
        if manifest.level is not DataLevel.AGGREGATE and here > newest.with_rows:
            told.keep_rows(connection)
        return receipt

    def _refused_rows(self, contents: PackageContents, path: Path) -> tuple[Refusal, ...]:
        return self._statement(contents, path).refused

    def _log_refusal(self, path: Path, error: UserError) -> None:
        with self._desk.writing() as connection:
            self._desk.log(connection, "kiriman-ditolak", path.name, {"sebab": error.code})


def _place(contents: PackageContents | Heading) -> tuple[int, int]:
    """Where a package stands among those of its village: number of the key, then its own."""
    return (contents.series, contents.manifest.sequence)


def read_rows(
    contents: PackageContents, readers: Mapping[str, Callable[[Row], Row]]
) -> tuple[dict[str, list[Row]], tuple[Refusal, ...]]:
    """Rows that can be taken, and those that cannot with the reason; ids are never doubled."""
    taken: dict[str, list[Row]] = {}
    refused: list[Refusal] = []
    for entry, reader in readers.items():
        if entry not in contents.records:
            continue
        taken[entry] = []
        seen: set[object] = set()
        for position, row in enumerate(contents.records[entry], start=1):
            try:
                columns = reader(row)
                known = (columns.get("village"), columns["id"])
                if known in seen:
                    raise RowBroken("id")
                seen.add(known)
                taken[entry].append(columns)
            except RowBroken as error:
                refused.append(
                    Refusal(table=entry, row=_row_name(row, error, position), code=_reason(error))
                )
    return taken, tuple(refused)


def _row_name(row: Row, error: RowBroken, position: int) -> str:
    """The row's id, by which its village finds it; the line's number when the id is at fault."""
    found = row.get("id")
    return (
        found if error.field != "id" and isinstance(found, str) and is_id(found) else str(position)
    )


def _reason(error: RowBroken) -> str:
    """``nilai-tanggal-lahir``: names the column, never the value."""
    return "nilai-" + error.field.replace("_", "-")

# SPDX-License-Identifier: GPL-3.0-or-later
"""The sealed package: signed by its sender, sealed for the receiver, opened as hostile input.

A village seals for its kecamatan, a kecamatan for its kabupaten, in the same format.
The law is ``docs/bundle-format.md``; the refusals come in the order given there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desa_app.domain.key_list import VillageKey
from desa_app.domain.package import FORMAT, Manifest, PackageContents
from desa_app.errors import (
    PackageCountsDiffer,
    PackageDamaged,
    PackageForged,
    PackageKeyFormer,
    PackageKeyRevoked,
    PackageNewerFormat,
    PackageNotForUs,
    PackageTooLarge,
    PackageUnknownVillage,
)
from desa_app.exchange import age_file, keys, rows
from desa_app.exchange.manifest import (
    MANIFEST_LIMIT,
    MOST_ROWS,
    UNPACKED_LIMIT,
    EntryModel,
    ManifestBroken,
    NewerFormat,
    entries_of,
    manifest_bytes,
    read_manifest,
)
from desa_app.exchange.stick import read_bounded
from desa_app.exchange.zipped import Unpacker, ZipBroken, ZipTooLarge, pack

PACKAGE_LIMIT = 64 * 1024 * 1024

_MANIFEST = "manifest.json"
_SIGNATURE = "manifest.sig"
_TOO_MANY_ROWS = "200.000 baris"
_LINE_TOO_LONG = "64 kB per baris"

KeysOf = Callable[[str], Sequence[VillageKey]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The signed first page of a package, proven; its records were not looked at.

    ``series`` is the number of the key among its sender's.
    """

    manifest: Manifest
    manifest_sha256: str
    series: int


def package_name(village: str, period: str, sequence: int) -> str:
    """``DB-36.04.12.2001-2026-10-0001.dbx``, of a kecamatan ``DB-36.04.12-2026-10-0001.dbx``."""
    return f"DB-{village}-{period}-{sequence:04d}.dbx"


def seal_package(
    contents: PackageContents, signing_key: bytes, recipients: Sequence[str]
) -> tuple[bytes, str]:
    """Return the sealed file and the SHA-256 (hex) of its manifest.

    Every entry of the level travels, empty where ``contents`` has none. Moments are kept to the
    second. Raises ``PackageTooLarge`` (its path is the name alone) for what no kecamatan would
    take, and ``ValueError`` for contents outside the format: records that the level does not
    carry, counts that differ from the rows, values that are not plain.
    """
    manifest = contents.manifest
    path = Path(package_name(manifest.village, manifest.period, manifest.sequence))
    names = entries_of(manifest.level, manifest.village)
    if not set(contents.records) <= set(names):
        raise ValueError("records that do not belong to this level")
    found = {name: len(contents.records.get(name, ())) for name in names}
    if {name: manifest.counts.get(name, 0) for name in names} != found:
        raise ValueError("counts differ from the rows")
    if sum(found.values()) > MOST_ROWS:
        raise PackageTooLarge(path=path, limit=_TOO_MANY_ROWS)
    try:
        written = {name: rows.write_rows(contents.records.get(name, ())) for name in names}
        entries = {name: _entry(data) for name, data in written.items()}
        page = manifest_bytes(manifest, entries)
        signature = keys.sign(signing_key, keys.MANIFEST_CONTEXT, page)
        plain = pack(
            [
                (_MANIFEST, page),
                (_SIGNATURE, signature),
                *((_record(name), written[name]) for name in names),
            ]
        )
    except rows.LineTooLong as error:
        raise PackageTooLarge(path=path, limit=_LINE_TOO_LONG) from error
    except ZipTooLarge as error:
        raise PackageTooLarge(path=path, limit=error.limit) from error
    sealed = age_file.seal(plain, recipients)
    if len(sealed) > PACKAGE_LIMIT:
        raise PackageTooLarge(path=path, limit="64 MB")
    return sealed, hashlib.sha256(page).hexdigest()


def open_package(path: Path, identities: Sequence[str], keys_of: KeysOf) -> PackageContents:
    """Return what a village has signed with a key that ``keys_of`` knows, or raise the refusal.

    A former key still proves what was made before a newer one took its place.

    Raises ``FileMissing``, ``FileUnreadable``, ``PackageTooLarge``, ``PackageDamaged``,
    ``PackageNotForUs``, ``PackageNewerFormat``, ``PackageUnknownVillage``, ``PackageForged``,
    ``PackageKeyRevoked``, ``PackageKeyFormer`` and ``PackageCountsDiffer``. Whether the village
    belongs to this kecamatan, and whether the sequence is old, is the caller's to judge.
    """
    return open_sealed(read_bounded(path, PACKAGE_LIMIT), path, identities, keys_of)


def open_sealed(
    sealed: bytes, path: Path, identities: Sequence[str], keys_of: KeysOf
) -> PackageContents:
    """Do the work of :func:`open_package` on bytes already read; ``path`` is for the errors."""
    with _named_refusals(path):
        return _open(_unsealed(sealed, path, identities), path, keys_of)


def read_heading(sealed: bytes, path: Path, identities: Sequence[str], keys_of: KeysOf) -> Heading:
    """Prove who states what a package says first, without unpacking its records.

    Enough to know where it belongs; to take it in :func:`open_sealed` proves all of it. Raises the
    refusals of :func:`open_package`, but those for its records.
    """
    with _named_refusals(path):
        return _proven_heading(Unpacker(_unsealed(sealed, path, identities)), path, keys_of)[0]


def _unsealed(sealed: bytes, path: Path, identities: Sequence[str]) -> bytes:
    if len(sealed) > PACKAGE_LIMIT:
        raise PackageTooLarge(path=path, limit="64 MB")
    return age_file.unseal(sealed, identities)


@contextmanager
def _named_refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except age_file.NoIdentityMatches as error:
        raise PackageNotForUs(path=path) from error
    except NewerFormat as error:
        raise PackageNewerFormat(path=path, found=error.found, known=FORMAT) from error
    except ZipTooLarge as error:
        raise PackageTooLarge(path=path, limit=error.limit) from error
    except rows.LineTooLong as error:
        raise PackageTooLarge(path=path, limit=_LINE_TOO_LONG) from error
    except (age_file.AgeBroken, ZipBroken, ManifestBroken, rows.RowBroken) as error:
        raise PackageDamaged(path=path) from error


def _open(plain: bytes, path: Path, keys_of: KeysOf) -> PackageContents:
    archive = Unpacker(plain)
    heading, entries = _proven_heading(archive, path, keys_of)
    manifest = heading.manifest
    # Only now, when the village is known to have stated them, are the records unpacked.
    unpacked = _matching_records(archive, entries, manifest.counts)
    _compare_counts(unpacked, manifest, path)
    return PackageContents(
        manifest=manifest,
        records={name: tuple(rows.read_rows(data)) for name, data in unpacked.items()},
        manifest_sha256=heading.manifest_sha256,
        series=heading.series,
    )


def _proven_heading(
    archive: Unpacker, path: Path, keys_of: KeysOf
) -> tuple[Heading, dict[str, EntryModel]]:
    page = archive.read(_MANIFEST, MANIFEST_LIMIT)
    manifest, entries = read_manifest(page)
    if archive.names != {_MANIFEST, _SIGNATURE, *map(_record, entries)}:
        raise ZipBroken("entries missing or unknown")
    known = keys_of(manifest.village)
    if not known:
        raise PackageUnknownVillage(path=path, village=manifest.village)
    try:
        signature = archive.read(_SIGNATURE, keys.SIGNATURE_BYTES)
    except ZipTooLarge as error:
        raise PackageForged(path=path, village=manifest.village) from error
    key = _signer(known, page, signature)
    if key is None:
        raise PackageForged(path=path, village=manifest.village)
    _refuse_spent_key(key, manifest, path)
    page_hash = hashlib.sha256(page).hexdigest()
    return Heading(manifest=manifest, manifest_sha256=page_hash, series=key.series), entries


def _signer(known: Sequence[VillageKey], page: bytes, signature: bytes) -> VillageKey | None:
    for key in known:
        try:
            keys.check_signature(key.verify_key, keys.MANIFEST_CONTEXT, page, signature)
        except keys.InvalidSignature:
            continue
        return key
    return None


def _refuse_spent_key(key: VillageKey, manifest: Manifest, path: Path) -> None:
    """Whoever holds a revoked key may state any day; a former one proves what it made in time."""
    if key.revoked_on is not None:
        raise PackageKeyRevoked(path, manifest.village, key.revoked_on)
    if key.until is not None and manifest.made_at.astimezone().date() > key.until:
        raise PackageKeyFormer(path, manifest.village, key.until)


def _matching_records(
    archive: Unpacker, entries: dict[str, EntryModel], names: Iterable[str]
) -> dict[str, bytes]:
    unpacked = {}
    for name in names:
        data = archive.read(_record(name), UNPACKED_LIMIT)
        stated = entries[name]
        if len(data) != stated.size or hashlib.sha256(data).hexdigest() != stated.sha256:
            raise ZipBroken("an entry is not the one that was signed")
        unpacked[name] = data
    return unpacked


def _compare_counts(unpacked: dict[str, bytes], manifest: Manifest, path: Path) -> None:
    found = {name: rows.count_rows(data) for name, data in unpacked.items()}
    if sum(found.values()) > MOST_ROWS:
        raise PackageTooLarge(path=path, limit=_TOO_MANY_ROWS)
    for name, stated in manifest.counts.items():
        if stated != found[name]:
            raise PackageCountsDiffer(path=path, table=name, stated=stated, found=found[name])


def _entry(data: bytes) -> EntryModel:
    return EntryModel(
        rows=rows.count_rows(data), sha256=hashlib.sha256(data).hexdigest(), size=len(data)
    )


def _record(name: str) -> str:
    return f"records/{name}.jsonl"

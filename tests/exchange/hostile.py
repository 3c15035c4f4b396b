# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages as an enemy, a broken stick or a future program would make them, each with its refusal.

The same builders make the files of ``tests/vectors/packages``.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyrage

from desa_app.errors import (
    ExchangeError,
    PackageCountsDiffer,
    PackageDamaged,
    PackageForged,
    PackageNewerFormat,
    PackageNotForUs,
    PackageTooLarge,
    PackageUnknownVillage,
)
from desa_app.exchange import age_file, keys
from desa_app.exchange.seal import seal_package
from tests.exchange import samples

Entries = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Hostile:
    """One hostile file: how it is made and what must be raised."""

    build: Callable[[], bytes]
    error: type[ExchangeError]


def canonical(value: object) -> bytes:
    """The one spelling that a manifest may have."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def entry(data: bytes) -> dict[str, object]:
    """What a manifest states of an entry."""
    digest = hashlib.sha256(data).hexdigest()
    return {"rows": data.count(b"\n"), "sha256": digest, "size": len(data)}


def page(records: dict[str, bytes], **changes: object) -> dict[str, Any]:
    """A valid manifest for these records, as a JSON object, with changes."""
    return {
        "format": 1,
        "package_id": samples.PACKAGE_ID,
        "village": samples.VILLAGE,
        "village_name": "Sukamaju Contoh",
        "district": samples.DISTRICT,
        "period": "2026-10",
        "level": "agregat",
        "sequence": 1,
        "previous": "",
        "made_at": "2026-10-31T02:15:00Z",
        "program": "Desa Binaan 0.1.0",
        "reason": "",
        "entries": {name: entry(data) for name, data in records.items()},
        **changes,
    }


def signed(manifest: bytes, seed: bytes = samples.VILLAGE_SEED) -> bytes:
    """The signature over manifest bytes."""
    return keys.sign(seed, keys.MANIFEST_CONTEXT, manifest)


def parts(records: dict[str, bytes], manifest: bytes | None = None) -> Entries:
    """The entries of a package; the manifest is signed by the village, whatever it says."""
    manifest = canonical(page(records)) if manifest is None else manifest
    return [
        ("manifest.json", manifest),
        ("manifest.sig", signed(manifest)),
        *((f"records/{name}.jsonl", data) for name, data in records.items()),
    ]


def zipped(entries: Entries, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP as any program would write it; names may repeat."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = compression
            # The internal list keeps zipfile from warning about names that repeat.
            archive.NameToInfo.pop(name, None)
            archive.writestr(info, data)
    return target.getvalue()


def sealed(plain: bytes) -> bytes:
    """An age file for the sample kecamatan."""
    return age_file.seal(plain, samples.RECIPIENTS)


REKAP = b'{"baris":"pulang","l":0,"p":1}\n'


def package(entries: Entries | None = None) -> bytes:
    """A whole package out of entries."""
    return sealed(zipped(parts({"rekap": REKAP}) if entries is None else entries))


def _with_rows(rows: bytes) -> bytes:
    return package(parts({"rekap": rows}))


def _with_page(**changes: object) -> bytes:
    return package(parts({"rekap": REKAP}, canonical(page({"rekap": REKAP}, **changes))))


def _with_page_bytes(manifest: bytes) -> bytes:
    return package(parts({"rekap": REKAP}, manifest))


def _plus(name: str, data: bytes = b"x") -> bytes:
    return package([*parts({"rekap": REKAP}), (name, data)])


def _replaced(name: str, data: bytes) -> bytes:
    return package([(old, data if old == name else kept) for old, kept in parts({"rekap": REKAP})])


def _without(name: str) -> bytes:
    return package([part for part in parts({"rekap": REKAP}) if part[0] != name])


def _patched(change: Callable[[bytearray, int], None]) -> bytes:
    """A ZIP whose last central record (``records/rekap.jsonl``) was changed by hand."""
    plain = bytearray(zipped(parts({"rekap": REKAP})))
    change(plain, plain.rindex(b"PK\x01\x02"))
    return sealed(bytes(plain))


def _encrypted_entry() -> bytes:
    def flag(plain: bytearray, central: int) -> None:
        plain[central + 8] |= 1

    return _patched(flag)


def _odd_flag() -> bytes:
    def flag(plain: bytearray, central: int) -> None:
        plain[central + 9] |= 0x20

    return _patched(flag)


def _states_four_gigabytes() -> bytes:
    def size(plain: bytearray, central: int) -> None:
        plain[central + 24 : central + 28] = struct.pack("<I", 0xFFFFFFF0)

    return _patched(size)


def _states_too_little() -> bytes:
    def size(plain: bytearray, central: int) -> None:
        plain[central + 24 : central + 28] = struct.pack("<I", 5)

    return _patched(size)


def _other_compression() -> bytes:
    def method(plain: bytearray, central: int) -> None:
        plain[central + 10 : central + 12] = struct.pack("<H", 14)

    return _patched(method)


def _cut_name() -> bytes:
    # zipfile alone would show this as records/rekap.jsonl.
    plain = zipped([*parts({"rekap": REKAP})[:2], ("records/rekap.jsonlZevil", REKAP)])
    return sealed(plain.replace(b"jsonlZevil", b"jsonl\x00evil"))


def _zip64_locator() -> bytes:
    plain = bytearray(zipped(parts({"rekap": REKAP})))
    end = len(plain) - 22
    count, size, offset = struct.unpack_from("<HII", plain, end + 10)
    record = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    plain[end:end] = record + locator
    # The old end record counts both in, so that nothing seems to stand between.
    struct.pack_into("<I", plain, len(plain) - 10, size + len(record) + len(locator))
    return sealed(bytes(plain))


def _forged() -> bytes:
    return seal_package(samples.contents(), samples.STRANGER_SEED, samples.RECIPIENTS)[0]


def _other_context() -> bytes:
    manifest = canonical(page({"rekap": REKAP}))
    signature = keys.sign(samples.VILLAGE_SEED, keys.RECEIPT_CONTEXT, manifest)
    return _replaced("manifest.sig", signature)


def _counts_differ() -> bytes:
    stated = page({"rekap": REKAP})
    stated["entries"]["rekap"]["rows"] = 2
    return _with_page_bytes(canonical(stated))


def _wrong_hash() -> bytes:
    return _replaced("records/rekap.jsonl", REKAP.replace(b"1", b"7"))


def _age(plain: bytes = b"x", *, armored: bool = False) -> bytes:
    recipients = [pyrage.x25519.Recipient.from_str(text) for text in samples.RECIPIENTS]
    return bytes(pyrage.encrypt(plain, recipients, armored=armored))


def _scrypt_header() -> bytes:
    # Work factor 2^30 would ask for a gigabyte and more; it must not even be tried.
    return (
        b"age-encryption.org/v1\n-> scrypt uA5fRzXnJVbQM86Qk0fnsA 30\n"
        b"PGuBObpnwWGRvbHnqUWKo+45Sm0Y4ofH0PSNm3QIiz8\n"
        b"--- c8P9TkpZ2QdN/qON/+edwsm+vOARnmi9BTVRv50xRvE\n" + b"\x00" * 64
    )


def _header_with(stanza: bytes) -> bytes:
    file = _age()
    return file.replace(b"\n-> X25519 ", b"\n-> " + stanza + b"\nAAAA\n-> X25519 ", 1)


def _only_grease() -> bytes:
    return age_file.MAGIC + b"-> x-grease a\n\n--- " + b"A" * 43 + b"\n" + b"\x00" * 64


def _endless_header() -> bytes:
    return age_file.MAGIC + b"-> X25519 abc\n" * 100_000


def _foreign() -> bytes:
    recipients = [samples.STRANGER_RECIPIENT]
    return seal_package(samples.contents(), samples.VILLAGE_SEED, recipients)[0]


def _good() -> bytes:
    return seal_package(samples.contents(), samples.VILLAGE_SEED, samples.RECIPIENTS)[0]


def _flipped_in_payload() -> bytes:
    file = bytearray(_good())
    file[-40] ^= 1
    return bytes(file)


_LONG_ROW = b'{"x":"' + b"a" * 65_536 + b'"}\n'
_DEEP = b"[" * 30_000 + b"]" * 30_000
_MANIFEST_TWICE = canonical(page({"rekap": REKAP}))[:-1] + b',"format":1}'

CASES: dict[str, Hostile] = {
    # the age file
    "empty": Hostile(lambda: b"", PackageDamaged),
    "text": Hostile(lambda: b"Halo, ini bukan paket.\n", PackageDamaged),
    "armored": Hostile(lambda: _age(armored=True), PackageDamaged),
    "passphrase": Hostile(_scrypt_header, PackageDamaged),
    "post-quantum": Hostile(lambda: _header_with(b"mlkem768x25519 AAAA"), PackageDamaged),
    "plugin-recipient": Hostile(lambda: _header_with(b"piv-p256 AAAA AAAA"), PackageDamaged),
    "only-grease": Hostile(_only_grease, PackageDamaged),
    "endless-header": Hostile(_endless_header, PackageDamaged),
    "cut-in-half": Hostile(lambda: _good()[: len(_good()) // 2], PackageDamaged),
    "one-byte-more": Hostile(lambda: _good() + b"\n", PackageDamaged),
    "flipped-in-payload": Hostile(_flipped_in_payload, PackageDamaged),
    "for-another-kecamatan": Hostile(_foreign, PackageNotForUs),
    # the ZIP
    "no-zip": Hostile(lambda: sealed(b"PK nothing"), PackageDamaged),
    "zip-with-comment": Hostile(
        lambda: sealed(zipped(parts({"rekap": REKAP})) + b"!"), PackageDamaged
    ),
    "zip-after-junk": Hostile(
        lambda: sealed(b"junk" + zipped(parts({"rekap": REKAP}))), PackageDamaged
    ),
    "zip64": Hostile(_zip64_locator, PackageDamaged),
    "path-traversal": Hostile(lambda: _plus("../../etc/cron.d/x"), PackageDamaged),
    "absolute-path": Hostile(lambda: _plus("C:\\Windows\\x.dll"), PackageDamaged),
    "unknown-entry": Hostile(lambda: _plus("records/kasus.jsonl"), PackageDamaged),
    "entry-twice": Hostile(lambda: _plus("records/rekap.jsonl", REKAP), PackageDamaged),
    "manifest-twice": Hostile(lambda: _plus("manifest.json", b"{}"), PackageDamaged),
    "name-cut-by-nul": Hostile(_cut_name, PackageDamaged),
    "encrypted-entry": Hostile(_encrypted_entry, PackageDamaged),
    "odd-flag": Hostile(_odd_flag, PackageDamaged),
    "other-compression": Hostile(_other_compression, PackageDamaged),
    "lzma-entry": Hostile(
        lambda: sealed(zipped(parts({"rekap": REKAP}), zipfile.ZIP_LZMA)), PackageDamaged
    ),
    "states-too-little": Hostile(_states_too_little, PackageDamaged),
    "states-four-gigabytes": Hostile(_states_four_gigabytes, PackageTooLarge),
    "thousand-entries": Hostile(
        lambda: sealed(zipped([(f"{number}", b"") for number in range(1000)])), PackageTooLarge
    ),
    "large-manifest": Hostile(
        lambda: _with_page_bytes(b'{"format":1,"x":"' + b"a" * 70_000 + b'"}'), PackageTooLarge
    ),
    "no-manifest": Hostile(lambda: _without("manifest.json"), PackageDamaged),
    "no-signature": Hostile(lambda: _without("manifest.sig"), PackageDamaged),
    "no-records": Hostile(lambda: _without("records/rekap.jsonl"), PackageDamaged),
    # the manifest
    "newer-format": Hostile(
        lambda: package([("manifest.json", b'{"format": 2, "baru": true}'), ("lain/x", b"?")]),
        PackageNewerFormat,
    ),
    "format-as-text": Hostile(lambda: _with_page(format="1"), PackageDamaged),
    "format-zero": Hostile(lambda: _with_page(format=0), PackageDamaged),
    "format-true": Hostile(lambda: _with_page(format=True), PackageDamaged),
    "manifest-is-a-list": Hostile(lambda: _with_page_bytes(b"[1]"), PackageDamaged),
    "manifest-too-deep": Hostile(lambda: _with_page_bytes(_DEEP), PackageDamaged),
    "manifest-member-twice": Hostile(lambda: _with_page_bytes(_MANIFEST_TWICE), PackageDamaged),
    "manifest-with-spaces": Hostile(
        lambda: _with_page_bytes(json.dumps(page({"rekap": REKAP}), sort_keys=True).encode()),
        PackageDamaged,
    ),
    "manifest-extra-member": Hostile(lambda: _with_page(catatan="x"), PackageDamaged),
    "manifest-bad-village": Hostile(lambda: _with_page(village="3604122001"), PackageDamaged),
    "manifest-village-line-end": Hostile(
        lambda: _with_page(village=samples.VILLAGE + "\n"), PackageDamaged
    ),
    "manifest-bad-period": Hostile(lambda: _with_page(period="2026-13"), PackageDamaged),
    "manifest-bad-moment": Hostile(
        lambda: _with_page(made_at="2026-02-30T00:00:00Z"), PackageDamaged
    ),
    "manifest-sequence-zero": Hostile(lambda: _with_page(sequence=0), PackageDamaged),
    "manifest-sequence-float": Hostile(lambda: _with_page(sequence=1.0), PackageDamaged),
    "manifest-name-override": Hostile(
        lambda: _with_page(village_name="Suka\u202ejum"), PackageDamaged
    ),
    "level-without-its-entries": Hostile(lambda: _with_page(level="register"), PackageDamaged),
    "names-at-level-agregat": Hostile(
        lambda: package(parts({"rekap": REKAP, "orang": b'{"nama":"Contoh"}\n'})), PackageDamaged
    ),
    # who signed
    "unknown-village": Hostile(lambda: _with_page(village="36.04.12.2002"), PackageUnknownVillage),
    "forged": Hostile(_forged, PackageForged),
    "signature-of-another-context": Hostile(_other_context, PackageForged),
    "signature-too-short": Hostile(lambda: _replaced("manifest.sig", b"x"), PackageForged),
    "signature-too-long": Hostile(lambda: _replaced("manifest.sig", b"x" * 65), PackageForged),
    "manifest-changed": Hostile(
        lambda: _replaced("manifest.json", canonical(page({"rekap": REKAP}, sequence=9))),
        PackageForged,
    ),
    # the records
    "wrong-entry-hash": Hostile(_wrong_hash, PackageDamaged),
    "counts-differ": Hostile(_counts_differ, PackageCountsDiffer),
    "too-many-rows": Hostile(lambda: _with_rows(b"{}\n" * 200_001), PackageTooLarge),
    "long-row": Hostile(lambda: _with_rows(_LONG_ROW), PackageTooLarge),
    "row-not-json": Hostile(lambda: _with_rows(b"{nama:1}\n"), PackageDamaged),
    "row-not-utf8": Hostile(lambda: _with_rows(b'{"x":"\xff"}\n'), PackageDamaged),
    "row-is-a-list": Hostile(lambda: _with_rows(b"[1]\n"), PackageDamaged),
    "row-is-a-number": Hostile(lambda: _with_rows(b"7\n"), PackageDamaged),
    "row-empty-line": Hostile(lambda: _with_rows(b"\n"), PackageDamaged),
    "row-without-line-end": Hostile(lambda: _with_rows(b'{"x":1}'), PackageDamaged),
    "row-too-deep": Hostile(lambda: _with_rows(b'{"x":' + _DEEP + b"}\n"), PackageDamaged),
    "row-nested-object": Hostile(lambda: _with_rows(b'{"x":{"y":1}}\n'), PackageDamaged),
    "row-nested-list": Hostile(lambda: _with_rows(b'{"x":[[1]]}\n'), PackageDamaged),
    "row-member-twice": Hostile(lambda: _with_rows(b'{"x":1,"x":2}\n'), PackageDamaged),
    "row-nan": Hostile(lambda: _with_rows(b'{"x":NaN}\n'), PackageDamaged),
    "row-infinity": Hostile(lambda: _with_rows(b'{"x":-Infinity}\n'), PackageDamaged),
    "row-float": Hostile(lambda: _with_rows(b'{"x":1.5}\n'), PackageDamaged),
    "row-huge-number": Hostile(lambda: _with_rows(b'{"x":' + b"9" * 9000 + b"}\n"), PackageDamaged),
    "row-inexact-number": Hostile(lambda: _with_rows(b'{"x":9007199254740993}\n'), PackageDamaged),
    "row-lone-surrogate": Hostile(lambda: _with_rows(b'{"x":"\\ud800"}\n'), PackageDamaged),
    "row-nul": Hostile(lambda: _with_rows(b'{"x":"a\\u0000b"}\n'), PackageDamaged),
}

# SPDX-License-Identifier: GPL-3.0-or-later
"""The signed answer to one package, as a text that any editor shows.

A kecamatan answers a village, a kabupaten answers a kecamatan; the labels say which.
"""

from __future__ import annotations

import re
from pathlib import Path

from desa_app.domain.package import DataLevel, Receipt, Refusal
from desa_app.errors import ReceiptDamaged, ReceiptForged
from desa_app.exchange import keys
from desa_app.exchange.grammar import (
    HIGHEST_SEQUENCE,
    PERIOD,
    RECORD_ID,
    SHA256_HEX,
    VILLAGE_CODE,
    is_line,
    utc_moment,
    utc_text,
    whole_number,
)
from desa_app.exchange.manifest import MOST_ROWS, entries_of, one_level_apart
from desa_app.exchange.signed_text import SAMPLE_LINE, Malformed, read_signed, write_signed

TITLE = "TANDA TERIMA BERKAS DESA BINAAN"
RECEIPT_LIMIT = 32 * 1024 * 1024

_ROW = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")
_NIK_LIKE = re.compile(r"[0-9]{16}")
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SEQUENCE = "Nomor urut"
_TAKEN = "Diambil"
_REFUSED = "Ditolak"
_RECEIVERS = {"desa": "kecamatan", "kecamatan": "kabupaten"}

Lines = tuple[tuple[str, str], ...]


def receipt_name(village: str, period: str, sequence: int) -> str:
    """``TT-36.04.12.2001-2026-10-0001.txt``."""
    return f"TT-{village}-{period}-{sequence:04d}.txt"


def make_receipt(receipt: Receipt, signing_key: bytes) -> bytes:
    """Return the receipt file; the same arguments give the same bytes.

    Raises ``ValueError`` if a value does not fit the grammar of ``docs/bundle-format.md``; above
    all, sixteen digits in a row's id are refused, because a NIK must never stand there.
    """
    return write_signed(TITLE, _lines(receipt), keys.RECEIPT_CONTEXT, signing_key)


def read_receipt(data: bytes, path: Path, verify_key: bytes) -> Receipt:
    """Return the receipt in ``data`` if ``verify_key`` (the enrolled kecamatan's) signed it.

    Raises ``ReceiptDamaged`` if it is none, is larger than 32 MB or was changed after signing,
    and ``ReceiptForged`` if it is whole but signed with another key.
    """
    receipt, signer = open_receipt(data, path)
    if signer != verify_key:
        raise ReceiptForged(path=path)
    return receipt


def open_receipt(data: bytes, path: Path) -> tuple[Receipt, bytes]:
    """Return a whole receipt and the key that signed it, whoever's that may be.

    Raises ``ReceiptDamaged`` as :func:`read_receipt` does.
    """
    try:
        signed = read_signed(data, TITLE, keys.RECEIPT_CONTEXT, RECEIPT_LIMIT)
        return _receipt(signed.lines), signed.verify_key
    except ValueError as error:
        raise ReceiptDamaged(path=path) from error


def read_kept_receipt(data: bytes) -> Receipt:
    """Return a receipt that was proven when it came in; its signer may have a newer key by now.

    Raises ``ReceiptDamaged`` if it was changed since.
    """
    try:
        return _receipt(read_signed(data, TITLE, keys.RECEIPT_CONTEXT, RECEIPT_LIMIT).lines)
    except ValueError as error:
        raise ReceiptDamaged(path=Path("")) from error


def _receipt(lines: Lines) -> Receipt:
    by_label = dict(lines)
    refused = tuple(_refusal(value) for label, value in lines if label == _REFUSED)
    try:
        level = DataLevel(by_label["Tingkat"])
        sender = "desa" if "Kode desa" in by_label else "kecamatan"
        receiver = _RECEIVERS[sender]
        village = by_label[f"Kode {sender}"]
        receipt = Receipt(
            package_id=by_label["Nomor berkas"],
            file_sha256=by_label["SHA-256 berkas"],
            village=village,
            village_name=by_label[f"Nama {sender}"],
            district=by_label[f"Kode {receiver}"],
            district_name=by_label[f"Nama {receiver}"],
            period=by_label["Periode"],
            sequence=whole_number(by_label[_SEQUENCE], HIGHEST_SEQUENCE),
            level=level,
            taken={
                name: whole_number(by_label[f"{_TAKEN} {name}"], MOST_ROWS)
                for name in entries_of(level, village)
            },
            refused=refused,
            next_sequence=whole_number(by_label["Nomor urut berikutnya"], HIGHEST_SEQUENCE + 1),
            received_at=utc_moment(by_label["Diterima pada"]),
            received_by=by_label["Diterima oleh"],
            sample=SAMPLE_LINE in lines,
        )
    except KeyError as error:
        raise Malformed("a line is missing") from error
    # Writing it again refuses every other order, spelling, repetition and addition.
    if _lines(receipt) != lines:
        raise Malformed("not in the one canonical form")
    return receipt


def _refusal(value: str) -> Refusal:
    parts = value.split(" ")
    if len(parts) != 3:
        raise Malformed("a refused row")
    return Refusal(table=parts[0], row=parts[1], code=parts[2])


def _lines(receipt: Receipt) -> Lines:
    names = entries_of(receipt.level, receipt.village)
    _check(receipt, names)
    sender = "desa" if VILLAGE_CODE.fullmatch(receipt.village) else "kecamatan"
    receiver = _RECEIVERS[sender]
    return (
        ("Format", "1"),
        ("Nomor berkas", receipt.package_id),
        ("SHA-256 berkas", receipt.file_sha256),
        (f"Kode {sender}", receipt.village),
        (f"Nama {sender}", receipt.village_name),
        (f"Kode {receiver}", receipt.district),
        (f"Nama {receiver}", receipt.district_name),
        ("Periode", receipt.period),
        (_SEQUENCE, str(receipt.sequence)),
        ("Tingkat", receipt.level.value),
        *((f"{_TAKEN} {name}", str(receipt.taken.get(name, 0))) for name in names),
        *((_REFUSED, f"{row.table} {row.row} {row.code}") for row in receipt.refused),
        ("Nomor urut berikutnya", str(receipt.next_sequence)),
        ("Diterima pada", utc_text(receipt.received_at)),
        ("Diterima oleh", receipt.received_by),
        *((SAMPLE_LINE,) if receipt.sample else ()),
    )


def _check(receipt: Receipt, names: tuple[str, ...]) -> None:
    fits = (
        RECORD_ID.fullmatch(receipt.package_id)
        and SHA256_HEX.fullmatch(receipt.file_sha256)
        and one_level_apart(receipt.village, receipt.district)
        and PERIOD.fullmatch(receipt.period)
        and is_line(receipt.village_name)
        and is_line(receipt.district_name)
        and is_line(receipt.received_by)
        and 1 <= receipt.sequence <= HIGHEST_SEQUENCE
        and 1 <= receipt.next_sequence <= HIGHEST_SEQUENCE + 1
        and set(receipt.taken) <= set(names)
        and all(0 <= count <= MOST_ROWS for count in receipt.taken.values())
        and len(receipt.refused) <= MOST_ROWS
        and all(_refusal_fits(row, names) for row in receipt.refused)
    )
    if not fits:
        raise Malformed("a value the format does not allow")


def _refusal_fits(refusal: Refusal, names: tuple[str, ...]) -> bool:
    return (
        refusal.table in names
        and _ROW.fullmatch(refusal.row) is not None
        and _NIK_LIKE.search(refusal.row) is None
        and _CODE.fullmatch(refusal.code) is not None
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's signed list of its villages' keys, as a text that any editor shows.

It names no person: public keys, days, and the numbers of voided letters.
"""

from __future__ import annotations

import base64
import binascii
from datetime import date, datetime
from pathlib import Path

from desa_app.domain.key_list import KeyList, VillageKey, VoidLetter
from desa_app.domain.office import OfficeKind
from desa_app.errors import KeyListDamaged
from desa_app.exchange import keys
from desa_app.exchange.cards import MOST_RECIPIENTS, fingerprint
from desa_app.exchange.grammar import (
    DISTRICT_CODE,
    HIGHEST_SEQUENCE,
    VILLAGE_CODE,
    is_line,
    utc_moment,
    utc_text,
    whole_number,
)
from desa_app.exchange.signed_text import Malformed, read_signed, write_signed

TITLE = "DAFTAR KUNCI DESA BINAAN"
KEY_LIST_LIMIT = 4 * 1024 * 1024
MOST_KEYS = 5_000
MOST_VOID = 20_000

_KEY, _VOID, _RECIPIENT = "Kunci desa", "Surat batal", "Penerima"
_SPLIT = " | "
_NONE = "-"
_NUMBER_LENGTH = 80

Lines = tuple[tuple[str, str], ...]


def key_list_name(district: str, sequence: int) -> str:
    """``KUNCI-36.04.12-0003.txt``."""
    return f"KUNCI-{district}-{sequence:04d}.txt"


def make_key_list(
    *,
    district: str,
    name: str,
    recipients: tuple[str, ...],
    sequence: int,
    made_at: datetime,
    village_keys: tuple[VillageKey, ...],
    void: tuple[VoidLetter, ...],
    signing_key: bytes,
) -> bytes:
    """Return the list as a file; the same arguments give the same bytes.

    Raises ``ValueError`` if a value does not fit the grammar of ``docs/bundle-format.md``.
    """
    lines = _lines(district, name, recipients, sequence, made_at, village_keys, void)
    return write_signed(TITLE, lines, keys.KEY_LIST_CONTEXT, signing_key)


def read_key_list(data: bytes, path: Path) -> KeyList:
    """Return the list in ``data``; ``path`` is only for the error.

    Whether its kecamatan may be believed is for the caller to know. Raises ``KeyListDamaged`` if
    it is no list, is larger than 4 MB, was changed, or is not signed by the key in it.
    """
    try:
        signed = read_signed(data, TITLE, keys.KEY_LIST_CONTEXT, KEY_LIST_LIMIT)
        return _list(signed.lines, signed.verify_key)
    except ValueError as error:
        raise KeyListDamaged(path=path) from error


def _list(lines: Lines, verify_key: bytes) -> KeyList:
    by_label = dict(lines)
    recipients = tuple(value for label, value in lines if label == _RECIPIENT)
    village_keys = tuple(_key(value) for label, value in lines if label == _KEY)
    void = tuple(_void(value) for label, value in lines if label == _VOID)
    try:
        district, name = by_label["Kode kecamatan"], by_label["Nama kecamatan"]
        sequence = whole_number(by_label["Nomor urut"], HIGHEST_SEQUENCE)
        made_at = utc_moment(by_label["Dibuat"])
    except KeyError as error:
        raise Malformed("a line is missing") from error
    # Writing it again refuses every other order, spelling, repetition and addition.
    if _lines(district, name, recipients, sequence, made_at, village_keys, void) != lines:
        raise Malformed("not in the one canonical form")
    return KeyList(
        district=district,
        name=name,
        sequence=sequence,
        made_at=made_at,
        verify_key=verify_key,
        recipients=recipients,
        fingerprint=fingerprint(OfficeKind.KECAMATAN, district, name, verify_key, recipients),
        keys=village_keys,
        void=void,
    )


def _key(value: str) -> VillageKey:
    parts = value.split(_SPLIT)
    if len(parts) != 6:
        raise Malformed("a key")
    village, since, until, revoked, key, name = parts
    try:
        raw = base64.b64decode(key, validate=True)
    except binascii.Error as error:
        raise Malformed("a key") from error
    return VillageKey(
        village=village,
        name=name,
        verify_key=raw,
        since=date.fromisoformat(since),
        until=_day(until),
        revoked_on=_day(revoked),
    )


def _void(value: str) -> VoidLetter:
    parts = value.split(_SPLIT)
    if len(parts) != 3:
        raise Malformed("a void letter")
    return VoidLetter(village=parts[0], issued_on=date.fromisoformat(parts[1]), number=parts[2])


def _day(text: str) -> date | None:
    return None if text == _NONE else date.fromisoformat(text)


def _lines(
    district: str,
    name: str,
    recipients: tuple[str, ...],
    sequence: int,
    made_at: datetime,
    village_keys: tuple[VillageKey, ...],
    void: tuple[VoidLetter, ...],
) -> Lines:
    fits = (
        DISTRICT_CODE.fullmatch(district)
        and is_line(name)
        and 1 <= sequence <= HIGHEST_SEQUENCE
        and 1 <= len(recipients) <= MOST_RECIPIENTS
        and len(set(recipients)) == len(recipients)
        and all(keys.is_recipient(one) for one in recipients)
        and len(village_keys) <= MOST_KEYS
        and len({(one.village, one.verify_key) for one in village_keys}) == len(village_keys)
        and len(void) <= MOST_VOID
        and len({(one.village, one.number) for one in void}) == len(void)
        and all(_key_fits(one, district) for one in village_keys)
        and all(_void_fits(one, district) for one in void)
    )
    if not fits:
        raise Malformed("a value the format does not allow")
    return (
        ("Format", "1"),
        ("Kode kecamatan", district),
        ("Nama kecamatan", name),
        *((_RECIPIENT, one) for one in recipients),
        ("Nomor urut", str(sequence)),
        ("Dibuat", utc_text(made_at)),
        *((_KEY, _key_line(one)) for one in sorted(village_keys, key=_key_order)),
        *((_VOID, _void_line(one)) for one in sorted(void, key=_void_order)),
    )


def _key_order(one: VillageKey) -> tuple[str, date, bytes]:
    return one.village, one.since, one.verify_key


def _void_order(one: VoidLetter) -> tuple[str, str]:
    return one.village, one.number


def _key_line(one: VillageKey) -> str:
    days = (one.since.isoformat(), _day_text(one.until), _day_text(one.revoked_on))
    key = base64.b64encode(one.verify_key).decode("ascii")
    return _SPLIT.join((one.village, *days, key, one.name))


def _void_line(one: VoidLetter) -> str:
    return _SPLIT.join((one.village, one.issued_on.isoformat(), one.number))


def _day_text(day: date | None) -> str:
    return _NONE if day is None else day.isoformat()


def _key_fits(one: VillageKey, district: str) -> bool:
    return bool(
        _of(one.village, district)
        and is_line(one.name)
        and _SPLIT not in one.name
        and len(one.verify_key) == keys.KEY_BYTES
    )


def _void_fits(one: VoidLetter, district: str) -> bool:
    return bool(
        _of(one.village, district)
        and is_line(one.number, _NUMBER_LENGTH)
        and _SPLIT not in one.number
    )


def _of(village: str, district: str) -> bool:
    return VILLAGE_CODE.fullmatch(village) is not None and village.startswith(district + ".")

# SPDX-License-Identifier: GPL-3.0-or-later
"""An office's public card: a text file to hand over once, and the fingerprint compared on paper.

A card proves only that its maker holds the key in it. That it is the right office is proved by the
two people who compare the fingerprint; therefore the file does not carry its own fingerprint.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from desa_app.domain.office import OfficeKind
from desa_app.domain.package import Card
from desa_app.errors import CardDamaged
from desa_app.exchange import keys
from desa_app.exchange.grammar import (
    DISTRICT_CODE,
    REGENCY_CODE,
    VILLAGE_CODE,
    is_line,
    utc_moment,
    utc_text,
)
from desa_app.exchange.signed_text import SAMPLE_LINE, Malformed, read_signed, write_signed

TITLE = "KARTU KANTOR DESA BINAAN"
CARD_LIMIT = 16 * 1024
MOST_RECIPIENTS = 4

_FINGERPRINT_CONTEXT = b"desa-binaan/fingerprint/v1\n"
_GROUPS = 6
_CODES = {
    OfficeKind.DESA: VILLAGE_CODE,
    OfficeKind.KECAMATAN: DISTRICT_CODE,
    OfficeKind.KABUPATEN: REGENCY_CODE,
}
# No digit before the digits: a field that takes only digits can be filled by a scanner.
QR_WORD = "SIDIK:"
_QR_FORM = re.compile(r"SIDIK:[0-9]{30}")


def make_card(
    kind: OfficeKind,
    code: str,
    name: str,
    signing_key: bytes,
    recipients: Sequence[str],
    made_at: datetime,
    *,
    sample: bool = False,
) -> bytes:
    """Return the card file of an office; the same arguments give the same bytes.

    ``made_at`` is the moment the keys were made. A kecamatan and a kabupaten have one to four
    recipients, a desa none. ``sample`` marks an invented office with a line that real ones do not
    have, and that programs from before it refuse. Raises ``ValueError`` if a value does not fit
    the grammar of ``docs/bundle-format.md``.
    """
    lines = _lines(kind, code, name, tuple(recipients), made_at, sample=sample)
    return write_signed(TITLE, lines, keys.CARD_CONTEXT, signing_key)


def read_card(data: bytes, path: Path) -> Card:
    """Return the card in ``data``; ``path`` is only for the error.

    Raises ``CardDamaged`` if it is no card, is larger than 16 kB, was changed, or is not signed by
    the key in it.
    """
    try:
        signed = read_signed(data, TITLE, keys.CARD_CONTEXT, CARD_LIMIT)
        return _card(signed.lines, signed.verify_key)
    except ValueError as error:
        raise CardDamaged(path=path) from error


def fingerprint(
    kind: OfficeKind, code: str, name: str, verify_key: bytes, recipients: Sequence[str]
) -> str:
    """Return six groups of five digits (99 bits) over who the office is and its public keys.

    The date is left out, so that a card printed again keeps its fingerprint.
    """
    body = "".join(
        f"{label}: {value}\n"
        for label, value in (
            *_identity_lines(kind, code, name, tuple(recipients)),
            ("Kunci periksa", verify_key.hex()),
        )
    )
    digest = hashlib.sha256(_FINGERPRINT_CONTEXT + body.encode()).digest()
    groups = (digest[start : start + 5] for start in range(0, 5 * _GROUPS, 5))
    return " ".join(f"{int.from_bytes(group, 'big') % 100_000:05d}" for group in groups)


def same_fingerprint(typed: str, card: Card) -> bool:
    """Tell whether ``typed`` is the card's fingerprint; spaces, dots and dashes do not matter."""
    return same_fingerprint_text(typed, card.fingerprint)


def same_fingerprint_text(typed: str, wanted: str) -> bool:
    """Compare two fingerprints as people write them.

    In constant time, so that nothing is learnt from wrong tries.
    """
    kept = "".join(
        sign for sign in typed if sign != "." and unicodedata.category(sign) not in _SEPARATORS
    )
    expected = wanted.replace(" ", "")
    return hmac.compare_digest(kept.encode("utf-8", "replace"), expected.encode())


def fingerprint_text(fingerprint: str) -> str:
    """What the QR on the paper says: the digits, for a photo or a scanner that types them."""
    return QR_WORD + fingerprint.replace(" ", "")


def fingerprint_in(texts: Iterable[str]) -> str:
    """The 30 digits among the texts of the QR codes on a photo; empty unless there is just one."""
    found = {text for text in texts if _QR_FORM.fullmatch(text)}
    return found.pop().removeprefix(QR_WORD) if len(found) == 1 else ""


# Spaces of any width, dashes of any length, tabs and line ends.
_SEPARATORS = frozenset({"Zs", "Pd", "Cc"})


def _card(lines: tuple[tuple[str, str], ...], verify_key: bytes) -> Card:
    by_label = dict(lines)
    recipients = tuple(value for label, value in lines if label == "Penerima")
    try:
        kind = OfficeKind(by_label["Jenis"])
        code, name = by_label["Kode"], by_label["Nama"]
        made_at = utc_moment(by_label["Dibuat"])
    except KeyError as error:
        raise Malformed("a line is missing") from error
    sample = SAMPLE_LINE in lines
    # Writing it again refuses every other order, spelling, repetition and addition.
    if _lines(kind, code, name, recipients, made_at, sample=sample) != lines:
        raise Malformed("not in the one canonical form")
    return Card(
        kind=kind,
        code=code,
        name=name,
        verify_key=verify_key,
        recipients=recipients,
        made_at=made_at,
        fingerprint=fingerprint(kind, code, name, verify_key, recipients),
        sample=sample,
    )


def _lines(
    kind: OfficeKind,
    code: str,
    name: str,
    recipients: tuple[str, ...],
    made_at: datetime,
    *,
    sample: bool,
) -> tuple[tuple[str, str], ...]:
    if not _CODES[kind].fullmatch(code) or not is_line(name):
        raise Malformed("code or name")
    # Only an office that takes packages in has somebody to seal them for.
    allowed = range(1) if kind.below is None else range(1, MOST_RECIPIENTS + 1)
    if len(recipients) not in allowed or len(set(recipients)) != len(recipients):
        raise Malformed("number of recipients")
    if not all(keys.is_recipient(recipient) for recipient in recipients):
        raise Malformed("not an age X25519 recipient")
    mark = (SAMPLE_LINE,) if sample else ()
    return (*_identity_lines(kind, code, name, recipients), ("Dibuat", utc_text(made_at)), *mark)


def _identity_lines(
    kind: OfficeKind, code: str, name: str, recipients: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    return (
        ("Format", "1"),
        ("Jenis", kind.value),
        ("Kode", code),
        ("Nama", name),
        *(("Penerima", recipient) for recipient in recipients),
    )

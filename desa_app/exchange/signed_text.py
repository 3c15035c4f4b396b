# SPDX-License-Identifier: GPL-3.0-or-later
"""The text form of cards and receipts: readable in any editor, signed byte by byte.

A title line, then ``Label: value`` lines, then the signer's public key and the signature over
every byte before the signature line. Nothing is normalised: a file that an editor saved with other
line ends is a changed file.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass

from desa_app.exchange import keys

KEY_LABEL = "Kunci periksa"
SIGNATURE_LABEL = "Tanda tangan"
LONGEST_LINE = 400
SAMPLE_LINE = ("Contoh", "ya")
"""Stands last in what an invented office signs; real ones do not have it."""

Lines = Sequence[tuple[str, str]]


class Malformed(ValueError):
    """The text does not follow the grammar or was changed; callers name it for their file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedText:
    """What stands between title and key line, and the key that verifiably signed it."""

    lines: tuple[tuple[str, str], ...]
    verify_key: bytes


def write_signed(title: str, lines: Lines, context: bytes, seed: bytes) -> bytes:
    """Return title, lines, public key and signature as UTF-8 with plain line feeds."""
    key_line = (KEY_LABEL, _base64(keys.verify_key(seed)))
    body = _text(title, (*lines, key_line))
    signature = _base64(keys.sign(seed, context, body))
    return body + f"{SIGNATURE_LABEL}: {signature}\n".encode()


def read_signed(data: bytes, title: str, context: bytes, limit: int) -> SignedText:
    """Return the lines if the text is whole and signed by the key that stands in it.

    Says nothing about whose key that is. Raises :class:`Malformed`.
    """
    if len(data) > limit:
        raise Malformed("longer than allowed")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("not UTF-8") from error
    # split, not splitlines: the latter would also break at U+2028 and its kin.
    first, *rest = text.split("\n")
    if first != title or len(rest) < 3 or rest.pop() != "":
        raise Malformed("title or last line")
    pairs = [_pair(line) for line in rest]
    (key_label, key_text), (signature_label, signature_text) = pairs[-2:]
    if (key_label, signature_label) != (KEY_LABEL, SIGNATURE_LABEL):
        raise Malformed("no signature")
    key = _unbase64(key_text, keys.KEY_BYTES)
    signature = _unbase64(signature_text, keys.SIGNATURE_BYTES)
    body = data[: data.rindex(b"\n", 0, -1) + 1]
    try:
        keys.check_signature(key, context, body, signature)
    except keys.InvalidSignature as error:
        raise Malformed("changed after signing") from error
    return SignedText(lines=tuple(pairs[:-2]), verify_key=key)


def _text(title: str, lines: Lines) -> bytes:
    return "".join([f"{title}\n", *(f"{label}: {value}\n" for label, value in lines)]).encode()


def _pair(line: str) -> tuple[str, str]:
    label, colon, value = line.partition(": ")
    if not colon or len(line) > LONGEST_LINE:
        raise Malformed("a line without label")
    return label, value


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unbase64(text: str, length: int) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("not base64") from error
    # The second comparison refuses spellings with stray bits in the last character.
    if len(data) != length or _base64(data) != text:
        raise Malformed("key or signature of the wrong length")
    return data

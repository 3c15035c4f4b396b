# SPDX-License-Identifier: GPL-3.0-or-later
"""The text in a letter's QR: a signed statement that anyone can check without a network.

COSE_Sign1 (RFC 9052) with Ed25519 over a small CBOR map (RFC 8949), as Base45 (RFC 9285) behind
``DB1:``. One statement has one spelling; everything else is refused.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

import base45
import cbor2

from desa_app.domain.seal import HASH_LENGTH, LetterStatement
from desa_app.errors import SealTooLong, SealUnreadable
from desa_app.exchange import keys
from desa_app.exchange.grammar import VILLAGE_CODE, is_line

PREFIX = "DB1:"
LONGEST_SEAL = 420
"""Characters that the letter's QR code holds at a module size that a cheap printer can print."""

_LONGEST_READ = 1000
_DEPTH = 4
_COSE_SIGN1 = 18
_ALGORITHM, _KEY_ID, _EDDSA = 1, 4, -8
_KEY_ID_BYTES = 8
_EPOCH = date(1970, 1, 1)
_VILLAGE, _NUMBER, _ISSUED, _KIND, _INITIALS, _NIK_END, _UNTIL, _HASH = range(1, 9)
_LETTER_KIND = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_FOUR_DIGITS = re.compile(r"([0-9]{4})?")
_NUMBER_LENGTH = 60
_INITIALS_LENGTH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class UnverifiedStatement:
    """What a seal says. Nothing of it may be believed before :meth:`verify` has passed.

    ``key_id`` are the first 8 bytes of the SHA-256 of the public key that claims to have signed.
    """

    statement: LetterStatement
    key_id: bytes
    _protected: bytes = field(repr=False)
    _payload: bytes = field(repr=False)
    _signature: bytes = field(repr=False)

    def verify(self, verify_key: bytes) -> None:
        """Raise ``keys.InvalidSignature`` unless ``verify_key`` signed this statement."""
        if key_id(verify_key) != self.key_id:
            raise keys.InvalidSignature
        message = _to_be_signed(self._protected, self._payload)
        keys.check_signature(verify_key, b"", message, self._signature)


def key_id(verify_key: bytes) -> bytes:
    """Return the first 8 bytes of the SHA-256 of a public key."""
    return hashlib.sha256(verify_key).digest()[:_KEY_ID_BYTES]


def sign_statement(statement: LetterStatement, signing_key: bytes) -> str:
    """Return the text for the QR; the same arguments give the same text.

    Raises ``SealTooLong`` above 420 characters, ``ValueError`` for a value the format does not
    allow.
    """
    protected = _header(key_id(keys.verify_key(signing_key)))
    payload = _encoded(_claims(statement))
    # The context travels as external_aad inside the message, where COSE has its place for it.
    signature = keys.sign(signing_key, b"", _to_be_signed(protected, payload))
    sealed = _encoded(cbor2.CBORTag(_COSE_SIGN1, [protected, {}, payload, signature]))
    text = PREFIX + _base45(sealed)
    if len(text) > LONGEST_SEAL:
        raise SealTooLong(length=len(text), limit=LONGEST_SEAL)
    return text


def read_statement(text: str) -> UnverifiedStatement:
    """Return what the text of a QR says, not yet verified. Raises ``SealUnreadable``."""
    # No seal begins or ends with a space (Base45 cannot end with one), so trimming loses nothing.
    trimmed = text.strip() if len(text) <= 2 * _LONGEST_READ else text
    if len(trimmed) > _LONGEST_READ or not trimmed.startswith(PREFIX):
        raise SealUnreadable
    try:
        return _parsed(trimmed.removeprefix(PREFIX))
    except (cbor2.CBORError, ValueError, TypeError, KeyError, OverflowError) as error:
        raise SealUnreadable from error


def _parsed(encoded: str) -> UnverifiedStatement:
    tagged = _decoded(base45.b45decode(encoded))
    if not isinstance(tagged, cbor2.CBORTag) or tagged.tag != _COSE_SIGN1:
        raise ValueError("no COSE_Sign1")
    match tagged.value:
        case [bytes(protected), {} as unprotected, bytes(payload), bytes(signature)]:
            header = _decoded(protected)
        case _:
            raise ValueError("no COSE_Sign1")
    if unprotected or len(signature) != keys.SIGNATURE_BYTES:
        raise ValueError("an unsigned header or no signature")
    kid = header.get(_KEY_ID) if isinstance(header, dict) else None
    if not isinstance(kid, bytes) or len(kid) != _KEY_ID_BYTES or protected != _header(kid):
        raise ValueError("another algorithm or no key id")
    return UnverifiedStatement(
        statement=_statement(payload),
        key_id=kid,
        _protected=protected,
        _payload=payload,
        _signature=signature,
    )


def _header(kid: bytes) -> bytes:
    return _encoded({_ALGORITHM: _EDDSA, _KEY_ID: kid})


def _base45(data: bytes) -> str:
    text: bytes = base45.b45encode(data)
    return text.decode("ascii")


def _claims(statement: LetterStatement) -> dict[int, object]:
    if not (
        VILLAGE_CODE.fullmatch(statement.village)
        and is_line(statement.number, _NUMBER_LENGTH)
        and _LETTER_KIND.fullmatch(statement.kind)
        and (not statement.initials or is_line(statement.initials, _INITIALS_LENGTH))
        and _FOUR_DIGITS.fullmatch(statement.nik_end)
        and isinstance(statement.hash_start, bytes)
        and len(statement.hash_start) == HASH_LENGTH
    ):
        raise ValueError("a value the seal does not allow")
    claims: dict[int, object] = {
        _VILLAGE: statement.village,
        _NUMBER: statement.number,
        _ISSUED: (statement.issued_on - _EPOCH).days,
        _KIND: statement.kind,
        _INITIALS: statement.initials,
        _HASH: statement.hash_start,
    }
    if statement.nik_end:
        claims[_NIK_END] = statement.nik_end
    if statement.valid_until is not None:
        claims[_UNTIL] = (statement.valid_until - _EPOCH).days
    return claims


def _statement(payload: bytes) -> LetterStatement:
    claims = _decoded(payload)
    if not isinstance(claims, dict):
        raise TypeError("no map")
    statement = LetterStatement(
        village=_text(claims[_VILLAGE]),
        number=_text(claims[_NUMBER]),
        issued_on=_day(claims[_ISSUED]),
        kind=_text(claims[_KIND]),
        initials=_text(claims[_INITIALS]),
        nik_end=_text(claims.get(_NIK_END, "")),
        valid_until=_day(claims[_UNTIL]) if _UNTIL in claims else None,
        hash_start=claims[_HASH],
    )
    # Compared as bytes: in Python True is equal to 1 and -8.0 to -8, in CBOR they are not.
    if _encoded(_claims(statement)) != payload:
        raise ValueError("more or other members")
    return statement


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _day(value: object) -> date:
    if type(value) is not int:
        raise TypeError("no day")
    return _EPOCH + timedelta(days=value)


def _encoded(value: object) -> bytes:
    return cbor2.dumps(value, canonical=True)


def _decoded(data: bytes) -> object:
    value: object = cbor2.loads(
        data, max_depth=_DEPTH, allow_indefinite=False, allow_duplicate_keys=False
    )
    # Deterministic encoding (RFC 8949, 4.2.1): also refuses what follows behind the value.
    if _encoded(value) != data:
        raise ValueError("not deterministic")
    return value


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    """Sig_structure of RFC 9052, section 4.4."""
    return _encoded(["Signature1", protected, keys.LETTER_CONTEXT, payload])

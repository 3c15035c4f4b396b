# SPDX-License-Identifier: GPL-3.0-or-later
"""The QR's text is short enough to print, says exactly what was signed, and nothing odd passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import base45
import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from desa_app.domain.seal import LetterStatement
from desa_app.errors import SealTooLong, SealUnreadable
from desa_app.exchange import keys
from desa_app.exchange.letter_seal import (
    LONGEST_SEAL,
    PREFIX,
    key_id,
    read_statement,
    sign_statement,
)
from tests.exchange import samples

_GOOD = sign_statement(samples.statement(), samples.VILLAGE_SEED)
_RAW: bytes = base45.b45decode(_GOOD.removeprefix(PREFIX))


def _text(raw: bytes) -> str:
    encoded: bytes = base45.b45encode(raw)
    return PREFIX + encoded.decode()


def _seal(
    payload: bytes, protected: bytes | None = None, tag: int = 18, unsigned: object = None
) -> str:
    """A well signed seal over any payload, as a hostile village could make it."""
    if protected is None:
        protected = cbor2.dumps({1: -8, 4: key_id(samples.VILLAGE_KEY)}, canonical=True)
    message = cbor2.dumps(["Signature1", protected, keys.LETTER_CONTEXT, payload])
    signature = keys.sign(samples.VILLAGE_SEED, b"", message)
    return _text(cbor2.dumps(cbor2.CBORTag(tag, [protected, unsigned or {}, payload, signature])))


def test_a_statement_arrives_as_it_was_signed() -> None:
    read = read_statement(_GOOD)
    assert read.statement == samples.statement()
    assert read.key_id == key_id(samples.VILLAGE_KEY)
    read.verify(samples.VILLAGE_KEY)


def test_another_key_has_not_signed_it() -> None:
    with pytest.raises(keys.InvalidSignature):
        read_statement(_GOOD).verify(samples.STRANGER_KEY)


def test_a_forger_who_copies_the_key_id_is_found() -> None:
    forged = sign_statement(samples.statement(), samples.STRANGER_SEED)
    raw = base45.b45decode(forged.removeprefix(PREFIX))
    renamed = raw.replace(key_id(samples.STRANGER_KEY), key_id(samples.VILLAGE_KEY))
    read = read_statement(_text(renamed))
    with pytest.raises(keys.InvalidSignature):
        read.verify(samples.VILLAGE_KEY)


def test_a_key_that_signed_under_another_key_id_is_not_believed() -> None:
    protected = cbor2.dumps({1: -8, 4: key_id(samples.STRANGER_KEY)}, canonical=True)
    read = read_statement(_seal(_claims(), protected))
    for key in (samples.VILLAGE_KEY, samples.STRANGER_KEY):
        with pytest.raises(keys.InvalidSignature):
            read.verify(key)


def test_it_is_plain_cose_that_others_can_check_without_us() -> None:
    tagged = cbor2.loads(_RAW)
    protected, unprotected, payload, signature = tagged.value
    assert (tagged.tag, unprotected) == (18, {})
    assert cbor2.loads(protected) == {1: -8, 4: key_id(samples.VILLAGE_KEY)}
    message = cbor2.dumps(["Signature1", protected, b"desa-binaan/letter/v1\n", payload])
    Ed25519PublicKey.from_public_bytes(samples.VILLAGE_KEY).verify(signature, message)
    assert cbor2.loads(payload) == {
        1: samples.VILLAGE,
        2: "470/012/2001/XI/2026",
        3: (date(2026, 11, 3) - date(1970, 1, 1)).days,
        4: "izin-keluarga",
        5: "W.C.",
        6: "0003",
        7: (date(2027, 2, 3) - date(1970, 1, 1)).days,
        8: bytes.fromhex("0123456789abcdef"),
    }


def test_the_longest_letter_number_still_fits_the_qr() -> None:
    long = replace(
        samples.statement(),
        number="1" * 60,
        kind="rekomendasi-pengantar-desa",
        initials="A.B.C.D.E.F.",
    )
    text = sign_statement(long, samples.VILLAGE_SEED)
    assert len(text) <= LONGEST_SEAL
    assert read_statement(text).statement == long


def test_a_seal_that_would_not_fit_is_refused_before_it_is_printed() -> None:
    huge = replace(samples.statement(), number="ü" * 60, kind="k" * 40, initials="é" * 40)
    with pytest.raises(SealTooLong) as caught:
        sign_statement(huge, samples.VILLAGE_SEED)
    assert caught.value.length > caught.value.limit == LONGEST_SEAL


def test_a_qr_needs_only_its_alphanumeric_mode() -> None:
    assert set(_GOOD) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@given(
    statement=st.builds(
        LetterStatement,
        village=st.from_regex(r"\A[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}\Z").filter(str.isascii),
        number=st.text("0123456789/.-ABCXIV", min_size=1, max_size=60),
        issued_on=st.dates(),
        kind=st.from_regex(r"\A[a-z0-9][a-z0-9_-]{0,20}\Z"),
        initials=st.just("") | st.text("ABC.", min_size=1, max_size=12),
        nik_end=st.just("") | st.text("0123456789", min_size=4, max_size=4),
        valid_until=st.none() | st.dates(),
        hash_start=st.binary(min_size=8, max_size=8),
    )
)
def test_every_statement_comes_back(statement: LetterStatement) -> None:
    text = sign_statement(statement, samples.VILLAGE_SEED)
    read = read_statement(text)
    read.verify(samples.VILLAGE_KEY)
    assert read.statement == statement
    assert read_statement(f" {text}\r\n").statement == statement


@settings(max_examples=300)
@given(position=st.integers(0, len(_RAW) - 1), bit=st.integers(0, 7))
def test_one_flipped_bit_is_unreadable_or_not_signed(position: int, bit: int) -> None:
    broken = bytearray(_RAW)
    broken[position] ^= 1 << bit
    with pytest.raises((SealUnreadable, keys.InvalidSignature)):
        read_statement(_text(bytes(broken))).verify(samples.VILLAGE_KEY)


@given(position=st.integers(0, len(_GOOD) - 1), sign=st.characters(codec="utf-8"))
def test_one_misread_character_is_unreadable_or_not_signed(position: int, sign: str) -> None:
    broken = _GOOD[:position] + sign + _GOOD[position + 1 :]
    if broken.strip() == _GOOD:
        return
    with pytest.raises((SealUnreadable, keys.InvalidSignature)):
        read_statement(broken).verify(samples.VILLAGE_KEY)


@given(raw=st.binary(max_size=200), text=st.text(max_size=200))
def test_junk_is_unreadable(raw: bytes, text: str) -> None:
    for junk in (_text(raw), _seal(raw), text, PREFIX + text):
        with pytest.raises(SealUnreadable):
            read_statement(junk)


_CLAIMS = cbor2.loads(cbor2.loads(_RAW).value[2])


def _claims(**changes: object) -> bytes:
    return cbor2.dumps(
        _CLAIMS | {int(key[1:]): value for key, value in changes.items()}, canonical=True
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "DB1:",
        "HC1:" + _GOOD.removeprefix(PREFIX),
        _GOOD.lower(),
        PREFIX + "A" * 997,
        PREFIX + "0" * 100_000,
        _text(b"\x81" * 600 + b"\x00"),
        _text(_RAW + b"\x00"),
        _text(_RAW[1:]),
        _text(b"\xd8\x12" + _RAW[1:]),
        _text(b"\xd2" + _RAW),
        _text(cbor2.dumps(cbor2.CBORTag(18, []))),
        _text(cbor2.dumps(cbor2.CBORTag(35, "((((((a*)*)*)*)*)*"))),
        _text(cbor2.dumps({"x": 1})),
        _seal(_claims(), tag=98),
        _seal(_claims(), unsigned={4: b"12345678"}),
        _seal(_claims(), unsigned=[1]),
        _seal(_claims(), protected=cbor2.dumps({1: -7, 4: key_id(samples.VILLAGE_KEY)})),
        _seal(_claims(), protected=cbor2.dumps({1: -8})),
        _seal(_claims(), protected=cbor2.dumps({1: -8, 4: b"short"})),
        _seal(_claims(), protected=cbor2.dumps({1: -8.0, 4: key_id(samples.VILLAGE_KEY)})),
        _seal(_claims(), protected=cbor2.dumps({1: -8, 2: [1], 4: key_id(samples.VILLAGE_KEY)})),
        _seal(_claims(), protected=b""),
        _seal(_claims(k1="3604122001")),
        _seal(_claims(k1=3604)),
        _seal(_claims(k2="x" * 61)),
        _seal(_claims(k2="a\nb")),
        _seal(_claims(k3="2026-11-03")),
        _seal(_claims(k3=10**12)),
        _seal(_claims(k3=2**70)),
        _seal(_claims(k3=1.0)),
        _seal(_claims(k3=True)),
        _seal(_claims(k4="Surat Izin")),
        _seal(_claims(k6="123")),
        _seal(_claims(k6="")),
        _seal(_claims(k7=None)),
        _seal(_claims(k8=b"short")),
        _seal(_claims(k8="12345678")),
        _seal(_claims(k9="lebih")),
        _seal(cbor2.dumps({key: _CLAIMS[key] for key in _CLAIMS if key != 2}, canonical=True)),
        _seal(cbor2.dumps(dict(reversed(_CLAIMS.items())))),
        _seal(b"\xbf" + _claims()[1:] + b"\xff"),
        _seal(_claims().replace(b"\xa8\x01", b"\xa8\xf5", 1)),
        _seal(cbor2.dumps([1])),
        _seal(b"\xd9\xd9\xf7" + _claims()),
    ],
)
def test_odd_seals_are_unreadable_even_when_well_signed(text: str) -> None:
    with pytest.raises(SealUnreadable):
        read_statement(text)


def test_the_claims_above_are_a_seal_as_they_stand() -> None:
    assert _seal(_claims()) == _GOOD


@pytest.mark.parametrize(
    "wrong",
    [
        {"village": "x"},
        {"number": ""},
        {"number": "a\tb"},
        {"kind": "Izin"},
        {"nik_end": "12"},
        {"hash_start": b""},
    ],
)
def test_a_statement_outside_the_law_is_never_signed(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="seal"):
        sign_statement(replace(samples.statement(), **wrong), samples.VILLAGE_SEED)  # type: ignore[arg-type]

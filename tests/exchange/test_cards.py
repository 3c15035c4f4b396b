# SPDX-License-Identifier: GPL-3.0-or-later
"""A card is read whole or not at all, and its fingerprint is what two people can compare."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.office import OfficeKind
from desa_app.errors import CardDamaged
from desa_app.exchange.cards import CARD_LIMIT, TITLE, make_card, read_card, same_fingerprint
from desa_app.exchange.keys import CARD_CONTEXT, RECEIPT_CONTEXT
from desa_app.exchange.signed_text import Lines, write_signed
from tests.exchange import samples

_HERE = Path("KARTU.txt")


def _village(name: str = "Sukamaju Contoh", made_at: datetime = samples.MADE_AT) -> bytes:
    return make_card(OfficeKind.DESA, samples.VILLAGE, name, samples.VILLAGE_SEED, (), made_at)


def _district(recipients: tuple[str, ...] = samples.RECIPIENTS) -> bytes:
    return make_card(
        OfficeKind.KECAMATAN,
        samples.DISTRICT,
        "Contoh",
        samples.DISTRICT_SEED,
        recipients,
        samples.MADE_AT,
    )


def test_a_village_card_says_who_and_with_which_key() -> None:
    card = read_card(_village(), _HERE)
    assert (card.kind, card.code, card.name) == (
        OfficeKind.DESA, samples.VILLAGE, "Sukamaju Contoh",
    )  # fmt: skip
    assert (card.verify_key, card.recipients, card.made_at) == (
        samples.VILLAGE_KEY, (), samples.MADE_AT,
    )  # fmt: skip


def test_a_kecamatan_card_carries_its_recipients() -> None:
    card = read_card(_district(), _HERE)
    assert card.kind is OfficeKind.KECAMATAN
    assert card.recipients == samples.RECIPIENTS
    assert card.verify_key == samples.DISTRICT_KEY


def test_a_card_can_be_read_by_people() -> None:
    text = _village().decode()
    assert text.startswith(TITLE + "\nFormat: 1\nJenis: desa\nKode: 36.04.12.2001\n")
    assert "\r" not in text


def test_the_file_does_not_carry_its_own_fingerprint() -> None:
    card = read_card(_village(), _HERE)
    assert card.fingerprint.split()[0] not in _village().decode()


def test_a_fingerprint_is_six_groups_of_five_digits() -> None:
    groups = read_card(_village(), _HERE).fingerprint.split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert all(group.isascii() and group.isdigit() for group in groups)


def test_a_card_printed_again_later_keeps_its_fingerprint() -> None:
    later = _village(made_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert later != _village()
    assert read_card(later, _HERE).fingerprint == read_card(_village(), _HERE).fingerprint


def test_whatever_matters_changes_the_fingerprint() -> None:
    cards = [
        _village(),
        _village(name="Sukamaju"),
        make_card(
            OfficeKind.DESA, "36.04.12.2002", "Sukamaju Contoh", samples.VILLAGE_SEED, (),
            samples.MADE_AT,
        ),
        make_card(
            OfficeKind.DESA, samples.VILLAGE, "Sukamaju Contoh", samples.STRANGER_SEED, (),
            samples.MADE_AT,
        ),
        _district(),
        _district(samples.RECIPIENTS[:1]),
        _district((samples.STRANGER_RECIPIENT, samples.RECIPIENTS[1])),
    ]  # fmt: skip
    assert len({read_card(card, _HERE).fingerprint for card in cards}) == len(cards)


@pytest.mark.parametrize("style", ["{}", " {}\n", "{} "])
@pytest.mark.parametrize("between", ["", " ", "-", " – ", ".", "\u00a0", "\t"])
def test_a_fingerprint_may_be_typed_with_any_gaps(style: str, between: str) -> None:
    card = read_card(_village(), _HERE)
    assert same_fingerprint(style.format(between.join(card.fingerprint.split())), card)


@given(typed=st.text(max_size=50))
def test_any_other_text_is_another_fingerprint(typed: str) -> None:
    assert not same_fingerprint(typed, read_card(_village(), _HERE))


def test_one_wrong_or_missing_digit_is_another_fingerprint() -> None:
    card = read_card(_village(), _HERE)
    right = card.fingerprint.replace(" ", "")
    for position in range(30):
        other = str((int(right[position]) + 1) % 10)
        assert not same_fingerprint(right[:position] + other + right[position + 1 :], card)
    assert not same_fingerprint(right[:-1], card)
    assert not same_fingerprint(right + "0", card)


@given(position=st.integers(0, len(_district()) - 1), bit=st.integers(0, 7))
def test_one_flipped_bit_damages_a_card(position: int, bit: int) -> None:
    broken = bytearray(_district())
    broken[position] ^= 1 << bit
    with pytest.raises(CardDamaged):
        read_card(bytes(broken), _HERE)


@given(length=st.integers(0, len(_district()) - 1))
def test_a_cut_off_card_is_damaged(length: int) -> None:
    with pytest.raises(CardDamaged):
        read_card(_district()[:length], _HERE)


@given(junk=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
def test_junk_is_no_card(junk: bytes) -> None:
    for data in (junk, TITLE.encode() + b"\n" + junk):
        with pytest.raises(CardDamaged):
            read_card(data, _HERE)


@pytest.mark.parametrize(
    "changed",
    [
        _village().replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + _village(),
        _village() + b"\n",
        _village() * 2,
        b"x" * (CARD_LIMIT + 1),
    ],
)
def test_a_card_saved_again_by_an_editor_is_damaged(changed: bytes) -> None:
    with pytest.raises(CardDamaged) as caught:
        read_card(changed, _HERE)
    assert caught.value.path == _HERE


_LINES: Lines = [
    ("Format", "1"),
    ("Jenis", "desa"),
    ("Kode", samples.VILLAGE),
    ("Nama", "Sukamaju"),
    ("Dibuat", "2026-10-31T02:15:00Z"),
]


def _self_made(lines: Lines, context: bytes = CARD_CONTEXT) -> bytes:
    return write_signed(TITLE, lines, context, samples.STRANGER_SEED)


def test_the_lines_below_are_a_card_as_they_stand() -> None:
    assert read_card(_self_made(_LINES), _HERE).name == "Sukamaju"


@pytest.mark.parametrize(
    "lines",
    [
        _LINES[:-1],
        [*_LINES, _LINES[-1]],
        [*_LINES, ("Catatan", "x")],
        [_LINES[1], _LINES[0], *_LINES[2:]],
        [("Format", "2"), *_LINES[1:]],
        [*_LINES[:1], ("Jenis", "provinsi"), *_LINES[2:]],
        [*_LINES[:1], ("Jenis", "kecamatan"), *_LINES[2:]],
        [*_LINES[:2], ("Kode", "3604122001"), *_LINES[3:]],
        [*_LINES[:3], ("Nama", ""), *_LINES[4:]],
        [*_LINES[:3], ("Nama", " Sukamaju"), *_LINES[4:]],
        [*_LINES[:3], ("Nama", "Suka\u202emaju"), *_LINES[4:]],
        [*_LINES[:3], ("Nama", "Suka\rmaju"), *_LINES[4:]],
        [*_LINES[:3], ("Nama", "x" * 101), *_LINES[4:]],
        [*_LINES[:4], ("Penerima", samples.RECIPIENTS[0]), *_LINES[4:]],
        [*_LINES[:4], ("Dibuat", "31-10-2026")],
        [*_LINES[:4], ("Dibuat", "2026-13-31T02:15:00Z")],
    ],
)
def test_a_well_signed_card_must_still_follow_the_grammar(lines: Lines) -> None:
    with pytest.raises(CardDamaged):
        read_card(_self_made(lines), _HERE)


def test_a_signature_made_for_a_receipt_makes_no_card() -> None:
    with pytest.raises(CardDamaged):
        read_card(_self_made(_LINES, RECEIPT_CONTEXT), _HERE)


@pytest.mark.parametrize(
    ("kind", "code", "name", "recipients"),
    [
        (OfficeKind.DESA, "36.04.12", "x", ()),
        (OfficeKind.DESA, samples.VILLAGE, "", ()),
        (OfficeKind.DESA, samples.VILLAGE, "a\nb", ()),
        (OfficeKind.DESA, samples.VILLAGE, "x", samples.RECIPIENTS),
        (OfficeKind.KECAMATAN, samples.DISTRICT, "x", ()),
        (OfficeKind.KECAMATAN, samples.DISTRICT, "x", ("age1salah",)),
        (OfficeKind.KECAMATAN, samples.DISTRICT, "x", samples.RECIPIENTS[:1] * 2),
        (OfficeKind.KECAMATAN, samples.VILLAGE, "x", samples.RECIPIENTS),
        (OfficeKind.KABUPATEN, samples.DISTRICT, "x", samples.RECIPIENTS),
        (OfficeKind.KABUPATEN, "36.04", "x", ()),
    ],
)
def test_a_card_that_nobody_could_read_is_never_made(
    kind: OfficeKind, code: str, name: str, recipients: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match=r"."):
        make_card(kind, code, name, samples.VILLAGE_SEED, recipients, samples.MADE_AT)


def test_the_card_of_an_invented_office_says_so() -> None:
    kind, code = OfficeKind.DESA, samples.VILLAGE
    raw = make_card(kind, code, "Contoh", samples.VILLAGE_SEED, (), samples.MADE_AT, sample=True)
    assert b"\nContoh: ya\n" in raw
    card = read_card(raw, _HERE)
    assert card.sample
    real = read_card(
        make_card(kind, code, "Contoh", samples.VILLAGE_SEED, (), samples.MADE_AT), _HERE
    )
    assert not real.sample
    with pytest.raises(CardDamaged):
        read_card(raw.replace(b"Contoh: ya\n", b""), _HERE)

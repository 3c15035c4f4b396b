# SPDX-License-Identifier: GPL-3.0-or-later
"""A receipt closes a batch, so it is believed only whole and only from the enrolled kecamatan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.package import DataLevel, Refusal
from desa_app.errors import ReceiptDamaged, ReceiptForged
from desa_app.exchange.keys import CARD_CONTEXT, RECEIPT_CONTEXT
from desa_app.exchange.receipt import TITLE, make_receipt, read_receipt, receipt_name
from desa_app.exchange.signed_text import write_signed
from tests.exchange import samples

_HERE = Path("TT.txt")
_GOOD = make_receipt(samples.receipt(), samples.DISTRICT_SEED)


def test_a_receipt_arrives_as_it_was_made() -> None:
    assert read_receipt(_GOOD, _HERE, samples.DISTRICT_KEY) == samples.receipt()


def test_a_receipt_can_be_read_by_people() -> None:
    lines = _GOOD.decode().splitlines()
    assert lines[0] == "TANDA TERIMA BERKAS DESA BINAAN"
    assert "Diambil orang: 1" in lines
    assert "Ditolak: orang 019a3a1c-0002-7abc-8def-0123456789ab nik-bukan-16-angka" in lines
    assert "Nomor urut berikutnya: 2" in lines


def test_a_receipt_of_figures_alone_names_only_them() -> None:
    figures = replace(samples.receipt(), level=DataLevel.AGGREGATE, taken={"rekap": 9}, refused=())
    made = make_receipt(figures, samples.DISTRICT_SEED)
    assert read_receipt(made, _HERE, samples.DISTRICT_KEY) == figures
    assert b"orang" not in made


def test_another_office_cannot_give_the_receipt() -> None:
    forged = make_receipt(samples.receipt(), samples.STRANGER_SEED)
    with pytest.raises(ReceiptForged) as caught:
        read_receipt(forged, _HERE, samples.DISTRICT_KEY)
    assert caught.value.path == _HERE


def test_a_receipt_that_claims_the_right_key_but_was_changed_is_damaged() -> None:
    changed = _GOOD.replace(b"Diambil orang: 1", b"Diambil orang: 2")
    with pytest.raises(ReceiptDamaged):
        read_receipt(changed, _HERE, samples.DISTRICT_KEY)


@given(position=st.integers(0, len(_GOOD) - 1), bit=st.integers(0, 7))
def test_one_flipped_bit_damages_a_receipt(position: int, bit: int) -> None:
    broken = bytearray(_GOOD)
    broken[position] ^= 1 << bit
    with pytest.raises(ReceiptDamaged):
        read_receipt(bytes(broken), _HERE, samples.DISTRICT_KEY)


@given(length=st.integers(0, len(_GOOD) - 1))
def test_a_cut_off_receipt_is_damaged(length: int) -> None:
    with pytest.raises(ReceiptDamaged):
        read_receipt(_GOOD[:length], _HERE, samples.DISTRICT_KEY)


def test_a_signature_has_one_spelling_only() -> None:
    """Two bytes give three characters and four bits over; those must be zero."""
    assert _GOOD.endswith(b"w==\n")
    for last in b"xyz":
        with pytest.raises(ReceiptDamaged):
            read_receipt(_GOOD[:-4] + bytes([last]) + b"==\n", _HERE, samples.DISTRICT_KEY)


def test_a_receipt_saved_with_other_line_ends_is_damaged() -> None:
    with pytest.raises(ReceiptDamaged):
        read_receipt(_GOOD.replace(b"\n", b"\r\n"), _HERE, samples.DISTRICT_KEY)


def _lines() -> list[tuple[str, str]]:
    pairs = [line.partition(": ") for line in _GOOD.decode().splitlines()[1:-2]]
    return [(label, value) for label, _, value in pairs]


def test_the_lines_below_are_a_receipt_as_they_stand() -> None:
    made = write_signed(TITLE, _lines(), RECEIPT_CONTEXT, samples.DISTRICT_SEED)
    assert made == _GOOD


@pytest.mark.parametrize("number", range(len(_lines())))
def test_a_well_signed_receipt_with_a_line_missing_twice_or_odd_is_damaged(number: int) -> None:
    lines = _lines()
    label, _ = lines[number]
    for wrong in (
        [*lines[:number], *lines[number + 1 :]] if label != "Ditolak" else [],
        [*lines[: number + 1], *lines[number:], ("Ditolak", "x")],
        [*lines[:number], (label, "\u202e?"), *lines[number + 1 :]],
    ):
        made = write_signed(TITLE, wrong, RECEIPT_CONTEXT, samples.DISTRICT_SEED)
        with pytest.raises(ReceiptDamaged):
            read_receipt(made, _HERE, samples.DISTRICT_KEY)


def test_a_signature_made_for_a_card_makes_no_receipt() -> None:
    made = write_signed(TITLE, _lines(), CARD_CONTEXT, samples.DISTRICT_SEED)
    with pytest.raises(ReceiptDamaged):
        read_receipt(made, _HERE, samples.DISTRICT_KEY)


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(table="orang", row="3604120101900003", code="nik-ganda"),
        Refusal(table="orang", row="baris dua", code="nik-ganda"),
        Refusal(table="warga", row="baris-2", code="nik-ganda"),
        Refusal(table="orang", row="baris-2", code="NIK ganda"),
        Refusal(table="orang", row="", code="x"),
    ],
)
def test_a_refused_row_never_carries_a_nik_or_free_text(refusal: Refusal) -> None:
    with pytest.raises(ValueError, match="allow"):
        make_receipt(replace(samples.receipt(), refused=(refusal,)), samples.DISTRICT_SEED)


def test_the_name_says_village_period_and_number() -> None:
    assert receipt_name(samples.VILLAGE, "2026-10", 1) == "TT-36.04.12.2001-2026-10-0001.txt"

# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of keys is believed only whole; nothing but keys, days and numbers can stand in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.key_list import VillageKey, VoidLetter
from desa_app.errors import KeyListDamaged
from desa_app.exchange.key_list import KEY_LIST_LIMIT, key_list_name, read_key_list
from desa_app.exchange.keys import CARD_CONTEXT
from desa_app.exchange.signed_text import write_signed
from tests.exchange import samples

_HERE = Path("KUNCI.txt")
_GOOD = samples.key_list_bytes()
_DAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1))


def test_a_list_can_be_read_by_people() -> None:
    lines = _GOOD.decode().splitlines()
    assert lines[0] == "DAFTAR KUNCI DESA BINAAN"
    assert "Nomor urut: 3" in lines
    assert any(
        line.startswith("Kunci desa: 36.04.12.2001 | 2026-10-05 | 2026-11-25 | 2026-11-20 | ")
        for line in lines
    )
    assert "Surat batal: 36.04.12.2001 | 2026-11-02 | 562/007/2026" in lines
    assert key_list_name("36.04.12", 3) == "KUNCI-36.04.12-0003.txt"


@given(
    keys=st.lists(
        st.builds(
            VillageKey,
            village=st.integers(2001, 2099).map(lambda n: f"{samples.DISTRICT}.{n}"),
            name=st.sampled_from(["Sukamaju", "Ma’mun – Contoh", "Karang-Asem"]),
            verify_key=st.binary(min_size=32, max_size=32),
            since=_DAYS,
            until=st.none() | _DAYS,
            revoked_on=st.none() | _DAYS,
        ),
        max_size=8,
        unique_by=lambda one: (one.village, one.verify_key),
    ),
    void=st.lists(
        st.builds(
            VoidLetter,
            village=st.just(samples.VILLAGE),
            number=st.integers(1, 999).map(lambda n: f"562/{n:03d}/X/2026"),
            issued_on=_DAYS,
        ),
        max_size=8,
        unique_by=lambda one: one.number,
    ),
)
def test_what_is_written_is_what_is_read(keys: list[VillageKey], void: list[VoidLetter]) -> None:
    made = samples.key_list_bytes(village_keys=tuple(keys), void=tuple(void))
    found = read_key_list(made, _HERE)
    assert set(found.keys) == set(keys)
    assert set(found.void) == set(void)
    assert (found.sequence, found.made_at) == (3, samples.MADE_AT)


@given(position=st.integers(0, len(_GOOD) - 1), bit=st.integers(0, 7))
def test_one_flipped_bit_damages_a_list(position: int, bit: int) -> None:
    broken = bytearray(_GOOD)
    broken[position] ^= 1 << bit
    with pytest.raises(KeyListDamaged):
        read_key_list(bytes(broken), _HERE)


@given(st.binary(max_size=400))
def test_rubbish_is_no_list(rubbish: bytes) -> None:
    with pytest.raises(KeyListDamaged):
        read_key_list(rubbish, _HERE)


def test_a_file_larger_than_any_list_is_not_read() -> None:
    with pytest.raises(KeyListDamaged):
        read_key_list(_GOOD + b"x" * KEY_LIST_LIMIT, _HERE)


def test_a_card_signature_is_no_list_signature() -> None:
    pairs = [line.split(": ", 1) for line in _GOOD.decode().splitlines()[1:-2]]
    lines = [(label, value) for label, value in pairs]
    forged = write_signed("DAFTAR KUNCI DESA BINAAN", lines, CARD_CONTEXT, samples.DISTRICT_SEED)
    with pytest.raises(KeyListDamaged):
        read_key_list(forged, _HERE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"village_keys": (replace(samples.VILLAGE_KEYS[0], village="36.05.01.2001"),)},
        {"village_keys": (replace(samples.VILLAGE_KEYS[0], name="Dua | Nama"),)},
        {"village_keys": (replace(samples.VILLAGE_KEYS[0], verify_key=b"short"),)},
        {"village_keys": samples.VILLAGE_KEYS[:1] * 2},
        {"void": (replace(samples.VOID[0], number="1 | 2"),)},
        {"sequence": 0},
        {"recipients": ()},
        {"made_at": samples.MADE_AT.replace(tzinfo=None)},
    ],
    ids=["foreign", "split", "key", "twice", "number", "sequence", "recipients", "zone"],
)
def test_what_does_not_fit_is_not_written(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        samples.key_list_bytes(**wrong)


def test_days_need_no_order_because_a_theft_is_noticed_late() -> None:
    key = replace(samples.VILLAGE_KEYS[0], revoked_on=samples.VILLAGE_KEYS[0].since - timedelta(1))
    assert read_key_list(samples.key_list_bytes(village_keys=(key,)), _HERE).keys == (key,)

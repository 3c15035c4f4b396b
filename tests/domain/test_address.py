# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses are one place however they are written, and two where a number differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.address import AddressGround, address_ground, address_words
from desa_app.domain.link_addresses import links_of_addresses
from desa_app.domain.links import LinkKind, Mention, Why

SAME, SHORT, CLOSE = AddressGround.SAME, AddressGround.SHORT, AddressGround.CLOSE


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        ("Jl. Raya Serang No. 12 RT 003/002", "JALAN RAYA SERANG NOMOR 12, RT.3 RW.02", SAME),
        ("Kp. Kubang RT/RW 01/05 Desa Linduk", "Kampung Kubang Linduk RT 1 / RW 5", SAME),
        ("Perum Griya Asri Blok C No 7", "Perumahan Griya Asri blok c no.07", SAME),
        ("Jl. Melati No. 5 Ciruas", "Jl Melati No 5 Kec. Ciruas Kab. Serang", SHORT),
        ("Jl. Kamboja No. 5", "Jl. Kambodja No 5", CLOSE),
        ("Jl. Melati No. 5", "Jl. Melati No. 6", None),
        ("Kp. Kubang RT 01/05", "Kp. Kubang RT 02/05", None),
        ("Jl. Melati No. 5", "Jl. Anggrek No. 5", None),
    ],
)
def test_spelling_does_not_tell_places_apart_but_numbers_do(
    one: str, other: str, ground: AddressGround | None
) -> None:
    left, right = address_words(one), address_words(other)
    assert left
    assert right
    assert address_ground(left, right) is address_ground(right, left) is ground


@pytest.mark.parametrize("text", ["", "Serang", "Kab. Serang", "Jl. Raya", "12", "RT 03", "-"])
def test_a_region_alone_is_no_address(text: str) -> None:
    assert address_words(text) == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_was_written_can_be_compared_either_way(one: str, other: str) -> None:
    left, right = address_words(one), address_words(other)
    assert address_ground(left, right) is address_ground(right, left)
    assert not left or address_ground(left, left) is SAME


def mention(village: str, address: str, sponsor: str = "UJANG") -> Mention:
    return Mention(village=village, sponsor=sponsor, phone="", company="", plans=1, address=address)


def test_one_house_in_two_villages_is_a_link_in_any_order() -> None:
    told = [
        mention("1", "Jl. Raya Contoh No. 12"),
        mention("1", "Jalan Raya Contoh 12 nomor 12"),
        mention("2", "JLN RAYA CONTOH NO.12", "MAMAN"),
        mention("3", "Jl. Melati No. 5"),
    ]
    links = links_of_addresses(told)
    assert links == links_of_addresses(told[::-1])
    first = next(one for one in links if one.reasons[0].why is Why.SAME_ADDRESS)
    assert (first.kind, first.villages, first.plans) == (LinkKind.ADDRESS, ("1", "2"), 2)
    assert {"UJANG", "MAMAN"} <= {sign.text for sign in first.signs}
    assert all("3" not in one.villages for one in links)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The seal goes in without moving a byte and comes out of hostile files as a named error."""

from __future__ import annotations

import functools
import re
import time
from dataclasses import replace

import pypdfium2
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from desa_app.errors import SealTooLong, SealUnreadable
from desa_app.paper.letter import render_letter
from desa_app.paper.seal_places import (
    LARGEST_PDF,
    QR_CAPACITY,
    QR_VERSION,
    place_seal,
    read_seal,
)
from tests.paper.examples import PERMIT, RECOMMENDATION

BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
TEXTS = st.text(alphabet=BASE45, min_size=1, max_size=QR_CAPACITY)
TEXT = "DB1:" + "6BF5TIOO1W.T" * 20


@functools.cache
def blank() -> bytes:
    """A letter before it is sealed."""
    return render_letter(RECOMMENDATION)


@given(text=TEXTS)
def test_sealing_can_be_undone_byte_for_byte(text: str) -> None:
    sealed = place_seal(blank(), text)
    found = read_seal(sealed)
    assert found.text == text
    assert found.picture_matches
    assert found.blank_pdf == blank()
    assert len(sealed) == len(blank())


@given(data=st.data())
def test_any_changed_byte_is_noticed(data: st.DataObject) -> None:
    sealed = place_seal(blank(), TEXT)
    at = data.draw(st.integers(0, len(sealed) - 1))
    changed = bytearray(sealed)
    changed[at] ^= data.draw(st.integers(1, 255))
    try:
        found = read_seal(bytes(changed))
    except SealUnreadable:
        return
    same = found.text == TEXT and found.picture_matches and found.blank_pdf == blank()
    assert not same


@given(noise=st.binary(max_size=300), at=st.integers(0, 100_000))
def test_hostile_bytes_end_in_the_named_error_or_in_a_difference(noise: bytes, at: int) -> None:
    sealed = place_seal(blank(), TEXT)
    changed = sealed[:at] + noise + sealed[at:]
    try:
        found = read_seal(changed)
    except SealUnreadable:
        return
    assert found.blank_pdf != blank() or not noise


def test_every_letter_with_seal_has_exactly_one_place() -> None:
    for sheet in (RECOMMENDATION, PERMIT):
        assert read_seal(place_seal(render_letter(sheet), TEXT)).picture_matches


def test_longest_text_fits_and_one_more_does_not() -> None:
    assert QR_CAPACITY >= 400
    assert read_seal(place_seal(blank(), "A" * QR_CAPACITY)).text == "A" * QR_CAPACITY
    with pytest.raises(SealTooLong) as caught:
        place_seal(blank(), "A" * (QR_CAPACITY + 1))
    assert (caught.value.length, caught.value.limit) == (QR_CAPACITY + 1, QR_CAPACITY)


@pytest.mark.parametrize("text", ["", "huruf kecil", "Ä", "A\n"])
def test_text_that_is_not_base45_is_a_mistake_of_the_caller(text: str) -> None:
    with pytest.raises(ValueError, match="Base45"):
        place_seal(blank(), text)


def test_sealed_letter_is_not_sealed_again() -> None:
    with pytest.raises(SealUnreadable):
        place_seal(place_seal(blank(), TEXT), TEXT)


def test_blank_letter_has_no_seal() -> None:
    with pytest.raises(SealUnreadable):
        read_seal(blank())


def test_letter_without_a_place_cannot_be_sealed() -> None:
    with pytest.raises(SealUnreadable):
        place_seal(render_letter(replace(RECOMMENDATION, seal=False)), TEXT)


def test_picture_of_another_text_is_told() -> None:
    sealed = place_seal(blank(), TEXT)
    other = place_seal(blank(), TEXT.replace("6", "7"))
    # The text lies before or after the picture; take it from the other file.
    start = sealed.index(TEXT.encode())
    mixed = sealed[:start] + other[start : start + len(TEXT)] + sealed[start + len(TEXT) :]
    found = read_seal(mixed)
    assert found.text == TEXT.replace("6", "7")
    assert not found.picture_matches
    assert found.blank_pdf == blank()


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"%PDF-1.7",
        b"bukan pdf " + TEXT.encode(),
        b"%PDF-" + b"/DesaBinaanSegelGambar" * 100_000,
        b"%PDF-" + b" " * LARGEST_PDF,
        b"%PDF-" + b"<<" * 1_000_000,
    ],
    ids=["empty", "stub", "text", "many-keys", "too-large", "deep"],
)
def test_files_without_a_seal_are_refused_quickly(hostile: bytes) -> None:
    started = time.perf_counter()
    with pytest.raises(SealUnreadable):
        read_seal(hostile)
    assert time.perf_counter() - started < 1.0


def test_two_letters_in_one_file_are_refused() -> None:
    sealed = place_seal(blank(), TEXT)
    with pytest.raises(SealUnreadable):
        read_seal(sealed + sealed)


def test_text_behind_the_seal_is_refused() -> None:
    sealed = bytearray(place_seal(blank(), TEXT))
    at = sealed.index(TEXT.encode()) + len(TEXT) + 5
    sealed[at : at + 1] = b"X"
    with pytest.raises(SealUnreadable):
        read_seal(bytes(sealed))


def test_printed_modules_are_those_of_the_text() -> None:
    page = pypdfium2.PdfDocument(place_seal(blank(), TEXT))[0]
    picture = page.render(scale=600 / 72, grayscale=True).to_pil()
    image = next(iter(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=1)))
    boxes = [
        thing.get_bounds()
        for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=1)
    ]
    assert image is not None
    left, bottom, right, _ = min(boxes, key=lambda box: box[1])
    assert 26.0 <= (right - left) / 72 * 25.4 <= 28.0
    expected = segno.make(
        TEXT, error="m", version=QR_VERSION, mode="alphanumeric", mask=3, boost_error=False
    )
    rows = list(expected.matrix_iter(border=4))
    step = (right - left) / len(rows)
    high = page.get_height()
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            at_x = (left + (x + 0.5) * step) * 600 / 72
            at_y = (high - bottom - (len(rows) - y - 0.5) * step) * 600 / 72
            assert (picture.getpixel((int(at_x), int(at_y))) < 128) == bool(dark)


def test_places_are_unfiltered_and_of_fixed_length() -> None:
    heads = re.findall(rb"<<[^>]*/DesaBinaanSegel(?:Gambar|Teks) 1 >>", blank())
    assert len(heads) == 2
    assert all(b"/Filter" not in head for head in heads)

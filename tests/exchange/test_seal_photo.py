# SPDX-License-Identifier: GPL-3.0-or-later
"""A seal is read from what a telephone or a scanner makes of the paper, and from nothing worse."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from desa_app.errors import PictureTooLarge, QrNotFound, SealUnreadable
from desa_app.exchange.seal_photo import is_photo, seal_in_photo, seal_in_scan

SEAL = "DB1:" + "6BF%RN0 :E3K1QJ5X" * 20
PATH = Path("foto.jpg")


def code(text: str = SEAL, *, side: int = 700) -> Image.Image:
    """A printed QR code."""
    drawn = BytesIO()
    segno.make(text, error="m").save(drawn, kind="png", scale=6, border=4)
    return Image.open(drawn).convert("L").resize((side, side))


def sheet(*codes: Image.Image) -> Image.Image:
    """A grey sheet on a dark desk with the codes at its foot."""
    photo = Image.new("L", (3000, 4000), 70)
    photo.paste(Image.new("L", (2500, 3700), 215), (250, 150))
    for number, one in enumerate(codes):
        photo.paste(one, (400 + 1000 * number, 2900))
    return photo


def as_bytes(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("turned", [0, 7, 90, 180, 263])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_read_however_the_telephone_was_held(turned: int, kind: str) -> None:
    photo = sheet(code()).rotate(turned, expand=True, fillcolor=60)
    photo = photo.filter(ImageFilter.GaussianBlur(1.5))
    data = as_bytes(photo, kind)
    assert is_photo(data)
    assert seal_in_photo(data, PATH) == SEAL


def test_a_photo_that_says_how_it_was_turned_is_read() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = as_bytes(sheet(code()), exif=exif, quality=60)
    assert seal_in_photo(data, PATH) == SEAL


def test_a_scanned_sheet_saved_as_pdf_is_read() -> None:
    scan = as_bytes(sheet(code()).convert("RGB"), "PDF", resolution=300)
    assert seal_in_scan(scan, PATH) == SEAL


def test_a_seal_among_other_codes_is_found_and_other_codes_alone_are_none() -> None:
    other = code("https://contoh.desa.id", side=500)
    assert seal_in_photo(as_bytes(sheet(code(), other)), PATH) == SEAL
    with pytest.raises(SealUnreadable):
        seal_in_photo(as_bytes(sheet(other)), PATH)


def test_two_letters_on_one_photo_are_not_guessed() -> None:
    photo = as_bytes(sheet(code(), code(SEAL + "ABC")))
    with pytest.raises(QrNotFound) as caught:
        seal_in_photo(photo, PATH)
    assert caught.value.letters == 2


def test_a_photo_without_a_code_is_said() -> None:
    with pytest.raises(QrNotFound) as caught:
        seal_in_photo(as_bytes(sheet()), PATH)
    assert caught.value.letters == 0


# The last two are beyond our limits alone: the library itself would unfold them.
@pytest.mark.parametrize("size", [(19_000, 19_000), (9_200, 9_200), (20_001, 40)])
def test_a_picture_with_more_dots_than_a_telephone_makes_is_not_decoded(
    size: tuple[int, int],
) -> None:
    bomb = as_bytes(Image.new("1", size), "PNG")
    assert len(bomb) < 200_000
    with pytest.raises(PictureTooLarge):
        seal_in_photo(bomb, PATH)


@given(st.binary(max_size=300), st.integers(0, 4000))
def test_a_broken_picture_is_one_without_a_code(rubbish: bytes, cut: int) -> None:
    whole = as_bytes(code(side=300))
    for data in (whole[:cut] + rubbish + whole[cut + len(rubbish) :], b"\xff\xd8\xff" + rubbish):
        try:
            assert seal_in_photo(data, PATH) == SEAL
        except (QrNotFound, SealUnreadable, PictureTooLarge):
            continue


def test_a_broken_pdf_is_one_without_a_code() -> None:
    with pytest.raises(SealUnreadable):
        seal_in_scan(b"%PDF-1.4\n" + bytes(300), PATH)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The coat of arms is decoded as if somebody had made it to do harm."""

from __future__ import annotations

import pytest
from PIL import Image

from desa_app.errors import InvalidInput
from desa_app.paper.logo import LARGEST_FILE, read_logo
from tests.intake.scan_files import encoded, paper, png_bomb


def test_a_coat_of_arms_becomes_small_and_stands_on_white() -> None:
    for kind in ("PNG", "JPEG"):
        read = read_logo(encoded(paper(900, 1200), kind))
        assert (read.mode, max(read.size)) == ("RGB", 600)
    see_through = encoded(Image.new("RGBA", (300, 300), (0, 0, 0, 0)), "PNG")
    assert read_logo(see_through).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "bomb",
    [
        png_bomb(60_000, 60_000),
        png_bomb(5_900, 5_900),
        png_bomb(6_100, 10),
        bytes(LARGEST_FILE + 1),
    ],
    ids=["billions", "too-many-pixels", "too-wide", "too-many-bytes"],
)
def test_a_picture_that_unfolds_beyond_its_limits_is_refused(bomb: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_logo(bomb)
    (problem,) = caught.value.problems
    assert problem.field == "logo"
    assert problem.code in ("gambar-terlalu-besar", "bukan-gambar")


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a" + bytes(50), encoded(paper())[:200], png_bomb(300, 300)]
)
def test_what_is_no_sound_picture_is_said(content: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_logo(content)
    assert [one.code for one in caught.value.problems] == ["bukan-gambar"]

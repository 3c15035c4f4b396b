# SPDX-License-Identifier: GPL-3.0-or-later
"""The ruler page: frame and marks stand exactly where the measuring needs them."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pypdfium2
import pytest

from desa_app.domain.page import Paper
from desa_app.domain.print_place import FRAME_MM
from desa_app.paper.ruler_page import ruler_page
from tests.paper.reading import ink_boxes_mm, words_in

DPI = 254
DOTS = DPI / 25.4


@pytest.mark.parametrize("paper", list(Paper))
def test_the_page_has_the_exact_size_and_the_frame_its_distance(paper: Paper) -> None:
    pdf = ruler_page(paper)
    (page,) = pypdf.PdfReader(BytesIO(pdf)).pages
    size = tuple(float(side) / 72 * 25.4 for side in page.mediabox[2:])
    assert size == pytest.approx(paper.size_mm, abs=0.01)
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72, grayscale=True).to_pil()
    wide, high = paper.size_mm

    def dark(x_mm: float, y_mm: float) -> bool:
        return bool(picture.getpixel((round(x_mm * DOTS), round(y_mm * DOTS))) < 128)

    # Between the marks of the rulers, so that only the frame's own line is met.
    for x, y in (
        (FRAME_MM, high / 2 + 0.5),
        (wide - FRAME_MM, high / 2 + 0.5),
        (wide / 2 + 0.5, FRAME_MM),
        (wide / 2 + 0.5, high - FRAME_MM),
    ):
        assert dark(x, y), (x, y)
    assert not dark(FRAME_MM - 0.6, high / 2 + 0.5)
    assert not dark(wide - FRAME_MM + 0.6, high / 2 + 0.5)


@pytest.mark.parametrize("paper", list(Paper))
def test_the_scale_begins_one_millimetre_from_every_edge(paper: Paper) -> None:
    (box,) = ink_boxes_mm(ruler_page(paper))
    wide, high = paper.size_mm
    assert box == pytest.approx((1, 1, wide - 1, high - 1), abs=0.4)


@pytest.mark.parametrize("paper", list(Paper))
def test_the_page_says_how_to_measure(paper: Paper) -> None:
    said = words_in(ruler_page(paper))
    assert f"Kertas {paper.value}" in said
    for words in ("skala harus 100 %", "tepi kertas", "garis bingkai tebal", "20 mm"):
        assert words in said
    assert ruler_page(paper) == ruler_page(paper)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts on paper: numbers beside the bars, told apart in grey, nothing outside its room."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest

from desa_app.domain.chart import Bar, Chart, Shape
from desa_app.paper.charts import ChartPart
from desa_app.paper.pdf_file import MM, finished, start_pdf
from tests.paper.reading import ink_boxes_mm, words_in

SERIES = ("prosedural", "nonprosedural", "belum jelas")
BARS = (
    Bar("Sep", (120, 40, 60), note="9/11"),
    Bar("Okt", (), note="0/11"),
    Bar("Keserangan di Ujung Jalan Baru", (7, 0, 1)),
)


def drawn(chart: Chart) -> tuple[bytes, float]:
    """The chart alone on a small sheet, and how high it says it is (mm)."""
    part = ChartPart(chart, 80 * MM, 40 * MM)
    buffer = BytesIO()
    canvas = start_pdf(buffer, (100, 60), "Bagan", "Desa", "Bagan")
    part.draw(canvas, 10 * MM, 50 * MM)
    canvas.showPage()
    return finished(canvas, buffer), part.height / MM


@pytest.mark.parametrize("shape", list(Shape))
def test_a_chart_writes_its_numbers_and_stays_in_its_room(shape: Shape) -> None:
    pdf, high = drawn(Chart(title="Menurut jalur", shape=shape, bars=BARS, series=SERIES))
    words = words_in(pdf)
    numbers = ("120", "40", "60") if shape is Shape.BESIDE else ("220", "8")
    for wanted in ("Menurut jalur", "Sep", "Okt", "–", *SERIES, *numbers):
        assert wanted in words
    left, top, right, bottom = ink_boxes_mm(pdf)[0]
    assert left >= 9.5
    assert right <= 90.5
    assert top >= 9.5
    assert bottom <= 10 + high + 0.5


def test_the_series_differ_without_colour() -> None:
    pdf, _ = drawn(Chart(title="x", shape=Shape.STACKED, bars=BARS[:1], series=SERIES))
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=4)
    picture = page.to_pil()
    assert all(len({red, green, blue}) == 1 for red, green, blue in picture.get_flattened_data())
    middle = [picture.getpixel((picture.width // 2, y))[0] for y in range(picture.height)]
    assert {64, 199} <= set(middle)


def test_nothing_counted_says_what_to_do() -> None:
    chart = Chart(title="Kasus", shape=Shape.ROWS, bars=(), nothing="Catat kasus lebih dahulu.")
    assert "Catat kasus lebih dahulu." in words_in(drawn(chart)[0])

# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs of others are drawn by a process that can be ended, whatever they ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app import pdf_apart
from desa_app.pdf_apart import How, PdfNotDrawn, draw, drawn_apart
from tests.intake.scan_files import noise, paper, pdf_of, pdf_within_pdf

HOW = How(side=400, first=3, most_pixels=1_000_000)
GREY = How(side=4000, first=2, most_pixels=1_000_000, scale=1.0, grey=True)


@pytest.mark.parametrize("how", [HOW, GREY], ids=["in-colour", "grey"])
def test_pages_come_from_the_other_process_as_they_are_drawn_here(how: How) -> None:
    pdf = pdf_of([paper(), noise(300, 200), paper(200, 300), paper()])
    here = draw(pdf, how)
    with drawn_apart(pdf, how) as apart:
        assert apart.count == here.count == 4
        pages = list(apart.pages)
    assert [(page.mode, page.size, page.tobytes()) for page in pages] == [
        (page.mode, page.size, page.tobytes()) for page in here.pages
    ]
    assert len(pages) == how.first
    assert all(max(page.size) <= how.side + 1 for page in pages)


def test_two_kilobytes_that_ask_for_years_of_drawing_are_given_up() -> None:
    bomb = pdf_within_pdf(levels=10, times=10)
    assert len(bomb) < 3000
    with pytest.raises(PdfNotDrawn) as caught, drawn_apart(bomb, HOW, seconds=1) as drawn:
        next(drawn.pages)
    assert caught.value.vast


# The bomb above fills its memory sooner or later; here nothing but the clock ends the waiting.
@pytest.mark.parametrize(("step", "seconds", "take"), [("draw", 0.2, id), ("_page", 2.0, list)])
def test_what_is_not_drawn_in_time_is_given_up(
    monkeypatch: pytest.MonkeyPatch, step: str, seconds: float, take: Callable[[object], object]
) -> None:
    slow = f"""
import threading
from desa_app import pdf_apart
def slow(*given, usual=pdf_apart.{step}):
    threading.Event().wait(15)
    return usual(*given)
pdf_apart.{step} = slow
pdf_apart.serve()
"""
    monkeypatch.setattr(pdf_apart, "_command", lambda: [sys.executable, "-c", slow])
    with pytest.raises(PdfNotDrawn) as caught, drawn_apart(pdf_of([paper()]), HOW, seconds) as one:
        take(one.pages)
    assert caught.value.vast


def test_a_few_pages_within_pages_are_drawn() -> None:
    (page,) = draw(pdf_within_pdf(levels=3, times=4), HOW).pages
    assert max(page.size) == HOW.side


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_pdf_is_drawn_or_refused_and_nothing_else(data: st.DataObject) -> None:
    whole = pdf_of([paper(300, 400)])
    broken = bytearray(whole[: data.draw(st.integers(1, len(whole)))])
    for _ in range(data.draw(st.integers(0, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = list(draw(bytes(broken), HOW).pages)
    except PdfNotDrawn:
        return
    assert all(max(page.size) <= HOW.side + 1 for page in found)

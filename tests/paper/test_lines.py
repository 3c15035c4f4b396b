# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines never overflow, never lose a character, and never cut a name or a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.lines import plain, set_text
from desa_app.paper.ties import TIE, tied

FACE = Face(size=12.0)
LETTERS = st.text(alphabet="abcdefgh ABC123./- *\n", max_size=200)


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts.ready()


@given(text=LETTERS, measure=st.floats(60, 500), setting=st.sampled_from(Setting))
def test_no_line_is_wider_than_its_measure(text: str, measure: float, setting: Setting) -> None:
    fonts.ready()
    for line in set_text(text, FACE, measure, setting, first=20.0):
        assert line.left >= -0.01
        assert line.left + line.width <= measure + 0.01


@given(text=LETTERS, measure=st.floats(60, 500), setting=st.sampled_from(Setting))
def test_no_character_is_lost(text: str, measure: float, setting: Setting) -> None:
    fonts.ready()
    lines = set_text(text, FACE, measure, setting)
    set_words = "".join(line.text for line in lines).replace(" ", "")
    assert set_words == plain(text).replace(" ", "")


@pytest.mark.parametrize(
    "together",
    [
        "21 November 2026",
        "Nomor 18",
        "Tahun 2017",
        "RT 003 RW 002",
        "Pasal 13 huruf b",
        "JUHAENI BINTI SAEPUDIN",
        "H. UJANG SUHERMAN",
        "a.n. Kepala",
        "PT Karya",
        "3 (tiga) tahun",
        "0812 3456 7890",
    ],
)
def test_names_and_numbers_are_never_broken(together: str) -> None:
    assert tied(together) == together.replace(" ", TIE)
    for filler in range(1, 40):
        lines = set_text(f"{'ab ' * filler}{together} cd", FACE, 200.0, Setting.JUSTIFIED)
        assert sum(together in line.text for line in lines) == 1


def test_bold_name_is_never_broken() -> None:
    for filler in range(1, 40):
        lines = set_text(f"{'ab ' * filler}**Siti binti Aminah** cd", FACE, 200.0)
        assert sum("Siti binti Aminah" in line.text for line in lines) == 1


def test_plain_words_may_part() -> None:
    assert TIE not in tied("dengan sebenarnya untuk dipergunakan sebagaimana mestinya, tahun ini")


def test_justified_lines_fill_their_measure_but_the_last() -> None:
    text = "kata demi kata mengisi baris sampai penuh dan rapi " * 4
    lines = set_text(text, FACE, 300.0, Setting.JUSTIFIED)
    assert all(line.width == pytest.approx(300.0) for line in lines[:-1])
    assert lines[-1].extra == 0.0

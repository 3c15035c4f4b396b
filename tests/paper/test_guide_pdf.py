# SPDX-License-Identifier: GPL-3.0-or-later
"""The panduan on paper: every chapter with its page, every picture there and small."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from desa_app import panduan
from desa_app.domain import guide
from installer.handbook import written


def test_every_picture_is_named_by_a_chapter_and_small_and_there() -> None:
    kept = {f"gambar/{path.name}" for path in (panduan.folder() / "gambar").iterdir()}
    assert kept == set(panduan.pictures())
    for name in kept:
        assert (panduan.folder() / name).stat().st_size < 120_000, name


def test_the_script_takes_every_picture() -> None:
    script = (Path(__file__).parents[2] / "installer" / "pictures.py").read_text("utf-8")
    assert {f"gambar/{name}" for name in re.findall(r'"([\w-]+\.png)"', script)} == set(
        panduan.pictures()
    )


def test_the_readme_shows_a_picture_of_the_guide() -> None:
    shown = Path(__file__).parents[2] / "docs/screenshots/warga.png"
    assert shown.read_bytes() == (panduan.folder() / "gambar/daftar-warga.png").read_bytes()


@pytest.mark.slow
def test_the_paper_lists_every_chapter_with_the_page_where_it_begins(tmp_path: Path) -> None:
    target = tmp_path / "panduan.pdf"
    assert written(target) < 3_000_000
    document = pypdfium2.PdfDocument(target)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    contents = " ".join(pages[1].partition("Daftar isi")[2].split())
    for chapter in panduan.chapters().values():
        _, _, contents = contents.partition(chapter.title)
        page = int(re.findall(r"\d+", contents)[0])
        foot, title = pages[page - 1].splitlines()[:2]
        assert (foot, title) == (f"Panduan Desa Binaan {page}", chapter.title)
    document.close()


def test_a_chapter_is_read_as_it_is_meant() -> None:
    text = (
        "# Judul\n\nSatu **tebal**,\ndua.\n\n1. Pertama\n   lanjut\n2. Kedua:\n\n"
        "   | A | B |\n   |---|---|\n   | a | [b](c.md) |\n\n   Sesudah tabel.\n3. Ketiga\n\n"
        "> Catatan\n\n```\nketik\n\nini\n```\n"
    )
    assert guide.blocks_of(text) == (
        guide.Heading(1, "Judul"),
        guide.Paragraph("Satu **tebal**, dua."),
        guide.Items((guide.Item("Pertama lanjut", 0, 1), guide.Item("Kedua:", 0, 2))),
        guide.Table((("A", "B"), ("a", "[b](c.md)"))),
        guide.Paragraph("Sesudah tabel."),
        guide.Items((guide.Item("Ketiga", 0, 3),)),
        guide.Paragraph("Catatan", note=True),
        guide.Code("ketik\n\nini"),
    )
    assert guide.spans("`*a*` \\* *b*") == (
        guide.Span("*a*", "code"),
        guide.Span(" * "),
        guide.Span("b", "slant"),
    )

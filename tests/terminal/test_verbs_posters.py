# SPDX-License-Identifier: GPL-3.0-or-later
"""The posters for the wall leave the terminal as whole PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal


def test_both_posters_are_written_and_say_what_they_are(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    for name, words in (("kantor", "Sebelum tanda tangan"), ("umum", "sebelum berangkat")):
        to = tmp_path / f"{name}.pdf"
        done = terminal("poster", name, "--data", village, "--ke", to, "--json")
        assert (done.code, done.json["poster"]) == (0, name), done.err
        (page,) = pypdf.PdfReader(to).pages
        assert words.casefold() in " ".join(page.extract_text().split()).casefold()
    wrong = terminal("poster", "kantor", "--data", village, "--ke", tmp_path / "poster.docx")
    assert wrong.code == 2

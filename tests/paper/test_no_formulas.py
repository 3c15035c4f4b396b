# SPDX-License-Identifier: GPL-3.0-or-later
"""No spreadsheet of ours runs what somebody typed, whichever one it is."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

import desa_app
from desa_app.domain.books import Signer
from desa_app.domain.letter import LetterState
from desa_app.domain.listing import Listing, ListingColumn, ListingSection
from desa_app.domain.number_report import (
    NumberLine,
    NumberReport,
    NumberState,
    NumberUse,
    SequenceReport,
)
from desa_app.paper.listing_xlsx import listing_workbook
from desa_app.paper.number_report import number_workbook
from tests.paper.sheet_reader import assert_nothing_runs, raw_cells

SOURCE = Path(desa_app.__file__).parent
DAY = date(2026, 11, 20)
# The one place that quotes, and the invented register that a sample imports.
WRITERS = {"paper/cells.py", "sample/sheet.py"}
# Those that XlsxWriter turns a text into something else by, or that others would read as a formula.
GUESSING = {"write", "write_row", "write_column", "write_url", "write_array_formula", "writerow"}
SUMS = {"paper/recap_xlsx.py"}


def calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


def test_every_spreadsheet_is_written_in_the_one_place_that_quotes() -> None:
    made, guessed, formulas = set(), set(), set()
    for path in SOURCE.rglob("*.py"):
        name, called = path.relative_to(SOURCE).as_posix(), calls(path)
        text = path.read_text("utf-8")
        if "xlsxwriter.Workbook(" in text or "csv.writer" in text or "DictWriter" in text:
            made.add(name)
        if name.startswith("paper/") and name.endswith("xlsx.py") and called & GUESSING:
            guessed.add(name)
        if "write_formula" in called:
            formulas.add(name)
    assert made == WRITERS
    assert guessed == set()
    assert formulas == SUMS


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+62", "-1", "@x", "\t=1", "=cmd|'/c'!A0"])
def test_no_cell_runs_in_the_number_report_and_the_listings(words: str) -> None:
    use = NumberUse(
        id="1", sequence=words, year=2026, running=1, number=words, on=DAY, to=words,
        subject=words, state=LetterState.VOID, void_reason=words,
    )  # fmt: skip
    line = NumberLine(sequence=words, running=1, state=NumberState.VOID, use=use, note=words)
    sequence = SequenceReport(sequence=words, name=words, last=1, lines=(line,))
    report = NumberReport(
        year=2026, office=words, office_code=words, made_on=DAY, made_by=words,
        sequences=(sequence,),
    )  # fmt: skip
    section = ListingSection(
        heading="Daftar", columns=(ListingColumn(words, 1.0),), rows=((words,),), sums=(words,)
    )
    signer = Signer(title=words, name=words, number=words)
    listing = Listing(
        titles=(words,), sections=(section,), right=signer, left=signer, place=words,
        signed_on=DAY, office_line=words, made_by=words, addressee=words,
    )  # fmt: skip
    for xlsx, least in ((number_workbook(report), 5), (listing_workbook(listing), 4)):
        assert_nothing_runs(xlsx, 1)
        assert sum(cell.text == words for cell in raw_cells(xlsx)) >= least

# SPDX-License-Identifier: GPL-3.0-or-later
"""The import report can be worked through line by line and never runs what a cell held."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.findings import Finding, Level
from desa_app.paper.import_report import import_report
from tests.paper.sheet_reader import assert_nothing_runs, line_of, raw_cells, values_of, xml_of

FINDINGS = (
    Finding(row=7, column="NIK", code="nik-panjang", level=Level.REFUSED, value="36041250"),
    Finding(
        row=4,
        column="Tanggal lahir",
        code="tanggal-aneh",
        level=Level.WARNING,
        value="31-02-1997",
        suggestion="Periksa di KTP",
    ),
    Finding(row=7, column="Telepon", code="telepon", level=Level.WARNING, value="+62812000000"),
)


def _said(finding: Finding) -> str:
    return f"Masalah {finding.code}."


def _report(findings: tuple[Finding, ...] = FINDINGS, refused: int = 1) -> bytes:
    return import_report(findings, 1250, 0, refused, "warga sukajaya.xlsx", _said)


def test_findings_stand_in_the_order_of_the_file() -> None:
    rows = values_of(_report(), "Temuan")
    top = rows.index(line_of(rows, "Baris", 0))
    assert rows[top] == ["Baris", "Kolom", "Tingkat", "Nilai", "Masalah", "Saran"]
    assert rows[top + 1] == [
        4.0,
        "Tanggal lahir",
        "Peringatan",
        "31-02-1997",
        "Masalah tanggal-aneh.",
        "Periksa di KTP",
    ]
    assert [row[:3] for row in rows[top + 2 :]] == [
        [7.0, "NIK", "Ditolak"],
        [7.0, "Telepon", "Peringatan"],
    ]


def test_head_tells_file_and_counts_as_numbers() -> None:
    rows = values_of(_report(), "Temuan")
    assert line_of(rows, "Berkas", 0)[1] == "warga sukajaya.xlsx"
    assert line_of(rows, "Dibaca", 0)[1] == 1250
    assert line_of(rows, "Diambil", 0)[1] == 0
    assert line_of(rows, "Ditolak", 0)[1] == 1


def test_advice_fits_what_was_found() -> None:
    assert "tidak ada yang disimpan" in str(values_of(_report(), "Temuan"))
    assert "Tidak ada yang ditolak" in str(values_of(_report(FINDINGS[1:], 0), "Temuan"))
    assert "Tidak ada temuan" in str(values_of(_report((), 0), "Temuan"))


def test_phone_number_is_shown_as_it_was_typed() -> None:
    cells = [cell for cell in raw_cells(_report()) if cell.text == "+62812000000"]
    assert [cell.quoted for cell in cells] == [True]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cell_that_would_run_is_kept_as_text(start: str) -> None:
    evil = f"{start}cmd|' /C calc'!A0"
    finding = Finding(
        row=2, column=evil, code="x", level=Level.REFUSED, value=evil, suggestion=evil
    )
    xlsx = import_report((finding,), 1, 0, 1, evil, lambda _: evil)
    assert sum(cell.text.endswith("calc'!A0") for cell in raw_cells(xlsx)) == 5
    assert_nothing_runs(xlsx, 1)


@given(values=st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=8))
def test_any_cell_text_can_be_reported(values: list[str]) -> None:
    findings = tuple(
        Finding(row=number, column=value, code="x", level=Level.WARNING, value=value)
        for number, value in enumerate(values, start=2)
    )
    xlsx = import_report(findings, len(values), 0, 0, "berkas.xlsx", lambda finding: finding.value)
    assert_nothing_runs(xlsx, 1)
    rows = values_of(xlsx, "Temuan")
    assert sum(isinstance(row[0], float | int) for row in rows) == len(values)


def test_very_long_cell_is_cut_and_not_lost() -> None:
    finding = Finding(row=2, column="A", code="x", level=Level.WARNING, value="x" * 40_000)
    rows = values_of(_report((finding,), 0), "Temuan")
    assert len(rows[-1][3]) == 32_767


def test_equal_findings_give_equal_bytes() -> None:
    assert _report() == _report()


def test_headings_repeat_on_paper_and_can_be_filtered() -> None:
    xlsx = _report()
    assert "<autoFilter" in xml_of(xlsx, "xl/worksheets/sheet1.xml")
    assert "Temuan!$8:$8" in xml_of(xlsx, "xl/workbook.xml")

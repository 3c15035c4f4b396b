# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of letter numbers from the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.number_report import NumberState, RangeDraft
from tests.office_kit import NOW, VILLAGE, candidate, enrolled_copy, open_village, permit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office_kit import RunningClock
    from tests.terminal.conftest import Terminal


def prepared(folder: Path, clock: RunningClock) -> Path:
    """A village with two letters and two numbers set aside between them."""
    data = enrolled_copy(VILLAGE, folder)
    office = open_village(data, clock)
    request = permit(*candidate(office))
    first = office.letters.issue(request)
    office.numbers.reserve(
        RangeDraft(sequence="semua", year=NOW.year, first=2, last=3, note="dusun")
    )
    office.letters.issue(request)
    office.letters.void(first.id, "salah tulis")
    office.close()
    return data


def test_every_number_is_told_and_counted(
    terminal: Terminal, tmp_path: Path, clock: RunningClock
) -> None:
    data = prepared(tmp_path, clock)
    said = terminal("nomor", "--data", data, "--tahun", "2026")
    assert said.code == 0
    assert "Tidak ada nomor yang hilang." in said.out
    assert "salah tulis" in said.out
    answer = terminal("nomor", "--data", data, "--tahun", "2026", "--json").json
    assert answer["jumlah"]["disisihkan"] == 2
    (sequence,) = answer["urutan"]
    assert [line["keadaan"] for line in sequence["nomor"]] == [
        NumberState.VOID.value,
        *[NumberState.RESERVED.value] * 2,
        NumberState.ISSUED.value,
    ]
    assert sum(answer["jumlah"].values()) == len(sequence["nomor"])


def test_the_account_is_written_as_paper_or_sheet(
    terminal: Terminal, tmp_path: Path, clock: RunningClock
) -> None:
    data = prepared(tmp_path, clock)
    for name, start in (("nomor.pdf", b"%PDF"), ("nomor.xlsx", b"PK")):
        to = tmp_path / name
        assert terminal("nomor", "--data", data, "--tahun", "2026", "--ke", to).code == 0
        assert to.read_bytes().startswith(start)
    assert terminal("nomor", "--data", data, "--tahun", "2026", "--ke", "nomor.txt").code == 2


def test_only_the_computers_own_year_can_be_vouched_for(
    terminal: Terminal, tmp_path: Path, clock: RunningClock
) -> None:
    data = prepared(tmp_path, clock)
    assert terminal("nomor", "--data", data, "--tahun", "2026", "--pastikan").code == 0
    refused = terminal("nomor", "--data", data, "--tahun", "2031", "--pastikan")
    assert refused.code == 1
    assert "Tahun" in refused.err
    assert "2026" in terminal("nomor", "--data", data, "--tahun", "2026").out
    assert "Belum ada nomor" in terminal("nomor", "--data", data, "--tahun", "2020").out

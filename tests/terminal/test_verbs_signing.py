# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs a letter that is issued from the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import Official, Post
from tests.office_kit import VILLAGE, candidate, enrolled_copy, open_village
from tests.paper.reading import words_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office_kit import RunningClock
    from tests.terminal.conftest import Ended, Terminal

CHIEF = Official(id="", post=Post.SECTION, name="KASI CONTOH", title="Kasi Pemerintahan")
ANSWERS = """
hubungan = "suami"
pemberi_nama = "SUAMI CONTOH"
pemberi_alamat = "Kp. Kubang"
"""


def issued(terminal: Terminal, folder: Path, clock: RunningClock, *more: str) -> Ended:
    """A family permit with these options."""
    data = enrolled_copy(VILLAGE, folder)
    office = open_village(data, clock)
    person, _ = candidate(office)
    office.officials.add(CHIEF)
    office.close()
    answers = folder / "isian.toml"
    answers.write_text(ANSWERS, encoding="utf-8")
    return terminal(
        "surat", "izin-keluarga", "--data", data, "--orang", person.id, "--isi", answers,
        "--alasan", "Sudah dijelaskan", "--ke", folder / "surat.pdf", "--json", *more,
    )  # fmt: skip


def test_an_official_is_named_and_the_camat_asked_for(
    terminal: Terminal, tmp_path: Path, clock: RunningClock
) -> None:
    told = issued(
        terminal, tmp_path, clock, "--penanda-tangan", "kasi  contoh", "--mengetahui-camat"
    )
    assert told.code == 0
    assert told.json["ditandatangani_oleh"] == "KASI CONTOH"
    assert told.json["ditandatangani_sebagai"].endswith("u.b. / Kasi Pemerintahan")
    said = words_in((tmp_path / "surat.pdf").read_bytes())
    assert "Mengetahui, Camat" in said


def test_somebody_who_is_not_in_office_cannot_sign(
    terminal: Terminal, tmp_path: Path, clock: RunningClock
) -> None:
    told = issued(terminal, tmp_path, clock, "--penanda-tangan", "SIAPA SAJA")
    assert told.code == 1
    assert not (tmp_path / "surat.pdf").exists()


def test_two_ways_of_saying_who_signs_are_a_wrong_call(
    terminal: Terminal, tmp_path: Path, clock: RunningClock
) -> None:
    both = ("--penanda-tangan", "KASI CONTOH", "--an-sekretaris")
    assert issued(terminal, tmp_path, clock, *both).code == 2

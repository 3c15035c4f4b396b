# SPDX-License-Identifier: GPL-3.0-or-later
"""The smallest form of ``make bench`` runs; how long things take is asked by hand, not here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.slow
def test_every_part_of_the_benchmarks_fills_its_lines(tmp_path: Path) -> None:
    page = tmp_path / "angka.md"
    page.write_text("Atas\n<!-- figures -->\nlama\n<!-- end of figures -->\nBawah\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--size", "smallest", "--write", str(page)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    text = page.read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    for word in (
        "painted",
        "typed",
        "letter drawn",
        "spreadsheet",
        "keystroke",
        "sealed",
        "proven",
    ):
        assert any(word in line for line in lines), word
    for line in lines[1:]:
        assert re.search(r"\| \*\*\d+\.\d\*\* \|", line), line
    assert text.startswith("Atas\n")
    assert text.endswith("Bawah\n")
    assert "lama" not in text

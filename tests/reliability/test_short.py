# SPDX-License-Identifier: GPL-3.0-or-later
"""The short form of ``make reliability``: nothing that was told to a user is ever lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.slow
@pytest.mark.parametrize("part", ["kill", "disk", "files"])
def test_nothing_is_lost_when_an_office_is_killed_or_its_disk_breaks_or_files_are_hostile(
    part: str,
) -> None:
    # A process of its own, because it has to split itself into others that die.
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability", part, "--thorough", "short"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 losses" in done.stdout

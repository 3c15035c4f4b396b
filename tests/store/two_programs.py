# SPDX-License-Identifier: GPL-3.0-or-later
"""Two office programs at one data file, begun at the same moment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent


def taken_by_two(module: str, path: Path, secret: bytes | bytearray, each: int) -> list[list[int]]:
    """Let two processes of ``tests.store.<module>`` take ``each`` numbers: what each was given."""
    command = [sys.executable, "-m", f"tests.store.{module}", str(path), secret.hex(), str(each)]
    programs = [
        subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "siap\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("mulai\n")
        program.stdin.flush()
    taken = [
        [int(number) for number in program.communicate(timeout=300)[0].split()]
        for program in programs
    ]
    assert [program.returncode for program in programs] == [0, 0]
    assert [len(numbers) for numbers in taken] == [each, each]
    return taken

# SPDX-License-Identifier: GPL-3.0-or-later
"""A restore killed at any step leaves the old data or the new, whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desa_app.errors import (
    UserError,
)
from desa_app.office.prepare import describe
from desa_app.store import swap
from tests.office.restore_kit import WRITTEN, Village, files_of, rows_but, village

# --- cut off ------------------------------------------------------------------------------

CHILD = """
import os, signal, sys
from pathlib import Path
from tests.office.restore_kit import Village
from desa_app.office.restore import restore
from tests.office_kit import NOW, RunningClock

data, backup, at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
seen = 0

def dying(usual):
    def step(*given, **named):
        global seen
        seen += 1
        if seen == at:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        return usual(*given, **named)
    return step

clock = RunningClock(NOW)
key = Village(data, backup, clock, {}, {}).key()
os.rename, os.replace, os.fsync = dying(os.rename), dying(os.replace), dying(os.fsync)
Path.unlink = dying(Path.unlink)
restore(data, key, clock)
print(seen)
"""


def test_a_kill_in_the_middle_of_a_restore_leaves_the_old_or_the_new_whole(
    tmp_path: Path,
) -> None:
    made = village(tmp_path)

    def end_of(at: int) -> tuple[bool, str]:
        data = tmp_path / f"percobaan-{at}"
        shutil.copytree(made.data, data)
        child = subprocess.run(
            [sys.executable, "-c", CHILD, str(data), str(made.backup), str(at)],
            cwd=Path(__file__).resolve().parent.parent.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        here = Village(data, made.backup, made.clock, made.rows, made.rows_now)
        rows = here.rows_as_they_are()
        old = rows == made.rows_now
        new = rows_but(rows, *WRITTEN) == rows_but(made.rows, *WRITTEN)
        assert old != new, child.stderr
        assert not swap.is_cut_off(data)
        assert not new or len(list(data.glob("sebelum-dipulihkan-*"))) == 1
        return new, child.stdout

    came, steps = end_of(0)
    assert came, "without a kill the restore comes to its end"
    # Nothing of the office is touched before the last steps; each of those is tried.
    first = int(steps) - 16
    ends = [end_of(at) for at in (1, first // 2, *range(first, int(steps) + 1))]
    assert all(told == "" for _, told in ends), "every child was killed"
    news = [new for new, _ in ends]
    assert (news[0], news[-1]) == (False, True)
    assert news == sorted(news), "once the new one stands, it stays"


def test_a_swap_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    here = village(tmp_path)
    for note in (b"", b"[]", b'{"siap": "..", "lama": "..", "berkas": []}', b"\xff"):
        (here.data / swap.NOTE).write_bytes(note)
        before = files_of(here.data)
        with pytest.raises(UserError):
            describe(here.data)
        assert files_of(here.data) == before

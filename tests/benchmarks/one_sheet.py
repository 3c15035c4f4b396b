# SPDX-License-Identifier: GPL-3.0-or-later
"""One spreadsheet taken in by a process of its own, which says how much memory that took."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.benchmarks.figures import forget_most_memory, memory_now, most_memory


def main(how: str, sheet: Path, folder: Path) -> float:
    """Megabytes more than before; ``how`` is ``ours``, ``floor`` or ``instead``."""
    from desa_app.clock import SetClock
    from tests.benchmarks.sheets import plainly, row_by_row
    from tests.office_kit import NOW, VILLAGE, copy_of, open_village

    # Alike for all three; only then is counted.
    office = open_village(copy_of(VILLAGE, folder), SetClock(NOW))
    forget_most_memory()
    before = memory_now(os.getpid())
    if how == "ours":
        office.intake.take_in(sheet)
    else:
        (plainly if how == "floor" else row_by_row)(sheet, folder / "dasar.db")
    most = most_memory(os.getpid())
    office.close()
    return most - before


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])):.1f}\n")

# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw one letter in a process of its own: ``python -m tests.benchmarks.one_letter <sheet>``."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from desa_app.paper.letter import render_letter

if __name__ == "__main__":
    # Our own file of a moment ago.
    sheet = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301
    sys.stdout.write(str(len(render_letter(sheet))) + "\n")

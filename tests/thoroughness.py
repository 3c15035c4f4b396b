# SPDX-License-Identifier: GPL-3.0-or-later
"""How thorough a run is: ``DESA_BINAAN_TESTS=long`` tries far more, and takes its time."""

from __future__ import annotations

import os

LONG = os.environ.get("DESA_BINAAN_TESTS") == "long"
EXAMPLES = 500 if LONG else 50

# SPDX-License-Identifier: GPL-3.0-or-later
"""How thorough a run is: ``DESA_BINAAN_TESTS=long`` tries far more, and takes its time.

``quick`` tries less, for the run while writing.
"""

from __future__ import annotations

import os

HOW = os.environ.get("DESA_BINAAN_TESTS", "")
LONG = HOW == "long"
EXAMPLES = {"long": 500, "quick": 15}.get(HOW, 50)

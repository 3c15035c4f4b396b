# SPDX-License-Identifier: GPL-3.0-or-later
"""The headless head: ``desa-app`` does from a terminal what the window does."""

from __future__ import annotations

import sys

from desa_app.terminal.run import main

if __name__ == "__main__":
    sys.exit(main())

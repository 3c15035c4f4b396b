# SPDX-License-Identifier: GPL-3.0-or-later
"""The headless head: ``desa-app`` does from a terminal what the window does."""

from __future__ import annotations

import sys

from desa_app import pdf_apart


def main() -> int:
    """Run one verb, or draw somebody else's PDF for the window or a verb."""
    if sys.argv[1:] == [pdf_apart.CALL]:
        return pdf_apart.serve()
    from desa_app.terminal.run import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())

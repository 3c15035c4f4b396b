# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything on a Windows PC in one call: freeze, test the frozen programs, make the installer.

    py -3.13 installer\\build_windows.py

Asks for Python 3.13 (x86-64), NSIS 3.08 or newer, and a network for the first call only. The
result is dist\\desa-binaan-<version>-pasang.exe; sign it with installer\\sign_release.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = (3, 13)


def main() -> int:
    """Freeze and pack; the exit code is that of the first part that failed."""
    if os.name != "nt" or sys.version_info[:2] != PYTHON:
        print("This builds on Windows, with Python {}.{}.".format(*PYTHON))
        return 1
    inside = ROOT / ".venv" / "Scripts" / "python.exe"
    for command in (
        # Sets up .venv, freezes, and ends with the self-tests of both frozen programs.
        [sys.executable, "installer/developer.py", "freeze"],
        [str(inside), "installer/windows_setup.py"],
    ):
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        if code:
            print(f"FAILED: {' '.join(command)}")
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())

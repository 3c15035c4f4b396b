# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the installer for Windows out of the folder that was frozen there, with makensis.

On other systems ``--stand-in`` compiles the same script over a folder with two empty programs:
it proves that the script compiles, and its result is of no other use.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer.product import DIST, NAME, ROOT, setup_name, version
from installer.windows_version import four_numbers

SCRIPT = ROOT / "installer" / "windows.nsi"
PROGRAMS = ("desa-binaan.exe", "desa-app.exe")
# Where the installer of NSIS puts it when it is not on the path.
_USUAL = Path("C:/Program Files (x86)/NSIS/makensis.exe")


def main() -> int:
    """Compile; 0 when the installer lies in dist/."""
    parser = argparse.ArgumentParser(prog="windows_setup.py", description=__doc__)
    parser.add_argument(
        "--stand-in", action="store_true", help="prove that the script compiles, nothing else"
    )
    if parser.parse_args().stand_in:
        with tempfile.TemporaryDirectory(prefix="desa-binaan-setup-") as name:
            folder = stand_in(Path(name) / NAME)
            made = compile_setup(folder, Path(name) / setup_name())
            print(f"windows.nsi compiles ({made.stat().st_size / 1e3:.0f} kB over a stand-in).")
        return 0
    folder = DIST / NAME
    if not (folder / PROGRAMS[0]).is_file():
        print(f"{folder.relative_to(ROOT)} holds no Windows program: freeze it on Windows first.")
        return 1
    made = compile_setup(folder, DIST / setup_name())
    print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.0f} MB")
    return 0


def stand_in(folder: Path) -> Path:
    """A folder that looks like the frozen one."""
    (folder / "isi" / "resources").mkdir(parents=True)
    for name in PROGRAMS:
        (folder / name).write_bytes(b"MZ")
    (folder / "isi" / "resources" / "ada.txt").write_text("ada\n", "ascii")
    return folder


def compile_setup(folder: Path, output: Path) -> Path:
    """Run makensis over a folder; any warning of it is an error."""
    makensis = shutil.which("makensis") or str(_USUAL)
    given = {
        "VERSION": version(),
        "NUMBERS": ".".join(map(str, four_numbers(version()))),
        "FOLDER": str(folder),
        "OUTPUT": str(output),
    }
    defined = [f"-D{name}={value}" for name, value in given.items()]
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(SCRIPT)]
    subprocess.run(command, cwd=ROOT, check=True)
    return output


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: GPL-3.0-or-later
"""What Explorer shows under Properties of the two programs: name, version, what it is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TOLD = {
    "desa-binaan": "Desa Binaan",
    "desa-app": "Desa Binaan di terminal",
}
_TEXT = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0,
                    OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    # 0x0421 is Indonesian, 1200 is Unicode.
    StringFileInfo([StringTable("042104b0", [
      StringStruct("CompanyName", "Desa Binaan"),
      StringStruct("FileDescription", "{told}"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "{name}"),
      StringStruct("LegalCopyright", "GPL-3.0-or-later"),
      StringStruct("OriginalFilename", "{name}.exe"),
      StringStruct("ProductName", "Desa Binaan"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0421, 1200])]),
  ],
)
"""


def version_file(root: Path, version: str, name: str) -> Path:
    """Write the description of one program for PyInstaller and return where it lies."""
    path = root / "build" / f"{name}-version.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(version_text(version, name), "utf-8")
    return path


def version_text(version: str, name: str) -> str:
    """The description as PyInstaller reads it."""
    return _TEXT.format(numbers=four_numbers(version), version=version, name=name, told=_TOLD[name])


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Windows counts in four numbers; what follows them (``rc1``) is left out."""
    numbers = [int(part) for part in re.findall(r"\d+", re.split(r"[^0-9.]", version)[0])]
    first, second, third, fourth = (*numbers, 0, 0, 0, 0)[:4]
    return first, second, third, fourth

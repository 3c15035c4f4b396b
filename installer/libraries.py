# SPDX-License-Identifier: GPL-3.0-or-later
"""Which shared libraries of Linux travel with the program, and which the system must bring.

Drawing, screen, fonts, printing and the C++ library belong to the system: a graphics driver loads
them too, and an older copy in our folder would meet newer ones in the same process. So do the
libraries that Python was built with: the system mends their faults, and we would not. Every library
that is asked for has to lie inside or stand here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_GLIBC = (2, 35)
"""Of the systems that the package is for: Ubuntu 22.04 and BlankOn of its age, Debian 12."""

SYSTEM = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libbz2.so.1.0": "libbz2-1.0",
    "libcrypto.so.3": "libssl3",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "liblzma.so.5": "liblzma5",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What the frozen folder asks of the system, and the package of Debian that brings it."""

_GLIBC = re.compile(r"ld-linux-x86-64\.so\.2|lib(c|m|dl|rt|pthread|resolv|util)\.so\.\d")
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_ASKED = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
# Made anew by the tool that built Pillow's wheel; strip would misplace their segments.
_NOT_STRIPPED = "pillow.libs"


def packages() -> tuple[str, ...]:
    """The packages of Debian that the program needs, in the words of a Depends line."""
    return (f"libc6 (>= {'.'.join(map(str, OLDEST_GLIBC))})", *sorted(set(SYSTEM.values())))


def unmet(folder: Path) -> list[str]:
    """What is asked for inside and neither lies there nor is expected of the system."""
    files = _elf_files(folder)
    inside = {path.name for path in folder.rglob("*.so*")}
    found = []
    for path in files:
        said = _objdump(path)
        found += [
            f"{path.relative_to(folder)} needs {name}"
            for name in _NEEDED.findall(said)
            if name not in inside and name not in SYSTEM and not _GLIBC.fullmatch(name)
        ]
        newest = max(((int(a), int(b)) for a, b in _ASKED.findall(said)), default=(0, 0))
        if newest > OLDEST_GLIBC:
            found.append(f"{path.relative_to(folder)} needs glibc {newest[0]}.{newest[1]}")
    return found


def superfluous(folder: Path) -> list[str]:
    """What the package would ask of the system although nothing inside needs it."""
    asked = {name for path in _elf_files(folder) for name in _NEEDED.findall(_objdump(path))}
    return sorted(SYSTEM.keys() - asked)


def strip(folder: Path) -> int:
    """Take away what only a debugger reads; the bytes that were won."""
    if not sys.platform.startswith("linux") or shutil.which("strip") is None:
        return 0
    won = 0
    for path in _elf_files(folder):
        # The programs carry an archive behind their own code.
        if path.parent.name == _NOT_STRIPPED or ".so" not in path.name:
            continue
        before = path.stat().st_size
        subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)
        won += before - path.stat().st_size
    return won


def _elf_files(folder: Path) -> list[Path]:
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def _objdump(path: Path) -> str:
    """Its needed libraries and versions; raises when the file cannot be read as a library."""
    told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True)
    return told.stdout

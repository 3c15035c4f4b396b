# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the panduan as PDF, from the same chapters and pictures that the program shows."""

from __future__ import annotations

import sys
from pathlib import Path

from desa_app import __version__, panduan
from desa_app.paper.guide_pdf import Handbook, handbook


def written(path: Path) -> int:
    """Write the PDF and return how many bytes it has."""
    pictures = {name: (panduan.folder() / name).read_bytes() for name in panduan.pictures()}
    chapters = tuple(panduan.chapters().values())
    content = handbook(Handbook(chapters=chapters, pictures=pictures, version=__version__))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return len(content)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    print(f"{target}: {written(target) // 1024} kB")

# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw the program's icon in the sizes that menus want, from the one drawing in resources/."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from PIL import Image

from installer.product import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DRAWING = ROOT / "resources" / "icons" / "app.svg"
ICO = ROOT / "installer" / "desa-binaan.ico"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
# What Explorer asks for, from a list of files to a desktop at 300 %.
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def main() -> int:
    """Write the icon of the Windows programs anew; done whenever the drawing changes."""
    pictures = [Image.open(io.BytesIO(png)) for png in drawn(ICO_SIZES).values()]
    largest = pictures[-1]
    largest.save(ICO, sizes=[(size, size) for size in ICO_SIZES], append_images=pictures[:-1])
    print(f"{ICO.relative_to(ROOT)}: {', '.join(map(str, ICO_SIZES))} pixels")
    return 0


def drawn(sizes: tuple[int, ...] = SIZES, drawing: Path = DRAWING) -> dict[int, bytes]:
    """The drawing as PNG files, by their size; each is drawn anew and not shrunk."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(drawing))
    found = {}
    for size in sizes:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        found[size] = bytes(buffer.data().data())
    del app
    return found


if __name__ == "__main__":
    sys.exit(main())

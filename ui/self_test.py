# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw the first windows once, where nobody sees them: are fonts, pictures and plugins there?"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QIcon, QImage, QImageReader
from PySide6.QtPrintSupport import QPrinterInfo

from desa_app import panduan, places
from ui.entry_window import EntryWindow
from ui.help.window import HelpWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desa_app.clock import Clock
    from ui.preferences import Preferences

_COLOURS = 20
_STEP = 7


def try_windows(app: QApplication, clock: Clock, preferences: Preferences) -> int:
    """Show the entry window on a folder that is gone afterwards; 0 when all of it is drawn."""
    with tempfile.TemporaryDirectory(prefix="desa-binaan-uji-") as name:
        window = EntryWindow(Path(name) / "kantor", clock, preferences)
        window.show()
        _wait_for_the_wizard(window)
        picture = window.grab().toImage()
        parts = {
            "jendela": window.wizard is not None and _colours(picture) > _COLOURS,
            "huruf": "Inter" in QFontDatabase.families(),
            "ikon": not QIcon(str(places.resource("icons", "print.svg"))).pixmap(32).isNull(),
            "gambar": {b"png", b"jpeg", b"svg"}
            <= {bytes(name.data()) for name in QImageReader.supportedImageFormats()},
            "panduan": _guide_shows(app),
            "pencetak": isinstance(QPrinterInfo.availablePrinterNames(), list),
        }
        window.close()
        app.processEvents()
    for part, good in parts.items():
        sys.stdout.write(f"{'baik ' if good else 'GAGAL'}  {part}\n")
    return 0 if all(parts.values()) else 1


def _guide_shows(app: QApplication) -> bool:
    """Every chapter is drawn, and every picture that it names is there."""
    window = HelpWindow()
    window.show()
    for chapter in panduan.chapters():
        window.show_chapter(chapter)
        app.processEvents()
    drawn = _colours(window.grab().toImage()) > _COLOURS
    window.close()
    pictures = [panduan.folder() / name for name in panduan.pictures()]
    return drawn and bool(pictures) and not any(QImage(str(path)).isNull() for path in pictures)


def _wait_for_the_wizard(window: EntryWindow) -> None:
    """Until the folder was looked at; for at most twenty seconds."""
    loop, end, look = QEventLoop(), QTimer(), QTimer()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    end.start(20_000)
    look.start(50)
    while window.wizard is None and end.isActive():
        look.timeout.connect(loop.quit, Qt.ConnectionType.SingleShotConnection)
        loop.exec()


def _colours(picture: QImage) -> int:
    """How many different colours stand in a picture; an empty window has one or two."""
    found = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), _STEP)
        for y in range(0, picture.height(), _STEP)
    }
    return len(found)

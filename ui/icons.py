# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons: the program's own SVG files, drawn in the colour asked for and sharp on any screen."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desa_app import places
from desa_app.errors import FileMissing
from ui import palette

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    path = places.resource("icons", f"{name}.svg")
    if not _NAME.fullmatch(name) or not path.is_file():
        raise FileMissing(path)
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon ``size`` logical pixels square for a screen of ``ratio`` device pixels each.

    Raises FileMissing when the program has no such icon.
    """
    edge = max(1, round(size * ratio))
    image = QPixmap(edge, edge)
    image.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace("currentColor", color)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=512)
def icon(name: str, color: str, size: int, gap: int = 0) -> QIcon:
    """An icon for buttons and menus, with a sharp picture for each usual screen ratio.

    ``gap`` leaves that much empty at its right: Qt puts the words of a button too close.
    """
    result = QIcon()
    faint = palette.active().disabled_text
    for ratio in _RATIOS:
        for shade, mode in ((color, QIcon.Mode.Normal), (faint, QIcon.Mode.Disabled)):
            result.addPixmap(_widened(pixmap(name, shade, size, ratio), gap), mode)
    return result


def _widened(picture: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return picture
    ratio = picture.devicePixelRatio()
    wide = QPixmap(picture.width() + round(gap * ratio), picture.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wide

# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets a dialog be as high as its wrapped sentences need; Qt asks for that only inside windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def fit_height(dialog: QWidget) -> None:
    """Give the dialog the height that its contents need at its present width."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(dialog.width(), dialog.minimumWidth(), layout.minimumSize().width())
    height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
    dialog.setMinimumHeight(max(height, layout.minimumSize().height()))
    dialog.resize(width, dialog.minimumHeight())

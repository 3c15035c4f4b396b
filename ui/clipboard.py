# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program lays on the clipboard is taken back when it is locked."""

from __future__ import annotations

import hashlib

from PySide6.QtGui import QGuiApplication

_put: list[bytes] = []


def put(text: str) -> None:
    """Lay rows of a list on the clipboard, and remember that they are ours, not what they say."""
    QGuiApplication.clipboard().setText(text)
    _put[:] = [_mark(text)]


def take_back() -> None:
    """Empty the clipboard when what lies there came from one of our windows."""
    clipboard = QGuiApplication.clipboard()
    # Not every screen can tell whose it is; what we put ourselves is known by its mark.
    if clipboard.ownsClipboard() or _mark(clipboard.text()) in _put:
        clipboard.clear()
    _put.clear()


def _mark(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place that asks which file or folder; it remembers where the person was last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

_last: list[Path] = []


def open_files(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Ask for one or more files; empty when the person changed their mind.

    ``kinds`` is Qt's filter text, for example ``Kiriman desa (*.dbx)``.
    """
    names, _ = QFileDialog.getOpenFileNames(parent, title, _start(), _with_all(kinds))
    return tuple(_remember(Path(name)) for name in names)


def open_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for one file."""
    name, _ = QFileDialog.getOpenFileName(parent, title, _start(), _with_all(kinds))
    return _remember(Path(name)) if name else None


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder or a stick."""
    name = QFileDialog.getExistingDirectory(parent, title, _start())
    if not name:
        return None
    _last[:] = [Path(name)]
    return Path(name)


def save_file(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """Ask where to save; an existing file is replaced only after the dialog's own question."""
    start = str(Path(_start()) / suggested)
    name, _ = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if not name:
        return None
    path = Path(name)
    wanted = Path(suggested).suffix
    if wanted and not path.suffix:
        path = path.with_name(path.name + wanted)
    return _remember(path)


def _with_all(kinds: str) -> str:
    return f"{kinds};;" + QCoreApplication.translate("FileDialogs", "Semua berkas (*)")


def _start() -> str:
    return str(_last[0]) if _last and _last[0].is_dir() else str(Path.home())


def _remember(path: Path) -> Path:
    _last[:] = [path.parent]
    return path

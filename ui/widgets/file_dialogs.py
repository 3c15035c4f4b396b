# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place that asks which file or folder; it remembers where the person was last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

_last: list[Path] = []
_asking: list[QFileDialog] = []
Mode, Accept = QFileDialog.FileMode, QFileDialog.AcceptMode


def give_up() -> None:
    """Close every question for a file, as if Batal was pressed: the window is being locked.

    A dialog of the desktop itself is no window of ours, and no curtain could cover its names.
    """
    for dialog in tuple(_asking):
        dialog.reject()


def ask(dialog: QFileDialog) -> tuple[Path, ...]:
    """Show a dialog until it is answered; empty when the person changed their mind."""
    _asking.append(dialog)
    try:
        taken = dialog.exec() == QFileDialog.DialogCode.Accepted
        return tuple(map(Path, dialog.selectedFiles())) if taken else ()
    finally:
        _asking.remove(dialog)
        dialog.deleteLater()


def open_files(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Ask for one or more files; empty when the person changed their mind.

    ``kinds`` is Qt's filter text, for example ``Kiriman desa (*.dbx)``.
    """
    dialog = QFileDialog(parent, title, _start(), _with_all(kinds))
    dialog.setFileMode(Mode.ExistingFiles)
    return tuple(map(_remember, ask(dialog)))


def open_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for one file."""
    dialog = QFileDialog(parent, title, _start(), _with_all(kinds))
    dialog.setFileMode(Mode.ExistingFile)
    found = ask(dialog)
    return _remember(found[0]) if found else None


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder or a stick."""
    dialog = QFileDialog(parent, title, _start())
    dialog.setFileMode(Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    found = ask(dialog)
    if not found:
        return None
    _last[:] = [found[0]]
    return found[0]


def save_file(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """Ask where to save; an existing file is replaced only after the dialog's own question."""
    dialog = QFileDialog(parent, title, _start(), kinds)
    dialog.setFileMode(Mode.AnyFile)
    dialog.setAcceptMode(Accept.AcceptSave)
    dialog.selectFile(suggested)
    found = ask(dialog)
    if not found:
        return None
    path = found[0]
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

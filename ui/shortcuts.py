# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of the program in one table: the window that lists them, and the panduan, follow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desa_app import __version__
from ui.theme import step
from ui.widgets.buttons import primary
from ui.widgets.labels import Text, Type

HELP = "F1"
LIST = "Ctrl+/"
LOCK = "Ctrl+L"
UNDO = "Ctrl+Z"
RAIL = "Ctrl+0"
NEXT_PAGE = "Ctrl+PgDown"
PREVIOUS_PAGE = "Ctrl+PgUp"
BACK = "Alt+Left"
FORWARD = "Alt+Right"


@dataclass(frozen=True, slots=True)
class Keys:
    """What is written for one row, the sequences it stands for (as Qt names them), its use."""

    shown: str
    sequences: tuple[str, ...]
    meaning: str


def everywhere() -> tuple[Keys, ...]:
    """Keys that work on every page."""
    tr = QCoreApplication.translate
    numbers = tuple(f"Ctrl+{number}" for number in range(1, 10))
    return (
        Keys("F1", (HELP,), tr("Keys", "bantuan tentang yang sedang dibuka")),
        Keys("Ctrl+/", (LIST,), tr("Keys", "daftar tombol ini")),
        Keys("Ctrl+1 … Ctrl+9", numbers, tr("Keys", "halaman pertama sampai kesembilan")),
        Keys("Ctrl+Page Down", (NEXT_PAGE,), tr("Keys", "halaman berikutnya")),
        Keys("Ctrl+Page Up", (PREVIOUS_PAGE,), tr("Keys", "halaman sebelumnya")),
        Keys("Ctrl+0", (RAIL,), tr("Keys", "ke daftar halaman: panah, lalu Enter")),
        Keys("Ctrl+L", (LOCK,), tr("Keys", "kunci program")),
        Keys("Tab", ("Tab",), tr("Keys", "ke isian atau tombol berikutnya")),
        Keys("Enter", ("Return",), tr("Keys", "ke isian berikut, atau buka baris")),
        Keys("Esc", ("Esc",), tr("Keys", "tutup atau kosongkan")),
        Keys("Ctrl+F", ("Ctrl+F",), tr("Keys", "ke kotak pencarian")),
        Keys("Ctrl+S", ("Ctrl+S",), tr("Keys", "simpan isian")),
        Keys(
            "Ctrl+Z",
            (UNDO,),
            tr("Keys", "urungkan yang baru saja dihapus, dicoret atau diubah keadaannya"),
        ),
        Keys("Ctrl+C", ("Ctrl+C",), tr("Keys", "salin baris yang dipilih")),
        Keys("Alt+←, Alt+→", (BACK, FORWARD), tr("Keys", "di Bantuan: bab sebelumnya, maju")),
    )


def at_work() -> tuple[Keys, ...]:
    """Keys of single pages; each also stands on its button."""
    tr = QCoreApplication.translate
    parts = tuple(f"Alt+{number}" for number in range(1, 10))
    tabs = ("Ctrl+Tab", "Ctrl+Shift+Tab")
    return (
        Keys("Ctrl+N", ("Ctrl+N",), tr("Keys", "catat atau daftarkan yang baru")),
        Keys("Ctrl+T", ("Ctrl+T",), tr("Keys", "terbitkan surat; di kecamatan: terima kiriman")),
        Keys("Ctrl+P", ("Ctrl+P",), tr("Keys", "cetak")),
        Keys("Ctrl+O", ("Ctrl+O",), tr("Keys", "pilih berkas")),
        Keys("Ctrl+R", ("Ctrl+R",), tr("Keys", "baca tanda terima; di tempat sampah: pulihkan")),
        Keys("Ctrl+M", ("Ctrl+M",), tr("Keys", "lihat atau samarkan NIK dan nomor")),
        Keys("Ctrl+G", ("Ctrl+G",), tr("Keys", "bandingkan catatan ganda")),
        Keys("Ctrl+D", ("Ctrl+D",), tr("Keys", "putuskan tautan antardesa")),
        Keys("Ctrl+K", ("Ctrl+K",), tr("Keys", "catat kontak dengan warga itu")),
        Keys("Ctrl+J", ("Ctrl+J",), tr("Keys", "atur kontak berikutnya")),
        Keys("Alt+1 … Alt+9", parts, tr("Keys", "bagian pada layar seorang warga")),
        Keys("Ctrl+Tab, Ctrl+Shift+Tab", tabs, tr("Keys", "bagian berikutnya, sebelumnya")),
        Keys("Ctrl+Shift+S", ("Ctrl+Shift+S",), tr("Keys", "simpan kasus, catat yang berikutnya")),
        Keys("Ctrl+←, Ctrl+→", ("Ctrl+Left", "Ctrl+Right"), tr("Keys", "urutkan kolom lain")),
        Keys("Ctrl+↑, Ctrl+↓", ("Ctrl+Up", "Ctrl+Down"), tr("Keys", "urutan naik, turun")),
        Keys("Del", ("Del",), tr("Keys", "keluarkan dari daftar; warga: buang ke tempat sampah")),
        Keys("Ctrl+Enter", ("Ctrl+Return",), tr("Keys", "daftarkan kartu yang sudah cocok")),
    )


class ShortcutList(QDialog):
    """The table as a small window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tombol pintas"))
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 4)
        both = QHBoxLayout()
        both.setSpacing(unit * 10)
        both.addLayout(self._list(self.tr("Di mana-mana"), everywhere()))
        both.addLayout(self._list(self.tr("Pada pekerjaannya"), at_work()))
        column.addLayout(both)
        close = primary(self.tr("Tutup"))
        row = QHBoxLayout()
        version = self.tr("Desa Binaan versi {version}").format(version=__version__)
        row.addWidget(Text(version, Type.SMALL))
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setDefault(True)
        close.clicked.connect(self.accept)

    def _list(self, heading: str, keys: Sequence[Keys]) -> QVBoxLayout:
        unit = step()
        column = QVBoxLayout()
        column.setSpacing(unit * 2)
        column.addWidget(Text(heading, Type.HEADING))
        grid = QGridLayout()
        grid.setHorizontalSpacing(unit * 6)
        grid.setVerticalSpacing(unit * 2)
        for row, key in enumerate(keys):
            grid.addWidget(Text(key.shown, Type.STRONG), row, 0)
            grid.addWidget(Text(key.meaning), row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

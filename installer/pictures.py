# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of panduan and README from the running program, on invented people.

``python -m installer.pictures`` plays the sample, opens both offices without a screen and writes
every picture that the chapters name, so that none of them shows a program of yesterday. One of
them stands in the README as well.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QSettings, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desa_app import panduan
from desa_app.clock import WIB, SetClock
from desa_app.desa import Desa, open_desa
from desa_app.domain.interview_board import Need
from desa_app.kecamatan import open_kecamatan
from desa_app.office.unlock import unlock
from desa_app.sample.whole_path import OFFICER, USER, WholePath
from ui import tasks
from ui.application import speak_indonesian
from ui.drafts import Drafts
from ui.main_window import MainWindow
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.recap_page import RecapPage
from ui.pages.registry import PageTools, entries_for, words_for
from ui.preferences import Preferences
from ui.theme import Look, apply_theme
from ui.widgets.buttons import Button

NOW = datetime(2026, 12, 8, 9, 30, tzinfo=WIB)
VILLAGE = "36.04.12.2001"
SEED = 7
SIZE = QSize(1366, 768)
_PAUSE_MS = 700
COLORS = 96
"""Of a picture's palette: enough for text and charts, and a third of the bytes."""

# Pages of the village that are shown as they open; the others are in ``_STEPS``.
_DESA = {
    "beranda.png": "beranda",
    "daftar-warga.png": "warga",
    "wawancara.png": "wawancara",
    "surat.png": "surat",
    "buku.png": "buku",
    "perekrut.png": "perekrut",
    "pencegahan.png": "pencegahan",
    "desa-binaan.png": "desa-binaan",
    "kirim.png": "kirim",
    "pengaturan.png": "pengaturan",
}
_KECAMATAN = {
    "papan-kecamatan.png": "beranda",
    "tautan.png": "tautan",
    "rekap-kecamatan.png": "rekap",
    "desa-terdaftar.png": "desa",
}


def take_all(folder: Path, played: Path | None = None) -> list[Path]:
    """Write every picture into ``folder``; ``played`` is a sample of an earlier call."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        speak_indonesian(app)
        apply_theme(app, Look.LIGHT)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        sample = played or Path(made) / "contoh"
        if played is None:
            sample.mkdir()
            WholePath(sample, NOW, seed=SEED, villages=3, people=60, report=print).play()
        password = (sample / "sandi-contoh.txt").read_text("utf-8").strip()
        return [*_of_the_village(sample, password, folder), *_above(sample, password, folder)]


def _of_the_village(sample: Path, password: str, folder: Path) -> list[Path]:
    clock = SetClock(NOW)
    data = sample / f"desa-{VILLAGE}"
    office = open_desa(data, unlock(data, USER, password, clock), clock)
    window = _window(office, clock, sample)
    written = []
    try:
        for name, page in _DESA.items():
            window.show_page(page)
            written.append(_take(window, folder / name))
        for name, step in _STEPS.items():
            step(window, office)
            written.append(_take(window, folder / name))
    finally:
        window.give_way()
        office.close()
    return written


def _above(sample: Path, password: str, folder: Path) -> list[Path]:
    clock = SetClock(NOW)
    data = sample / "kecamatan"
    office = open_kecamatan(data, unlock(data, OFFICER, password, clock), clock)
    window = _window(office, clock, sample)
    try:
        written = []
        for name, page in _KECAMATAN.items():
            window.show_page(page)
            written.append(_take(window, folder / name))
        return written
    finally:
        window.give_way()
        office.close()


def _window(office: Any, clock: SetClock, sample: Path) -> MainWindow:
    settings = QSettings(str(sample / "pilihan.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(settings)
    tools = PageTools(clock=clock, preferences=preferences, drafts=Drafts())
    words = words_for(office.profile, office.user, office.users.me().rights.role)
    window = MainWindow(words, entries_for(office, tools), preferences, Drafts())
    window.resize(SIZE)
    window.show()
    return window


def _last_month(window: MainWindow, _office: Desa) -> None:
    window.show_page("rekap")
    page = window.page("rekap")
    if isinstance(page, RecapPage):
        page.view.period.go_back()


def _person(window: MainWindow, office: Desa) -> None:
    window.show_page("warga")
    page = window.page("warga")
    if isinstance(page, PeoplePage):
        page.open_person(_candidate(office))


def _letter(window: MainWindow, office: Desa) -> None:
    window.go_to("surat", (_candidate(office), "izin-keluarga"))
    _settle()
    for button in window.findChildren(Button):
        if button.text().endswith("(kepala keluarga)"):
            button.click()
            break


_STEPS: dict[str, Callable[[MainWindow, Desa], None]] = {
    "rekap.png": _last_month,
    "satu-orang.png": _person,
    "terbitkan.png": _letter,
}


def _candidate(office: Desa) -> str:
    """The first grown-up whom the office has talked with and who has not left yet."""
    lines = sorted(office.interviews.board(), key=lambda line: line.name)
    return next(line.person_id for line in lines if line.need is Need.DONE and not line.under_age)


def _settle() -> None:
    """Let work come home and the preview's pause pass."""
    for _ in range(2):
        while tasks.under_way():
            QApplication.processEvents()
        QTest.qWait(_PAUSE_MS)


def _take(window: MainWindow, path: Path) -> Path:
    _settle()
    buffer = QBuffer()
    window.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    picture.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def show_in_readme(taken: list[Path]) -> Path:
    """Put the picture that the README shows in its place."""
    place = Path(__file__).resolve().parent.parent / "docs/screenshots/warga.png"
    (shown,) = (picture for picture in taken if picture.name == "daftar-warga.png")
    return Path(shutil.copyfile(shown, place))


if __name__ == "__main__":
    pictures = take_all(panduan.folder() / "gambar")
    for one in (*pictures, show_in_readme(pictures)):
        print(f"{one.name}: {one.stat().st_size // 1024} kB")

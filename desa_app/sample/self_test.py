# SPDX-License-Identifier: GPL-3.0-or-later
"""The program tries itself in a folder that is gone afterwards: every part it is made of once.

For a program that was just installed or frozen: a library, a font or a list that was left behind
shows here and not in front of somebody who waits for a letter.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.pdf_apart import How, drawn_apart
from desa_app.pdfium import opened
from desa_app.sample.whole_path import WholePath
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.upgrade import bring_up_to_date, run_revisions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_VILLAGES, _PEOPLE = 1, 20
_WHITE = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTest:
    """What was tried, in words, and whether each part did what it should."""

    parts: tuple[tuple[str, bool], ...]

    @property
    def passed(self) -> bool:
        """Whether everything works."""
        return bool(self.parts) and all(good for _, good in self.parts)


def try_everything(now: datetime, report: Callable[[str], None]) -> SelfTest:
    """Play a village and its kecamatan, upgrade an older data file, draw a page.

    Raises whatever a missing part raises: there is nothing to be done about it here.
    """
    with tempfile.TemporaryDirectory(prefix="desa-binaan-uji-") as name:
        folder = Path(name)
        path = WholePath(
            folder / "contoh",
            now,
            seed=1,
            villages=_VILLAGES,
            people=_PEOPLE,
            report=report,
        )
        told = path.play()
        report("Menaikkan data bentuk lama")
        upgraded = _upgraded(folder / "lama")
        report("Menggambar satu halaman surat")
        letters = sorted((folder / "contoh" / "surat").glob("*.pdf"))
        drawn = bool(letters) and _drawn(letters[0].read_bytes())
        report("Menggambar PDF dari luar di proses tersendiri")
        apart = bool(letters) and _drawn_apart(letters[0].read_bytes())
        return SelfTest(
            parts=(
                *_played(told),
                ("Menaikkan data bentuk lama", upgraded),
                ("Menggambar surat", drawn),
                ("Menggambar PDF dari luar", apart),
            )
        )


def _played(told: dict[str, object]) -> tuple[tuple[str, bool], ...]:
    files, district = told["berkas"], told["kecamatan"]
    if not isinstance(files, dict) or not isinstance(district, dict):
        raise TypeError("ringkasan")
    sent = len(files["kirim"])
    return (
        ("Data tersandi, impor dan surat", bool(files["surat"])),
        ("Kiriman disegel", bool(files["kirim"])),
        ("Kiriman diterima", district["diterima"] == sent and not district["ditolak"]),
        ("Tanda terima dibaca", told["tanda_terima_dibaca"] == sent),
        ("Rekap dan buku", bool(files["rekap"]) and bool(files["buku"])),
    )


def _upgraded(folder: Path) -> bool:
    """Whether a data file of the first form comes to the newest."""
    folder.mkdir()
    for kind in OfficeKind:
        database = Database(folder / f"{kind.value}-{STORE_NAME}", b"\1" * 32, pooled=False)
        try:
            run_revisions(database, kind, "1")
            # The second time there is nothing left to do.
            if not bring_up_to_date(database, kind, None) or bring_up_to_date(database, kind, None):
                return False
        finally:
            database.close()
    return True


def _drawn(pdf: bytes) -> bool:
    """Whether something dark stands on the first page."""
    with opened(pdf) as document:
        picture = document[0].render(scale=1.0).to_pil().convert("L")
        darkest, _ = picture.getextrema()
        return len(document) > 0 and darkest < _WHITE // 2


def _drawn_apart(pdf: bytes) -> bool:
    """The same by the other process that this program starts for what comes from outside."""
    how = How(side=600, first=1, most_pixels=1_000_000, grey=True)
    with drawn_apart(pdf, how) as drawn:
        return min(next(drawn.pages).tobytes()) < _WHITE // 2

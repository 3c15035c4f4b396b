# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that stands in the archive for a letter whose text was erased."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.frames import BODY, heading
from desa_app.paper.parts import Gap, Part, Stack, facts, text
from desa_app.paper.pdf_file import MM, finished, start_pdf
from desa_app.wording import long_date

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.page import Paper

_SIDE, _TOP = 22.0 * MM, 24.0 * MM


def erased_letter_page(
    *,
    paper: Paper,
    office: str,
    number: str,
    kind: str,
    issued_on: date,
    erasure: str,
    erased_on: date,
    sample: bool,
) -> bytes:
    """One page: which letter this was, and that its text was erased; names nobody."""
    wide, high = (side * MM for side in paper.size_mm)
    measure = wide - 2 * _SIDE
    rows = [
        ("Nomor surat", number),
        ("Jenis", kind),
        ("Tanggal", long_date(issued_on)),
        ("Penghapusan", f"Berita acara {erasure}, {long_date(erased_on)}"),
    ]
    words = (
        "Isi surat ini dan data orang yang disebut di dalamnya telah dihapus menurut "
        "UU 27/2022 tentang Pelindungan Data Pribadi. Nomor, jenis dan tanggalnya tetap ada agar "
        "buku agenda utuh. Halaman ini bukan surat."
    )
    fonts.check_printable((office, *(value for _, value in rows)))
    parts: list[Part] = [
        heading("Isi surat telah dihapus", office, measure),
        facts(rows, BODY, measure, 1.4, 0.0),
        Gap(5.0 * MM),
        text(words, BODY, measure, 1.4),
    ]
    buffer = BytesIO()
    title = f"Surat {number}: isi dihapus"
    canvas = start_pdf(buffer, paper.size_mm, title, office, title)
    Stack(tuple(parts)).draw(canvas, _SIDE, high - _TOP)
    if sample:
        draw_banner(canvas, SAMPLE, wide / 2, high - _TOP / 2, measure)
    canvas.showPage()
    return finished(canvas, buffer)

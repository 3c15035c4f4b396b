# SPDX-License-Identifier: GPL-3.0-or-later
"""Halaman ukur: rulers on four sides and a frame, to see what a printer swallows and shifts."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from desa_app.domain.print_place import FRAME_MM
from desa_app.paper import fonts
from desa_app.paper.frames import BODY, bullets, heading, label
from desa_app.paper.parts import Gap, Part, Stack, text
from desa_app.paper.pdf_file import MM, finished, start_pdf

if TYPE_CHECKING:
    from desa_app.domain.page import Paper

_TITLE = "Halaman ukur pencetak"
_DEPTH = 15
_CLEAR = 12.0 * MM


def ruler_page(paper: Paper) -> bytes:
    """One page of the exact size of ``paper``. Equal papers give equal bytes."""
    wide, high = (side * MM for side in paper.size_mm)
    buffer = BytesIO()
    canvas = start_pdf(buffer, paper.size_mm, f"{_TITLE} {paper.value}", "", _TITLE)
    _frame(canvas, wide, high)
    for side in range(4):
        _side(canvas, side, wide, high)
    measure = wide - 2 * (FRAME_MM * MM + _CLEAR)
    body = Stack(tuple(_words(paper, measure)))
    body.draw(canvas, FRAME_MM * MM + _CLEAR, high - FRAME_MM * MM - _CLEAR)
    canvas.showPage()
    return finished(canvas, buffer)


def _words(paper: Paper, measure: float) -> list[Part]:
    across, down = (f"{side:g}" for side in paper.size_mm)
    frame = f"{FRAME_MM:g}"
    return [
        heading(_TITLE, f"Kertas {paper.value}, {across} x {down} mm", measure),
        text(
            "Halaman ini menunjukkan bagian tepi yang tidak dapat dicetak oleh pencetak Anda, dan "
            "seberapa jauh isi halaman bergeser di atas kertas.",
            BODY,
            measure,
            1.35,
        ),
        Gap(4.0 * MM),
        label("Cara mencetak", measure),
        bullets(
            (
                f"Pasang kertas {paper.value} ({across} x {down} mm) pada baki yang dipakai untuk "
                "surat.",
                "Pilih ukuran kertas yang sama pada jendela cetak. Jangan memilih “sesuaikan "
                "dengan halaman” atau “perkecil”: skala harus 100 %.",
            ),
            measure,
        ),
        Gap(4.0 * MM),
        label("Cara mengukur", measure),
        bullets(
            (
                "Ambil penggaris. Ukur jarak dari **tepi kertas** ke **garis bingkai tebal** di "
                "tengah keempat sisi: kiri, kanan, atas, bawah.",
                f"Pencetak yang tepat memberi {frame} mm di keempat sisi.",
                "Ketik keempat angka itu pada Pengaturan, bagian Pencetak. Program menghitung "
                "gesernya dan memakainya untuk pencetak itu di komputer ini.",
                "Angka terkecil yang masih terbaca pada skala di tepi adalah lebar tepi yang tidak "
                "dapat dicetak. Bila lebih dari 10 mm, lebarkan tepi surat pada naskahnya.",
            ),
            measure,
        ),
        Gap(4.0 * MM),
        label("Hasil ukur", measure),
        text(
            "Kiri ............... mm, kanan ............... mm, atas ............... mm, bawah"
            " ............... mm",
            BODY,
            measure,
            2.0,
        ),
        text("Pencetak ...............................................", BODY, measure, 2.0),
        text("Tanggal ...............................................", BODY, measure, 2.0),
    ]


def _frame(canvas: Any, wide: float, high: float) -> None:
    edge = FRAME_MM * MM
    canvas.setLineWidth(1.2)
    canvas.rect(edge, edge, wide - 2 * edge, high - 2 * edge)


def _side(canvas: Any, side: int, wide: float, high: float) -> None:
    """Rulers on one side: along the frame from its corner, and inwards from the edge."""
    along = high if side in {0, 1} else wide
    canvas.saveState()
    # Each side is drawn as the left one: its edge is x = 0, its length runs along y.
    if side == 1:
        canvas.translate(wide, high)
        canvas.rotate(180)
    elif side == 2:
        canvas.translate(0, high)
        canvas.rotate(-90)
    elif side == 3:
        canvas.translate(wide, 0)
        canvas.rotate(90)
    for share in (0.25, 0.75):
        _inwards(canvas, along * share)
    _along(canvas, along, 90 if side == 2 else -90)
    canvas.restoreState()


def _inwards(canvas: Any, middle: float) -> None:
    """Lines at every millimetre from the edge, stepped so that each can be told from the next."""
    canvas.setFont(fonts.SANS, 5.5)
    for mm in range(1, _DEPTH + 1):
        x = mm * MM
        y = middle + (mm - _DEPTH / 2) * 3.2 * MM
        canvas.setLineWidth(0.9 if mm % 5 == 0 else 0.4)
        canvas.line(x, y - 1.5 * MM, x, y + 1.5 * MM)
        canvas.drawString(x + 0.6 * MM, y - 0.7 * MM, str(mm))


def _along(canvas: Any, length: float, turn: int) -> None:
    """A millimetre ruler inside the frame, to see whether the printer kept the size."""
    start = FRAME_MM * MM
    count = int((length - 2 * start) / MM + 0.01)
    canvas.setFont(fonts.SANS, 6.0)
    for mm in range(count + 1):
        y = start + mm * MM
        long = 4.0 if mm % 10 == 0 else 2.8 if mm % 5 == 0 else 1.6
        canvas.setLineWidth(0.5 if mm % 10 == 0 else 0.3)
        canvas.line(start, y, start + long * MM, y)
        if mm % 10 == 0 and 10 < mm < count - 9:
            canvas.saveState()
            canvas.translate(start + (6.8 if turn < 0 else 5.0) * MM, y)
            canvas.rotate(turn)
            canvas.drawCentredString(0, 0, str(mm))
            canvas.restoreState()

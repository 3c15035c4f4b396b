# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor of a letter: as much text, two embedded faces and a QR, and not one check."""

from __future__ import annotations

import sys
from io import BytesIO

import segno
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desa_app.places import resource

_MM = 72 / 25.4
_LINE = "Yang bertanda tangan di bawah ini menerangkan bahwa warga tersebut benar berdomisili "


def bare_page() -> bytes:
    """One page on F4."""
    if "Tegak" not in pdfmetrics.getRegisteredFontNames():
        for name, file in (("Tegak", "Regular"), ("Tebal", "Bold")):
            path = resource("fonts", f"LiberationSerif-{file}.ttf")
            pdfmetrics.registerFont(TTFont(name, str(path)))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(215 * _MM, 330 * _MM), invariant=1)
    canvas.setFont("Tebal", 16)
    canvas.drawCentredString(300, 880, "PEMERINTAH DESA CONTOH")
    canvas.line(60, 870, 550, 870)
    canvas.setFont("Tegak", 12)
    for number in range(28):
        canvas.drawString(70, 840 - 18 * number, f"{number + 1}. {_LINE}")
    code = segno.make("SEGEL" * 60, version=12, mask=3)
    side = len(code.matrix)
    picture = Image.new("1", (side, side))
    picture.putdata([0 if dark else 255 for row in code.matrix for dark in row])
    canvas.drawImage(ImageReader(picture), 70, 100, 90, 90)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


if __name__ == "__main__":
    sys.stdout.write(str(len(bare_page())) + "\n")

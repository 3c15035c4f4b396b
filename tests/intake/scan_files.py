# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures and PDFs as cameras, scanners and ill-meaning people make them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from random import Random

from PIL import Image

from desa_app.intake.scan_pdf import Picture, pictures_as_pdf

RED, BLUE, WHITE = (220, 30, 30), (30, 30, 220), (250, 250, 250)


def paper(width: int = 600, height: int = 800) -> Image.Image:
    """A sheet whose upper left corner is red and whose lower right is blue."""
    sheet = Image.new("RGB", (width, height), WHITE)
    sheet.paste(RED, (0, 0, width // 2, height // 2))
    sheet.paste(BLUE, (width // 2, height // 2, width, height))
    return sheet


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """What no encoder can make small."""
    random = Random(seed)
    return Image.frombytes("RGB", (width, height), random.randbytes(width * height * 3))


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """A picture as the bytes of a file."""
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def held(picture: Image.Image, orientation: int) -> bytes:
    """An upright picture as a camera stores it that was held another way, with its note."""
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "KAMERA RAHASIA"
    turned = picture.transpose(back) if back is not None else picture
    return encoded(turned, quality=95, exif=exif)


def png_bomb(width: int, height: int) -> bytes:
    """A few bytes that claim to be a vast picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def pdf_of(pictures: list[Image.Image]) -> bytes:
    """A PDF with a page for each picture."""
    return pictures_as_pdf([Picture(encoded(one), one.width, one.height) for one in pictures])


def pdf_with(catalog: str = "", page: str = "", picture: str = "") -> bytes:
    """A small PDF whose catalog, page or picture says something more."""
    data = zlib.compress(bytes(300))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            f"/Resources << /XObject << /P 5 0 R >> >> {page} >>"
        ).encode(),
        b"<< /Length 33 >>\nstream\nq 595 0 0 842 0 0 cm /P Do Q    \nendstream",
        (
            f"<< /Type /XObject /Subtype /Image {picture or '/Width 10 /Height 10'} "
            f"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode "
            f"/Length {len(data)} >>\nstream\n"
        ).encode()
        + data
        + b"\nendstream",
    ]
    return _written(objects)


def pdf_within_pdf(levels: int, times: int) -> bytes:
    """A page that draws a form ``times``, which draws another as often, and so on."""
    form = "<< /XObject << /F {} 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            f"/Resources {form.format(5)} >>"
        ).encode(),
        b"<< /Length 6 >>\nstream\n/F Do \nendstream",
    ]
    for level in range(levels):
        last = level == levels - 1
        words = "0 0 9 9 re f " if last else "/F Do " * times
        resources = "" if last else f"/Resources {form.format(level + 6)}"
        objects.append(
            (
                f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources} "
                f"/Length {len(words)} >>\nstream\n{words}\nendstream"
            ).encode()
        )
    return _written(objects)


def _written(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()

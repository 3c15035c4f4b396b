# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures as a PDF that holds nothing else: no script, no link, no attachment, no dates."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

_LONG, _SHORT = 842.0, 595.0  # A4 in points
OVERHEAD = 1_200
"""Bytes of such a file that are not pictures, for its first page; each further page needs less."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG in RGB with its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def pictures_as_pdf(pictures: list[Picture]) -> bytes:
    """One A4 page for each picture, lying or standing as the picture does (ISO 32000-1)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 3 * at} 0 R" for at in range(len(pictures)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pictures)} >>".encode())
    for at, picture in enumerate(pictures):
        objects.extend(_page(3 + 3 * at, picture))
    out = BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{place:010d} 00000 n \n".encode() for place in places))
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _page(number: int, picture: Picture) -> tuple[bytes, bytes, bytes]:
    lying = picture.width > picture.height
    wide, high = (_LONG, _SHORT) if lying else (_SHORT, _LONG)
    scale = min(wide / picture.width, high / picture.height)
    w, h = picture.width * scale, picture.height * scale
    left, low = (wide - w) / 2, (high - h) / 2
    drawing = f"q {w:.3f} 0 0 {h:.3f} {left:.3f} {low:.3f} cm /P Do Q".encode()
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide:g} {high:g}] "
        f"/Contents {number + 1} 0 R /Resources << /XObject << /P {number + 2} 0 R >> >> >>"
    ).encode()
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
        f"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode "
        f"/Length {len(picture.jpeg)} >>"
    ).encode()
    return (
        page,
        f"<< /Length {len(drawing)} >>\nstream\n".encode() + drawing + b"\nendstream",
        head + b"\nstream\n" + picture.jpeg + b"\nendstream",
    )

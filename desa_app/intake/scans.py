# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of papers from a camera or scanner: hostile until drawn anew, then small and upright.

Nothing of the file that came is kept. A picture is decoded and encoded again; the pages of a PDF
are drawn one by one, so that no script, link or attachment of it survives. All in memory.
"""

from __future__ import annotations

import math
import struct
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from desa_app import pdf_apart
from desa_app.domain.documents import ScanForm
from desa_app.domain.scans import JPG_LIMIT, PDF_LIMIT, ReducedScan
from desa_app.errors import ScanTooLarge, ScanTooManyPages, ScanUnknownKind, ScanUnreadable
from desa_app.intake.scan_pdf import OVERHEAD, Picture, pictures_as_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCE_LIMIT = 30_000_000
"""Bytes of a file that is looked at; a phone's picture has up to ten million."""
MOST_PIXELS = 64_000_000
"""Of a JPEG, or of one picture within a PDF; a JPEG is unpacked at a fraction of that."""
MOST_PIXELS_PNG = 40_000_000
LONGEST_SIDE = 30_000
MOST_PAGES = 20
LEAST_SIDE = 80
"""Pixels below which nothing on a paper can be read."""
_KEPT_SIDE = 2200  # A4 at 190 dpi: small print stays readable
_QUALITIES = (85, 70, 56)
_ORIENTATION = 0x0112
_UPRIGHT: dict[int, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What decoders of damaged or hostile pictures raise.
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    EOFError,
    MemoryError,
    Warning,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


def reduce_scan(
    content: bytes, name: str, form: ScanForm, tell: Callable[[int, int], None] | None = None
) -> tuple[ReducedScan, ...]:
    """Redraw a JPG, PNG or PDF within the limits of ``form``: one PDF, or a JPG for each page.

    ``tell`` is called with the pages done and their number before each page; what it raises stops
    the work. Raises ``ScanTooLarge``, ``ScanTooManyPages``, ``ScanUnknownKind`` or
    ``ScanUnreadable``; ``name`` is told in them.
    """
    if len(content) > SOURCE_LIMIT:
        raise ScanTooLarge(name, f"{SOURCE_LIMIT // 1_000_000} MB")
    is_pdf = b"%PDF-" in content[:1024]
    if not is_pdf and not content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        raise ScanUnknownKind(name)
    pictures = []
    with _pages_of(content, name) if is_pdf else _picture_of(content, name) as drawn:
        count = drawn.count
        room = PDF_LIMIT // count - OVERHEAD if form is ScanForm.PDF else JPG_LIMIT
        for number in range(count):
            if tell is not None:
                tell(number, count)
            page = next(drawn.pages)
            if min(page.size) < LEAST_SIDE:
                raise ScanUnreadable(name)
            pictures.append(_within(page, room))
    if form is ScanForm.PDF:
        whole = ReducedScan(form=form, pages=count, content=pictures_as_pdf(pictures))
        return (whole,)
    return tuple(ReducedScan(form=form, pages=1, content=one.jpeg) for one in pictures)


def as_pdf(scan: ReducedScan) -> bytes:
    """A kept scan as a PDF to look at; the picture itself is not changed."""
    if scan.form is ScanForm.PDF:
        return scan.content
    with Image.open(BytesIO(scan.content), formats=("JPEG",)) as picture:
        wide, high = picture.size
    return pictures_as_pdf([Picture(scan.content, wide, high)])


def _decoded(content: bytes, name: str) -> Image.Image:
    """A picture on white, upright, no side longer than what is kept."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            wide, high = picture.size
            most = MOST_PIXELS if picture.format in ("JPEG", "MPO") else MOST_PIXELS_PNG
            if wide * high > most or max(wide, high) > LONGEST_SIDE:
                raise ScanTooLarge(name, f"{most // 1_000_000} juta titik")
            turn = _turn_of(picture)
            # The JPEG decoder itself can leave out detail that is not kept anyway.
            picture.draft("RGB", (_KEPT_SIDE, _KEPT_SIDE))
            picture.load()
            picture.thumbnail((_KEPT_SIDE, _KEPT_SIDE), Image.Resampling.LANCZOS)
            shown = _on_white(picture)
    except UnidentifiedImageError as unknown:
        raise ScanUnreadable(name) from unknown
    except _BROKEN as broken:
        raise ScanUnreadable(name) from broken
    return shown.transpose(_UPRIGHT[turn]) if turn in _UPRIGHT else shown


def _turn_of(picture: Image.Image) -> int:
    """How the camera was held (EXIF 2.32 "Orientation"); damaged notes count as upright."""
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except _BROKEN:
        return 1


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        # Sixteen bits of grey: a plain conversion would cut everything bright to white.
        return picture.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        shown = picture.convert("RGBA")
        sheet = Image.new("RGB", shown.size, "white")
        sheet.paste(shown, mask=shown.getchannel("A"))
        return sheet
    return picture.convert("RGB")


@contextmanager
def _pages_of(content: bytes, name: str) -> Iterator[pdf_apart.Drawn]:
    """The pages of a PDF; the scale follows from a page's size, however large that claims to be."""
    how = pdf_apart.How(side=_KEPT_SIDE, first=MOST_PAGES, most_pixels=MOST_PIXELS)
    try:
        with pdf_apart.drawn_apart(content, how) as drawn:
            if drawn.count < 1:
                raise ScanUnreadable(name)
            if drawn.count > MOST_PAGES:
                raise ScanTooManyPages(name, drawn.count, MOST_PAGES)
            yield drawn
    except pdf_apart.PdfNotDrawn as broken:
        if broken.vast:
            raise ScanTooLarge(name, f"{MOST_PIXELS // 1_000_000} juta titik") from broken
        raise ScanUnreadable(name) from broken


@contextmanager
def _picture_of(content: bytes, name: str) -> Iterator[pdf_apart.Drawn]:
    yield pdf_apart.Drawn(1, (_decoded(content, name) for _ in range(1)))


def _within(picture: Image.Image, room: int) -> Picture:
    """The largest and finest JPEG that needs at most ``room`` bytes; coarser first, then smaller.

    The file carries no note of camera, place or time.
    """
    shown = picture
    while True:
        needed = 0
        for quality in _QUALITIES:
            buffer = BytesIO()
            shown.save(buffer, "JPEG", quality=quality, exif=b"")
            needed = buffer.tell()
            if needed <= room:
                return Picture(buffer.getvalue(), shown.width, shown.height)
        # Bytes fall about as the area does; a picture that is far too large is cut down at once.
        side = min(0.9 * math.sqrt(room / needed), 0.9)
        smaller = (max(int(shown.width * side), 1), max(int(shown.height * side), 1))
        shown = shown.resize(smaller, Image.Resampling.LANCZOS)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The coat of arms: a picture somebody chose, so it is decoded as if it were hostile."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image

from desa_app.errors import InvalidInput, Problem

LARGEST_FILE = 2_000_000
_LARGEST_SIDE = 6000
_LARGEST_AREA = 20_000_000
# 24 mm at 300 dpi is 283 pixels; twice that stays crisp on any printer.
_PRINTED_SIDE = 600


def read_logo(content: bytes) -> Image.Image:
    """Decode a PNG or JPEG to a small picture on white.

    Raises ``InvalidInput`` for the field ``logo``: ``gambar-terlalu-besar`` for too many bytes or
    pixels, ``bukan-gambar`` for anything that is no sound PNG or JPEG.
    """
    if len(content) > LARGEST_FILE:
        raise _refused("gambar-terlalu-besar", "2 MB")
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as first:
            wide, high = first.size
            if max(wide, high) > _LARGEST_SIDE or wide * high > _LARGEST_AREA:
                raise _refused("gambar-terlalu-besar", f"{_LARGEST_SIDE} x {_LARGEST_SIDE}")
            first.verify()
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            return _on_white(picture)
    except (
        OSError,
        ValueError,
        SyntaxError,
        struct.error,
        zlib.error,
        Warning,
        Image.DecompressionBombError,
    ) as broken:
        raise _refused("bukan-gambar", "PNG, JPG") from broken


def _on_white(picture: Image.Image) -> Image.Image:
    shown = picture.convert("RGBA")
    shown.thumbnail((_PRINTED_SIDE, _PRINTED_SIDE), Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", shown.size, "white")
    sheet.paste(shown, mask=shown.getchannel("A"))
    return sheet


def _refused(code: str, hint: str) -> InvalidInput:
    return InvalidInput(problems=(Problem("logo", code, "", hint),))

# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around the inside of a file: check sums, stated sizes, the frame of a ZIP."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib

from desa_app.exchange import rows
from desa_app.exchange.manifest import EntryModel

PNG = b"\x89PNG\r\n\x1a\n"


def entry_of(data: bytes) -> EntryModel:
    """What a manifest states of an entry."""
    return EntryModel(
        rows=rows.count_rows(data), sha256=hashlib.sha256(data).hexdigest(), size=len(data)
    )


def entries_in(whole: bytes) -> list[tuple[str, bytes]]:
    """The entries of a ZIP, unpacked."""
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        return [(name, packed.read(name)) for name in packed.namelist()]


def stored(entries: dict[str, bytes]) -> bytes:
    """A ZIP of entries that are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, content in entries.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def with_check_sums(data: bytes) -> bytes:
    """A PNG whose chunks carry the right check sums again, whatever else is wrong with them."""
    if not data.startswith(PNG):
        return data
    found, at = [PNG], len(PNG)
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        body = data[at + 4 : at + 8 + length]
        found += [data[at : at + 4], body, struct.pack(">I", zlib.crc32(body))]
        at += 12 + length
    return b"".join(found)

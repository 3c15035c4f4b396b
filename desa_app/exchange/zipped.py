# SPDX-License-Identifier: GPL-3.0-or-later
"""The ZIP inside a package: written the same way every time, read as if an enemy had made it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

from desa_app.exchange.manifest import UNPACKED_LIMIT

MOST_ENTRIES = 20
_DIRECTORY_LIMIT = 16 * 1024
_STAMP = (1980, 1, 1, 0, 0, 0)
# End of central directory record (APPNOTE 4.3.16) without a comment.
_END = struct.Struct("<4s4H2IH")
_ZIP64_LOCATOR_BYTES = 20
# Deflate's own hints, data descriptor, UTF-8 names; encryption and patches are not among them.
_ALLOWED_FLAGS = 0x080E


class ZipBroken(ValueError):
    """Not a ZIP file of this format; callers name it for their file."""


class ZipTooLarge(Exception):
    """More entries, or more bytes after unpacking, than any honest package has."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


def pack(entries: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of the entries in this order, with fixed times, so the same in is the same out.

    Raises ``ZipTooLarge`` for what :class:`Unpacker` would refuse.
    """
    if len(entries) > MOST_ENTRIES:
        raise ZipTooLarge(f"{MOST_ENTRIES} bagian")
    if sum(len(data) for _, data in entries) > UNPACKED_LIMIT:
        raise ZipTooLarge("256 MB")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Otherwise the ZIP would tell on which system it was made.
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, data, compresslevel=6)
    return target.getvalue()


class Unpacker:
    """Reads entries of a hostile ZIP by exact name, one at a time, in memory.

    The table of contents is bounded before it is parsed, the unpacked size before and while
    unpacking. Raises ``ZipBroken`` and ``ZipTooLarge``.
    """

    def __init__(self, data: bytes) -> None:
        _check_end(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
            raise ZipBroken("no table of contents") from error
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for info in self._archive.infolist():
            # zipfile cuts a name at a NUL and turns separators around; only the name as it
            # stands in the file counts.
            if info.orig_filename in self._entries:
                raise ZipBroken("an entry twice")
            self._entries[info.orig_filename] = info
        if sum(info.file_size for info in self._entries.values()) > UNPACKED_LIMIT:
            raise ZipTooLarge("256 MB")

    @property
    def names(self) -> frozenset[str]:
        """The names as they stand in the file; nothing is ever written under them."""
        return frozenset(self._entries)

    def read(self, name: str, limit: int) -> bytes:
        """Return the unpacked bytes of one entry, at most ``limit``.

        Raises ``ZipBroken`` if it is missing, encrypted, cut off, larger than it says, or fails
        its check sum, and ``ZipTooLarge`` if it says to be larger than ``limit``.
        """
        info = self._entries.get(name)
        if info is None:
            raise ZipBroken("entry missing")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ZipBroken("unknown compression")
        if info.flag_bits & ~_ALLOWED_FLAGS:
            raise ZipBroken("encrypted entry")
        if info.file_size > limit:
            raise ZipTooLarge(f"{limit // 1024} kB")
        try:
            with self._archive.open(info) as stream:
                # zipfile itself unpacks no more than the stated size, then compares the CRC.
                data = stream.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            OverflowError,
            ValueError,
            RuntimeError,
            struct.error,
        ) as error:
            raise ZipBroken("entry unreadable") from error
        if len(data) != info.file_size:
            raise ZipBroken("entry cut off")
        return data


def _check_end(data: bytes) -> None:
    """Bound the table of contents: zipfile would parse as many entries as fit into the file."""
    if len(data) < _END.size:
        raise ZipBroken("too short")
    mark, disk, start_disk, here, total, size, offset, comment = _END.unpack(data[-_END.size :])
    if mark != b"PK\x05\x06" or disk or start_disk or comment or here != total:
        raise ZipBroken("no end record")
    if total > MOST_ENTRIES or size > _DIRECTORY_LIMIT:
        raise ZipTooLarge(f"{MOST_ENTRIES} bagian")
    if offset + size != len(data) - _END.size:
        raise ZipBroken("bytes before or after")
    locator = len(data) - _END.size - _ZIP64_LOCATOR_BYTES
    if locator >= 0 and data[locator : locator + 4] == b"PK\x06\x07":
        # With it zipfile would believe a second, unbounded end record.
        raise ZipBroken("ZIP64")

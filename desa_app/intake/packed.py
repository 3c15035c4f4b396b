# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive inside an xlsx or ods file, bounded before anything of it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat

from desa_app.errors import SheetTooLarge, SheetUnreadable
from desa_app.intake.sheets import CHUNK, DEPTH_LIMIT, ENTRY_LIMIT, UNPACKED_LIMIT

if TYPE_CHECKING:
    from pathlib import Path

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class Packed:
    """A ZIP archive whose XML parts are read as a stream; everything else is left alone."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as wrong:
            raise SheetUnreadable(path) from wrong
        entries = self._archive.infolist()
        if len(entries) > ENTRY_LIMIT:
            raise SheetTooLarge(path, f"{ENTRY_LIMIT} bagian")
        wanted = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
        if sum(entry.file_size for entry in wanted) > UNPACKED_LIMIT:
            raise SheetTooLarge(path, "150 MB setelah dibuka")
        self.names = frozenset(entry.filename for entry in wanted)
        if len(self.names) != len(wanted):
            raise SheetUnreadable(path)

    def parse(
        self,
        name: str,
        start: Start,
        end: End | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Walk over one part; raises ``SheetUnreadable``."""
        for _ in self.steps(name, start, end, text):
            pass

    def steps(
        self,
        name: str,
        start: Start,
        end: End | None = None,
        text: Callable[[str], None] | None = None,
    ) -> Iterator[None]:
        """Walk over one part and pause after each piece, so that rows can be taken out.

        Names come without their prefix. Raises ``SheetUnreadable`` for anything that is no plain
        XML, and for a document type: no spreadsheet program writes one, and entities are how
        small files grow large.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        depth = 0

        def opened(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEPTH_LIMIT:
                raise ValueError(tag)
            start(tag.rpartition(":")[2] if ":" in tag else tag, attributes)

        def closed(tag: str) -> None:
            nonlocal depth
            depth -= 1
            if end is not None:
                end(tag.rpartition(":")[2] if ":" in tag else tag)

        parser.StartElementHandler = opened
        parser.EndElementHandler = closed
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            # Reading stops at the declared size, so a directory that lies gains nothing.
            with self._archive.open(name) as part:
                while chunk := part.read(CHUNK):
                    parser.Parse(chunk, False)
                    yield
            parser.Parse(b"", True)
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as wrong:
            raise SheetUnreadable(self._path) from wrong
        except (NotImplementedError, RuntimeError, ValueError, LookupError) as wrong:
            # Unknown compression or letters, encrypted entries, impossible numbers and references.
            raise SheetUnreadable(self._path) from wrong
        yield


def _refuse(*_: object) -> None:
    raise ValueError

# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a spreadsheet that may be hostile: everything is bounded before it is unpacked.

The archive is read entry by entry within its limits, every part is walked once to learn how far
its cells reach, and only then is a clean copy of it handed to the spreadsheet reader.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from desa_app.errors import FileMissing, FileUnreadable, SheetTooLarge, SheetUnreadable

if TYPE_CHECKING:
    from pathlib import Path

FILE_LIMIT = 20 * 1024 * 1024
UNPACKED_LIMIT = 150 * 1024 * 1024
TEXT_LIMIT = 400_000_000
ENTRY_LIMIT = 2000
SHEET_LIMIT = 100
ROW_LIMIT = 100_000
COLUMN_LIMIT = 200
DEPTH_LIMIT = 60

_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_PARTS = ("xl/", "_rels/", "docProps/", "[Content_Types].xml")
_FORMULA = "rumus tanpa hasil"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: ``rows`` begin at row 1 of the spreadsheet and column A.

    ``errors`` are cells (row from 1, column from 0) that hold a formula's error or a formula
    whose result was never stored; the reader itself shows those as empty.
    """

    name: str
    rows: list[list[object]]
    errors: dict[tuple[int, int], str]


def open_workbook(path: Path) -> tuple[Sheet, ...]:
    """Read every sheet of an xlsx or xlsm file.

    Raises ``FileMissing``, ``FileUnreadable``, ``SheetUnreadable`` (no spreadsheet, damaged,
    locked with a password) and ``SheetTooLarge`` (20 MB, 100,000 rows, 200 columns).
    """
    parts = _unpacked(path)
    scans = {name: _scan(path, content) for name, content in parts.items() if _is_xml(name)}
    _refuse_swollen_text(path, scans)
    targets = _targets(path, parts)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    parts.clear()
    copy.seek(0)
    try:
        workbook = CalamineWorkbook.from_filelike(copy)
        names = workbook.sheet_names
        if len(names) > SHEET_LIMIT:
            raise SheetTooLarge(path, f"{SHEET_LIMIT} lembar")
        return tuple(
            Sheet(
                name=name,
                rows=workbook.get_sheet_by_name(name).to_python(skip_empty_area=False),  # type: ignore[arg-type]
                errors=scans[targets[name]].errors,
            )
            for name in names
            if targets.get(name) in scans
        )
    except (CalamineError, ValueError, OSError) as wrong:
        raise SheetUnreadable(path) from wrong
    except BaseException as wrong:
        # The reader is Rust; where it gives up on nonsense it raises this, outside Exception.
        if type(wrong).__name__ == "PanicException":
            raise SheetUnreadable(path) from wrong
        raise


def _unpacked(path: Path) -> dict[str, bytes]:
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise SheetTooLarge(path, "20 MB")
        content = path.read_bytes()
    except FileNotFoundError as wrong:
        raise FileMissing(path) from wrong
    except OSError as wrong:
        raise FileUnreadable(path) from wrong
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRY_LIMIT:
                raise SheetTooLarge(path, f"{ENTRY_LIMIT} bagian")
            wanted = [entry for entry in entries if _is_wanted(entry.filename)]
            if sum(entry.file_size for entry in wanted) > UNPACKED_LIMIT:
                raise SheetTooLarge(path, "150 MB setelah dibuka")
            if len({entry.filename for entry in wanted}) != len(wanted):
                raise SheetUnreadable(path)
            # Reading stops at the declared size, so a lying directory gains nothing.
            parts = {entry.filename: archive.read(entry) for entry in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as wrong:
        raise SheetUnreadable(path) from wrong
    except (NotImplementedError, RuntimeError, ValueError) as wrong:
        # Unknown compression, encrypted entries, impossible offsets.
        raise SheetUnreadable(path) from wrong
    if _WORKBOOK not in parts or _LINKS not in parts:
        raise SheetUnreadable(path)
    return parts


def _is_wanted(name: str) -> bool:
    return name.startswith(_PARTS) and name.endswith((".xml", ".rels"))


def _is_xml(name: str) -> bool:
    return name.endswith(".xml")


@dataclass(slots=True)
class _Scan:
    """What one walk over a part shows: where its cells lie, which hold errors, which texts."""

    row: int = 0
    column: int = -1
    depth: int = 0
    kind: str = ""
    text: str = ""
    takes_text: bool = False
    has_formula: bool = False
    has_value: bool = False
    length: int = 0
    lengths: list[int] = field(default_factory=list)
    uses: dict[str, int] = field(default_factory=dict)
    too_large: str = ""
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise ValueError(name)
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self.row = _whole(attributes["r"]) if "r" in attributes else self.row + 1
            self.column = -1
        elif tag == "f":
            self.has_formula = True
        elif tag in {"v", "is"}:
            self._has_content()
            self.takes_text = self.kind in {"e", "s"} or self.has_formula
        elif tag == "si":
            self.length = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        # The same attribute under a namespace prefix would be read by one and not by another.
        if any(":" in key and key.endswith(":r") for key in attributes):
            raise ValueError
        reference = attributes.get("r")
        if reference is None:
            self.column += 1
        else:
            self.row, self.column = _position(reference)
        self.kind = attributes.get("t", "")
        self.text = ""
        self.has_formula = self.has_value = False

    def _has_content(self) -> None:
        self.has_value = True
        # Empty rows and columns may be formatted to the end of the sheet; only content counts.
        if self.row > ROW_LIMIT:
            self.too_large = "100.000 baris"
        elif self.column >= COLUMN_LIMIT:
            self.too_large = "200 kolom"

    def end(self, name: str) -> None:
        self.depth -= 1
        tag = name.rpartition(":")[2]
        if tag == "c":
            if self.kind == "e" and self.has_value:
                self.errors[self.row, self.column] = self.text.strip()[:20]
            elif self.kind == "s":
                self.uses[self.text] = self.uses.get(self.text, 0) + 1
            elif self.has_formula and self.kind != "str" and not self.text.strip():
                # An empty text is a result too; an empty number was never calculated.
                self.errors[self.row, self.column] = _FORMULA
        elif tag == "v":
            self.takes_text = False
        elif tag == "si":
            self.lengths.append(self.length)

    def characters(self, text: str) -> None:
        self.length += len(text)
        if self.takes_text and len(self.text) < 20:
            self.text += text[:20]


def _scan(path: Path, content: bytes) -> _Scan:
    scan = _Scan()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.characters
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as wrong:
        raise SheetUnreadable(path) from wrong
    if scan.too_large:
        raise SheetTooLarge(path, scan.too_large)
    return scan


def _refuse_doctype(*_: object) -> None:
    """No spreadsheet program writes one, and entities are how small files grow large."""
    raise ValueError


def _refuse_swollen_text(path: Path, scans: dict[str, _Scan]) -> None:
    """One long text shown in very many cells would fill the memory though the file is small."""
    tables = [scan.lengths for scan in scans.values() if scan.lengths]
    if len(tables) > 1:
        raise SheetUnreadable(path)
    lengths = tables[0] if tables else []
    total = 0
    for scan in scans.values():
        for index, count in scan.uses.items():
            if index.isascii() and index.isdigit() and int(index) < len(lengths):
                total += lengths[int(index)] * count
    if total > TEXT_LIMIT:
        raise SheetTooLarge(path, "400 juta huruf")


def _targets(path: Path, parts: dict[str, bytes]) -> dict[str, str]:
    """The part that holds each sheet, by the sheet's name."""
    names: dict[str, str] = {}
    links: dict[str, str] = {}

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "sheet" and "name" in attributes:
            link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            names[attributes["name"]] = link

    def link(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship" and "Id" in attributes:
            target = posixpath.join("/xl", attributes.get("Target", ""))
            links[attributes["Id"]] = posixpath.normpath(target).lstrip("/")

    for part, handler in ((_WORKBOOK, sheet), (_LINKS, link)):
        parser = expat.ParserCreate()
        parser.StartElementHandler = handler
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            parser.Parse(parts[part], True)
        except (expat.ExpatError, ValueError) as wrong:
            raise SheetUnreadable(path) from wrong
    return {name: links[key] for name, key in names.items() if key in links}


def _position(reference: str) -> tuple[int, int]:
    """``C5`` as row 5 and column 2; raises ``ValueError`` for anything else."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not 1 <= len(letters) <= 3 or not letters.isascii() or not letters.isalpha():
        raise ValueError(reference)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return _whole(digits), column - 1


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ValueError(text)
    return int(text)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter wordings handed from office to office as one text file that any editor can show.

A title, ``Asal``, ``Tanggal`` and ``Jumlah``, then each wording between a line with its code and
its count of lines, and a closing line. Nothing in it is ever run; what it holds is only text that
the wording reader looks at. It is not signed: the origin is what the file says of itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desa_app.domain.office_wording import WORDING_LIMIT
from desa_app.errors import WordingFileDamaged, WordingFileTooLarge
from desa_app.exchange.grammar import is_line, whole_number

TITLE = "NASKAH SURAT DESA BINAAN 1"
FILE_LIMIT = 2 * 1024 * 1024
KINDS_LIMIT = 60
LINES_LIMIT = 2000

_OPENING = re.compile(r"=== naskah ([a-z][a-z0-9-]{1,31}) ([0-9]{1,4}) baris ===")
_CLOSING = "=== selesai ==="


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingFileContent:
    """What the file says: which office, when, and text by kind in the file's order."""

    office: str
    made_on: date
    texts: dict[str, str]


def write_wordings(office: str, made_on: date, texts: dict[str, str]) -> bytes:
    """The file as bytes. Line ends become plain line feeds."""
    lines = [TITLE, f"Asal: {office}", f"Tanggal: {made_on.isoformat()}", f"Jumlah: {len(texts)}"]
    for kind, text in texts.items():
        body = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
        lines += ["", f"=== naskah {kind} {len(body)} baris ===", *body, _CLOSING]
    return ("\n".join(lines) + "\n").encode()


def read_wordings(data: bytes) -> WordingFileContent:
    """Take a file apart; raises ``WordingFileTooLarge`` or ``WordingFileDamaged``."""
    if len(data) > FILE_LIMIT:
        raise WordingFileTooLarge("ukuran", f"{FILE_LIMIT // 1024 // 1024} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WordingFileDamaged("tulisan") from error
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0] != TITLE:
        raise WordingFileDamaged("judul")
    if len(lines) < 5 or lines[-1] != "":
        raise WordingFileDamaged("akhir berkas")
    office, day, count = (
        _value(line, label)
        for line, label in zip(lines[1:4], ("Asal", "Tanggal", "Jumlah"), strict=True)
    )
    if not is_line(office, 120):
        raise WordingFileDamaged("Asal")
    try:
        made_on, kinds = date.fromisoformat(day), whole_number(count, 9999)
    except ValueError as error:
        raise WordingFileDamaged("Tanggal atau Jumlah") from error
    if kinds > KINDS_LIMIT:
        raise WordingFileTooLarge("jumlah", f"{KINDS_LIMIT} naskah")
    texts = _texts(lines[4:-1])
    if len(texts) != kinds or not texts:
        raise WordingFileDamaged("Jumlah")
    return WordingFileContent(office=office, made_on=made_on, texts=texts)


def _texts(lines: list[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    at = 0
    while at < len(lines):
        if lines[at] == "":
            at += 1
            continue
        opening = _OPENING.fullmatch(lines[at])
        if opening is None:
            raise WordingFileDamaged(f"baris {at + 5}")
        kind, count = opening[1], int(opening[2])
        if count > LINES_LIMIT:
            raise WordingFileTooLarge(kind, f"{LINES_LIMIT} baris")
        body = lines[at + 1 : at + 1 + count]
        end = at + 1 + count
        if kind in texts or end >= len(lines) or lines[end] != _CLOSING:
            raise WordingFileDamaged(f"naskah {kind}")
        content = "\n".join(body) + "\n"
        if len(content.encode()) > WORDING_LIMIT:
            raise WordingFileTooLarge(kind, f"{WORDING_LIMIT // 1024} KB")
        texts[kind] = content
        if len(texts) > KINDS_LIMIT:
            raise WordingFileTooLarge("jumlah", f"{KINDS_LIMIT} naskah")
        at = end + 1
    return texts


def _value(line: str, label: str) -> str:
    found, colon, value = line.partition(": ")
    if found != label or not colon:
        raise WordingFileDamaged(label)
    return value

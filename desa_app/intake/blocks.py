# SPDX-License-Identifier: GPL-3.0-or-later
"""The line above a family in the civil registry's books: its KK number and its address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desa_app.intake.cells import is_blank, shown
from desa_app.intake.sheets import CellError, Cells

_KK = re.compile(r"^(?:no|nomor)\b\.?\s*(?:kk|kartu\s+keluarga)\b\W*", re.IGNORECASE)
_KK_ALONE = re.compile(r"^kk\s*[:=]", re.IGNORECASE)
_PARTS = re.compile(
    r"(?:^|[\s,;|])(alamat|nama\s+dusun|dusun|rt\s*/\s*rw|rt|rw|kepala\s+keluarga|"
    r"nama\s+kepala\s+keluarga|kode\s*pos|desa(?:/kelurahan)?|kelurahan|kecamatan)\s*[:=]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What the line says; ``kk`` is as written, or the number that a spreadsheet made of it."""

    row: int
    heading: str
    kk: object
    address: str
    dusun: str
    rt: str
    rw: str


def family_of_row(cells: Cells, row: int) -> Family | None:
    """Read the line above a family; ``None`` when the row is no such line."""
    filled = [cell for cell in cells if not is_blank(cell) and not isinstance(cell, CellError)]
    if not filled or not isinstance(filled[0], str):
        return None
    first = filled[0].strip()
    match = _KK.match(first) or _KK_ALONE.match(first)
    if match is None:
        return None
    kk: object = _PARTS.split(first[match.end() :])[0].strip(" :,;|")
    rest = first[match.end() :]
    following = filled[1:]
    if not kk:
        # The number may stand in a cell of its own, behind a colon in another.
        while following and shown(following[0]).strip(" :") == "":
            following = following[1:]
        if following and isinstance(following[0], str | int | float):
            kk, following = following[0], following[1:]
    told = _told("  ".join([rest, *(shown(cell) for cell in following)]))
    rt, rw = told.get("rt", ""), told.get("rw", "")
    if "rt/rw" in told:
        rt, _, rw = (part.strip() for part in told["rt/rw"].partition("/"))
    return Family(
        row=row,
        heading=match.group().strip(" :=.") or "No. KK",
        kk=kk,
        address=told.get("alamat", ""),
        dusun=told.get("namadusun", "") or told.get("dusun", ""),
        rt=_dashless(rt),
        rw=_dashless(rw),
    )


def _told(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    marks = list(_PARTS.finditer(text))
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        key = re.sub(r"\s+", "", mark.group(1)).casefold()
        found.setdefault(key, _dashless(text[mark.end() : end].strip(" \xa0,;|")))
    return found


def _dashless(text: str) -> str:
    return "" if text.strip(" -") == "" else text.strip()

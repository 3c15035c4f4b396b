# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the lists that come with the program as rows, which an office may lay its own over.

An absent, empty or unreadable list raises ``ReferenceMissing``: never "there is no rule".
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from desa_app import places
from desa_app.domain.privacy_lists import PROCESSING, RETENTION
from desa_app.domain.reference_list import RowFacts, problems_in_row
from desa_app.domain.reference_lists import (
    CODES,
    COUNTRIES,
    DOCUMENTS,
    GROUNDS,
    HOTLINES,
    INDICATORS,
    LISTS,
)
from desa_app.errors import ReferenceMissing

SIZE_LIMIT = 256 * 1024
"""Bytes of one reference or wording file; ours are far below."""
_FAR = date(9999, 12, 31)
# A row's place in time, named in every file alike.
_DATED = ("sumber", "dicek", "mulai", "berakhir")


def shipped_rows(name: str) -> dict[str, RowFacts]:
    """The rows of a list as they came with the program, by key. Raises ``ReferenceMissing``."""
    return dict(read_rows(name, shipped_file(name)))


def shipped_file(name: str) -> Path:
    """Where a list lies as it came with the program."""
    return places.resource("reference", FILES[name][0])


@lru_cache(maxsize=16)
def read_rows(name: str, path: Path) -> dict[str, RowFacts]:
    """Read a list from a file; see :func:`shipped_rows`."""
    try:
        found = FILES[name][1](_read(path))
        if not all(isinstance(key, str) for key in found):
            raise TypeError(name)
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise ReferenceMissing(path.name) from wrong
    spec = LISTS[name]
    if not found or any(
        problems_in_row(spec, key, row, _FAR, new=True) for key, row in found.items()
    ):
        raise ReferenceMissing(path.name)
    return found


def _countries(data: dict[str, Any]) -> dict[str, RowFacts]:
    names: dict[str, str] = data["nama"]
    usual = data["daftar"]
    found = {
        code: _facts(usual, {"nama": name, "status": "belum_diketahui", "dasar": ""})
        for code, name in names.items()
    }
    if not data["aturan"]:
        raise ValueError("aturan")
    for row in data["aturan"]:
        for code in row["negara"]:
            values = {"nama": names[code], "status": row["status"], "dasar": row["dasar"]}
            found[code] = _facts(row, values)
    return found


def _hotlines(data: dict[str, Any]) -> dict[str, RowFacts]:
    rows = data["layanan"]
    if len({row["kunci"] for row in rows}) != len(rows):
        raise ValueError("kunci")
    return {row["kunci"]: _facts(row, {"nama": row["nama"], "nomor": row["nomor"]}) for row in rows}


def _keyed(part: str) -> Callable[[dict[str, Any]], dict[str, RowFacts]]:
    """A reader of a list of tables, each with its key."""

    def read(data: dict[str, Any]) -> dict[str, RowFacts]:
        found = {}
        for row in data[part]:
            key = row["kunci"]
            if key in found:
                raise ValueError(key)
            values = {name: text for name, text in row.items() if name not in ("kunci", *_DATED)}
            found[key] = _facts(row, values)
        return found

    return read


def _codes(data: dict[str, Any]) -> dict[str, RowFacts]:
    usual = data["daftar"]
    return {
        code: _facts(
            {"sumber": usual[part], "dicek": usual["dicek"]}, {"nama": name, "daftar": part}
        )
        for part in ("lama", "baru")
        for code, name in data[part].items()
    }


def _grounds(data: dict[str, Any]) -> dict[str, RowFacts]:
    return {
        key: _facts(row, {"teks": row["teks"], "teks_surat": row["teks_surat"]})
        for key, row in data.items()
    }


def _facts(row: dict[str, Any], values: dict[str, str]) -> RowFacts:
    for day in (row["dicek"], row.get("mulai"), row.get("berakhir")):
        # A moment is a day too, for Python, and cannot be compared with one.
        if day is not None and type(day) is not date:
            raise TypeError(day)
    for words in (row["sumber"], *values.values()):
        if not isinstance(words, str):
            raise TypeError(words)
    return RowFacts(
        values=values,
        source=row["sumber"],
        checked_on=row["dicek"],
        valid_from=row.get("mulai"),
        valid_until=row.get("berakhir"),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise ReferenceMissing(path.name)
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise ReferenceMissing(path.name) from wrong


FILES: dict[str, tuple[str, Callable[[dict[str, Any]], dict[str, RowFacts]]]] = {
    COUNTRIES: ("countries.toml", _countries),
    HOTLINES: ("hotlines.toml", _hotlines),
    INDICATORS: ("indicators.toml", _keyed("tanda")),
    DOCUMENTS: ("documents.toml", _keyed("dokumen")),
    CODES: ("classifications.toml", _codes),
    GROUNDS: ("citations.toml", _grounds),
    PROCESSING: ("processing.toml", _keyed("pemrosesan")),
    RETENTION: ("retention.toml", _keyed("masa")),
}
"""Where each list lies, and how its file is read into rows."""

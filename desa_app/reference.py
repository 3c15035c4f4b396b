# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what changes faster than a program: countries, legal grounds, hotlines, letter wording.

An absent or empty list raises ``ReferenceMissing``: it is never taken as "there is no rule".
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app import places
from desa_app.domain.letter_reader import parse_kind
from desa_app.domain.letter_template import Template, names_in
from desa_app.domain.letter_words import CITATION_PREFIX
from desa_app.domain.reference_lists import (
    COUNTRIES,
    DOCUMENTS,
    GROUNDS,
    HOTLINES,
    INDICATORS,
    Hotline,
    country_rules,
    documents_of,
    grounds_by_id,
    hotlines_of,
    indicators_of,
)
from desa_app.errors import ReferenceMissing, WordingBroken
from desa_app.reference_rows import SIZE_LIMIT, read_rows, shipped_file, shipped_rows

if TYPE_CHECKING:
    from desa_app.domain.documents import DocumentRule
    from desa_app.domain.indicator import Indicator
    from desa_app.domain.letter_kind import LetterKind
    from desa_app.domain.letter_rules import CountryRule


def countries() -> dict[str, CountryRule]:
    """Every country by ISO code, in the order of its Indonesian name."""
    return dict(_countries_in(shipped_file(COUNTRIES)))


@lru_cache(maxsize=4)
def _countries_in(path: Path) -> dict[str, CountryRule]:
    # A list of people asks once per line.
    return country_rules(read_rows(COUNTRIES, path))


def citations() -> dict[str, str]:
    """Legal grounds by id: ``usia_minimum`` for screens, ``usia_minimum_surat`` for letters."""
    return grounds_by_id(shipped_rows(GROUNDS))


def hotlines() -> tuple[Hotline, ...]:
    """Where to call for help."""
    return hotlines_of(shipped_rows(HOTLINES))


def indicators() -> tuple[Indicator, ...]:
    """What an interview asks about, in the order Proses, Cara, Tujuan."""
    return indicators_of(shipped_rows(INDICATORS))


def documents() -> tuple[DocumentRule, ...]:
    """Every kind of paper that is asked for before somebody leaves, in the order shown."""
    return documents_of(shipped_rows(DOCUMENTS))


def letter_kinds() -> dict[str, LetterKind]:
    """Every kind of letter by its code. Raises ``WordingBroken`` when one cannot be used."""
    return dict(read_letter_kinds(places.resource("letters"), frozenset(citations())))


def letter_texts() -> dict[str, str]:
    """The wording of every shipped kind as written, by its code."""
    return dict(read_letter_texts(places.resource("letters")))


@lru_cache(maxsize=4)
def read_letter_texts(folder: Path) -> dict[str, str]:
    """Read the wording texts of a folder; see :func:`letter_texts`."""
    try:
        found = {
            path.stem: path.read_text(encoding="utf-8-sig")
            for path in sorted(folder.glob("*.toml"))
        }
    except (OSError, UnicodeDecodeError) as wrong:
        raise ReferenceMissing(folder.name) from wrong
    if not found:
        raise ReferenceMissing(folder.name)
    return found


def read_countries(path: Path) -> dict[str, CountryRule]:
    """Read the country list from a file; see :func:`countries`."""
    return country_rules(read_rows(COUNTRIES, path))


def read_citations(path: Path) -> dict[str, str]:
    """Read the legal grounds from a file; see :func:`citations`."""
    return grounds_by_id(read_rows(GROUNDS, path))


def read_hotlines(path: Path) -> tuple[Hotline, ...]:
    """Read the hotlines from a file; see :func:`hotlines`."""
    return hotlines_of(read_rows(HOTLINES, path))


@lru_cache(maxsize=4)
def read_letter_kinds(folder: Path, known: frozenset[str]) -> dict[str, LetterKind]:
    """Read every wording file of a folder; ``known`` are the ids of the legal grounds."""
    found = {}
    for path in sorted(folder.glob("*.toml")):
        kind = parse_kind(_wording(path), path.stem)
        for place, template in _templates(kind):
            for name in names_in(template):
                if (
                    name.startswith(CITATION_PREFIX)
                    and name.removeprefix(CITATION_PREFIX) not in known
                ):
                    raise WordingBroken(kind.code, place, f"{{{name}}}")
        found[kind.code] = kind
    if not found:
        raise ReferenceMissing(folder.name)
    return found


def _templates(kind: LetterKind) -> list[tuple[str, Template]]:
    found: list[tuple[str, Template]] = [("judul", kind.title)]
    for number, spec in enumerate(kind.fields, 1):
        found += [(f"isian {number}", text) for _, text in spec.texts]
    found += [("kepala", text) for _, text in kind.reference]
    for number, block in enumerate(kind.blocks, 1):
        place = f"bagian {number}"
        found.append((place, block.text))
        found += [(place, text) for _, text in block.rows]
        found += [(place, text) for text in block.items]
    found += [("tembusan", text) for text in kind.copies]
    found += [("kepada", text) for text in kind.addressee]
    for number, signature in enumerate(kind.signatures, 1):
        texts = (*signature.above, signature.name, signature.below)
        found += [(f"tanda_tangan {number}", text) for text in texts]
    return found


def _wording(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise WordingBroken(path.stem, "berkas", str(path.stat().st_size))
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as wrong:
        raise WordingBroken(path.stem, "berkas", str(wrong)[:80]) from wrong
    except (OSError, UnicodeDecodeError, RecursionError) as wrong:
        raise WordingBroken(path.stem, "berkas", path.name) from wrong

# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads which kinds of case there are and which signs are asked about; dated and sourced."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from desa_app import places
from desa_app.errors import ReferenceMissing

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKind:
    """One kind of case; ``returning`` tells the return of somebody (pemulangan)."""

    code: str
    name: str
    group: str
    returning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSign:
    """One sign to be asked about, in its group (Proses, Cara, Tujuan); never a verdict."""

    code: str
    words: str
    group: str


def case_kinds() -> dict[str, CaseKind]:
    """Every kind of case by its code. Raises ``ReferenceMissing``."""
    return dict(_read(places.resource("reference", "case_kinds.toml"))[0])


def case_signs() -> dict[str, CaseSign]:
    """Every sign by its code, grouped. Raises ``ReferenceMissing``."""
    return dict(_read(places.resource("reference", "case_kinds.toml"))[1])


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[dict[str, CaseKind], dict[str, CaseSign]]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        kinds = {
            code: CaseKind(
                code=code,
                name=name,
                group=group["nama"],
                returning=bool(group.get("pemulangan", False)),
            )
            for group in data["kelompok"]
            for code, name in group["jenis"]
        }
        signs = {
            code: CaseSign(code=code, words=words, group=group["nama"])
            for group in data["tanda"]
            for code, words in group["isi"]
        }
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise ReferenceMissing(path.name) from wrong
    if not kinds or not signs:
        raise ReferenceMissing(path.name)
    return kinds, signs

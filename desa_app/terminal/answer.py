# SPDX-License-Identifier: GPL-3.0-or-later
"""What a verb answers: lines for a person, one object for a machine."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app import errors
from desa_app.domain.package import TakeInState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desa_app.domain.findings import Finding
    from desa_app.domain.letter_rules import Check
    from desa_app.domain.package import TakeInResult
    from desa_app.domain.restoring import LostNumbers


@dataclass(frozen=True, slots=True)
class Answer:
    """A verb that did its job."""

    lines: tuple[str, ...] = ()
    content: dict[str, object] = field(default_factory=dict)


class Refused(Exception):
    """A verb that ends in a refusal although no single error says it all."""

    def __init__(self, line: str, content: dict[str, object]) -> None:
        super().__init__(line)
        self.line = line
        self.content = {"berhasil": False} | content


class WrongCall(Exception):
    """Options that do not go together; the message is Indonesian."""


def print_json(content: dict[str, object]) -> None:
    """Print one object; dates as ISO text, paths as text."""
    print(json.dumps(content, ensure_ascii=False, indent=2, default=_plain))


def error_object(error: errors.DesaBinaanError) -> dict[str, object]:
    """An error for machines: its code and the data that help."""
    content: dict[str, object] = {"berhasil": False, "kode": error.code}
    if isinstance(error, errors.InvalidInput):
        content["isian"] = [
            {"isian": problem.field, "kode": problem.code, "saran": problem.hint}
            for problem in error.problems
        ]
    if isinstance(error, errors.ImportRefused):
        content |= {
            "dibaca": error.read,
            "diambil": 0,
            "ditolak": error.refused,
            "temuan": findings_list(error.findings),
        }
    if isinstance(error, errors.LetterBlocked | errors.ReasonNeeded):
        content["pemeriksaan"] = checks_list(error.checks)
    return content


def findings_list(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Findings by row and cell."""
    return [
        {
            "baris": finding.row,
            "kolom": finding.column,
            "kode": finding.code,
            "tingkat": finding.level.value,
            "nilai": finding.value,
            "saran": finding.suggestion,
        }
        for finding in findings
    ]


def checks_list(checks: Iterable[Check]) -> list[dict[str, object]]:
    """A letter's conditions."""
    return [
        {"kode": check.code, "tingkat": check.level.value, "dasar": check.citation}
        for check in checks
    ]


def take_in_object(result: TakeInResult, sentence: str) -> dict[str, object]:
    """One offered file."""
    content: dict[str, object] = {"berkas": result.path, "hasil": result.state.value}
    if result.error is not None:
        content |= {"kode": result.error_code, "kalimat": sentence}
    if result.state is TakeInState.REFUSED:
        return content
    return content | {
        "desa": result.village,
        "periode": result.period,
        "nomor": result.sequence,
        "tingkat": result.level.value if result.level else "",
        "jumlah": result.counts or {},
        "dibatasi": result.limited,
        "terlewat": result.gap,
        "tanda_terima": result.receipt_path,
    }


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)


def lost_lines(lost: Iterable[LostNumbers]) -> list[str]:
    """Numbers that are not given again, one run to a line."""
    return [
        f"Nomor {one.first} sampai {one.last} tahun {one.year} ({one.sequence}) tidak diberikan"
        " lagi."
        for one in lost
    ]


def lost_objects(lost: Iterable[LostNumbers]) -> list[dict[str, object]]:
    """The same for machines."""
    return [
        {"urutan": one.sequence, "tahun": one.year, "dari": one.first, "sampai": one.last}
        for one in lost
    ]

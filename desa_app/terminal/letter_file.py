# SPDX-License-Identifier: GPL-3.0-or-later
"""The file behind ``surat --isi``: a letter's answers, and if wanted the plan and the interview.

::

    hubungan = "suami"                  # the kind's own fields, see ``surat --daftar``
    pemberi_nama = "..."

    [rencana]                           # used when the person has no open plan yet
    negara = "TW"
    pekerjaan = "Perawat lansia"
    skema = "p_to_p"
    p3mi = "..."
    p3mi_dicek = 2026-11-14
    berangkat = 2027-01-10
    lama_bulan = 36

    [wawancara]
    tanggal = 2026-11-18
    bersama_keluarga = true
    petugas = "..."
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from desa_app.domain.episode import EpisodeDraft, Evidence, Interview, Jalur, Scheme
from desa_app.errors import FileMissing, FileUnreadable, InvalidInput, Problem
from desa_app.wording import typed_date

if TYPE_CHECKING:
    from pathlib import Path

SIZE_LIMIT = 100_000

Table = dict[str, object]
_Choice = TypeVar("_Choice", Scheme, Jalur, Evidence)


@dataclass(frozen=True, slots=True)
class LetterFile:
    """What the file says. ``plan`` makes the draft once the person is known."""

    fields: dict[str, str] = field(default_factory=dict)
    plan: Callable[[str], EpisodeDraft] | None = None
    interview: Interview | None = None


def read_letter_file(path: Path) -> LetterFile:
    """Read the file; raises ``FileMissing``, ``FileUnreadable`` or ``InvalidInput``."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    except OSError as error:
        raise FileUnreadable(path) from error
    try:
        if len(raw) > SIZE_LIMIT:
            raise FileUnreadable(path)
        content: Table = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number without end
        raise FileUnreadable(path) from error
    plan = content.pop("rencana", None)
    talk = content.pop("wawancara", None)
    return LetterFile(
        fields={name: _answer(name, value) for name, value in content.items()},
        plan=_plan(_table("rencana", plan)) if plan is not None else None,
        interview=_interview(_table("wawancara", talk)) if talk is not None else None,
    )


def _answer(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return typed_date(value)
    if isinstance(value, str | int):
        return str(value)
    raise _wrong(name, value)


def _plan(table: Table) -> Callable[[str], EpisodeDraft]:
    _refuse_unknown(
        "rencana",
        table,
        "negara kota pekerjaan skema pemberi_kerja p3mi sip3mi sip3mi_sampai p3mi_dicek p3mi_sumber"
        " sponsor telepon_sponsor lama_bulan berangkat jalur alasan_jalur bukti catatan",
    )

    def make(person_id: str) -> EpisodeDraft:
        return EpisodeDraft(
            person_id=person_id,
            country=_text(table, "negara").upper(),
            city=_text(table, "kota"),
            job=_text(table, "pekerjaan"),
            scheme=_choice(Scheme, table, "skema", Scheme.P_TO_P),
            employer=_text(table, "pemberi_kerja"),
            p3mi=_text(table, "p3mi"),
            sip3mi=_text(table, "sip3mi"),
            sip3mi_until=_day(table, "sip3mi_sampai"),
            p3mi_checked_on=_day(table, "p3mi_dicek"),
            p3mi_source=_text(table, "p3mi_sumber"),
            sponsor=_text(table, "sponsor"),
            sponsor_phone=_text(table, "telepon_sponsor"),
            contract_months=_number(table, "lama_bulan"),
            planned_departure=_day(table, "berangkat"),
            jalur=_choice(Jalur, table, "jalur", Jalur.UNCLEAR),
            jalur_reason=_text(table, "alasan_jalur"),
            evidence=_choice(Evidence, table, "bukti", Evidence.SAID),
            note=_text(table, "catatan"),
        )

    # A wrong value is named now, not when half of the work is done.
    make("")
    return make


def _interview(table: Table) -> Interview:
    _refuse_unknown("wawancara", table, "tanggal bersama_keluarga petugas catatan")
    day = _day(table, "tanggal")
    if day is None:
        raise InvalidInput((Problem("wawancara tanggal", "kosong"),))
    return Interview(
        on=day,
        with_family=table.get("bersama_keluarga") is True,
        officer=_text(table, "petugas"),
        note=_text(table, "catatan"),
    )


def _table(name: str, value: object) -> Table:
    if not isinstance(value, dict):
        raise _wrong(name, value)
    return value


def _refuse_unknown(where: str, table: Table, known: str) -> None:
    problems = tuple(
        Problem(f"{where} {name}", "isian-tidak-dikenal", name, known)
        for name in table
        if name not in known.split()
    )
    if problems:
        raise InvalidInput(problems)


def _text(table: Table, name: str) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise _wrong(name, value)
    return value.strip()


def _day(table: Table, name: str) -> date | None:
    value = table.get(name)
    if value is None or (isinstance(value, date) and type(value) is date):
        return value
    from desa_app.domain.letter_kind import read_typed_date

    found = read_typed_date(value) if isinstance(value, str) else None
    if found is None:
        raise InvalidInput((Problem(name, "bukan-tanggal", str(value)),))
    return found


def _number(table: Table, name: str) -> int | None:
    value = table.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise InvalidInput((Problem(name, "bukan-bilangan", str(value)),))


def _choice(kind: type[_Choice], table: Table, name: str, usual: _Choice) -> _Choice:
    value = table.get(name)
    if value is None:
        return usual
    allowed = [member.value for member in kind]
    if value not in allowed:
        raise InvalidInput(
            (Problem(name, "pilihan-tidak-dikenal", str(value), ", ".join(allowed)),)
        )
    return kind(value)


def _wrong(name: str, value: object) -> InvalidInput:
    return InvalidInput((Problem(name, "isian-tidak-dikenal", str(value)[:40]),))

# SPDX-License-Identifier: GPL-3.0-or-later
"""A wording as the parts that an office edits: its texts one by one, and its few settings.

Only the edited value changes in the file; comments, order and everything else stay.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.wording_check import is_template, value_text
from desa_app.domain.wording_outline import Outline, TooDeep, Where, outline, quoted, replaced

if TYPE_CHECKING:
    from desa_app.domain.wording_outline import Value

SETTINGS: tuple[Where, ...] = (
    ("nama",),
    ("klasifikasi",),
    ("berlaku_hari",),
    ("rangkap",),
    ("tepi", "atas"),
    ("tepi", "bawah"),
    ("tepi", "kiri"),
    ("tepi", "kanan"),
)
_TEXTS = {("nama",), ("klasifikasi",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPart:
    """One text of a letter. ``group`` is the part it belongs to, ``label`` what it is there.

    ``when`` is the condition under which it stands, as the wording writes it.
    """

    where: Where
    group: str
    label: str
    text: str
    when: str = ""


class NotReadable(ValueError):
    """The text must be mended as a whole before its parts can be edited."""


def parts_of(text: str) -> tuple[WordingPart, ...]:
    """Every text that the letter prints, in the order of the file; raises :class:`NotReadable`."""
    found = _outline(text)
    parts = []
    for value in found.values:
        if is_template(value.path) is None or not value.quote:
            continue
        group, label = _words(found, value.path)
        when = _text_at(found, (*value.path[:2], "bila"))
        parts.append(
            WordingPart(
                where=value.path, group=group, label=label, text=value_text(value), when=when
            )
        )
    return tuple(parts)


def settings_of(text: str) -> dict[Where, str]:
    """The settings as typed; what is not set is empty. Raises :class:`NotReadable`."""
    found = _outline(text)
    return {where: _text_at(found, where) for where in SETTINGS}


def with_value(text: str, where: Where, value: str) -> str:
    """The text with another value there; a setting that was missing is added.

    ``value`` of a number is written as typed, so that a mistake is shown in its place. Raises
    :class:`NotReadable`, ``KeyError`` for a text that the wording does not have.
    """
    found = _outline(text)
    number = where in SETTINGS and where not in _TEXTS
    source = (value.strip().replace(",", ".") or "0") if number else quoted(value)
    old = found.value(where)
    if old is not None:
        return replaced(text, old, source)
    if where not in SETTINGS:
        raise KeyError(where)
    if len(where) == 1:
        at = found.keys[("kode",)]
        return f"{text[:at]}{where[0]} = {source}\n{text[at:]}"
    line = f"{where[1]} = {source}\n"
    table = found.keys.get(where[:1])
    if table is not None:
        at = text.find("\n", table) + 1
        return text[:at] + line + text[at:] if at else f"{text}\n{line}"
    headers = [start for key, start in found.keys.items() if len(key) == 2 and key[1] == 1]
    at = min(headers, default=len(text))
    return f"{text[:at]}[{where[0]}]\n{line}\n{text[at:]}"


def part_at(text: str, offset: int) -> Value | None:
    """The value that stands at this place of the text."""
    try:
        values = outline(text).values
    except TooDeep:
        return None
    return next((value for value in values if value.start <= offset <= value.end), None)


def _outline(text: str) -> Outline:
    try:
        found = outline(text)
        tomllib.loads(text)
    except (TooDeep, ValueError, RecursionError) as error:
        raise NotReadable from error
    if ("kode",) not in found.keys:
        raise NotReadable
    return found


def _text_at(found: Outline, where: Where) -> str:
    value = found.value(where)
    if value is None:
        return ""
    return value_text(value) if value.quote else value.source


def _words(found: Outline, where: Where) -> tuple[str, str]:
    head = str(where[0])
    number = where[1] if len(where) > 1 and isinstance(where[1], int) else 0
    here = (head, number)
    if head == "isian":
        asked = f"Pertanyaan: {_text_at(found, (*here, 'label'))}"
        if where[2] == "bawaan":
            return asked, "Jawaban awal"
        choice = _text_at(found, (*where[:4], 2))
        return asked, f"Tulisan untuk jawaban {choice}"
    if head == "tanda_tangan":
        side = _text_at(found, (*here, "letak"))
        what = {"di_atas": "Di atas nama", "nama": "Nama", "di_bawah": "Di bawah nama"}
        return f"Tanda tangan {number} ({side})", what[str(where[2])]
    if head == "bagian":
        group = f"Bagian {number}"
        if where[2] == "baris":
            return group, _text_at(found, (*where[:4], 1))
        if where[2] == "butir":
            return group, f"Butir {where[3]}"
        if where[2] == "kolom":
            return group, f"Kolom {_text_at(found, (*where[:4], 1))}"
        return group, "Alinea"
    if head == "kepala":
        return "Kepala surat", _text_at(found, (*where[:2], 1))
    return {"judul": ("Judul", "Judul"), "kepada": ("Tujuan", "Kepada")}.get(
        head, ("Tembusan", "Tembusan")
    )

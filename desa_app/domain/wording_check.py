# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a wording text that somebody edited and names every mistake with line, column and word."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desa_app.domain.letter_reader import DATE_ENDINGS, parse_kind
from desa_app.domain.letter_template import base_name
from desa_app.domain.letter_words import CITATION_PREFIX, PLACEHOLDERS
from desa_app.domain.office_wording import WORDING_LIMIT, WordingProblem
from desa_app.domain.wording_outline import (
    Outline,
    TooDeep,
    Value,
    Where,
    line_and_column,
    outline,
)
from desa_app.errors import WordingBroken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from desa_app.domain.letter_kind import LetterKind

KIND_CODE = re.compile(r"[a-z][a-z0-9-]{1,31}")
NEEDED_FOR_PLANS = "usia"
"""The law's age is looked at for every letter about a plan that an office makes up itself."""

_TOKEN = re.compile(r"\{[^{}]*\}|\{\{|\}\}|\[\[|\]\]|[][{}]|[^][{}]+")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_CASES = ("_kapital", "_kecil", "_awal")
_TEMPLATES: tuple[Where, ...] = (
    ("judul",),
    ("kepada", 0),
    ("tembusan", 0),
    ("kepala", 0, 2),
    ("isian", 0, "bawaan"),
    ("isian", 0, "pilihan", 0, 3),
    ("bagian", 0, "teks"),
    ("bagian", 0, "baris", 0, 2),
    ("bagian", 0, "butir", 0),
    ("bagian", 0, "kolom", 0, 3),
    ("tanda_tangan", 0, "di_atas", 0),
    ("tanda_tangan", 0, "nama"),
    ("tanda_tangan", 0, "di_bawah"),
)
_FACTS_ONLY = {("isian", 0, "bawaan"), ("bagian", 0, "kolom", 0, 3)}


@dataclass(frozen=True, slots=True)
class Checked:
    """The kind of letter as far as it can be read, and every mistake in it."""

    kind: LetterKind | None
    problems: tuple[WordingProblem, ...] = ()


def check_wording(
    text: str, code: str, citations: Collection[str], shipped: LetterKind | None = None
) -> Checked:
    """Read a wording of the kind ``code``.

    ``citations`` are the legal grounds there are; of a ``shipped`` kind the conditions before
    signing, and what else protects people, cannot be taken away.
    """
    if len(text.encode("utf-8", "replace")) > WORDING_LIMIT:
        limit = f"{WORDING_LIMIT // 1024} KB"
        return _only(WordingProblem(line=1, column=1, word="", code="terlalu-besar", hint=limit))
    try:
        found = outline(text)
        data = tomllib.loads(text)
    except TooDeep as deep:
        return _only(_at(text, deep.offset, "", "terlalu-dalam"))
    except tomllib.TOMLDecodeError as error:
        return _only(_syntax(text, str(error)))
    except (ValueError, RecursionError):
        # Numbers and dates that no letter needs, such as one of five thousand digits.
        return _only(WordingProblem(line=1, column=1, word="", code="tidak-terbaca"))
    problems = list(_in_templates(text, found, data, citations))
    try:
        kind = parse_kind(data, code)
    except WordingBroken as broken:
        problem = _locate(text, found, broken)
        if not any(problem.word == one.word for one in problems):
            problems.append(problem)
        return Checked(None, tuple(sorted(problems, key=lambda one: (one.line, one.column))))
    except (ValueError, TypeError, RecursionError):
        return _only(WordingProblem(line=1, column=1, word="", code="tidak-terbaca"))
    # What protects people is put back at use, so the kind is known although it may not be saved.
    kind_found = None if problems else kind
    return Checked(kind_found, (*problems, *_taken_away(text, found, kind, shipped)))


def protected(kind: LetterKind, shipped: LetterKind | None) -> LetterKind:
    """The kind with all that the shipped one looks at, also where an older copy lacks it."""
    if shipped is None:
        if not _needs_age(kind):
            return kind
        return replace(kind, conditions=(*kind.conditions, NEEDED_FOR_PLANS))
    missing = tuple(one for one in shipped.conditions if one not in kind.conditions)
    return replace(
        kind,
        conditions=(*kind.conditions, *missing),
        confidential=kind.confidential or shipped.confidential,
        needs_person=shipped.needs_person,
        needs_plan=shipped.needs_plan,
    )


def template_faults(source: str) -> Iterator[tuple[int, str]]:
    """Brackets without their other half and names that are none, with their offset."""
    opened = -1
    for token in _TOKEN.finditer(source):
        word = token.group()
        if word == "[" and opened < 0:
            opened = token.start()
        elif word == "]" and opened >= 0:
            opened = -1
        elif word in {"[", "]", "{", "}"} or _is_bad_slot(word):
            yield token.start(), word
    if opened >= 0:
        yield opened, "["


def slots_in(source: str) -> Iterator[tuple[int, str]]:
    """Every ``{name}`` with its offset."""
    for token in _TOKEN.finditer(source):
        word = token.group()
        if word.startswith("{") and word != "{{" and _NAME.fullmatch(word[1:-1]):
            yield token.start(), word[1:-1]


def names_for(data: dict[str, object]) -> frozenset[str]:
    """The names that a wording may ask for: the facts and its own questions."""
    names: set[str] = set(PLACEHOLDERS)
    questions = data.get("isian")
    for spec in questions if isinstance(questions, list) else ():
        name = spec.get("nama") if isinstance(spec, dict) else None
        if isinstance(name, str):
            names.add(name)
            if spec.get("jenis") == "tanggal":
                names.update(name + ending for ending in DATE_ENDINGS)
    return frozenset(names)


def is_template(path: Where) -> Where | None:
    """The form of the path when a template stands there: its counts replaced by 0."""
    form = tuple(0 if isinstance(part, int) else part for part in path)
    for known in _TEMPLATES:
        same = tuple(0 if isinstance(part, int) else part for part in known)
        if form == same and all(
            not isinstance(want, int) or want in {0, have}
            for want, have in zip(known, path, strict=True)
        ):
            return known
    return None


def _in_templates(
    text: str, found: Outline, data: dict[str, object], citations: Collection[str]
) -> Iterator[WordingProblem]:
    every = names_for(data)
    for value in found.values:
        form = is_template(value.path)
        if form is None or not value.quote:
            continue
        facts_only = form in _FACTS_ONLY
        place = place_words(value.path)
        for offset, word in template_faults(value.inside):
            code = "nama" if len(word) > 1 else "kurung"
            yield _at(text, value.inside_start + offset, word, code, place)
        for offset, name in slots_in(value.inside):
            known = PLACEHOLDERS if facts_only else every
            cited = name.startswith(CITATION_PREFIX) and not facts_only
            if cited and name.removeprefix(CITATION_PREFIX) in citations:
                continue
            if {name, base_name(name)} & known:
                continue
            every_name = [*known, *(CITATION_PREFIX + one for one in citations if not facts_only)]
            yield _at(
                text,
                value.inside_start + offset,
                f"{{{name}}}",
                "nama",
                place,
                _nearest(name, every_name),
            )


def _nearest(name: str, known: Collection[str]) -> str:
    ending = next((one for one in _CASES if name.endswith(one)), "")
    close = difflib.get_close_matches(name.removesuffix(ending), sorted(known), 1, 0.6)
    return f"{{{close[0]}{ending}}}" if close else ""


def _is_bad_slot(word: str) -> bool:
    if not word.startswith("{") or word == "{{":
        return False
    return not _NAME.fullmatch(word[1:-1])


def _taken_away(
    text: str, found: Outline, kind: LetterKind, shipped: LetterKind | None
) -> Iterator[WordingProblem]:
    """What protects people stays in every office's text."""

    def at(key: str, word: str, code: str, hint: str = "") -> WordingProblem:
        return _at(text, found.keys.get((key,), 0), word, code, key, hint)

    if shipped is None:
        if _needs_age(kind):
            yield at("syarat", NEEDED_FOR_PLANS, "syarat-wajib")
        return
    for condition in shipped.conditions:
        if condition not in kind.conditions:
            yield at("syarat", condition, "syarat-wajib")
    for key, mine, theirs in (
        ("rahasia", kind.confidential, shipped.confidential),
        ("butuh_orang", kind.needs_person, shipped.needs_person),
        ("butuh_rencana", kind.needs_plan, shipped.needs_plan),
    ):
        if mine is not theirs:
            yield at(key, key, "sifat-tetap", "true" if theirs else "false")


def _needs_age(kind: LetterKind) -> bool:
    about_plan = kind.needs_person and kind.needs_plan and not kind.confidential
    return about_plan and NEEDED_FOR_PLANS not in kind.conditions


def _locate(text: str, found: Outline, broken: WordingBroken) -> WordingProblem:
    """Turn the reader's place ("bagian 3, baris 2") into a line and a column."""
    path = _path_of(broken.place)
    word = broken.found
    for length in range(len(path), -1, -1):
        part = path[:length]
        for value in found.under(part):
            inside = value.inside if value.quote else value.source
            if word and word in inside:
                offset = value.start + len(value.quote) + inside.index(word)
                return _at(text, offset, word, "isi", broken.place)
        for key, start in found.keys.items():
            if word and key[: len(part)] == part and key[-1:] == (word,):
                return _at(text, start, word, "kunci", broken.place)
        if part and part in found.keys:
            return _at(text, found.keys[part], word, "isi", broken.place)
        under = found.under(part) if part else []
        if under:
            return _at(text, under[0].start, word, "isi", broken.place)
    # What is missing altogether stands nowhere; it belongs to the head of the file.
    return _at(text, found.keys.get(("kode",), 0), word, "isi", broken.place)


def _path_of(place: str) -> Where:
    path: list[str | int] = []
    for part in place.split(", "):
        name, _, number = part.partition(" ")
        if name == "berkas":
            continue
        if not (path and path[-1] == name and not number) and not (
            name == "baris" and path == ["kepala"]
        ):
            path.append(name)
        if number.isdigit():
            path.append(int(number))
    return tuple(path)


def place_words(path: Where) -> str:
    """``bagian 3, baris 2``, as the reader names places."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int) and words:
            if words[-1].split()[-1].isdigit():
                break
            words[-1] = f"{words[-1]} {part}"
        else:
            words.append(str(part))
    return ", ".join(words)


def value_text(value: Value) -> str:
    """What a text value says, without quotes and escapes."""
    return str(tomllib.loads(f"x = {value.source}")["x"])


def _syntax(text: str, message: str) -> WordingProblem:
    place = _AT.search(message)
    if place is None:
        return _at(text, len(text.rstrip()), "", "tidak-terbaca")
    line, column = int(place[1]), int(place[2])
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    word = rest.split()[0][:40] if rest.split() else ""
    return WordingProblem(line=line, column=column, word=word, code="tidak-terbaca")


def _at(
    text: str, offset: int, word: str, code: str, place: str = "", hint: str = ""
) -> WordingProblem:
    line, column = line_and_column(text, offset)
    return WordingProblem(line=line, column=column, word=word, code=code, place=place, hint=hint)


def _only(problem: WordingProblem) -> Checked:
    return Checked(None, (problem,))

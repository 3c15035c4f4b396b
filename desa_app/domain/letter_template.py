# SPDX-License-Identifier: GPL-3.0-or-later
"""The small language of letter wording: ``{nama}`` is a fact, ``[...]`` goes when a fact is empty.

``{nama_kapital}``, ``{nama_kecil}`` and ``{nama_awal}`` write the same fact in capitals, small
letters, or with a capital first letter. Doubled braces and brackets stand for themselves. Nothing
else is understood, so that a wording file can never reach into the program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TEXT_LIMIT = 4000

_TOKEN = re.compile(r"\{[^{}]*\}|\{\{|\}\}|\[\[|\]\]|[][{}]|[^][{}]+")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CASES: dict[str, Callable[[str], str]] = {
    "_kapital": str.upper,
    "_kecil": str.lower,
    "_awal": lambda text: text[:1].upper() + text[1:],
}


class TemplateBroken(ValueError):
    """The text cannot be read; ``found`` is the part that stands in the way."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one fact."""

    name: str


@dataclass(frozen=True, slots=True)
class Maybe:
    """A part that is left out when one of its facts is empty."""

    parts: tuple[str | Slot, ...]


Template = tuple[str | Slot | Maybe, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """The text, and the names outside brackets that had nothing to say."""

    text: str
    missing: tuple[str, ...]


def parse(text: str) -> Template:
    """Take a wording apart; raises :class:`TemplateBroken`."""
    if len(text) > TEXT_LIMIT:
        raise TemplateBroken(text[:40])
    whole: list[str | Slot | Maybe] = []
    inner: list[str | Slot] | None = None
    for word in _TOKEN.findall(text):
        if word == "[" and inner is None:
            inner = []
        elif word == "]" and inner is not None:
            whole.append(Maybe(tuple(inner)))
            inner = None
        elif word in {"[", "]", "{", "}"}:
            raise TemplateBroken(word)
        else:
            (whole if inner is None else inner).append(_piece(word))
    if inner is not None:
        raise TemplateBroken("[")
    return tuple(whole)


def names_in(template: Template) -> Iterator[str]:
    """Every fact's name that a template asks for, as written."""
    for part in template:
        if isinstance(part, Slot):
            yield part.name
        elif isinstance(part, Maybe):
            yield from names_in(part.parts)


def base_name(name: str) -> str:
    """The fact behind a name: ``nama`` for ``nama_kapital``."""
    for ending in _CASES:
        if name.endswith(ending):
            return name.removesuffix(ending)
    return name


def fill(template: Template, words: Mapping[str, str]) -> Filled:
    """Put facts into a template. A name that ``words`` does not know raises ``KeyError``."""
    parts: list[str] = []
    missing: list[str] = []
    for part in template:
        if isinstance(part, str):
            parts.append(part)
        elif isinstance(part, Slot):
            word = _word(part.name, words)
            parts.append(word)
            if not word.strip():
                missing.append(part.name)
        else:
            inside = fill(part.parts, words)
            parts.append("" if inside.missing else inside.text)
    return Filled("".join(parts), tuple(missing))


def _piece(word: str) -> str | Slot:
    if word in {"{{", "}}", "[[", "]]"}:
        return word[0]
    if not word.startswith("{"):
        return word
    name = word[1:-1]
    if not _NAME.fullmatch(name):
        raise TemplateBroken(word)
    return Slot(name)


def _word(name: str, words: Mapping[str, str]) -> str:
    if name in words:
        return words[name]
    for ending, change in _CASES.items():
        if name.endswith(ending):
            return change(words[name.removesuffix(ending)])
    raise KeyError(name)

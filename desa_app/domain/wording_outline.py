# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds where each value of a wording file stands, so that a mistake is shown in its own place.

The standard reader of TOML keeps no positions. This one keeps nothing else: it follows the text
loosely, refuses what is nested too deeply before anything is built from it, and never raises for
a broken text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEPTH_LIMIT = 6
DOTS_LIMIT = 20

Where = tuple[str | int, ...]
"""Keys, and places in lists counted from 1: ``("bagian", 3, "baris", 2, 1)``."""

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<line>\n)
    |(?P<mark>[\[\]{}=,.])
    |(?P<space>[\ \t\r]+)
    |(?P<bare>[^\s\#"'\[\]{}=,.]+|["'])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


class TooDeep(ValueError):
    """Lists or keys are nested deeper than any wording needs; ``offset`` is where."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Value:
    """A text or number and where it stands, with its quotes."""

    path: Where
    start: int
    end: int
    source: str

    @property
    def quote(self) -> str:
        """The quotation mark, three of them, or nothing for numbers and yes or no."""
        first = self.source[:1]
        if first not in {'"', "'"}:
            return ""
        return first * 3 if len(self.source) >= 6 and self.source[:3] == first * 3 else first

    @property
    def inside(self) -> str:
        """What stands between the quotes, as written."""
        size = len(self.quote)
        return self.source[size : len(self.source) - size]

    @property
    def inside_start(self) -> int:
        """Where that begins."""
        return self.start + len(self.quote)


@dataclass(slots=True)
class Outline:
    """Every value in order, and where each key or header stands."""

    values: list[Value] = field(default_factory=list)
    keys: dict[Where, int] = field(default_factory=dict)

    def under(self, path: Where) -> list[Value]:
        """The values of a part."""
        return [value for value in self.values if value.path[: len(path)] == path]

    def value(self, path: Where) -> Value | None:
        """The value at exactly this place."""
        return next((value for value in self.values if value.path == path), None)


def outline(text: str) -> Outline:
    """Follow a wording text; raises :class:`TooDeep`."""
    return _Walk(text).walk()


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where an offset stands, both counted from 1."""
    offset = max(0, min(offset, len(text)))
    before = text.rfind("\n", 0, offset)
    return text.count("\n", 0, offset) + 1, offset - before


def quoted(value: str) -> str:
    """A text as it stands in a wording file; several lines stay several lines."""
    lines = "".join(
        sign
        if sign == "\n" or (sign >= " " and sign != "\x7f" and sign not in _ESCAPES)
        else _ESCAPES.get(sign) or f"\\u{ord(sign):04x}"
        for sign in value
    )
    return f'"""\n{lines}"""' if "\n" in lines else f'"{lines}"'


def replaced(text: str, value: Value, new: str) -> str:
    """The text with another source at the place of a value; all else, comments too, stays."""
    return text[: value.start] + new + text[value.end :]


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Outline()
        self.table: Where = ()
        self.counts: dict[Where, int] = {}
        self.key: list[str] = []
        self.key_start = -1
        self.current: Where | None = None
        self.nesting: list[int] = []
        self.dots = 0

    def walk(self) -> Outline:
        tokens = list(_TOKEN.finditer(self.text))
        at = 0
        while at < len(tokens):
            token = tokens[at]
            kind, word = token.lastgroup, token.group()
            if kind == "line":
                self._line_ends()
            elif kind == "mark" and word == "[" and self.current is None and not self.key:
                at = self._header(tokens, at)
            elif kind not in {"comment", "space"}:
                self._take(kind, word, token.start(), token.end())
            at += 1
        return self.found

    def _line_ends(self) -> None:
        self.dots = 0
        if not self.nesting:
            self.current, self.key, self.key_start = None, [], -1

    def _header(self, tokens: list[re.Match[str]], at: int) -> int:
        """``[tepi]`` or ``[[bagian]]``; returns the place of its last token."""
        start, names, marks = tokens[at].start(), [], 0
        while at < len(tokens) and tokens[at].lastgroup not in {"line", "comment"}:
            kind, word = tokens[at].lastgroup, tokens[at].group()
            marks += word == "["
            self._count_dot(word, tokens[at].start())
            if kind in {"bare", "text"}:
                names.append(word.strip("\"'"))
            at += 1
        path: Where = tuple(names)
        if marks > 1:
            self.counts[path] = self.counts.get(path, 0) + 1
            path = (*path, self.counts[path])
        self.table = path
        self.found.keys.setdefault(path, start)
        return at - 1

    def _take(self, kind: str | None, word: str, start: int, end: int) -> None:
        if self.current is None:
            self._count_dot(word, start)
            if word == "=":
                self.current = (*self.table, *self.key)
                self.found.keys.setdefault(self.current, max(self.key_start, 0))
            elif kind in {"bare", "text"}:
                self.key.append(word.strip("\"'"))
                self.key_start = start if self.key_start < 0 else self.key_start
            return
        if kind == "mark" and word in "[{":
            self.nesting.append(1)
            if len(self.nesting) > DEPTH_LIMIT:
                raise TooDeep(start)
        elif kind == "mark" and word in "]}":
            if self.nesting:
                self.nesting.pop()
        elif word == "," and self.nesting:
            self.nesting[-1] += 1
        elif word == ".":
            self._count_dot(word, start)
            self._join(start, end, word)
        elif kind in {"bare", "text"}:
            path = (*self.current, *self.nesting)
            if kind == "text" or not self._join(start, end, word):
                self.found.values.append(Value(path, start, end, word))

    def _join(self, start: int, end: int, word: str) -> bool:
        """Put the pieces of a number like 12.5 together."""
        last = self.found.values[-1] if self.found.values else None
        if last is None or last.end != start or last.quote:
            return False
        self.found.values[-1] = Value(last.path, last.start, end, last.source + word)
        return True

    def _count_dot(self, word: str, offset: int) -> None:
        self.dots += word == "."
        if self.dots > DOTS_LIMIT:
            raise TooDeep(offset)

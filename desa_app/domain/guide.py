# SPDX-License-Identifier: GPL-3.0-or-later
"""A chapter of the user's guide as values: text cut into blocks, a line cut into spans.

Only what the guide really uses of Markdown is known: headings, paragraphs, lists, tables, notes
(``>``), code, pictures; and in a line **strong**, *slanted*, ``code`` and links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"(#{1,4}) (.+)")
_ITEM = re.compile(r"( *)(?:-|(\d+)\.) (.+)")
_SPAN = re.compile(
    r"(?<!\\)(?:`(?P<code>[^`]+)`|\*\*(?P<strong>.+?)\*\*|\*(?P<slant>[^*\s][^*]*?)\*"
    r"|\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\))"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line; ``kind`` is ``""``, ``strong``, ``slant``, ``code`` or ``link``."""

    text: str
    kind: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the chapter's own) to 4."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a ``note`` is set apart."""

    text: str
    note: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: ``depth`` 0 or deeper, ``number`` 0 when it has only a dot."""

    text: str
    depth: int
    number: int


@dataclass(frozen=True, slots=True)
class Items:
    """Items that follow each other."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to be typed as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the guide's own folder, with what it shows in words."""

    file: str
    words: str


Block = Heading | Paragraph | Items | Table | Code | Picture


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the guide."""

    name: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def words(self) -> str:
        """All its words on one line, for searching."""
        return " ".join(_words(self.blocks))


def chapter_from(name: str, text: str) -> Chapter:
    """A whole file; its first heading is the title."""
    blocks = blocks_of(text)
    title = blocks[0].text if blocks and isinstance(blocks[0], Heading) else name
    return Chapter(name, title, blocks)


def spans(line: str) -> tuple[Span, ...]:
    """A line cut where its looks change."""
    found: list[Span] = []
    at = 0
    for match in _SPAN.finditer(line):
        if match.start() > at:
            found.append(Span(_plain(line[at : match.start()])))
        at = match.end()
        if match["words"] is not None:
            found.append(Span(_plain(match["words"]), "link", match["target"]))
        elif match["code"] is not None:
            found.append(Span(match["code"], "code"))
        else:
            kind = "strong" if match["strong"] is not None else "slant"
            found.append(Span(_plain(match[kind]), kind))
    if at < len(line):
        found.append(Span(_plain(line[at:])))
    return tuple(found)


def plain_words(line: str) -> str:
    """A line without its marks."""
    return "".join(span.text for span in spans(line))


def anchor(heading: str) -> str:
    """What a link to a heading says after ``#``."""
    kept = re.sub(r"[^\w\s-]", "", heading.casefold())
    return re.sub(r"\s", "-", kept)


def blocks_of(text: str) -> tuple[Block, ...]:
    """A whole text cut into blocks."""
    return tuple(_blocks(text.splitlines()))


def _plain(text: str) -> str:
    return text.replace("\\*", "*").replace("\\|", "|").replace("\\_", "_")


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        taken = 1
        if line.startswith("```"):
            taken = next((n for n, one in enumerate(lines[at + 1 :], 2) if one == "```"), 2)
            yield Code("\n".join(lines[at + 1 : at + taken - 1]))
        elif heading := _HEADING.fullmatch(line):
            yield Heading(len(heading[1]), _plain(heading[2]))
        elif picture := _PICTURE.fullmatch(line):
            yield Picture(picture[2], picture[1])
        elif line.strip():
            taken = next((n for n, one in enumerate(lines[at:]) if not one.strip()), None) or (
                len(lines) - at
            )
            yield from _run(lines[at : at + taken])
        at += taken


def _run(lines: list[str]) -> Iterator[Block]:
    """Lines without an empty one between: a table, a list, a note or running text."""
    if lines[0].lstrip().startswith("|"):
        rows = [line.strip().strip("|").split("|") for line in lines]
        cells = (tuple(cell.strip() for cell in row) for row in rows[:1] + rows[2:])
        yield Table(tuple(cells))
    elif _ITEM.fullmatch(lines[0]):
        yield Items(tuple(_items(lines)))
    elif lines[0].startswith("> "):
        yield Paragraph(" ".join(line.removeprefix("> ").strip() for line in lines), note=True)
    else:
        first = next((n for n, one in enumerate(lines) if n and _starts_anew(one)), len(lines))
        yield Paragraph(" ".join(line.strip() for line in lines[:first]))
        if first < len(lines):
            yield from _blocks(lines[first:])


def _starts_anew(line: str) -> bool:
    return (
        line.startswith(("|", "```"))
        or _HEADING.fullmatch(line) is not None
        or _ITEM.fullmatch(line) is not None
    )


def _items(lines: list[str]) -> Iterator[Item]:
    words, depth, number = "", 0, 0
    for line in lines:
        match = _ITEM.fullmatch(line)
        if match is None:
            words += " " + line.strip()
            continue
        if words:
            yield Item(words, depth, number)
        words, depth, number = match[3], len(match[1]) // 2, int(match[2] or 0)
    yield Item(words, depth, number)


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from (plain_words(cell) for cell in row)
        elif isinstance(block, Items):
            yield from (plain_words(item.text) for item in block.items)
        elif isinstance(block, Picture):
            yield block.words
        elif isinstance(block, Code):
            yield block.text
        else:
            yield plain_words(block.text)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Text into lines that look set by hand: whole paragraphs weighed at once, names never cut."""

from __future__ import annotations

from desa_app.paper import fonts
from desa_app.paper.faces import SPACE, Face, Line, Setting, Word
from desa_app.paper.ties import TIE, tied

_NARROWEST = 0.10  # a space may give up a tenth of itself
_WIDEST = 3.0  # beyond this a line is left ragged rather than torn apart
_BREAK_AFTER = "/-.,@_"
_BOLD_NAME_WORDS = 6


def plain(text: str) -> str:
    """``text`` without the marks of bold, composed and with single spaces."""
    return " ".join(fonts.composed(text).replace("**", "").split())


def set_text(
    text: str,
    face: Face,
    measure: float,
    setting: Setting = Setting.LEFT,
    first: float = 0.0,
) -> tuple[Line, ...]:
    """Break ``text`` (with ``**bold**``) into lines of ``measure`` points.

    ``first`` indents the first line. Words that belong together (see :mod:`ties`) stay together
    unless they alone are wider than the line; a single word wider than the line is cut.
    """
    groups = _fitting(_groups(text), face, measure, first)
    if not groups:
        return ()
    ends = _ends(groups, face, measure, first, setting)
    lines = []
    start = 0
    for end in ends:
        words = tuple(word for group in groups[start:end] for word in group)
        last = end == len(groups)
        lines.append(_set_line(words, face, measure, first if not start else 0.0, setting, last))
        start = end
    return tuple(lines)


def _set_line(
    words: tuple[Word, ...], face: Face, measure: float, left: float, setting: Setting, last: bool
) -> Line:
    bare = Line(words, face, left)
    room = measure - left - bare.width
    if setting is Setting.CENTRED:
        return Line(words, face, left + room / 2)
    spaces = sum(word.spaced for word in words[1:])
    if setting is Setting.LEFT or not spaces or (last and room >= 0):
        return bare
    extra = room / spaces
    return bare if extra > _WIDEST * face.space else Line(words, face, left, extra)


def _groups(text: str) -> list[tuple[Word, ...]]:
    """Words that must not be parted, in order."""
    characters, bold = _marked(text)
    joined = list(tied(characters))
    _tie_bold_names(joined, bold)
    groups: list[tuple[Word, ...]] = []
    start = 0
    glue = False
    for index in range(len(joined) + 1):
        if index < len(joined) and joined[index] not in (SPACE, TIE):
            continue
        word = Word(_runs(joined[start:index], bold[start:index]))
        if word.runs:
            if glue and groups:
                groups[-1] = (*groups[-1], word)
            else:
                groups.append((word,))
        glue = index < len(joined) and joined[index] == TIE
        start = index + 1
    return groups


def _marked(text: str) -> tuple[str, list[bool]]:
    characters: list[str] = []
    marks: list[bool] = []
    for position, part in enumerate(fonts.composed(text).split("**")):
        for char in part:
            if char.isspace():
                if not characters or characters[-1] == SPACE:
                    continue
                char = SPACE
            characters.append(char)
            marks.append(position % 2 == 1)
    if characters and characters[-1] == SPACE:
        del characters[-1], marks[-1]
    return "".join(characters), marks


def _tie_bold_names(joined: list[str], bold: list[bool]) -> None:
    start = 0
    while start < len(joined):
        end = start
        while end < len(joined) and bold[end] == bold[start]:
            end += 1
        spaces = [i for i in range(start, end) if joined[i] in (SPACE, TIE)]
        if bold[start] and len(spaces) < _BOLD_NAME_WORDS:
            for index in spaces:
                joined[index] = TIE
        start = end


def _runs(characters: list[str], bold: list[bool]) -> tuple[tuple[str, bool], ...]:
    runs: list[tuple[str, bool]] = []
    for char, mark in zip(characters, bold, strict=True):
        if runs and runs[-1][1] == mark:
            runs[-1] = (runs[-1][0] + char, mark)
        else:
            runs.append((char, mark))
    return tuple(runs)


def _fitting(
    groups: list[tuple[Word, ...]], face: Face, full: float, first: float
) -> list[tuple[Word, ...]]:
    """The same groups, but none wider than the line; only the first must stand on the first."""
    found: list[tuple[Word, ...]] = []
    for group in groups:
        measure = full if found else full - first
        if Line(group, face).width <= measure:
            found.append(group)
            continue
        for word in group:
            if word.width(face) <= measure:
                found.append((word,))
            else:
                found.extend((piece,) for piece in _cut(word, face, measure))
    return found


def _cut(word: Word, face: Face, measure: float) -> list[Word]:
    """A word wider than the line, cut where it hurts least."""
    rest = [(char, bold) for text, bold in word.runs for char in text]
    pieces: list[Word] = []
    while rest:
        count = _that_fit(rest, face, measure)
        if count < len(rest):
            nicer = [i + 1 for i in range(count // 2, count) if rest[i][0] in _BREAK_AFTER]
            count = nicer[-1] if nicer else count
        runs = _runs([char for char, _ in rest[:count]], [bold for _, bold in rest[:count]])
        pieces.append(Word(runs, spaced=not pieces))
        rest = rest[count:]
    return pieces


def _that_fit(rest: list[tuple[str, bool]], face: Face, measure: float) -> int:
    used = 0.0
    for index, (char, bold) in enumerate(rest):
        used += fonts.width(char, face.cut(bold), face.size)
        if used > measure:
            return max(index, 1)
    return len(rest)


def _ends(
    groups: list[tuple[Word, ...]], face: Face, measure: float, first: float, setting: Setting
) -> list[int]:
    """Where lines end: the division whose worst spaces are the least bad, over the whole text."""
    if setting is Setting.LEFT:
        return _ends_as_typed(groups, face, measure, first)
    widths = [Line(group, face).width for group in groups]
    gaps = [face.space if group[0].spaced else 0.0 for group in groups]
    inner = [sum(word.spaced for word in group[1:]) for group in groups]
    total = len(groups)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * total
    for start in range(total):
        if best[start][0] == float("inf"):
            continue
        room = measure - (first if not start else 0.0)
        used, spaces = -gaps[start], 0
        for end in range(start, total):
            used += gaps[end] + widths[end]
            spaces += inner[end] + (1 if end > start and gaps[end] else 0)
            give = spaces * face.space * _NARROWEST if setting is Setting.JUSTIFIED else 0.0
            if used - give > room + 0.001 and end > start:
                break
            cost = best[start][0] + _badness(
                room - used, spaces * face.space, setting, end + 1 == total, room
            )
            if cost < best[end + 1][0]:
                best[end + 1] = (cost, start)
    ends: list[int] = []
    at = total
    while at:
        ends.append(at)
        at = best[at][1]
    return ends[::-1]


def _ends_as_typed(
    groups: list[tuple[Word, ...]], face: Face, measure: float, first: float
) -> list[int]:
    """Each line takes what fits, as a typewriter does; lists are read that way."""
    ends: list[int] = []
    used, room = 0.0, measure - first
    for index, group in enumerate(groups):
        wide = Line(group, face).width
        gap = face.space if group[0].spaced else 0.0
        if used and used + gap + wide > room + 0.001:
            ends.append(index)
            used, room = wide, measure
        else:
            used += wide + (gap if used else 0.0)
    return [*ends, len(groups)]


def _badness(room: float, spaces: float, setting: Setting, last: bool, measure: float) -> float:
    """How bad a line with ``room`` points left over looks; a line more always costs a little."""
    if setting is Setting.CENTRED:
        return 1.0 + (room / measure) ** 2
    if last:
        return 0.0 if room >= 0 else (-room / max(spaces, 0.1) / _NARROWEST) ** 3
    stretch = room / max(spaces, 0.1)
    return 0.3 + (stretch / 0.6) ** 2 if stretch >= 0 else (-stretch / _NARROWEST) ** 3

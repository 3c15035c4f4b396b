# SPDX-License-Identifier: GPL-3.0-or-later
"""Kartu kesiapan on one page: who, what was looked at, each paper, whom to call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from desa_app.domain.readiness import CardCheck, CardPaper, CardSheet, Mark
from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.faces import Face, Setting
from desa_app.paper.frames import Framed, Rule
from desa_app.paper.letterhead import build_letterhead
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, text
from desa_app.paper.pdf_file import MM, finished, start_pdf

if TYPE_CHECKING:
    from desa_app.domain.page import Paper

TITLE = "Kartu kesiapan"
_SIDE, _TOP, _BOTTOM = 18.0 * MM, 12.0 * MM, 10.0 * MM
_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
# Parts of the width: sign, paper, how it stands, number and issuer, last day, who saw it.
_SHARES = (0.035, 0.25, 0.165, 0.27, 0.11, 0.17)
_HEADINGS = ("", "Dokumen", "Keadaan", "Nomor dan penerbit", "Berlaku s.d.", "Asli dilihat")
_LONGEST_CELL, _BRIEF_CELL = 70, 26


def readiness_card(sheet: CardSheet, paper: Paper) -> bytes:
    """The card as PDF; long lists make the type smaller, never a second page.

    Raises ``TextNotPrintable`` or ``InvalidInput`` for a coat of arms that cannot be read.
    """
    fonts.check_printable(_words(sheet))
    wide, high = (side * MM for side in paper.size_mm)
    measure = wide - 2 * _SIDE
    room = high - _TOP - _BOTTOM
    parts = _fitting(sheet, measure, room)
    buffer = BytesIO()
    title = f"{TITLE} {sheet.name}"
    canvas = start_pdf(buffer, paper.size_mm, title, sheet.head.office_line, TITLE)
    parts.draw(canvas, _SIDE, high - _TOP)
    if sheet.sample:
        draw_banner(canvas, SAMPLE, wide / 2, high - _TOP / 2, measure)
    canvas.showPage()
    return finished(canvas, buffer)


@dataclass(frozen=True, slots=True)
class Sign:
    """A box: with a tick, with a line through its middle, or empty; plain in grey print too."""

    mark: Mark
    size: float
    lead: float

    @property
    def height(self) -> float:
        """Height in points."""
        return self.lead

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it beside the first line of its text."""
        side = self.size * 0.8
        low = top - (self.lead + side) / 2 - 0.02 * self.size
        canvas.saveState()
        canvas.setLineWidth(0.7)
        canvas.setLineJoin(1)
        canvas.rect(x, low, side, side)
        canvas.setLineWidth(1.3)
        if self.mark is Mark.DONE:
            path = canvas.beginPath()
            path.moveTo(x + 0.18 * side, low + 0.5 * side)
            path.lineTo(x + 0.42 * side, low + 0.22 * side)
            path.lineTo(x + 0.86 * side, low + 0.86 * side)
            canvas.drawPath(path)
        elif self.mark is Mark.LOOK:
            canvas.line(x + 0.2 * side, low + side / 2, x + 0.8 * side, low + side / 2)
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Shaded:
    """A part on a grey bar of the whole width."""

    part: Part
    measure: float
    grey: float = 0.91

    @property
    def height(self) -> float:
        """Height in points."""
        return self.part.height

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        canvas.setFillGray(self.grey)
        canvas.rect(x, top - self.height, self.measure, self.height, stroke=0, fill=1)
        canvas.setFillGray(0)
        self.part.draw(canvas, x, top)


@dataclass(frozen=True, slots=True)
class _Type:
    """The sizes of one attempt."""

    size: float
    measure: float

    @property
    def body(self) -> Face:
        return Face(fonts.SANS, fonts.SANS_BOLD, self.size)

    @property
    def small(self) -> Face:
        return self.body.at(max(self.size - 1.0, 6.5))

    @property
    def label(self) -> Face:
        return Face(fonts.SANS_BOLD, fonts.SANS_BOLD, self.size)


def _fitting(sheet: CardSheet, measure: float, room: float) -> Stack:
    """The largest type with which everything stands on the page; in the end, fewer words."""
    stack = Stack(())
    for content in (sheet, _brief(sheet)):
        for size in _SIZES:
            stack = Stack(tuple(_parts(content, _Type(size, measure))))
            if stack.height <= room:
                return stack
    return stack


def _parts(sheet: CardSheet, kind: _Type) -> Iterator[Part]:
    measure, unit = kind.measure, kind.size
    yield build_letterhead(sheet.head, measure)
    yield Gap(unit * 0.9)
    title = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, unit * 1.5)
    yield text(TITLE.upper(), title, measure, 1.25, Setting.CENTRED)
    yield text(sheet.subtitle, kind.small, measure, 1.4, Setting.CENTRED)
    yield Gap(unit * 0.7)
    for label, value in sheet.facts:
        yield _fact(label, value, kind)
    yield Gap(unit * 0.7)
    pad = unit * 0.7
    summary = text(sheet.summary, kind.label, measure - 2 * pad, 1.3)
    yield Framed(summary, measure, pad, 0.8, lowered=0.0)
    yield Gap(unit * 0.9)
    yield from _heading("Yang dilihat", kind)
    for check in sheet.checks:
        yield _check(check, kind)
    yield Gap(unit * 0.9)
    yield from _heading("Dokumen", kind)
    yield _table_heading(kind)
    for paper in sheet.papers:
        yield Gap(unit * 0.12)
        yield _paper(paper, kind)
        yield Gap(unit * 0.08)
        yield Rule(measure, 0.25)
    yield Gap(unit * 0.9)
    yield from _people(sheet, kind)
    yield Gap(unit * 0.8)
    legend = "Tanda: kotak bercentang = ada atau sudah dilihat; bergaris = perlu dilihat lagi;"
    yield text(f"{legend} kosong = belum. {sheet.foot}", kind.small, measure, 1.3)


def _heading(words: str, kind: _Type) -> Iterator[Part]:
    yield text(words, kind.label.at(kind.size * 1.05), kind.measure, 1.35)
    yield Rule(kind.measure, 0.8)
    yield Gap(kind.size * 0.25)


def _fact(label: str, value: str, kind: _Type) -> Part:
    left, colon = 0.22 * kind.measure, 0.02 * kind.measure
    rest = kind.measure - left - colon
    return Beside(
        (
            text(label, kind.body, left, 1.32),
            Shifted(text(":", kind.body, colon, 1.32), left),
            Shifted(text(value, kind.body, rest, 1.32), left + colon),
        )
    )


def _check(check: CardCheck, kind: _Type) -> Part:
    lead = 1.3 * kind.size
    hang = _SHARES[0] * kind.measure
    name = 0.25 * kind.measure
    rest = kind.measure - hang - name
    return Beside(
        (
            Sign(check.mark, kind.size, lead),
            Shifted(text(check.title, kind.label, name - kind.size * 0.5, 1.3), hang),
            Shifted(text(check.words, kind.body, rest, 1.3), hang + name),
        )
    )


def _table_heading(kind: _Type) -> Part:
    return Shaded(Beside(tuple(_cells(_HEADINGS, Face(
        fonts.SANS_BOLD, fonts.SANS_BOLD, kind.small.size
    ), kind, 1.5))), kind.measure)  # fmt: skip


def _paper(paper: CardPaper, kind: _Type) -> Part:
    lead = 1.35 * kind.small.size
    words = ("", paper.name, paper.state, paper.number, paper.until, paper.seen)
    cut = tuple(_cut(one, _LONGEST_CELL) for one in words)
    sign = Sign(paper.mark, kind.small.size, lead)
    return Beside((sign, *_cells(cut, kind.small, kind, 1.35)))


def _cells(words: Iterable[str], face: Face, kind: _Type, leading: float) -> Iterator[Part]:
    left = 0.0
    for share, cell in zip(_SHARES, words, strict=True):
        wide = share * kind.measure
        if cell:
            yield Shifted(text(cell, face, wide - face.size * 0.4, leading), left)
        left += wide


def _people(sheet: CardSheet, kind: _Type) -> Iterator[Part]:
    """Whom to call: the family's own contact at the left, help from the state at the right."""
    half = kind.measure / 2 - kind.size
    none = ("Belum dicatat",)
    columns = (
        ("Kontak darurat keluarga", sheet.contacts or none),
        ("Meminta bantuan", sheet.hotlines or none),
    )
    stacks = [
        Stack((
            text(title, kind.label, half, 1.35),
            *(text(line, kind.small, half, 1.35) for line in lines),
        ))
        for title, lines in columns
    ]  # fmt: skip
    yield Beside((stacks[0], Shifted(stacks[1], kind.measure / 2)))


def _brief(sheet: CardSheet) -> CardSheet:
    """The same card with shorter cells, for lists that no type would fit."""
    return replace(
        sheet,
        facts=tuple((label, _cut(value, 70)) for label, value in sheet.facts),
        contacts=tuple(_cut(words, 60) for words in sheet.contacts),
        checks=tuple(replace(one, words=_cut(one.words, 85)) for one in sheet.checks),
        papers=tuple(
            replace(
                one,
                name=_cut(one.name, 36),
                number=_cut(one.number, _BRIEF_CELL),
                seen=_cut(one.seen, 21),
            )
            for one in sheet.papers
        ),
    )


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _words(sheet: CardSheet) -> list[str]:
    found = [sheet.subtitle, sheet.summary, sheet.foot, *sheet.contacts, *sheet.hotlines]
    found += [words for row in sheet.facts for words in row]
    found += [words for check in sheet.checks for words in (check.title, check.words)]
    for paper in sheet.papers:
        found += [paper.name, paper.state, paper.number, paper.until, paper.seen]
    return found

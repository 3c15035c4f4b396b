# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper sizes and a letter laid out as plain values: what ``paper`` turns into one PDF.

Everything is in millimetres. Text may mark words as **bold** with two asterisks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Paper(StrEnum):
    """The two papers of an Indonesian office."""

    F4 = "F4"
    A4 = "A4"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in millimetres; F4 is 215 x 330 by definition."""
        return (215.0, 330.0) if self is Paper.F4 else (210.0, 297.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """White around the text, in millimetres."""

    top: float = 15.0
    bottom: float = 15.0
    left: float = 25.0
    right: float = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Kop surat: up to three lines above the office's own, bold line, then the address."""

    lines: tuple[str, ...]
    office_line: str
    address_line: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; ``indent`` puts the first line in."""

    text: str
    indent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Label : value rows; the value may be marked bold."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Numbered points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table, its rows numbered by itself.

    ``shares`` are the columns' parts of the width; ``row_mm`` the least height of a row, for
    signatures in a column.
    """

    headings: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    row_mm: float = 0.0


Block = Paragraph | Facts | Points | Table


class Layout(StrEnum):
    """How the top of a letter is arranged.

    ``keterangan``: title and number in the middle, the date over the signature. ``dinas``: date,
    number, sifat, lampiran and hal, and the addressee at the right. ``pengantar``: date and
    addressee at the right, then title and number. ``pribadi``: the paper of a citizen, without
    the office's letterhead; its wording says where the office's number stands.
    """

    STATEMENT = "keterangan"
    OFFICIAL = "dinas"
    COVER = "pengantar"
    PRIVATE = "pribadi"


class Side(StrEnum):
    """Where a signature stands on its line."""

    LEFT = "kiri"
    CENTRE = "tengah"
    RIGHT = "kanan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature field. Fields with the same ``line`` stand side by side.

    ``above`` are the lines over the space ("a.n. Kepala Desa Sukajaya", "Sekretaris Desa,"),
    ``below`` the line under the name ("NIPD ..."). ``duty_stamp`` draws the meterai box.
    """

    line: int
    side: Side
    above: tuple[str, ...]
    name: str
    below: str = ""
    duty_stamp: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """A whole letter, frozen: what preview, print and archive are made from.

    ``seal`` reserves the place for the QR seal. ``addressee`` lines ("Kepada Yth. ...") stand
    under the title block, or at the right of letters that are laid out as addressed;
    ``reference`` are the rows at their left (Nomor, Sifat, Lampiran, Hal). ``facts_json`` is
    embedded in the PDF, so that an archive can be rebuilt from the PDFs alone.
    """

    paper: Paper
    margins: Margins
    letterhead: Letterhead
    title: str
    number_line: str
    blocks: tuple[Block, ...]
    place_and_date: str
    signatures: tuple[Signature, ...]
    addressee: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    seal: bool = True
    seal_note: str = "Periksa keaslian tanpa internet dengan program Desa Binaan"
    subject: str = ""
    author: str = ""
    facts_json: str = ""
    banner: str = ""
    layout: Layout = Layout.STATEMENT
    reference: tuple[tuple[str, str], ...] = ()
    extra: dict[str, str] = field(default_factory=dict)

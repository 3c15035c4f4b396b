# SPDX-License-Identifier: GPL-3.0-or-later
"""SALINAN: a fresh sheet of an archived letter, which stays inside it byte for byte.

A copy is the original's file with an update at its end (ISO 32000-2, 7.5.6): a page that shows
the same contents over a pale mark and a line at its foot. So the seal keeps its place, and whoever
checks the copy can take the original out of it again.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from desa_app.domain.papers import CopyMark
from desa_app.errors import SealUnreadable, TextNotPrintable
from desa_app.paper import fonts
from desa_app.paper.pdf_file import MM, STREAM_END, STREAM_START, canvas_settings
from desa_app.wording import clock_time, long_date

COPY = "SALINAN"
VOID_COPY = "SALINAN \u00b7 BATAL"
# A line of comment between original and update tells what the copy was made from.
_BEGINS = b"% salinan "
_TOLD_LIMIT = 600
_NAME = b"/SalinanDesaBinaan"

_REFERENCE = re.compile(rb"(?<![\d.])(\d+) 0 R\b")
_LARGEST_OBJECT = 5_000_000
# Points; many digits would be infinite and cannot be drawn on.
_WIDEST = 14_400.0
_MOMENT = "%Y-%m-%dT%H:%M"


def mark_copy(original: bytes, mark: CopyMark) -> bytes:
    """``original`` with its page marked as a copy.

    The original is the beginning of the result, unchanged. Raises ``TextNotPrintable``, and
    ``SealUnreadable`` if the file is not one page as this program writes it.
    """
    words = [VOID_COPY if mark.void else COPY, _foot(mark)]
    fonts.check_printable(words)
    told = json.dumps(
        {
            "nomor": mark.number,
            "pada": f"{_local(mark.made_at):{_MOMENT}}",
            "oleh": mark.made_by,
            "batal": mark.void,
        }
    )
    page_number, page = _page(original)
    size = _size(page)
    drawing = _objects(_drawing(size, words, mark.number))
    first = _count(original)
    moved = {number: first + at for at, number in enumerate(sorted(drawing))}
    written = {moved[number]: _renumbered(thing, moved) for number, thing in drawing.items()}
    own_page = next(n for n, thing in drawing.items() if b"/Type /Page\n" in thing + b"\n")
    form, call = first + len(drawing), first + len(drawing) + 1
    written[form] = _as_form(drawing[own_page], drawing, moved, size)
    del written[moved[own_page]]
    run = b"q " + _NAME + b" Do Q\n"
    written[call] = b"<< /Length %d >>" % len(run) + STREAM_START + run + STREAM_END
    written[page_number] = _with_mark(page, form, call)
    return _updated(original, told.encode("ascii"), written, call + 1)


def original_of(copy: bytes) -> bytes | None:
    """The archived file inside a copy, or ``None`` if this is no copy as this program makes it.

    An update can show anything over an honest letter, so the copy is made once more and compared.
    """
    at = copy.rfind(b"\n" + _BEGINS) + 1
    line = copy[at + len(_BEGINS) :].partition(b"\n")[0] if at > 0 else b""
    if not line or len(line) > _TOLD_LIMIT:
        return None
    try:
        told = json.loads(line)
        mark = CopyMark(
            number=str(told["nomor"]),
            made_at=datetime.strptime(told["pada"], _MOMENT),  # noqa: DTZ007  # as printed
            made_by=str(told["oleh"]),
            void=told["batal"] is True,
        )
        same = mark_copy(copy[:at], mark) == copy
    except (ValueError, KeyError, TypeError, RecursionError, SealUnreadable, TextNotPrintable):
        return None
    return copy[:at] if same else None


def _local(moment: datetime) -> datetime:
    """The office's own time; one without a zone is that already."""
    return moment.astimezone() if moment.tzinfo else moment


def _foot(mark: CopyMark) -> str:
    made = _local(mark.made_at)
    state = " Surat ini telah dibatalkan." if mark.void else ""
    return (
        f"Salinan surat nomor {mark.number}, dicetak {long_date(made.date())} pukul"
        f" {clock_time(made)} oleh {mark.made_by}. Aslinya tersimpan di arsip.{state}"
    )


def _drawing(size: tuple[float, float], words: list[str], number: str) -> bytes:
    """The mark alone, as a document of one page: pale across the sheet, plain at top and foot."""
    wide, high = size
    buffer = BytesIO()
    canvas: Any = Canvas(buffer, pagesize=size, **canvas_settings())
    canvas.setTitle(number)
    big = min(92.0, 92.0 * 0.86 * wide / fonts.width(words[0], fonts.SANS_BOLD, 92.0))
    canvas.saveState()
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(52)
    canvas.setFillGray(0.9)
    canvas.setFont(fonts.SANS_BOLD, big)
    canvas.drawCentredString(0, -fonts.rise(fonts.SANS_BOLD, big) / 2, words[0])
    canvas.restoreState()
    _frame(canvas, words[0], wide - 15.0 * MM, high - 9.0 * MM)
    small = min(7.5, 7.5 * (wide - 30.0 * MM) / fonts.width(words[1], fonts.SANS, 7.5))
    canvas.setFont(fonts.SANS, small)
    canvas.drawCentredString(wide / 2, 8.0 * MM, words[1])
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _frame(canvas: Any, word: str, right: float, y: float) -> None:
    """The word in a frame that ends at ``right``, in the top margin beside everything else."""
    size = 10.0
    wide = fonts.width(word, fonts.SANS_BOLD, size)
    canvas.setLineWidth(1.0)
    canvas.rect(right - wide - size, y - size * 0.85, wide + size, size * 1.7)
    canvas.setFont(fonts.SANS_BOLD, size)
    canvas.drawRightString(right - size / 2, y - fonts.rise(fonts.SANS_BOLD, size) / 2, word)


# --- reading what this program wrote ---------------------------------------------------------


def _table(pdf: bytes) -> tuple[int, bytes]:
    """Where the cross-reference table begins, and all from there on."""
    if not pdf.rstrip().endswith(b"%%EOF"):
        raise SealUnreadable
    told = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", pdf[-64:])
    if told is None or int(told.group(1)) >= len(pdf):
        raise SealUnreadable
    start = int(told.group(1))
    return start, pdf[start:]


def _objects(pdf: bytes) -> dict[int, bytes]:
    """Every object of a file with one table, by its number, without its first and last line."""
    start, table = _table(pdf)
    offsets = [int(row) for row in re.findall(rb"(\d{10}) 00000 n", table)]
    found = {}
    for begin, end in zip(sorted(offsets), [*sorted(offsets)[1:], start], strict=True):
        head = re.match(rb"(\d+) 0 obj\s", pdf[begin : begin + 32])
        body, closed, _ = pdf[begin:end].rpartition(b"endobj")
        if head is None or not closed or end - begin > _LARGEST_OBJECT:
            raise SealUnreadable
        found[int(head.group(1))] = body[head.end() :].rstrip(b"\n")
    return found


def _page(pdf: bytes) -> tuple[int, bytes]:
    pages = [
        (number, thing)
        for number, thing in _objects(pdf).items()
        if STREAM_START not in thing and re.search(rb"/Type /Page\b(?!s)", thing)
    ]
    if len(pages) != 1:
        raise SealUnreadable
    return pages[0]


def _size(page: bytes) -> tuple[float, float]:
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", page)
    if box is None:
        raise SealUnreadable
    wide, high = float(box.group(1)), float(box.group(2))
    if max(wide, high) > _WIDEST:
        raise SealUnreadable
    return wide, high


def _count(pdf: bytes) -> int:
    told = re.search(rb"/Size (\d+)", _table(pdf)[1])
    if told is None:
        raise SealUnreadable
    return int(told.group(1))


# --- writing the update ----------------------------------------------------------------------


def _renumbered(thing: bytes, moved: dict[int, int]) -> bytes:
    """An object with its references moved; the bytes of its stream are left alone."""
    head, mark, content = _parted(thing)
    return _REFERENCE.sub(lambda to: b"%d 0 R" % moved[int(to.group(1))], head) + mark + content


def _parted(thing: bytes) -> tuple[bytes, bytes, bytes]:
    return thing.partition(STREAM_START if STREAM_START in thing else b"stream\n")


def _as_form(
    page: bytes, drawing: dict[int, bytes], moved: dict[int, int], size: tuple[float, float]
) -> bytes:
    """The drawing's page as a form that another page can call."""
    contents = re.search(rb"/Contents (\d+) 0 R", page)
    fonts_used = re.search(rb"/Font (\d+) 0 R", page)
    if contents is None or fonts_used is None:
        raise SealUnreadable
    head, mark, content = _parted(drawing[int(contents.group(1))])
    own = (
        b"<< /Type /XObject /Subtype /Form /BBox [ 0 0 %.4f %.4f ] /Resources << /Font %d 0 R >> "
        % (*size, moved[int(fonts_used.group(1))])
    )
    return head.replace(b"<<", own, 1) + mark + content


def _with_mark(page: bytes, form: int, call: int) -> bytes:
    """The page with the mark drawn first, under everything that it shows."""
    marked = re.sub(rb"/Contents (\d+ 0 R)", rb"/Contents [ %d 0 R \1 ]" % call, page, count=1)
    name = _NAME + b" %d 0 R" % form
    if b"/XObject <<" in marked:
        return marked.replace(b"/XObject <<", b"/XObject <<\n" + name, 1)
    return marked.replace(b"/Resources <<", b"/Resources <<\n/XObject << " + name + b" >>", 1)


def _updated(original: bytes, told: bytes, written: dict[int, bytes], count: int) -> bytes:
    start, table = _table(original)
    trailer = table.partition(b"trailer")[2].partition(b"startxref")[0]
    root = re.search(rb"/Root \d+ 0 R", trailer)
    info = re.search(rb"/Info \d+ 0 R", trailer)
    if root is None:
        raise SealUnreadable
    end = b"" if original.endswith(b"\n") else b"\n"
    result = bytearray(original + end + _BEGINS + told + b"\n")
    rows = [b"0 1\n0000000000 65535 f \n"]
    for number in sorted(written):
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, len(result)))
        result += b"%d 0 obj\n" % number + written[number] + b"\nendobj\n"
    begin = len(result)
    result += b"xref\n" + b"".join(rows)
    result += b"trailer\n<< /Size %d /Prev %d %s " % (count, start, root.group(0))
    result += (info.group(0) if info else b"") + b" >>\nstartxref\n%d\n%%%%EOF\n" % begin
    return bytes(result)

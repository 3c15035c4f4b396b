# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of somebody else's PDF, drawn by a process of its own that may be ended at any time.

Two kilobytes of PDF can ask for more drawing than a computer does in a year, a font or a picture
within can fill the memory, and no library can be stopped in the middle of it. So what comes from
outside is drawn apart, with a limit of time and, where the system knows one, of memory. Nothing
is written to a file; PDF and pages go through pipes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from desa_app import pdfium

if TYPE_CHECKING:
    from PIL.Image import Image

CALL = "--gambar-terpisah"
"""The first word that makes ``desa-app`` draw what comes in and nothing else."""
SECONDS = 60.0
"""For one page on the slowest computer, with the start of the process."""
MEMORY = 1_500_000_000
_SLENDEREST = 40
_LONGEST_LINE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How to draw: no side of a page gets longer than ``side`` pixels.

    Pages are made that large, or ``scale`` pixels per point when that is less. Only the ``first``
    ones are drawn. A page that holds a picture of more than ``most_pixels`` is not.
    """

    side: int
    first: int
    most_pixels: int
    scale: float = 0.0
    grey: bool = False


class PdfNotDrawn(Exception):
    """Not a PDF, or one that cannot be drawn; ``vast`` when it would need too much."""

    def __init__(self, *, vast: bool = False) -> None:
        super().__init__("vast" if vast else "broken")
        self.vast = vast


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many pages there are, and the first of them one by one."""

    count: int
    pages: Iterator[Image]


@contextmanager
def drawn_apart(pdf: bytes, how: How, seconds: float = SECONDS) -> Iterator[Drawn]:
    """Draw pages in another process; taking each may raise ``PdfNotDrawn``, and so may beginning.

    The process is ended when the block is left, or when a page takes longer than ``seconds``.
    """
    process = subprocess.Popen(  # noqa: S603  # ourselves, by a list and without a shell
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        yield _received(process, pdf, how, seconds)
    finally:
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def draw(pdf: bytes, how: How) -> Drawn:
    """Do it here and now, as the other process does; raises ``PdfNotDrawn`` like it."""
    from pypdfium2 import PdfiumError

    def pages(count: int) -> Iterator[Image]:
        for number in range(min(count, how.first)):
            try:
                with pdfium.opened(pdf) as document:
                    picture = _page(document, number, how)
            except (PdfiumError, OSError, ValueError, ArithmeticError, MemoryError) as broken:
                raise PdfNotDrawn from broken
            yield picture

    try:
        with pdfium.opened(pdf) as document:
            count = len(document)
    except (PdfiumError, ValueError) as broken:
        raise PdfNotDrawn from broken
    return Drawn(count, pages(count))


def serve() -> int:
    """The other process: read how and the PDF, write count and pages, and end."""
    _limit_memory()
    head = json.loads(sys.stdin.buffer.readline(_LONGEST_LINE))
    out = sys.stdout.buffer
    try:
        drawn = draw(sys.stdin.buffer.read(), How(**head))
        _say(out, {"count": drawn.count})
        for page in drawn.pages:
            data = page.tobytes()
            _say(out, {"mode": page.mode, "size": page.size, "bytes": len(data)}, data)
    except PdfNotDrawn as error:
        _say(out, {"vast": error.vast})
    return 0


def _page(document: Any, number: int, how: How) -> Image:
    page = document[number]
    try:
        longest, shortest = max(page.get_size()), min(page.get_size())
        if not shortest > 1 or longest / shortest > _SLENDEREST:
            raise PdfNotDrawn
        _refuse_vast_pictures(page, how.most_pixels)
        fitting = how.side / longest
        bitmap = page.render(
            scale=min(how.scale, fitting) if how.scale else fitting,
            grayscale=how.grey,
            may_draw_forms=False,
        )
        picture: Image = bitmap.to_pil().convert("L" if how.grey else "RGB")
        bitmap.close()
        return picture
    finally:
        page.close()


def _refuse_vast_pictures(page: Any, most: int) -> None:
    """A page of a few bytes may ask for a picture that fills the memory; look before drawing."""
    from pypdfium2 import raw

    for found in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=6):
        wide, high = found.get_px_size()
        if wide * high > most:
            raise PdfNotDrawn(vast=True)


# --- between the two --------------------------------------------------------------------------


def _received(process: subprocess.Popen[bytes], pdf: bytes, how: How, seconds: float) -> Drawn:
    out, into = process.stdout, process.stdin
    if out is None or into is None:  # both are pipes
        raise PdfNotDrawn
    watch = threading.Timer(seconds, process.kill)
    watch.start()
    try:
        with suppress(OSError):
            into.write(json.dumps(asdict(how)).encode() + b"\n")
            into.write(pdf)
            into.close()
        count = int(_heard(out)["count"])
    finally:
        watch.cancel()

    def pages() -> Iterator[Image]:
        for _ in range(min(count, how.first)):
            watch = threading.Timer(seconds, process.kill)
            watch.start()
            try:
                picture = _picture(_heard(out), out, how)
            finally:
                watch.cancel()
            yield picture

    return Drawn(count, pages())


def _picture(told: dict[str, Any], out: IO[bytes], how: How) -> Image:
    from PIL import Image as images

    # The other process read something hostile: what it says is looked at once more.
    mode, (wide, high) = ("L" if how.grey else "RGB"), told["size"]
    size = wide * high * len(mode)
    if told["mode"] != mode or max(wide, high) > how.side + 1 or told["bytes"] != size:
        raise PdfNotDrawn
    data = out.read(size)
    if len(data) != size:
        raise PdfNotDrawn(vast=True)
    return images.frombytes(mode, (wide, high), data)


def _heard(out: IO[bytes]) -> dict[str, Any]:
    """The next line; silence means that the process was ended, for its time or its memory."""
    line = out.readline(_LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise PdfNotDrawn(vast=True)
    told: dict[str, Any] = json.loads(line)
    if "vast" in told:
        raise PdfNotDrawn(vast=bool(told["vast"]))
    return told


def _say(out: IO[bytes], told: dict[str, object], data: bytes = b"") -> None:
    out.write(json.dumps(told).encode() + b"\n" + data)
    out.flush()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        # The program with the window has no pipes on Windows; its sister in the same folder has.
        here = Path(sys.executable)
        return [str(here.with_name("desa-app" + here.suffix)), CALL]
    return [sys.executable, "-m", "desa_app", CALL]


def _environment() -> dict[str, str]:
    if getattr(sys, "frozen", False):
        return dict(os.environ)
    source = str(Path(__file__).resolve().parent.parent)
    path = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": f"{source}{os.pathsep}{path}" if path else source}


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

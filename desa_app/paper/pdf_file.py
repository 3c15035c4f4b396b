# SPDX-License-Identifier: GPL-3.0-or-later
"""One PDF in memory: exact size, the same bytes for the same input, nothing left unembedded."""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from desa_app.paper import fonts

MM = 72.0 / 25.4
CREATOR = "Desa Binaan"
STREAM_START = b"\nstream\n"
STREAM_END = b"\nendstream"


class RawStream(pdfdoc.PDFObject):  # type: ignore[misc]  # the library has no types
    """A stream whose dictionary and bytes are written exactly as given."""

    __RefOnly__ = 1

    def __init__(self, name: str, head: bytes, content: bytes) -> None:
        self.name = name
        self._written = head + content + STREAM_END

    def format(self, document: object) -> bytes:
        """The object's bytes; called by the library."""
        return self._written


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]  # the library has no types
    """Metadata without dates: the library's fixed ones would be a lie, real ones would vary."""

    def format(self, document: object) -> bytes:
        """The object's bytes; called by the library."""
        words = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        told = {key: pdfdoc.PDFString(value) for key, value in words.items()}
        return bytes(pdfdoc.PDFDictionary(told).format(document))


def start_pdf(
    buffer: BytesIO, size_mm: tuple[float, float], title: str, author: str, subject: str
) -> Any:
    """A canvas of exactly ``size_mm`` with metadata, in Indonesian, to be printed at 100 %."""
    return dressed(
        Canvas(buffer, pagesize=(size_mm[0] * MM, size_mm[1] * MM), **canvas_settings()),
        title,
        author,
        subject,
    )


def canvas_settings() -> dict[str, Any]:
    """What every canvas of ours is made with; without the font it would ask for Helvetica."""
    fonts.ready()
    return {
        "invariant": 1,
        "pageCompression": 1,
        "pdfVersion": (1, 7),
        "initialFontName": fonts.SERIF,
        "lang": "id-ID",
    }


def dressed(canvas: Any, title: str, author: str, subject: str) -> Any:
    """``canvas`` with its metadata set."""
    canvas._doc.info = _Info()  # noqa: SLF001
    canvas.setTitle(title)
    canvas.setAuthor(author or CREATOR)
    canvas.setSubject(subject or title)
    canvas.setCreator(CREATOR)
    canvas.setProducer(CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    # Viewers shrink a page to the printer's margins unless told not to.
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def draw_picture_object(canvas: Any, picture: RawStream, x: float, y: float, side: float) -> None:
    """Draw an image object of our own making as a square of ``side`` points."""
    document = canvas._doc  # noqa: SLF001  # the library has no public way to add an image object
    name = document.getXObjectName(picture.name)
    document.Reference(picture, name)
    document.addForm(picture.name, picture)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(side, side)
    canvas._code.append(f"/{name} Do")  # noqa: SLF001
    canvas.restoreState()
    canvas._formsinuse.append(picture.name)  # noqa: SLF001


def add_to_catalog(canvas: Any, key: str, value: object) -> None:
    """Hang ``value`` into the document's catalog under ``key``."""
    catalog = canvas._doc.Catalog  # noqa: SLF001
    catalog.__NoDefault__ = [*catalog.__NoDefault__, key]
    setattr(catalog, key, value)


def attach(canvas: Any, name: str, content: bytes, mime: str, words: str) -> None:
    """Embed a file that belongs to the document (PDF 2.0 14.13, "associated file")."""
    document = canvas._doc  # noqa: SLF001
    packed = zlib.compress(content, 9)
    checksum = hashlib.md5(content, usedforsecurity=False).hexdigest()
    head = (
        f"<< /Type /EmbeddedFile /Subtype /{mime.replace('/', '#2F')} /Filter /FlateDecode "
        f"/Length {len(packed)} /Params << /Size {len(content)} /CheckSum <{checksum}> >> >>"
    ).encode("ascii")
    stream = document.Reference(RawStream("berkas", head + STREAM_START, packed))
    entry = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Filespec"),
            "F": pdfdoc.PDFString(name),
            "UF": pdfdoc.PDFString(name),
            "Desc": pdfdoc.PDFString(words),
            "AFRelationship": pdfdoc.PDFName("Data"),
            "EF": pdfdoc.PDFDictionary({"F": stream, "UF": stream}),
        }
    )
    reference = document.Reference(entry)
    tree = {"Names": pdfdoc.PDFArray([pdfdoc.PDFString(name), reference])}
    canvas._doc.Catalog.Names = pdfdoc.PDFDictionary(  # noqa: SLF001
        {"EmbeddedFiles": pdfdoc.PDFDictionary(tree)}
    )
    add_to_catalog(canvas, "AF", pdfdoc.PDFArray([reference]))


def finished(canvas: Any, buffer: BytesIO) -> bytes:
    """Close the document and hand its bytes over."""
    canvas.save()
    return buffer.getvalue()

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kartu kesiapan says, the same on the screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.documents import DocumentState
from desa_app.wording import masked, short_date

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.documents import DocumentCounts, DocumentLine

ADVICE = (
    "Kartu ini menyebut apa yang diketahui kantor desa pada hari itu. Kartu ini membantu"
    " mempersiapkan keberangkatan; bukan izin, bukan larangan, dan bukan penilaian atas seseorang."
)
# A condition's code begins with one of these; the longer ones first.
_TITLES = {
    "tanggal-lahir": "Usia saat berangkat",
    "usia": "Usia saat berangkat",
    "lahir-31": "Tanggal lahir",
    "baru-cukup-umur": "Tanggal lahir",
    "izin-keluarga": "Izin keluarga",
    "negara": "Negara tujuan",
    "aturan-negara": "Negara tujuan",
    "pastikan-pemberi-kerja": "Negara tujuan",
    "p3mi": "P3MI berizin",
    "sip3mi": "P3MI berizin",
    "wawancara": "Wawancara bersama keluarga",
    "nik-kosong": "NIK belum ada",
    "nik": "NIK",
    "nama-paspor": "Nama pada paspor",
    "tanggal-berangkat": "Rencana berangkat",
    "rencana": "Rencana bekerja",
    "sponsor": "Sponsor",
    "bukan-warga": "Status kependudukan",
}


def check_title(code: str) -> str:
    """The short name of a condition, or nothing where its sentence says it all."""
    return next(
        (words for start, words in _TITLES.items() if code.startswith(start)), "Perlu dicek"
    )


def counts_line(counts: DocumentCounts, to_ask: int) -> str:
    """How it stands in one line: ``12 dari 18 dokumen ada. 5 belum ada, 1 perlu diperpanjang.``"""
    parts = [f"{counts.there} dari {counts.asked} dokumen ada."]
    rest = []
    if counts.missing:
        rest.append(f"{counts.missing} belum ada")
    if counts.ended:
        rest.append(f"{counts.ended} perlu diperpanjang sebelum berangkat")
    if counts.ending:
        rest.append(f"{counts.ending} hampir habis masa berlakunya")
    if rest:
        parts.append(f"{', '.join(rest)}.")
    parts.append(f"{to_ask} hal lain perlu dilihat lagi." if to_ask else "Hal lain sudah dilihat.")
    return " ".join(parts)


def document_evidence(line: DocumentLine) -> str:
    """What stands under a paper: number, issuer, who saw the original, or what is asked for."""
    facts = line.facts
    if line.state is DocumentState.MISSING:
        if line.document is not None and facts.note:
            return facts.note
        return line.rule.basis or ("Lazim diminta" if not line.rule.required else "")
    seen = seen_words(line)
    return " · ".join(part for part in (number_words(line), facts.issuer, seen) if part)


def number_words(line: DocumentLine) -> str:
    """A paper's number; a NIK or KK number with its middle hidden."""
    number = line.facts.number if line.facts.present else ""
    digits = number.replace(" ", "")
    return masked(digits) if len(digits) == 16 and digits.isdigit() else number


def seen_words(line: DocumentLine) -> str:
    """``asli dilihat Sekdes, 21 Nov 2026`` or nothing."""
    facts = line.facts
    if not facts.present or not facts.seen_by or facts.seen_on is None:
        return ""
    return f"asli dilihat {facts.seen_by}, {short_date(facts.seen_on)}"


def until_words(until: date | None) -> str:
    """``s.d. 21 Nov 2026`` or nothing."""
    return f"s.d. {short_date(until)}" if until is not None else ""


def days_words(days_left: int) -> str:
    """How long a paper still holds: ``habis 2 hari lalu``, ``habis hari ini``, ``30 hari lagi``."""
    if days_left < 0:
        return f"habis {-days_left} hari lalu"
    return "habis hari ini" if days_left == 0 else f"{days_left} hari lagi"

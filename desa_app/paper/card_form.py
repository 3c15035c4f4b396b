# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulir pendaftaran kunci: an office's card on paper, compared and signed by both offices."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from desa_app.domain.page import Paper
from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.frames import BODY, Blank, Framed, bullets, heading, label, large, signing
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, facts, text
from desa_app.paper.pdf_file import MM, finished, start_pdf
from desa_app.paper.poster_parts import Code
from desa_app.wording import digits_aloud, long_date

if TYPE_CHECKING:
    from desa_app.domain.papers import CardSheet

_SIDE, _TOP = 22.0 * MM, 16.0 * MM
_QR = 38.0 * MM


def card_form(sheet: CardSheet) -> bytes:
    """One page of the office's paper. Raises ``TextNotPrintable``."""
    wide, high = (side * MM for side in sheet.paper.size_mm)
    measure = wide - 2 * _SIDE
    office = called(sheet.office_name, sheet.kind_word)
    rows = [
        ("Kantor", f"**{office}**"),
        ("Kode wilayah", sheet.office_code),
        ("Kunci dibuat", long_date(sheet.key_made_on)),
        ("Lembar dicetak", long_date(sheet.made_on)),
    ]
    roomy = sheet.paper is Paper.F4
    parts: list[Part] = [
        heading("Formulir pendaftaran kunci", f"{office} ({sheet.office_code})", measure),
        text(
            "Lembar ini dibawa langsung ke kantor yang akan mendaftarkan kartu ini. Petugas di sana"
            " membuka berkas kartunya, lalu mengetik sidik dari kertas ini atau memotret"
            f" QR-nya, supaya pasti bahwa kartu itu benar milik {office}.",
            BODY,
            measure,
            1.3,
        ),
        Gap(3.0 * MM),
        facts(rows, BODY, measure, 1.3, 0.0),
        Gap(3.0 * MM),
        label("Sidik kartu: 30 angka, dibaca per kelompok", measure),
        _fingerprint(sheet, measure),
        Gap(1.5 * MM),
        text(f"Dibaca: {_aloud(sheet.fingerprint)}.", BODY.at(9.0), measure, 1.25),
        Gap((3.0 if roomy else 1.5) * MM),
        bullets(
            (
                "Sidik ini bukan rahasia. Yang penting adalah jalannya: dari tangan ke tangan,"
                " bukan lewat pesan, telepon, atau flashdisk yang sama dengan berkas kartunya.",
                "Bila satu angka saja berbeda, jangan didaftarkan. Hubungi kantor itu dahulu.",
            ),
            measure,
        ),
        Gap((5.0 if roomy else 2.0) * MM),
        label("Berita acara pertukaran kartu", measure),
        text(
            "Pada hari ini kedua petugas di bawah ini telah mencocokkan sidik di kertas ini dengan"
            " sidik pada berkas kartu, dan **sama** / **tidak sama** *) adanya.",
            BODY,
            measure,
            1.3,
        ),
        Gap(1.0 * MM),
        _pair("Hari dan tanggal", "pukul", measure),
        Blank("Tempat", measure),
        Gap((6.0 if roomy else 3.0) * MM),
        signing(
            (
                ("Yang menyerahkan kartu,", office),
                ("Yang mendaftarkan kartu,", sheet.other_side or " "),
            ),
            (" ", " "),
            measure,
        ),
        _pair("Nama", "Nama", measure, even=True),
        _pair("Jabatan", "Jabatan", measure, even=True),
        Gap(3.0 * MM),
        text(
            "*) Coret yang tidak perlu. Dibubuhi cap kedua kantor; rangkap dua, satu untuk setiap"
            " kantor.",
            BODY.at(9.5),
            measure,
            1.3,
        ),
    ]
    fonts.check_printable((office, sheet.office_code, sheet.fingerprint, sheet.other_side))
    buffer = BytesIO()
    title = f"Formulir pendaftaran kunci {office}"
    canvas = start_pdf(buffer, sheet.paper.size_mm, title, office, title)
    Stack(tuple(parts)).draw(canvas, _SIDE, high - _TOP)
    if sheet.sample:
        draw_banner(canvas, SAMPLE, wide / 2, high - _TOP / 2, measure)
    canvas.showPage()
    return finished(canvas, buffer)


def called(name: str, kind: str) -> str:
    """The office with its kind before the name, unless the name says it."""
    return name if name.lower().startswith(kind.lower()) else f"{kind} {name}"


def _fingerprint(sheet: CardSheet, measure: float) -> Framed:
    """The groups in equal columns, to be ticked off one by one, and the same as QR beside them."""
    groups = sheet.fingerprint.split()
    half = (len(groups) + 1) // 2
    room = measure - 12.0 * MM - _QR
    each = room / half
    lines = [
        Beside(tuple(Shifted(large(group, 27.0, each), at * each) for at, group in enumerate(line)))
        for line in (groups[:half], groups[half:])
    ]
    digits = Stack((Gap(5.0 * MM), lines[0], Gap(3.0 * MM), lines[1]))
    code = Shifted(Code(sheet.qr_text, _QR), room + 4.0 * MM)
    return Framed(Beside((digits, code)), measure, 4.0 * MM, 1.6, lowered=0.0)


def _aloud(fingerprint: str) -> str:
    """The same in words, for two officers of whom one reads and the other ticks off."""
    return " - ".join(digits_aloud(group) for group in fingerprint.split())


def _pair(first: str, second: str, measure: float, *, even: bool = False) -> Beside:
    """Two dotted lines to write on, one beside the other."""
    long, short = (0.44, 0.44) if even else (0.54, 0.42)
    right = Blank(second, measure * short)
    return Beside((Blank(first, measure * long), Shifted(right, measure - right.measure)))

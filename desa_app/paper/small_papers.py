# SPDX-License-Identifier: GPL-3.0-or-later
"""The small papers on A4: handover note, recovery sheet; each says what it is for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from desa_app.domain.page import Paper
from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.card_form import called
from desa_app.paper.frames import (
    BODY,
    Blank,
    Framed,
    bullets,
    heading,
    label,
    large,
    signing,
)
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, facts, text
from desa_app.paper.pdf_file import MM, finished, start_pdf
from desa_app.wording import clock_time, grouped, level_word, long_date, month_name

if TYPE_CHECKING:
    from desa_app.domain.papers import HandoverNote, RecoverySheet

_WIDE, _HIGH = (side * MM for side in Paper.A4.size_mm)
_SIDE, _TOP = 22.0 * MM, 20.0 * MM
_MEASURE = _WIDE - 2 * _SIDE
_CONTENTS = {
    "desa": "Desa",
    "orang": "Warga",
    "rencana": "Rencana kerja",
    "surat": "Surat",
    "kasus": "Kasus",
    "rekap": "Rekap bulanan",
}


def handover_note(note: HandoverNote) -> bytes:
    """Tanda terima berkas: one page for both signatures. Raises ``TextNotPrintable``."""
    above, below = level_word(note.district), level_word(note.village)
    district = called(note.district_name, above.capitalize())
    village = called(note.village_name, below.capitalize())
    made = note.made_at.astimezone()
    rows = [
        ("Dari", f"**{village}** ({note.village})"),
        ("Untuk", f"**{district}**"),
        ("Nama berkas", f"**{note.file_name}**"),
        ("Bulan", month_name(note.period)),
        ("Kiriman ke", str(note.sequence)),
        ("Tingkat data", note.level.words),
        ("Isi", _contents(note.counts)),
        ("Ukuran", _size(note.size)),
        ("Dibuat", f"{long_date(made.date())} pukul {clock_time(made)} oleh {note.made_by}"),
        ("Nomor kiriman", note.package_id),
    ]
    hash_words = _in_groups(note.file_sha256, 4)
    parts: list[Part] = [
        heading("Tanda terima berkas", f"{village} kepada {district}", _MEASURE),
        _reason(
            "Kertas ini mencatat bahwa berkas di bawah ini diserahkan dengan flashdisk. "
            f"Isinya terkunci dan hanya dapat dibuka oleh {above}."
        ),
        facts(rows, BODY, _MEASURE, 1.4, 0.0),
        Gap(4.0 * MM),
        label("Sidik berkas (SHA-256), untuk mencocokkan bila ada keraguan", _MEASURE),
        Framed(large(hash_words, 11.0, _MEASURE - 6.0 * MM, fonts.SANS), _MEASURE, 3.0 * MM),
        Gap(5.0 * MM),
        bullets(
            (
                f"Dibuat rangkap dua: satu untuk {below}, satu untuk {above}.",
                "Kertas ini belum berarti isinya sudah diterima. Yang membuktikan itu adalah "
                f"berkas tanda terima dari {above}, yang dibawa pulang dengan flashdisk "
                "yang sama.",
                f"Jangan menghapus data di komputer {below} setelah berkas diserahkan.",
            ),
            _MEASURE,
        ),
        Gap(5.0 * MM),
        _blanks("Diserahkan di", "tanggal"),
        Gap(6.0 * MM),
        signing(
            (("Yang menyerahkan,", village), ("Yang menerima,", district)),
            (note.made_by, ""),
            _MEASURE,
        ),
    ]
    fonts.check_printable((*(value for _, value in rows), village, district, hash_words))
    return _page(parts, f"Tanda terima berkas {note.file_name}", village, note.sample)


def recovery_sheet(sheet: RecoverySheet) -> bytes:
    """The sheet for the safe, with the codes large enough to copy. Raises ``TextNotPrintable``."""
    inner = _MEASURE - 8.0 * MM
    office = f"{sheet.office_name} ({sheet.office_code})"
    parts: list[Part] = [
        heading("Lembar pemulihan", office, _MEASURE),
        _reason(
            "Dengan kode ini data kantor dapat dibuka lagi bila sandi terlupa, atau bila komputer "
            "rusak dan data dipulihkan dari cadangan. Tanpa kode ini dan tanpa sandi, data tidak "
            "dapat dibuka oleh siapa pun."
        ),
        label("Kode pemulihan", _MEASURE),
        Framed(_code(sheet.code, _MEASURE - 10.0 * MM), _MEASURE, 5.0 * MM, 1.6),
        Gap(5.0 * MM),
    ]
    if sheet.age_identity:
        parts += [
            label("Kunci cadangan untuk membuka kiriman", _MEASURE),
            Framed(_identity(sheet.age_identity, inner), _MEASURE),
            Gap(1.5 * MM),
            text(
                "Program ini cukup dengan kode di atas; kunci ini untuk program umum age, diketik"
                " sebagai satu baris tanpa spasi.",
                BODY.at(10.0),
                _MEASURE,
                1.3,
            ),
            Gap(4.0 * MM),
        ]
    parts += [
        label("Yang harus dilakukan", _MEASURE),
        bullets(
            (
                "Masukkan lembar ini ke amplop tertutup dan simpan di lemari besi atau lemari "
                "terkunci kantor, di ruangan lain daripada komputernya.",
                "Catat di bawah ini siapa yang menyimpan.",
                "Bila lembar ini hilang atau pernah dilihat orang yang tidak berhak, laporkan "
                "kepada pimpinan kantor pada hari itu juga.",
            ),
            _MEASURE,
        ),
        Gap(2.5 * MM),
        label("Yang tidak boleh dilakukan", _MEASURE),
        bullets(
            (
                "**Jangan menyimpan lembar ini di dekat komputer** atau bersama flashdisk "
                "cadangan: siapa yang memegang keduanya dapat membaca semua data warga.",
                "Jangan difoto, difotokopi, dipindai, atau dikirim lewat pesan.",
                "Jangan membacakan kode lewat telepon, juga kepada orang yang mengaku petugas "
                "pusat.",
            ),
            _MEASURE,
        ),
        Gap(5.0 * MM),
        text(f"Dibuat {long_date(sheet.made_on)}.", BODY, _MEASURE, 1.3),
        Gap(1.0 * MM),
        _blanks("Disimpan oleh", "tanggal"),
        _blanks("Tempat", "paraf"),
    ]
    fonts.check_printable((office, sheet.code, sheet.age_identity))
    return _page(parts, "Lembar pemulihan", office, sheet.sample)


def _page(parts: list[Part], title: str, author: str, sample: bool) -> bytes:
    buffer = BytesIO()
    canvas = start_pdf(buffer, Paper.A4.size_mm, title, author, title)
    Stack(tuple(parts)).draw(canvas, _SIDE, _HIGH - _TOP)
    if sample:
        draw_banner(canvas, SAMPLE, _WIDE / 2, _HIGH - _TOP / 2, _MEASURE)
    canvas.showPage()
    return finished(canvas, buffer)


def _reason(words: str) -> Stack:
    """What this paper is for, before anything else."""
    part = text(words, BODY, _MEASURE - 8.0 * MM, 1.35)
    return Stack((Framed(part, _MEASURE, 4.0 * MM, 0.4, 0.95), Gap(6.0 * MM)))


def _code(code: str, measure: float) -> Stack:
    """A code on one line, as large as it fits: a hyphen at a line's end would be a riddle."""
    size = min(21.0, 21.0 * measure / fonts.width(code, fonts.SERIF_BOLD, 21.0))
    return large(code, max(int(size * 2) / 2, 12.0), measure, fonts.SERIF_BOLD)


def _identity(identity: str, measure: float) -> Stack:
    """Two lines of the same length."""
    half = (len(identity) + 1) // 2
    halves = (identity[:half], identity[half:])
    return Stack(tuple(large(words, 14.0, measure, fonts.SERIF_BOLD) for words in halves))


def _blanks(first: str, second: str) -> Beside:
    """Two dotted lines to write on, one beside the other."""
    short = Blank(second, _MEASURE * 0.42)
    return Beside((Blank(first, _MEASURE * 0.54), Shifted(short, _MEASURE - short.measure)))


def _contents(counts: dict[str, int]) -> str:
    told = [f"{_CONTENTS.get(name, name)} {grouped(count)}" for name, count in counts.items()]
    return ", ".join(told) or "Kosong"


def _size(size: int) -> str:
    thousands = f"{size / 1000:.1f}".replace(".", ",")
    return f"{thousands} KB ({grouped(size)} bita)"


def _in_groups(digits: str, size: int) -> str:
    return " ".join(digits[at : at + size] for at in range(0, len(digits), size))

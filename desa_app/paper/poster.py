# SPDX-License-Identifier: GPL-3.0-or-later
"""Posters for the notice board: large enough to be read from where people stand and wait."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, text
from desa_app.paper.pdf_file import MM, finished, start_pdf
from desa_app.paper.poster_parts import (
    PALE,
    TEAL,
    WHITE,
    Band,
    Code,
    Tinted,
    bold,
    centred,
    dots,
    help_columns,
    numbered,
    plain,
    whole_words,
)
from desa_app.wording import grouped, long_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.domain.posters import CheckPoster, JobPoster, OfficePoster, PosterFoot

_SIDE, _TOP, _BOTTOM = 13.0 * MM, 15.0 * MM, 11.0 * MM
_QR = 40.0 * MM
_JOB_HELP = 8
# From as large as a short text can be down to what a very long one needs.
_SCALES = tuple(round(1.60 - 0.05 * step, 2) for step in range(26))

CHECKS = (
    "**Perusahaannya** berizin? Tanyakan nomor SIP3MI ke Disnaker atau BP3MI.",
    "**Negara dan pekerjaannya** jelas, dan negara itu terbuka untuk penempatan?",
    "**Umur** sudah 18 tahun, dan data diri ditulis apa adanya?",
    "**Perjanjian kerja** sudah dibaca dan dipahami sebelum ditandatangani?",
    "**Keluarga** tahu dan memberi izin, dan suratnya diurus di kantor desa?",
    "**Visanya visa kerja**, bukan visa wisata, umrah atau kunjungan?",
)
NEVER = (
    "Jangan membayar ke rekening pribadi, dan jangan menerima uang muka dari perantara.",
    "Jangan menyerahkan KTP, KK, ijazah atau paspor asli kepada perantara.",
)
APPLY = (
    "Mendaftar langsung ke Disnaker, BP3MI atau perusahaan di atas. Jangan membayar kepada"
    " perantara, dan jangan menyerahkan KTP, KK atau ijazah asli."
)

BEFORE_SIGNING = (
    "**Orangnya hadir.** KTP dan KK asli dilihat; nama, NIK dan tanggal lahir sama.",
    "**Umurnya** paling sedikit 18 tahun pada rencana berangkat (UU 18/2017 Pasal 5).",
    "**Keluarganya** memberi izin tanpa dipaksa, dan ikut datang (Pasal 13 huruf b).",
    "**Negara dan pekerjaannya** jelas, dan negara itu terbuka untuk penempatan.",
    "**P3MI-nya** berizin: nomor SIP3MI dicek ke Disnaker atau BP3MI, bukan kata orang.",
    "**Siapa yang mengajak** dicatat: nama, telepon, dan biaya atau utang yang dijanjikan.",
    "**Wawancara** bersama keluarga sudah dilakukan, dan tanda bahaya sudah ditanyakan.",
)
NOT_SIGNED = (
    "Di bawah 18 tahun: surat tidak terbit, tanpa pengecualian.",
    "Tidak menandatangani blangko kosong, titipan, atau surat bagi orang yang tidak hadir.",
)


def job_poster(poster: JobPoster) -> bytes:
    """A confirmed vacancy as PDF; equal input gives equal bytes. Raises ``TextNotPrintable``."""
    foot = poster.foot
    verified = _verified(poster)
    values = [value for _, value in _facts(poster)]
    fonts.check_printable(
        (poster.job, poster.country, verified, *values, *poster.conditions, *_told(foot))
    )

    def upper(scale: float, measure: float) -> Stack:
        parts: list[Part] = [
            _band("INFORMASI KERJA KE LUAR NEGERI", verified, measure, scale),
            Gap(7.0 * MM * scale),
            Tinted(
                centred(poster.job, whole_words(poster.job, 42.0 * scale, measure), measure, 1.12),
                TEAL,
            ),
            centred(f"di {poster.country}", bold(27.0 * scale), measure, 1.25),
            Gap(6.0 * MM * scale),
        ]
        parts += [_fact(name, value, measure, scale) for name, value in _facts(poster)]
        if poster.conditions:
            parts += [
                Gap(3.0 * MM * scale),
                Tinted(text("Syarat", bold(15.0 * scale), measure, 1.4), TEAL),
                dots([_literal(one) for one in poster.conditions], plain(14.0 * scale), measure),
            ]
        parts += [
            Gap(4.0 * MM * scale),
            Band(
                text(APPLY, plain(13.5 * scale), measure - 12.0 * MM, 1.3),
                measure,
                WHITE,
                outlined=True,
            ),
        ]
        return Stack(tuple(parts))

    title = f"Informasi kerja {poster.job}, {poster.country}"
    return _drawn(foot, title, upper, _JOB_HELP)


def check_poster(poster: CheckPoster) -> bytes:
    """The general poster as PDF. Raises ``TextNotPrintable``."""
    foot = poster.foot
    fonts.check_printable(_told(foot))

    def upper(scale: float, measure: float) -> Stack:
        band = "Mau kerja ke luar negeri?"
        return Stack(
            (
                Tinted(centred(band, bold(22.0 * scale), measure, 1.3), TEAL),
                _band("CEK DULU SEBELUM BERANGKAT", "", measure, scale * 1.35),
                Gap(6.0 * MM * scale),
                dots(CHECKS, plain(16.5 * scale), measure),
                Gap(3.0 * MM * scale),
                Band(
                    dots(NEVER, bold(15.0 * scale), measure - 12.0 * MM),
                    measure,
                    WHITE,
                    outlined=True,
                ),
                Gap(4.0 * MM * scale),
                centred("Ragu? Tanyakan dahulu di kantor desa.", bold(18.0 * scale), measure, 1.3),
            )
        )

    return _drawn(foot, "Cek dulu sebelum berangkat", upper, None)


def office_poster(poster: OfficePoster) -> bytes:
    """What is checked before signing, for the office's wall. Raises ``TextNotPrintable``."""
    foot = poster.foot
    fonts.check_printable(_told(foot))

    def upper(scale: float, measure: float) -> Stack:
        return Stack(
            (
                _band(
                    "SEBELUM TANDA TANGAN",
                    f"{len(BEFORE_SIGNING)} hal yang diperiksa untuk calon PMI",
                    measure,
                    scale * 1.3,
                ),
                Gap(6.0 * MM * scale),
                numbered(BEFORE_SIGNING, plain(16.5 * scale), measure),
                Gap(3.0 * MM * scale),
                Band(
                    dots(NOT_SIGNED, bold(14.5 * scale), measure - 12.0 * MM),
                    measure,
                    WHITE,
                    outlined=True,
                ),
                Gap(4.0 * MM * scale),
                centred("Ragu? Tunda dahulu, lalu tanyakan.", bold(18.0 * scale), measure, 1.3),
            )
        )

    return _drawn(foot, "Sebelum tanda tangan", upper, None)


def _drawn(
    foot: PosterFoot, title: str, upper: Callable[[float, float], Stack], most: int | None
) -> bytes:
    """Numbers at the bottom, and above them the words as large as they fit."""
    wide, high = (side * MM for side in foot.paper.size_mm)
    measure = wide - 2 * _SIDE
    lower = _lower(foot, measure, most)
    room = high - _TOP - _BOTTOM - lower.height - 3.0 * MM
    head = next(
        (made for scale in _SCALES if (made := upper(scale, measure)).height <= room),
        upper(_SCALES[-1], measure),
    )
    buffer = BytesIO()
    canvas = start_pdf(buffer, foot.paper.size_mm, title, foot.office_lines[0], title)
    # What is left over goes between the two, not below.
    head.draw(canvas, _SIDE, high - _TOP - max(room - head.height, 0.0) * 0.25)
    lower.draw(canvas, _SIDE, _BOTTOM + lower.height)
    if foot.sample:
        draw_banner(canvas, SAMPLE, wide / 2, high - _TOP / 2, measure)
    canvas.showPage()
    return finished(canvas, buffer)


def _lower(foot: PosterFoot, measure: float, most: int | None) -> Stack:
    inner = measure - 12.0 * MM
    lines = foot.help_lines[:most]
    columns = help_columns(lines, inner - _QR - 5.0 * MM, 1.0 if len(lines) <= 10 else 0.9)
    scan = Stack(
        (
            Code(foot.qr_text, _QR),
            Gap(1.0 * MM),
            centred("Pindai untuk menyimpan nomornya", plain(8.5), _QR, 1.2),
        )
    )
    body = Stack(
        (
            Tinted(text("Tempat bertanya dan melapor", bold(16.0), inner, 1.3), TEAL),
            Gap(2.0 * MM),
            Beside((columns, Shifted(scan, inner - _QR))),
        )
    )
    office = ", ".join(foot.office_lines)
    told = f"{office}. Dicetak {long_date(foot.printed_on)}. Nomor layanan dapat berubah."
    return Stack(
        (
            Band(body, measure, PALE, outlined=True),
            Gap(2.5 * MM),
            centred(told, plain(9.0), measure, 1.2),
        )
    )


def _band(words: str, line: str, measure: float, scale: float) -> Band:
    inner = measure - 12.0 * MM
    parts: list[Part] = [centred(words, whole_words(words, 21.0 * scale, inner), inner, 1.2)]
    if line:
        parts.append(centred(line, plain(12.5 * scale), inner, 1.3))
    return Band(Tinted(Stack(tuple(parts)), WHITE), measure, TEAL)


def _fact(name: str, value: str, measure: float, scale: float) -> Part:
    face = plain(16.0 * scale)
    label = 0.30 * measure
    return Stack(
        (
            Beside(
                (
                    Tinted(text(name, face, label, 1.28), TEAL),
                    Shifted(text(value, bold(16.0 * scale), measure - label, 1.28), label),
                )
            ),
            Gap(1.4 * MM * scale),
        )
    )


def _facts(poster: JobPoster) -> tuple[tuple[str, str], ...]:
    """What is known of the vacancy; nothing is printed for what is not."""
    quota = f"{grouped(poster.quota)} orang" if poster.quota else ""
    until = long_date(poster.valid_until) if poster.valid_until else ""
    rows = (
        ("Perusahaan", poster.p3mi),
        ("Upah", poster.pay),
        ("Dicari", quota),
        ("Berlaku sampai", until),
    )
    return tuple((name, _literal(value)) for name, value in rows if value)


def _verified(poster: JobPoster) -> str:
    return f"Sudah dicek ke {_literal(poster.verified_with)}, {long_date(poster.verified_on)}"


def _told(foot: PosterFoot) -> tuple[str, ...]:
    lines = [part for one in foot.help_lines for part in (one.name, one.number)]
    return (*foot.office_lines, *lines)


def _literal(words: str) -> str:
    """What people type may hold asterisks, which would be taken for bold."""
    return words.replace("**", "* *")

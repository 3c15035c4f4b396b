# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter by which a receiving office asks a sender for the months that have not come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desa_app.domain.board import MonthMark
from desa_app.domain.letter_text import SAMPLE_BANNER
from desa_app.domain.office import OfficeProfile, Official
from desa_app.domain.package import EnrolledVillage, ReceivedPackage
from desa_app.domain.page import (
    Layout,
    Letterhead,
    LetterSheet,
    Margins,
    Paragraph,
    Points,
    Side,
    Signature,
    Table,
)
from desa_app.domain.signing import DOTTED, signing_lines
from desa_app.wording import level_word, long_date, month_name

_BLANK = "." * 34


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderFacts:
    """Everything the letter says; ``overdue`` are the months that should be here, oldest first."""

    office: OfficeProfile
    logo: bytes | None
    signatory: Official
    head: Official
    village: EnrolledVillage
    last: ReceivedPackage | None
    overdue: tuple[MonthMark, ...]
    today: date


def district_letterhead(office: OfficeProfile, logo: bytes | None) -> Letterhead:
    """Kop surat of a kecamatan or a dinas: the kabupaten above, the office itself, its address."""
    address = "  ·  ".join(part for part in (office.address, office.contact) if part.strip())
    return Letterhead(
        lines=(f"PEMERINTAH {office.regency.upper()}",),
        office_line=f"{office.kind_word.upper()} {office.name.upper()}",
        address_line=address,
        logo=logo,
    )


def reminder_sheet(facts: ReminderFacts) -> LetterSheet:
    """The letter, laid out as an official one; number and date of the book are written by hand."""
    office, village = facts.office, facts.village
    district = f"{office.kind_word} {office.name}"
    above, below = level_word(office.code), level_word(village.code)
    sender = f"{below.capitalize()} {village.name}"
    head = "Camat" if below == "kecamatan" else "Kepala Desa"
    town = office.name.removeprefix("Kabupaten ").removeprefix("Kota ")
    count = len(facts.overdue)
    return LetterSheet(
        paper=office.paper,
        margins=Margins(),
        letterhead=district_letterhead(office, facts.logo),
        title="",
        number_line="",
        layout=Layout.OFFICIAL,
        place_and_date=f"{town}, {long_date(facts.today)}",
        reference=(
            ("Nomor", _BLANK),
            ("Sifat", "Penting"),
            ("Lampiran", "-"),
            ("Hal", "**Kiriman data calon PMI dan PMI yang belum diterima**"),
        ),
        addressee=(f"Yth. **{head} {village.name}**", "di", village.name),
        blocks=(
            Paragraph(
                text=f"Sampai dengan {long_date(facts.today)}, {district} belum menerima kiriman"
                f" data calon Pekerja Migran Indonesia (PMI) dan PMI dari {sender}"
                f" ({village.code}) untuk {count} bulan berikut:",
                indent=True,
            ),
            Table(
                headings=("Bulan", "Batas kirim", "Lewat batas"),
                shares=(0.36, 0.36, 0.28),
                rows=tuple(
                    (
                        month_name(mark.period),
                        long_date(mark.due),
                        f"{mark.days_late} hari",
                    )
                    for mark in facts.overdue
                ),
            ),
            Paragraph(text=_last_words(facts), indent=True),
            Paragraph(
                text=f"Dalam rekap {above}, bulan yang belum dikirim ditulis **belum mengirim**"
                " dan tidak dihitung sebagai nol. Bila pada bulan itu memang tidak ada calon PMI"
                " atau PMI, kirimannya tetap diperlukan, supaya dapat dicatat nihil.",
                indent=True,
            ),
            Paragraph(text="Untuk itu kami mohon:", indent=False),
            Points(
                items=(
                    "Menyegel kiriman bulan tersebut dari menu"
                    f" **Kirim ke {above.capitalize()}** ke flashdisk, lalu menyerahkannya ke"
                    f" kantor {above} bersama lembar tanda terima.",
                    "Bila sudah pernah diserahkan, membawa lembar tanda terimanya supaya dapat"
                    " ditelusuri, dan mengirim sekali lagi.",
                    "Bila ada kendala pada komputer, flashdisk atau petugas, menghubungi kami"
                    " supaya dapat dibantu.",
                )
            ),
            Paragraph(
                text="Demikian disampaikan. Atas perhatian dan kerja samanya kami ucapkan"
                " terima kasih.",
                indent=True,
            ),
        ),
        signatures=(
            Signature(
                line=1,
                side=Side.RIGHT,
                above=signing_lines(office, facts.signatory, facts.head),
                name=facts.signatory.name or DOTTED,
                below=facts.signatory.number_line,
                underlined=True,
            ),
        ),
        seal=False,
        subject=f"Pengingat kiriman {sender}",
        author=f"Pemerintah {district}",
        banner=SAMPLE_BANNER if office.sample else "",
    )


def _last_words(facts: ReminderFacts) -> str:
    if facts.last is None:
        below = level_word(facts.village.code)
        return f"Sejak {below} terdaftar di kantor kami, belum ada kiriman yang diterima."
    day = long_date(facts.last.received_at.astimezone().date())
    return (
        f"Kiriman terakhir yang kami terima adalah untuk {month_name(facts.last.period)}"
        f" (kiriman ke-{facts.last.sequence}), diterima {day}."
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""The Desa Binaan book and the report about foreigners as ruled lists, ready for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desa_app.domain.foreigners import Foreigner, ForeignerCounts, Period
from desa_app.domain.foster_book import (
    EarlyWarning,
    FosterOfficer,
    FosterPaper,
    FosterQuestion,
    FosterVisit,
    PassportHelp,
)
from desa_app.domain.ledger import shown
from desa_app.domain.listing import ListingColumn, ListingSection
from desa_app.wording import grouped, long_date

_C = ListingColumn
_FOREIGNERS = (
    _C("Nama", 17),
    _C("L/P", 4, "centre"),
    _C("Kebangsaan", 11),
    _C("Nomor paspor", 11),
    _C("Izin tinggal", 14),
    _C("Berlaku sampai", 9, "centre"),
    _C("Penjamin / tuan rumah", 14),
    _C("Alamat di desa", 16),
    _C("Datang", 9, "centre"),
    _C("Pergi", 9, "centre"),
    _C("Dilaporkan", 9, "centre"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FosterYear:
    """Everything that stands in the book for one year, struck records left out."""

    papers: tuple[FosterPaper, ...]
    officers: tuple[FosterOfficer, ...]
    visits: tuple[FosterVisit, ...]
    questions: tuple[FosterQuestion, ...]
    passport_help: tuple[PassportHelp, ...]
    warnings: tuple[EarlyWarning, ...]
    foreigners: tuple[Foreigner, ...]


def period_words(period: Period) -> str:
    """``1 November 2026 s.d. 21 November 2026``."""
    return f"{long_date(period.first)} s.d. {long_date(period.last)}"


def foreigners_section(
    stays: Iterable[Foreigner], countries: Mapping[str, str], sums: ForeignerCounts | None = None
) -> ListingSection:
    """The list of foreigners with its sums."""
    return ListingSection(
        heading="Keberadaan orang asing",
        columns=_FOREIGNERS,
        rows=tuple(
            (
                one.name,
                one.sex.value if one.sex else "",
                countries.get(one.nationality, one.nationality),
                one.document_number,
                shown(one.permit),
                shown(one.permit_until),
                one.host,
                one.address,
                shown(one.arrived_on),
                shown(one.left_on),
                shown(one.reported_on),
            )
            for one in stays
        ),
        sums=sum_lines(sums) if sums is not None else (),
    )


def sum_lines(counts: ForeignerCounts) -> tuple[str, ...]:
    """The sums of a period in words and figures."""
    lines = [
        f"Ada pada awal periode {grouped(counts.before)} orang, datang {grouped(counts.arrived)},"
        f" pergi {grouped(counts.left)}, ada pada akhir periode {grouped(counts.after)} orang.",
        f"Tercatat seluruhnya {grouped(counts.listed)} orang: laki-laki {grouped(counts.male)},"
        f" perempuan {grouped(counts.female)}.",
    ]
    if counts.by_nationality:
        nations = ", ".join(f"{name} {grouped(many)}" for name, many in counts.by_nationality)
        lines.append(f"Menurut kebangsaan: {nations}.")
    return tuple(lines)


def book_sections(year: FosterYear, countries: Mapping[str, str]) -> tuple[ListingSection, ...]:
    """Every list of the book, empty ones too: the book then says NIHIL."""
    men, women = sum(one.men for one in year.visits), sum(one.women for one in year.visits)
    answered = sum(bool(one.answer) for one in year.questions)
    return (
        ListingSection(
            heading="Penetapan desa binaan",
            columns=(
                _C("Jenis", 18),
                _C("Nomor", 24),
                _C("Tanggal", 12, "centre"),
                _C("Penerbit", 26),
                _C("Berlaku sampai", 12, "centre"),
                _C("Keterangan", 24),
            ),
            rows=tuple(
                (
                    shown(one.paper_kind),
                    one.number,
                    shown(one.issued_on),
                    one.issuer,
                    shown(one.valid_until),
                    _line(one.note),
                )
                for one in year.papers
            ),
        ),
        ListingSection(
            heading="Petugas pembina (PIMPASA) dan kontak",
            columns=(
                _C("Nama", 24),
                _C("Jabatan", 18),
                _C("Kantor", 24),
                _C("Telepon", 18),
                _C("Sejak", 12, "centre"),
                _C("Sampai", 12, "centre"),
            ),
            rows=tuple(
                (
                    one.name,
                    one.post,
                    one.agency,
                    one.phone,
                    shown(one.since),
                    shown(one.until),
                )
                for one in year.officers
            ),
        ),
        ListingSection(
            heading="Kunjungan",
            columns=(
                _C("Tanggal", 11, "centre"),
                _C("Petugas", 22),
                _C("Topik", 30),
                _C("L", 6, "centre"),
                _C("P", 6, "centre"),
                _C("Hasil", 38),
            ),
            rows=tuple(
                (
                    shown(one.on),
                    one.officer,
                    one.topic,
                    grouped(one.men),
                    grouped(one.women),
                    _line(one.result),
                )
                for one in year.visits
            ),
            sums=(
                f"Kunjungan {grouped(len(year.visits))} kali, peserta {grouped(men + women)}:"
                f" laki-laki {grouped(men)}, perempuan {grouped(women)}.",
            )
            if year.visits
            else (),
        ),
        ListingSection(
            heading="Pertanyaan warga dan jawabannya",
            columns=(
                _C("Tanggal", 11, "centre"),
                _C("Penanya", 16),
                _C("Pertanyaan", 34),
                _C("Jawaban", 36),
                _C("Dijawab", 11, "centre"),
                _C("Oleh", 14),
            ),
            rows=tuple(
                (
                    shown(one.on),
                    one.asked_by,
                    _line(one.question),
                    _line(one.answer),
                    shown(one.answered_on),
                    one.answered_by,
                )
                for one in year.questions
            ),
            sums=(f"Pertanyaan {grouped(len(year.questions))}, sudah dijawab {grouped(answered)}.",)
            if year.questions
            else (),
        ),
        ListingSection(
            heading="Bantuan paspor",
            columns=(
                _C("Tanggal", 11, "centre"),
                _C("Nama", 24),
                _C("Bantuan", 24),
                _C("Hasil", 26),
                _C("Keterangan", 24),
            ),
            rows=tuple(
                (shown(one.on), one.name, shown(one.help_kind), one.result, _line(one.note))
                for one in year.passport_help
            ),
        ),
        ListingSection(
            heading="Peringatan dini",
            columns=(
                _C("Tanggal", 11, "centre"),
                _C("Isi", 38),
                _C("Diteruskan ke", 20),
                _C("Tanggal", 11, "centre"),
                _C("Jawaban", 34),
                _C("Tanggal", 11, "centre"),
            ),
            rows=tuple(
                (
                    shown(one.on),
                    _line(one.content),
                    one.passed_to,
                    shown(one.passed_on),
                    _line(one.answer),
                    shown(one.answered_on),
                )
                for one in year.warnings
            ),
        ),
        foreigners_section(year.foreigners, countries),
    )


def _line(words: str) -> str:
    """Several lines as one."""
    return " ".join(words.split())

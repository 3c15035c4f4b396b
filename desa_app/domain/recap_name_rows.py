# SPDX-License-Identifier: GPL-3.0-or-later
"""Table D as a list to be shown and printed: a line per plan, and where the names are from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desa_app.domain.codes import Sex
from desa_app.domain.listing import ListingColumn, ListingSection
from desa_app.wording import month_name, typed_date

if TYPE_CHECKING:
    from desa_app.domain.recap_names import NameLine, NameList

NAMES_TITLE = "Tabel D. Daftar nama"
NAME_COLUMNS = (
    ListingColumn("Nama", 15),
    ListingColumn("NIK", 11),
    ListingColumn("L/P", 3, "centre"),
    ListingColumn("Lahir", 7),
    ListingColumn("Desa", 9),
    ListingColumn("Dusun", 8),
    ListingColumn("Status", 7),
    ListingColumn("Jalur", 8),
    ListingColumn("Negara", 8),
    ListingColumn("Pekerjaan", 10),
    ListingColumn("P3MI", 11),
)


def name_cells(line: NameLine, countries: Mapping[str, str]) -> tuple[str, ...]:
    """One plan, in the order of the columns."""
    return (
        line.name,
        line.nik or "",
        {Sex.MALE: "L", Sex.FEMALE: "P"}.get(line.sex, "") if line.sex is not None else "",
        typed_date(line.birth_date) if line.birth_date is not None else "",
        line.village_name,
        line.dusun,
        line.status.value,
        line.jalur.words,
        countries.get(line.country, line.country),
        line.job,
        line.p3mi,
    )


def name_remarks(names: NameList) -> tuple[str, ...]:
    """Of which month each village's names are, and who sends none."""
    found = []
    told = [f"{one.name} ({month_name(one.period)})" for one in names.sources if one.sequence]
    if told:
        found.append(f"Nama menurut kiriman bernama yang terakhir: {', '.join(told)}.")
    without = ", ".join(one.name for one in names.without_names)
    if without:
        found.append(f"Tanpa nama, karena mengirim angka saja atau belum mengirim: {without}.")
    if names.limited:
        found.append(
            f"Tidak disebut: {names.limited} orang yang pemakaian datanya dibatasi desa (UU 27/2022"
            " Pasal 41). Mereka tetap terhitung dalam rekap."
        )
    found.append("Berisi data pribadi. Simpan di tempat terkunci dan jangan digandakan.")
    return tuple(found)


def names_section(names: NameList, countries: Mapping[str, str]) -> ListingSection:
    """The list as the recap's paper and spreadsheet have it."""
    return ListingSection(
        heading=NAMES_TITLE,
        columns=NAME_COLUMNS,
        rows=tuple(name_cells(line, countries) for line in names.lines),
        sums=name_remarks(names),
        full_numbers="daftar-nama-lengkap" if names.in_full else "",
    )

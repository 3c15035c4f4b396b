# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented people as a spreadsheet in the layout that village offices export."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

from desa_app.domain.codes import FamilyRole, Marital, Sex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.sample.people import SamplePerson

HEADINGS = (
    "alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir",
    "agama_id", "pendidikan_kk_id", "pekerjaan_id", "status_kawin", "kk_level", "warganegara_id",
    "nama_ayah", "nama_ibu", "status_dasar",
)  # fmt: skip
_ROLES = {FamilyRole.HEAD: "1", FamilyRole.WIFE: "3", FamilyRole.CHILD: "4"}
_MARITAL = {Marital.SINGLE: "1", Marital.MARRIED: "2"}


def sheet_of(people: Sequence[SamplePerson]) -> bytes:
    """The XLSX file; every cell is text, as it should be for NIK and KK."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("Data Penduduk")
        sheet.write_row(0, 0, HEADINGS)
        for number, person in enumerate(people, start=1):
            for column, value in enumerate(_row(person)):
                sheet.write_string(number, column, value)
    return buffer.getvalue()


def _row(person: SamplePerson) -> tuple[str, ...]:
    return (
        f"Kp. {person.hamlet}",
        person.hamlet,
        person.rw,
        person.rt,
        person.name,
        person.kk,
        person.nik,
        "1" if person.sex is Sex.MALE else "2",
        person.birth_place,
        person.birth_date.isoformat(),
        "1",
        "4",
        str(person.job),
        _MARITAL[person.marital],
        _ROLES[person.role],
        "1",
        person.father,
        person.mother,
        "1",
    )

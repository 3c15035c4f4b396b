# SPDX-License-Identifier: GPL-3.0-or-later
"""Rehearses a spreadsheet of people: what would come in, and every cell that needs a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.codes import BaseStatus
from desa_app.domain.findings import Finding, Level
from desa_app.domain.nik import check_nik
from desa_app.domain.person import PersonDraft, problems_in
from desa_app.intake import opensid_codes as codes
from desa_app.intake.cells import Row, is_blank
from desa_app.intake.opensid import Table, find_table
from desa_app.intake.workbook import open_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

FINDING_CODES = frozenset(
    {
        "bukan-teks",
        "huruf-tidak-tercetak",
        "jenis-kelamin-kosong",
        "judul-ganda",
        "kk-berupa-angka",
        "kk-bukan-16-angka",
        "kk-dirapikan",
        "kk-kosong",
        "kode-tidak-dikenal",
        "kolom-tidak-ada",
        "nama-kosong",
        "nik-beda-jenis-kelamin",
        "nik-beda-tanggal-lahir",
        "nik-berupa-angka",
        "nik-bukan-16-angka",
        "nik-dirapikan",
        "nik-ganda-dalam-berkas",
        "nik-kosong",
        "nik-sudah-terdaftar",
        "nik-tanggal-mustahil",
        "nik-urut-nol",
        "nik-wilayah-lain",
        "rumus-salah",
        "status-kawin-kosong",
        "tanggal-lahir-kosong",
        "tanggal-mendatang",
        "tanggal-terlalu-lama",
        "tanggal-tidak-terbaca",
        "terlalu-panjang",
    }
)
"""Every code that a finding can have; each needs a sentence for the office."""

# Columns that may be absent, but not without a word about it.
_EXPECTED = ("nik", "no_kk", "status_kawin")
# Field of a person -> heading of the sheet, for the limits that a form has too.
_COLUMN_OF = {
    "name": "nama",
    "birth_place": "tempatlahir",
    "address": "alamat",
    "dusun": "dusun",
    "rt": "rt",
    "rw": "rw",
    "occupation": "pekerjaan_id",
    "father": "nama_ayah",
    "mother": "nama_ibu",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """One person as a row says; ``row`` is the spreadsheet's own number."""

    row: int
    facts: PersonDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What a file would bring. ``read == len(people) + len(refused_rows)``, always."""

    path_name: str
    layout: str
    read: int
    people: tuple[SheetPerson, ...]
    findings: tuple[Finding, ...]

    @property
    def refused_rows(self) -> frozenset[int]:
        """Rows with at least one fault that keeps them out."""
        return frozenset(one.row for one in self.findings if one.level is Level.REFUSED)


def rehearse_people(
    path: Path,
    *,
    office_code: str,
    today: date,
    known_niks: Callable[[Sequence[str]], Mapping[str, str]],
) -> Rehearsal:
    """Read a whole sheet of people and judge every row; writes nothing.

    ``known_niks`` tells which of these NIKs the register already has. Raises ``FileMissing``,
    ``FileUnreadable``, ``SheetUnreadable``, ``SheetTooLarge``, ``LayoutUnknown``.
    """
    table = find_table(path, open_workbook(path))
    drafts = [(row, _person(row, today)) for row in _rows(table)]
    _compare_niks(drafts, known_niks)
    for row, draft in drafts:
        if draft.nik is not None:
            for warning in check_nik(draft.nik, draft.birth_date, draft.sex, office_code):
                row.warn("nik", warning.code, warning.expected)
    findings = [
        _heading(table, key, "kolom-tidak-ada") for key in _EXPECTED if key not in table.columns
    ]
    findings += [_heading(table, heading, "judul-ganda") for heading in table.doubled]
    findings += [finding for row, _ in drafts for finding in row.findings]
    return Rehearsal(
        path_name=path.name,
        layout=table.layout,
        read=len(drafts),
        people=tuple(
            SheetPerson(row=row.number, facts=draft) for row, draft in drafts if not row.refused
        ),
        findings=tuple(findings),
    )


def _heading(table: Table, heading: str, code: str) -> Finding:
    hint = "kolom pertama yang dibaca" if code == "judul-ganda" else ""
    return Finding(
        row=table.header_row,
        column=heading,
        code=code,
        level=Level.WARNING,
        value=heading,
        suggestion=hint,
    )


def _rows(table: Table) -> list[Row]:
    found = []
    for number, cells in table.rows():
        found.append(
            Row(
                number=number,
                cells={key: cells[at] for key, at in table.columns.items() if at < len(cells)},
                headings=table.headings,
                errors={
                    key: table.sheet.errors[number, at]
                    for key, at in table.columns.items()
                    if (number, at) in table.sheet.errors
                },
            )
        )
    return found


def _person(row: Row, today: date) -> PersonDraft:
    draft = PersonDraft(
        name=row.name("nama"),
        nik=row.sixteen_digits("nik", "nik"),
        kk=row.sixteen_digits("no_kk", "kk"),
        birth_place=row.text("tempatlahir"),
        birth_date=row.birth_date("tanggallahir", today),
        sex=row.code("sex", codes.SEX, empty="jenis-kelamin-kosong"),
        religion=row.code("agama_id", codes.RELIGION) or "",
        marital=row.code("status_kawin", codes.MARITAL),
        education=row.code("pendidikan_kk_id", codes.EDUCATION) or "",
        occupation=row.code("pekerjaan_id", codes.OCCUPATION) or "",
        nationality=row.code("warganegara_id", codes.NATIONALITY) or "WNI",
        family_role=row.code("kk_level", codes.FAMILY_ROLE),
        father=row.text("nama_ayah"),
        mother=row.text("nama_ibu"),
        address=row.text("alamat"),
        dusun=row.text("dusun"),
        rt=row.text("rt"),
        rw=row.text("rw"),
        base_status=row.code("status_dasar", codes.BASE_STATUS) or BaseStatus.ALIVE,
    )
    if "status_kawin" in row.headings and is_blank(row.cells.get("status_kawin")):
        row.warn("status_kawin", "status-kawin-kosong", codes.MARITAL.allowed)
    for problem in problems_in(draft, today):
        if problem.code == "terlalu-panjang":
            row.refuse(_COLUMN_OF[problem.field], problem.code, f"paling banyak {problem.hint}")
        elif problem.code == "huruf-tidak-tercetak":
            row.refuse(_COLUMN_OF[problem.field], problem.code)
    return draft


def _compare_niks(
    drafts: list[tuple[Row, PersonDraft]],
    known_niks: Callable[[Sequence[str]], Mapping[str, str]],
) -> None:
    """The same NIK twice in the file, or already in the register."""
    first: dict[str, int] = {}
    for row, draft in drafts:
        if draft.nik is None:
            continue
        if draft.nik in first:
            row.refuse("nik", "nik-ganda-dalam-berkas", f"sama dengan baris {first[draft.nik]}")
        else:
            first[draft.nik] = row.number
    known = known_niks(list(first)) if first else {}
    for row, draft in drafts:
        if draft.nik is not None and draft.nik in known:
            row.refuse("nik", "nik-sudah-terdaftar")

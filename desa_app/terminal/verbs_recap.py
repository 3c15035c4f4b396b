# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb rekap: a month, a quarter or a year as XLSX or PDF, for the office or for the public."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from desa_app.domain.office import OfficeKind
from desa_app.domain.small_numbers import LARGEST_K, USUAL_K
from desa_app.errors import InvalidInput, Problem, WrongOfficeKind
from desa_app.exchange.stick import write_checked
from desa_app.terminal.answer import Answer
from desa_app.terminal.door import open_either
from desa_app.terminal.options import folder_of_data, json_output, recap_period, smallest_shown

if TYPE_CHECKING:
    import argparse

    from desa_app.desa import Desa
    from desa_app.domain.count_table import Cell, CountTable
    from desa_app.kecamatan import Kecamatan
    from desa_app.terminal.options import Verbs


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    recap = verbs.add_parser("rekap", help="rekap bulan, triwulan atau tahun, XLSX atau PDF")
    folder_of_data(recap)
    recap.add_argument(
        "--periode",
        type=recap_period,
        required=True,
        metavar="2026-10",
        help="bulan (2026-10), triwulan (2026-T4) atau tahun (2026)",
    )
    recap.add_argument("--ke", type=Path, required=True, metavar="OUT.xlsx|OUT.pdf", help="berkas")
    whom = recap.add_mutually_exclusive_group()
    whom.add_argument(
        "--umum",
        type=smallest_shown,
        nargs="?",
        const=USUAL_K,
        default=0,
        metavar="K",
        help=f"untuk umum: sembunyikan angka di bawah K (2 sampai {LARGEST_K}, biasanya {USUAL_K})",
    )
    whom.add_argument(
        "--nama", action="store_true", help="ikutkan Tabel D, daftar nama (kecamatan)"
    )
    recap.add_argument(
        "--nik-lengkap",
        default=None,
        metavar="ALASAN",
        help="bersama --nama: NIK utuh, dengan alasan yang dicatat",
    )
    json_output(recap)
    recap.set_defaults(work=_recap)


def _recap(given: argparse.Namespace) -> Answer:
    ending = given.ke.suffix.lower()
    if ending not in {".xlsx", ".pdf"}:
        raise InvalidInput((Problem("ke", "pilihan-tidak-dikenal", ending, ".xlsx, .pdf"),))
    with open_either(given) as office:
        recaps = office.recaps
        make = recaps.workbook if ending == ".xlsx" else recaps.document
        data = make(given.periode, public=given.umum, **_names(office, given))
        sheet = recaps.table(given.periode)
        table = recaps.paper(given.periode, public=given.umum).tables[0]
    written = write_checked(given.ke.parent, given.ke.name, data, replace=True)
    silent = [village.code for village in sheet.silent]
    owing = [village.code for village in sheet.incomplete]
    lines = [f"Rekap {sheet.period.words}: {written.path}"]
    lines += [f"Belum mengirim: {', '.join(silent)}"] if silent else []
    lines += [f"Belum lengkap: {', '.join(owing)}"] if owing else []
    return Answer(
        lines=tuple(lines),
        content={
            "berkas": written.path,
            "periode": given.periode,
            "umum": given.umum,
            "desa": len(sheet.villages),
            "belum_mengirim": silent,
            "belum_lengkap": owing,
            "jumlah": _sums(table),
        },
    )


def _names(office: Desa | Kecamatan, given: argparse.Namespace) -> dict[str, Any]:
    """Table D when it was asked for; the log tells that it left, and why in full."""
    from desa_app.kecamatan import Kecamatan

    if given.nik_lengkap is not None and not given.nama:
        raise InvalidInput((Problem("nama", "kosong"),))
    if not given.nama:
        return {}
    if not isinstance(office, Kecamatan):
        raise WrongOfficeKind(OfficeKind.KECAMATAN.value)
    in_full = given.nik_lengkap is not None
    reason = given.nik_lengkap or ""
    return {"names": office.names.show(in_full=in_full, reason=reason, leaving=True)}


def _sums(table: CountTable) -> dict[str, dict[str, int | None]]:
    """The totals by the keys of table A; null is what nobody may see or nobody told."""
    line = table.sums
    found: dict[str, dict[str, int | None]] = {}
    if line is None or not line.cells:
        return found
    at = 0
    for section in table.sections:
        for heading in section.headings:
            cells = line.cells[at : at + len(heading.parts)]
            names = ("l", "p", "jumlah")[-len(cells) :]
            found[heading.key] = dict(zip(names, map(_number, cells), strict=True))
            at += len(heading.parts)
    return found


def _number(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None

# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb of letter numbers: nomor."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.number_report import NumberState
from desa_app.exchange.stick import write_checked
from desa_app.terminal.answer import Answer, WrongCall
from desa_app.terminal.door import open_village
from desa_app.terminal.options import folder_of_data, json_output, refuse_missing_folder
from desa_app.wording import grouped, short_date

if TYPE_CHECKING:
    from desa_app.domain.number_report import NumberLine, NumberReport
    from desa_app.terminal.options import Verbs

_ENDINGS = (".pdf", ".xlsx")


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    numbers = verbs.add_parser("nomor", help="laporan nomor surat setahun")
    folder_of_data(numbers)
    numbers.add_argument("--tahun", type=int, required=True, metavar="TAHUN", help="misalnya 2026")
    numbers.add_argument("--ke", type=Path, metavar="OUT", help="berkas .pdf atau .xlsx")
    numbers.add_argument(
        "--pastikan",
        action="store_true",
        help="nyatakan bahwa tahun komputer ini benar, sesudah lama tidak ada surat",
    )
    json_output(numbers)
    numbers.set_defaults(work=_numbers)


def _numbers(given: argparse.Namespace) -> Answer:
    ending = given.ke.suffix.lower() if given.ke else ""
    if given.ke:
        if ending not in _ENDINGS:
            raise WrongCall("--ke perlu nama berkas yang berakhir .pdf atau .xlsx")
        refuse_missing_folder(given.ke)
    with open_village(given) as office:
        if given.pastikan:
            office.numbers.confirm_year(given.tahun)
        report = office.numbers.report(given.tahun)
        data = b""
        if given.ke:
            make = office.numbers.document if ending == ".pdf" else office.numbers.workbook
            data = make(given.tahun)
    lines = _lines(report)
    content = _content(report)
    if given.ke:
        written = write_checked(given.ke.parent, given.ke.name, data, replace=True)
        lines.append(f"Berkas: {written.path}")
        content["berkas"] = written.path
    return Answer(lines=tuple(lines), content=content)


def _lines(report: NumberReport) -> list[str]:
    lines = []
    for one in report.sequences:
        lines.append(f"{one.name}, tahun {report.year}: nomor terakhir {grouped(one.last)}")
        lines += [f"  {_line(line)}" for line in one.lines]
    if not lines:
        lines.append(f"Belum ada nomor surat tahun {report.year}.")
    lost = len(report.missing)
    lines.append(
        f"PERIKSA: {grouped(lost)} nomor tidak ada suratnya."
        if lost
        else "Tidak ada nomor yang hilang."
    )
    return lines


def _line(line: NumberLine) -> str:
    parts = [f"{line.running:>5}", line.state.value]
    if line.use is not None:
        parts += [line.use.number, short_date(line.use.on)]
    parts.append(line.note)
    return "  ".join(part for part in parts if part)


def _content(report: NumberReport) -> dict[str, object]:
    counts = report.counts()
    return {
        "tahun": report.year,
        "jumlah": {state.value.replace(" ", "_"): counts[state] for state in NumberState},
        "urutan": [
            {
                "urutan": one.sequence,
                "nama": one.name,
                "terakhir": one.last,
                "nomor": [
                    {
                        "urut": line.running,
                        "keadaan": line.state.value,
                        "nomor": line.use.number if line.use else "",
                        "tanggal": line.use.on if line.use else None,
                        "keterangan": line.note,
                    }
                    for line in one.lines
                ],
            }
            for one in report.sequences
        ],
    }

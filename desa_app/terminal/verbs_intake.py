# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb impor: people from a spreadsheet, and the imports that were made."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.intake import (
    ColumnMap,
    DateOrder,
    ImportChoices,
    Treatment,
)
from desa_app.errors import ImportRefused
from desa_app.exchange.stick import write_checked
from desa_app.remarks_findings import finding_sentence
from desa_app.sentences import sentence_for
from desa_app.terminal.answer import Answer, Refused, WrongCall, findings_list
from desa_app.terminal.door import open_village
from desa_app.terminal.options import folder_of_data, json_output, refuse_missing_folder

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.intake import ImportRecord, ImportReport
    from desa_app.terminal.options import Verbs

SHOWN_FINDINGS = 20
FIELDS = {
    "nama": "name",
    "nik": "nik",
    "kk": "kk",
    "kelamin": "sex",
    "tempat-lahir": "birth_place",
    "tanggal-lahir": "birth_date",
    "ttl": "birth",
    "agama": "religion",
    "status-kawin": "marital",
    "pendidikan": "education",
    "pekerjaan": "occupation",
    "warga-negara": "nationality",
    "shdk": "family_role",
    "ayah": "father",
    "ibu": "mother",
    "alamat": "address",
    "dusun": "dusun",
    "rt": "rt",
    "rw": "rw",
    "rt-rw": "rt_rw",
    "telepon": "phone",
    "status-dasar": "base_status",
}
"""What a column can hold, as the option names it."""


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    intake = verbs.add_parser("impor", help="impor daftar penduduk (xlsx, xlsm, xls, ods, csv)")
    intake.add_argument("lembar", type=Path, nargs="?", metavar="FILE", help="berkas penduduk")
    folder_of_data(intake)
    intake.add_argument("--uji", action="store_true", help="periksa saja, jangan simpan apa pun")
    intake.add_argument("--laporan", type=Path, metavar="OUT.xlsx", help="laporan per sel")
    intake.add_argument("--nama-lembar", default="", metavar="NAMA", help="lembar yang dibaca")
    intake.add_argument("--baris-judul", type=int, default=0, metavar="N", help="baris judul kolom")
    intake.add_argument(
        "--kolom",
        action="append",
        default=[],
        metavar="ISI=HURUF",
        help=f"kolom yang berisi apa, misalnya nama=B; isinya: {', '.join(FIELDS)}",
    )
    intake.add_argument(
        "--sudah-ada",
        choices=[each.value for each in Treatment],
        default=Treatment.LEAVE.value,
        help="bagi orang yang sudah terdaftar",
    )
    intake.add_argument(
        "--urutan-tanggal", choices=[each.value for each in DateOrder], help="bila tidak jelas"
    )
    what = intake.add_mutually_exclusive_group()
    what.add_argument("--daftar", action="store_true", help="tampilkan impor yang pernah dibuat")
    what.add_argument("--urungkan", default="", metavar="ID", help="urungkan satu impor")
    intake.add_argument("--alasan", default="", metavar="TEKS", help="alasan mengurungkan")
    json_output(intake)
    intake.set_defaults(work=_import)


def _import(given: argparse.Namespace) -> Answer:
    if given.daftar or given.urungkan:
        with open_village(given) as office:
            return _undo(office, given) if given.urungkan else _list(office)
    if given.lembar is None:
        raise WrongCall("impor perlu FILE, --daftar atau --urungkan ID")
    if given.laporan:
        refuse_missing_folder(given.laporan)
    with open_village(given) as office:
        choices = _choices(office, given)
        report = office.intake.rehearse(given.lembar, choices)
        if not given.uji and not report.refused:
            report = office.intake.take_in(given.lembar, choices)
        if given.laporan:
            data = office.intake.report_file(report, finding_sentence)
            write_checked(given.laporan.parent, given.laporan.name, data, replace=True)
    return _answer(report)


def _choices(office: Desa, given: argparse.Namespace) -> ImportChoices:
    mapping = None
    if given.kolom or given.baris_judul:
        look = office.intake.look(
            given.lembar, sheet=given.nama_lembar, header_row=given.baris_judul
        )
        mapping = look.mapping
        if given.kolom:
            columns = tuple(_column(words) for words in given.kolom)
            mapping = ColumnMap(
                sheet=look.sheet,
                header_row=look.header_row,
                header_rows=look.header_rows,
                columns=columns,
            )
    return ImportChoices(
        mapping=mapping,
        sheet=given.nama_lembar,
        treatment=Treatment(given.sudah_ada),
        date_order=DateOrder(given.urutan_tanggal) if given.urutan_tanggal else None,
    )


def _column(words: str) -> tuple[int, str]:
    field, _, letters = words.partition("=")
    if field not in FIELDS:
        raise WrongCall(f"--kolom: {field} tidak dikenal; yang ada: {', '.join(FIELDS)}")
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 2):
        raise WrongCall(f"--kolom {field}: tulis huruf kolomnya, misalnya {field}=B")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1, FIELDS[field]


def _answer(report: ImportReport) -> Answer:
    content: dict[str, object] = {
        "berkas": report.file_name,
        "susunan": report.layout,
        "uji": report.rehearsal,
        "dibaca": report.read,
        "diambil": report.taken,
        "ditolak": report.refused,
        "baru": report.added,
        "diperbarui": report.updated,
        "dibiarkan": report.left,
        "baris_bermasalah": report.rows_at_fault,
        "isian_berubah": report.change_count,
        "mirip": len(report.alike),
        "id": report.import_id,
        "temuan": findings_list(report.findings),
    }
    if report.refused:
        error = ImportRefused(report.read, report.refused, report.findings)
        raise Refused(sentence_for(error).line, content | {"kode": error.code})
    verb = "Uji" if report.rehearsal else "Impor"
    lines = [
        f"{verb}: {report.read} baris dibaca, {report.taken} diambil, {report.refused} ditolak,"
        f" {len(report.findings) + report.more_findings} temuan.",
        f"  {report.added} orang baru, {report.updated} diperbarui, {report.left} dibiarkan.",
    ]
    lines += [
        f"  baris {finding.row}, {finding.column}: {finding_sentence(finding)}"
        for finding in report.findings[:SHOWN_FINDINGS]
    ]
    if len(report.findings) > SHOWN_FINDINGS:
        lines.append(f"  dan {len(report.findings) - SHOWN_FINDINGS} lagi; lihat --laporan.")
    return Answer(lines=tuple(lines), content=content)


def _list(office: Desa) -> Answer:
    records = office.imports.list()
    lines = [
        f"{record.at:%d-%m-%Y} | {record.file_name} | {record.read} dibaca, {record.added} baru,"
        f" {record.updated} diperbarui | {record.state.value} | {record.id}"
        for record in records
    ]
    return Answer(
        lines=tuple(lines or ["Belum ada impor."]),
        content={"impor": [_record(record) for record in records]},
    )


def _undo(office: Desa, given: argparse.Namespace) -> Answer:
    record = office.imports.undo(given.urungkan, given.alasan)
    line = (
        f"Impor {record.file_name} diurungkan: {record.added} orang dikeluarkan,"
        f" {record.updated} dikembalikan."
    )
    return Answer(lines=(line,), content={"impor": [_record(record)]})


def _record(record: ImportRecord) -> dict[str, object]:
    return {
        "id": record.id,
        "waktu": record.at.isoformat(),
        "oleh": record.by,
        "berkas": record.file_name,
        "susunan": record.layout,
        "dibaca": record.read,
        "diambil": record.taken,
        "ditolak": record.refused,
        "baru": record.added,
        "diperbarui": record.updated,
        "dibiarkan": record.left,
        "keadaan": record.state.value,
        "alasan": record.reason,
    }

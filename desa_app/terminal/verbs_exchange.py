# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs about the file on the stick: ekspor, terima."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.errors import StorageError
from desa_app.exchange.stick import write_checked
from desa_app.office.prepare import describe
from desa_app.sentences import sentence_for
from desa_app.terminal.answer import Answer, Refused, take_in_object
from desa_app.terminal.door import open_district, open_village
from desa_app.terminal.options import folder_of_data, json_output, make_folder, period

if TYPE_CHECKING:
    from desa_app.desa.packages import ReceiptResult
    from desa_app.domain.package import TakeInResult
    from desa_app.terminal.options import Verbs

NOTE_ENDING = "-tanda-terima.pdf"


def add_to(verbs: Verbs) -> None:
    """Add these verbs to the parser."""
    export = verbs.add_parser("ekspor", help="segel satu bulan untuk kecamatan")
    folder_of_data(export)
    export.add_argument(
        "--ke", type=Path, required=True, metavar="DIR", help="folder atau flashdisk"
    )
    export.add_argument("--periode", type=period, required=True, metavar="2026-10", help="bulan")
    export.add_argument(
        "--tingkat",
        choices=[level.value for level in DataLevel],
        required=True,
        help="seberapa banyak yang ikut",
    )
    export.add_argument("--alasan", default="", metavar="TEKS", help="wajib untuk tingkat lengkap")
    json_output(export)
    export.set_defaults(work=_export)

    take = verbs.add_parser("terima", help="kecamatan: kiriman desa; desa: tanda terima")
    take.add_argument("berkas", type=Path, nargs="+", metavar="FILE", help="berkas yang diterima")
    folder_of_data(take)
    take.add_argument("--ke", type=Path, metavar="DIR", help="folder tanda terima (kecamatan)")
    json_output(take)
    take.set_defaults(work=_take)


def _export(given: argparse.Namespace) -> Answer:
    make_folder(given.ke)
    with open_village(given) as office:
        done = office.packages.export(
            given.ke, given.periode, DataLevel(given.tingkat), given.alasan
        )
    sent = done.sent
    note, told = None, ""
    try:
        # The package counts as sent already: a full stick must not make that look like a failure.
        note = write_checked(given.ke, done.file.path.stem + NOTE_ENDING, done.note_pdf).path
        told = f"Tanda terima untuk ditandatangani: {note}"
    except StorageError as error:
        told = f"Kiriman jadi, tetapi tanda terimanya belum tertulis: {sentence_for(error).line}"
    return Answer(
        lines=(
            f"Kiriman nomor {sent.sequence} ({sent.period}, {sent.level.value}) tersegel dan sudah"
            f" dibaca ulang: {done.file.path}",
            told,
        ),
        content={
            "berkas": done.file.path,
            "nomor": sent.sequence,
            "periode": sent.period,
            "tingkat": sent.level.value,
            "jumlah": sent.counts,
            "sha256": sent.file_sha256,
            "ukuran": sent.size,
            "id": sent.package_id,
            "tanda_terima": note,
        },
    )


def _take(given: argparse.Namespace) -> Answer:
    if describe(given.data).kind is OfficeKind.DESA:
        with open_village(given) as office:
            return _receipts_answer(office.packages.take_receipts(given.berkas))
    folder = given.ke or given.berkas[0].parent
    make_folder(folder)
    with open_district(given) as office:
        return _packages_answer(office.packages.take_in(given.berkas, folder))


def _packages_answer(results: tuple[TakeInResult, ...]) -> Answer:
    lines = []
    listed = []
    for result in results:
        sentence = sentence_for(result.error).line if result.error else ""
        listed.append(take_in_object(result, sentence))
        if result.state is TakeInState.REFUSED:
            lines.append(f"ditolak: {sentence}")
            continue
        gap = f"; {result.gap} nomor terlewat" if result.gap else ""
        lines.append(
            f"{result.state.value}: {result.path.name}, desa {result.village_name},"
            f" {result.period}, nomor {result.sequence}{gap}"
        )
        if sentence:
            lines.append(f"  tanda terima belum tertulis: {sentence}")
    counted = {state: sum(r.state is state for r in results) for state in TakeInState}
    content: dict[str, object] = {
        "berkas": listed,
        "diterima": counted[TakeInState.TAKEN],
        "sudah_ada": counted[TakeInState.REPEATED],
        "ditolak": counted[TakeInState.REFUSED],
    }
    unwritten = sum(result.receipt_path is None for result in results)
    return _answer(lines, content, unwritten)


def _receipts_answer(results: tuple[ReceiptResult, ...]) -> Answer:
    lines = []
    listed: list[dict[str, object]] = []
    for result in results:
        if result.error is not None:
            sentence = sentence_for(result.error).line
            lines.append(f"ditolak: {sentence}")
            listed.append(
                {
                    "berkas": result.path,
                    "hasil": "ditolak",
                    "kode": result.error.code,
                    "kalimat": sentence,
                }
            )
            continue
        receipt = result.receipt
        if receipt is None:
            continue
        lines.append(f"diterima: kiriman nomor {receipt.sequence} ({receipt.period}) sudah dijawab")
        listed.append(
            {
                "berkas": result.path,
                "hasil": "diterima",
                "nomor": receipt.sequence,
                "periode": receipt.period,
                "diambil": receipt.taken,
                "baris_ditolak": len(receipt.refused),
            }
        )
    refused = sum(result.receipt is None for result in results)
    content: dict[str, object] = {
        "berkas": listed,
        "diterima": len(results) - refused,
        "ditolak": refused,
    }
    return _answer(lines, content, refused)


def _answer(lines: list[str], content: dict[str, object], refused: int) -> Answer:
    if refused:
        raise Refused("\n".join(lines), content | {"kode": "ada-yang-ditolak"})
    return Answer(lines=tuple(lines), content=content)

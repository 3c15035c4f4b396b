# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs about the file on the stick: ekspor, terima."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.errors import StorageError, UserError
from desa_app.exchange.kinds import what_is
from desa_app.exchange.stick import write_checked
from desa_app.office.sign import describe
from desa_app.sentences import sentence_for
from desa_app.terminal.answer import Answer, Refused, take_in_object
from desa_app.terminal.door import open_district, open_sender, open_village
from desa_app.terminal.options import folder_of_data, json_output, make_folder, period
from desa_app.wording import with_level

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.package import TakeInResult
    from desa_app.kecamatan import Kecamatan
    from desa_app.office.sending import ReceiptResult, Sending
    from desa_app.terminal.options import Verbs


@dataclass(frozen=True, slots=True)
class _Told:
    """What became of the files: for people, for machines, and how many did not go well."""

    lines: list[str]
    listed: list[dict[str, object]]
    counts: dict[str, int]
    wrong: int

    @classmethod
    def joined(cls, one: _Told, other: _Told) -> _Told:
        """Of two sorts of files that were offered together."""
        counts = Counter(one.counts)
        counts.update(other.counts)
        return cls(
            one.lines + other.lines, one.listed + other.listed, counts, one.wrong + other.wrong
        )


NOTE_ENDING = "-tanda-terima.pdf"


def add_to(verbs: Verbs) -> None:
    """Add these verbs to the parser."""
    export = verbs.add_parser("ekspor", help="segel satu bulan untuk kantor di atasnya")
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

    take = verbs.add_parser("terima", help="kiriman dari bawah, tanda terima dari atas")
    take.add_argument("berkas", type=Path, nargs="+", metavar="FILE", help="berkas yang diterima")
    folder_of_data(take)
    take.add_argument("--ke", type=Path, metavar="DIR", help="folder tanda terima yang ditulis")
    json_output(take)
    take.set_defaults(work=_take)


def _export(given: argparse.Namespace) -> Answer:
    make_folder(given.ke)
    with open_sender(given) as office:
        done = sending(office).export(
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
            return _answer(_told_receipts(office.packages.take_receipts(given.berkas)))
    folder = given.ke or given.berkas[0].parent
    make_folder(folder)
    with open_district(given) as office:
        above = office.profile.kind.above is not None
        receipts = [path for path in given.berkas if above and _is_receipt(path)]
        packages = [path for path in given.berkas if path not in receipts]
        answered = _told_receipts(office.onward.take_receipts(receipts))
        taken = _told_packages(office.packages.take_in(packages, folder))
    if not receipts:
        return _answer(taken)
    return _answer(_Told.joined(answered, taken) if packages else answered)


def sending(office: Desa | Kecamatan) -> Sending:
    """What this office sends to the one above."""
    from desa_app.desa import Desa

    return office.packages if isinstance(office, Desa) else office.onward


def _is_receipt(path: Path) -> bool:
    try:
        return what_is(path) == "tanda-terima"
    except UserError:
        return False  # taking it in says what is wrong with it


def _told_packages(results: tuple[TakeInResult, ...]) -> _Told:
    lines = []
    listed: list[dict[str, object]] = []
    for result in results:
        sentence = sentence_for(result.error).line if result.error else ""
        listed.append(take_in_object(result, sentence))
        if result.state is TakeInState.REFUSED:
            lines.append(f"ditolak: {sentence}")
            continue
        gap = f"; {result.gap} nomor terlewat" if result.gap else ""
        lines.append(
            f"{result.state.value}: {result.path.name},"
            f" {with_level(result.village, result.village_name)},"
            f" {result.period}, nomor {result.sequence}{gap}"
        )
        if sentence:
            lines.append(f"  tanda terima belum tertulis: {sentence}")
    counted = {state: sum(r.state is state for r in results) for state in TakeInState}
    counts = {
        "diterima": counted[TakeInState.TAKEN],
        "sudah_ada": counted[TakeInState.REPEATED],
        "ditolak": counted[TakeInState.REFUSED],
    }
    unwritten = sum(result.receipt_path is None for result in results)
    return _Told(lines, listed, counts, unwritten)


def _told_receipts(results: tuple[ReceiptResult, ...]) -> _Told:
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
    return _Told(lines, listed, {"diterima": len(results) - refused, "ditolak": refused}, refused)


def _answer(told: _Told) -> Answer:
    content: dict[str, object] = {"berkas": told.listed, **told.counts}
    if told.wrong:
        raise Refused("\n".join(told.lines), content | {"kode": "ada-yang-ditolak"})
    return Answer(lines=tuple(told.lines), content=content)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs about the office itself: siapkan, periksa."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.clock import SystemClock
from desa_app.domain.log_head import HeadState, HeadVerdict, LogHead
from desa_app.domain.office import OfficeKind, OfficeSetup
from desa_app.domain.seal import SealState, SealVerdict
from desa_app.errors import FileUnknownKind, NotWritable, WrongOfficeKind
from desa_app.exchange.kinds import what_is
from desa_app.exchange.stick import PrivateDisk, write_checked
from desa_app.office.checkpoint import open_checkpoint
from desa_app.office.office_profile import profile_for
from desa_app.office.prepare import prepare_office
from desa_app.remarks_folder import gaps_words, head_words
from desa_app.remarks_seal import verdict_sentence
from desa_app.terminal.answer import Answer, Refused
from desa_app.terminal.door import first_line, open_either, read_password
from desa_app.terminal.options import json_output, password_source
from desa_app.terminal.verbs_exchange import sending
from desa_app.terminal.verbs_keys import ceremony
from desa_app.wording import level_word, with_level

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from desa_app.office.inspect import HealthReport
    from desa_app.terminal.options import Verbs

SHEET_NAME = "lembar-pemulihan.pdf"


def add_to(verbs: Verbs) -> None:
    """Add these verbs to the parser."""
    prepare = verbs.add_parser("siapkan", help="siapkan kantor baru di folder kosong")
    prepare.add_argument("kantor", choices=[kind.value for kind in OfficeKind])
    prepare.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder data")
    prepare.add_argument("--kode", required=True, metavar="KODE", help="kode desa atau kecamatan")
    prepare.add_argument(
        "--nama-pengguna", default="operator", metavar="U", help="pengguna pertama"
    )
    prepare.add_argument("--kepala", default="", metavar="NAMA", help="nama kepala desa atau camat")
    prepare.add_argument("--sekretaris", default="", metavar="NAMA", help="nama sekretaris")
    prepare.add_argument(
        "--lembar-lama-dari",
        type=Path,
        metavar="BERKAS",
        help="berkas berisi kode dari lembar pemulihan kecamatan yang komputernya hilang",
    )
    password_source(prepare)
    json_output(prepare)
    prepare.set_defaults(work=_prepare)

    check = verbs.add_parser("periksa", help="periksa kiriman, tanda terima, surat, atau data")
    check.add_argument("apa", nargs="?", metavar="FILE|TEKS", help="berkas, atau teks QR surat")
    where = check.add_mutually_exclusive_group(required=True)
    where.add_argument("--data", type=Path, metavar="DIR", help="folder data kantor")
    where.add_argument(
        "--daftar-kunci", type=Path, metavar="FILE", help="daftar kunci dari kecamatan"
    )
    check.add_argument("--sidik", default="", metavar="SIDIK", help="sidik kecamatan dari kertas")
    check.add_argument(
        "--kepala-jejak",
        default="",
        metavar="TEKS",
        help='kepala jejak dari rekap di kertas, misalnya "1234: 3f2a-99bc-10de-77aa"',
    )
    check.add_argument("--pengguna", default="", metavar="NAMA", help="nama pengguna")
    password_source(check)
    json_output(check)
    check.set_defaults(work=_check)


def _prepare(given: argparse.Namespace) -> Answer:
    kind = OfficeKind(given.kantor)
    profile = profile_for(kind, given.kode)
    setup = OfficeSetup(
        profile=profile,
        head_name=given.kepala,
        secretary_name=given.sekretaris,
        user_name=given.nama_pengguna,
    )
    if (given.data / SHEET_NAME).exists():
        # Said now: afterwards the new recovery code would have nowhere to go.
        raise NotWritable(given.data / SHEET_NAME)
    password = read_password(given.sandi_dari, twice=True)
    former = first_line(given.lembar_lama_dari) if given.lembar_lama_dari is not None else ""
    prepared = prepare_office(
        given.data,
        setup,
        password,
        SystemClock(),
        officials_required=False,
        former_sheet=former if kind.below is not None else "",
    )
    sheet = write_checked(given.data, SHEET_NAME, prepared.sheet_pdf, disk=PrivateDisk()).path
    return Answer(
        lines=(
            f"{profile.kind_word} {profile.name} ({profile.code}) siap di {given.data}.",
            f"Kode pemulihan: {prepared.recovery_code}",
            f"Cetak {sheet}, simpan kertasnya di tempat aman, lalu hapus berkasnya.",
        ),
        content={
            "kantor": kind.value,
            "kode": profile.code,
            "nama": profile.name,
            "pengguna": given.nama_pengguna,
            "kode_pemulihan": prepared.recovery_code,
            "lembar_pemulihan": sheet,
        },
    )


def _check_by_list(given: argparse.Namespace) -> Answer:
    """Without an office: the list's kecamatan is proven by the fingerprint in the call."""
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = open_checkpoint(Path(folder))
        held = checkpoint.add(given.daftar_kunci, given.sidik)
        if given.apa is None:
            return Answer(
                lines=(
                    f"Daftar kunci Kecamatan {held.name} ({held.district}) utuh:"
                    f" nomor {held.sequence}, {len(held.keys)} kunci.",
                ),
                content={
                    "jenis": "daftar-kunci",
                    "kode": held.district,
                    "nomor": held.sequence,
                    "kunci": len(held.keys),
                },
            )
        path = Path(given.apa)
        if _is_file(path):
            return _verdict_answer(checkpoint.letter_file(path))
        return _verdict_answer(checkpoint.seal_text(given.apa))


def _check(given: argparse.Namespace) -> Answer:
    if given.daftar_kunci is not None:
        return _check_by_list(given)
    with open_either(given) as office:
        if given.kepala_jejak:
            return _head_answer(office.trail.compare(given.kepala_jejak))
        if given.apa is None:
            return _data_answer(office.inspection.data(), office.trail.head())
        path = Path(given.apa)
        if not _is_file(path):
            return _verdict_answer(office.inspection.seal_text(given.apa))
        kind = what_is(path)
        if kind in ("surat-pdf", "foto"):
            return _verdict_answer(office.inspection.letter_file(path))
        if kind == "kartu":
            card = ceremony(office, path).look_at(path)
            return Answer(
                lines=(
                    f"Kartu {card.kind.value} {card.name} ({card.code}) utuh.",
                    f"Sidik: {card.fingerprint}",
                ),
                content={"jenis": kind, "kode": card.code, "sidik": card.fingerprint},
            )
        if kind == "paket":
            return _package_answer(office, path)
        if kind == "tanda-terima":
            return _receipt_answer(office, path)
    raise FileUnknownKind(path)


def _is_file(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _package_answer(office: Desa | Kecamatan, path: Path) -> Answer:
    from desa_app.kecamatan import Kecamatan

    if not isinstance(office, Kecamatan):
        raise WrongOfficeKind(OfficeKind.KECAMATAN.value)
    manifest = office.packages.look_at(path).manifest
    return Answer(
        lines=(
            f"Kiriman utuh dari {level_word(manifest.village)} {manifest.village_name}"
            f" ({manifest.village}),"
            f" bulan {manifest.period}, nomor {manifest.sequence}, tingkat {manifest.level.value}.",
        ),
        content={
            "jenis": "paket",
            "desa": manifest.village,
            "periode": manifest.period,
            "nomor": manifest.sequence,
            "tingkat": manifest.level.value,
            "jumlah": manifest.counts,
        },
    )


def _receipt_answer(office: Desa | Kecamatan, path: Path) -> Answer:
    if office.profile.kind.above is None:
        raise WrongOfficeKind(OfficeKind.KECAMATAN.value)
    receipt = sending(office).check_receipt(path)
    named = with_level(receipt.district, receipt.district_name)
    return Answer(
        lines=(
            f"Tanda terima asli dari {named} untuk kiriman nomor"
            f" {receipt.sequence} bulan {receipt.period}.",
        ),
        content={
            "jenis": "tanda-terima",
            "nomor": receipt.sequence,
            "periode": receipt.period,
            "diambil": receipt.taken,
            "ditolak": len(receipt.refused),
        },
    )


def _verdict_answer(verdict: SealVerdict) -> Answer:
    statement = verdict.statement
    content: dict[str, object] = {
        "jenis": "surat",
        "keadaan": verdict.state.value,
        "desa": statement.village,
        "nomor": statement.number,
        "tanggal": statement.issued_on,
        "berlaku_sampai": statement.valid_until,
        "inisial": statement.initials,
        "akhir_nik": statement.nik_end,
        "berkas_diperiksa": verdict.file_checked,
    }
    line = verdict_sentence(verdict)
    if verdict.state is not SealState.GENUINE:
        raise Refused(line, content | {"kode": verdict.state.value})
    return Answer(lines=(line,), content=content)


def _head_answer(verdict: HeadVerdict) -> Answer:
    content: dict[str, object] = {
        "jenis": "jejak",
        "keadaan": verdict.state.value,
        "nomor": verdict.head.position,
        "catatan": verdict.entries,
        "putus_pada": verdict.broken,
    }
    if verdict.state is not HeadState.SAME:
        raise Refused(head_words(verdict), content | {"kode": verdict.state.value})
    return Answer(lines=(head_words(verdict),), content=content)


def _data_answer(report: HealthReport, head: LogHead) -> Answer:
    content: dict[str, object] = {
        "jenis": "data",
        "catatan": report.log_entries,
        "kepala_catatan": report.log_head,
        "surat": report.letters,
        "kerusakan": [{"kode": code, "letak": where} for code, where in report.faults],
        "celah": [
            {"dari": gap.first, "sampai": gap.last, "tercatat_di": gap.entry} for gap in report.gaps
        ],
    }
    if report.faults:
        where = "; ".join(f"{code} {place}".strip() for code, place in report.faults)
        line = f"Data bermasalah: {where}. Jangan menghapus apa pun; pulihkan dari cadangan."
        line = f"{line} {gaps_words(report.gaps)}".strip()
        raise Refused(line, content | {"kode": "data-bermasalah"})
    whole = "Data utuh" if not report.gaps else "Data terbaca, tetapi jejak bercelah"
    lines = [
        f"{whole}: {report.log_entries} catatan berantai, {report.letters} surat cocok.",
        f"Kepala catatan: {report.log_head}",
        head.line,
    ]
    if report.gaps:
        lines.insert(1, gaps_words(report.gaps))
    return Answer(lines=tuple(lines), content=content)

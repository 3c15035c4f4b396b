# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs about keys: kartu, daftarkan, perbarui-kunci, kunci, daftar-kunci."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.key_list import KeyCause, KeyChange
from desa_app.exchange.cards import CARD_LIMIT, read_card
from desa_app.exchange.stick import PrivateDisk, read_bounded, write_checked
from desa_app.terminal.answer import Answer
from desa_app.terminal.door import open_district, open_either, open_village, password_of
from desa_app.terminal.options import folder_of_data, json_output, refuse_missing_folder

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.package import Card
    from desa_app.kecamatan import Kecamatan
    from desa_app.kecamatan.villages import Villages
    from desa_app.office.superior import Superior
    from desa_app.terminal.options import Verbs


def add_to(verbs: Verbs) -> None:
    """Add these verbs to the parser."""
    card = verbs.add_parser("kartu", help="tulis kartu kantor ini")
    folder_of_data(card)
    card.add_argument("--ke", type=Path, required=True, metavar="FILE", help="berkas kartu")
    card.add_argument("--formulir", type=Path, metavar="FILE", help="formulir kartu, PDF")
    json_output(card)
    card.set_defaults(work=_card)

    enrol = verbs.add_parser("daftarkan", help="percayai kartu kantor lain")
    enrol.add_argument("kartu", type=Path, metavar="FILE", help="berkas kartu")
    folder_of_data(enrol)
    proof = enrol.add_mutually_exclusive_group(required=True)
    proof.add_argument("--sidik", metavar="SIDIK", help="sidik dari kertas kantor itu")
    proof.add_argument("--foto", type=Path, metavar="FILE", help="foto QR pada kertas kantor itu")
    enrol.add_argument(
        "--sebab",
        choices=[cause.value for cause in KeyCause],
        help="apa yang terjadi dengan kunci lama desa yang sudah terdaftar",
    )
    enrol.add_argument(
        "--sejak",
        type=_day,
        metavar="TANGGAL",
        help="sejak kapan kunci yang dicuri tidak dipercaya",
    )
    json_output(enrol)
    enrol.set_defaults(work=_enrol)

    key = verbs.add_parser("kunci", help="keluarkan identitas age kecamatan untuk lemari besi")
    folder_of_data(key)
    key.add_argument("--ke", type=Path, required=True, metavar="FILE", help="berkas kunci")
    json_output(key)
    key.set_defaults(work=_key)

    renew = verbs.add_parser("perbarui-kunci", help="buat kunci baru bagi kantor desa ini")
    folder_of_data(renew)
    renew.add_argument("--ke", type=Path, required=True, metavar="FILE", help="berkas kartu baru")
    renew.add_argument("--formulir", type=Path, metavar="FILE", help="formulir kartu, PDF")
    json_output(renew)
    renew.set_defaults(work=_renew)

    keys = verbs.add_parser(
        "daftar-kunci", help="tulis daftar kunci desa bagi instansi yang memeriksa surat"
    )
    folder_of_data(keys)
    keys.add_argument("--ke", type=Path, required=True, metavar="DIR", help="folder atau flashdisk")
    json_output(keys)
    keys.set_defaults(work=_key_list)


def _card(given: argparse.Namespace) -> Answer:
    with open_either(given) as office:
        card = ceremony(office).write_card(given.ke)
        _write_form(office, given.formulir)
    return Answer(
        lines=(f"Kartu ditulis ke {given.ke}.", f"Sidik: {card.fingerprint}"),
        content={"berkas": given.ke, "kode": card.code, "sidik": card.fingerprint},
    )


def _enrol(given: argparse.Namespace) -> Answer:
    with open_either(given) as office:
        typed = given.sidik or ceremony(office).fingerprint_on(given.foto)
        change = None
        if given.sebab:
            change = KeyChange(cause=KeyCause(given.sebab), day=given.sejak)
        card = _enrol_at(office, given.kartu, typed, change)
    return Answer(
        lines=(f"{card.kind.value.capitalize()} {card.name} ({card.code}) sudah terdaftar.",),
        content={"kode": card.code, "nama": card.name, "sidik": card.fingerprint},
    )


def _enrol_at(office: Desa | Kecamatan, path: Path, typed: str, change: KeyChange | None) -> Card:
    from desa_app.kecamatan.villages import Villages

    job = ceremony(office, path)
    return job.enrol(path, typed, change) if isinstance(job, Villages) else job.enrol(path, typed)


def ceremony(office: Desa | Kecamatan, path: Path | None = None) -> Superior | Villages:
    """The job that trades cards at this office: with the one above if ``path`` is its card."""
    from desa_app.desa import Desa

    if isinstance(office, Desa):
        return office.enrolment
    above = office.profile.kind.above
    if path is None or above is None:
        return office.villages
    kind = read_card(read_bounded(path, CARD_LIMIT), path).kind
    return office.superior if kind is above else office.villages


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f'"{text}" bukan tanggal; tulis 2026-10-31') from error


def _write_form(office: Desa | Kecamatan, path: Path | None) -> None:
    if path is not None:
        write_checked(path.parent, path.name, ceremony(office).card_sheet_pdf(), replace=True)


def _renew(given: argparse.Namespace) -> Answer:
    for path in (given.ke, given.formulir):
        if path is not None:
            refuse_missing_folder(path)
    with open_village(given) as office:
        office.key_renewal.renew(password_of(given))
        card = office.enrolment.write_card(given.ke)
        _write_form(office, given.formulir)
    return Answer(
        lines=(
            f"Kunci diperbarui. Kartu baru ditulis ke {given.ke}; bawa ke kecamatan.",
            f"Sidik: {card.fingerprint}",
        ),
        content={"berkas": given.ke, "kode": card.code, "sidik": card.fingerprint},
    )


def _key(given: argparse.Namespace) -> Answer:
    with open_district(given) as office:
        identity = office.inspection.identity_for_the_safe()
        code = office.profile.code
    text = (
        f"# Identitas age {code}. Siapa pun yang memegang berkas ini dapat membuka semua kiriman.\n"
        f"{identity}\n"
    )
    write_checked(given.ke.parent, given.ke.name, text.encode(), disk=PrivateDisk())
    return Answer(
        lines=(f"Identitas ditulis ke {given.ke}. Simpan di lemari besi, jangan di komputer ini.",),
        content={"berkas": given.ke},
    )


def _key_list(given: argparse.Namespace) -> Answer:
    with open_district(given) as office:
        made = office.villages.write_key_list(given.ke)
    return Answer(
        lines=(f"Daftar kunci ditulis ke {made.path}.", f"Sidik: {made.fingerprint}"),
        content={
            "berkas": made.path,
            "nomor": made.sequence,
            "kunci": made.keys,
            "sidik": made.fingerprint,
        },
    )

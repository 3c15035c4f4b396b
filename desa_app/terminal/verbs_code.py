# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs about the code on the paper in the safe: buktikan-kode, ganti-kode-pemulihan."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.errors import DesaBinaanError, WrongRecoveryCode
from desa_app.exchange.stick import PrivateDisk, refuse_unusable, withdraw, write_checked
from desa_app.sentences import sentence_for
from desa_app.terminal.answer import Answer, Refused, WrongCall, error_object
from desa_app.terminal.door import ask, first_line, open_either, password_of
from desa_app.terminal.options import folder_of_data, json_output

if TYPE_CHECKING:
    import argparse

    from desa_app.domain.recovery import NewRecovery
    from desa_app.office.recovery import RecoveryRenewal
    from desa_app.terminal.options import Verbs

_FIELD = "recovery_code"
_TRIES = 3


def add_to(verbs: Verbs) -> None:
    """Add these verbs to the parser."""
    prove = verbs.add_parser(
        "buktikan-kode", help="buktikan kode pemulihan dari lembarnya, setahun sekali"
    )
    folder_of_data(prove)
    prove.add_argument(
        "--kode-dari", type=Path, metavar="BERKAS", help="berkas yang baris pertamanya kode"
    )
    json_output(prove)
    prove.set_defaults(work=_prove)

    renew = verbs.add_parser(
        "ganti-kode-pemulihan", help="ganti kode pemulihan: cetak lembar baru, ketik ulang kodenya"
    )
    folder_of_data(renew)
    renew.add_argument(
        "--lembar", type=Path, required=True, metavar="FILE", help="lembar pemulihan baru, PDF"
    )
    json_output(renew)
    renew.set_defaults(work=_renew)


def _prove(given: argparse.Namespace) -> Answer:
    with open_either(given) as office:
        if given.kode_dari is not None:
            typed = first_line(given.kode_dari)
        else:
            typed = ask("Kode pemulihan: ", _FIELD)
        check = office.recovery.prove(typed)
    lines = ["Kode pemulihan cocok dan tercatat."]
    if not check.opens_packages:
        lines.append("Lembar ini memuat kunci cadangan tersendiri; buktikan juga kunci itu.")
    return Answer(
        lines=tuple(lines),
        content={"tanggal": check.proved_on, "membuka_kiriman": check.opens_packages},
    )


def _renew(given: argparse.Namespace) -> Answer:
    sheet: Path = given.lembar
    if sheet.suffix.lower() != ".pdf":
        raise WrongCall("--lembar perlu nama berkas yang berakhir .pdf")
    refuse_unusable(sheet, disk=PrivateDisk())
    with open_either(given) as office:
        renewal = office.recovery_renewal
        new = renewal.begin(password_of(given))
        packages = office.profile.kind.below is not None
        write_checked(sheet.parent, sheet.name, new.sheet_pdf, disk=PrivateDisk())
        try:
            print(
                f"Lembar pemulihan yang baru ada di {sheet}. Cetak, lalu ketik kodenya dari"
                " kertasnya. Kode lama masih berlaku.",
                file=sys.stderr,
            )
            _type_back(renewal, new)
        except BaseException as error:
            _end_without(renewal, new, sheet, error)
            raise
    return Answer(lines=_afterwards(sheet, packages), content=_told(sheet, packages))


def _type_back(renewal: RecoveryRenewal, new: NewRecovery) -> None:
    """Ask for the code; a person at the keyboard may slip, another program may not."""
    left = _TRIES if sys.stdin.isatty() else 1
    while True:
        left -= 1
        try:
            return renewal.finish(new, ask("Kode dari lembar yang baru: ", _FIELD))
        except WrongRecoveryCode as error:
            if not left:
                raise
            print(sentence_for(error).line, file=sys.stderr)


def _end_without(
    renewal: RecoveryRenewal, new: NewRecovery, sheet: Path, error: BaseException
) -> None:
    """Say which code counts; raises ``Refused`` when the failure has a sentence of its own."""
    if renewal.counts(new):
        words = f"Kode di {sheet} sudah berlaku: cetak lembarnya dan simpan bersama lembar lama."
    else:
        gone = withdraw(sheet)
        words = "Kode lama tetap berlaku; " + (
            "lembar baru sudah dihapus. Bila sudah tercetak, musnahkan kertasnya."
            if gone
            else f"hapus {sheet} dan musnahkan cetakannya, kodenya tidak berlaku."
        )
    if isinstance(error, DesaBinaanError):
        line = f"{sentence_for(error).line} {words}"
        raise Refused(line, error_object(error)) from error
    print(words, file=sys.stderr)


def _afterwards(sheet: Path, packages: bool) -> tuple[str, ...]:
    lines = (
        "Kode pemulihan diganti; kode lama tidak membuka data ini lagi.",
        f"Hapus {sheet} sesudah kertasnya ada di lemari besi.",
        "Buat cadangan baru sekarang: desa-app cadangkan. Cadangan lama masih dibuka dengan kode"
        " lama; jangan tinggalkan di tangan orang lain.",
    )
    if not packages:
        return lines
    card = (
        "Kartu kantor ikut berubah: tulis yang baru dengan desa-app kartu dan bagikan kepada semua"
        " pengirim. Simpan lembar lama sampai semua memakainya."
    )
    return (*lines, card)


def _told(sheet: Path, packages: bool) -> dict[str, object]:
    return {"lembar": sheet, "kartu_berubah": packages}

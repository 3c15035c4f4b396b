# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb selamatkan: what can still be read of a damaged data folder, into a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.clock import SystemClock
from desa_app.office.salvage import REPORT_NAME, salvage_office
from desa_app.terminal.answer import Answer
from desa_app.terminal.door import read_password
from desa_app.terminal.options import folder_of_data, json_output
from desa_app.wording import grouped

if TYPE_CHECKING:
    import argparse

    from desa_app.terminal.options import Verbs


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    salvage = verbs.add_parser(
        "selamatkan", help="baca yang masih terbaca dari data rusak ke folder baru"
    )
    folder_of_data(salvage)
    salvage.add_argument(
        "--ke", type=Path, required=True, metavar="DIR", help="folder baru yang masih kosong"
    )
    salvage.add_argument(
        "--kode-pemulihan", action="store_true", help="sandi yang dibaca adalah kode pemulihan"
    )
    json_output(salvage)
    salvage.set_defaults(work=_salvage)


def _salvage(given: argparse.Namespace) -> Answer:
    secret = read_password(given.sandi_dari)
    by_code = bool(given.kode_pemulihan)
    done = salvage_office(
        given.data,
        given.ke,
        SystemClock(),
        user=given.pengguna,
        password="" if by_code else secret,
        code=secret if by_code else "",
    )
    lines = [
        f"Terbaca {grouped(done.read)} baris, hilang {grouped(done.lost)} baris.",
        f"Data yang terbaca ada di {done.folder}; rinciannya di {REPORT_NAME}.",
        "Data yang rusak tidak diubah. Simpan sampai Anda yakin.",
    ]
    if done.unknown:
        lines.insert(1, f"Tidak diketahui berapa yang hilang dari: {', '.join(done.unknown)}.")
    return Answer(
        lines=tuple(lines),
        content={
            "folder": done.folder,
            "terbaca": done.read,
            "hilang": done.lost,
            "tabel": [
                {
                    "nama": one.name,
                    "terbaca": one.read,
                    "hilang": one.lost,
                    "tanpa_induk": one.orphaned,
                }
                for one in done.tables
            ],
        },
    )

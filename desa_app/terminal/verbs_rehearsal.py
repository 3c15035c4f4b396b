# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb latihan: a backup restored into a trial folder, opened and counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.errors import FileMissing
from desa_app.exchange.stick import write_checked
from desa_app.office.backups import describe_backup
from desa_app.office.desk import BACKUPS
from desa_app.terminal.answer import Answer
from desa_app.terminal.door import first_line, open_either, password_of
from desa_app.terminal.options import folder_of_data, json_output, refuse_missing_folder

if TYPE_CHECKING:
    import argparse

    from desa_app.terminal.options import Verbs


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    rehearsal = verbs.add_parser(
        "latihan", help="latihan pemulihan: pulihkan cadangan ke folder percobaan"
    )
    folder_of_data(rehearsal)
    rehearsal.add_argument(
        "--cadangan", type=Path, metavar="DIR", help="folder cadangan; tanpa ini yang terbaru"
    )
    rehearsal.add_argument(
        "--kode-dari",
        type=Path,
        metavar="BERKAS",
        help="buka dengan kode pemulihan dari baris pertama berkas ini, bukan dengan sandi",
    )
    rehearsal.add_argument("--catatan", type=Path, metavar="FILE", help="catatan latihan, PDF")
    json_output(rehearsal)
    rehearsal.set_defaults(work=_rehearse)


def _rehearse(given: argparse.Namespace) -> Answer:
    if given.catatan is not None:
        refuse_missing_folder(given.catatan)
    with open_either(given) as office:
        if given.cadangan is not None:
            chosen = describe_backup(given.cadangan)
        else:
            found = office.rehearsal.backups()
            if not found:
                raise FileMissing(office.folder / BACKUPS)
            chosen = found[0]
        code = first_line(given.kode_dari) if given.kode_dari is not None else ""
        password = "" if code else password_of(given)
        done = office.rehearsal.carry_out(chosen, password=password, code=code)
        if given.catatan is not None:
            pdf = office.rehearsal.sheet(done)
            write_checked(given.catatan.parent, given.catatan.name, pdf, replace=True)
    lines = [f"{one.what}: {one.outcome} ({one.told})." for one in done.steps]
    verdict = "Latihan berhasil" if done.good else "Latihan gagal: buat cadangan baru dan ulangi"
    return Answer(
        lines=(*lines, f"{verdict}. Data kantor tidak disentuh."),
        content={
            "cadangan": chosen.folder,
            "dibuat": chosen.made_at,
            "dengan": done.way,
            "berhasil": done.good,
            "langkah": [
                {"langkah": one.what, "hasil": one.outcome, "keterangan": one.told}
                for one in done.steps
            ],
            "jumlah": [
                {"bagian": one.table, "menurut_cadangan": one.told, "dihitung": one.found}
                for one in done.counts
            ],
        },
    )

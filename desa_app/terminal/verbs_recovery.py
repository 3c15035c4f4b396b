# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb that rebuilds the archive of letters: pulihkan-surat."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.letter_recovery import RecoveryState
from desa_app.errors import FileMissing
from desa_app.terminal.answer import Answer
from desa_app.terminal.door import open_village
from desa_app.terminal.options import folder_of_data, json_output

if TYPE_CHECKING:
    from desa_app.terminal.options import Verbs

_SILENT = (RecoveryState.KEPT, RecoveryState.RESTORED, RecoveryState.READY)


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    recover = verbs.add_parser(
        "pulihkan-surat", help="masukkan kembali surat ke arsip dari folder berisi PDF-nya"
    )
    recover.add_argument("folder", type=Path, metavar="DIR", help="folder berisi surat PDF")
    folder_of_data(recover)
    recover.add_argument("--uji", action="store_true", help="lihat saja, tanpa mengubah apa pun")
    json_output(recover)
    recover.set_defaults(work=_recover)


def _recover(given: argparse.Namespace) -> Answer:
    if not given.folder.is_dir():
        raise FileMissing(given.folder)
    with open_village(given) as office:
        job = office.letter_recovery
        paths = job.pdfs_in(given.folder)
        found = job.look(paths) if given.uji else job.restore(paths)
    counts = Counter(line.state for line in found)
    lines = [f"{len(found)} berkas PDF dibaca."]
    lines += [f"  {counts[state]} {state.value}" for state in RecoveryState if counts[state]]
    lines += [
        f"  {line.path.name}: {line.state.value}" for line in found if line.state not in _SILENT
    ]
    return Answer(
        lines=tuple(lines),
        content={
            "uji": given.uji,
            "dibaca": len(found),
            "jumlah": {state.value: counts[state] for state in RecoveryState},
            "berkas": [
                {"berkas": line.path.name, "nomor": line.number, "keadaan": line.state.value}
                for line in found
            ],
        },
    )

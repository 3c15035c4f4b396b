# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb ``contoh``: the whole main job on invented people."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.clock import SystemClock
from desa_app.terminal.answer import Answer
from desa_app.terminal.options import json_output

if TYPE_CHECKING:
    from desa_app.terminal.options import Verbs

SUMMARY = "ringkasan.json"


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    sample = verbs.add_parser("contoh", help="jalankan seluruh pekerjaan dengan orang rekaan")
    sample.add_argument("--ke", type=Path, required=True, metavar="DIR", help="folder hasil")
    sample.add_argument("--benih", type=int, default=1, metavar="N", help="benih acak (1)")
    sample.add_argument("--desa", type=int, default=3, metavar="N", help="jumlah desa (3)")
    sample.add_argument("--orang", type=int, default=60, metavar="N", help="orang per desa (60)")
    json_output(sample)
    sample.set_defaults(work=_sample)


def _sample(given: argparse.Namespace) -> Answer:
    from desa_app.exchange.stick import write_checked
    from desa_app.sample.whole_path import WholePath, clear

    path = WholePath(
        given.ke,
        SystemClock().now(),
        seed=given.benih,
        villages=given.desa,
        people=given.orang,
        report=lambda line: print(line, file=sys.stderr),
    )
    clear(given.ke)
    summary = path.play()
    written = json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
    write_checked(given.ke, SUMMARY, written.encode())
    return Answer(
        lines=(
            f"Contoh selesai di {given.ke}: {given.desa} desa, periode {path.period}.",
            f"Surat, kiriman, tanda terima dan rekap tercatat di {given.ke / SUMMARY}.",
            f"Buka kantornya dengan sandi di {given.ke / 'sandi-contoh.txt'}.",
        ),
        content=summary,
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb ``selftest``: does everything that this program is made of work on this computer?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desa_app.clock import SystemClock
from desa_app.terminal.answer import Answer, Refused
from desa_app.terminal.options import json_output

if TYPE_CHECKING:
    import argparse

    from desa_app.terminal.options import Verbs


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    verb = verbs.add_parser("selftest", help="uji seluruh program dengan data rekaan, lalu hapus")
    json_output(verb)
    verb.set_defaults(work=_selftest)


def _selftest(_: argparse.Namespace) -> Answer:
    from desa_app.sample.self_test import try_everything

    found = try_everything(SystemClock().now(), lambda line: print(line, file=sys.stderr))
    lines = tuple(f"{'baik ' if good else 'GAGAL'}  {name}" for name, good in found.parts)
    content: dict[str, object] = {"bagian": dict(found.parts)}
    if not found.passed:
        raise Refused("\n".join((*lines, "Ada bagian program yang tidak bekerja.")), content)
    return Answer(lines=(*lines, "Semua bagian program bekerja."), content=content)

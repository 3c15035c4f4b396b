# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs about the program itself: versi, periksa-pemasang."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desa_app import __version__
from desa_app.terminal.answer import Answer
from desa_app.terminal.options import json_output
from desa_app.wording_release import installer_words

if TYPE_CHECKING:
    import argparse

    from desa_app.terminal.options import Verbs


def add_to(verbs: Verbs) -> None:
    """Add these verbs to the parser."""
    version = verbs.add_parser("versi", help="tampilkan versi program")
    json_output(version)
    version.set_defaults(work=_version)

    check = verbs.add_parser(
        "periksa-pemasang", help="pastikan berkas pemasang asli sebelum dijalankan"
    )
    check.add_argument("berkas", type=Path, metavar="BERKAS", help="berkas pemasang di flashdisk")
    json_output(check)
    check.set_defaults(work=_check)


def _version(_: argparse.Namespace) -> Answer:
    return Answer(lines=(f"Desa Binaan {__version__}",), content={"versi": __version__})


def _check(given: argparse.Namespace) -> Answer:
    from desa_app.office.release import check_installer

    found = check_installer(given.berkas)
    told = f"Asli: {found.path.name}, Desa Binaan {found.version}."
    return Answer(
        lines=(told, installer_words(found.age.value)),
        content={"asli": True, "versi": found.version, "dibanding": found.age.value},
    )

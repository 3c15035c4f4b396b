# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that several verbs share."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.recap_period import is_recap_period
from desa_app.domain.small_numbers import LARGEST_K
from desa_app.errors import FileMissing, NotWritable

if TYPE_CHECKING:
    # The library gives the group of verbs no public name.
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001


def folder_of_data(parser: argparse.ArgumentParser) -> None:
    """``--data`` with the ways to a password, as every verb on an office has them."""
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder data kantor"
    )
    parser.add_argument("--pengguna", default="", metavar="NAMA", help="nama pengguna")
    password_source(parser)


def password_source(parser: argparse.ArgumentParser) -> None:
    """``--sandi-dari``: a password never stands in the command itself."""
    parser.add_argument(
        "--sandi-dari", type=Path, metavar="BERKAS", help="berkas yang baris pertamanya sandi"
    )


def json_output(parser: argparse.ArgumentParser) -> None:
    """``--json``: one object for machines."""
    parser.add_argument("--json", action="store_true", help="keluaran satu objek JSON")


def refuse_missing_folder(file: Path) -> None:
    """Raise ``FileMissing`` before the work, not after it, when its result has no place to go."""
    if not file.parent.is_dir():
        raise FileMissing(file.parent)


def make_folder(folder: Path) -> None:
    """Make the folder if it is not there; raises ``NotWritable``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(folder) from error


def period(text: str) -> str:
    """A month as typed: ``2026-10``."""
    if not re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError(f'"{text}" bukan bulan; tulis seperti 2026-10')
    return text


def recap_period(text: str) -> str:
    """A month, quarter or year as typed: ``2026-10``, ``2026-T4``, ``2026``."""
    if not is_recap_period(text):
        told = f'"{text}" bukan masa rekap; tulis seperti 2026-10, 2026-T4 atau 2026'
        raise argparse.ArgumentTypeError(told)
    return text


def smallest_shown(text: str) -> int:
    """The smallest number that a recap for the public shows."""
    if not text.isascii() or not text.isdigit() or not 2 <= int(text) <= LARGEST_K:
        told = f'"{text}" bukan angka 2 sampai {LARGEST_K}'
        raise argparse.ArgumentTypeError(told)
    return int(text)

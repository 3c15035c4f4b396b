# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that several verbs share."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.recap_period import is_recap_period
from desa_app.domain.restoring import EVERY, LastSpent
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


def last_spent_options(parser: argparse.ArgumentParser) -> None:
    """What was given out last, where the data cannot tell it any more."""
    parser.add_argument(
        "--nomor-terakhir",
        action="append",
        type=_last_number,
        metavar="[URUTAN=]N",
        help="nomor surat terakhir tahun ini yang benar-benar terpakai",
    )
    parser.add_argument(
        "--urutan-kiriman", type=_whole, metavar="N", help="urutan kiriman terakhir yang dibuat"
    )


def last_spent(given: argparse.Namespace) -> LastSpent:
    """The answers of :func:`last_spent_options`."""
    numbers = dict(given.nomor_terakhir) if given.nomor_terakhir else None
    return LastSpent(numbers=numbers, sequence=given.urutan_kiriman)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(f'"{text}" bukan angka')
    return int(text)


def _last_number(text: str) -> tuple[str, int]:
    sequence, between, number = text.rpartition("=")
    return (sequence if between else EVERY, _whole(number))


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

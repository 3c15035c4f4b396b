# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the terminal: verbs and options, with help in Indonesian."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from desa_app import __version__
from desa_app.terminal import (
    verbs_backup,
    verbs_books,
    verbs_code,
    verbs_exchange,
    verbs_intake,
    verbs_keys,
    verbs_numbers,
    verbs_office,
    verbs_posters,
    verbs_recap,
    verbs_recovery,
    verbs_register,
    verbs_rehearsal,
    verbs_release,
    verbs_salvage,
    verbs_sample,
    verbs_selftest,
)

WRONG_CALL = 2

# The standard library's own words, which it offers for translation one by one.
_WORDS = {
    "usage: ": "cara pakai: ",
    "options": "pilihan",
    "positional arguments": "isi perintah",
    "show this help message and exit": "tampilkan bantuan ini",
    "the following arguments are required: %s": "yang wajib belum ada: %s",
    "unrecognized arguments: %s": "tidak dikenal: %s",
    "ignored explicit argument %r": "tidak menerima isian: %r",
    "expected one argument": "perlu satu isian",
    "expected at least one argument": "perlu sedikitnya satu isian",
    "one of the arguments %s is required": "salah satu dari %s wajib ada",
    "not allowed with argument %s": "tidak dapat bersama %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r bukan pilihan; yang ada:"
    " %(choices)s",
    "invalid %(type)s value: %(value)r": "isian keliru: %(value)r",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kurang jelas: %(matches)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}


class _Wide(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **words: Any) -> None:
        # Half-typed options would let --sandi pass for --sandi-dari.
        super().__init__(formatter_class=_Wide, allow_abbrev=False, **words)

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(WRONG_CALL, f"{self.prog}: {message}\nBantuan: {self.prog} --help\n")


def build() -> argparse.ArgumentParser:
    """All verbs; each sets ``work`` to the function that does the job."""
    argparse._ = lambda text: _WORDS.get(text, text)  # type: ignore[attr-defined]
    parser = _Parser(
        prog="desa-app",
        description="Register Desa Binaan dari terminal: pekerjaan yang sama dengan di jendela.",
        epilog="Sandi dibaca dari DESA_APP_SANDI, --sandi-dari BERKAS, atau ditanyakan.",
    )
    parser.add_argument(
        "--versi",
        action="version",
        version=f"Desa Binaan {__version__}",
        help="tampilkan versi program",
    )
    verbs = parser.add_subparsers(
        dest="verb", metavar="PERINTAH", required=True, title="perintah", parser_class=_Parser
    )
    for module in (
        verbs_sample,
        verbs_office,
        verbs_keys,
        verbs_code,
        verbs_backup,
        verbs_salvage,
        verbs_intake,
        verbs_register,
        verbs_rehearsal,
        verbs_recovery,
        verbs_numbers,
        verbs_books,
        verbs_posters,
        verbs_exchange,
        verbs_recap,
        verbs_release,
        verbs_selftest,
    ):
        module.add_to(verbs)
    return parser

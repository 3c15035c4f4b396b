# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb of the posters that need no record: poster."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.exchange.stick import write_checked
from desa_app.terminal.answer import Answer, WrongCall
from desa_app.terminal.door import open_village
from desa_app.terminal.options import folder_of_data, json_output, refuse_missing_folder

if TYPE_CHECKING:
    from desa_app.terminal.options import Verbs

_OFFICE, _GENERAL = "kantor", "umum"


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    poster = verbs.add_parser("poster", help="tulis poster dinding kantor atau poster umum")
    poster.add_argument("poster", choices=[_OFFICE, _GENERAL], help="poster yang mana")
    folder_of_data(poster)
    poster.add_argument("--ke", type=Path, required=True, metavar="OUT", help="berkas .pdf")
    json_output(poster)
    poster.set_defaults(work=_poster)


def _poster(given: argparse.Namespace) -> Answer:
    if given.ke.suffix.lower() != ".pdf":
        raise WrongCall("--ke perlu nama berkas yang berakhir .pdf")
    refuse_missing_folder(given.ke)
    with open_village(given) as office:
        posters = office.posters
        pdf = posters.office_document() if given.poster == _OFFICE else posters.check_document()
        written = write_checked(given.ke.parent, given.ke.name, pdf, replace=True)
    return Answer(
        lines=(f"Poster {given.poster} tersimpan: {written.path}",),
        content={"poster": given.poster, "berkas": written.path, "sha256": written.sha256},
    )

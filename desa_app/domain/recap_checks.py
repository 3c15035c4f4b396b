# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each number of a recap comes from, as a table: package, level, rows, whether they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.count_table import Cell, CountLine, CountTable, Heading, Section
from desa_app.domain.recap_layout import NOT_SENT, NOT_TOLD
from desa_app.wording import month_name

if TYPE_CHECKING:
    from desa_app.domain.recap_reconciling import Reconciled, VillageReconciled

FITS, DIFFERS = "cocok", "tidak cocok"


def check_table(reconciled: Reconciled, sender: str) -> CountTable:
    """A line per village and month, with the rows of its package; a silent month says so.

    ``sender`` is what a line is: ``desa`` or ``kecamatan``.
    """
    entries = list(dict.fromkeys(name for one in reconciled.villages for name, _ in one.rows))
    several = len({one.month for one in reconciled.villages}) > 1
    lines = [_line(one, entries, several=several) for one in reconciled.villages]
    package = ("Nomor kiriman", "Tingkat")
    return CountTable(
        key="asal",
        title="Asal angka",
        names=sender.capitalize(),
        sections=(
            _section("kiriman", "Kiriman", package),
            _section("baris", "Baris dalam kiriman", tuple(entries)),
            _section("hasil", "Dihitung ulang", ("Angka", "Hasil")),
        )
        if entries
        else (_section("kiriman", "Kiriman", package),),
        lines=tuple(lines),
        coded=True,
        nothing=f"Belum ada {sender} yang terdaftar.",
    )


def _section(key: str, title: str, words: tuple[str, ...]) -> Section:
    headings = tuple(Heading(title=word.capitalize(), parts=("",)) for word in words)
    return Section(key=key, title=title, headings=headings)


def _line(one: VillageReconciled, entries: list[str], *, several: bool) -> CountLine:
    name = f"{one.name}, {month_name(one.month)}" if several else one.name
    if not one.sent:
        return CountLine(name=name, code=one.code, silent=NOT_SENT)
    rows = dict(one.rows)
    cells: list[Cell] = [one.sequence, one.level.value if one.level is not None else NOT_TOLD]
    cells += [rows.get(entry, NOT_TOLD) for entry in entries]
    cells += [one.checked or NOT_TOLD, FITS if one.agrees else DIFFERS]
    return CountLine(name=name, code=one.code, cells=tuple(cells))

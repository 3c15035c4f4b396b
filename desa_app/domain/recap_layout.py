# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables A, B and C of a recap as tables of counts: which lines and columns, and what is hidden.

Every number that a public print leaves out is written with the same mark. One mark for small
numbers and another for those hidden with them would tell which is which, and so narrow both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desa_app.domain.count_table import SEXES, Cell, CountLine, CountTable, Heading, Section
from desa_app.domain.recap import Count
from desa_app.domain.recap_lines import TABLE_A, RecapGroup, RecapLine
from desa_app.domain.recap_sheet import summed
from desa_app.domain.small_numbers import Hidden, Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod

    Hides = Callable[[Part], bool]

NOT_SENT = "belum mengirim"
NOT_TOLD = "–"
HIDDEN = "•"
INCOMPLETE = "*"
TOTAL = "Jumlah"
NO_COUNTRY = "Belum dicatat"
_ABROAD, _CASES = "ln_jumlah", "kasus_baru"
_SHORT = {"skema": "Skema"}
_PEOPLE = (Part.MALE, Part.FEMALE, Part.TOTAL)


def tables_of(
    sheet: RecapSheet,
    countries: Mapping[str, str],
    kinds: Mapping[str, str],
    hidden: Hidden | None = None,
) -> tuple[CountTable, ...]:
    """Tables A, B and C; ``countries`` and ``kinds`` name the codes.

    With ``hidden`` they are for the public: small numbers are hidden and nothing is compared. A
    line of Table A that no village told is left out, and so is Table C when nobody told of cases.
    """
    tables = [table_a(sheet, hidden), table_b(sheet, countries, hidden)]
    cases = table_c(sheet, kinds, hidden)
    return (*tables, cases) if cases is not None else tuple(tables)


def table_a(sheet: RecapSheet, hidden: Hidden | None = None) -> CountTable:
    """A line per village and the total; a village that sent nothing has no numbers at all."""
    told = [
        (group, [line for line in group.lines if not sheet.told_by_nobody(line.key)])
        for group in TABLE_A
    ]
    if not any(of_group for _, of_group in told):
        # Nobody sent: a table of one group says so of each village.
        told = [(TABLE_A[0], list(TABLE_A[0].lines))]
    lines = [line for _, of_group in told for line in of_group]
    return CountTable(
        key="A",
        title="Tabel A. Angka desa" if sheet.own else f"Tabel A. Angka per {sheet.line_word}",
        names=sheet.line_word.capitalize(),
        sections=tuple(_section(group, of_group) for group, of_group in told if of_group),
        lines=tuple(_village(sheet, village, lines, hidden) for village in sheet.villages),
        total=None if sheet.own else _total(sheet, lines, hidden),
        summed=hidden is None,
        coded=True,
        nothing=f"Belum ada {sheet.line_word} yang terdaftar.",
    )


def table_b(
    sheet: RecapSheet, countries: Mapping[str, str], hidden: Hidden | None = None
) -> CountTable:
    """Who is abroad at the end of the period, a line per country, the most first."""
    counts: dict[str, list[str]] = {}
    for code in sheet.countries():
        counts.setdefault(countries.get(code, code) or NO_COUNTRY, []).append(code)
    found = sheet.countries()
    lines = []
    for name, codes in counts.items():
        # Codes that mean the same country stand in one line.
        count = summed(found[code] for code in codes)

        def hides(part: Part, codes: list[str] = codes) -> bool:
            return hidden is not None and any(hidden.hides_country(code, part) for code in codes)

        lines.append(CountLine(name=name, cells=_cells(count, hides, people=True)))
    whole = summed(found.values())
    return CountTable(
        key="B",
        title="Tabel B. PMI di luar negeri menurut negara",
        names="Negara",
        sections=(Section(key="negara", title="", headings=(Heading(title="PMI"),)),),
        lines=_ranked(lines),
        total=_sum_line(sheet, _ABROAD, whole, hidden, people=True),
        summed=hidden is None,
        nothing="Belum ada PMI di luar negeri yang dilaporkan untuk masa ini.",
    )


def table_c(
    sheet: RecapSheet, kinds: Mapping[str, str], hidden: Hidden | None = None
) -> CountTable | None:
    """New cases of the period, a line per kind; ``None`` when nobody told of cases."""
    found = sheet.case_kinds()
    if found is None:
        return None
    lines = []
    for code, count in found.items():

        def hides(_part: Part, code: str = code) -> bool:
            return hidden is not None and hidden.hides_kind(code)

        name = kinds.get(code, code)
        lines.append(CountLine(name=name, cells=_cells(count, hides, people=False)))
    whole = summed(found.values())
    heading = Heading(title="Kasus baru", parts=("Jml",))
    return CountTable(
        key="C",
        title="Tabel C. Kasus baru menurut jenisnya",
        names="Jenis kasus",
        sections=(Section(key="jenis", title="", headings=(heading,)),),
        lines=_ranked(lines),
        total=_sum_line(sheet, _CASES, whole, hidden, people=False),
        summed=hidden is None,
        nothing="Tidak ada kasus baru yang dilaporkan untuk masa ini.",
    )


def is_incomplete(village: VillagePeriod) -> bool:
    """Whether a village that sent something still owes months of the period."""
    return not village.silent and bool(village.missing)


def _section(group: RecapGroup, lines: list[RecapLine]) -> Section:
    return Section(
        key=group.key,
        title=group.title,
        short=_SHORT.get(group.key, group.title),
        headings=tuple(
            Heading(title=line.title, parts=SEXES if line.counts_people else ("Jml",), key=line.key)
            for line in lines
        ),
    )


def _village(
    sheet: RecapSheet, village: VillagePeriod, lines: list[RecapLine], hidden: Hidden | None
) -> CountLine:
    if village.silent:
        return CountLine(name=village.name, code=village.code, silent=NOT_SENT)
    cells: list[Cell] = []
    for line in lines:
        count = village.cell(line.key).count
        cells += _counted(line, count, hidden, village.code)
    mark = f" {INCOMPLETE}" if is_incomplete(village) else ""
    return CountLine(
        name=f"{village.name}{mark}",
        code=village.code,
        cells=tuple(cells),
        changes=() if hidden else _changes(sheet, lines, village.code),
    )


def _total(sheet: RecapSheet, lines: list[RecapLine], hidden: Hidden | None) -> CountLine | None:
    if not lines:
        return None
    cells: list[Cell] = []
    for line in lines:
        cells += _counted(line, sheet.total(line.key).count, hidden, "")
    changes = () if hidden else _changes(sheet, lines, "")
    return CountLine(name=TOTAL, cells=tuple(cells), changes=changes)


def _counted(
    line: RecapLine, count: Count | None, hidden: Hidden | None, code: str
) -> tuple[Cell, ...]:
    if count is None:
        return (NOT_TOLD,) * (len(_PEOPLE) if line.counts_people else 1)

    def hides(part: Part) -> bool:
        return hidden is not None and hidden.hides(line.key, part, code)

    return _cells(count, hides, people=line.counts_people)


def _cells(count: Count, hides: Hides, *, people: bool) -> tuple[Cell, ...]:
    parts = _PEOPLE if people else (Part.TOTAL,)
    return tuple(HIDDEN if hides(part) else number_of(count, part) for part in parts)


def number_of(count: Count, part: Part) -> int:
    """One column of a count."""
    if part is Part.MALE:
        return count.male
    if part is Part.FEMALE:
        return count.female
    return count.unknown if part is Part.UNKNOWN else count.total


def _changes(sheet: RecapSheet, lines: list[RecapLine], code: str) -> tuple[int | None, ...]:
    found: list[int | None] = []
    for line in lines:
        change = sheet.change(line.key, code)
        parts = _PEOPLE if line.counts_people else (Part.TOTAL,)
        found += [
            number_of(change.difference, part) if change is not None else None for part in parts
        ]
    return tuple(found) if any(one is not None for one in found) else ()


def _sum_line(
    sheet: RecapSheet, key: str, whole: Count, hidden: Hidden | None, *, people: bool
) -> CountLine | None:
    """The sum under a list. For the public it is the total of Table A, or none at all."""
    if hidden is not None and sheet.total(key).count != whole:
        return None

    def hides(part: Part) -> bool:
        return hidden is not None and hidden.hides(key, part)

    return CountLine(name=TOTAL, cells=_cells(whole, hides, people=people))


def _ranked(lines: list[CountLine]) -> tuple[CountLine, ...]:
    """The most first. A hidden number must not be told by its rank: those stand last, by name."""

    def place(line: CountLine) -> tuple[int, int, str]:
        most = line.cells[-1]
        return (0, -most, line.name) if isinstance(most, int) else (1, 0, line.name)

    return tuple(sorted(lines, key=place))

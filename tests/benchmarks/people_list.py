# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a list of 100,000 people takes to answer: ``python -m tests.benchmarks.people_list``."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desa_app.clock import SetClock
from desa_app.domain.people_list import SORTS, PeopleFilter, PeopleQuery
from tests.benchmarks.large_register import PEOPLE, PLANS, fill_register
from tests.office_kit import NOW, VILLAGE, copy_of, desk_of, open_village

WORDS = (
    "s", "si", "sit", "siti", "siti a", "siti aisah", "ahmad siti", "36041", "3604112",
    "36041120019", "0812345", "+62 812-3456", "rt 3", "rt 3 rw 2 siti", "taiwan", "zzz",
)  # fmt: skip
FILTERS = {
    "semua PMI": PeopleFilter(status="semua"),
    "belum diwawancara": PeopleFilter(without_interview=True),
    "perempuan 18-40 tahun": PeopleFilter(sex="P", age_from=18, age_to=40),
}
ROUNDS = 9


def main() -> None:
    """Fill a register in a temporary folder, ask, and write the figures."""
    with tempfile.TemporaryDirectory() as folder:
        office = open_village(copy_of(VILLAGE, Path(folder)), SetClock(NOW))
        begun = time.perf_counter()
        fill_register(desk_of(office).database)
        tell(f"{PEOPLE} people, {PLANS} plans written in {time.perf_counter() - begun:.1f} s")

        def find(query: PeopleQuery) -> Callable[[], object]:
            return lambda: office.people.find(query)

        for words in WORDS:
            measure(f"words {words!r}", find(PeopleQuery(words=words)))
        for name, wanted in FILTERS.items():
            measure(name, find(PeopleQuery(filter=wanted)))
        for sort in SORTS:
            measure(f"sorted by {sort}", find(PeopleQuery(sort=sort)))
        last = office.people.find(PeopleQuery()).rows[-1]
        measure("next page", lambda: office.people.find(PeopleQuery(), after=last))
        measure("counts by status", office.people.counts)
        measure("Beranda", office.overview.today)
        measure("possible doubles", office.merging.possible)
        measure("history of one person", lambda: office.histories.of(last.id))
        office.close()


def measure(name: str, ask: Callable[[], object]) -> None:
    """Write median and longest of some rounds in milliseconds, after one that warms up."""
    ask()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begun) * 1000)
    tell(f"{name:32} {statistics.median(taken):8.1f} ms, longest {max(taken):8.1f} ms")


def tell(line: str) -> None:
    """Write one line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a large kecamatan takes to answer: ``python -m tests.benchmarks.district_work``."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desa_app.clock import SetClock
from tests.benchmarks.large_district import Size, fill_district
from tests.benchmarks.people_list import measure, tell
from tests.office_kit import DISTRICT, NOW, copy_of, open_district

WORDS = (
    "sit", "siti", "siti a", "siti amalia", "amalia siti", "SÍTI amaliah", "mohamad yusuf",
    "zzzz", "3604", "360412", "3604115308990017", "0812", "0812-0001", "ujang suherman",
    "bahari", "pt bahari karya siti", "rohayati hidayat",
)  # fmt: skip


def main() -> None:
    """Fill a kecamatan of 110 villages in a temporary folder, ask, and write the figures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        office = open_district(copy_of(DISTRICT, root), SetClock(NOW))
        begun = time.perf_counter()
        fill_district(office, Size(villages=110), root)
        tell(f"filled in {time.perf_counter() - begun:.1f} s")

        def find(words: str) -> Callable[[], object]:
            return lambda: office.search.find(words)

        begun = time.perf_counter()
        office.search.prepare()
        tell(f"words learnt in {(time.perf_counter() - begun) * 1000:.0f} ms")
        for words in WORDS:
            measure(f"search {words!r}", find(words))
        person = office.search.find("siti").rows[0]
        measure("person opened", lambda: office.search.open(person.village, person.person_id))
        measure("board", office.board.show)
        measure("links", office.links.list)
        found = office.links.list().found
        tell(f"{len(found)} links, {len({one.link.kind for one in found})} kinds")
        most = max(found, key=lambda one: one.link.plans)
        measure(f"people of a link ({most.link.plans} plans)",
                lambda: office.links.plans_of(most.link))  # fmt: skip
        measure("mark seen", office.links.mark_seen)
        measure("recap sheet", lambda: office.recaps.table("2026-10"))
        office.close()


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kabupaten sees: who has sent, the recap per kecamatan and village, links across them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desa_app import regions
from desa_app.domain.board import MonthState
from desa_app.domain.links import Answer, LinkKind
from desa_app.domain.package import DataLevel
from tests.desa.test_access_report import words_of
from tests.kabupaten.chain_kit import MONTH, onward, register, taken, up
from tests.office_kit import DISTRICT, OTHER_VILLAGE, VILLAGE, candidate

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kabupaten import Kabupaten
    from desa_app.kecamatan import Kecamatan

VILLAGES = len(regions.children(DISTRICT))


@pytest.fixture
def informed(
    desa: Desa,
    other_desa: Desa,
    kecamatan: Kecamatan,
    kabupaten: Kabupaten,
    tmp_path: Path,
) -> Kabupaten:
    """Two villages told their names, the others nothing; the kecamatan passed all of it on."""
    register(desa)
    up(desa, kecamatan, tmp_path / "stik")
    candidate(other_desa, "SITI CONTOH", nik="3604125003900001")
    up(other_desa, kecamatan, tmp_path / "stik")
    taken(kabupaten, onward(kecamatan, tmp_path / "stik", DataLevel.REGISTER))
    return kabupaten


def test_the_board_tells_how_many_villages_the_kecamatan_speaks_of(informed: Kabupaten) -> None:
    (row,) = informed.board.show(MONTH).rows
    assert row.village.code == DISTRICT
    assert row.months[MONTH].state is MonthState.SENT
    assert row.told == (2, VILLAGES)
    assert (row.people, row.candidates) == (3, 3)


def test_the_recap_has_a_line_per_kecamatan_and_unfolds_to_its_villages(
    informed: Kabupaten,
) -> None:
    (line,) = informed.recaps.table(MONTH).villages
    assert (line.code, line.name) == (DISTRICT, f"Pontang (2 dari {VILLAGES} desa)")
    recap = line.months[MONTH]
    assert recap is not None
    assert recap.counts["calon_baru"].total == 3
    within = informed.recaps.of(DISTRICT).table(MONTH)
    told = {one.code: one.months[MONTH] for one in within.villages}
    assert len(told) == VILLAGES
    assert {code for code, one in told.items() if one is not None} == {VILLAGE, OTHER_VILLAGE}
    assert within.total("calon_baru").count == recap.counts["calon_baru"]
    assert len(within.silent) == VILLAGES - 2


def test_the_recap_reconciles_with_the_packages(informed: Kabupaten) -> None:
    (line,) = informed.recaps.reconciled(informed.recaps.table(MONTH)).villages
    assert line.agrees, line.disagreements
    assert dict(line.kept)["orang"] == 3


def test_recap_papers_are_made_for_the_kabupaten(informed: Kabupaten) -> None:
    assert informed.recaps.document(MONTH).startswith(b"%PDF")
    assert informed.recaps.of(DISTRICT).workbook(MONTH).startswith(b"PK")


def test_a_kecamatan_that_sent_nothing_has_no_numbers(kabupaten: Kabupaten) -> None:
    (line,) = kabupaten.recaps.table(MONTH).villages
    assert (line.name, line.months[MONTH]) == ("Pontang", None)


def test_the_same_person_in_two_villages_is_a_link_at_the_kabupaten(informed: Kabupaten) -> None:
    links = informed.links.list(kind=LinkKind.PERSON)
    assert [one.link.villages for one in links.found] == [(VILLAGE, OTHER_VILLAGE)]
    assert links.villages[VILLAGE].endswith("(Kec. Pontang)")
    assert {one.village for one in informed.names.show().lines} == {VILLAGE, OTHER_VILLAGE}
    # Nothing was decided yet, so the person reads nothing of it; then the village and no more.
    (link,) = (one.link for one in links.found)
    here, there = link.places
    report = informed.access_reports.document
    assert "Dianggap" not in words_of(report(here.village, here.record))
    for answer, told in ((Answer.CHECK, False), (Answer.DIFFERENT, False), (Answer.SAME, True)):
        informed.links.answer(link.kind, link.key, answer)
        for one, other in ((here, there), (there, here)):
            words = words_of(report(one.village, one.record))
            assert (f"({other.village}), diputuskan" in words) is told
            assert ("keputusannya dapat dicabut" in words) is told
            assert ("Tautan diputuskan" in words) is told
            assert "WATI CONTOH" not in words
            assert "Kecamatan Pontang November 2026 1" in words


def test_the_recap_says_kecamatan_where_its_lines_are_kecamatan(informed: Kabupaten) -> None:
    every, within = informed.recaps.paper(MONTH), informed.recaps.of(DISTRICT).paper(MONTH)
    for paper, word in ((every, "kecamatan"), (within, "desa")):
        assert paper.tables[0].names == word.capitalize()
        assert paper.check is not None
        assert paper.check.names == word.capitalize()
        assert any(f"menurut {word} dan jalur" in chart.title for chart in paper.charts)
        assert f"jumlah seluruh {word} sama" in " ".join(paper.checks)

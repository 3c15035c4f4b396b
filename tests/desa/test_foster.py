# SPDX-License-Identifier: GPL-3.0-or-later
"""The Desa Binaan book keeps its records, and a year of it on paper says what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desa_app.domain.foster_book import (
    EarlyWarning,
    FosterOfficer,
    FosterPaper,
    FosterPaperKind,
    FosterQuestion,
    FosterVisit,
    PassportHelp,
    PassportHelpKind,
)
from desa_app.domain.office import Official, Post
from desa_app.errors import InvalidInput
from desa_app.sample.desa_binaan import keep_desa_binaan
from tests.office_kit import TODAY, actions
from tests.paper.reading import words_in
from tests.paper.sheet_reader import read_book

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.desa.ledger import Ledger

PAPER = FosterPaper(
    paper_kind=FosterPaperKind.DECREE,
    number="W.12/CONTOH",
    issued_on=date(2025, 5, 1),
    issuer="Kantor Imigrasi Contoh",
    valid_until=date(2028, 5, 1),
)
OFFICER = FosterOfficer(
    name="PETUGAS CONTOH",
    agency="Kantor Imigrasi Contoh",
    phone="(0254) 000002",
    since=date(2025, 5, 1),
)
VISIT = FosterVisit(on=TODAY, officer="PETUGAS CONTOH", topic="Syarat paspor", men=9, women=14)
QUESTION = FosterQuestion(on=TODAY, question="Berapa lama paspor berlaku?")
HELP = PassportHelp(on=TODAY, name="WARGA CONTOH", help_kind=PassportHelpKind.QUEUE)
WARNING = EarlyWarning(on=TODAY, content="Tawaran kerja tanpa perjanjian")


def lists(desa: Desa) -> list[tuple[Ledger[Any], object]]:
    book = desa.foster
    return [
        (book.papers, PAPER),
        (book.officers, OFFICER),
        (book.visits, VISIT),
        (book.questions, QUESTION),
        (book.passport_help, HELP),
        (book.warnings, WARNING),
    ]


def problems(error: InvalidInput) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in error.problems]


def test_every_list_notes_finds_and_strikes(desa: Desa) -> None:
    for ledger, facts in lists(desa):
        noted = ledger.add(facts)
        assert ledger.get(noted.id).facts == facts
        assert ledger.list("contoh" if "CONTOH" in str(facts) else "").rows == (noted,)
        assert ledger.strike(noted, "Keliru").struck
    assert sum(action.endswith("-dicoret") for action in actions(desa)) == 6


@pytest.mark.parametrize(
    ("at", "changed", "found"),
    [
        (0, {"valid_until": date(2025, 4, 1)}, [("valid_until", "sebelum-hari")]),
        (1, {"until": date(2025, 4, 1)}, [("until", "sebelum-hari")]),
        (3, {"answer": "Lima tahun"}, [("answered_on", "kosong")]),
        (3, {"answered_on": TODAY}, [("answer", "kosong")]),
        (
            3,
            {"answer": "Lima", "answered_on": TODAY - timedelta(days=1)},
            [("answered_on", "sebelum-hari")],
        ),
        (4, {"person_id": "tidak ada"}, [("person_id", "bukan-pilihan")]),
        (5, {"passed_to": "Polsek"}, [("passed_on", "kosong")]),
        (
            5,
            {"passed_to": "Polsek", "passed_on": TODAY - timedelta(days=1)},
            [("passed_on", "sebelum-hari")],
        ),
    ],
)
def test_what_does_not_fit_together_is_named(
    desa: Desa, at: int, changed: dict[str, object], found: list[tuple[str, str]]
) -> None:
    ledger, facts = lists(desa)[at]
    with pytest.raises(InvalidInput) as caught:
        ledger.add(replace(facts, **changed))  # type: ignore[type-var]
    assert problems(caught.value) == found


def test_passport_help_can_name_somebody_of_the_register(desa: Desa) -> None:
    person = desa.people.search(limit=1).rows[0]
    noted = desa.foster.passport_help.add(replace(HELP, name=person.name, person_id=person.id))
    assert desa.foster.passport_help.get(noted.id).facts.person_id == person.id


def test_a_year_of_the_book_says_what_was_noted(desa: Desa) -> None:
    for ledger, facts in lists(desa):
        ledger.add(facts)
    desa.foster.visits.add(replace(VISIT, on=date(2025, 6, 1), topic="TAHUN LALU"))
    wrong = desa.foster.visits.add(replace(VISIT, topic="KELIRU"))
    desa.foster.visits.strike(wrong, "Keliru")
    told = words_in(desa.foster.document(2026))
    for words in (
        "BUKU DESA BINAAN IMIGRASI",
        "TAHUN 2026",
        "Surat keputusan (SK)",
        "W.12/CONTOH",
        "PETUGAS CONTOH",
        "Kunjungan 1 kali, peserta 23: laki-laki 9, perempuan 14.",
        "Berapa lama paspor berlaku?",
        "Pertanyaan 1, sudah dijawab 0.",
        "WARGA CONTOH",
        "Pendaftaran antrean",
        "Tawaran kerja tanpa perjanjian",
        "NIHIL",
        "MENGETAHUI",
        "KEPALA CONTOH",
        "SEKRETARIS CONTOH",
    ):
        assert words in told, words
    assert "TAHUN LALU" not in told
    assert "KELIRU" not in told
    assert "TAHUN LALU" in words_in(desa.foster.document(2025))
    assert actions(desa)[-1] == "buku-desa-binaan"


def test_the_workbook_has_a_sheet_for_each_list(desa: Desa) -> None:
    desa.foster.visits.add(VISIT)
    sheets = read_book(desa.foster.workbook(2026))
    assert len(sheets) == 7
    assert any("Syarat paspor" in str(row) for row in sheets["Kunjungan"])
    assert any("NIHIL" in str(row) for row in sheets["Peringatan dini"])


@pytest.mark.parametrize("year", [1999, 2027])
def test_a_year_that_is_none_is_refused(desa: Desa, year: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.foster.document(year)
    assert problems(caught.value) == [("year", "di-luar-batas")]


def test_a_long_book_repeats_its_headings_and_signs_once(desa: Desa) -> None:
    long = replace(QUESTION, question="Pertanyaan panjang " * 20, answer="", answered_on=None)
    for number in range(60):
        desa.foster.questions.add(replace(long, asked_by=f"Penanya {number}"))
    told = words_in(desa.foster.document(2026))
    assert told.count("MENGETAHUI") == 1
    pages = int(told.rsplit("dari ", 1)[1].split()[0])
    assert pages > 3
    assert told.count("Pertanyaan warga dan jawabannya (lanjutan)") >= pages - 3
    for number in range(60):
        assert f"Penanya {number}" in told


def test_the_report_and_book_are_signed_by_whoever_is_in_office(desa: Desa) -> None:
    desa.officials.add(
        Official(id="", post=Post.SECTION, name="KASI CONTOH", title="Kasi Pemerintahan")
    )
    assert "KASI CONTOH" not in words_in(desa.foster.document(2026))


def test_the_sample_fills_every_list_and_leaves_four_papers(desa: Desa, tmp_path: Path) -> None:
    keep_desa_binaan(desa, tmp_path)
    for ledger, _ in lists(desa):
        assert ledger.list().total > 0
    assert desa.foreigners.list().total == 4
    assert len([path for path in tmp_path.iterdir() if path.is_file()]) == 4

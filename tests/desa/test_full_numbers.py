# SPDX-License-Identifier: GPL-3.0-or-later
"""Every paper and file of the village is walked: a NIK or KK stands in full only where allowed."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.books import Book
from desa_app.domain.full_numbers import FULL_NUMBERS, mask_numbers
from desa_app.domain.incident import TO_AUTHORITY, TO_PEOPLE
from desa_app.domain.listing import ListingSection
from desa_app.domain.package import DataLevel
from desa_app.domain.page import Paper
from desa_app.domain.people_list import PeopleQuery
from desa_app.places import resource
from tests.desa import number_world
from tests.desa.number_world import KK, NIK, World, full_numbers_in, numbers_of, text_of
from tests.office_kit import TODAY, candidate
from tests.paper.letter_examples import FAMILY, all_kinds, rich_facts, sheet_for

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

Make = Callable[[World], bytes]
YEAR = TODAY.year
MONTH = (TODAY.replace(day=1), TODAY)

PAPERS: dict[str, tuple[str, Make]] = {
    "access_reports.document": (
        "laporan-data-pribadi",
        lambda w: w.office.access_reports.document(w.person.id, with_notes=True),
    ),
    **{f"books.document {one.value}": ("", partial(number_world.book_pdf, one)) for one in Book},
    **{f"books.workbook {one.value}": ("", partial(number_world.book_xlsx, one)) for one in Book},
    "corrections.document": (
        "pemberitahuan-perbaikan",
        lambda w: w.office.corrections.document(w.asked.id),
    ),
    "enrolment.card_sheet_pdf": ("", lambda w: w.office.enrolment.card_sheet_pdf()),
    "erasures.document": ("", lambda w: w.office.erasures.document(w.erasure)),
    "foreigners.document": ("", lambda w: w.office.foreigners.document(*MONTH)),
    "foreigners.workbook": ("", lambda w: w.office.foreigners.workbook(*MONTH)),
    "foster.document": ("", lambda w: w.office.foster.document(YEAR)),
    "foster.workbook": ("", lambda w: w.office.foster.workbook(YEAR)),
    "incidents.document warga": (
        "",
        lambda w: w.office.incidents.document(w.incident, TO_PEOPLE),
    ),
    "incidents.document lembaga": (
        "",
        lambda w: w.office.incidents.document(w.incident, TO_AUTHORITY),
    ),
    "intake.report_file": ("", lambda w: number_world.import_report(w)),
    "letter_batches.file_of": ("surat", lambda w: w.office.letter_batches.file_of(w.letter.id)[1]),
    "letter_batches.one_file": ("surat", lambda w: w.office.letter_batches.one_file([w.letter.id])),
    "letters.copy": ("surat", lambda w: w.office.letters.copy(w.letter.id)),
    "numbers.document": ("", lambda w: w.office.numbers.document(YEAR)),
    "numbers.workbook": ("", lambda w: w.office.numbers.workbook(YEAR)),
    "people_export.workbook": ("", lambda w: w.office.people_export.workbook(PeopleQuery())),
    "people_export.workbook lengkap": (
        "daftar-warga-lengkap",
        lambda w: w.office.people_export.workbook(PeopleQuery(), in_full=True, reason="Uji"),
    ),
    "posters.check_document": ("", lambda w: w.office.posters.check_document()),
    "posters.job_document": ("", lambda w: w.office.posters.job_document(w.job)),
    "posters.office_document": ("", lambda w: w.office.posters.office_document()),
    "readiness.document": ("", lambda w: w.office.readiness.document(w.episode.id)),
    "recaps.document": ("", lambda w: w.office.recaps.document("2026-11")),
    "recaps.workbook": ("", lambda w: w.office.recaps.workbook("2026-11")),
    "rehearsal.sheet": ("", lambda w: number_world.rehearsal_sheet(w)),
    "settings.ruler_page": ("", lambda w: w.office.settings.ruler_page(Paper.F4)),
    "wording_parcels.export_file": (
        "",
        lambda w: w.office.wording_parcels.export_file(["domisili"]),
    ),
    "packages.export note": ("", lambda w: number_world.export(w, DataLevel.AGGREGATE).note_pdf),
}
"""Each paper and file, the exception that allows a full number on it, and how it is made."""

PICTURES = {"attachments.content", "attachments.shown", "scans.as_pdf", "scans.content"}
"""Pictures of an original, under "pindaian"; no text of ours stands in them."""
EXAMPLES = {"wordings.preview"}
"""A letter about invented people, under "surat"."""


def test_every_paper_of_the_village_is_walked(desa: Desa) -> None:
    walked = {name.split(" ")[0] for name in PAPERS} | PICTURES | EXAMPLES
    assert number_world.made_of(desa) | {"packages.export"} == walked


def test_no_paper_of_the_village_shows_a_number_that_nobody_allowed(
    desa: Desa, tmp_path: Path
) -> None:
    world = number_world.world(desa, tmp_path)
    known = numbers_of(desa)
    shown, needless = {}, set()
    for name, (exception, make) in PAPERS.items():
        found = full_numbers_in(text_of(make(world)), known)
        if found and not exception:
            shown[name] = len(found)
        if exception and not found and exception != "pemberitahuan-perbaikan":
            needless.add(name)
        assert not exception or exception in FULL_NUMBERS
    assert (shown, needless) == ({}, set())


def test_packages_carry_numbers_only_by_name_and_inside_their_seal(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    candidate(desa, number_world.NAME, nik=NIK, kk=KK)
    known = numbers_of(desa)
    levels: tuple[tuple[DataLevel, set[str]], ...] = (
        (DataLevel.AGGREGATE, set()),
        (DataLevel.REGISTER, {NIK}),
    )
    for level, told in levels:
        sent = desa.packages.export(tmp_path, "2026-11", level)
        raw = sent.file.path.read_bytes().decode("latin-1")
        assert full_numbers_in(raw, known) & known == set()
        contents = kecamatan.packages.look_at(sent.file.path)
        inside = json.dumps(contents.records)
        assert full_numbers_in(inside, known) == told, level


def test_letters_show_the_numbers_that_their_wording_asks_for_and_no_other() -> None:
    """Which kinds do, is written down here: a new one has to be thought about."""
    known = frozenset(number for one in FAMILY for number in (one.nik, one.kk) if number)
    without = {
        code
        for code, kind in all_kinds().items()
        if not full_numbers_in(repr(sheet_for(kind, rich_facts(kind), Paper.F4)), known)
    }
    assert without == {"pengantar-rekap", "rujukan-kasus"}


def test_numbers_are_masked_in_any_spelling_and_nothing_else_is() -> None:
    assert mask_numbers(f"NIK {NIK}.") == "NIK 3604••••••0091."
    assert mask_numbers("3604 1201 0190 0092") == "3604••••••0092"
    for words in ("470/001/36.04.12.2001/XI/2026", "0812 3456 7890", "2026-11-21 09.30", KK[:-1]):
        assert mask_numbers(words) == words


def test_a_list_masks_by_itself_and_asks_for_a_reason_that_is_written_down() -> None:
    section = ListingSection(heading="x", columns=(), rows=((NIK,),), sums=(KK,))
    assert (section.rows, section.sums) == ((("3604••••••0091",),), ("3604••••••0092",))
    with pytest.raises(KeyError):
        ListingSection(heading="x", columns=(), rows=(), full_numbers="karena perlu")


def test_the_panduan_shows_the_whole_list_of_exceptions() -> None:
    page = resource("panduan", "data-pribadi.md").read_text("utf-8")
    part = page.split("## Di mana NIK dan nomor KK tampil utuh")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    told = [[one.what, one.why, one.source] for one in FULL_NUMBERS.values()]
    assert rows[1:] == told

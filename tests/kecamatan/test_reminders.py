# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts with villages, the due day, and the letter that reminds of months that never came."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.board import ContactDraft, DueRule, MonthState, Way
from desa_app.domain.package import DataLevel
from desa_app.domain.page import Paper, Table
from desa_app.errors import InvalidInput, NotFound
from desa_app.paper.letter import render_letter
from tests.office_kit import OTHER_VILLAGE, TODAY, VILLAGE, actions, dump
from tests.paper.reading import ink_boxes_mm, pages_of

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

PERIOD = "2026-10"
CALL = ContactDraft(on=TODAY, way=Way.PHONE, who=" Sekretaris desa ", note="Laptop rusak")


def test_a_contact_is_kept_with_who_when_and_how(kecamatan: Kecamatan) -> None:
    earlier = replace(CALL, on=TODAY - timedelta(days=3), way=Way.VISIT, note="")
    kecamatan.board.note_contact(VILLAGE, CALL)
    kecamatan.board.note_contact(VILLAGE, earlier)
    newest, oldest = kecamatan.board.contacts(VILLAGE)
    assert (newest.on, newest.way, newest.who) == (TODAY, Way.PHONE, "Sekretaris desa")
    assert (newest.note, newest.by, oldest.way) == ("Laptop rusak", kecamatan.user, Way.VISIT)
    spoken, silent = kecamatan.board.show().rows
    assert spoken.contact == newest
    assert silent.contact is None
    assert kecamatan.board.contacts(OTHER_VILLAGE) == ()
    assert actions(kecamatan)[-1] == "kontak-desa-dicatat"


def test_a_contact_with_nobody_or_an_unknown_village_is_refused(kecamatan: Kecamatan) -> None:
    before = dump(kecamatan)
    with pytest.raises(InvalidInput):
        kecamatan.board.note_contact(VILLAGE, replace(CALL, who=" "))
    with pytest.raises(NotFound):
        kecamatan.board.note_contact("36.04.12.2099", CALL)
    assert dump(kecamatan) == before


def test_the_due_day_decides_what_is_late(desa: Desa, kecamatan: Kecamatan, tmp_path: Path) -> None:
    kecamatan.packages.take_in(
        [desa.packages.export(tmp_path, PERIOD, DataLevel.REGISTER).file.path]
    )
    assert kecamatan.board.due_rule() == DueRule(since="2026-11", day=10)
    assert kecamatan.board.show().rows[0].months[PERIOD].state is MonthState.LATE
    kecamatan.board.set_due_rule(DueRule(since=PERIOD, day=28))
    board = kecamatan.board.show()
    assert board.due.day == 28
    assert board.rows[0].months[PERIOD].state is MonthState.SENT
    assert board.rows[1].months[PERIOD].overdue is False
    # The month before keeps the day it was asked for by.
    assert board.rows[1].months["2026-09"].due.day == 10
    with pytest.raises(InvalidInput):
        kecamatan.board.set_due_rule(DueRule(since=PERIOD, day=31))
    kecamatan.board.set_due_rule(DueRule(since=PERIOD, day=5))
    assert len(dump(kecamatan)["due_day"]) == 1
    assert actions(kecamatan)[-1] == "batas-kiriman-diubah"


@pytest.mark.parametrize("paper", list(Paper))
def test_the_letter_names_each_month_that_never_came(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path, paper: Paper
) -> None:
    profile = replace(kecamatan.profile, paper=paper)
    kecamatan.settings.save_profile(profile, logo=None, backup_folder="")
    kecamatan.packages.take_in(
        [desa.packages.export(tmp_path, PERIOD, DataLevel.REGISTER).file.path]
    )
    pdf = kecamatan.board.reminders((VILLAGE, OTHER_VILLAGE))
    sent, silent = pages_of(pdf)
    names = [row.village.name for row in kecamatan.board.show().rows]
    assert f"Kepala Desa {names[0]}" in sent
    assert "September 2026" in sent
    assert "Oktober 2026 10 November 2026" not in sent
    assert "Kiriman terakhir yang kami terima adalah untuk Oktober 2026" in sent
    assert f"Kepala Desa {names[1]}" in silent
    assert "September 2026 10 Oktober 2026 42 hari" in silent
    assert "Oktober 2026 10 November 2026 11 hari" in silent
    assert "belum ada kiriman yang diterima" in silent
    assert "KEPALA CONTOH" in silent
    wide, high = paper.size_mm
    for left, top, right, bottom in ink_boxes_mm(pdf):
        assert left > 15
        assert top > 4
        assert right < wide - 15
        assert bottom < high - 12
    assert actions(kecamatan)[-1] == "surat-pengingat-dibuat"


def test_who_owes_nothing_gets_no_letter(desa: Desa, kecamatan: Kecamatan, tmp_path: Path) -> None:
    for period in ("2026-09", PERIOD):
        done = desa.packages.export(tmp_path, period, DataLevel.REGISTER)
        kecamatan.packages.take_in([done.file.path])
    with pytest.raises(NotFound):
        kecamatan.board.reminders((VILLAGE,))
    assert len(pages_of(kecamatan.board.reminders((VILLAGE, OTHER_VILLAGE)))) == 1


def test_a_whole_year_of_silence_still_fits_one_page(kecamatan: Kecamatan) -> None:
    """Twelve months owed; the most that a letter lists."""
    (first, _) = kecamatan.board.reminder_sheets((VILLAGE, OTHER_VILLAGE))
    table = next(block for block in first.blocks if isinstance(block, Table))
    full = replace(table, rows=table.rows[:1] * 12)
    for paper in Paper:
        blocks = tuple(full if block is table else block for block in first.blocks)
        assert len(pages_of(render_letter(replace(first, blocks=blocks, paper=paper)))) == 1

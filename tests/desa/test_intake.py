# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet comes into the register whole or not at all, and its numbers add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app.domain.findings import Level
from desa_app.errors import ClockWentBack, FileMissing, ImportRefused, SheetUnreadable
from desa_app.office.desk import BACKUPS
from desa_app.remarks_findings import finding_sentence
from desa_app.sample.people import Families, SamplePerson
from desa_app.sample.sheet import sheet_of
from desa_app.store.backup import backups_in
from tests.office_kit import DISTRICT, PEOPLE, TODAY, actions, desk_of, draft, dump

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.office_kit import RunningClock


def some_people(count: int, seed: int = 21) -> list[SamplePerson]:
    return Families(Random(seed), DISTRICT, "Serang", TODAY).people(count)


def write(folder: Path, people: list[SamplePerson], name: str = "warga-baru.xlsx") -> Path:
    path = folder / name
    path.write_bytes(sheet_of(people))
    return path


def test_every_row_of_a_good_file_becomes_a_person(desa: Desa, tmp_path: Path) -> None:
    people = some_people(12)
    report = desa.intake.take_in(write(tmp_path, people))
    assert (report.read, report.taken, report.refused, report.rows_at_fault) == (12, 12, 0, 0)
    assert report.rehearsal is False
    for one in people:
        facts = desa.people.by_nik(one.nik).facts
        assert (facts.name, facts.kk, facts.sex, facts.birth_date, facts.dusun) == (
            one.name,
            one.kk,
            one.sex,
            one.birth_date,
            one.hamlet,
        )
    assert desa.people.search().found == PEOPLE + 12
    assert actions(desa)[-1] == "impor"


def test_a_rehearsal_writes_nothing(desa: Desa, tmp_path: Path) -> None:
    before, backups = dump(desa), backups_in(desk_of(desa).folder / BACKUPS)
    report = desa.intake.rehearse(write(tmp_path, some_people(5)))
    assert (report.read, report.taken, report.refused, report.rehearsal) == (5, 5, 0, True)
    assert dump(desa) == before
    assert backups_in(desk_of(desa).folder / BACKUPS) == backups


@given(wrong=st.sets(st.integers(0, 9)))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_bad_row_refuses_the_file_and_the_numbers_add_up(
    desa: Desa, tmp_path: Path, wrong: set[int]
) -> None:
    people = [
        replace(one, name="" if number in wrong else one.name)
        for number, one in enumerate(some_people(10))
    ]
    path = write(tmp_path, people)
    before = dump(desa)
    rehearsed = desa.intake.rehearse(path)
    assert rehearsed.read == rehearsed.taken + rehearsed.refused == 10
    assert rehearsed.rows_at_fault == len(wrong)
    refused = [one for one in rehearsed.findings if one.level is Level.REFUSED]
    assert sorted(one.row for one in refused) == sorted(number + 2 for number in wrong)
    if wrong:
        with pytest.raises(ImportRefused) as caught:
            desa.intake.take_in(path)
        assert (caught.value.read, caught.value.refused) == (10, 10)
        assert caught.value.findings == rehearsed.findings
    assert dump(desa) == before


def test_the_same_file_twice_changes_nothing_and_leaves_no_record(
    desa: Desa, tmp_path: Path
) -> None:
    path = write(tmp_path, some_people(4))
    desa.intake.take_in(path)
    before, imports = dump(desa), desa.imports.list()
    report = desa.intake.take_in(path)
    assert (report.read, report.taken, report.added, report.left) == (4, 4, 0, 4)
    assert [one.code for one in report.findings] == ["nik-sudah-terdaftar"] * 4
    assert dump(desa) == before
    assert desa.imports.list() == imports


def test_a_backup_is_made_before_anything_is_written(desa: Desa, tmp_path: Path) -> None:
    folder = desk_of(desa).folder / BACKUPS
    known = {path for _, path in backups_in(folder)}
    desa.people.add(draft())
    steps: list[str] = []
    path = write(tmp_path, some_people(3))
    desa.intake.take_in(path, progress=lambda *step: steps.append(step[2]))
    assert len({path for _, path in backups_in(folder)} - known) == 1
    assert steps[-3:] == ["Mencadangkan data", "Menyimpan", "Selesai"]


def test_a_disk_that_fails_while_saving_leaves_the_register(
    desa: Desa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(desa)

    def broken(*_: object, **__: object) -> None:
        raise OSError("listrik padam")

    with monkeypatch.context() as patch:
        patch.setattr(desk_of(desa), "log", broken)
        with pytest.raises(OSError, match="listrik"):
            desa.intake.take_in(write(tmp_path, some_people(3)))
    assert dump(desa) == before


def test_a_clock_set_back_stops_the_import(desa: Desa, tmp_path: Path, clock: RunningClock) -> None:
    desa.people.add(draft())
    clock.advance(days=-30)
    before = dump(desa)
    with pytest.raises(ClockWentBack):
        desa.intake.take_in(write(tmp_path, some_people(3)))
    assert dump(desa) == before


def test_what_is_no_spreadsheet_is_named(desa: Desa, tmp_path: Path) -> None:
    (tmp_path / "foto.xlsx").write_bytes(b"\xff\xd8\xff" * 100)
    with pytest.raises(SheetUnreadable):
        desa.intake.take_in(tmp_path / "foto.xlsx")
    with pytest.raises(FileMissing):
        desa.intake.rehearse(tmp_path / "tidak-ada.xlsx")


def test_the_report_is_a_spreadsheet(desa: Desa, tmp_path: Path) -> None:
    people = [replace(one, nik="3671010101909001") for one in some_people(1)]
    report = desa.intake.rehearse(write(tmp_path, people))
    assert report.findings
    assert desa.intake.report_file(report, finding_sentence).startswith(b"PK")

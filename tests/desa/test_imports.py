# SPDX-License-Identifier: GPL-3.0-or-later
"""People the register already has, columns pointed out, and an import that is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desa_app.domain.codes import Marital
from desa_app.domain.findings import Level
from desa_app.domain.intake import (
    ColumnMap,
    DateOrder,
    ImportChoices,
    ImportState,
    Treatment,
)
from desa_app.errors import (
    Cancelled,
    ImportBuiltOn,
    ImportRefused,
    ImportUndone,
    InvalidInput,
    LayoutUnknown,
    NotFound,
)
from desa_app.store.backup import backups_in
from tests.intake.sheet_files import FORMATS, write_table
from tests.office_kit import PEOPLE, actions, desk_of, draft, dump, plan, turn_real

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa

HEADINGS = [
    "NIK",
    "Nama Lengkap",
    "JK",
    "Tgl Lahir",
    "Pekerjaan",
    "Alamat",
    "Dusun",
    "Status Kawin",
]
ROW: list[Any] = ["3604125003979003", "SITI CONTOH", "P", "10-03-1997", "Wiraswasta", "Kp. Baru",
                  "Kubang", "Kawin"]  # fmt: skip
FILL = ImportChoices(treatment=Treatment.FILL)
UPDATE = ImportChoices(treatment=Treatment.UPDATE)
REASON = "Salah berkas"


def sheet(
    tmp_path: Path, *rows: list[Any], headings: list[str] = HEADINGS, kind: str = "xlsx"
) -> Path:
    return write_table(tmp_path / f"warga.{kind}", [headings, *rows])


def other(number: int, **changes: Any) -> list[Any]:
    row = dict(zip(HEADINGS, ROW, strict=True))
    row |= {"NIK": f"36041250039790{number:02d}", "Nama Lengkap": f"ORANG {'ABCDEFGHIJ'[number]}"}
    row |= changes
    return list(row.values())


def everything(desa: Desa) -> dict[str, list[str]]:
    """All but the log and the notes about imports, which tell of an import for ever."""
    return dump(desa, leave_out=("journal", "import_batch", "import_item", "person"))


def facts(desa: Desa) -> dict[str, Any]:
    with desk_of(desa).reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM person").mappings().all()
    leave = {"changed_at", "changed_by", "revision"}
    return {row["id"]: {k: v for k, v in row.items() if k not in leave} for row in rows}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_comes_in_and_goes_out_again(desa: Desa, tmp_path: Path, kind: str) -> None:
    before = facts(desa)
    report = desa.intake.take_in(sheet(tmp_path, ROW, other(1), other(2), kind=kind))
    assert (report.read, report.taken, report.refused, report.added) == (3, 3, 0, 3)
    person = desa.people.by_nik("3604125003979003").facts
    assert (person.name, person.birth_date, person.marital) == (
        "SITI CONTOH",
        date(1997, 3, 10),
        Marital.MARRIED,
    )
    (record, *_) = desa.imports.list()
    assert (record.id, record.file_name, record.state) == (
        report.import_id,
        f"warga.{kind}",
        ImportState.STANDS,
    )
    assert record.read == record.taken == record.added == 3
    undone = desa.imports.undo(record.id, REASON)
    assert (undone.state, undone.reason) == (ImportState.UNDONE, REASON)
    assert facts(desa) == before
    assert desa.people.search("SITI CONTOH").found == 0
    assert desa.people.search().found == PEOPLE
    assert actions(desa)[-2:] == ["impor", "impor-diurungkan"]


def known_person(desa: Desa) -> str:
    return desa.people.add(
        draft(
            nik="3604125003979003",
            birth_date=date(1997, 3, 10),
            occupation="",
            address="Kp. Lama",
            phone="08123",
        )
    ).id


@pytest.mark.parametrize(
    ("choices", "updated", "expected"),
    [
        (ImportChoices(), 0, ("", "Kp. Lama", "08123")),
        (FILL, 1, ("Wiraswasta", "Kp. Lama", "08123")),
        (UPDATE, 1, ("Wiraswasta", "Kp. Baru", "08123")),
    ],
    ids=["lewati", "kosong", "semua"],
)
def test_known_people_are_treated_as_chosen(
    desa: Desa, tmp_path: Path, choices: ImportChoices, updated: int, expected: tuple[str, ...]
) -> None:
    person_id = known_person(desa)
    before = facts(desa)
    path = sheet(tmp_path, ROW, other(1))
    seen = desa.intake.rehearse(path, choices)
    assert (seen.known, seen.added, seen.updated, seen.left) == (1, 1, updated, 1 - updated)
    assert facts(desa) == before
    report = desa.intake.take_in(path, choices)
    assert replace(report, rehearsal=True, import_id="") == seen
    found = desa.people.get(person_id).facts
    assert (found.occupation, found.address, found.phone) == expected
    desa.imports.undo(report.import_id, REASON)
    assert facts(desa) == before


def test_differences_are_shown_field_by_field_and_logged(desa: Desa, tmp_path: Path) -> None:
    person_id = known_person(desa)
    path = sheet(tmp_path, ROW)
    report = desa.intake.rehearse(path, UPDATE)
    assert {(one.field, one.old, one.new) for one in report.changes} == {
        ("occupation", "", "Wiraswasta"),
        ("address", "Kp. Lama", "Kp. Baru"),
    }
    assert report.change_count == len(report.changes) == 2
    assert {(one.person_id, one.row, one.name) for one in report.changes} == {
        (person_id, 2, "SITI CONTOH")
    }
    desa.intake.take_in(path, UPDATE)
    assert actions(desa)[-2:] == ["orang-diubah", "impor"]


def test_an_empty_cell_never_empties_a_field(desa: Desa, tmp_path: Path) -> None:
    person_id = known_person(desa)
    blank = list(ROW)
    blank[4] = blank[5] = None
    report = desa.intake.take_in(sheet(tmp_path, blank), UPDATE)
    assert (report.updated, report.left) == (0, 1)
    assert desa.people.get(person_id).facts.address == "Kp. Lama"


def test_an_import_stays_once_a_plan_was_noted(desa: Desa, tmp_path: Path) -> None:
    report = desa.intake.take_in(sheet(tmp_path, ROW, other(1)))
    person = desa.people.by_nik("3604125003979003")
    desa.episodes.open(plan(person.id))
    before = dump(desa)
    with pytest.raises(ImportBuiltOn) as caught:
        desa.imports.undo(report.import_id, REASON)
    assert [(one.person_id, one.why) for one in caught.value.people] == [(person.id, "dipakai")]
    assert caught.value.count == 1
    assert desa.imports.in_the_way(report.import_id) == caught.value.people
    assert dump(desa) == before


def test_an_import_stays_once_somebody_was_corrected(desa: Desa, tmp_path: Path) -> None:
    report = desa.intake.take_in(sheet(tmp_path, ROW))
    person = desa.people.by_nik("3604125003979003")
    desa.people.correct(person, replace(person.facts, phone="0812"))
    with pytest.raises(ImportBuiltOn) as caught:
        desa.imports.undo(report.import_id, REASON)
    assert [(one.name, one.why) for one in caught.value.people] == [("SITI CONTOH", "diubah")]


def test_imports_are_taken_back_from_the_newest(desa: Desa, tmp_path: Path) -> None:
    before = facts(desa)
    first = desa.intake.take_in(sheet(tmp_path, ROW))
    moved = list(ROW)
    moved[5] = "Kp. Pindah"
    second = desa.intake.take_in(sheet(tmp_path, moved), UPDATE)
    with pytest.raises(ImportBuiltOn):
        desa.imports.undo(first.import_id, REASON)
    desa.imports.undo(second.import_id, REASON)
    assert desa.people.by_nik("3604125003979003").facts.address == "Kp. Baru"
    desa.imports.undo(first.import_id, REASON)
    assert facts(desa) == before


def test_undoing_asks_for_a_reason_happens_once_and_is_backed_up(
    desa: Desa, tmp_path: Path
) -> None:
    report = desa.intake.take_in(sheet(tmp_path, ROW))
    with pytest.raises(InvalidInput):
        desa.imports.undo(report.import_id, " ")
    made = len(backups_in(desk_of(desa).folder / "cadangan"))
    desa.imports.undo(report.import_id, REASON)
    assert len(backups_in(desk_of(desa).folder / "cadangan")) >= made
    before = dump(desa)
    with pytest.raises(ImportUndone):
        desa.imports.undo(report.import_id, REASON)
    with pytest.raises(NotFound):
        desa.imports.undo("tidak-ada", REASON)
    assert dump(desa) == before


@pytest.mark.parametrize(
    "step", ["Membaca", "Memeriksa", "Mencadangkan", "Menyimpan", "Memperbarui"]
)
def test_batal_at_any_step_leaves_the_register(desa: Desa, tmp_path: Path, step: str) -> None:
    known_person(desa)
    many = [other(1, NIK=f"3604125103979{n:03d}", **{"Nama Lengkap": f"WARGA {n}"})
            for n in range(600)]  # fmt: skip
    path = sheet(tmp_path, ROW, *many)
    before = dump(desa)

    def stop(_done: int, _total: int, text: str) -> None:
        if text.startswith(step):
            raise Cancelled

    with pytest.raises(Cancelled):
        desa.intake.take_in(path, UPDATE, stop)
    assert dump(desa) == before
    report = desa.intake.take_in(path, UPDATE)
    before = dump(desa)
    with pytest.raises(Cancelled):
        desa.imports.undo(report.import_id, REASON, lambda *_: (_ for _ in ()).throw(Cancelled()))
    assert dump(desa) == before


UNKNOWN = ["Kode", "Panggilan", "Kelamin anak", "Hari kelahiran"]
STRANGE = ["3604125003979003", "SITI CONTOH", "P", "10-03-1997"]
POINTED = ColumnMap(
    sheet="Data Penduduk",
    header_row=1,
    columns=((0, "nik"), (1, "name"), (2, "sex"), (3, "birth_date")),
)


def test_unknown_headings_are_pointed_out_once_and_remembered(desa: Desa, tmp_path: Path) -> None:
    path = sheet(tmp_path, STRANGE, headings=UNKNOWN)
    with pytest.raises(LayoutUnknown):
        desa.intake.rehearse(path)
    look = desa.intake.look(path)
    assert not look.known
    assert [(one.heading, one.samples) for one in look.columns] == [
        (heading, (sample,)) for heading, sample in zip(UNKNOWN, STRANGE, strict=True)
    ]
    assert look.mapping.missing == ("Nama", "Tanggal lahir", "Jenis kelamin")
    report = desa.intake.take_in(path, ImportChoices(mapping=POINTED))
    assert report.added == 1
    assert desa.intake.look(path).known
    again = desa.intake.rehearse(path)
    assert again.mapping == POINTED
    assert (again.known, again.layout.split(",")[0]) == (1, "Susunan pilihan Anda")


def test_who_looks_alike_is_proposed_and_never_merged_silently(desa: Desa, tmp_path: Path) -> None:
    there = desa.people.add(draft("Moh. Yoesoef", nik=None, birth_date=date(1997, 3, 10)))
    row = other(1, **{"Nama Lengkap": "MUHAMMAD YUSUF"})
    path = sheet(tmp_path, row)
    report = desa.intake.rehearse(path)
    (alike,) = report.alike
    assert (alike.row, alike.person_id, alike.accepted) == (2, there.id, False)
    assert "mirip-orang-terdaftar" in {one.code for one in report.findings}
    assert report.added == 1
    choices = UPDATE.with_same(2, there.id)
    taken = desa.intake.take_in(path, choices)
    assert (taken.added, taken.updated) == (0, 1)
    found = desa.people.get(there.id).facts
    assert (found.name, found.nik) == ("MUHAMMAD YUSUF", row[0])
    desa.imports.undo(taken.import_id, REASON)
    assert desa.people.get(there.id).facts == there.facts


def test_one_person_is_not_taken_for_two_rows(desa: Desa, tmp_path: Path) -> None:
    there = desa.people.add(draft("SITI CONTOH", nik=None, birth_date=date(1997, 3, 10)))
    path = sheet(tmp_path, ROW, other(1, **{"Nama Lengkap": "SITI CONTOH"}))
    report = desa.intake.rehearse(path, UPDATE.with_same(2, there.id).with_same(3, there.id))
    assert (report.read, report.refused, report.rows_at_fault) == (2, 2, 1)
    refused = [one.code for one in report.findings if one.level is Level.REFUSED]
    assert refused == ["orang-ganda-dalam-berkas"]


def test_the_order_of_dates_is_asked_when_nothing_tells_it(desa: Desa, tmp_path: Path) -> None:
    turn_real(desa)  # who has no NIK cannot be told from real people
    row = other(1, **{"Tgl Lahir": "05/06/1990", "NIK": None})
    path = sheet(tmp_path, row)
    report = desa.intake.rehearse(path)
    assert (report.asks_date_order, report.refused) == (True, 1)
    with pytest.raises(ImportRefused):
        desa.intake.take_in(path)
    for order, month in ((DateOrder.DAY_FIRST, 6), (DateOrder.MONTH_FIRST, 5)):
        report = desa.intake.rehearse(path, ImportChoices(date_order=order))
        assert (report.taken, report.asks_date_order) == (1, False)
        assert month in (5, 6)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The files in ``tests/vectors/onward`` keep their meaning for a kabupaten that knows the senders.

With ``REGENERATE_VECTORS=1`` in the environment they are written anew before the tests run.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desa_app.clock import WIB
from desa_app.domain.key_list import KeyCause, KeyChange
from desa_app.domain.package import TakeInState
from desa_app.errors import ReceiptDamaged, ReceiptForged
from desa_app.exchange.cards import read_card
from desa_app.exchange.kinds import what_is
from desa_app.exchange.receipt import read_receipt
from desa_app.kabupaten import Kabupaten, open_kabupaten
from desa_app.office.secret_names import AGE_IDENTITY, SIGNING_KEY
from desa_app.store.office import replace_secret
from tests.kabupaten import vector_files as made
from tests.office_kit import NOW, RunningClock, copy_of, desk_of, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_INDEX = made.FOLDER / "index.json"
_TAKEN_FIRST = [name for name in made.VECTORS if name.startswith("good-")]


def _package(name: str) -> Path:
    return made.FOLDER / "packages" / f"{name}.dbx"


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8", newline="\n")


def _regenerate() -> None:
    answers = {f"packages/{name}.dbx": vector.answer for name, vector in made.VECTORS.items()}
    for old in _package("x").parent.iterdir():
        old.unlink()
    for name, vector in made.VECTORS.items():
        _package(name).write_bytes(vector.build())
        if name in _TAKEN_FIRST:
            _write_json(_package(name).with_suffix(".json"), vector.records)
    for name, data in made.cards().items():
        (made.FOLDER / name).write_bytes(data)
        answers[name] = read_card(data, Path(name)).fingerprint
    for name, (data, answer) in made.receipts().items():
        (made.FOLDER / name).write_bytes(data)
        answers[name] = answer
    _write_json(_INDEX, answers)


if os.environ.get("REGENERATE_VECTORS") == "1":
    _regenerate()

_ANSWERS: dict[str, str] = json.loads(_INDEX.read_text("utf-8"))


@pytest.fixture(scope="module")
def regency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kabupaten]:
    """A kabupaten with the fixed keys, to which the good packages have come."""
    clock = RunningClock(NOW)
    folder = tmp_path_factory.mktemp("kabupaten")
    office = open_kabupaten(copy_of(made.REGENCY, folder), fresh(made.REGENCY).key, clock)
    desk = desk_of(office)
    # The vectors are of real offices, and those keep away from samples.
    desk.profile = replace(desk.profile, sample=False)
    with desk.writing() as connection:
        replace_secret(connection, desk.stamp(), SIGNING_KEY, made.REGENCY_SEED)
        replace_secret(connection, desk.stamp(), AGE_IDENTITY, made.IDENTITY.encode())

    def enrol(name: str, day: date, change: KeyChange | None = None) -> None:
        clock.moment = datetime.combine(day, time(8), WIB)
        office.villages.enrol(made.FOLDER / name, _ANSWERS[name], change)

    enrol("card-kecamatan-former.txt", made.FORMER_DAY)
    enrol("card-kecamatan-revoked.txt", made.FORMER_DAY)
    enrol("card-kecamatan.txt", made.NEWER_DAY, KeyChange(cause=KeyCause.RENEWED))
    clock.moment = NOW
    office.villages.revoke(made.REVOKED, made.REVOKED_DAY, "Laptop dicuri")
    paths = [_package(name) for name in _TAKEN_FIRST]
    for found in office.packages.take_in(paths, folder):
        assert found.state is TakeInState.TAKEN, (found.path.name, found.error)
    yield office
    office.close()


def test_the_index_lists_every_file_and_says_what_its_maker_says() -> None:
    there = {f"packages/{path.name}" for path in _package("x").parent.glob("*.dbx")}
    stated = {f"packages/{name}.dbx": vector.answer for name, vector in made.VECTORS.items()}
    stated |= {name: answer for name, (_, answer) in made.receipts().items()}
    cards = made.cards().keys()
    assert {name: said for name, said in _ANSWERS.items() if name not in cards} == stated
    assert there | cards | made.receipts().keys() == _ANSWERS.keys()


def test_every_refusal_of_a_kecamatans_package_is_the_kabupatens_own_answer(
    regency: Kabupaten, tmp_path: Path
) -> None:
    names = [name for name in made.VECTORS if name not in _TAKEN_FIRST]
    found = regency.packages.take_in([_package(name) for name in names], tmp_path)
    assert {f"packages/{one.path.name}": one.error_code for one in found} == {
        f"packages/{name}.dbx": _ANSWERS[f"packages/{name}.dbx"] for name in names
    }
    assert list(tmp_path.iterdir()) == []


def test_good_packages_hold_what_is_known_and_a_refused_row_is_named(
    regency: Kabupaten, tmp_path: Path
) -> None:
    for name in _TAKEN_FIRST:
        known = json.loads(_package(name).with_suffix(".json").read_text("utf-8"))
        opened = regency.packages.look_at(_package(name))
        records: dict[str, Any] = asdict(opened)["records"]
        assert {entry: list(rows) for entry, rows in records.items()} == known
        assert what_is(_package(name)) == "paket"
    (again,) = regency.packages.take_in([_package("good-with-a-refused-row")], tmp_path)
    assert again.state is TakeInState.REPEATED
    assert again.receipt_path is not None
    receipt = read_receipt(again.receipt_path.read_bytes(), again.receipt_path, made.REGENCY_KEY)
    assert [(one.table, one.row, one.code) for one in receipt.refused] == [
        ("orang", "019a3a1c-0009-7abc-8def-0123456789ab", "nilai-nama")
    ]


def test_cards_and_receipts_keep_their_bytes_and_answers() -> None:
    for name, data in made.cards().items():
        assert (made.FOLDER / name).read_bytes() == data
        assert read_card(data, Path(name)).fingerprint == _ANSWERS[name]
    for name, (data, _) in made.receipts().items():
        assert (made.FOLDER / name).read_bytes() == data
        assert what_is(made.FOLDER / name) == "tanda-terima"
    assert _read("receipt.txt") == made.receipt()
    for name, error in (
        ("receipt-changed.txt", ReceiptDamaged), ("receipt-forged.txt", ReceiptForged),
    ):  # fmt: skip
        with pytest.raises(error) as caught:
            _read(name)
        assert caught.value.code == _ANSWERS[name]


def _read(name: str) -> object:
    path = made.FOLDER / name
    return read_receipt(path.read_bytes(), path, made.REGENCY_KEY)

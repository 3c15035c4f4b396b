# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing invented comes in at any door of a real office, and nothing real in practice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.nik import is_invented
from desa_app.domain.package import DataLevel
from desa_app.errors import Goods, SampleMixed
from desa_app.exchange.keys import new_signing_key
from desa_app.exchange.manifest import (
    EntryModel,
    ManifestBroken,
    manifest_bytes,
    read_manifest,
)
from desa_app.exchange.receipt import make_receipt
from desa_app.office.desk import BACKUPS
from desa_app.office.restore import look_at_restore, open_backup, restore
from desa_app.places import SAMPLE_MARK
from desa_app.sample.sheet import sheet_of
from desa_app.sentences import sentence_for
from desa_app.store.backup import backups_in
from tests.exchange import samples
from tests.office_kit import (
    DISTRICT,
    PASSWORD,
    USER,
    VILLAGE,
    actions,
    copy_of,
    dump,
    enrolled_copy,
    families,
    make_real,
    open_district,
    open_village,
    turn_real,
)
from tests.office_kit import clock as clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.office_kit import RunningClock


@dataclass(frozen=True)
class World:
    """A village and its kecamatan, both invented or both real."""

    sample: bool
    village: Desa
    district: Kecamatan


@pytest.fixture(params=[True, False], ids=["contoh", "sungguhan"])
def world(request: pytest.FixtureRequest, tmp_path: Path, clock: RunningClock) -> Iterator[World]:
    village = open_village(enrolled_copy(VILLAGE, tmp_path), clock)
    district = open_district(enrolled_copy(DISTRICT, tmp_path), clock)
    if not request.param:
        turn_real(village)
        turn_real(district)
    yield World(request.param, village, district)
    village.close()
    district.close()


def people_sheet(path: Path, *, invented: bool) -> Path:
    people = families(40).people(6)
    if not invented:
        people = [replace(one, nik=f"{one.nik[:12]}{n:04d}") for n, one in enumerate(people, 1)]
    path.write_bytes(sheet_of(people))
    return path


def test_every_invented_person_is_known_by_the_nik() -> None:
    made = [one for seed in range(5) for one in families(seed).people(40)]
    assert all(is_invented(one.nik) for one in made)
    assert not is_invented("3604125003970003")
    assert not is_invented("9999999999999999")


def test_a_sheet_of_the_other_world_is_refused(world: World, tmp_path: Path) -> None:
    own = people_sheet(tmp_path / "sendiri.xlsx", invented=world.sample)
    foreign = people_sheet(tmp_path / "asing.xlsx", invented=not world.sample)
    before = dump(world.village)
    for look in (world.village.intake.rehearse, world.village.intake.take_in):
        with pytest.raises(SampleMixed) as refused:
            look(foreign)
        assert (refused.value.sample, refused.value.what) == (not world.sample, Goods.SHEET)
    assert dump(world.village) == before
    assert world.village.intake.take_in(own).added == 6


def test_one_real_person_among_invented_ones_is_not_practised_with(
    desa: Desa, tmp_path: Path
) -> None:
    people = families(41).people(6)
    people[3] = replace(people[3], nik="3604125003970003")
    path = tmp_path / "campur.xlsx"
    path.write_bytes(sheet_of(people))
    with pytest.raises(SampleMixed):
        desa.intake.rehearse(path)


def test_one_odd_nik_does_not_make_a_real_sheet_invented(desa: Desa, tmp_path: Path) -> None:
    turn_real(desa)
    people = [replace(one, nik=f"{one.nik[:12]}{n:04d}") for n, one in enumerate(
        families(41).people(6), 1)]  # fmt: skip
    people[3] = replace(people[3], nik=f"{people[3].nik[:12]}9123")
    path = tmp_path / "warga.xlsx"
    path.write_bytes(sheet_of(people))
    assert desa.intake.rehearse(path).taken == 6


def test_a_package_of_the_other_world_is_refused(world: World, tmp_path: Path) -> None:
    """Even one that bears the right key and is sealed for the right office."""
    sent = world.village.packages.export(tmp_path, "2026-10", DataLevel.REGISTER)
    assert (b'"sample"' in sent.file.path.read_bytes()) is False  # it lies inside the seal
    profile = world.district._desk.profile
    world.district._desk.profile = replace(profile, sample=not world.sample)
    (result,) = world.district.packages.take_in([sent.file.path], tmp_path)
    assert isinstance(result.error, SampleMixed)
    assert (result.error.sample, result.error.what) == (world.sample, Goods.PACKAGE)
    assert actions(world.district)[-1] == "kiriman-ditolak"
    world.district._desk.profile = profile
    (result,) = world.district.packages.take_in([sent.file.path], tmp_path)
    assert result.error is None
    assert result.receipt_path is not None
    marked = b"\nContoh: ya\n" in result.receipt_path.read_bytes()
    assert marked is world.sample
    (answer,) = world.village.packages.take_receipts([result.receipt_path])
    assert answer.error is None


def test_a_receipt_of_the_other_world_is_named_before_its_key_is_judged(
    world: World, tmp_path: Path
) -> None:
    path = tmp_path / "TT.txt"
    other = replace(samples.receipt(), sample=not world.sample)
    path.write_bytes(make_receipt(other, new_signing_key()))
    (result,) = world.village.packages.take_receipts([path])
    assert isinstance(result.error, SampleMixed)
    assert result.error.what == Goods.RECEIPT


def test_a_card_of_the_other_world_is_refused(world: World, tmp_path: Path) -> None:
    path = tmp_path / "kartu.txt"
    card = world.village.enrolment.write_card(path)
    profile = world.district._desk.profile
    world.district._desk.profile = replace(profile, sample=not world.sample)
    with pytest.raises(SampleMixed):
        world.district.villages.enrol(path, card.fingerprint)


@pytest.mark.parametrize("sample", [True, False], ids=["contoh", "sungguhan"])
def test_a_backup_of_the_other_world_is_never_put_back(
    tmp_path: Path, clock: RunningClock, *, sample: bool
) -> None:
    folder = copy_of(VILLAGE, tmp_path / "asal")
    if not sample:
        make_real(folder)
    office = open_village(folder, clock)
    office.settings.back_up()
    office.close()
    (_, backup), *_ = backups_in(folder / BACKUPS)
    # An office of the other kind with the same code, an empty folder, and a folder in a room.
    taken = copy_of(VILLAGE, tmp_path / "lain")
    if sample:
        make_real(taken)
    new = tmp_path / "baru" / "data"
    new.parent.mkdir()
    if not sample:
        (new.parent / SAMPLE_MARK).touch()
    for data in (taken, new):
        key = open_backup(data, backup, clock, user=USER, password=PASSWORD)
        there = sorted(path.name for path in data.glob("*")) if data.exists() else []
        for attempt in (look_at_restore, restore):
            with pytest.raises(SampleMixed) as refused:
                attempt(data, key, clock)
            assert (refused.value.sample, refused.value.what) == (sample, Goods.BACKUP)
        left = {path.name for path in data.glob("*") if path.suffix in {".json", ".db"}}
        assert left <= {*there, "percobaan.json"}
    # The same backup at its own kind of place.
    key = open_backup(folder, backup, clock, user=USER, password=PASSWORD)
    assert look_at_restore(folder, key, clock).counts


def test_each_thing_has_its_own_words(tmp_path: Path) -> None:
    told = {
        (what, sample): sentence_for(SampleMixed(tmp_path / "x", sample=sample, what=what)).line
        for what in Goods
        for sample in (True, False)
    }
    assert len(set(told.values())) == len(told)


def test_the_mark_in_a_package_has_one_spelling() -> None:
    marked = replace(samples.contents().manifest, sample=True)
    entries = {
        name: EntryModel(rows=count, sha256="ab" * 32, size=count)
        for name, count in marked.counts.items()
    }
    page = manifest_bytes(marked, entries)
    assert read_manifest(page)[0] == marked
    assert read_manifest(manifest_bytes(replace(marked, sample=False), entries))[0].sample is False
    for odd in (b'"sample":false', b'"sample":null', b'"sample":"ya"'):
        with pytest.raises(ManifestBroken):
            read_manifest(page.replace(b'"sample":true', odd))

# SPDX-License-Identifier: GPL-3.0-or-later
"""A package counts as sent when the stick gave it back; a receipt closes exactly its own."""

from __future__ import annotations

import errno
import hashlib
import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.package import DataLevel, PackageContents
from desa_app.domain.recap_lines import LINES
from desa_app.errors import (
    CardWrongKind,
    ClockWentBack,
    DiskFull,
    FileMissing,
    FingerprintDiffers,
    InvalidInput,
    LevelReasonNeeded,
    NotEnrolled,
    NotWritable,
    ReadBackDiffers,
    ReceiptDamaged,
    ReceiptForged,
    ReceiptUnknown,
    StorageError,
)
from desa_app.exchange.cards import make_card
from desa_app.exchange.keys import new_identity, new_signing_key
from desa_app.exchange.receipt import make_receipt
from desa_app.exchange.stick import Disk, read_bounded, write_checked
from desa_app.office import superior
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.store import office as office_rows
from tests.desa.receipts_kit import receipt_for
from tests.office_kit import (
    OTHER_VILLAGE,
    VILLAGE,
    actions,
    candidate,
    copy_of,
    desk_of,
    dump,
    open_village,
    permit,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.desa.packages import Export
    from desa_app.kecamatan import Kecamatan
    from tests.office_kit import RunningClock

PERIOD = "2026-11"


class FailingDisk(Disk):
    """A stick that fails at one step."""

    def __init__(self, step: str, code: int = errno.EIO) -> None:
        self.step = step
        self.code = code

    def fail(self, step: str) -> None:
        """Fail when this is the step."""
        if step == self.step:
            raise OSError(self.code, os.strerror(self.code))

    def free(self, folder: Path) -> int:
        return 0 if self.step == "free" else super().free(folder)

    def write(self, handle: int, data: memoryview) -> int:
        self.fail("write")
        return super().write(handle, data)

    def sync(self, handle: int) -> None:
        self.fail("sync")
        super().sync(handle)

    def rename(self, old: Path, new: Path) -> None:
        self.fail("rename")
        super().rename(old, new)

    def read(self, handle: int, size: int) -> bytes:
        found = super().read(handle, size)
        return found[::-1] if self.step == "read" else found


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    return folder


def export(desa: Desa, stick: Path, level: DataLevel = DataLevel.REGISTER) -> Export:
    return desa.packages.export(stick, PERIOD, level, "diminta camat")


def opened(kecamatan: Kecamatan, done: Export) -> PackageContents:
    return kecamatan.packages.look_at(done.file.path)


def test_each_package_names_the_one_before(desa: Desa, kecamatan: Kecamatan, stick: Path) -> None:
    first, second, third = (export(desa, stick) for _ in range(3))
    pages = [opened(kecamatan, done).manifest for done in (first, second, third)]
    assert [page.sequence for page in pages] == [1, 2, 3]
    assert [page.previous for page in pages] == [
        "",
        first.file.manifest_sha256,
        second.file.manifest_sha256,
    ]
    assert len({page.package_id for page in pages}) == 3
    assert [sent.sequence for sent in desa.packages.list()] == [3, 2, 1]
    assert actions(desa)[-1] == "kiriman-dibuat"


def test_what_lies_on_the_stick_is_what_is_remembered(desa: Desa, stick: Path) -> None:
    done = export(desa, stick)
    content = done.file.path.read_bytes()
    assert hashlib.sha256(content).hexdigest() == done.file.sha256 == done.sent.file_sha256
    assert len(content) == done.file.size == done.sent.size
    assert done.file.path.name == done.sent.file_name == f"DB-{VILLAGE}-{PERIOD}-0001.dbx"
    assert [path.name for path in stick.iterdir()] == [done.sent.file_name]
    assert desa.packages.list() == (done.sent,)
    assert done.note_pdf.startswith(b"%PDF-")


def test_only_people_with_a_plan_travel_and_only_by_name_when_asked(
    desa: Desa, kecamatan: Kecamatan, stick: Path
) -> None:
    person, episode = candidate(desa, "YANG BERENCANA", father="AYAH RAHASIA")
    letter = desa.letters.issue(permit(person, episode))
    by_name = opened(kecamatan, export(desa, stick)).records
    assert [row["nama"] for row in by_name["orang"]] == ["YANG BERENCANA"]
    assert [row["id"] for row in by_name["rencana"]] == [episode.id]
    assert [row["nomor"] for row in by_name["surat"]] == [letter.number]
    assert "AYAH RAHASIA" not in str(by_name)
    numbers = opened(kecamatan, export(desa, stick, DataLevel.AGGREGATE)).records
    assert set(numbers) == {"rekap"}
    assert "YANG BERENCANA" not in str(numbers)
    assert {row["kunci"] for row in numbers["rekap"] if "kunci" in row} == set(LINES)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("free", DiskFull),
        ("write", NotWritable),
        ("sync", NotWritable),
        ("rename", NotWritable),
        ("read", ReadBackDiffers),
    ],
)
def test_nothing_counts_as_sent_when_the_stick_fails(
    desa: Desa,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    expected: type[StorageError],
) -> None:
    before = dump(desa)
    usual = write_checked.__kwdefaults__
    assert usual is not None
    with monkeypatch.context() as patch:
        patch.setitem(usual, "disk", FailingDisk(step))
        with pytest.raises(expected):
            export(desa, stick)
    assert dump(desa) == before
    assert list(stick.iterdir()) == []
    assert export(desa, stick).sent.sequence == 1


def test_a_stick_that_is_gone_is_named(desa: Desa, stick: Path) -> None:
    before = dump(desa)
    with pytest.raises(FileMissing):
        export(desa, stick / "tercabut")
    assert dump(desa) == before


@pytest.mark.parametrize("period", ["2026-13", "2026", "oktober", "2026-12", "2027-01"])
def test_only_months_that_have_begun_are_sent(desa: Desa, stick: Path, period: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.packages.export(stick, period, DataLevel.REGISTER)
    assert [problem.field for problem in caught.value.problems] == ["period"]
    assert desa.packages.list() == ()


def test_the_full_level_asks_why(desa: Desa, kecamatan: Kecamatan, stick: Path) -> None:
    with pytest.raises(LevelReasonNeeded):
        desa.packages.export(stick, PERIOD, DataLevel.FULL, "  ")
    done = desa.packages.export(stick, PERIOD, DataLevel.FULL, " rapat camat ")
    manifest = opened(kecamatan, done).manifest
    assert (manifest.level, manifest.reason) == (DataLevel.FULL, "rapat camat")


@pytest.mark.parametrize("reason", ["x" * 2001, "diminta\x07camat", "a\u202eb"])
def test_a_reason_that_cannot_travel_is_named(desa: Desa, stick: Path, reason: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.packages.export(stick, PERIOD, DataLevel.FULL, reason)
    assert [problem.field for problem in caught.value.problems] == ["reason"]
    assert list(stick.iterdir()) == []


def test_a_clock_set_back_makes_no_package(desa: Desa, stick: Path, clock: RunningClock) -> None:
    export(desa, stick)
    clock.advance(days=-5)
    with pytest.raises(ClockWentBack):
        export(desa, stick)
    assert len(desa.packages.list()) == 1


def test_without_the_kecamatans_card_nothing_is_sealed(
    tmp_path: Path, stick: Path, clock: RunningClock
) -> None:
    office = open_village(copy_of(VILLAGE, tmp_path), clock)
    with pytest.raises(NotEnrolled):
        export(office, stick)
    assert office.enrolment.district() is None
    office.close()
    assert list(stick.iterdir()) == []


def test_a_card_is_trusted_only_with_its_fingerprint(
    tmp_path: Path, kecamatan: Kecamatan, clock: RunningClock
) -> None:
    path = tmp_path / "kartu.txt"
    card = kecamatan.villages.write_card(path)
    office = open_village(copy_of(VILLAGE, tmp_path), clock)
    wrong = card.fingerprint.replace(card.fingerprint[0], str((int(card.fingerprint[0]) + 1) % 10))
    with pytest.raises(FingerprintDiffers):
        office.enrolment.enrol(path, wrong)
    assert office.enrolment.district() is None
    assert office.enrolment.look_at(path) == card
    assert office.enrolment.enrol(path, card.fingerprint.replace(" ", "-")) == card
    assert office.enrolment.district() == card
    assert actions(office)[-1] == "kecamatan-didaftarkan"
    office.close()


def test_a_card_that_changes_between_two_readings_is_not_trusted(
    tmp_path: Path,
    kecamatan: Kecamatan,
    clock: RunningClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "kartu.txt"
    card = kecamatan.villages.write_card(path)
    forged = make_card(
        kind=card.kind,
        code=card.code,
        name=card.name,
        signing_key=new_signing_key(),
        recipients=(new_identity().recipient,),
        made_at=card.made_at,
        sample=True,
    )

    def lying_stick(file: Path, limit: int) -> bytes:
        honest = read_bounded(file, limit)
        file.write_bytes(forged)
        return honest

    office = open_village(copy_of(VILLAGE, tmp_path), clock)
    monkeypatch.setattr(superior, "read_bounded", lying_stick)
    office.enrolment.enrol(path, card.fingerprint)
    assert office.enrolment.district() == card
    office.close()


def test_a_village_trusts_no_other_village(desa: Desa, other_desa: Desa, tmp_path: Path) -> None:
    path = tmp_path / "kartu.txt"
    card = other_desa.enrolment.write_card(path)
    before = dump(desa)
    with pytest.raises(CardWrongKind):
        desa.enrolment.enrol(path, card.fingerprint)
    assert dump(desa) == before


def test_the_kecamatans_receipt_closes_its_package(
    desa: Desa, kecamatan: Kecamatan, stick: Path, clock: RunningClock
) -> None:
    done, later = export(desa, stick), export(desa, stick)
    (taken, *_) = kecamatan.packages.take_in([done.file.path, later.file.path], stick)
    assert taken.receipt_path is not None
    assert desa.packages.check_receipt(taken.receipt_path).sequence == 1
    assert {sent.receipt_at for sent in desa.packages.list()} == {None}
    clock.advance(hours=3)
    (result,) = desa.packages.take_receipts([taken.receipt_path])
    assert result.error is None
    assert result.receipt is not None
    assert result.receipt.package_id == done.sent.package_id
    assert result.receipt.taken == done.sent.counts
    open_one, closed = desa.packages.list()
    assert open_one.receipt_at is None
    assert closed.receipt_at is not None
    assert closed.receipt_at > closed.made_at + timedelta(hours=2)
    assert actions(desa)[-1] == "tanda-terima-masuk"


def test_each_wrong_receipt_is_named_and_the_others_go_on(
    desa: Desa, other_desa: Desa, kecamatan: Kecamatan, stick: Path, tmp_path: Path
) -> None:
    done = export(desa, stick)
    good, _ = receipt_for(kecamatan, done, stick)
    (stick / "asing").mkdir()
    foreign = export(other_desa, stick / "asing")
    (stranger,) = kecamatan.packages.take_in([foreign.file.path], stick / "asing")
    assert stranger.receipt_path is not None
    changed = tmp_path / "berubah.txt"
    changed.write_bytes(good.read_bytes().replace(b"kasi", b"kami"))
    garbage = tmp_path / "foto.txt"
    garbage.write_bytes(b"bukan tanda terima")
    missing = tmp_path / "tidak-ada.txt"
    offered = [garbage, stranger.receipt_path, missing, good, changed]
    results = desa.packages.take_receipts(offered)
    assert [result.path for result in results] == offered
    assert [type(result.error) for result in results] == [
        ReceiptDamaged,
        ReceiptUnknown,
        FileMissing,
        type(None),
        ReceiptDamaged,
    ]
    assert desa.packages.list()[0].receipt_at is not None


def test_a_receipt_signed_by_somebody_else_is_forged(
    desa: Desa, other_desa: Desa, kecamatan: Kecamatan, stick: Path
) -> None:
    done = export(desa, stick)
    path, stated = receipt_for(kecamatan, done, stick)
    with desk_of(other_desa).reading() as connection:
        seed = office_rows.get_secret(connection, SIGNING_KEY)
    path.write_bytes(make_receipt(stated, seed))
    before = dump(desa)
    (result,) = desa.packages.take_receipts([path])
    assert isinstance(result.error, ReceiptForged)
    assert dump(desa) == before


@pytest.mark.parametrize(
    "change",
    [
        {"file_sha256": "0" * 64},
        {"sequence": 7},
        {"period": "2026-10"},
        {"village": OTHER_VILLAGE},
    ],
)
def test_a_receipt_that_speaks_of_another_file_closes_nothing(
    desa: Desa, kecamatan: Kecamatan, stick: Path, change: dict[str, object]
) -> None:
    done = export(desa, stick)
    path, _ = receipt_for(kecamatan, done, stick, **change)
    before = dump(desa)
    (result,) = desa.packages.take_receipts([path])
    assert isinstance(result.error, ReceiptDamaged)
    assert dump(desa) == before

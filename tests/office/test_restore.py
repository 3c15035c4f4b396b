# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back: the same rows, what the log tells, and no number given twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app.domain.log_head import HeadState, LogHead, code_of
from desa_app.domain.number_report import NumberState, RangeDraft
from desa_app.domain.package import DataLevel
from desa_app.domain.restoring import LastSpent
from desa_app.errors import (
    InvalidInput,
    LastNumberUnknown,
)
from desa_app.office.backups import find_backups
from desa_app.office.desk import BACKUPS
from desa_app.office.restore import look_at_restore, open_backup, restore
from desa_app.office.sign import is_lost
from desa_app.remarks_folder import head_words
from desa_app.store import journal
from desa_app.store.backup import CONTENTS_NAME
from desa_app.store.engine import STORE_NAME
from desa_app.store.keyring import KEYRING_NAME
from desa_app.store.swap import READY
from tests.office.restore_kit import WRITTEN, files_of, rows_but, village
from tests.office_kit import (
    DISTRICT,
    NOW,
    PASSWORD,
    USER,
    VILLAGE,
    RunningClock,
    candidate,
    desk_of,
    dump,
    enrolled_copy,
    fresh,
    open_district,
    open_village,
    permit,
)


def test_a_restore_brings_back_every_row_of_the_backup_and_sets_aside_what_was_there(
    tmp_path: Path,
) -> None:
    here = village(tmp_path)
    done = restore(here.data, here.key(), here.clock)
    after = here.rows_as_they_are()
    assert rows_but(after, *WRITTEN) == rows_but(here.rows, *WRITTEN)
    assert after["journal"][: len(here.rows["journal"])] == here.rows["journal"]
    assert done.aside is not None
    aside = open_village(done.aside, here.clock)
    assert dump(aside) == here.rows_now
    aside.close()


def test_a_head_printed_before_a_restore_is_answered_as_what_it_is(tmp_path: Path) -> None:
    here = village(tmp_path)
    entries = len(here.rows["journal"])
    old = here.open()
    with desk_of(old).reading() as connection:
        in_backup = LogHead(position=entries, code=code_of(journal.hash_at(connection, entries)))
    printed = old.trail.head()
    old.close()
    restore(here.data, here.key(), here.clock)
    office = here.open()
    assert office.trail.compare(in_backup.line).state is HeadState.SAME
    lost = office.trail.compare(printed.line)
    assert lost.state in {HeadState.SHORTER, HeadState.REWRITTEN}
    assert "pernah dipulihkan dari cadangan" in head_words(lost)
    office.close()


def test_what_was_set_aside_can_be_restored_in_turn(tmp_path: Path) -> None:
    here = village(tmp_path)
    done = restore(here.data, here.key(), here.clock)
    assert done.aside is not None
    found = [one for one in find_backups([here.data]) if one.set_aside]
    assert [one.folder for one in found] == [done.aside]
    restore(here.data, here.key(done.aside), here.clock)
    assert rows_but(here.rows_as_they_are(), *WRITTEN) == rows_but(here.rows_now, *WRITTEN)


def test_the_log_tells_which_backup_and_how_far_ahead_the_old_data_were(tmp_path: Path) -> None:
    here = village(tmp_path)
    restore(here.data, here.key(), here.clock)
    (entry,) = [row for row in here.rows_as_they_are()["journal"] if "'dipulihkan'" in row]
    assert here.backup.name in entry
    assert '"surat": 2' in entry
    assert '"kiriman": 1' in entry
    assert '"satu_garis": true' in entry
    assert '"data_lama": "terbaca"' in entry
    office = here.open()
    assert office.inspection.data().faults == ()
    office.close()


def test_a_key_renewed_since_the_backup_stays_renewed(tmp_path: Path) -> None:
    here = village(tmp_path)
    office = here.open()
    before = office.enrolment.own_card()
    card = office.key_renewal.renew(PASSWORD)
    keys = office.key_renewal.keys()
    office.close()
    restore(here.data, here.key(), here.clock)
    office = here.open()
    assert office.enrolment.own_card() == card
    assert office.key_renewal.keys() == keys
    assert keys.former[0].verify_key == before.verify_key
    office.close()
    # Where nobody can read the old data, the key of the backup is all there is.
    here.spoil_data()
    restore(here.data, here.key(), here.clock, LastSpent(numbers={"semua": 3}, sequence=2))
    office = here.open()
    assert office.enrolment.own_card() == before
    office.close()


# --- numbers ------------------------------------------------------------------------------


def test_numbers_and_packages_of_the_lost_time_are_not_given_again(tmp_path: Path) -> None:
    here = village(tmp_path)
    done = restore(here.data, here.key(), here.clock)
    assert [(one.sequence, one.first, one.last) for one in done.lost] == [("semua", 2, 3)]
    assert done.next_package == 3
    office = here.open()
    person, episode = candidate(office, "BUDI CONTOH")
    letter = office.letters.issue(permit(person, episode))
    assert office.packages.export(tmp_path / "flashdisk", "2026-11", DataLevel.REGISTER).sent
    report = office.numbers.report(2026)
    states = {line.running: line.state for line in report.lines}
    office.close()
    assert states[2] is states[3] is NumberState.LOST
    assert states[4] is NumberState.ISSUED
    assert "4" in letter.number
    assert report.missing == ()


def test_the_kecamatan_sees_no_conflict_after_a_restore(tmp_path: Path) -> None:
    here = village(tmp_path)
    district = open_district(enrolled_copy(DISTRICT, tmp_path), here.clock)
    stick = tmp_path / "flashdisk"
    district.packages.take_in(sorted(stick.glob("*.dbx")))
    restore(here.data, here.key(), here.clock)
    office = here.open()
    sent = office.packages.export(stick, "2026-11", DataLevel.REGISTER)
    office.close()
    (result,) = district.packages.take_in([sent.file.path])
    district.close()
    assert (result.error_code, result.sequence) == ("", 3)


def test_without_the_old_data_somebody_has_to_say_the_last_numbers(tmp_path: Path) -> None:
    here = village(tmp_path)
    here.spoil_data()
    before = files_of(here.data)
    with pytest.raises(LastNumberUnknown) as asked:
        restore(here.data, here.key(), here.clock)
    assert (asked.value.numbers, asked.value.sequence) == ("semua 1", 1)
    assert files_of(here.data) == before
    said = LastSpent(numbers={"semua": 9}, sequence=4)
    done = restore(here.data, here.key(), here.clock, said)
    assert [(one.first, one.last) for one in done.lost] == [(2, 9)]
    office = here.open()
    person, episode = candidate(office, "BUDI CONTOH")
    assert "10" in office.letters.issue(permit(person, episode)).number
    sent = office.packages.export(tmp_path / "flashdisk", "2026-11", DataLevel.REGISTER)
    office.close()
    assert sent.sent.sequence == 5


@pytest.mark.parametrize(
    "said",
    [
        LastSpent(numbers={"semua": 0}, sequence=1),
        LastSpent(numbers={"semua": 90_000}, sequence=1),
        LastSpent(numbers={"kode:470": 5}, sequence=1),
        LastSpent(numbers={"semua": 1}, sequence=0),
    ],
    ids=["falls", "far", "unknown", "package-falls"],
)
def test_numbers_that_cannot_be_are_refused(tmp_path: Path, said: LastSpent) -> None:
    here = village(tmp_path)
    here.spoil_data()
    before = files_of(here.data)
    with pytest.raises(InvalidInput):
        restore(here.data, here.key(), here.clock, said)
    assert files_of(here.data) == before


@given(
    before=st.integers(0, 3),
    after=st.integers(0, 4),
    said=st.integers(0, 6),
    readable=st.booleans(),
)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_number_is_ever_given_twice(
    tmp_path: Path, before: int, after: int, said: int, *, readable: bool
) -> None:
    folder = tmp_path / f"{before}-{after}-{said}-{readable}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    here = village(folder, letters_before=before, letters_after=after)
    given_out = set(here.rows_now["spent_number"])
    last = before + after
    if not readable:
        here.spoil_data()
    answer = LastSpent(numbers={"semua": max(last, said) if not readable else last}, sequence=2)
    restore(here.data, here.key(), here.clock, answer)
    office = here.open()
    person, episode = candidate(office, "BUDI CONTOH")
    letter = office.letters.issue(permit(person, episode))
    numbers = office.numbers.report(2026)
    office.close()
    assert not any(f"'{letter.number}'" in row for row in given_out)
    assert numbers.missing == ()


def test_numbers_set_aside_since_the_backup_stay_set_aside(tmp_path: Path) -> None:
    here = village(tmp_path)
    office = here.open()
    kept = RangeDraft(sequence="semua", year=2026, first=40, last=49, note="posyandu")
    office.numbers.reserve(kept)
    office.close()
    restore(here.data, here.key(), here.clock)
    office = here.open()
    free = office.numbers.free_reserved("semua", 2026)
    office.close()
    assert free == tuple(range(40, 50))


# --- looking ------------------------------------------------------------------------------


def test_looking_tells_what_would_happen_and_changes_nothing(tmp_path: Path) -> None:
    here = village(tmp_path)
    before = files_of(here.data)
    plan = look_at_restore(here.data, here.key(), here.clock)
    assert files_of(here.data) == before
    assert plan.ahead is not None
    assert (plan.ahead.letters, plan.ahead.packages, plan.ahead.same_line) == (2, 1, True)
    assert (dict(plan.last_numbers), plan.last_sequence) == ({"semua": 3}, 2)
    assert (plan.must_ask, plan.old_data) == (False, True)


def test_backups_are_listed_with_what_they_say_of_themselves(tmp_path: Path) -> None:
    here = village(tmp_path)
    found = find_backups([here.data])
    assert found[-1].made_at <= found[0].made_at
    (one,) = [one for one in found if one.folder == here.backup]
    assert (one.code, one.whole, one.users) == (VILLAGE, True, (USER,))
    assert one.counts["letter"] == 1
    assert "case" not in one.counts
    assert here.data not in [one.folder for one in found]
    # A data folder from a dead computer is one; the folder that is worked in never is.
    shutil.rmtree(here.data / BACKUPS)
    assert [one.folder for one in find_backups([here.data])] == [here.data]
    assert here.data not in [one.folder for one in find_backups([tmp_path], here.data)]


def test_what_a_restore_that_was_cut_off_left_ready_is_no_backup(tmp_path: Path) -> None:
    here = village(tmp_path)
    before = find_backups([here.data], here.data)
    shutil.copytree(here.backup, here.data / f"{READY}01920000")
    assert find_backups([here.data], here.data) == before


@pytest.mark.parametrize(
    "hostile",
    [
        b"", b"[]", b"{" * 90_000, b'{"versi": 1}', b"\xff" * 10,
        b'{"dibuat": "2026-11-20T01:30:00.000Z", "jumlah": {}, "bentuk": Infinity}',
    ],
)  # fmt: skip
def test_hostile_files_are_no_backups(tmp_path: Path, hostile: bytes) -> None:
    folder = tmp_path / "cadangan-2026-11-20T013000-000000Z"
    folder.mkdir()
    for name in (STORE_NAME, KEYRING_NAME, CONTENTS_NAME):
        (folder / name).write_bytes(hostile)
    assert find_backups([tmp_path]) == ()
    shutil.copy(fresh(VILLAGE).folder / KEYRING_NAME, folder / KEYRING_NAME)
    (one,) = find_backups([tmp_path])
    assert (one.whole, one.counts) == (False, {})


def test_an_office_whose_files_are_gone_is_known_as_lost(tmp_path: Path) -> None:
    here = village(tmp_path)
    assert not is_lost(here.data)
    (here.data / STORE_NAME).unlink()
    assert is_lost(here.data)
    here.lose_data()
    assert is_lost(here.data)
    assert not is_lost(tmp_path / "kosong")


def test_a_kecamatan_is_asked_for_its_last_package_and_for_no_letters(tmp_path: Path) -> None:
    clock = RunningClock(NOW)
    data = enrolled_copy(DISTRICT, tmp_path)
    office = open_district(data, clock)
    backup = office.settings.back_up().folder
    rows = dump(office)
    office.close()
    (data / STORE_NAME).write_bytes(b"rusak")
    key = open_backup(data, backup, clock, user=USER, password=PASSWORD)
    # The kabupaten may have been enrolled, and sent to, after the backup.
    with pytest.raises(LastNumberUnknown) as refused:
        restore(data, key, clock)
    assert (refused.value.numbers, refused.value.sequence) == ("", 0)
    done = restore(data, key, clock, LastSpent(sequence=3))
    assert (done.lost, done.next_package) == ((), 4)
    office = open_district(data, clock)
    assert rows_but(dump(office), *WRITTEN) == rows_but(rows, *WRITTEN)
    office.close()

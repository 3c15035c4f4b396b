# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back: the same rows, whole or not at all, and no number given twice."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app.domain.number_report import NumberState, RangeDraft
from desa_app.domain.package import DataLevel
from desa_app.domain.restoring import LastSpent
from desa_app.domain.user import Role, UserRights
from desa_app.errors import (
    BackupDamaged,
    BackupForeign,
    InvalidInput,
    LastNumberUnknown,
    NotAllowed,
    OfficeInUse,
    StoreNewer,
    TooManyTries,
    UserError,
    UserRemoved,
    WrongPassword,
)
from desa_app.office.backups import find_backups, is_lost
from desa_app.office.prepare import describe
from desa_app.office.restore import look_at_restore, open_backup, restore
from desa_app.office.unlock import set_new_password, unlock
from desa_app.store import swap
from desa_app.store.backup import CONTENTS_NAME
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.keyring import KEYRING_NAME
from desa_app.store.presence import Task, enter
from tests.office.restore_kit import Village, village
from tests.office_kit import (
    DISTRICT,
    NOW,
    OTHER_VILLAGE,
    PASSWORD,
    USER,
    VILLAGE,
    RunningClock,
    candidate,
    copy_of,
    dump,
    enrolled_copy,
    fresh,
    open_district,
    open_village,
    permit,
)

SAME = LastSpent(numbers={"semua": 1}, sequence=1)
# What a restore itself writes into the rows.
WRITTEN = ("journal", "number_range", "letter_counter", "package_floor")


def rows_but(rows: dict[str, list[str]], *names: str) -> dict[str, list[str]]:
    return {name: found for name, found in rows.items() if name not in names}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "sedang-dibuka" not in path.parts and "-shm" not in path.name
    }


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


# --- damaged, foreign, newer --------------------------------------------------------------


def cut(backup: Path) -> None:
    path = backup / STORE_NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 8192 * 4096])


def flip(backup: Path) -> None:
    path = backup / STORE_NAME
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def empty(backup: Path) -> None:
    (backup / STORE_NAME).write_bytes(b"")


def other_data(backup: Path) -> None:
    shutil.copy(fresh(OTHER_VILLAGE).folder / STORE_NAME, backup / STORE_NAME)


def change(backup: Path, statement: str) -> None:
    database = Database(backup / STORE_NAME, fresh(VILLAGE).key.secret, pooled=False)
    with database.writing() as connection:
        connection.exec_driver_sql(statement)
    database.close()


def break_log(backup: Path) -> None:
    change(backup, "DROP TRIGGER journal_no_update")
    change(backup, "UPDATE journal SET \"by\" = 'orang lain' WHERE position = 2")


def lose_rows(backup: Path) -> None:
    change(backup, "DELETE FROM letter")


def promise_more(backup: Path) -> None:
    told = json.loads((backup / CONTENTS_NAME).read_text())
    told["jumlah"]["person"] += 1
    (backup / CONTENTS_NAME).write_text(json.dumps(told))


def no_log(backup: Path) -> None:
    (backup / CONTENTS_NAME).unlink()
    change(backup, "DROP TABLE journal")


def broken_form(backup: Path) -> None:
    (backup / CONTENTS_NAME).unlink()
    change(backup, "PRAGMA user_version = 0")


@pytest.mark.parametrize("described", [True, False], ids=["described", "bare"])
@pytest.mark.parametrize("spoil", [cut, flip, empty, other_data, break_log])
def test_a_spoilt_backup_is_refused_and_nothing_changes(
    tmp_path: Path, spoil: Any, *, described: bool
) -> None:
    here = village(tmp_path)
    if not described:
        (here.backup / CONTENTS_NAME).unlink()
    spoil(here.backup)
    before = files_of(here.data)
    with pytest.raises(BackupDamaged):
        restore(here.data, here.key(), here.clock)
    assert files_of(here.data) == before


@pytest.mark.parametrize("spoil", [lose_rows, promise_more, no_log, broken_form])
def test_a_backup_that_is_not_what_it_says_is_refused(tmp_path: Path, spoil: Any) -> None:
    here = village(tmp_path)
    spoil(here.backup)
    before = files_of(here.data)
    with pytest.raises(BackupDamaged):
        restore(here.data, here.key(), here.clock)
    assert files_of(here.data) == before


def test_a_backup_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    here = village(tmp_path)
    (here.backup / CONTENTS_NAME).unlink()
    change(here.backup, "PRAGMA user_version = 99")
    before = files_of(here.data)
    with pytest.raises(StoreNewer):
        restore(here.data, here.key(), here.clock)
    assert files_of(here.data) == before


def test_the_backup_of_another_office_is_refused(tmp_path: Path) -> None:
    here = village(tmp_path)
    other = copy_of(OTHER_VILLAGE, tmp_path)
    with pytest.raises(BackupForeign):
        here.key(other)


# --- who may ------------------------------------------------------------------------------


def test_a_wrong_password_is_counted_at_the_door(tmp_path: Path) -> None:
    here = village(tmp_path)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            open_backup(here.data, here.backup, here.clock, user=USER, password="salah semua")
    with pytest.raises(TooManyTries):
        here.key()
    with pytest.raises(TooManyTries):
        unlock(here.data, USER, PASSWORD, here.clock)


def test_who_was_removed_since_does_not_come_back_with_an_old_backup(tmp_path: Path) -> None:
    here = village(tmp_path)
    office = here.open()
    office.users.add("bekas", UserRights(role=Role.SECRETARY), "sandi pertama dia")
    office.close()
    key = unlock(here.data, "bekas", "sandi pertama dia", here.clock)
    set_new_password(here.data, key, "bekas", "sandi kedua dia", here.clock)
    office = here.open()
    older = office.settings.back_up().folder
    (gone,) = [one for one in office.users.list() if one.name == "bekas"]
    office.users.remove(gone.id)
    office.close()
    with pytest.raises(UserRemoved):
        open_backup(here.data, older, here.clock, user="bekas", password="sandi kedua dia")


def test_an_operator_may_not_restore(tmp_path: Path) -> None:
    here = village(tmp_path)
    office = here.open()
    office.users.add("operator", UserRights(role=Role.OPERATOR), "sandi pertama dia")
    backup = office.settings.back_up().folder
    office.close()
    key = open_backup(here.data, backup, here.clock, user="operator", password="sandi pertama dia")
    with pytest.raises(NotAllowed):
        restore(here.data, key, here.clock)


def test_a_new_computer_is_restored_with_the_recovery_code(tmp_path: Path) -> None:
    here = village(tmp_path)
    new = tmp_path / "komputer-baru" / "data"
    key = open_backup(new, here.backup, here.clock, code=fresh(VILLAGE).recovery_code)
    with pytest.raises(LastNumberUnknown):
        restore(new, key, here.clock)
    assert not any(path.is_file() for path in new.glob("*"))
    done = restore(new, key, here.clock, LastSpent(numbers={"semua": 3}, sequence=2))
    assert done.aside is None
    assert describe(new).code == VILLAGE
    office = open_village(new, here.clock)
    assert rows_but(dump(office), *WRITTEN) == rows_but(here.rows, *WRITTEN)
    office.close()


def test_nothing_is_restored_while_the_office_is_open(tmp_path: Path) -> None:
    here = village(tmp_path)
    office = here.open()
    with pytest.raises(OfficeInUse):
        restore(here.data, here.key(), here.clock)
    office.close()
    presence = enter(here.data, Task.RESTORE, here.clock.now(), USER)
    assert presence is not None
    with pytest.raises(OfficeInUse) as refused:
        here.open()
    presence.leave()
    assert (refused.value.who, refused.value.task) == (USER, "pemulihan")


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


@pytest.mark.parametrize("hostile", [b"", b"[]", b"{" * 90_000, b'{"versi": 1}', b"\xff" * 10])
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


def test_a_kecamatan_is_restored_without_asking_for_letters(tmp_path: Path) -> None:
    clock = RunningClock(NOW)
    data = enrolled_copy(DISTRICT, tmp_path)
    office = open_district(data, clock)
    backup = office.settings.back_up().folder
    rows = dump(office)
    office.close()
    (data / STORE_NAME).write_bytes(b"rusak")
    key = open_backup(data, backup, clock, user=USER, password=PASSWORD)
    restore(data, key, clock)
    office = open_district(data, clock)
    assert rows_but(dump(office), "journal") == rows_but(rows, "journal")
    office.close()


# --- cut off ------------------------------------------------------------------------------

CHILD = """
import os, signal, sys
from pathlib import Path
from tests.office.restore_kit import Village
from desa_app.office.restore import restore
from tests.office_kit import NOW, RunningClock

data, backup, at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
seen = 0

def dying(usual):
    def step(*given, **named):
        global seen
        seen += 1
        if seen == at:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        return usual(*given, **named)
    return step

clock = RunningClock(NOW)
key = Village(data, backup, clock, {}, {}).key()
os.rename, os.replace, os.fsync = dying(os.rename), dying(os.replace), dying(os.fsync)
Path.unlink = dying(Path.unlink)
restore(data, key, clock)
print(seen)
"""


def test_a_kill_in_the_middle_of_a_restore_leaves_the_old_or_the_new_whole(
    tmp_path: Path,
) -> None:
    made = village(tmp_path)

    def end_of(at: int) -> tuple[bool, str]:
        data = tmp_path / f"percobaan-{at}"
        shutil.copytree(made.data, data)
        child = subprocess.run(
            [sys.executable, "-c", CHILD, str(data), str(made.backup), str(at)],
            cwd=Path(__file__).resolve().parent.parent.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        here = Village(data, made.backup, made.clock, made.rows, made.rows_now)
        rows = here.rows_as_they_are()
        old = rows == made.rows_now
        new = rows_but(rows, *WRITTEN) == rows_but(made.rows, *WRITTEN)
        assert old != new, child.stderr
        assert not swap.is_cut_off(data)
        assert not new or len(list(data.glob("sebelum-dipulihkan-*"))) == 1
        return new, child.stdout

    came, steps = end_of(0)
    assert came, "without a kill the restore comes to its end"
    # Nothing of the office is touched before the last steps; each of those is tried.
    first = int(steps) - 16
    ends = [end_of(at) for at in (1, first // 2, *range(first, int(steps) + 1))]
    assert all(told == "" for _, told in ends), "every child was killed"
    news = [new for new, _ in ends]
    assert (news[0], news[-1]) == (False, True)
    assert news == sorted(news), "once the new one stands, it stays"


def test_a_swap_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    here = village(tmp_path)
    for note in (b"", b"[]", b'{"siap": "..", "lama": "..", "berkas": []}', b"\xff"):
        (here.data / swap.NOTE).write_bytes(note)
        before = files_of(here.data)
        with pytest.raises(UserError):
            describe(here.data)
        assert files_of(here.data) == before

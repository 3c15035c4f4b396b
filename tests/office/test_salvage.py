# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages written over cost what lay on them and nothing else; and nobody can make it look whole."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from random import Random

import pytest

from desa_app.clock import SetClock
from desa_app.domain.log_head import HeadState, LogHead
from desa_app.domain.restoring import LastSpent
from desa_app.errors import (
    Cancelled,
    DiskFull,
    InvalidInput,
    LastNumberUnknown,
    OfficeExists,
    OfficeInUse,
    StoreDamaged,
)
from desa_app.office.desk import BACKUPS
from desa_app.office.restore import open_backup, restore
from desa_app.office.salvage_log import LEAST_RIGHTS
from desa_app.office.unlock import unlock_with_recovery
from desa_app.remarks_folder import gaps_words, head_words
from desa_app.store.backup import count_rows
from desa_app.store.contents_list import LIST_NAME
from desa_app.store.engine import STORE_NAME, open_raw
from desa_app.store.keyring import KEYRING_NAME
from tests.office.salvage_kit import (
    PAGE,
    SAID,
    SECRET,
    a_village,
    begin,
    cannot,
    pages_of,
    spoil,
)
from tests.office_kit import (
    NOW,
    PASSWORD,
    USER,
    VILLAGE,
    RunningClock,
    actions,
    candidate,
    desk_of,
    fresh,
    open_village,
    permit,
)
from tests.store.full_disk import full_disk

WHOLE_LOG = "SELECT count(detail) FROM journal NOT INDEXED"


def rows_in(folder: Path) -> dict[str, int]:
    connection = open_raw(folder / STORE_NAME, SECRET, foreign_keys=False)
    try:
        return count_rows(connection)
    finally:
        connection.close()


def test_what_is_not_on_a_broken_page_comes_through_and_the_rest_is_counted(
    tmp_path: Path,
) -> None:
    folder = a_village(tmp_path)
    before = rows_in(folder)
    pages = list(range(2, (folder / STORE_NAME).stat().st_size // PAGE + 1))
    spoil(folder, *Random(5).sample(pages, 14))
    broken = (folder / STORE_NAME).read_bytes()
    new = tmp_path / "baru"
    done = begin(folder, new).adopt(SAID)

    assert (folder / STORE_NAME).read_bytes() == broken
    for one in done.plan.tables:
        if one.lost is not None:
            assert one.read + one.lost + one.orphaned == before[one.name], one.name
    assert done.plan.lost > 0 or done.plan.unknown
    assert done.plan.read > sum(before.values()) // 2
    assert sum(area.read for area in done.plan.areas) == done.plan.read
    assert f"Terbaca {done.plan.read} baris" in done.report.read_text("utf-8")
    office = open_village(new, RunningClock(NOW))
    assert office.inspection.data().faults == ()
    office.close()
    with pytest.raises(OfficeExists):
        begin(folder, new)


def test_a_number_or_package_of_a_lost_row_is_never_given_again(tmp_path: Path) -> None:
    folder = a_village(tmp_path)
    gone = ("letter", "letter_counter", "spent_number", "package_floor", "package")
    spoil(folder, *pages_of(folder, *gone))
    found = begin(folder)
    with pytest.raises(OfficeInUse):
        open_village(folder, SetClock(NOW))
    # The log still tells of the last one; nothing tells of the packages.
    assert (found.plan.last_numbers, found.plan.last_sequence) == ({"semua": 3}, 0)
    for silent in (LastSpent(), LastSpent(numbers={"semua": 9}), LastSpent(sequence=4)):
        with pytest.raises(LastNumberUnknown):
            found.adopt(silent)
    with pytest.raises(InvalidInput):
        found.adopt(LastSpent(numbers={"semua": 2}, sequence=4))
    done = found.adopt(LastSpent(numbers={"semua": 7}, sequence=4))
    assert [(one.first, one.last) for one in done.lost_numbers] == [(1, 7)]
    assert done.next_package == 5
    office = open_village(folder, RunningClock(NOW))
    person, episode = candidate(office, "BUDI CONTOH")
    assert office.letters.issue(permit(person, episode)).number.split("/")[1] == "008"
    assert office.numbers.report(2026).missing == ()
    assert office.inspection.data().faults == ()
    office.close()


def test_the_list_of_tables_may_be_gone_but_not_without_its_kept_copy(tmp_path: Path) -> None:
    folder = a_village(tmp_path)
    before = rows_in(folder)
    listing = "SELECT count(sql) FROM sqlite_master"
    lists = [1, *(page for page in range(2, 60) if cannot(folder, listing, page))]
    assert len(lists) > 3
    spoil(folder, *lists)
    kept = (folder / LIST_NAME).read_bytes()
    # Word for word the same, but not proven by the office's key.
    told = {**json.loads(kept), "bukti": "0" * 64}
    (folder / LIST_NAME).write_text(json.dumps(told), "utf-8")
    with pytest.raises(StoreDamaged):
        begin(folder)
    (folder / LIST_NAME).write_bytes(kept)
    done = begin(folder).adopt(SAID)
    assert done.plan.by_list
    assert {one.name: one.read for one in done.plan.tables if one.read} == {
        name: count for name, count in before.items() if count and name != "alembic_version"
    }
    office = open_village(folder, RunningClock(NOW))
    assert office.inspection.data().faults == ()
    office.close()


def test_without_its_first_page_also_what_stands_in_the_log_file_comes_through(
    tmp_path: Path,
) -> None:
    folder = a_village(tmp_path)
    office = open_village(folder, RunningClock(NOW))
    office.people.search(limit=1)
    candidate(office, "TERAKHIR SEKALI")
    cut = Path(shutil.copytree(folder, tmp_path / "mati", ignore=lambda *_: ["sedang-dibuka"]))
    office.close()
    assert (cut / f"{STORE_NAME}-wal").stat().st_size > 0
    spoil(cut, 1)
    begin(cut).adopt(SAID)
    mended = open_village(cut, RunningClock(NOW))
    assert "TERAKHIR SEKALI" in {one.name for one in mended.people.search(limit=500).rows}
    mended.close()


# --- the log ------------------------------------------------------------------------------


def test_missing_lines_are_named_for_good_and_no_later_paper_hides_them(
    tmp_path: Path,
) -> None:
    folder = a_village(tmp_path)
    office = open_village(folder, RunningClock(NOW))
    printed = office.trail.head()
    office.close()
    # The newest lines lie on the last pages.
    leaf = (folder / STORE_NAME).stat().st_size // PAGE - 3
    assert cannot(folder, WHOLE_LOG, leaf)
    spoil(folder, leaf)
    done = begin(folder).adopt(SAID)
    (gap,) = done.gaps
    assert 1 < gap.first <= gap.last < printed.position
    office = open_village(folder, RunningClock(NOW))
    report = office.inspection.data()
    assert (report.faults, report.gaps) == ((), (gap,))
    assert f"baris {gap.first} sampai {gap.last} hilang" in office.trail.head().line
    assert office.trail.compare(office.trail.head().line).state is HeadState.SAME_BUT_GAPS
    told = office.trail.compare(printed.line)
    assert told.state is HeadState.SAME_BUT_GAPS
    assert gaps_words((gap,)) in head_words(told)
    assert f"sebelum baris {gap.first}" in head_words(told)
    inside = LogHead(position=gap.first, code=printed.code)
    assert office.trail.compare(inside.line).state is HeadState.MISSING
    assert actions(office).count("data-diselamatkan") == 1
    # From now on a backup counts again, and brings the gap along.
    backup = office.settings.back_up().folder
    office.close()
    clock = RunningClock(NOW)
    key = open_backup(folder, backup, clock, user=USER, password=PASSWORD)
    restore(folder, key, clock)
    office = open_village(folder, clock)
    assert office.inspection.data().gaps == (gap,)
    office.close()


# --- who and what -------------------------------------------------------------------------


def test_office_users_keys_and_the_whole_log_may_be_lost_even_the_keyring(tmp_path: Path) -> None:
    folder = a_village(tmp_path)
    spoil(folder, *pages_of(folder, "user", "office", "secret", "journal"))
    (folder / KEYRING_NAME).write_bytes(b"rusak")
    with pytest.raises(StoreDamaged):
        begin(folder)
    backup = max((folder / BACKUPS).iterdir())
    done = begin(folder, keys_from=backup).adopt(SAID)
    assert (done.plan.new_sign, done.plan.new_keys, done.plan.users) == (True, True, (USER,))
    office = open_village(folder, RunningClock(NOW))
    assert office.profile.code == VILLAGE
    # Whoever they were, they are let in with the least; the paper in the safe gives more.
    rights = desk_of(office).account.rights
    assert rights == LEAST_RIGHTS
    assert (rights.manager, rights.cases, rights.search) == (False, False, False)
    assert office.enrolment.own_card().code == VILLAGE
    assert [gap.last for gap in done.gaps] == [0]
    line = office.trail.head().line
    assert "jejak sebelum penyelamatan data hilang" in line
    assert office.trail.compare(line).state is HeadState.SAME_BUT_GAPS
    office.close()
    unlock_with_recovery(folder, fresh(VILLAGE).recovery_code, RunningClock(NOW))


def test_what_is_stopped_or_discarded_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    folder = a_village(tmp_path)
    before = {path.name for path in folder.iterdir()}

    def stop(done: int, total: int, what: str) -> None:
        if what == "company":
            raise Cancelled

    with pytest.raises(Cancelled):
        begin(folder, report=stop)
    assert {path.name for path in folder.iterdir()} == before
    open_village(folder, SetClock(NOW)).close()


def test_a_disk_that_is_full_in_the_middle_of_the_reading_leaves_the_folder_as_it_was(
    tmp_path: Path,
) -> None:
    folder = a_village(tmp_path)
    before = {path.name for path in folder.iterdir()}
    broken = (folder / STORE_NAME).read_bytes()
    with full_disk(300_000), pytest.raises(DiskFull):
        begin(folder)
    assert {path.name for path in folder.iterdir()} == before
    assert (folder / STORE_NAME).read_bytes() == broken
    with begin(folder) as found:
        assert found.plan.lost == 0

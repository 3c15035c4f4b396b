# SPDX-License-Identifier: GPL-3.0-or-later
"""The door opens for the right password, waits after wrong ones, and remembers every try."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desa_app.clock import SetClock
from desa_app.desa import open_desa
from desa_app.errors import (
    NoOffice,
    NotFound,
    StoreDamaged,
    StoreNewer,
    TooManyTries,
    WeakPassword,
    WrongOfficeKind,
    WrongPassword,
    WrongRecoveryCode,
)
from desa_app.kecamatan import open_kecamatan
from desa_app.office.unlock import (
    FIRST_WAIT_SECONDS,
    FREE_TRIES,
    LONGEST_WAIT_SECONDS,
    OfficeKey,
    check_password,
    set_new_password,
    unlock,
    unlock_with_recovery,
)
from desa_app.store import keyring
from desa_app.store.engine import STORE_NAME, Database
from tests.office_kit import NOW, PASSWORD, USER, VILLAGE, copy_of, fresh


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of(VILLAGE, tmp_path)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def quick(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse without stretching, where only the count of refusals matters."""
    assert folder.is_dir()
    monkeypatch.setattr(keyring.Keyring, "open_user", lambda *_: None)


def log_of(folder: Path) -> list[tuple[str, str, str]]:
    database = Database(folder / STORE_NAME, fresh(VILLAGE).key.secret, pooled=False)
    with database.reading() as connection:
        rows = connection.execute(
            text('SELECT action, "by", subject FROM journal ORDER BY position')
        ).all()
    return [(row.action, row.by, row.subject) for row in rows]


def fail(folder: Path, clock: SetClock, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            unlock(folder, USER, "bukan sandinya", clock)


def wait_of(folder: Path, clock: SetClock) -> int:
    with pytest.raises(TooManyTries) as caught:
        unlock(folder, USER, PASSWORD, clock)
    return caught.value.wait_seconds


def test_the_right_password_opens_and_the_entry_is_logged(folder: Path, clock: SetClock) -> None:
    key = unlock(folder, USER, PASSWORD, clock)
    assert key.secret == fresh(VILLAGE).key.secret
    assert (key.user, key.recovered) == (USER, False)
    assert log_of(folder)[-1] == ("masuk", USER, "")
    assert key.secret.hex() not in repr(key)


def test_a_wrong_password_says_how_many_tries_are_left(folder: Path, clock: SetClock) -> None:
    left = []
    for user in (USER, "orang lain"):
        with pytest.raises(WrongPassword) as caught:
            unlock(folder, user, "bukan sandinya", clock)
        left.append(caught.value.tries_left)
    assert left == [FREE_TRIES - 1, FREE_TRIES - 2]


@pytest.mark.usefixtures("quick")
def test_five_wrong_tries_make_even_the_right_password_wait(folder: Path, clock: SetClock) -> None:
    fail(folder, clock, FREE_TRIES)
    assert wait_of(folder, clock) == pytest.approx(FIRST_WAIT_SECONDS, abs=1)
    clock.advance(seconds=FIRST_WAIT_SECONDS - 1)
    assert 1 <= wait_of(folder, clock) <= 2
    with pytest.raises(TooManyTries):
        unlock_with_recovery(folder, fresh(VILLAGE).recovery_code, clock)


@pytest.mark.usefixtures("quick")
def test_the_wait_grows_with_each_wrong_try_up_to_a_limit(folder: Path, clock: SetClock) -> None:
    fail(folder, clock, FREE_TRIES)
    waits = []
    for _ in range(8):
        waits.append(wait_of(folder, clock))
        clock.advance(seconds=waits[-1])
        fail(folder, clock, 1)
    assert waits == sorted(waits)
    assert waits[1] == pytest.approx(2 * FIRST_WAIT_SECONDS, abs=1)
    assert waits[-1] == pytest.approx(LONGEST_WAIT_SECONDS, abs=1)


@pytest.mark.parametrize("kept", [b"", b"{}", b"[[1]]", b"[" * 100_000, b"\xff"])
def test_a_list_of_tries_that_cannot_be_read_shuts_nobody_out(
    folder: Path, clock: SetClock, kept: bytes
) -> None:
    (folder / "percobaan.json").write_bytes(kept)
    unlock(folder, USER, PASSWORD, clock).forget()


@pytest.mark.usefixtures("quick")
def test_a_clock_set_back_does_not_shorten_the_wait(folder: Path, clock: SetClock) -> None:
    fail(folder, clock, FREE_TRIES)
    clock.moment -= timedelta(days=400)
    assert wait_of(folder, clock) == pytest.approx(FIRST_WAIT_SECONDS, abs=1)


@pytest.mark.usefixtures("quick")
def test_tries_under_a_clock_years_ahead_do_not_shut_the_door_until_then(
    folder: Path, clock: SetClock
) -> None:
    clock.moment += timedelta(days=1500)
    fail(folder, clock, FREE_TRIES)
    clock.moment -= timedelta(days=1500)
    clock.advance(seconds=wait_of(folder, clock) + 1)
    fail(folder, clock, 1)


def test_when_the_wait_is_over_the_door_opens_and_every_try_is_logged(
    folder: Path, clock: SetClock
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyring.Keyring, "open_user", lambda *_: None)
        fail(folder, clock, FREE_TRIES)
    # Nothing but the folder carries the count, so this is what a restart sees.
    assert wait_of(folder, clock) > 0
    clock.advance(seconds=FIRST_WAIT_SECONDS + 1)
    unlock(folder, USER, PASSWORD, clock)
    assert log_of(folder)[-FREE_TRIES - 1 :] == [
        *[("sandi-salah", "", USER)] * FREE_TRIES,
        ("masuk", USER, ""),
    ]
    unlock(folder, USER, PASSWORD, clock)
    assert log_of(folder)[-1] == ("masuk", USER, "")
    assert log_of(folder)[-2] == ("masuk", USER, "")


@pytest.mark.usefixtures("quick")
def test_long_names_of_any_script_do_not_empty_the_count(folder: Path, clock: SetClock) -> None:
    for _ in range(197):
        clock.advance(seconds=LONGEST_WAIT_SECONDS + 1)
        with pytest.raises(WrongPassword):
            unlock(folder, "\U0001f600" * 100, "x", clock)
    assert wait_of(folder, clock) == pytest.approx(LONGEST_WAIT_SECONDS, abs=1)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'[["x", "y"]]', b"\xff", b"[[]]"])
def test_a_spoilt_note_of_tries_locks_nobody_out(
    folder: Path, clock: SetClock, content: bytes
) -> None:
    (folder / "percobaan.json").write_bytes(content)
    unlock(folder, USER, PASSWORD, clock)


def test_the_recovery_code_opens_and_gives_a_new_password(folder: Path, clock: SetClock) -> None:
    made = fresh(VILLAGE)
    key = unlock_with_recovery(folder, made.recovery_code.lower(), clock)
    assert (key.recovered, key.secret) == (True, made.key.secret)
    set_new_password(folder, key, USER, "sandi yang baru", clock)
    with pytest.raises(WrongPassword):
        unlock(folder, USER, PASSWORD, clock)
    again = unlock(folder, USER, "sandi yang baru", clock)
    open_desa(folder, again, clock).close()
    assert [row[0] for row in log_of(folder)][-4:] == [
        "masuk",
        "sandi-diganti",
        "sandi-salah",
        "masuk",
    ]
    unlock_with_recovery(folder, made.recovery_code, clock)


def test_a_slip_in_the_recovery_code_is_no_try_but_a_foreign_code_is(
    folder: Path, clock: SetClock
) -> None:
    typed = fresh(VILLAGE).recovery_code
    slip = ("0" if typed[0] != "0" else "1") + typed[1:]
    for _ in range(FREE_TRIES + 1):
        with pytest.raises(WrongRecoveryCode) as caught:
            unlock_with_recovery(folder, slip, clock)
        assert caught.value.mistyped
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(folder, keyring.new_recovery_code(), clock)
    with pytest.raises(WrongPassword) as wrong:
        unlock(folder, USER, "bukan sandinya", clock)
    assert wrong.value.tries_left == FREE_TRIES - 2


def test_a_new_password_is_for_known_users_and_hard_to_guess(folder: Path, clock: SetClock) -> None:
    key = fresh(VILLAGE).key
    with pytest.raises(NotFound):
        set_new_password(folder, key, "orang lain", "sandi yang baru", clock)
    with pytest.raises(WeakPassword):
        set_new_password(folder, key, USER, "pendek", clock)
    unlock(folder, USER, PASSWORD, clock)


@pytest.mark.parametrize("password", ["", "123456789", "aaaaaaaaaaaaaaaa", "abababababab"])
def test_easy_passwords_are_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        check_password(password)


def test_an_empty_folder_is_no_office(tmp_path: Path, clock: SetClock) -> None:
    for folder in (tmp_path, tmp_path / "tidak-ada"):
        with pytest.raises(NoOffice):
            unlock(folder, USER, PASSWORD, clock)


@pytest.mark.parametrize("left", [None, b"", b"bukan basis data" * 500])
def test_a_lost_data_file_is_named_and_never_made_anew(
    folder: Path, clock: SetClock, left: bytes | None
) -> None:
    path = folder / STORE_NAME
    path.unlink()
    if left is not None:
        path.write_bytes(left)
    with pytest.raises(StoreDamaged):
        unlock(folder, USER, PASSWORD, clock)
    assert (path.read_bytes() if path.exists() else None) == left


def test_a_newer_data_file_is_not_written_to_by_the_door(folder: Path, clock: SetClock) -> None:
    database = Database(folder / STORE_NAME, fresh(VILLAGE).key.secret, pooled=False)
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    before = log_of(folder)
    with pytest.raises(StoreNewer):
        unlock(folder, USER, PASSWORD, clock)
    assert log_of(folder) == before


def test_a_swapped_data_file_is_named(folder: Path, tmp_path: Path, clock: SetClock) -> None:
    stranger = Database(tmp_path / STORE_NAME, b"\x07" * 32, pooled=False)
    with stranger.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 1")
    (folder / STORE_NAME).write_bytes((tmp_path / STORE_NAME).read_bytes())
    with pytest.raises(StoreDamaged):
        unlock(folder, USER, PASSWORD, clock)


def test_a_village_does_not_open_as_kecamatan(folder: Path, clock: SetClock) -> None:
    with pytest.raises(WrongOfficeKind) as caught:
        open_kecamatan(folder, fresh(VILLAGE).key, clock)
    assert caught.value.needed == "kecamatan"


def test_a_key_of_another_office_does_not_open(folder: Path, clock: SetClock) -> None:
    with pytest.raises(StoreDamaged):
        open_desa(folder, OfficeKey(USER, b"\x01" * 32), clock)


def test_the_note_of_tries_holds_no_password(folder: Path, clock: SetClock) -> None:
    with pytest.raises(WrongPassword):
        unlock(folder, USER, "sandi yang hampir benar", clock)
    note = (folder / "percobaan.json").read_text("utf-8")
    assert "hampir" not in note
    assert json.loads(note)[0][1] == USER

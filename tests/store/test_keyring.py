# SPDX-License-Identifier: GPL-3.0-or-later
"""The key opens for the right password or code only, and a slip in the code is noticed."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desa_app.errors import NoOffice, StoreDamaged, WrongRecoveryCode
from desa_app.store.keyring import (
    KEYRING_NAME,
    Keyring,
    _check,
    load_keyring,
    new_recovery_code,
    new_secret,
    plain_code,
    save_keyring,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET = new_secret()
OFFICE = {"jenis": "desa", "kode": "36.04.12.2001", "nama": "Contoh"}


@pytest.fixture(scope="module")
def keyring() -> Keyring:
    """Two users with passwords of their own."""
    return Keyring(OFFICE).with_user(SECRET, "ani", "sandi ani").with_user(SECRET, "budi", "budi é")


def codes() -> st.SearchStrategy[str]:
    """Recovery codes without their dashes."""
    return st.text(ALPHABET, min_size=30, max_size=30).map(lambda body: body + _check(body))


def test_each_user_opens_with_their_own_password_only(keyring: Keyring) -> None:
    assert keyring.open_user("ani", "sandi ani") == SECRET
    assert keyring.open_user("ani", "budi é") is None
    assert keyring.open_user("orang lain", "sandi ani") is None
    assert keyring.users == ("ani", "budi")


def test_an_accent_opens_however_the_keyboard_writes_it(keyring: Keyring) -> None:
    assert keyring.open_user("budi", "budi e\u0301") == SECRET


def test_a_new_password_replaces_the_old_one(keyring: Keyring) -> None:
    changed = keyring.with_user(SECRET, "ani", "sandi baru")
    assert changed.open_user("ani", "sandi baru") == SECRET
    assert changed.open_user("ani", "sandi ani") is None
    assert sorted(changed.users) == ["ani", "budi"]


def test_a_slot_given_to_another_user_does_not_open(keyring: Keyring, tmp_path: Path) -> None:
    save_keyring(tmp_path, keyring)
    path = tmp_path / KEYRING_NAME
    content = json.loads(path.read_text("utf-8"))
    first, second = content["slot"]
    first["nama"], second["nama"] = second["nama"], first["nama"]
    path.write_text(json.dumps(content), "utf-8")
    swapped = load_keyring(tmp_path)
    assert swapped.open_user("budi", "sandi ani") is None


def test_the_recovery_code_opens_as_people_type_it(tmp_path: Path) -> None:
    code = new_recovery_code()
    save_keyring(tmp_path, Keyring(OFFICE).with_recovery(SECRET, code))
    sloppy = f" {code.lower().replace('-', ' ').replace('1', 'l').replace('0', 'o')} "
    assert load_keyring(tmp_path).open_recovery(sloppy) == SECRET


def test_another_offices_code_is_not_called_a_slip() -> None:
    ring = Keyring(OFFICE).with_recovery(SECRET, new_recovery_code())
    with pytest.raises(WrongRecoveryCode) as caught:
        ring.open_recovery(new_recovery_code())
    assert caught.value.mistyped is False


def test_a_code_has_eight_groups_of_four() -> None:
    groups = new_recovery_code().split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert set("".join(groups)) <= set(ALPHABET)


@given(code=codes())
@settings(max_examples=5)
def test_every_single_wrong_character_is_noticed(code: str) -> None:
    for place, right in enumerate(code):
        for wrong in ALPHABET:
            if wrong != right:
                with pytest.raises(WrongRecoveryCode) as caught:
                    plain_code(code[:place] + wrong + code[place + 1 :])
                assert caught.value.mistyped


@given(code=codes())
@settings(max_examples=20)
def test_every_two_characters_that_changed_places_are_noticed(code: str) -> None:
    for first, second in combinations(range(len(code)), 2):
        typed = list(code)
        typed[first], typed[second] = typed[second], typed[first]
        if code[first] != code[second]:
            with pytest.raises(WrongRecoveryCode):
                plain_code("".join(typed))


@given(code=codes(), place=st.integers(0, 31))
def test_a_code_too_short_or_too_long_is_noticed(code: str, place: int) -> None:
    for typed in (code[:place] + code[place + 1 :], code[:place] + "7" + code[place:], ""):
        with pytest.raises(WrongRecoveryCode):
            plain_code(typed)


@given(typed=st.text(max_size=60))
def test_any_text_is_a_code_or_a_slip(typed: str) -> None:
    try:
        found = plain_code(typed)
    except WrongRecoveryCode:
        return
    assert set(found) <= set(ALPHABET)
    assert len(found) == 32


def test_a_folder_without_keyring_holds_no_office(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "tidak-ada"):
        with pytest.raises(NoOffice):
            load_keyring(folder)


@given(content=st.binary(max_size=60))
def test_any_broken_keyring_is_named(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("rusak")
    (folder / KEYRING_NAME).write_bytes(content)
    with pytest.raises(StoreDamaged):
        load_keyring(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [("versi", 2), ("versi", None), ("kantor", []), ("slot", 5), ("slot", [{}]), ("slot", ["x"])],
)
def test_a_keyring_with_a_wrong_part_is_named(
    keyring: Keyring, tmp_path: Path, name: str, value: object
) -> None:
    save_keyring(tmp_path, keyring)
    path = tmp_path / KEYRING_NAME
    content = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(content | {name: value}), "utf-8")
    with pytest.raises(StoreDamaged):
        load_keyring(tmp_path)


def test_a_cut_slot_is_named(keyring: Keyring, tmp_path: Path) -> None:
    save_keyring(tmp_path, keyring)
    path = tmp_path / KEYRING_NAME
    content = json.loads(path.read_text("utf-8"))
    content["slot"][0]["kunci"] = content["slot"][0]["kunci"][:-8]
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(StoreDamaged):
        load_keyring(tmp_path)

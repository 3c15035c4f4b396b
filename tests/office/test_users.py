# SPDX-License-Identifier: GPL-3.0-or-later
"""Several people with their own passwords in one office, each with the rights given to them."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import desa_app
from desa_app.clock import SetClock
from desa_app.desa import Desa, open_desa
from desa_app.domain.office import OfficeKind, Post
from desa_app.domain.user import Right, Role, User, UserRights
from desa_app.errors import (
    ChangedMeanwhile,
    InvalidInput,
    NotAllowed,
    NotFound,
    PasswordMustChange,
    UserNeeded,
    UserRemoved,
    WeakPassword,
    WrongPassword,
)
from desa_app.kecamatan import Kecamatan, open_kecamatan
from desa_app.office.sign import describe
from desa_app.office.unlock import OfficeKey, set_new_password, unlock, unlock_with_recovery
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.keyring import KEYRING_NAME
from tests.office_kit import (
    DISTRICT,
    NOW,
    PASSWORD,
    USER,
    VILLAGE,
    RunningClock,
    actions,
    candidate,
    desk_of,
    draft,
    dump,
    enrolled_copy,
    fresh,
    open_district,
    open_village,
    permit,
    plan,
)

if TYPE_CHECKING:
    from desa_app.domain.letter import LetterRequest
    from desa_app.domain.person import Person

FIRST, OWN = "sandi dari pengelola", "sandi yang hanya saya tahu"
OPERATOR = UserRights(role=Role.OPERATOR)
AUDITOR = UserRights(role=Role.AUDITOR)


def folder_of(office: Desa | Kecamatan) -> Path:
    return desk_of(office).folder


def own_key(office: Desa, name: str, rights: UserRights) -> OfficeKey:
    """Add somebody and let them choose their own password."""
    office.users.add(name, rights, FIRST)
    folder, clock = folder_of(office), office.clock
    key = unlock(folder, name, FIRST, clock)
    assert key.must_change
    return set_new_password(folder, key, name, OWN, clock)


def come_in(office: Desa, name: str, rights: UserRights) -> Desa:
    """Add somebody, let them choose their own password, and open the office as them."""
    own = own_key(office, name, rights)
    assert isinstance(office.clock, SetClock)
    return open_desa(folder_of(office), own, office.clock)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OfficeKey]:
    """A village with a candidate and an auditor, and the auditor's key."""
    folder = enrolled_copy(VILLAGE, tmp_path_factory.mktemp("pemeriksa"))
    office = open_village(folder, RunningClock(NOW))
    candidate(office)
    key = own_key(office, "Pemeriksa Contoh", AUDITOR)
    office.close()
    return folder, key


@pytest.fixture
def auditor(audited: tuple[Path, OfficeKey], tmp_path: Path) -> Iterator[Desa]:
    """A copy of that village, open for the auditor."""
    folder, key = audited
    clock = RunningClock(NOW + timedelta(minutes=5))
    office = open_desa(Path(shutil.copytree(folder, tmp_path / "data")), key, clock)
    yield office
    office.close()


def by_name(office: Desa | Kecamatan, name: str) -> User:
    return next(user for user in office.users.list() if user.name == name)


def test_whoever_made_the_office_manages_everything(desa: Desa) -> None:
    me = desa.users.me()
    assert me.name == USER
    assert all(me.may(right) for right in Right)


def test_two_users_open_the_same_office_with_their_own_passwords(desa: Desa) -> None:
    before = (folder_of(desa) / STORE_NAME).stat().st_ino
    second = come_in(desa, "Operator Contoh", OPERATOR)
    person = second.people.add(draft("DICATAT OPERATOR"))
    assert desa.people.get(person.id).facts.name == "DICATAT OPERATOR"
    mine = unlock(folder_of(desa), USER, PASSWORD, desa.clock)
    theirs = unlock(folder_of(desa), "Operator Contoh", OWN, desa.clock)
    # The same key in two wrappings: nothing of the data was encrypted anew.
    assert mine.secret == theirs.secret
    assert (folder_of(desa) / STORE_NAME).stat().st_ino == before
    assert describe(folder_of(desa)).users == (USER, "Operator Contoh")
    second.close()


def test_a_first_password_opens_nothing_until_it_is_changed(desa: Desa) -> None:
    desa.users.add("Operator Contoh", OPERATOR, FIRST)
    folder, clock = folder_of(desa), RunningClock(NOW)
    key = unlock(folder, "Operator Contoh", FIRST, clock)
    with pytest.raises(PasswordMustChange):
        open_desa(folder, key, clock)
    # Nor does it help to forget that it must be changed.
    with pytest.raises(PasswordMustChange):
        open_desa(folder, OfficeKey(key.user, key.secret), clock)
    with pytest.raises(InvalidInput):
        set_new_password(folder, key, key.user, FIRST, clock)
    open_desa(folder, set_new_password(folder, key, key.user, OWN, clock), clock).close()
    with pytest.raises(WrongPassword):
        unlock(folder, key.user, FIRST, clock)


def test_a_user_cannot_set_the_password_of_another(desa: Desa) -> None:
    second = come_in(desa, "Operator Contoh", OPERATOR)
    key = unlock(folder_of(desa), "Operator Contoh", OWN, desa.clock)
    with pytest.raises(NotAllowed):
        set_new_password(folder_of(desa), key, USER, "sandi rampasan baru", desa.clock)
    unlock(folder_of(desa), USER, PASSWORD, desa.clock)
    second.close()


def test_everybody_changes_their_own_password(auditor: Desa) -> None:
    with pytest.raises(WrongPassword):
        auditor.users.change_own_password("bukan sandinya", "sandi lain lagi")
    with pytest.raises(WeakPassword):
        auditor.users.change_own_password(OWN, "pendek")
    auditor.users.change_own_password(OWN, "sandi lain lagi")
    unlock(folder_of(auditor), auditor.user, "sandi lain lagi", auditor.clock)
    assert actions(auditor).count("sandi-diganti") == 2


@pytest.mark.parametrize("name", [USER, USER.upper(), "pemulihan", "", " spasi ", "x" * 41, "a\nb"])
def test_a_name_is_one_line_and_never_belongs_to_two(desa: Desa, name: str) -> None:
    with pytest.raises(InvalidInput):
        desa.users.add(name, OPERATOR, FIRST)
    assert describe(folder_of(desa)).users == (USER,)


def test_the_name_of_a_removed_user_is_not_given_to_another(desa: Desa) -> None:
    added = desa.users.add("Operator Contoh", OPERATOR, FIRST)
    desa.users.remove(added.id, "pindah tugas")
    with pytest.raises(InvalidInput):
        desa.users.add("operator contoh", OPERATOR, FIRST)


def test_a_removed_user_is_out_at_once_and_the_records_keep_the_name(desa: Desa) -> None:
    second = come_in(desa, "Operator Contoh", OPERATOR)
    person = second.people.add(draft("DICATAT OPERATOR"))
    kept = (folder_of(desa) / KEYRING_NAME).read_bytes()
    desa.users.remove(by_name(desa, "Operator Contoh").id, "pindah tugas")
    with pytest.raises(UserRemoved):
        second.people.add(draft("TERLAMBAT"))
    with pytest.raises(WrongPassword):
        unlock(folder_of(desa), "Operator Contoh", OWN, desa.clock)
    # A keyring kept from before opens the file, but not the office.
    (folder_of(desa) / KEYRING_NAME).write_bytes(kept)
    key = unlock(folder_of(desa), "Operator Contoh", OWN, desa.clock)
    with pytest.raises(UserRemoved):
        open_desa(folder_of(desa), key, RunningClock(NOW))
    assert any("Operator Contoh" in row for row in dump(desa)["person"] if person.id in row)
    second.close()


def test_a_removed_user_can_be_let_in_again_with_a_new_first_password(desa: Desa) -> None:
    come_in(desa, "Operator Contoh", OPERATOR).close()
    user_id = by_name(desa, "Operator Contoh").id
    assert not desa.users.remove(user_id).active
    again = desa.users.give_password(user_id, "sandi pertama lagi")
    assert (again.active, again.must_change) == (True, True)
    assert unlock(folder_of(desa), again.name, "sandi pertama lagi", desa.clock).must_change


def test_the_last_who_manages_users_stays(desa: Desa) -> None:
    me = desa.users.me()
    with pytest.raises(UserNeeded):
        desa.users.remove(me.id)
    with pytest.raises(UserNeeded):
        desa.users.change(me, UserRights(role=Role.SECRETARY, manager=False, cases=True))
    rights = UserRights(role=Role.HEAD, manager=True)
    head = desa.users.add("Kades Contoh", rights, FIRST)
    changed = desa.users.change(desa.users.me(), OPERATOR)
    assert not changed.may(Right.USERS)
    with pytest.raises(NotAllowed):
        desa.users.remove(head.id)


def test_nobody_removes_themselves(desa: Desa) -> None:
    desa.users.add("Kades Contoh", UserRights(role=Role.HEAD, manager=True), FIRST)
    with pytest.raises(UserNeeded) as caught:
        desa.users.remove(desa.users.me().id)
    assert caught.value.own


def test_rights_are_not_overwritten_by_an_older_view(desa: Desa) -> None:
    seen = desa.users.add("Operator Contoh", OPERATOR, FIRST)
    desa.users.change(seen, UserRights(role=Role.OPERATOR, cases=True))
    with pytest.raises(ChangedMeanwhile):
        desa.users.change(seen, AUDITOR)
    assert by_name(desa, "Operator Contoh").rights.cases


def test_an_auditor_never_manages_users(desa: Desa) -> None:
    with pytest.raises(InvalidInput):
        desa.users.add("Pemeriksa", UserRights(role=Role.AUDITOR, manager=True), FIRST)
    assert not UserRights(role=Role.AUDITOR, manager=True).may(Right.USERS)


def test_a_right_taken_away_is_gone_without_a_new_login(desa: Desa) -> None:
    second = come_in(desa, "Operator Contoh", OPERATOR)
    desa.users.change(by_name(desa, "Operator Contoh"), AUDITOR)
    with pytest.raises(NotAllowed):
        second.people.add(draft("TERLAMBAT"))
    second.close()


def test_the_recovery_code_manages_users_but_sees_no_cases(desa: Desa) -> None:
    clock = RunningClock(NOW)
    key = unlock_with_recovery(folder_of(desa), fresh(VILLAGE).recovery_code, clock)
    office = open_desa(folder_of(desa), key, clock)
    assert office.users.may(Right.USERS)
    assert not office.users.may(Right.CASES)
    office.close()


WRITES: dict[str, Callable[[Desa], object]] = {
    "people.add": lambda office: office.people.add(draft("BARU")),
    "people.correct": lambda office: office.people.correct(_siti(office), draft("SITI LAIN")),
    "episodes.open": lambda office: office.episodes.open(plan(_siti(office).id)),
    "letters.issue": lambda office: office.letters.issue(_permit_again(office)),
    "settings.save_profile": lambda office: office.settings.save_profile(
        office.profile, logo=None, backup_folder=""
    ),
    "settings.appoint": lambda office: office.settings.appoint(Post.HEAD, "KADES BARU", ""),
    "numbers.confirm_year": lambda office: office.numbers.confirm_year(NOW.year),
    "users.add": lambda office: office.users.add("Teman", OPERATOR, FIRST),
    "users.remove": lambda office: office.users.remove(office.users.me().id),
    "users.change": lambda office: office.users.change(
        office.users.me(), UserRights(role=Role.HEAD)
    ),
    "users.give_password": lambda office: office.users.give_password(
        office.users.me().id, "sandi pertama lagi"
    ),
}


def _siti(office: Desa) -> Person:
    return office.people.get(office.people.search("SITI CONTOH").rows[0].id)


def _permit_again(office: Desa) -> LetterRequest:
    person = _siti(office)
    return permit(person, office.episodes.of(person.id)[0])


@pytest.mark.parametrize("name", WRITES)
def test_an_auditor_changes_nothing(auditor: Desa, name: str) -> None:
    before = dump(auditor)
    with pytest.raises(NotAllowed):
        WRITES[name](auditor)
    assert dump(auditor) == before


def test_an_auditor_reads_and_only_reading_is_logged(auditor: Desa) -> None:
    assert len(auditor.people.search("").rows) > 0
    desk = desk_of(auditor)
    desk.note("daftar-dicetak", "warga")
    assert actions(auditor)[-1] == "daftar-dicetak"
    for right in Right:
        with pytest.raises(NotAllowed), desk.writing(right):
            raise AssertionError("an auditor holds a connection to write")


@pytest.mark.parametrize(
    "write",
    [
        lambda office: office.settings.appoint(Post.HEAD, "KADES BARU", ""),
        lambda office: office.settings.save_profile(office.profile, logo=None, backup_folder=""),
        lambda office: office.users.add("Teman", OPERATOR, FIRST),
    ],
)
def test_an_operator_notes_but_leaves_settings_and_users_alone(
    desa: Desa, write: Callable[[Desa], object]
) -> None:
    office = come_in(desa, "Operator Contoh", OPERATOR)
    office.people.add(draft("BARU"))
    with pytest.raises(NotAllowed):
        write(office)
    office.close()


def test_a_kecamatan_has_users_too(tmp_path: Path) -> None:
    clock = RunningClock(NOW)
    folder = enrolled_copy(DISTRICT, tmp_path)
    office = open_district(folder, clock)
    office.users.add("Pemeriksa Contoh", AUDITOR, FIRST)
    key = unlock(folder, "Pemeriksa Contoh", FIRST, clock)
    key = set_new_password(folder, key, key.user, OWN, clock)
    auditor = open_kecamatan(folder, key, clock)
    with pytest.raises(NotAllowed):
        auditor.inspection.identity_for_the_safe()
    with pytest.raises(NotAllowed):
        auditor.settings.appoint(Post.HEAD, "CAMAT BARU", "")
    auditor.close()
    office.close()


def test_unknown_users_are_named_as_such(desa: Desa) -> None:
    with pytest.raises(NotFound):
        desa.users.remove("bukan-id")
    with pytest.raises(NotFound):
        desa.users.give_password("bukan-id", FIRST)


def test_passwords_stand_neither_in_the_log_nor_in_the_data(desa: Desa) -> None:
    come_in(desa, "Operator Contoh", OPERATOR).close()
    whole = repr(dump(desa))
    assert FIRST not in whole
    assert OWN not in whole


def test_only_the_desk_and_the_door_open_a_connection_to_write() -> None:
    # Else the one place that refuses would not be the one place.
    # Besides the desk: who makes, restores or mends a folder that nobody works in yet.
    before_the_desk = ("gone_computers", "prepare", "restore", "salvage", "unlock")
    allowed = {"office/desk.py", *(f"office/{name}.py" for name in before_the_desk)}
    source = Path(desa_app.__file__).parent
    found = set()
    parts = ("desa", "kecamatan", "office")
    for path in (one for part in parts for one in (source / part).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            touched = isinstance(node, ast.Attribute) and node.attr == "database"
            made = isinstance(node, ast.Name) and node.id == "Database"
            if touched or made:
                found.add(str(path.relative_to(source).as_posix()))
    assert found - allowed <= {"office/inspect.py"}


def test_a_village_of_the_first_form_gives_its_only_user_all_rights(tmp_path: Path) -> None:
    from desa_app.store import upgrade

    database = Database(tmp_path / "lama.db", b"\x01" * 32, pooled=False)
    upgrade.run_revisions(database, OfficeKind.KECAMATAN, "1")
    with database.writing() as connection:
        connection.exec_driver_sql(
            'INSERT INTO "user" VALUES (?, ?, ?, ?, ?, 1, ?, 1)',
            ("id-1", "2026", "x", "2026", "x", "Petugas Lama"),
        )
    upgrade.run_revisions(database, OfficeKind.KECAMATAN, "head")
    with database.reading() as connection:
        row = connection.exec_driver_sql('SELECT * FROM "user"').mappings().one()
    assert (row["role"], row["manager"], row["cases"], row["must_change"]) == ("sekdes", 1, 1, 0)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The first day makes a whole office or none, and never touches one that is there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyrage
import pytest
from sqlalchemy import text

from desa_app import places
from desa_app.clock import SetClock
from desa_app.desa import open_desa
from desa_app.domain.first_day import FirstTask
from desa_app.domain.office import LOGO_LIMIT, OfficeKind, OfficeSetup, Post
from desa_app.errors import (
    InvalidInput,
    NoOffice,
    NotWritable,
    OfficeExists,
    RegionUnknown,
    StorageError,
    StoreDamaged,
    WeakPassword,
    WrongRecoveryCode,
)
from desa_app.exchange.keys import recipient_of
from desa_app.office import prepare
from desa_app.office.desk import BACKUPS
from desa_app.office.office_profile import profile_for
from desa_app.office.prepare import check_recovery_code, prepare_office
from desa_app.office.sign import describe, office_at
from desa_app.office.unlock import unlock
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.keyring import KEYRING_NAME, new_recovery_code
from tests.office_kit import (
    DISTRICT,
    NOW,
    PASSWORD,
    USER,
    VILLAGE,
    copy_of,
    fresh,
    open_district,
    open_village,
    setup,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa

SETUP = setup(OfficeKind.DESA, VILLAGE)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


def test_the_sign_at_the_door_needs_no_password(tmp_path: Path) -> None:
    sign = describe(copy_of(VILLAGE, tmp_path))
    assert (sign.kind, sign.code, sign.users) == (OfficeKind.DESA, VILLAGE, (USER,))
    assert sign.name == SETUP.profile.name
    assert office_at(tmp_path / "tidak-ada") is None
    with pytest.raises(NoOffice):
        describe(tmp_path)


def test_a_fresh_office_knows_what_was_typed(tmp_path: Path, clock: SetClock) -> None:
    office = open_desa(copy_of(VILLAGE, tmp_path), fresh(VILLAGE).key, clock)
    facts = office.settings.load()
    assert facts.profile == SETUP.profile
    assert facts.officials[Post.HEAD].name == "KEPALA CONTOH"
    assert facts.officials[Post.SECRETARY].name == "SEKRETARIS CONTOH"
    assert facts.logo is None
    assert office.people.search().found == 0
    assert office.letters.list() == ()
    assert office.inspection.data().faults == ()
    office.close()


def test_the_recovery_code_can_be_proven_on_the_spot(tmp_path: Path) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    check_recovery_code(folder, fresh(VILLAGE).recovery_code.lower(), SetClock(NOW))
    with pytest.raises(WrongRecoveryCode):
        check_recovery_code(folder, new_recovery_code(), SetClock(NOW))
    office = open_village(folder, SetClock(NOW))
    assert FirstTask.RECOVERY in office.first_days.look(printer_chosen=True).done
    office.close()


def test_only_the_kecamatan_gets_an_age_identity_and_keeps_another(
    tmp_path: Path, clock: SetClock
) -> None:
    assert fresh(VILLAGE).age_identity == ""
    paper = fresh(DISTRICT).age_identity
    office = open_district(copy_of(DISTRICT, tmp_path), clock)
    card = office.villages.own_card()
    assert recipient_of(paper) in card.recipients
    assert recipient_of(office.inspection.identity_for_the_safe()) in card.recipients
    assert len(set(card.recipients)) == 2
    folder = office.folder
    office.close()
    database = Database(folder / STORE_NAME, fresh(DISTRICT).key.secret, pooled=False)
    with database.reading() as connection:
        kept = connection.execute(text("SELECT value FROM secret")).scalars().all()
    assert paper.encode() not in kept, "the identity on paper is not kept in the computer"
    assert pyrage.x25519.Identity.from_str(paper)


def test_an_office_is_never_prepared_twice(tmp_path: Path, clock: SetClock) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(OfficeExists):
        prepare_office(folder, SETUP, PASSWORD, clock)
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before


def test_a_broken_keyring_is_not_taken_for_an_empty_folder(tmp_path: Path, clock: SetClock) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    (folder / KEYRING_NAME).write_bytes(b"{}")
    before = (folder / STORE_NAME).read_bytes()
    with pytest.raises(StoreDamaged):
        prepare_office(folder, SETUP, PASSWORD, clock)
    assert (folder / STORE_NAME).read_bytes() == before


@pytest.mark.parametrize("sign", [{}, {"jenis": "toko"}, {"jenis": "desa", "kode": ""}])
def test_a_sign_that_says_nothing_is_named(tmp_path: Path, sign: dict[str, str]) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    content = json.loads((folder / KEYRING_NAME).read_text("utf-8"))
    (folder / KEYRING_NAME).write_text(json.dumps(content | {"kantor": sign}), "utf-8")
    with pytest.raises(StoreDamaged):
        describe(folder)


def test_a_first_day_that_was_cut_off_can_begin_again(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kantor"

    def no_more_room(*_: object) -> None:
        raise NotWritable(folder)

    with monkeypatch.context() as patch:
        patch.setattr(prepare, "save_keyring", no_more_room)
        with pytest.raises(StorageError):
            prepare_office(folder, SETUP, PASSWORD, clock)
    assert (folder / STORE_NAME).exists()
    assert office_at(folder) is None
    prepare_office(folder, SETUP, PASSWORD, clock)
    open_desa(folder, unlock(folder, USER, PASSWORD, clock), clock).close()


def test_data_without_a_keyring_is_set_aside_never_deleted(tmp_path: Path, clock: SetClock) -> None:
    folder = tmp_path / "data"
    prepare_office(folder, SETUP, PASSWORD, clock)
    (folder / KEYRING_NAME).unlink()
    before = (folder / STORE_NAME).read_bytes()
    prepare_office(folder, SETUP, PASSWORD, clock)
    (aside,) = folder.glob(f"tanpa-kunci-*-{STORE_NAME}")
    assert aside.read_bytes() == before


def test_data_whose_keyring_was_lost_is_kept_for_the_one_in_the_backup(
    desa: Desa, clock: SetClock
) -> None:
    made = desa.settings.back_up()
    folder = desa._desk.folder
    desa.close()
    kept_keyring = (made.folder / KEYRING_NAME).read_bytes()
    (folder / KEYRING_NAME).unlink()
    before = (folder / STORE_NAME).read_bytes()
    with pytest.raises(OfficeExists):
        prepare_office(folder, SETUP, PASSWORD, clock)
    assert (folder / STORE_NAME).read_bytes() == before
    assert (folder / BACKUPS).is_dir()
    (folder / KEYRING_NAME).write_bytes(kept_keyring)
    open_desa(folder, fresh(VILLAGE).key, clock).close()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (replace(SETUP, user_name=" "), "user_name"),
        (replace(SETUP, user_name="x" * 41), "user_name"),
        (replace(SETUP, head_name=""), "head_name"),
        (replace(SETUP, secretary_name="a\nb"), "secretary_name"),
        (replace(SETUP, profile=replace(SETUP.profile, name=" ")), "name"),
        (replace(SETUP, logo=b"x" * (LOGO_LIMIT + 1)), "logo"),
    ],
)
def test_wrong_answers_are_named_and_leave_no_folder(
    tmp_path: Path, clock: SetClock, changed: OfficeSetup, field: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        prepare_office(tmp_path / "kantor", changed, PASSWORD, clock)
    assert field in {problem.field for problem in caught.value.problems}
    assert not (tmp_path / "kantor").exists()


def test_an_easy_password_leaves_no_folder(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(WeakPassword):
        prepare_office(tmp_path / "kantor", SETUP, "sandi", clock)
    assert not (tmp_path / "kantor").exists()


def test_a_place_that_is_no_folder_is_named(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "kantor").write_text("berkas")
    with pytest.raises((NotWritable, StoreDamaged)):
        prepare_office(tmp_path / "kantor", SETUP, PASSWORD, clock)


def test_the_profile_comes_from_the_region_list() -> None:
    village = profile_for(OfficeKind.DESA, VILLAGE)
    assert (village.code, village.regency, village.province) == (
        VILLAGE,
        "Kabupaten Serang",
        "Banten",
    )
    assert (village.kind_word, village.head_title) == ("Desa", "Kepala Desa")
    town = profile_for(OfficeKind.DESA, "36.71.01.1001")
    assert (town.kind_word, town.head_title) == ("Kelurahan", "Lurah")
    assert profile_for(OfficeKind.KECAMATAN, DISTRICT).head_title == "Camat"
    regency = profile_for(OfficeKind.KABUPATEN, "36.04")
    assert (regency.kind_word, regency.name) == ("Dinas Tenaga Kerja", "Kabupaten Serang")
    assert (regency.regency, regency.district, regency.province) == (regency.name, "", "Banten")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (OfficeKind.DESA, DISTRICT),
        (OfficeKind.KECAMATAN, VILLAGE),
        (OfficeKind.KABUPATEN, DISTRICT),
        (OfficeKind.KECAMATAN, "36.04"),
        (OfficeKind.DESA, "99.99"),
    ],
)
def test_a_code_of_another_level_is_no_office(kind: OfficeKind, code: str) -> None:
    with pytest.raises(RegionUnknown):
        profile_for(kind, code)


def test_the_proposed_backup_folder_works_on_an_account_without_documents(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "baru" / "Dokumen"))
    usual = places.backup_folder()
    prepare_office(tmp_path / "data", replace(SETUP, backup_folder=str(usual)), PASSWORD, clock)
    office = open_desa(tmp_path / "data", unlock(tmp_path / "data", USER, PASSWORD, clock), clock)
    try:
        made = office.settings.back_up()
        assert made.second_place_failed is None
        assert made.second_place == usual / VILLAGE
    finally:
        office.close()


def test_no_folder_is_made_where_a_stick_is_missing(tmp_path: Path, clock: SetClock) -> None:
    stick = tmp_path / "flashdisk" / "Cadangan"
    prepare_office(tmp_path / "data", replace(SETUP, backup_folder=str(stick)), PASSWORD, clock)
    assert not stick.parent.exists()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The first day: make an office in an empty folder, with its keys and its recovery sheet."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desa_app import places
from desa_app.domain.office import OfficeSetup, Post, problems_in
from desa_app.domain.papers import RecoverySheet
from desa_app.domain.user import Role, UserRights
from desa_app.errors import InvalidInput, NotWritable, OfficeExists
from desa_app.exchange.keys import identity_from, new_identity, new_signing_key
from desa_app.ids import new_id
from desa_app.office.desk import BACKUPS
from desa_app.office.recovery import PROVED, recovery_identity
from desa_app.office.secret_names import (
    AGE_IDENTITY,
    FORMER_IDENTITY,
    RECOVERY_RECIPIENT,
    SIGNING_KEY,
)
from desa_app.office.sign import SAMPLE_SIGN, office_at
from desa_app.office.unlock import check_password
from desa_app.store import journal
from desa_app.store import office as office_rows
from desa_app.store import officials as official_rows
from desa_app.store import users as user_rows
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.keyring import (
    Keyring,
    load_keyring,
    new_recovery_code,
    new_secret,
    plain_code,
    save_keyring,
)
from desa_app.store.stamp import Stamp
from desa_app.store.upgrade import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desa_app.clock import Clock

# Whoever makes the office lets the others in.
FIRST_RIGHTS = UserRights(role=Role.SECRETARY, manager=True, cases=True, search=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What must leave the computer on paper: shown once, then only on the printed sheet.

    ``age_identity`` is the recovery identity of an office that takes packages in, else empty.
    """

    recovery_code: str = field(repr=False)
    age_identity: str = field(repr=False)
    sheet_pdf: bytes = field(repr=False)


def check_recovery_code(folder: Path, typed: str, clock: Clock) -> None:
    """Prove a new office's recovery code on the spot; logged. Raises ``WrongRecoveryCode``."""
    keyring = load_keyring(folder)
    database = Database(folder / STORE_NAME, keyring.open_recovery(typed), pooled=False)
    try:
        with database.writing() as connection:
            journal.append(
                connection,
                at=clock.now(),
                by=next(iter(keyring.users), ""),
                action=PROVED,
                detail={"dengan": "kode"},
            )
    finally:
        database.close()


def prepare_office(
    folder: Path,
    setup: OfficeSetup,
    password: str,
    clock: Clock,
    progress: Callable[[str], None] = lambda _: None,
    *,
    officials_required: bool = True,
    former_sheet: str = "",
) -> Prepared:
    """Make the office. The keyring is written last: until it is there, there is no office.

    ``former_sheet`` is what was typed from the recovery sheet of a kecamatan whose computer and
    backups are lost: this one then opens what was sealed for that one. Raises ``OfficeExists``,
    ``InvalidInput``, ``WeakPassword``, ``WrongRecoveryCode`` or ``NotWritable``.
    """
    problems = problems_in(setup, officials_required=officials_required)
    if problems:
        raise InvalidInput(problems)
    check_password(password)
    former = recovery_identity(former_sheet) if former_sheet else ""
    if office_at(folder) is not None or (folder / BACKUPS).exists():
        # With backups, a missing keyring was lost, and the one in the backup opens the data.
        raise OfficeExists(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for ending in ("", "-wal", "-shm"):
            leftover = folder / f"{STORE_NAME}{ending}"
            if leftover.exists():
                # Usually an earlier first day that was cut off. Should the keyring only be lost,
                # the data is still there to be put back beside it.
                leftover.rename(folder / f"tanpa-kunci-{new_id(clock.now())}-{leftover.name}")
    except OSError as error:
        raise NotWritable(folder) from error
    _make_usual_place(setup.backup_folder)
    progress("Membuat data tersandi")
    secret, code = new_secret(), new_recovery_code()
    age_identity = _fill_store(folder, setup, secret, clock, code, former)
    progress("Membuat kunci dan kode pemulihan")
    profile = setup.profile
    sign = {"jenis": profile.kind.value, "kode": profile.code, "nama": profile.name}
    sign["sebutan"] = profile.kind_word
    if profile.sample:
        sign[SAMPLE_SIGN] = "ya"
    keyring = Keyring(sign).with_user(secret, setup.user_name.strip(), password)
    keyring = keyring.with_recovery(secret, code)
    progress("Menyusun lembar pemulihan")
    sheet = _sheet(setup, code, age_identity, clock)
    save_keyring(folder, keyring)
    return Prepared(recovery_code=code, age_identity=age_identity, sheet_pdf=sheet)


def _make_usual_place(backup_folder: str) -> None:
    """A fresh account may have no folder for documents yet; the proposed place lies in it.

    Nothing is made for any other place: a stick that is not in must stay missing.
    """
    usual = places.backup_folder()
    if backup_folder == str(usual):
        with contextlib.suppress(OSError):
            usual.parent.mkdir(parents=True, exist_ok=True)


def _fill_store(
    folder: Path,
    setup: OfficeSetup,
    secret: bytes | bytearray,
    clock: Clock,
    code: str,
    former: str,
) -> str:
    """Write all first rows; return the recovery identity that only the paper will hold.

    It is made from the code, so that whoever proves the code has proven the identity as well.
    """
    kind = setup.profile.kind
    stamp = Stamp(clock.now(), setup.user_name.strip())
    age_identity = ""
    database = Database(folder / STORE_NAME, secret, pooled=False)
    try:
        bring_up_to_date(database, kind, None)
        with database.writing() as connection:
            office_rows.insert_office(
                connection,
                stamp,
                setup.profile,
                logo=setup.logo,
                backup_folder=setup.backup_folder,
            )
            for post, name, number in (
                (Post.HEAD, setup.head_name, setup.head_number),
                (Post.SECRETARY, setup.secretary_name, setup.secretary_number),
            ):
                official_rows.appoint_official(
                    connection, stamp, post, name.strip(), number.strip()
                )
            user_rows.insert_user(
                connection, stamp, setup.user_name.strip(), FIRST_RIGHTS, must_change=False
            )
            office_rows.put_secret(connection, stamp, SIGNING_KEY, new_signing_key())
            if kind.below is not None:
                own, recovery = new_identity(), identity_from(plain_code(code).encode())
                office_rows.put_secret(connection, stamp, AGE_IDENTITY, own.secret.encode())
                office_rows.put_secret(
                    connection, stamp, RECOVERY_RECIPIENT, recovery.recipient.encode()
                )
                age_identity = recovery.secret
                if former:
                    office_rows.put_secret(connection, stamp, FORMER_IDENTITY, former.encode())
            journal.append(
                connection,
                at=stamp.at,
                by=stamp.by,
                action="kantor-disiapkan",
                subject=setup.profile.code,
            )
    finally:
        database.close()
    return age_identity


def _sheet(setup: OfficeSetup, code: str, age_identity: str, clock: Clock) -> bytes:
    from desa_app.paper.small_papers import recovery_sheet

    profile = setup.profile
    return recovery_sheet(
        RecoverySheet(
            office_name=f"{profile.kind_word} {profile.name}",
            office_code=profile.code,
            code=code,
            age_identity=age_identity,
            made_on=clock.today(),
            sample=profile.sample,
        )
    )

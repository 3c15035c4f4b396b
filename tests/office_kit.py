# SPDX-License-Identifier: GPL-3.0-or-later
"""Offices to test in: prepared once, because stretching a password takes its time, then copied.

Two villages and their kecamatan, enrolled with each other; the first village has a register of
thirty invented people. Every test works in its own copy.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, text

from desa_app.clock import WIB, SetClock
from desa_app.desa import Desa, open_desa
from desa_app.domain.codes import Marital, Sex
from desa_app.domain.episode import Episode, EpisodeDraft, Interview, Scheme
from desa_app.domain.letter import LetterRequest
from desa_app.domain.office import OfficeKind, OfficeSetup
from desa_app.domain.person import Person, PersonDraft
from desa_app.kecamatan import Kecamatan, open_kecamatan
from desa_app.office.office_profile import profile_for
from desa_app.office.prepare import prepare_office
from desa_app.office.sign import SAMPLE_SIGN
from desa_app.office.unlock import OfficeKey, unlock
from desa_app.sample.people import Families
from desa_app.sample.sheet import sheet_of
from desa_app.store import engine, keyring
from desa_app.store.engine import STORE_NAME, Database

if TYPE_CHECKING:
    from desa_app.office.desk import Desk

# Each password is stretched once in a run, not at every door; the outcome is the same.
keyring._stretch = cache(keyring._stretch)
keyring._fresh_salt = cache(keyring._fresh_salt)


# What SQLAlchemy compiled for the first office of a run serves all that are opened after it.
_opened: list[Engine] = []


def _create_engine(*args: Any, **options: Any) -> Engine:
    made = create_engine(*args, **options)
    if not _opened:
        _opened.append(made)
    made.dialect, made._compiled_cache = _opened[0].dialect, _opened[0]._compiled_cache
    return made


engine.create_engine = _create_engine  # type: ignore[attr-defined]

VILLAGE, OTHER_VILLAGE, DISTRICT = "36.04.12.2001", "36.04.12.2002", "36.04.12"
REGENCY, OTHER_DISTRICT = "36.04", "36.04.05"
USER = "sekdes"
PASSWORD = "tiga kata rekaan"
FIRST_DAY = datetime(2026, 10, 5, 8, 0, tzinfo=WIB)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=WIB)
TODAY = NOW.date()
PEOPLE = 30


class RunningClock(SetClock):
    """A millisecond passes at every look, as it does between two clicks of a person."""

    def now(self) -> datetime:
        """Return the next moment, in UTC."""
        self.moment += timedelta(milliseconds=1)
        return super().now()


@dataclass(frozen=True)
class Made:
    """An office that was prepared, with all that its first day gave out."""

    folder: Path
    key: OfficeKey
    recovery_code: str
    age_identity: str


@cache
def _root() -> Path:
    root = Path(tempfile.mkdtemp(prefix="desa-binaan-uji-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    return root


@cache
def fresh(code: str) -> Made:
    """An office as it is after its first day, alone and empty."""
    kind = {3: OfficeKind.DESA, 2: OfficeKind.KECAMATAN, 1: OfficeKind.KABUPATEN}[code.count(".")]
    folder = _root() / code
    clock = SetClock(FIRST_DAY)
    prepared = prepare_office(folder, setup(kind, code), PASSWORD, clock)
    key = unlock(folder, USER, PASSWORD, clock)
    return Made(folder, key, prepared.recovery_code, prepared.age_identity)


@cache
def _enrolled() -> Path:
    """All three offices, knowing each other; the first village has its people."""
    root = _root() / "bersama"
    for code in (VILLAGE, OTHER_VILLAGE, DISTRICT):
        shutil.copytree(fresh(code).folder, root / code)
    clock = RunningClock(FIRST_DAY + timedelta(hours=1))
    district = open_kecamatan(root / DISTRICT, fresh(DISTRICT).key, clock)
    card = district.villages.write_card(root / "kecamatan.txt")
    for code in (VILLAGE, OTHER_VILLAGE):
        office = open_desa(root / code, fresh(code).key, clock)
        own = office.enrolment.write_card(root / f"{code}.txt")
        office.enrolment.enrol(root / "kecamatan.txt", card.fingerprint)
        district.villages.enrol(root / f"{code}.txt", own.fingerprint)
        if code == VILLAGE:
            sheet = root / "warga.xlsx"
            sheet.write_bytes(sheet_of(families(7).people(PEOPLE)))
            office.intake.take_in(sheet)
        office.close()
    district.close()
    return root


def families(seed: int) -> Families:
    """Invented families of the district; the same seed gives the same people."""
    return Families(Random(seed), DISTRICT, "Serang", FIRST_DAY.date())


def setup(kind: OfficeKind, code: str) -> OfficeSetup:
    """The answers of a first day."""
    return OfficeSetup(
        profile=profile_for(kind, code, sample=True),
        head_name="KEPALA CONTOH",
        secretary_name="SEKRETARIS CONTOH",
        user_name=USER,
    )


def copy_of(code: str, to: Path) -> Path:
    """A fresh office's folder, copied under ``to``."""
    return Path(shutil.copytree(fresh(code).folder, to / code))


def enrolled_copy(code: str, to: Path) -> Path:
    """An enrolled office's folder, copied under ``to``."""
    return Path(shutil.copytree(_enrolled() / code, to / code))


def make_real(folder: Path, code: str = VILLAGE) -> Path:
    """The copied office as a real one, by its data and by the sign at its door."""
    database = Database(folder / STORE_NAME, fresh(code).key.secret, pooled=False)
    with database.writing() as connection:
        connection.execute(text("UPDATE office SET sample = 0"))
    database.close()
    ring = keyring.read_keyring(folder)
    sign = {name: told for name, told in ring.office.items() if name != SAMPLE_SIGN}
    keyring.save_keyring(folder, keyring.Keyring(sign, ring.slots))
    return folder


def turn_real(office: Desa | Kecamatan) -> None:
    """Let an open copy be a real office from now on."""
    desk = desk_of(office)
    with desk.writing() as connection:
        connection.execute(text("UPDATE office SET sample = 0"))
    desk.reload_profile()


def open_village(folder: Path, clock: SetClock, code: str = VILLAGE) -> Desa:
    """Open a copied village."""
    return open_desa(folder, fresh(code).key, clock)


def open_district(folder: Path, clock: SetClock) -> Kecamatan:
    """Open a copied kecamatan."""
    return open_kecamatan(folder, fresh(DISTRICT).key, clock)


@pytest.fixture
def clock() -> RunningClock:
    """A clock that stands on a working day and moves a little with every look."""
    return RunningClock(NOW)


@pytest.fixture
def desa(tmp_path: Path, clock: RunningClock) -> Iterator[Desa]:
    """The village with its register, enrolled."""
    office = open_village(enrolled_copy(VILLAGE, tmp_path), clock)
    yield office
    office.close()


@pytest.fixture
def other_desa(tmp_path: Path, clock: RunningClock) -> Iterator[Desa]:
    """The neighbouring village, enrolled, without people."""
    office = open_village(enrolled_copy(OTHER_VILLAGE, tmp_path), clock, OTHER_VILLAGE)
    yield office
    office.close()


@pytest.fixture
def kecamatan(tmp_path: Path, clock: RunningClock) -> Iterator[Kecamatan]:
    """The kecamatan that knows both villages."""
    office = open_district(enrolled_copy(DISTRICT, tmp_path), clock)
    yield office
    office.close()


def desk_of(office: Desa | Kecamatan) -> Desk:
    """The desk behind a front door."""
    return office._desk


def draft(name: str = "SITI CONTOH", **changes: object) -> PersonDraft:
    """An invented woman of thirty-six."""
    usual = PersonDraft(
        name=name,
        birth_place="Serang",
        birth_date=date(1990, 3, 10),
        sex=Sex.FEMALE,
        marital=Marital.MARRIED,
        address="Kp. Kubang",
        dusun="Kubang",
        rt="001",
        rw="002",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def plan(person_id: str, **changes: object) -> EpisodeDraft:
    """A plan with which everything is in order."""
    usual = EpisodeDraft(
        person_id=person_id,
        country="TW",
        job="Perawat lansia",
        scheme=Scheme.P_TO_P,
        p3mi="PT Contoh Karya",
        p3mi_checked_on=TODAY - timedelta(days=7),
        p3mi_source="Disnaker",
        contract_months=36,
        planned_departure=TODAY + timedelta(days=60),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def candidate(
    office: Desa, name: str = "SITI CONTOH", *, talk: bool = True, **facts: object
) -> tuple[Person, Episode]:
    """A person with a plan and the interview; ``facts`` change the person."""
    person = office.people.add(draft(name, **facts))
    episode = office.episodes.open(plan(person.id))
    if talk:
        done = Interview(on=office.clock.today(), with_family=True, officer="Sekdes")
        episode = office.episodes.record_interview(episode.id, done)
    return person, episode


def permit(person: Person, episode: Episode | None, **changes: object) -> LetterRequest:
    """A request for the family permit, with a reason for every warning."""
    usual = LetterRequest(
        kind="izin-keluarga",
        person_id=person.id,
        episode_id=episode.id if episode else None,
        fields={
            "hubungan": "suami",
            "pemberi_nama": "SUAMI CONTOH",
            "pemberi_alamat": "Kp. Kubang RT 001 RW 002",
        },
        reason="Keluarga hadir dan sudah diberi penjelasan.",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def dump(office: Desa | Kecamatan, *, leave_out: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Every row of every table as text, to see whether anything changed."""
    with desk_of(office).reading() as connection:
        names = connection.execute(
            text(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search_%'"
            )
        ).scalars()
        return {
            name: [repr(tuple(row)) for row in connection.execute(text(f'SELECT * FROM "{name}"'))]  # noqa: S608
            for name in sorted(names)
            if name not in leave_out
        }


@contextmanager
def failing_commit() -> Iterator[None]:
    """Let the disk fail at the very last step of every transaction."""

    def broken(_connection: Connection) -> None:
        raise sqlcipher.OperationalError("disk I/O error")

    event.listen(Engine, "commit", broken)
    try:
        yield
    finally:
        event.remove(Engine, "commit", broken)


def actions(office: Desa | Kecamatan) -> list[str]:
    """What the log tells, oldest first."""
    with desk_of(office).reading() as connection:
        return list(
            connection.execute(text("SELECT action FROM journal ORDER BY position")).scalars()
        )

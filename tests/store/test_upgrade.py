# SPDX-License-Identifier: GPL-3.0-or-later
"""An older data file becomes what this program knows, with every row, or stays as it was."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, text

from desa_app.clock import SetClock
from desa_app.domain.episode import Status
from desa_app.domain.office import OfficeKind
from desa_app.errors import StoreDamaged, StoreNewer
from desa_app.office.desk import BACKUPS
from desa_app.office.unlock import unlock
from desa_app.store import schema_desa, schema_kecamatan, upgrade
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.keyring import KEYRING_NAME, load_keyring
from desa_app.store.schema_books import BOOK_GUARDS
from desa_app.store.schema_cases import CASE_GUARDS
from desa_app.store.schema_common import JOURNAL_GUARDS
from desa_app.store.schema_documents import DOCUMENT_GUARDS
from desa_app.store.schema_people import SEARCH_TABLE
from desa_app.store.schema_privacy import PRIVACY_GUARDS
from desa_app.store.schema_village_search import VILLAGE_SEARCH
from tests.office_kit import (
    NOW,
    PASSWORD,
    USER,
    VILLAGE,
    candidate,
    dump,
    enrolled_copy,
    fresh,
    open_district,
    open_village,
    permit,
)
from tests.store.old_forms import folder_of_revision

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

METADATA = {
    OfficeKind.DESA: schema_desa.metadata,
    OfficeKind.KECAMATAN: schema_kecamatan.metadata,
    OfficeKind.KABUPATEN: schema_kecamatan.metadata,
}
# Kinds of which data files of earlier forms exist.
KEPT = (OfficeKind.DESA, OfficeKind.KECAMATAN)
EXTRA = {
    OfficeKind.DESA: (
        JOURNAL_GUARDS + SEARCH_TABLE + BOOK_GUARDS + DOCUMENT_GUARDS + CASE_GUARDS + PRIVACY_GUARDS
    ),
    OfficeKind.KECAMATAN: JOURNAL_GUARDS + VILLAGE_SEARCH,
    OfficeKind.KABUPATEN: JOURNAL_GUARDS + VILLAGE_SEARCH,
}
SECRET = fresh(VILLAGE).key.secret

HEAD = upgrade.HEADS[OfficeKind.DESA]
# One more revision as it might be one day; ``person`` is a parent, so this is the dangerous kind.
REVISION = f"""
import sqlalchemy as sa
from alembic import op

revision = "{HEAD + 1}"
down_revision = "{HEAD}"
branch_labels = depends_on = None


def upgrade():
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
        table.alter_column("dusun", existing_type=sa.Text(), nullable=True)
    {{more}}
"""


@dataclass(frozen=True)
class Old:
    """A village of today's revision with all kinds of rows, and a program that knows one more."""

    folder: Path
    rows: dict[str, list[str]]

    def database(self) -> Database:
        return Database(self.folder / STORE_NAME, SECRET, pooled=False)


@pytest.fixture
def old(tmp_path: Path) -> Old:
    folder = enrolled_copy(VILLAGE, tmp_path)
    clock = SetClock(NOW)
    office = open_village(folder, clock)
    person, episode = candidate(office)
    office.letters.issue(permit(person, episode))
    rows = dump(office, leave_out=("alembic_version",))
    office.close()
    return Old(folder, rows)


def know_one_more(monkeypatch: pytest.MonkeyPatch, folder: Path, more: str = "pass") -> None:
    """Let the program of this test know one more revision."""
    here = Path(upgrade.__file__).parent / "migrations"
    shutil.copytree(here, folder / "migrations")
    later = folder / "migrations" / "desa" / "rev_9999_later.py"
    later.write_text(REVISION.format(more=more), "utf-8")
    monkeypatch.setattr(upgrade, "__file__", str(folder / "upgrade.py"))
    monkeypatch.setitem(upgrade.HEADS, OfficeKind.DESA, HEAD + 1)


def version(database: Database) -> int:
    with database.reading() as connection:
        return upgrade.stored_version(connection)


def rows_of(database: Database, names: list[str]) -> dict[str, int]:
    with database.reading() as connection:
        return {
            name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608
            for name in names
        }


@pytest.mark.parametrize("kind", list(OfficeKind))
def test_the_newest_revision_is_what_the_program_works_with(
    tmp_path: Path, kind: OfficeKind
) -> None:
    upgraded = Database(tmp_path / "naik.db", SECRET, pooled=False)
    assert upgrade.bring_up_to_date(upgraded, kind, None) is True
    with upgraded.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": lambda name, *_: (
                    not str(name).startswith(("person_search", "village_search", "alembic"))
                ),
            },
        )
        assert compare_metadata(context, METADATA[kind]) == []
    assert forms(upgraded) == forms(made_anew(tmp_path / "baru.db", METADATA[kind], EXTRA[kind]))
    assert upgrade.bring_up_to_date(upgraded, kind, None) is False


def made_anew(path: Path, metadata: MetaData, extra: tuple[str, ...]) -> Database:
    database = Database(path, SECRET, pooled=False)
    with database.writing() as connection:
        metadata.create_all(connection)
        for statement in extra:
            connection.execute(text(statement))
    return database


def forms(database: Database) -> dict[str, list[str]]:
    """What the comparison of columns does not see: checks, triggers, the search index."""
    with database.reading() as connection:
        found = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%'")
        ).all()
    # The order of constraints within a table means nothing, nor do quotes around a name.
    return {
        name: sorted(
            part.strip().rstrip(",")
            for part in sql.replace("\t", " ").replace('"', "").splitlines()
        )
        for name, sql in found
        if sql is not None
    }


def test_rows_of_an_older_file_survive_a_rebuilt_parent_table(
    old: Old, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    know_one_more(monkeypatch, tmp_path)
    database = old.database()
    assert upgrade.bring_up_to_date(database, OfficeKind.DESA, None) is True
    assert version(database) == HEAD + 1
    expected = {name: len(rows) for name, rows in old.rows.items()}
    assert min(expected["person"], expected["episode"], expected["letter"]) > 0
    assert rows_of(database, list(expected)) == expected
    with database.reading() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_backup_is_made_and_proven_before_an_upgrade(
    old: Old, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set((old.folder / BACKUPS).iterdir())
    know_one_more(monkeypatch, tmp_path)
    open_village(old.folder, SetClock(NOW)).close()
    (backup,) = set((old.folder / BACKUPS).iterdir()) - before
    assert load_keyring(backup).open_user(USER, PASSWORD) == SECRET
    kept = Database(backup / STORE_NAME, SECRET, pooled=False)
    assert version(kept) == HEAD
    expected = {name: len(rows) for name, rows in old.rows.items() if name != "person_search"}
    assert rows_of(kept, list(expected)) == expected
    assert {path.name for path in backup.iterdir()} >= {STORE_NAME, KEYRING_NAME}


def test_a_failed_backup_stops_the_upgrade(
    old: Old, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    know_one_more(monkeypatch, tmp_path)

    def no_room() -> None:
        raise StoreDamaged(tmp_path)

    database = old.database()
    with pytest.raises(StoreDamaged):
        upgrade.bring_up_to_date(database, OfficeKind.DESA, no_room)
    assert version(database) == HEAD


@pytest.mark.parametrize(
    "more",
    [
        "op.execute('DELETE FROM person WHERE id IN (SELECT person_id FROM episode)')",
        "op.create_table('half', sa.Column('id', sa.Integer())); raise RuntimeError('listrik')",
    ],
    ids=["references-broken", "cut-off"],
)
def test_an_upgrade_that_fails_leaves_the_older_file(
    old: Old, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    know_one_more(monkeypatch, tmp_path, more)
    database = old.database()
    form = forms(database)
    with pytest.raises((StoreDamaged, RuntimeError)):
        upgrade.bring_up_to_date(database, OfficeKind.DESA, None)
    assert version(database) == HEAD
    assert forms(database) == form
    expected = {name: len(rows) for name, rows in old.rows.items()}
    assert rows_of(database, list(expected)) == expected


def test_a_file_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    folder = enrolled_copy(VILLAGE, tmp_path)
    database = Database(folder / STORE_NAME, SECRET, pooled=False)
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    before = (folder / STORE_NAME).read_bytes()
    with pytest.raises(StoreNewer) as caught:
        open_village(folder, SetClock(NOW))
    assert (caught.value.found, caught.value.known) == (99, upgrade.HEADS[OfficeKind.DESA])
    assert (folder / STORE_NAME).read_bytes() == before


@pytest.mark.parametrize("kind", KEPT)
def test_a_data_file_of_the_first_form_opens_for_ever_with_every_row(
    tmp_path: Path, kind: OfficeKind
) -> None:
    folder, before = folder_of_revision(1, kind, tmp_path)
    unlock(folder, USER, PASSWORD, SetClock(NOW))
    office: Desa | Kecamatan
    if kind is OfficeKind.DESA:
        office = open_village(folder, SetClock(NOW))
        (person,) = office.people.search("SITI CONTOH").rows
        (episode,) = office.episodes.of(person.id)
        assert (episode.status, len(episode.interviews)) == (Status.CANDIDATE, 1)
        (letter,) = office.letters.list(person.id)
        assert office.letters.get(letter.id).pdf.startswith(b"%PDF")
    else:
        office = open_district(folder, SetClock(NOW))
        assert office.recaps.table("2026-10").period.text == "2026-10"
    after = {name: len(rows) for name, rows in dump(office).items()}
    office.close()
    before["journal"] += 1
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("kind", KEPT)
def test_a_data_file_of_the_second_form_opens_for_ever_with_every_row(
    tmp_path: Path, kind: OfficeKind
) -> None:
    folder, before = folder_of_revision(2, kind, tmp_path)
    # Somebody comes in before the data file is brought up to date.
    unlock(folder, USER, PASSWORD, SetClock(NOW))
    office: Desa | Kecamatan
    if kind is OfficeKind.DESA:
        assert min(before["scan"], before["interview_sheet"], before["case_file"]) > 0
        office = open_village(folder, SetClock(NOW))
        assert len(office.people.search("").rows) == before["person"]
    else:
        assert before["village_person"] > before["village"] > 0
        office = open_district(folder, SetClock(NOW))
        assert len(office.villages.list()) == before["village"]
    after = {name: len(rows) for name, rows in dump(office).items()}
    office.close()
    before["journal"] += 1
    assert {name: after[name] for name in before} == before

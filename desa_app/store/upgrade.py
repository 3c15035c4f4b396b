# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring a data file to the form this program knows, in one transaction, after a backup.

Order: refuse a newer file, back up, a separate connection with foreign keys off (rebuilding a
parent table with them on silently empties its children), all revisions in one transaction,
foreign keys checked, then the new version number, then commit.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from desa_app.domain.office import OfficeKind
from desa_app.errors import StoreDamaged, StoreNewer

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.store.engine import Database

HEADS = {OfficeKind.DESA: 3, OfficeKind.KECAMATAN: 3, OfficeKind.KABUPATEN: 3}
# A kabupaten takes in what a kecamatan does, one level up: its data have the same form.
FOLDERS = {
    OfficeKind.DESA: "desa",
    OfficeKind.KECAMATAN: "kecamatan",
    OfficeKind.KABUPATEN: "kecamatan",
}


def stored_version(connection: Connection) -> int:
    """The version number in the file; 0 for an empty one."""
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def refuse_unusable(database: Database, kind: OfficeKind) -> None:
    """Refuse a file that no office can be opened from, before anything is written to it.

    Raises ``StoreDamaged`` for one that is gone or empty (opening it would make a new one in its
    place) and ``StoreNewer``.
    """
    if not database.path.is_file() or not database.path.stat().st_size:
        raise StoreDamaged(database.path.parent)
    with database.reading() as connection:
        found = stored_version(connection)
    if found == 0:
        raise StoreDamaged(database.path.parent)
    if found > HEADS[kind]:
        raise StoreNewer(found, HEADS[kind])


def bring_up_to_date(
    database: Database, kind: OfficeKind, back_up: Callable[[], object] | None
) -> bool:
    """Upgrade if needed and say whether anything was done.

    ``back_up`` is called before an existing file is touched. Raises ``StoreNewer`` for a file of
    a newer program and ``StoreDamaged`` when references do not hold after the upgrade.
    """
    with database.reading() as connection:
        found = stored_version(connection)
    head = HEADS[kind]
    if found > head:
        raise StoreNewer(found, head)
    if found == head:
        return False
    if found and back_up is not None:
        back_up()
    run_revisions(database, kind, "head")
    return True


def run_revisions(database: Database, kind: OfficeKind, target: str) -> None:
    """Run Alembic up to ``target`` in one transaction; imported only when there is work."""
    from alembic import command
    from alembic.config import Config

    here = Path(__file__).parent / "migrations"
    config = Config()
    config.set_main_option("script_location", str(here).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(here / FOLDERS[kind]).replace("%", "%%"))
    engine = database.migration_engine()
    try:
        with engine.connect() as plain:
            connection = plain.execution_options(takes_write_lock=True)
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, target)
                if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                    raise StoreDamaged(database.path.parent)
                version = HEADS[kind] if target == "head" else int(target)
                connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    finally:
        engine.dispose()

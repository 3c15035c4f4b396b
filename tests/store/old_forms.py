# SPDX-License-Identifier: GPL-3.0-or-later
"""Data files as earlier programs wrote them, from the rows that were kept of each form."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from sqlalchemy import text

from desa_app.domain.office import OfficeKind
from desa_app.store import upgrade
from desa_app.store.engine import STORE_NAME, Database
from tests.office_kit import DISTRICT, VILLAGE, enrolled_copy, fresh

SNAPSHOTS = Path(__file__).parent / "snapshots"


def store_of_revision(
    number: int, path: Path, kind: OfficeKind, secret: bytes | bytearray
) -> dict[str, int]:
    """A data file as an earlier form wrote it, from the rows kept of it; how many rows it has."""
    database = Database(path, secret, pooled=False)
    upgrade.run_revisions(database, kind, str(number))
    kept = json.loads((SNAPSHOTS / f"{kind.value}-{number}.json").read_text("utf-8"))
    engine = database.migration_engine()
    with engine.begin() as connection:
        for table, rows in kept.items():
            for row in rows:
                values = {name: from_json(value) for name, value in row.items()}
                names = ", ".join(f'"{name}"' for name in values)
                places = ", ".join(f":{name}" for name in values)
                statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608
                connection.execute(text(statement), values)
    engine.dispose()
    return {table: len(rows) for table, rows in kept.items()}


def from_json(value: object) -> object:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value


def folder_of_revision(
    number: int, kind: OfficeKind, tmp_path: Path
) -> tuple[Path, dict[str, int]]:
    """An office's folder whose data file is of an earlier form; how many rows each table has."""
    code = VILLAGE if kind is OfficeKind.DESA else DISTRICT
    folder = enrolled_copy(code, tmp_path)
    for path in folder.glob(f"{STORE_NAME}*"):
        path.unlink()
    return folder, store_of_revision(number, folder / STORE_NAME, kind, fresh(code).key.secret)

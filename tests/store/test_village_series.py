# SPDX-License-Identifier: GPL-3.0-or-later
"""A kecamatan of the second form learns which key of a village proved which package."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from desa_app.domain.office import OfficeKind
from desa_app.store import upgrade
from desa_app.store.engine import STORE_NAME, Database
from tests.office_kit import DISTRICT, fresh
from tests.store.old_forms import store_of_revision


def test_packages_belong_to_the_key_that_was_believed_when_they_came(tmp_path: Path) -> None:
    secret = fresh(DISTRICT).key.secret
    store_of_revision(2, tmp_path / STORE_NAME, OfficeKind.KECAMATAN, secret)
    database = Database(tmp_path / STORE_NAME, secret, pooled=False)
    with database.writing() as connection:
        copies = (
            "INSERT INTO village_key SELECT 'kunci-baru', '2027-01-05T00:00:00.000000Z',"
            " created_by, changed_at, changed_by, 1, village, name, x'02', '2027-01-05', NULL,"
            " NULL, '' FROM village_key WHERE village = '36.04.12.2001'",
            "INSERT INTO received SELECT 'kiriman-baru', '2027-01-06T00:00:00.000000Z',"
            " created_by, changed_at, changed_by, 1, village, 2, 'lain', '2026-12', level, counts,"
            " previous, manifest_sha256, file_sha256, made_at, receipt FROM received"
            " WHERE village = '36.04.12.2001'",
            "INSERT INTO village_recap SELECT 'rekap-baru', created_at, created_by, changed_at,"
            " changed_by, 1, village, '2026-12', 2, content FROM village_recap"
            " WHERE village = '36.04.12.2001'",
        )
        for statement in copies:
            connection.execute(text(statement))
    upgrade.bring_up_to_date(database, OfficeKind.KECAMATAN, None)
    with database.reading() as connection:
        for table in ("village_key", "received", "village_recap"):
            query = f"SELECT series FROM {table} WHERE village = '36.04.12.2001' ORDER BY rowid"  # noqa: S608
            assert list(connection.execute(text(query)).scalars()) == [1, 2]
            query = f"SELECT series FROM {table} WHERE village <> '36.04.12.2001'"  # noqa: S608
            assert set(connection.execute(text(query)).scalars()) == {1}
    database.close()

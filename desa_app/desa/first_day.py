# SPDX-License-Identifier: GPL-3.0-or-later
"""What a village has to do once, beside what every office has to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.first_day import FirstTask
from desa_app.store import office as office_rows
from desa_app.store import packages as package_rows
from desa_app.store import people_search

if TYPE_CHECKING:
    from sqlalchemy import Connection


def village_tasks(connection: Connection) -> dict[FirstTask, bool]:
    """The first people, the coat of arms of its letters, and the kecamatan it sends to."""
    return {
        FirstTask.PEOPLE: people_search.count_by_status(connection)["orang"] > 0,
        FirstTask.LOGO: office_rows.load_logo(connection) is not None,
        FirstTask.ABOVE: package_rows.has_district(connection),
    }

# SPDX-License-Identifier: GPL-3.0-or-later
"""What a receiving office has to do once, beside what every office has to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.first_day import FirstTask
from desa_app.store import consolidated

if TYPE_CHECKING:
    from sqlalchemy import Connection


def receiver_tasks(connection: Connection) -> dict[FirstTask, bool]:
    """The first village whose packages are believed; at a kabupaten the first kecamatan."""
    return {FirstTask.SENDER: bool(consolidated.list_villages(connection))}

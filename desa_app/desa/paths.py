# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the path of each plan in step with its evidence, unless the office says it itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.jalur import derive_jalur
from desa_app.store import episodes as rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.episode import Episode
    from desa_app.office.desk import Desk


def settle_path(desk: Desk, connection: Connection, episode_id: str) -> Episode:
    """Read a plan after a change and store the path that its evidence gives now."""
    episode = rows.load_episode(connection, episode_id)
    now = derive_jalur(episode).jalur
    if episode.facts.jalur_own or now is episode.facts.jalur:
        return episode
    before = episode.facts.jalur
    rows.set_facts(connection, desk.stamp(), episode_id, jalur=now.value)
    desk.log(connection, "jalur-menurut-bukti", episode_id, {"jalur": [before.value, now.value]})
    return rows.load_episode(connection, episode_id)

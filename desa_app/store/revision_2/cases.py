# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: users with their rights, and cases."""

from __future__ import annotations

from desa_app.store.revision_2 import users


def upgrade() -> None:
    """Users get their rights; the tables of cases are made."""
    users.upgrade()

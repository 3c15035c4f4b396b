# SPDX-License-Identifier: GPL-3.0-or-later
"""Second form of the kecamatan store: users, keys, cases, links, board; never edited again."""

from desa_app.store.revision_2 import board, users, village_cases, village_keys, village_links

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a kecamatan of the first form to the second."""
    users.upgrade()
    village_keys.upgrade()
    village_cases.upgrade()
    village_links.upgrade()
    board.upgrade()

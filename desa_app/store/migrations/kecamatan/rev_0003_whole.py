# SPDX-License-Identifier: GPL-3.0-or-later
"""Third form of the kecamatan store; never edited after its release."""

from desa_app.store.revision_3 import (
    addresses,
    aside,
    limited,
    onward,
    privacy,
    rows_version,
    safe_hands,
    sending,
    user_search,
    village_search,
    village_series,
)

revision = "3"
down_revision = "2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a kecamatan of the second form to the third, a part after the other."""
    village_series.upgrade()
    onward.upgrade()
    sending.upgrade()
    safe_hands.upgrade()
    privacy.upgrade_log()
    aside.upgrade()
    user_search.upgrade()
    addresses.upgrade_plans()
    limited.upgrade()
    village_search.upgrade()
    rows_version.upgrade()

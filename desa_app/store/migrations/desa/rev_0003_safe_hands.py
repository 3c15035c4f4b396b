# SPDX-License-Identifier: GPL-3.0-or-later
"""Third form of the village store; never edited after its release."""

from desa_app.store.revision_3 import addresses, own_keys, privacy, safe_hands, sending, user_search

revision = "3"
down_revision = "2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a village of the second form to the third, a part after the other."""
    sending.upgrade()
    safe_hands.upgrade()
    privacy.upgrade()
    own_keys.upgrade()
    user_search.upgrade()
    addresses.upgrade_recruiters()

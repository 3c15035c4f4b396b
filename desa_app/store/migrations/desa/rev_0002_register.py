# SPDX-License-Identifier: GPL-3.0-or-later
"""Second form of the village store: the register in full; never edited after its release."""

from desa_app.store.revision_2 import (
    cases,
    documents,
    episode,
    intake,
    interview,
    people,
    prevention,
    recruiters,
    reference,
    restoring,
)

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a village of the first form to the second, a part after the other."""
    episode.upgrade()
    documents.upgrade()
    interview.upgrade()
    reference.upgrade()
    cases.upgrade()
    recruiters.upgrade()
    prevention.upgrade()
    intake.upgrade()
    people.upgrade()
    restoring.upgrade()

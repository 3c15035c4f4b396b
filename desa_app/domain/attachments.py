# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures and scans that belong to a record of a running list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desa_app.domain.documents import ScanForm
from desa_app.domain.ledger import RecordState

MOST_FILES = 20
"""Standing files of one record; more would only make the backup slow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file as kept, without its bytes: redrawn, small, without the camera's notes."""

    id: str
    record_id: str
    name: str
    form: ScanForm
    pages: int
    size: int
    sha256: str
    state: RecordState
    strike_reason: str
    added_at: datetime
    added_by: str

    @property
    def struck(self) -> bool:
        """Whether it was struck out."""
        return self.state is RecordState.STRUCK

    @property
    def file_name(self) -> str:
        """As it is proposed when it is saved outside."""
        return f"{self.name}.{self.form.value}"

# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of the village's pages and of the jobs that one page may ask of another."""

from __future__ import annotations

from dataclasses import dataclass, field

HOME = "beranda"
PEOPLE = "warga"
INTERVIEWS = "wawancara"
LETTERS = "surat"
BOOKS = "buku"
CASES = "kasus"
RECRUITERS = "perekrut"
PREVENTION = "pencegahan"
FOSTER = "desa-binaan"
RECAP = "rekap"
SEND = "kirim"
INSPECT = "periksa"
SETTINGS = "pengaturan"

NEW = "new"
"""Begin noting something new: a candidate, or a letter."""
IMPORT = "import"
"""Begin taking in a list of people."""
RECOVERY = "recovery"
"""Prove the recovery code from its paper."""
INCIDENTS = "incidents"
"""Go to the incidents with data, to tell whom the law wants told."""
OFFICIALS = "officials"
"""Go to the officials who sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStart:
    """Ask the letters for one kind, for one person, with answers that are known already."""

    kind: str
    person_id: str
    answers: dict[str, str] = field(default_factory=dict)

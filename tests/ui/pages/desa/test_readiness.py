# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's path says each letter by a name that reads well."""

from __future__ import annotations

from datetime import date

import pytest

from desa_app.domain.letter import LetterRow, LetterState
from ui.pages.desa.readiness import path_of


def letter(kind: str, state: LetterState) -> LetterRow:
    return LetterRow(
        id="1",
        kind=kind,
        number="470/001/2026",
        person_id="2",
        person_name="SITI",
        issued_on=date(2026, 10, 9),
        state=state,
        reason="",
        issued_by="sekdes",
    )


@pytest.mark.parametrize(
    ("kind", "state", "words"),
    [
        ("domisili", LetterState.ISSUED, "Surat keterangan domisili terbit"),
        ("rekomendasi", LetterState.ISSUED, "Surat rekomendasi terbit"),
        ("izin-keluarga", LetterState.VOID, "Surat izin keluarga terbit, lalu dibatalkan"),
        ("wawancara", LetterState.ISSUED, "Berita acara wawancara calon PMI terbit"),
    ],
)
def test_a_letter_is_named_once(kind: str, state: LetterState, words: str) -> None:
    (moment,) = path_of((), (letter(kind, state),))
    assert moment.text == words

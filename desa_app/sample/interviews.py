# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented village's interviews question by question, and its own rows of reference data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.indicator import Answer
from desa_app.domain.interview import InterviewDraft, Present
from desa_app.domain.reference_list import RowFacts
from desa_app.domain.reference_lists import HOTLINES

if TYPE_CHECKING:
    from desa_app.desa import Desa

# What was answered otherwise than "tidak", in turn: nothing, something open, light, heavy.
_TALKS: tuple[dict[str, Answer], ...] = (
    {},
    {"keadaan_kerja_kabur": Answer.UNKNOWN},
    {"uang_pangkal": Answer.YES},
    {"dokumen_ditahan": Answer.YES, "media_sosial": Answer.YES},
)
_NOTES = {
    "uang_pangkal": "Contoh: diminta Rp2.000.000, belum dibayar",
    "dokumen_ditahan": "Contoh: ijazah disimpan perantara",
    "media_sosial": "Contoh: tawaran dari grup pesan",
}
_OWN_HOTLINES = (
    ("BP3MI Banten (contoh)", "(0254) 000000"),
    ("Petugas PIMPASA Kantor Imigrasi (contoh)", "0812-0000-0000"),
)


def ask_candidates(office: Desa) -> int:
    """Complete the short interviews with the guided sheet; returns how many."""
    questions = office.interviews.questions()
    profile = office.profile
    done = 0
    for line in office.interviews.board():
        if line.talk is None or line.talk.guided is not None:
            continue
        told = _TALKS[done % len(_TALKS)]
        draft = InterviewDraft(
            on=line.talk.on,
            officer=line.talk.officer,
            place=f"Kantor {profile.kind_word} {profile.name}",
            with_family=True,
            present=(Present(name="Keluarga contoh", relation="Keluarga serumah"),),
            answers={one.key: told.get(one.key, Answer.NO) for one in questions},
            notes={key: note for key, note in _NOTES.items() if key in told},
            note="Contoh: keluarga sudah diberi penjelasan.",
        )
        reason = "Dilengkapi dengan lembar pertanyaan"
        office.interviews.correct(line.talk.id, draft, reason)
        done += 1
    return done


def keep_reference(office: Desa) -> None:
    """Add the local numbers that every village has to add itself."""
    for name, number in _OWN_HOTLINES:
        facts = RowFacts(
            values={"nama": name, "nomor": number},
            source="Contoh: papan nama kantor",
            checked_on=office.clock.today(),
        )
        office.reference.add(HOTLINES, facts)

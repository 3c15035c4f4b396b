# SPDX-License-Identifier: GPL-3.0-or-later
"""Every reason for a path is a sentence that names the fact and what it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from desa_app.domain.episode import Evidence
from desa_app.domain.evidence import FactEvidence, KeyFact
from desa_app.domain.jalur import JalurReason
from desa_app.domain.plan_money import amount_words
from desa_app.wording_plan import jalur_sentence


def look(level: Evidence, *, holds: bool = True) -> FactEvidence:
    return FactEvidence(
        fact=KeyFact.CONTRACT,
        level=level,
        on=date(2026, 11, 14),
        officer="x",
        source="berkas asli",
        holds=holds,
    )


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (
            JalurReason(code="cukup", fact=KeyFact.CONTRACT, look=look(Evidence.SEEN)),
            "Perjanjian kerja: dilihat dokumennya (berkas asli), 14 Nov 2026.",
        ),
        (
            JalurReason(code="kurang", fact=KeyFact.CONTRACT, look=look(Evidence.SAID)),
            "Perjanjian kerja: baru dikatakan warga (berkas asli), 14 Nov 2026.",
        ),
        (
            JalurReason(
                code="kurang", fact=KeyFact.CONTRACT, look=look(Evidence.SAID, holds=False)
            ),
            "Perjanjian kerja: menurut keterangan warga (berkas asli), 14 Nov 2026 tidak cocok,"
            " perlu dicek.",
        ),
        (
            JalurReason(
                code="bertentangan",
                fact=KeyFact.CONTRACT,
                look=look(Evidence.CHECKED, holds=False),
            ),
            "Perjanjian kerja: tidak cocok, dicek ke instansi (berkas asli), 14 Nov 2026.",
        ),
        (
            JalurReason(code="kurang", fact=KeyFact.REGISTRATION),
            "Terdaftar di SISKOP2MI: belum diperiksa.",
        ),
        (
            JalurReason(code="izin-berakhir", fact=KeyFact.LICENCE, until=date(2026, 12, 1)),
            "Izin P3MI (SIP3MI): berakhir 1 Des 2026, sebelum berangkat.",
        ),
        (
            JalurReason(code="skema-lain"),
            "Skema lainnya: jalurnya tidak dapat disimpulkan dari bukti.",
        ),
    ],
)
def test_each_reason_is_a_sentence(reason: JalurReason, words: str) -> None:
    assert jalur_sentence(reason) == words


def test_amounts_carry_their_currency() -> None:
    assert amount_words(12_500_000) == "Rp12.500.000"
    assert amount_words(21_000, "TWD") == "TWD 21.000"

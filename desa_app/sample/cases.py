# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented village's cases: one passed on and answered, one still waiting, returns of a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.case import CaseDraft, CaseState, Consent, ConsentBy, Referral

if TYPE_CHECKING:
    from desa_app.desa import Desa

_RETURNS = ("pulang-repatriasi", "pulang-deportasi", "pulang-sakit", "pulang-jenazah")


def play_cases(office: Desa) -> None:
    """Note all of it; nobody here exists."""
    _lost(office)
    _unpaid(office)
    _broker(office)
    today = office.clock.today()
    for number, kind in enumerate(_RETURNS, start=1):
        office.cases.open(
            CaseDraft(
                reported_on=today - timedelta(days=1),
                kind=kind,
                reporter="BP3MI Contoh",
                reporter_relation="instansi",
                victim=f"WARGA PULANG {number}",
                country="MY",
                returned_on=today,
            )
        )


def _lost(office: Desa) -> None:
    cases, today = office.cases, office.clock.today()
    row = office.people.search("", limit=1).rows[0]
    draft = CaseDraft(
        reported_on=today - timedelta(days=9),
        kind="hilang-kontak",
        reporter="PELAPOR CONTOH",
        reporter_relation="ibu",
        reporter_contact="0812 0000 0001",
        person_id=row.id,
        country="MY",
        suspect="Haji Contoh, mengaku dari PT Contoh Karya",
        loss=12_500_000,
        signs=("direkrut-calo", "visa-lain", "penipuan", "dokumen-ditahan"),
        action="Menghubungi keluarga\nMengumpulkan salinan paspor",
    )
    told = "Sejak dua bulan tidak dapat dihubungi; paspornya disimpan majikan."
    case = cases.open(draft, told, "ibu")
    day = today - timedelta(days=4)
    cases.add_note(case.id, day, "Nomor agensi didapat dari tetangga yang berangkat bersama.", "RT")
    by = ConsentBy.GUARDIAN
    consent = Consent(by=by, name="PELAPOR CONTOH", on=day, how="tertulis")
    cases.record_consent(case.id, consent)
    referral = Referral(
        agency="BP3MI Contoh", on=day + timedelta(days=1), officer="Petugas pengaduan"
    )
    case = cases.refer(case.id, referral)
    cases.answer(case.referrals[0].id, today, "Diterima, diteruskan ke perwakilan RI")


def _unpaid(office: Desa) -> None:
    today = office.clock.today()
    draft = CaseDraft(
        reported_on=today - timedelta(days=6),
        kind="upah",
        reporter_relation="suami",
        victim="WARGA CONTOH SATU",
        country="SA",
    )
    office.cases.open(draft, "Upah tiga bulan belum dibayar.", "suami")


def _broker(office: Desa) -> None:
    today = office.clock.today()
    draft = CaseDraft(
        reported_on=today - timedelta(days=30),
        kind="percaloan",
        victim="WARGA CONTOH DUA",
        suspect="CALO CONTOH",
        loss=4_000_000,
        signs=("direkrut-calo", "jeratan-utang"),
    )
    case = office.cases.open(draft, "Uang muka diminta sebelum ada perjanjian.", "tetangga")
    office.cases.move(case.id, CaseState.VERIFIED, today - timedelta(days=25))
    day = today - timedelta(days=5)
    office.cases.move(case.id, CaseState.DONE, day, result="Uang muka kembali seluruhnya")

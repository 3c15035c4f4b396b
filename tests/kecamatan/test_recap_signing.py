# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap is signed by the camat, or for the camat by who was chosen and is in office."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.office import Official, Post
from desa_app.errors import InvalidInput
from tests.office_kit import TODAY

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan

CHIEF = Official(
    id="",
    post=Post.SECTION,
    name="KASI CONTOH",
    title="Kasi Kesejahteraan Sosial",
    number="003",
    number_label="NIP",
)


def test_the_recap_is_signed_by_whom_the_kecamatan_chooses(kecamatan: Kecamatan) -> None:
    made = kecamatan.officials.add(CHIEF)
    assert made in kecamatan.officials.in_office()
    sheet = kecamatan.recaps.table("2026-10", made.id)
    assert sheet.approved_by == "KASI CONTOH"
    assert sheet.approved_number == "NIP 003"
    own = kecamatan.profile
    assert sheet.approved_title.splitlines() == [
        f"a.n. {own.head_title} {own.name}",
        own.secretary_title,
        "u.b.",
        "Kasi Kesejahteraan Sosial",
    ]
    usual = kecamatan.recaps.table("2026-10")
    assert usual.approved_title == f"{own.head_title} {own.name}"
    assert b"%PDF" in kecamatan.recaps.document("2026-10", made.id)[:8]
    assert kecamatan.recaps.workbook("2026-10", made.id)[:2] == b"PK"
    kecamatan.officials.end_term(made.id, TODAY - timedelta(days=1))
    with pytest.raises(InvalidInput):
        kecamatan.recaps.table("2026-10", made.id)

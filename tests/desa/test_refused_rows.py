# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kecamatan could not take leads the village to whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desa_app.domain.package import DataLevel, Refusal
from desa_app.errors import NotFound
from desa_app.wording_refusals import correction_words, refusal_words
from tests.desa.receipts_kit import receipt_for
from tests.office_kit import candidate, permit

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan


def test_refused_rows_lead_to_whom_they_are_about(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    person, episode = candidate(desa, "PERLU DIPERBAIKI")
    letter = desa.letters.issue(permit(person, episode))
    done = desa.packages.export(tmp_path, "2026-11", DataLevel.REGISTER)
    with pytest.raises(NotFound):
        desa.packages.refused_rows(done.sent.id)
    refused = (
        Refusal(table="orang", row=person.id, code="nilai-nik"),
        Refusal(table="rencana", row=episode.id, code="nilai-pekerjaan"),
        Refusal(table="surat", row=letter.id, code="nilai-jenis"),
        Refusal(table="orang", row="17", code="nilai-id"),
    )
    path, _ = receipt_for(kecamatan, done, tmp_path, refused=refused)
    assert [one.error for one in desa.packages.take_receipts([path])] == [None]
    assert [sent.refused for sent in desa.packages.list()] == [4]
    rows = desa.packages.refused_rows(done.sent.id)
    assert [row.refusal for row in rows] == list(refused)
    assert [row.name for row in rows] == ["PERLU DIPERBAIKI"] * 3 + [""]
    assert {row.person_id for row in rows} == {person.id, ""}
    assert refusal_words(rows[0].refusal) == "Data orang: NIK tidak dapat diterima"
    assert correction_words(rows[0].refusal) == "Perbaiki NIK, lalu kirim lagi."

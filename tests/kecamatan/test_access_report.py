# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person gets to read at the kecamatan about what their village told, and who looked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.case import Consent, ConsentBy
from desa_app.domain.package import DataLevel
from desa_app.domain.privacy import HoldKind
from desa_app.errors import NotAllowed, NotFound
from tests.desa.case_kit import opened
from tests.desa.test_access_report import words_of
from tests.office_kit import VILLAGE, actions, candidate, permit, plan

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

NAME, NIK = "SITI PELAPOR", "3604125003900066"


def test_the_report_tells_what_is_held_where_it_is_from_and_who_looked(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    person, episode = candidate(desa, NAME, nik=NIK)
    letter = desa.letters.issue(permit(person, episode))
    desa.episodes.open(plan(person.id, sponsor="CALO RAHASIA", country="MY"))
    case = opened(desa, person_id=person.id, victim="")
    day = desa.clock.today()
    allowed = Consent(by=ConsentBy.OWN, name=NAME, on=day, how="lisan")
    desa.cases.record_consent(case.id, allowed)
    sent = desa.packages.export(tmp_path, "2026-10", DataLevel.FULL, "Diminta camat").file.path
    kecamatan.packages.take_in([sent])
    (row,) = kecamatan.search.find(NAME).rows
    kecamatan.search.open(row.village, row.person_id)
    kecamatan.search.show_nik(row.village, row.person_id)
    kecamatan.names.show()

    told = words_of(kecamatan.access_reports.document(VILLAGE, person.id))

    for part in (
        NAME,
        NIK,
        letter.number,
        "Malaysia",
        "Taiwan",
        "Desa Pontang Oktober 2026 1",
        "Data warga sebuah desa dibaca",
        "NIK ditampilkan lengkap",
        "Daftar nama dibaca",
        "Kiriman diterima",
        "Laporan data pribadi dibuat",
        "UU 18/2017",
        "Pasal 33",
        "kantor desa",
    ):
        assert part in told, part
    assert "CALO RAHASIA" not in told
    assert (case.label in told) is kecamatan.users.me().rights.cases
    assert "laporan-data-pribadi" in actions(kecamatan)[-2:]


def test_only_who_may_search_gets_it_and_nobody_who_is_only_counted_has_one(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    person, _ = candidate(desa, NAME, nik=NIK)
    desa.privacy.hold(person.id, HoldKind.RESTRICTED, "Data sedang diperbaiki")
    sent = desa.packages.export(tmp_path, "2026-10", DataLevel.REGISTER)
    kecamatan.packages.take_in([sent.file.path])
    rows = kecamatan.packages.look_at(sent.file.path).records["orang"]
    (counted,) = [str(row["id"]) for row in rows if row.get("dibatasi")]
    for person_id in (person.id, counted):
        with pytest.raises(NotFound):
            kecamatan.access_reports.document(VILLAGE, person_id)
    users = kecamatan.users
    users.change(users.me(), replace(users.me().rights, search=False))
    with pytest.raises(NotAllowed):
        kecamatan.access_reports.document(VILLAGE, person.id)

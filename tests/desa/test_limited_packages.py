# SPDX-License-Identifier: GPL-3.0-or-later
"""Who limited the use of their data is counted in a package, and travels under no name."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desa_app.domain.episode import EpisodeDraft, Jalur, Scheme, Status
from desa_app.domain.limited_rows import limited_episode_row, limited_in
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.domain.package_rows import (
    LIMITED,
    NAMELESS,
    RowBroken,
    episode_row,
    facts_from_rows,
    read_episode,
    read_letter,
    read_person,
    read_recap,
)
from desa_app.domain.privacy import HoldKind
from desa_app.domain.recap_counting import count_recap
from tests.desa.test_access_report import words_of
from tests.domain.test_package_rows import GOOD_PERSON, ID, stored
from tests.exchange.samples import VECTORS
from tests.office_kit import candidate, permit

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

NAME, NIK = "SITI DIBATASI", "3604125003900088"


def test_the_limited_are_counted_and_nobody_can_tell_who(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    candidate(desa, "SITI BIASA", nik="3604125003900089")
    person, episode = candidate(desa, NAME, nik=NIK, dusun="PASAR JAUH")
    letter = desa.letters.issue(permit(person, episode))
    void = desa.letters.issue(permit(person, episode))
    desa.letters.void(void.id, "Salah tulis")
    before = desa.packages.export(tmp_path, "2026-10", DataLevel.REGISTER)
    kecamatan.packages.take_in([before.file.path])
    assert kecamatan.search.find(NAME).rows
    hold = desa.privacy.hold(person.id, HoldKind.RESTRICTED, "Data sedang diperbaiki")
    assert desa.packages.limited() == 1

    sent = desa.packages.export(tmp_path, "2026-11", DataLevel.REGISTER)
    contents = kecamatan.packages.look_at(sent.file.path)
    whole = json.dumps(contents.records, ensure_ascii=False)
    for telling in (NAME, NIK, person.id, episode.id, letter.id, letter.number, "PASAR JAUH"):
        assert telling not in whole, telling
    assert void.number in whole  # its paper must be known to be worth nothing

    (offer,) = kecamatan.packages.look_over([sent.file.path])
    (taken,) = kecamatan.packages.take_in([sent.file.path])
    assert (offer.limited, taken.limited, taken.state) == (1, 1, TakeInState.TAKEN)
    assert offer.refused_rows == 0
    assert taken.counts is not None
    assert taken.counts["orang"] == 2
    assert kecamatan.search.find(NAME).rows == ()
    assert kecamatan.search.find("dibatasi").rows == ()
    names = kecamatan.names.show()
    assert ([one.name for one in names.lines], names.limited) == (["SITI BIASA"], 1)
    assert kecamatan.inspection.data().faults == ()

    told = words_of(desa.access_reports.document(person.id))
    assert "Terhitung saja, tanpa nama" in told
    desa.privacy.end_hold(hold.id, "Data sudah diperbaiki")
    again = desa.packages.export(tmp_path, "2026-11", DataLevel.REGISTER)
    (taken,) = kecamatan.packages.take_in([again.file.path])
    assert taken.limited == 0
    assert [row.name for row in kecamatan.search.find(NAME).rows] == [NAME]


@given(
    days=st.lists(
        st.dates(date(2026, 1, 1), date(2026, 6, 30)), min_size=1, max_size=6, unique=True
    ).map(sorted),
    statuses=st.lists(st.sampled_from(Status), min_size=6, max_size=6),
    talks=st.lists(st.dates(date(2026, 1, 1), date(2026, 6, 30)), max_size=3),
    jalur=st.sampled_from(Jalur),
)
@settings(max_examples=40)
def test_a_nameless_plan_counts_like_the_plan_in_every_month(
    days: list[date], statuses: list[Status], talks: list[date], jalur: Jalur
) -> None:
    facts = EpisodeDraft(
        person_id=ID, country="TW", job="Perawat", scheme=Scheme.P_TO_P, jalur=jalur
    )
    plan = stored(facts, *zip(days, statuses, strict=False), talks=tuple(talks))
    usual = facts_from_rows([{"id": ID, "jk": "P"}], [episode_row(plan)], [])
    counted = facts_from_rows([{"id": "x", "jk": "P"}], [limited_episode_row(plan, "y", "x")], [])
    for number in range(1, 8):
        month = f"2026-{number:02}"
        assert count_recap(counted, month) == count_recap(usual, month)


def test_older_programs_take_the_vector_and_count_the_same() -> None:
    records = json.loads((VECTORS / "packages" / "good-dibatasi.json").read_text("utf-8"))[
        "records"
    ]
    assert limited_in(records["orang"]) == 1
    older = [{key: told for key, told in row.items() if key != LIMITED} for row in records["orang"]]
    for row in older:
        assert read_person(row)["name"]
    for row in records["rencana"]:
        assert read_episode(row)
    for row in records["surat"]:
        assert read_letter(row)
    stated = read_recap(records["rekap"], "2026-10")
    counted = count_recap(facts_from_rows(older, records["rencana"], records["surat"]), "2026-10")
    assert counted.countries == stated.countries
    assert {key: counted.counts[key] for key in stated.counts} == stated.counts


def test_a_nameless_row_that_tells_something_all_the_same_is_emptied() -> None:
    row = GOOD_PERSON | {LIMITED: True, "nama": "SITI", "dusun": "PASAR"}
    read = read_person(row)
    assert read["name"] == NAMELESS
    assert (read["limited"], read["nik"], read["birth_date"], read["dusun"]) == (
        True,
        None,
        None,
        "",
    )
    with pytest.raises(RowBroken):
        read_person(GOOD_PERSON | {LIMITED: 1})

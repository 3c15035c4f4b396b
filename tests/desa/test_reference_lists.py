# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own rows count in letters and rules at once, and never for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app import reference
from desa_app.domain.reference_list import ListRow, RowFacts, RowOrigin, RowState
from desa_app.domain.reference_lists import (
    CODES,
    COUNTRIES,
    GROUNDS,
    HOTLINES,
    INDICATORS,
    LISTS,
)
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound, ReferenceNeeded
from desa_app.reference_rows import FILES, shipped_rows
from tests.office_kit import TODAY, actions, candidate, permit

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter import LetterRequest

SOURCE = "Surat edaran Disnaker, 20 November 2026"


def close(office: Desa, code: str, **dates: object) -> ListRow:
    row = office.reference.row(COUNTRIES, code)
    facts = replace(
        row.facts,
        values=row.facts.values | {"status": "tertutup", "dasar": "Edaran 1/2026"},
        source=SOURCE,
        checked_on=TODAY,
        **dates,  # type: ignore[arg-type]
    )
    return office.reference.change(COUNTRIES, row, facts)


def codes_of(office: Desa, request: LetterRequest) -> set[str]:
    return {check.code for check in office.letters.check(request)}


def test_every_list_has_its_shipped_rows(desa: Desa) -> None:
    assert set(FILES) == set(LISTS)
    for state in desa.reference.lists():
        assert state.rows == len(shipped_rows(state.spec.name)) > 0
        assert state.own == 0
    today = desa.reference.today()
    assert today.countries() == reference.countries()
    assert today.citations() == reference.citations()
    assert today.hotlines() == reference.hotlines()
    assert today.indicators() == reference.indicators()
    assert {"470", "562", "400.12"} <= {one.code for one in today.classifications()}


def test_a_country_that_the_office_closes_makes_the_letters_check_warn(desa: Desa) -> None:
    person, episode = candidate(desa)
    request = permit(person, episode)
    assert "negara-terbuka" in codes_of(desa, request)
    close(desa, "TW")
    checks = {check.code: check for check in desa.letters.check(request)}
    assert "negara-terbuka" not in checks
    assert checks["negara-tertutup"].citation == "Edaran 1/2026"
    assert desa.reference.row(COUNTRIES, "TW").origin is RowOrigin.CHANGED
    desa.reference.reset(COUNTRIES, desa.reference.row(COUNTRIES, "TW"))
    assert "negara-terbuka" in codes_of(desa, request)
    states = [one.state for one in desa.reference.history(COUNTRIES, "TW")]
    assert states == [RowState.SHIPPED, RowState.USED]
    assert actions(desa).count("acuan-diubah") == 2


def test_a_closure_that_begins_later_does_not_count_today(desa: Desa) -> None:
    person, episode = candidate(desa)
    close(desa, "TW", valid_from=TODAY + timedelta(days=10))
    assert "negara-terbuka" in codes_of(desa, permit(person, episode))


def test_a_closure_that_ended_says_so(desa: Desa) -> None:
    person, episode = candidate(desa)
    close(desa, "TW", valid_until=TODAY - timedelta(days=1))
    assert "aturan-negara-berakhir" in codes_of(desa, permit(person, episode))


def test_a_changed_legal_ground_stands_on_new_letters_only(desa: Desa) -> None:
    person, episode = candidate(desa)
    before = desa.letters.issue(permit(person, episode))
    row = desa.reference.row(GROUNDS, "izin_keluarga")
    values = {"teks": "UU 9/2027 Pasal 1", "teks_surat": "Pasal 1 Undang-Undang Nomor 9 Tahun 2027"}
    desa.reference.change(GROUNDS, row, replace(row.facts, values=values, source=SOURCE))
    grounds = {check.citation for check in desa.letters.check(permit(person, episode))}
    assert "UU 9/2027 Pasal 1" in grounds
    assert desa.letters.get(before.id).pdf == before.pdf


def test_an_own_ground_can_be_cited_and_then_cannot_go(desa: Desa) -> None:
    facts = RowFacts(
        values={"teks": "Perdes 2/2026", "teks_surat": "Peraturan Desa Nomor 2 Tahun 2026"},
        source="Arsip desa",
        checked_on=TODAY,
        valid_from=TODAY + timedelta(days=60),
    )
    own = desa.reference.add(GROUNDS, facts, "perdes_pmi")
    text = desa.wordings.text("domisili")
    cited = text.replace('teks = "', 'teks = "{kutipan_perdes_pmi_surat}: ', 1)
    assert cited != text
    assert desa.wordings.check("domisili", cited) == ()
    desa.wordings.save("domisili", cited)
    with pytest.raises(ReferenceNeeded) as caught:
        desa.reference.retire(GROUNDS, own, "tidak perlu")
    assert caught.value.why == "dipakai-naskah"
    desa.wordings.reset("domisili")
    assert desa.reference.retire(GROUNDS, own, "tidak perlu").origin is RowOrigin.RETIRED
    assert desa.wordings.check("domisili", cited) != ()


def test_own_hotlines_are_added_left_out_and_taken_back(desa: Desa) -> None:
    facts = RowFacts(
        values={"nama": "PIMPASA Kanim Contoh", "nomor": "0812-0000-0000"},
        source="Kartu nama petugas",
        checked_on=TODAY,
    )
    own = desa.reference.add(HOTLINES, facts)
    assert own.origin is RowOrigin.OWN
    assert desa.reference.today().hotlines()[-1].name == "PIMPASA Kanim Contoh"
    left = desa.reference.retire(HOTLINES, own, "Petugas pindah")
    assert left.note == "Petugas pindah"
    assert desa.reference.today().hotlines() == reference.hotlines()
    again = desa.reference.change(HOTLINES, left, left.facts)
    assert again.origin is RowOrigin.OWN
    assert len(desa.reference.today().hotlines()) == len(reference.hotlines()) + 1


def test_a_list_is_never_emptied(desa: Desa) -> None:
    *some, last = desa.reference.rows(INDICATORS)
    for row in some:
        desa.reference.retire(INDICATORS, row, "Uji")
    with pytest.raises(ReferenceNeeded) as caught:
        desa.reference.retire(INDICATORS, last, "Uji")
    assert caught.value.why == "daftar-kosong"
    ended = replace(last.facts, valid_until=TODAY - timedelta(days=1))
    with pytest.raises(ReferenceNeeded):
        desa.reference.change(INDICATORS, last, ended)
    assert len(desa.reference.today().indicators()) == 1


def test_what_the_rules_lean_on_can_be_changed_but_not_left_out(desa: Desa) -> None:
    with pytest.raises(ReferenceNeeded):
        desa.reference.retire(COUNTRIES, desa.reference.row(COUNTRIES, "TW"), "Uji")
    with pytest.raises(ReferenceNeeded):
        desa.reference.add(COUNTRIES, desa.reference.row(COUNTRIES, "TW").facts, "XX")
    with pytest.raises(ReferenceNeeded):
        desa.reference.retire(GROUNDS, desa.reference.row(GROUNDS, "usia_minimum"), "Uji")
    row = desa.reference.row(COUNTRIES, "TW")
    renamed = replace(row.facts, values=row.facts.values | {"nama": "Formosa"})
    with pytest.raises(InvalidInput):
        desa.reference.change(COUNTRIES, row, renamed)


def test_a_row_looked_up_again_is_fresh(desa: Desa) -> None:
    row = desa.reference.row(COUNTRIES, "TH")
    assert row.needs_check(TODAY)
    fresh = desa.reference.confirm(COUNTRIES, row, "Telepon BP3MI", TODAY)
    assert not fresh.needs_check(TODAY)
    assert fresh.facts.values == row.facts.values
    with pytest.raises(ChangedMeanwhile):
        desa.reference.confirm(COUNTRIES, row, "Telepon BP3MI", TODAY)


def test_codes_are_typed_and_only_once(desa: Desa) -> None:
    facts = RowFacts(
        values={"nama": "Uji", "daftar": "baru"}, source="Perbup contoh", checked_on=TODAY
    )
    for key in ("", "abc", "562", "5..6"):
        with pytest.raises(InvalidInput):
            desa.reference.add(CODES, facts, key)
    assert desa.reference.add(CODES, facts, "400.10.9").key == "400.10.9"


def test_unknown_lists_and_rows_are_not_found(desa: Desa) -> None:
    with pytest.raises(NotFound):
        desa.reference.rows("entah")
    with pytest.raises(NotFound):
        desa.reference.row(COUNTRIES, "XX")
    row = replace(desa.reference.row(HOTLINES, "polri"), key="entah")
    with pytest.raises(NotFound):
        desa.reference.reset(HOTLINES, row)

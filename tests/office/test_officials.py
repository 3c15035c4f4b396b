# SPDX-License-Identifier: GPL-3.0-or-later
"""Officials over the years: added, corrected, ended; the log knows, and nobody is removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.office import Acting, Official, Post
from desa_app.errors import InvalidInput, NotFound
from tests.office_kit import TODAY, actions, dump

if TYPE_CHECKING:
    from desa_app.desa import Desa

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def chief(**facts: object) -> Official:
    """An invented kasi."""
    usual = Official(
        id="",
        post=Post.SECTION,
        name="KASI CONTOH",
        title="Kasi Pemerintahan",
        number="003",
        number_label="NIPD",
        since=date(2024, 1, 2),
    )
    return replace(usual, **facts)  # type: ignore[arg-type]


def test_an_official_comes_back_as_added(desa: Desa) -> None:
    made = desa.officials.add(chief(name=" KASI CONTOH "))
    assert made == chief(id=made.id)
    assert made in desa.officials.everybody()
    assert made in desa.officials.in_office()
    assert actions(desa)[-1] == "pejabat-ditambah"


def test_only_who_is_in_office_that_day_is_offered(desa: Desa) -> None:
    coming = desa.officials.add(chief(name="NANTI", since=TOMORROW))
    gone = desa.officials.add(chief(name="DULU", until=YESTERDAY))
    last_day = desa.officials.add(chief(name="HARI TERAKHIR", until=TODAY))
    offered = {one.id for one in desa.officials.in_office()}
    assert last_day.id in offered
    assert not {coming.id, gone.id} & offered
    assert coming.id in {one.id for one in desa.officials.in_office(TOMORROW)}
    assert {coming.id, gone.id, last_day.id} <= {one.id for one in desa.officials.everybody()}


def test_a_second_regular_head_is_refused_but_not_one_standing_in(desa: Desa) -> None:
    before = dump(desa)
    with pytest.raises(InvalidInput):
        desa.officials.add(chief(post=Post.HEAD, name="KEPALA KEDUA", title=""))
    assert dump(desa) == before
    desa.officials.add(
        chief(post=Post.HEAD, name="PENGGANTI", title="", acting=Acting.PLH, until=TODAY)
    )
    assert desa.officials.head().name == "PENGGANTI"
    assert desa.settings.load().officials[Post.HEAD].acting is Acting.PLH


def test_after_a_term_ended_the_next_head_may_begin(desa: Desa) -> None:
    head = desa.officials.head()
    desa.officials.end_term(head.id, YESTERDAY)
    assert desa.officials.head().name == ""
    assert actions(desa)[-1] == "masa-jabatan-berakhir"
    desa.officials.add(chief(post=Post.HEAD, name="KEPALA BARU", title="", since=TODAY))
    assert desa.officials.head().name == "KEPALA BARU"
    assert head.id in {one.id for one in desa.officials.everybody()}


def test_naming_a_successor_retires_whoever_held_the_post(desa: Desa) -> None:
    before = desa.officials.head()
    desa.officials.add(chief(post=Post.HEAD, name="PENGGANTI", title="", acting=Acting.PLT))
    desa.settings.appoint(Post.HEAD, "KEPALA BARU", "NIPD 9")
    head = desa.officials.head()
    assert (head.name, head.number_line, head.since) == ("KEPALA BARU", "NIPD 9", TODAY)
    heads = [one for one in desa.officials.everybody() if one.post is Post.HEAD]
    assert [one.name for one in heads if one.active] == ["KEPALA BARU"]
    assert before.id in {one.id for one in heads}


def test_a_correction_is_logged_and_refused_when_it_cannot_stand(desa: Desa) -> None:
    made = desa.officials.add(chief())
    mended = desa.officials.correct(replace(made, name="KASI BETUL", number="004"))
    assert mended in desa.officials.everybody()
    assert actions(desa)[-1] == "pejabat-diubah"
    with pytest.raises(InvalidInput):
        desa.officials.correct(replace(made, title=""))
    with pytest.raises(InvalidInput):
        desa.officials.end_term(made.id, date(2023, 1, 1))
    with pytest.raises(NotFound):
        desa.officials.correct(replace(made, id="tidak-ada"))
    with pytest.raises(NotFound):
        desa.officials.end_term("tidak-ada", TODAY)

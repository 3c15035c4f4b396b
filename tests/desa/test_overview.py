# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page and the recap count rows, and what they count is what the kecamatan counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Interview, Jalur, Status
from desa_app.domain.office import Post
from desa_app.domain.overview import Todo
from desa_app.domain.package import DataLevel
from desa_app.domain.package_rows import facts_from_rows, read_recap
from desa_app.domain.recap import Count
from desa_app.domain.recap_counting import ROW_KEYS, count_recap
from desa_app.errors import InvalidInput
from desa_app.store import officials as official_rows
from tests.office_kit import (
    PEOPLE,
    TODAY,
    VILLAGE,
    candidate,
    copy_of,
    desk_of,
    draft,
    enrolled_copy,
    open_village,
    permit,
    plan,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.office_kit import RunningClock

DAY = timedelta(days=1)


def kinds_of(desa: Desa) -> list[Todo]:
    return [item.kind for item in desa.overview.today().todo]


def test_a_quiet_office_has_nothing_but_last_month_to_send(desa: Desa) -> None:
    desk_of(desa).back_up()
    view = desa.overview.today()
    assert (view.people, view.candidates, view.candidates_without_interview) == (PEOPLE, 0, 0)
    assert (view.letters_this_month, view.last_number) == (0, "")
    assert sum(view.abroad.values()) == 0
    assert [(item.kind, item.period) for item in view.todo] == [(Todo.NOT_SENT, "2026-10")]
    assert list(view.departures) == [
        "2026-06",
        "2026-07",
        "2026-08",
        "2026-09",
        "2026-10",
        "2026-11",
    ]


def test_an_office_without_kecamatan_and_officials_is_told_so(
    tmp_path: Path, clock: RunningClock
) -> None:
    office = open_village(copy_of(VILLAGE, tmp_path), clock)
    with desk_of(office).writing() as connection:
        official_rows.appoint_official(connection, desk_of(office).stamp(), Post.HEAD, "", "")
    assert kinds_of(office) == [Todo.NOT_ENROLLED, Todo.OFFICIALS]
    office.close()


def test_the_numbers_count_plans_and_letters(desa: Desa) -> None:
    person, episode = candidate(desa, "SATU")
    candidate(desa, "DUA", talk=False)
    for jalur, status in (
        (Jalur.PROCEDURAL, Status.WORKING),
        (Jalur.NONPROCEDURAL, Status.LEAVE),
        (Jalur.UNCLEAR, Status.PAST),
    ):
        other = desa.people.add(draft(f"LUAR {jalur.value}"))
        facts = plan(other.id, country="HK", jalur=jalur, jalur_reason="keterangan keluarga")
        desa.episodes.open(facts, status=status, on=TODAY - 300 * DAY)
    letter = desa.letters.issue(permit(person, episode))
    view = desa.overview.today()
    assert (view.people, view.candidates, view.candidates_without_interview) == (PEOPLE + 5, 2, 1)
    assert view.abroad == {"prosedural": 1, "nonprosedural": 1, "belum_jelas": 0}
    assert view.destinations == (("HK", 2),)
    assert (view.letters_this_month, view.last_number) == (1, letter.number)
    desa.letters.void(letter.id, "salah")
    assert desa.overview.today().letters_this_month == 0


def test_each_candidate_shows_the_most_urgent_thing_first(desa: Desa) -> None:
    young = desa.people.add(draft("MUDA", birth_date=date(2010, 1, 1)))
    desa.episodes.open(plan(young.id))
    candidate(desa, "BELUM BICARA", talk=False)
    unchecked = desa.people.add(draft("BELUM DICEK"))
    episode = desa.episodes.open(plan(unchecked.id, p3mi_checked_on=None))
    talk = Interview(on=TODAY, with_family=True, officer="Sekdes")
    desa.episodes.record_interview(episode.id, talk)
    candidate(desa, "BERES")
    todo = desa.overview.today().todo
    assert [(item.kind, item.name) for item in todo if item.name] == [
        (Todo.UNDER_AGE, "MUDA"),
        (Todo.NO_INTERVIEW, "BELUM BICARA"),
        (Todo.LICENCE, "BELUM DICEK"),
    ]


def test_departures_are_counted_in_their_month(desa: Desa) -> None:
    for name, jalur in (("A", Jalur.PROCEDURAL), ("B", Jalur.UNCLEAR)):
        person = desa.people.add(draft(name))
        episode = desa.episodes.open(plan(person.id, jalur=jalur), on=date(2026, 9, 1))
        desa.episodes.move(episode.id, Status.DEPARTED, date(2026, 10, 31), "keluarga")
    assert desa.overview.today().departures["2026-10"] == (1, 1)
    assert desa.overview.today().departures["2026-11"] == (0, 0)


def test_a_package_without_answer_is_asked_about_after_a_week(
    desa: Desa, tmp_path: Path, clock: RunningClock
) -> None:
    desa.packages.export(tmp_path, "2026-10", DataLevel.REGISTER)
    desk_of(desa).back_up()
    assert kinds_of(desa) == []
    clock.advance(days=7)
    desk_of(desa).back_up()
    (item,) = desa.overview.today().todo
    assert (item.kind, item.period, item.file_name) == (
        Todo.NO_RECEIPT,
        "2026-10",
        f"DB-{VILLAGE}-2026-10-0001.dbx",
    )


def test_the_last_good_backup_is_told_and_asked_for_after_three_days(
    desa: Desa, clock: RunningClock
) -> None:
    desk_of(desa).back_up()
    made = desa.overview.today().last_backup
    assert made is not None
    assert abs(made - clock.now()) < DAY
    clock.advance(days=3)
    assert Todo.BACKUP not in kinds_of(desa)
    clock.advance(days=1)
    (item,) = [item for item in desa.overview.today().todo if item.kind is Todo.BACKUP]
    assert item.since == TODAY


def test_the_count_beside_the_register_is_that_of_the_list(desa: Desa) -> None:
    assert desa.overview.waiting() == 0
    candidate(desa, "SATU", talk=False)
    candidate(desa, "DUA", talk=False)
    candidate(desa, "BERES")
    assert desa.overview.waiting() == 2


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_somebody_is_too_young_until_the_eighteenth_birthday(desa: Desa, days: int) -> None:
    leaves = TODAY + 60 * DAY
    born = leaves.replace(year=leaves.year - 18) + days * DAY
    person, _ = candidate(desa, "MUDA", birth_date=born)
    young = [item.person_id for item in desa.overview.today().todo if item.kind is Todo.UNDER_AGE]
    assert young == ([person.id] if days > 0 else [])


def test_the_recap_counts_letters_and_interviews_of_the_month_only(desa: Desa) -> None:
    person, episode = candidate(desa)
    desa.letters.issue(permit(person, episode))
    void = desa.letters.issue(permit(person, episode))
    desa.letters.void(void.id, "salah")
    counts = desa.recaps.count("2026-11").counts
    woman = Count(female=1)
    assert (counts["surat_izin"], counts["wawancara"]) == (woman, woman)
    assert (counts["calon_baru"], counts["calon_akhir"]) == (woman, woman)
    assert {count.total for count in desa.recaps.count("2026-10").counts.values()} == {0}
    assert desa.recaps.workbook("2026-11").startswith(b"PK")
    assert desa.recaps.document("2026-11").startswith(b"%PDF-")


@pytest.mark.parametrize("period", ["2026-00", "2026-1", "tidak", ""])
def test_what_is_no_month_has_no_recap(desa: Desa, period: str) -> None:
    for ask in (desa.recaps.count, desa.recaps.table, desa.recaps.workbook, desa.recaps.document):
        with pytest.raises(InvalidInput):
            ask(period)


STEPS = st.lists(
    st.tuples(st.sampled_from(list(Status)), st.integers(0, 500), st.sampled_from(list(Jalur))),
    max_size=6,
)


@given(plans=STEPS, men=st.booleans())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_kecamatan_counts_the_same_from_the_package(
    tmp_path_factory: pytest.TempPathFactory,
    clock: RunningClock,
    kecamatan: Kecamatan,
    plans: list[tuple[Status, int, Jalur]],
    men: bool,
) -> None:
    folder = tmp_path_factory.mktemp("desa")
    desa = open_village(enrolled_copy(VILLAGE, folder), clock)
    for number, (status, days, jalur) in enumerate(plans):
        sex = Sex.MALE if men and number % 2 else Sex.FEMALE
        person = desa.people.add(draft(f"ORANG {number}", sex=sex))
        facts = plan(person.id, jalur=jalur, jalur_reason="keterangan")
        desa.episodes.open(facts, status=status, on=TODAY - days * DAY)
    for period in ("2026-10", "2026-11"):
        done = desa.packages.export(folder, period, DataLevel.REGISTER)
        records = kecamatan.packages.look_at(done.file.path).records
        recap = desa.recaps.count(period)
        assert read_recap(records["rekap"], period) == recap
        facts_sent = facts_from_rows(records["orang"], records["rencana"], records["surat"])
        counted = count_recap(facts_sent, period)
        assert counted.counts == {key: recap.counts[key] for key in ROW_KEYS}
        assert counted.countries == recap.countries
    desa.close()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Many letters at once: every one is whole or absent, and each says why it was not issued."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desa_app.desa.letter_batch import LARGEST_BATCH
from desa_app.domain.letter import LetterRequest
from desa_app.domain.letter_batch import BatchState
from desa_app.errors import Cancelled, ClockWentBack, InvalidInput, NotFound
from tests.office_kit import (
    NOW,
    VILLAGE,
    RunningClock,
    candidate,
    draft,
    enrolled_copy,
    open_village,
)
from tests.paper.reading import pages_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desa_app.desa import Desa

NAMES = ("AMINAH CONTOH", "BUDI CONTOH", "CITRA CONTOH", "DEWI CONTOH")


def shared(kind: str = "domisili", **changes: object) -> LetterRequest:
    usual: dict[str, object] = {"kind": kind, "person_id": "", "episode_id": None}
    return LetterRequest(**(usual | changes))  # type: ignore[arg-type]


def pairs(desa: Desa, names: tuple[str, ...] = NAMES) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for number, name in enumerate(names, 1):
        person, episode = candidate(desa, name, nik=f"360412500390{number:04d}")
        found.append((person.id, episode.id))
    return found


def after(count: int) -> Callable[[], None]:
    """Somebody presses Batal before the letter after ``count`` others."""
    left = [count]

    def go_on() -> None:
        if not left[0]:
            raise Cancelled
        left[0] -= 1

    return go_on


def test_everybody_on_the_list_gets_a_letter_and_a_number_of_their_own(desa: Desa) -> None:
    people = pairs(desa)
    fields = {"keperluan": "mengurus paspor"}
    lines = desa.letter_batches.look(shared(fields=fields), people)
    assert [(line.name, line.state) for line in lines] == [
        (name, BatchState.READY) for name in NAMES
    ]
    assert desa.letters.list() == ()
    told: list[tuple[int, int, str]] = []
    result = desa.letter_batches.issue(
        shared(fields=fields), people, report=lambda *now: told.append(now)
    )
    assert [line.name for line in result.issued] == list(NAMES)
    assert told == [(number, 4, name) for number, name in enumerate(NAMES)]
    numbers = [line.number for line in result.issued]
    assert len(set(numbers)) == 4
    archived = {letter.number: letter.person_name for letter in desa.letters.list()}
    assert archived == dict(zip(numbers, NAMES, strict=True))


def test_one_file_holds_every_letter_in_the_order_of_the_list(desa: Desa) -> None:
    people = pairs(desa)
    result = desa.letter_batches.issue(shared(fields={"keperluan": "mengurus paspor"}), people)
    ids = [line.letter_id for line in result.issued]
    whole = desa.letter_batches.one_file(ids)
    pages = pages_of(whole)
    assert len(pages) == 4
    for name, page in zip(NAMES, pages, strict=True):
        assert name in page
    names = [desa.letter_batches.file_of(letter_id) for letter_id in ids]
    assert len({name for name, _ in names}) == 4
    assert all(name.endswith("-domisili.pdf") and "/" not in name for name, _ in names)
    assert [pdf for _, pdf in names] == [desa.letters.get(one).pdf for one in ids]


def test_batal_keeps_what_was_issued_and_begins_nothing_more(desa: Desa) -> None:
    people = pairs(desa)
    request = shared(fields={"keperluan": "mengurus paspor"})
    result = desa.letter_batches.issue(request, people, go_on=after(2))
    assert result.cancelled
    assert [line.state for line in result.lines] == [
        BatchState.ISSUED,
        BatchState.ISSUED,
        BatchState.READY,
        BatchState.READY,
    ]
    assert len(desa.letters.list()) == 2
    rest = [(line.person_id, line.episode_id) for line in result.lines[2:]]
    assert len(desa.letter_batches.issue(request, rest).issued) == 2


def test_who_is_not_ready_is_named_and_stops_nobody_else(desa: Desa) -> None:
    (good,) = pairs(desa, ("BAIK CONTOH",))
    young, plan = candidate(
        desa, "MUDA CONTOH", nik="3604125003900101", birth_date=date(2012, 1, 5)
    )
    silent, without_talk = candidate(desa, "BELUM WAWANCARA", nik="3604125003900102", talk=False)
    people = [(young.id, plan.id), (silent.id, without_talk.id), good]
    request = shared("rekomendasi", fields={"keperluan": "pendaftaran", "tujuan_surat": "disnaker"})
    lines = desa.letter_batches.look(request, people)
    assert lines[0].state is BatchState.BLOCKED
    assert any(check.code.startswith("usia") for check in lines[0].checks)
    assert lines[1].state is BatchState.NEEDS_REASON
    with_reason = shared(
        "rekomendasi", fields=request.fields, reason="Keluarga sudah dijelaskan bersama."
    )
    result = desa.letter_batches.issue(with_reason, people)
    assert result.lines[0].state is BatchState.BLOCKED
    assert [line.name for line in result.issued] == ["BELUM WAWANCARA", "BAIK CONTOH"]
    reasons = {letter.person_name: letter.reason for letter in desa.letters.list()}
    assert reasons["BELUM WAWANCARA"] == "Keluarga sudah dijelaskan bersama."


def test_a_question_without_an_answer_is_named_by_its_label(desa: Desa) -> None:
    people = pairs(desa, ("AMINAH CONTOH",))
    (line,) = desa.letter_batches.look(shared("izin-keluarga"), people)
    assert line.state is BatchState.UNFINISHED
    label = desa.letters.kinds()["izin-keluarga"].question("pemberi_nama")
    assert label is not None
    assert label.label in line.missing


def test_what_stops_every_letter_ends_the_batch_and_keeps_the_rest(
    desa: Desa, clock: RunningClock
) -> None:
    people = pairs(desa)
    request = shared(fields={"keperluan": "mengurus paspor"})
    moments = iter([0, 0, 400, 0])

    def go_on() -> None:
        clock.moment -= timedelta(days=next(moments))

    result = desa.letter_batches.issue(request, people, go_on=go_on)
    assert isinstance(result.stopped_by, ClockWentBack)
    assert len(result.issued) == len(desa.letters.list()) == 2
    assert [line.state for line in result.lines[2:]] == [BatchState.READY] * 2


def test_somebody_put_into_the_bin_meanwhile_hides_no_letter_that_was_issued(desa: Desa) -> None:
    people = pairs(desa)
    gone = desa.people.add(draft("GINA CONTOH", nik="3604125003909999"))
    people.insert(1, (gone.id, None))
    request = shared(fields={"keperluan": "mengurus paspor"})
    assert desa.letter_batches.look(request, people)[1].state is BatchState.READY
    desa.bin.put(gone, "Keliru")
    result = desa.letter_batches.issue(request, people)
    assert len(result.issued) == len(desa.letters.list()) == len(NAMES)
    assert result.stopped_by is None
    assert result.lines[1].state is BatchState.REFUSED
    assert isinstance(result.lines[1].error, NotFound)
    assert desa.letter_batches.look(request, people)[1].state is BatchState.REFUSED


def test_a_batch_larger_than_an_office_needs_is_refused(desa: Desa) -> None:
    with pytest.raises(InvalidInput):
        desa.letter_batches.look(shared(), [("x", None)] * (LARGEST_BATCH + 1))


@settings(max_examples=8)
@given(stops=st.lists(st.integers(0, 4), max_size=3))
def test_however_often_it_is_stopped_nobody_gets_two_letters(
    stops: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("borongan")
    desa = open_village(enrolled_copy(VILLAGE, folder), RunningClock(NOW))
    try:
        todo = pairs(desa)
        request = shared(fields={"keperluan": "mengurus paspor"})
        for stop in [*stops, 99]:
            result = desa.letter_batches.issue(request, todo, go_on=after(stop))
            todo = [
                (line.person_id, line.episode_id)
                for line in result.lines
                if line.state is not BatchState.ISSUED
            ]
        assert sorted(letter.person_name for letter in desa.letters.list()) == list(NAMES)
    finally:
        desa.close()
        shutil.rmtree(folder)

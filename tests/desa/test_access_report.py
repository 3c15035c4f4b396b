# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person gets to read about their own data, and what stays out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pypdf
import pytest
from python_calamine import CalamineWorkbook

from desa_app.domain.documents import DocumentDraft
from desa_app.domain.family import MemberDraft, Relation
from desa_app.domain.overview import Todo
from desa_app.domain.people_list import PeopleQuery
from desa_app.domain.privacy import HoldKind, RequestKind, RequestState
from desa_app.errors import DataRestricted, InvalidInput, NotFound
from tests.desa.case_kit import opened, without_right
from tests.office_kit import actions, candidate, permit

if TYPE_CHECKING:
    from desa_app.desa import Desa


def words_in(workbook: bytes) -> str:
    rows = CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0).to_python()
    return " ".join(str(cell) for row in rows for cell in row)


def words_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_report_tells_data_use_and_trail_and_leaves_others_out(desa: Desa) -> None:
    person, episode = candidate(desa, "SITI PELAPOR", nik="3604125003900066", phone="081234500066")
    draft = MemberDraft(relation=Relation.CHILD, name="ANAK RAHASIA", told_age=7)
    desa.families.add(person.id, draft)
    letter = desa.letters.issue(permit(person, episode))
    desa.letters.printed(letter.id)
    desa.privacy.consent(person.id, "Foto kegiatan", "Sendiri", desa.clock.today())

    told = words_of(desa.access_reports.document(person.id))

    for part in ("SITI PELAPOR", "3604125003900066", letter.number, "Perawat lansia", "anak",
                 "Foto kegiatan", "UU 18/2017 Pasal 42", "Jejak pemrosesan",
                 "Wawancara dicatat", "sekdes", "Pasal 33"):  # fmt: skip
        assert part in told, part
    assert "ANAK RAHASIA" not in told
    assert actions(desa)[-1] == "laporan-data-pribadi"


def test_a_request_has_three_times_24_hours_and_is_answered_once(desa: Desa) -> None:
    person, _ = candidate(desa, "SITI PEMINTA")
    asked = desa.privacy.ask(person.id, RequestKind.ACCESS, "Yang bersangkutan")
    assert asked.due - asked.asked_at == timedelta(hours=72)
    assert [one.id for one in desa.privacy.open_requests()] == [asked.id]
    (waiting,) = [one for one in desa.overview.today().todo if one.kind is Todo.DATA_REQUEST]
    assert (waiting.name, waiting.hours) == ("SITI PEMINTA", 71)
    with pytest.raises(InvalidInput):
        desa.privacy.answer(asked.id, refused=True)
    done = desa.privacy.answer(asked.id)
    assert done.state is RequestState.MET
    assert desa.privacy.open_requests() == ()
    later = desa.clock.now() + timedelta(days=1)
    with pytest.raises(InvalidInput):
        desa.privacy.ask(person.id, RequestKind.ACCESS, "Suami", asked_at=later)


def test_a_correction_answers_what_was_asked_in_the_same_act(desa: Desa) -> None:
    person, _ = candidate(desa, "SITI PERBAIKI", nik="3604125003900067")
    asked = desa.privacy.ask(person.id, RequestKind.CORRECTION, "Yang bersangkutan")
    access = desa.privacy.ask(person.id, RequestKind.ACCESS, "Yang bersangkutan")
    facts = replace(person.facts, nik="3604125003900068", dusun="Pasar Baru")
    with pytest.raises(InvalidInput):  # nothing was changed
        desa.people.correct(person, person.facts, answers=[asked.id])
    with pytest.raises(NotFound):  # no request to correct
        desa.people.correct(person, facts, answers=[access.id])
    assert desa.people.get(person.id) == person
    with pytest.raises(InvalidInput):  # met elsewhere: what was corrected must be said
        desa.privacy.answer(asked.id)

    desa.people.correct(person, facts, answers=[asked.id])

    line = next(one for one in desa.privacy.requests() if one.request.id == asked.id)
    assert (line.name, line.request.state) == ("SITI PERBAIKI", RequestState.MET)
    assert line.request.answer == "Diperbaiki: NIK, Dusun"
    assert [one.id for one in desa.privacy.open_requests()] == [access.id]
    assert actions(desa)[-2:] == ["orang-diubah", "permintaan-data-dijawab"]
    made = desa.corrections.made(asked.id)
    assert [(one.label, one.new) for one in made.changes] == [
        ("NIK", "3604125003900068"), ("Dusun", "Pasar Baru"),
    ]  # fmt: skip
    told = words_of(desa.corrections.document(asked.id))
    for part in ("3604125003900067", "3604125003900068", "Pasar Baru", "Pasal 30", "SITI PERBAIKI"):
        assert part in told, part
    assert actions(desa)[-1] == "pemberitahuan-perbaikan"
    with pytest.raises(NotFound):
        desa.corrections.made(access.id)


def test_a_corrected_plan_or_document_answers_too_and_names_nobody_else(desa: Desa) -> None:
    person, episode = candidate(desa, "SITI RENCANA")
    other, _ = candidate(desa, "SITI LAIN")
    paper = desa.documents.save(person.id, None, DocumentDraft(kind="ktp", number="1"))
    ask = desa.privacy.ask
    first = ask(person.id, RequestKind.CORRECTION, "Yang bersangkutan")
    second = ask(person.id, RequestKind.CORRECTION, "Yang bersangkutan")
    foreign = ask(other.id, RequestKind.CORRECTION, "Yang bersangkutan")
    facts = replace(episode.facts, country="MY", sponsor="CALO RAHASIA")
    for answers, refused in (([foreign.id], NotFound), ([first.id, foreign.id], NotFound)):
        with pytest.raises(refused):
            desa.episodes.correct(episode, facts, answers=answers)
    with pytest.raises(InvalidInput):
        desa.episodes.correct(episode, episode.facts, answers=[first.id])
    assert desa.episodes.get(episode.id) == episode

    desa.episodes.correct(episode, facts, answers=[first.id])
    changed = replace(paper.facts, number="3604125003900069")
    desa.documents.save(person.id, None, changed, document=paper, answers=[second.id])

    assert [one.id for one in desa.privacy.open_requests()] == [foreign.id]
    words = {one.request.id: one.request.answer for one in desa.privacy.requests()}
    assert (words[first.id], words[second.id]) == (
        "Diperbaiki: Negara tujuan, Sponsor",
        "Diperbaiki: Nomor",
    )
    told = words_of(desa.corrections.document(first.id))
    assert "Taiwan Malaysia" in told
    assert "CALO RAHASIA" not in told
    (line,) = desa.corrections.made(second.id).changes
    assert (line.label, line.old, line.new) == ("KTP elektronik: Nomor", "1", "3604125003900069")
    assert "3604125003900069" in words_of(desa.corrections.document(second.id))


def test_a_consent_is_withdrawn_and_a_limit_ends_with_their_days(desa: Desa) -> None:
    person, _ = candidate(desa, "SITI SETUJU")
    today = desa.clock.today()
    given = desa.privacy.consent(person.id, "Foto kegiatan", "Sendiri", today)
    assert desa.privacy.withdraw(given.id, today).withdrawn_on == today
    hold = desa.privacy.hold(person.id, HoldKind.RESTRICTED, "Diminta sampai data diperbaiki")
    assert desa.privacy.of(person.id).standing(HoldKind.RESTRICTED) == hold
    with pytest.raises(InvalidInput):
        desa.privacy.hold(person.id, HoldKind.RESTRICTED, "Sekali lagi")
    desa.privacy.end_hold(hold.id, "Data sudah diperbaiki")
    assert desa.privacy.of(person.id).standing(HoldKind.RESTRICTED) is None


def test_a_case_is_told_only_by_who_may_see_it(desa: Desa) -> None:
    person, _ = candidate(desa, "SITI PERKARA")
    case = opened(desa, person_id=person.id, victim="")
    told = words_of(desa.access_reports.document(person.id))
    assert case.label in told
    assert "PELAPOR CONTOH" not in told
    told = words_of(without_right(desa).access_reports.document(person.id))
    assert "asus" not in told.replace("kecuali untuk kasus", "").replace("Kasus, pelaporan", "")


def test_nothing_new_is_made_from_limited_data(desa: Desa) -> None:
    person, episode = candidate(desa, "SITI TERBATAS")
    desa.privacy.hold(person.id, HoldKind.RESTRICTED, "Data sedang diperbaiki")
    with pytest.raises(DataRestricted):
        desa.letters.issue(permit(person, episode))
    texts = words_in(desa.people_export.workbook(PeopleQuery(words="SITI")))
    assert "SITI TERBATAS" not in texts
    assert "1 orang yang datanya dibatasi" in texts

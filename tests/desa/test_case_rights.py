# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases are seen by named users only, and every look is in the log, without a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.case import (
    Case,
    CaseState,
)
from desa_app.domain.letter import LetterRequest
from desa_app.domain.user import Right, Role, UserRights
from desa_app.errors import (
    BinRefused,
    NotAllowed,
)
from tests.desa.case_kit import (
    SECRET_NAME,
    SECRET_TOLD,
    consent,
    log_of,
    opened,
    report,
    to_bp3mi,
    without_right,
)
from tests.office_kit import (
    TODAY,
    actions,
    candidate,
    draft,
    dump,
    permit,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa

# --- rights and the log -------------------------------------------------------------------------

LOOKS: dict[str, Callable[[Desa, Case], object]] = {
    "list": lambda office, _: office.cases.list(SECRET_NAME),
    "of": lambda office, case: office.cases.of(case.facts.person_id or ""),
    "get": lambda office, case: office.cases.get(case.id),
    "get-unknown": lambda office, _: office.cases.get("tidak-ada"),
    "minor": lambda office, case: office.cases.minor(case),
}
WRITES: dict[str, Callable[[Desa, Case], object]] = {
    "open": lambda office, _: opened(office),
    "correct": lambda office, case: office.cases.correct(case, report(kind="sakit")),
    "add_note": lambda office, case: office.cases.add_note(case.id, TODAY, "Kabar baru"),
    "consent": lambda office, case: office.cases.record_consent(case.id, consent()),
    "refer": lambda office, case: office.cases.refer(case.id, to_bp3mi()),
    "answer": lambda office, case: office.cases.answer(case.referrals[0].id, TODAY, "Diterima"),
    "move": lambda office, case: office.cases.move(case.id, CaseState.CLOSED, TODAY, "Selesai"),
}


@pytest.fixture
def case(desa: Desa) -> Case:
    person, _ = candidate(desa)
    made = opened(desa, person_id=person.id)
    desa.cases.record_consent(made.id, consent())
    return desa.cases.refer(made.id, to_bp3mi())


@pytest.mark.parametrize("name", [*LOOKS, *WRITES])
def test_without_the_right_nothing_is_seen_or_changed(desa: Desa, case: Case, name: str) -> None:
    office = without_right(desa)
    before = dump(office, leave_out=("journal",))
    with pytest.raises(NotAllowed) as caught:
        (LOOKS | WRITES)[name](office, case)
    assert caught.value.right == Right.CASES.value
    assert dump(office, leave_out=("journal",)) == before


def test_a_refused_look_stands_in_the_log(desa: Desa, case: Case) -> None:
    office = without_right(desa)
    with pytest.raises(NotAllowed):
        office.cases.get(case.id)
    assert log_of(office)[-1][:2] == ("akses-ditolak", case.id)


def test_an_auditor_with_the_right_reads_cases_and_changes_none(desa: Desa, case: Case) -> None:
    without_right(desa)
    users = desa.users
    users.change(users.me(), UserRights(role=Role.AUDITOR, cases=True))
    users.me()
    assert desa.cases.get(case.id).label == case.label
    for write in WRITES.values():
        with pytest.raises(NotAllowed):
            write(desa, case)


def test_every_look_is_logged_with_the_case_and_never_with_a_name(desa: Desa, case: Case) -> None:
    start = len(actions(desa))
    desa.cases.list(SECRET_NAME)
    desa.cases.get(case.id)
    desa.cases.of(case.facts.person_id or "")
    assert [row[:2] for row in log_of(desa)[start:]] == [
        ("daftar-kasus-dibuka", ""),
        ("kasus-dibuka", case.id),
        ("kasus-orang-dibuka", ""),
    ]


def test_the_log_of_a_whole_case_names_nobody(desa: Desa) -> None:
    start = len(actions(desa))
    case = opened(desa)
    desa.cases.correct(case, report(suspect="CALO LAIN", victim="KORBAN LAIN"))
    desa.cases.record_consent(case.id, consent(name="WALI CONTOH"))
    case = desa.cases.refer(case.id, to_bp3mi(officer="PETUGAS CONTOH"))
    desa.cases.answer(case.referrals[0].id, TODAY, "Sudah pulang")
    desa.cases.move(case.id, CaseState.DONE, TODAY, result="Pulang dengan selamat")
    told = repr(log_of(desa)[start:])
    for word in (SECRET_NAME, SECRET_TOLD, "CONTOH", "LAIN", "0812", "Banten", "selamat"):
        assert word not in told


def test_nothing_elsewhere_tells_that_there_is_a_case(desa: Desa) -> None:
    person, episode = candidate(desa)
    desa.letters.issue(permit(person, episode))
    case = opened(desa, person_id=person.id)
    desa.cases.record_consent(case.id, consent())
    letter = desa.letters.issue(referral_letter(desa, case))
    desa.cases.of(person.id)
    desa.cases.refer(case.id, to_bp3mi(letter_id=letter.id))
    assert len(desa.letters.list(person.id)) == 2
    office = without_right(desa)
    assert not office.cases.allowed
    history = repr(office.histories.of(person.id, in_full=True)).casefold()
    assert "kasus" not in history
    assert letter.number.casefold() not in history
    assert office.cases.without_referral(TODAY) == ()
    assert [row.kind for row in office.letters.list(person.id)] == ["izin-keluarga"]
    assert letter.id not in {row.id for row in office.letters.list()}
    for look in (office.letters.get, office.letters.copy):
        with pytest.raises(NotAllowed):
            look(letter.id)
    with pytest.raises(NotAllowed):
        office.letters.void(letter.id, "Keliru")
    with pytest.raises(NotAllowed):
        office.letters.issue(referral_letter_fields(person.id))
    seen = repr((office.overview.today(), office.people.search("SITI"), office.users.list()))
    assert case.id not in seen
    assert "kasus" not in repr(office.overview.today().todo)


def referred(desa: Desa) -> tuple[Case, str]:
    """A case about somebody with a referral letter, and what the case's own user sees of it."""
    person, _ = candidate(desa)
    case = opened(desa, person_id=person.id)
    desa.cases.record_consent(case.id, consent())
    letter = desa.letters.issue(referral_letter(desa, case))
    desa.cases.refer(case.id, to_bp3mi(letter_id=letter.id))
    desa.cases.of(person.id)
    return case, letter.number.casefold()


def history_of(office: Desa, person_id: str) -> str:
    return repr(office.histories.of(person_id, in_full=True)).casefold()


def test_the_history_of_a_person_tells_neither_of_a_case_nor_of_its_letter(desa: Desa) -> None:
    case, number = referred(desa)
    person_id = case.facts.person_id or ""
    assert number in history_of(desa, person_id)
    told = history_of(without_right(desa), person_id)
    assert "rencana dicatat" in told
    assert "kasus" not in told
    assert number not in told
    assert desa.histories.of(case.id) == ()


def test_a_refused_look_does_not_show_in_the_history_of_the_person(desa: Desa) -> None:
    case, _ = referred(desa)
    person_id = case.facts.person_id or ""
    office = without_right(desa)
    with pytest.raises(NotAllowed):
        office.cases.of(person_id)
    assert "akses" not in history_of(office, person_id)


def test_bin_and_merge_do_not_tell_of_a_letter_that_nobody_else_may_see(desa: Desa) -> None:
    case, _ = referred(desa)
    other = desa.people.add(draft("SITI CONTOH KEDUA"))
    person = desa.people.get(case.facts.person_id or "")
    assert desa.merging.preview(other.id, person.id).moves["letter"] == 1
    office = without_right(desa)
    assert set(office.merging.preview(other.id, person.id).moves) == {"episode"}
    with pytest.raises(BinRefused) as caught:
        office.bin.put(person, "Keliru")
    assert caught.value.why == "tetap"
    office.letters.issue(permit(person, office.episodes.of(person.id)[0]))
    with pytest.raises(BinRefused) as caught:
        office.bin.put(person, "Keliru")
    assert caught.value.why == "surat"


def test_the_report_of_numbers_names_nobody_for_a_referral(desa: Desa) -> None:
    _, number = referred(desa)
    (line,) = (
        line
        for sequence in desa.numbers.report(TODAY.year).sequences
        for line in sequence.lines
        if line.use is not None and line.use.number.casefold() == number
    )
    assert line.use is not None
    assert line.use.to == ""
    assert "SITI CONTOH" not in repr(desa.numbers.report(TODAY.year))
    (letter,) = (one for one in desa.letters.list() if one.number.casefold() == number)
    desa.letters.void(letter.id, "SITI sudah pulang ke rumah aman")
    assert "rumah aman" not in repr(desa.numbers.report(TODAY.year))


def referral_letter(office: Desa, case: Case) -> LetterRequest:
    return office.cases.letter_request(case.id)


def referral_letter_fields(person_id: str) -> LetterRequest:
    return LetterRequest(
        kind="rujukan-kasus",
        person_id=person_id,
        episode_id=None,
        fields={
            "tujuan_surat": "bp3mi",
            "tujuan_tempat": "Tempat",
            "lampiran": "-",
            "identitas": "inisial",
            "persetujuan": "ya",
            "laporan_tanggal": "21-11-2026",
            "laporan_dari": "keluarga",
            "pokok": "hilang kontak",
            "uraian": "Tidak ada kabar",
            "permintaan": "penelaahan",
        },
        reason="-",
    )

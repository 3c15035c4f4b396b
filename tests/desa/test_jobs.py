# SPDX-License-Identifier: GPL-3.0-or-later
"""Job information is spread and printed only after an agency confirmed it; posters name nobody."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app.domain.codes import Marital, Sex
from desa_app.domain.contacts import Contact, Service
from desa_app.domain.job_info import JobInfo, JobSpread, JobState, Verdict
from desa_app.domain.person import PersonDraft
from desa_app.domain.posters import MOST_LINES, HelpLine, help_lines
from desa_app.errors import DuplicateNik, InvalidInput, NotVerified, PosterNamesPeople, RecordStruck
from tests.office_kit import TODAY, actions
from tests.paper.reading import words_in

if TYPE_CHECKING:
    from desa_app.desa import Desa

TOLD = JobInfo(
    received_on=TODAY - timedelta(days=9),
    source="Grup WhatsApp",
    p3mi="PT Contoh Karya Bahari",
    country="TW",
    job="Perawat lansia",
    quota=20,
    pay="NT$ 20.000 per bulan",
    conditions="Perempuan, 21 sampai 45 tahun\nSehat jasmani dan rohani",
    valid_until=TODAY + timedelta(days=30),
)
CONFIRMED = replace(
    TOLD,
    verdict=Verdict.TRUE,
    verified_on=TODAY - timedelta(days=2),
    verified_with="Dinas Tenaga Kerja Kabupaten Serang",
    verified_by="Sekretaris desa",
)


def somebody(**facts: object) -> PersonDraft:
    usual = {"birth_date": date(1990, 1, 1), "sex": Sex.FEMALE, "marital": Marital.SINGLE}
    return PersonDraft(**(usual | facts))  # type: ignore[arg-type]


def problems(error: InvalidInput) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in error.problems]


def test_a_check_is_whole_or_not_there(desa: Desa) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.jobs.add(replace(TOLD, verdict=Verdict.TRUE))
    assert problems(caught.value) == [
        ("verified_on", "kosong"),
        ("verified_with", "kosong"),
        ("verified_by", "kosong"),
    ]
    with pytest.raises(InvalidInput) as caught:
        desa.jobs.add(replace(CONFIRMED, verified_on=TODAY - timedelta(days=10)))
    assert problems(caught.value) == [("verified_on", "sebelum-hari")]
    with pytest.raises(InvalidInput) as caught:
        desa.jobs.add(replace(TOLD, country="XX"))
    assert problems(caught.value) == [("country", "negara-tidak-dikenal")]


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (TOLD, JobState.WAITING),
        (CONFIRMED, JobState.VERIFIED),
        (replace(CONFIRMED, verdict=Verdict.NOT_TRUE), JobState.REFUSED),
        (replace(CONFIRMED, valid_until=TODAY - timedelta(days=1)), JobState.EXPIRED),
        (replace(CONFIRMED, valid_until=TODAY), JobState.VERIFIED),
        (replace(CONFIRMED, valid_until=None), JobState.VERIFIED),
    ],
)
def test_only_what_was_confirmed_and_still_runs_is_spread_and_printed(
    desa: Desa, facts: JobInfo, state: JobState
) -> None:
    job = desa.jobs.add(facts)
    (line,) = desa.jobs.lines()
    assert line.state is state
    spread = JobSpread(on=TODAY, place="Papan pengumuman")
    if state is JobState.VERIFIED:
        desa.jobs.spread(job.id, spread)
        assert desa.posters.job_document(job.id).startswith(b"%PDF")
        (line,) = desa.jobs.lines()
        assert (line.state, line.spread) == (JobState.SPREAD, 1)
        return
    for action in (
        lambda: desa.jobs.spread(job.id, spread),
        lambda: desa.posters.job_document(job.id),
    ):
        with pytest.raises(NotVerified):
            action()
    assert desa.jobs.spreads(job.id) == ()
    assert "poster-dibuat" not in actions(desa)


def test_a_struck_job_is_not_printed_and_a_struck_spreading_does_not_count(desa: Desa) -> None:
    job = desa.jobs.add(CONFIRMED)
    spread_id = desa.jobs.spread(job.id, JobSpread(on=TODAY, place="Pengajian"))
    desa.jobs.strike_spread(spread_id, "Batal")
    with pytest.raises(RecordStruck):
        desa.jobs.strike_spread(spread_id, "Batal")
    (line,) = desa.jobs.lines()
    assert (line.state, line.spread) == (JobState.VERIFIED, 0)
    desa.jobs.strike(job, "Tercatat dua kali")
    with pytest.raises(NotVerified):
        desa.posters.job(job.id)


def test_a_poster_shows_the_villages_own_numbers_first_and_no_contact_persons(desa: Desa) -> None:
    contact = Contact(
        agency="BP3MI Contoh",
        service=Service.COMPLAINT,
        phone="(0254) 111222",
        name="Petugas Rahasia",
        checked_on=TODAY,
        on_poster=True,
    )
    desa.contacts.add(contact)
    desa.contacts.add(replace(contact, agency="Tidak dipasang", on_poster=False))
    job = desa.jobs.add(CONFIRMED)
    for pdf in (desa.posters.job_document(job.id), desa.posters.check_document()):
        told = words_in(pdf)
        assert "BP3MI Contoh" in told
        assert "(0254) 111222" in told
        assert "0-800-1000" in told
        assert "Petugas Rahasia" not in told
        assert "Tidak dipasang" not in told
    assert desa.posters.check().foot.qr_text.splitlines()[1] == "BP3MI Contoh: (0254) 111222"


def test_a_number_stands_on_a_poster_once_and_no_more_than_fit(desa: Desa) -> None:
    contact = Contact(
        agency="Pusat panggilan di desa",
        service=Service.COMPLAINT,
        phone="0 800 1000",
        checked_on=TODAY,
        on_poster=True,
    )
    desa.contacts.add(contact)
    numbers = [one.number for one in desa.posters.check().foot.help_lines]
    assert numbers[0] == "0 800 1000"
    assert "0-800-1000" not in numbers
    many = [HelpLine(name=f"Layanan {at}", number=str(at)) for at in range(30)]
    assert help_lines(many[:20], many) == tuple(many[:MOST_LINES])


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("conditions", "Hubungi Budi Rekaan Jaya di pasar"),
        ("conditions", "bapak sehat"),
        ("pay", "kirim ke 3604120101900001"),
        ("pay", "3604 1201 0190 0001"),
        ("job", "Perawat (0812-3456-7890)"),
        ("p3mi", "PT Maju +62 812 3456 789"),
        ("verified_with", "telepon 254 777 888"),
    ],
)
def test_a_poster_that_names_somebody_is_not_made(desa: Desa, field: str, words: str) -> None:
    desa.people.add(somebody(name="BUDI REKAAN JAYA", phone="(0254) 777888"))
    desa.people.add(somebody(name="SEHAT"))
    job = desa.jobs.add(replace(CONFIRMED, **{field: words}))  # type: ignore[arg-type]
    with pytest.raises(PosterNamesPeople) as caught:
        desa.posters.job(job.id)
    assert caught.value.fields == (field,)


def test_an_everyday_word_that_is_somebodys_only_name_does_not_stop_a_poster(desa: Desa) -> None:
    desa.people.add(somebody(name="SEHAT"))
    assert desa.posters.job(desa.jobs.add(CONFIRMED).id).job == "Perawat lansia"


_NAMES = st.lists(
    st.sampled_from(["Budi", "Siti", "Rekaan", "Amalia", "Contoh", "Jaya", "Karya"]),
    min_size=2,
    max_size=3,
    unique=True,
)
_PEOPLE = st.lists(st.tuples(_NAMES, st.integers(0, 999)), min_size=1, max_size=4)
_PIECES = st.lists(
    st.sampled_from(["syarat", "umur 21", "NAMA", "NIK", "TELEPON", "sehat", "2 orang"]),
    max_size=4,
)


@given(people=_PEOPLE, pieces=_PIECES, company=_NAMES)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_poster_ever_holds_a_name_or_a_number_of_the_register(
    desa: Desa, people: list[tuple[list[str], int]], pieces: list[str], company: list[str]
) -> None:
    register = []
    for parts, number in people:
        base = desa.people.search(limit=1).found * 1000 + number
        draft = somebody(
            name=" ".join(parts).upper(),
            nik=f"360412010190{base % 10000:04d}",
            phone=f"0254{base:06d}",
        )
        with contextlib.suppress(DuplicateNik):
            desa.people.add(draft)
            register.append(draft)
    one = register[-1] if register else somebody(name="SITI REKAAN", nik="3604120101900001")
    say = {"NAMA": one.name.title(), "NIK": one.nik or "", "TELEPON": one.phone}
    told = ", ".join(say.get(piece, piece) for piece in pieces)
    facts = replace(CONFIRMED, conditions=told, p3mi=f"PT {' '.join(company)}")
    job = desa.jobs.add(facts)
    try:
        poster = desa.posters.job(job.id)
        printed = words_in(desa.posters.job_document(job.id))
    except PosterNamesPeople:
        return
    seen = re.sub(r"\s+", " ", f"{printed} {poster.foot.qr_text}").casefold()
    for person in register:
        assert person.name.casefold() not in seen
        assert (person.nik or "") not in seen
        assert person.phone not in seen.replace(" ", "")


def test_the_offices_poster_says_when_each_number_was_checked(desa: Desa) -> None:
    names = [line.name for line in desa.posters.office().foot.help_lines]
    assert names
    assert all(", dicek " in name for name in names)
    assert "dicek" not in desa.posters.office().foot.qr_text

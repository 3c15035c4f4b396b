# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter's number, seal and bytes exist together or not at all, and never change again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from desa_app.domain.codes import Marital
from desa_app.domain.letter import LetterState
from desa_app.domain.letter_rules import CheckLevel
from desa_app.domain.office import Post
from desa_app.domain.page import Paper
from desa_app.domain.seal import SealState
from desa_app.errors import (
    ClockWentBack,
    DiskFull,
    InvalidInput,
    LetterBlocked,
    LetterKindUnknown,
    LetterTooLong,
    NotFound,
    PreviewOutdated,
    ReasonNeeded,
)
from desa_app.paper import letter as paper_letter
from desa_app.paper.seal_places import place_seal, read_seal
from desa_app.store import letters as rows
from desa_app.store import schema_desa
from tests.office_kit import TODAY, actions, candidate, desk_of, draft, dump, permit, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter
    from tests.office_kit import RunningClock

UNREADABLE = "tidak-ada"


def issue(desa: Desa, name: str = "SITI CONTOH") -> IssuedLetter:
    return desa.letters.issue(permit(*candidate(desa, name)))


def words_of(pdf: bytes, folder: Path) -> str:
    path = folder / "surat.pdf"
    path.write_bytes(pdf)
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_numbers_rise_by_one_whatever_the_kind(desa: Desa) -> None:
    person, episode = candidate(desa)
    first = desa.letters.issue(permit(person, episode))
    second = desa.letters.issue(
        permit(
            person,
            episode,
            kind="rekomendasi",
            fields=desa.letters.blank_fields("rekomendasi"),
        )
    )
    third = issue(desa, "ORANG LAIN")
    assert [letter.number.split("/")[1] for letter in (first, second, third)] == [
        "001",
        "002",
        "003",
    ]
    assert actions(desa)[-1] == "surat-terbit"


def test_what_was_issued_is_what_is_kept(desa: Desa, tmp_path: Path) -> None:
    letter = issue(desa)
    kept = desa.letters.get(letter.id)
    assert kept == letter
    assert kept.sha256 == hashlib.sha256(kept.pdf).hexdigest()
    assert (kept.state, kept.issued_on, kept.person_name) == (
        LetterState.ISSUED,
        TODAY,
        "SITI CONTOH",
    )
    said = words_of(kept.pdf, tmp_path)
    assert kept.number in said
    assert "SITI CONTOH" in said
    row = desa.letters.list()[0]
    assert (row.number, row.state, row.reason, row.issued_by) == (
        kept.number,
        LetterState.ISSUED,
        kept.reason,
        desa.user,
    )


def test_the_preview_with_its_seal_is_the_issued_letter(desa: Desa) -> None:
    request = permit(*candidate(desa))
    preview = desa.letters.preview(request)
    letter = desa.letters.issue(request, preview.blank_sha256)
    assert letter.number == preview.number
    assert letter.blank_sha256 == preview.blank_sha256
    assert letter.pdf == place_seal(preview.pdf, letter.seal_text)
    assert read_seal(letter.pdf).blank_pdf == preview.pdf
    assert hashlib.sha256(preview.pdf).hexdigest() == preview.blank_sha256


def test_looking_at_previews_spends_nothing(desa: Desa) -> None:
    request = permit(*candidate(desa))
    before = dump(desa)
    numbers = {desa.letters.preview(request).number for _ in range(3)}
    desa.letters.check(request)
    assert len(numbers) == 1
    assert dump(desa) == before


@pytest.mark.parametrize("change", ["person", "official", "number", "profile"])
def test_a_preview_that_no_longer_holds_is_not_issued(desa: Desa, change: str) -> None:
    person, episode = candidate(desa)
    request = permit(person, episode)
    preview = desa.letters.preview(request)
    if change == "person":
        desa.people.correct(person, replace(person.facts, name="SITI AISAH"))
    elif change == "official":
        desa.settings.appoint(Post.HEAD, "KEPALA BARU", "")
    elif change == "number":
        issue(desa, "YANG LEBIH DULU")
    else:
        desa.settings.save_profile(
            replace(desa.profile, address="Jl. Baru"), logo=None, backup_folder=""
        )
    before = dump(desa)
    with pytest.raises(PreviewOutdated):
        desa.letters.issue(request, preview.blank_sha256)
    assert dump(desa) == before
    again = desa.letters.preview(request)
    desa.letters.issue(request, again.blank_sha256)


def test_a_letter_keeps_what_it_said_when_the_world_changes(desa: Desa) -> None:
    person, episode = candidate(desa)
    letter = desa.letters.issue(permit(person, episode))
    desa.people.correct(person, replace(person.facts, name="NAMA LAIN"))
    desa.settings.appoint(Post.HEAD, "KEPALA BARU", "")
    desa.episodes.correct(episode, replace(episode.facts, country="HK"))
    kept = desa.letters.get(letter.id)
    assert kept.pdf == letter.pdf
    assert kept.seal_text == letter.seal_text
    assert desa.inspection.data().faults == ()


@pytest.mark.parametrize("broken", ["render", "seal", "archive", "log"])
def test_whatever_breaks_no_number_is_spent(
    desa: Desa, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    request = permit(*candidate(desa))
    before = dump(desa)

    def fail(*_: object, **__: object) -> None:
        raise DiskFull(Path(UNREADABLE), 1)

    with monkeypatch.context() as patch:
        if broken == "render":
            patch.setattr(paper_letter, "render_letter", fail)
        elif broken == "seal":
            patch.setattr("desa_app.paper.seal_places.place_seal", fail)
        elif broken == "archive":
            patch.setattr(rows, "insert_letter", fail)
        else:
            patch.setattr(desk_of(desa), "log", fail)
        with pytest.raises(DiskFull):
            desa.letters.issue(request)
    assert dump(desa) == before
    assert desa.letters.issue(request).number.split("/")[1] == "001"


def test_warnings_need_a_written_reason(desa: Desa) -> None:
    person, episode = candidate(desa, talk=False)
    request = permit(person, episode, reason="  ")
    before = dump(desa)
    with pytest.raises(ReasonNeeded) as caught:
        desa.letters.issue(request)
    codes = {check.code for check in caught.value.checks}
    assert "wawancara-belum-ada" in codes
    assert all(check.level is CheckLevel.WARNING for check in caught.value.checks)
    assert dump(desa) == before
    letter = desa.letters.issue(replace(request, reason=" Sudah dijelaskan. "))
    assert letter.reason == "Sudah dijelaskan."


def test_no_reason_lifts_the_law_for_who_is_under_eighteen(desa: Desa) -> None:
    leaving = TODAY + timedelta(days=60)
    eighteen_a_day_late = leaving.replace(year=leaving.year - 18) + timedelta(days=1)
    person = desa.people.add(draft("MUDA", birth_date=eighteen_a_day_late))
    episode = desa.episodes.open(plan(person.id, planned_departure=leaving))
    request = permit(person, episode)
    before = dump(desa)
    for act in (desa.letters.issue, desa.letters.preview):
        with pytest.raises(LetterBlocked) as caught:
            act(request)
        assert [check.code for check in caught.value.checks] == ["usia-kurang"]
    assert dump(desa) == before
    older = replace(person.facts, birth_date=eighteen_a_day_late - timedelta(days=1))
    desa.people.correct(person, older)
    assert desa.letters.issue(request).number.split("/")[1] == "001"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"hubungan": "tetangga"}, "hubungan"),
        ({"pemberi_nama": ""}, "pemberi_nama"),
        ({"pemberi_nik": "12"}, "pemberi_nik"),
        ({"bukan_isian": "x"}, "bukan_isian"),
        ({"pemberi_tanggal_lahir": "31-02-1990"}, "pemberi_tanggal_lahir"),
    ],
)
def test_wrong_answers_are_named_and_spend_nothing(
    desa: Desa, fields: dict[str, str], field: str
) -> None:
    request = permit(*candidate(desa))
    wrong = replace(request, fields=request.fields | fields)
    before = dump(desa)
    for act in (desa.letters.preview, desa.letters.issue):
        with pytest.raises(InvalidInput) as caught:
            act(wrong)
        assert field in {problem.field for problem in caught.value.problems}
    assert dump(desa) == before


def test_a_text_too_long_for_its_page_is_told_before_a_number_is_spent(desa: Desa) -> None:
    long = "Kampung Contoh " * 13
    person = desa.people.add(draft("X", address=long, birth_place=long, occupation=long))
    episode = desa.episodes.open(plan(person.id, job=long, employer=long, p3mi=long, city=long))
    answers = {
        "hubungan": "suami",
        "pemberi_nama": long,
        "pemberi_alamat": long,
        "pemberi_tempat_lahir": long,
        "pemberi_tanggal_lahir": "01-01-1980",
        "pemberi_pekerjaan": long,
    }
    request = permit(person, episode, fields=answers, paper=Paper.A4)
    before = dump(desa)
    for act in (desa.letters.preview, desa.letters.issue):
        with pytest.raises(LetterTooLong):
            act(request)
    assert dump(desa) == before


def test_a_void_letter_keeps_its_number_and_bytes(desa: Desa) -> None:
    letter = issue(desa)
    void = desa.letters.void(letter.id, " Salah nama. ")
    assert (void.state, void.void_reason) == (LetterState.VOID, "Salah nama.")
    assert replace(void, state=letter.state, void_reason="") == letter
    assert issue(desa, "PENGGANTI").number.split("/")[1] == "002"
    assert desa.inspection.seal_text(letter.seal_text).state is SealState.VOID
    assert "surat-batal" in actions(desa)


def test_voiding_needs_a_reason_and_a_valid_letter(desa: Desa) -> None:
    letter = issue(desa)
    before = dump(desa)
    with pytest.raises(InvalidInput):
        desa.letters.void(letter.id, "  ")
    with pytest.raises(NotFound):
        desa.letters.void(UNREADABLE, "alasan")
    assert dump(desa) == before
    desa.letters.void(letter.id, "alasan")
    before = dump(desa)
    with pytest.raises(NotFound):
        desa.letters.void(letter.id, "alasan lain")
    assert dump(desa) == before


def test_a_clock_set_back_is_not_believed(desa: Desa, clock: RunningClock) -> None:
    request = permit(*candidate(desa))
    desa.letters.issue(request)
    clock.advance(days=-2)
    before = dump(desa)
    with pytest.raises(ClockWentBack) as caught:
        desa.letters.issue(request)
    assert caught.value.now < caught.value.last
    assert dump(desa) == before
    clock.advance(days=2)
    desa.letters.issue(request)


def test_numbers_begin_again_with_the_year(desa: Desa, clock: RunningClock) -> None:
    issue(desa)
    clock.moment = clock.moment.replace(year=2027, month=1, day=4)
    letter = issue(desa, "TAHUN BARU")
    assert letter.number.split("/")[1] == "001"
    assert letter.number.endswith("/I/2027")


def test_the_store_itself_refuses_a_number_twice(desa: Desa) -> None:
    issue(desa)
    with desk_of(desa).reading() as connection:
        names = [column[1] for column in connection.execute(text("PRAGMA table_info(letter)"))]
    for doubled, changed in (("running", "number"), ("number", "running")):
        other = {"id": "'lain'", changed: {"number": "'lain'", "running": "running + 1"}[changed]}
        values = ", ".join(other.get(name, f'"{name}"') for name in names)
        statement = text(f"INSERT INTO letter SELECT {values} FROM letter")  # noqa: S608
        with pytest.raises(IntegrityError, match=doubled), desk_of(desa).writing() as connection:
            connection.execute(statement)
    assert len(desa.letters.list()) == 1


def test_the_same_letter_within_thirty_days_is_warned_about(
    desa: Desa, clock: RunningClock
) -> None:
    request = permit(*candidate(desa))
    first = desa.letters.issue(request)
    (warning,) = [c for c in desa.letters.check(request) if c.code == "surat-sama-30-hari"]
    assert warning.data["nomor"] == first.number
    desa.letters.void(first.id, "salah")
    assert "surat-sama-30-hari" not in {c.code for c in desa.letters.check(request)}
    desa.letters.issue(request)
    clock.advance(days=31)
    assert "surat-sama-30-hari" not in {c.code for c in desa.letters.check(request)}


def test_the_recommendation_names_the_family_permit(desa: Desa, tmp_path: Path) -> None:
    person, episode = candidate(desa)
    request = permit(
        person, episode, kind="rekomendasi", fields=desa.letters.blank_fields("rekomendasi")
    )
    assert "izin-keluarga-belum-ada" in {c.code for c in desa.letters.check(request)}
    first = desa.letters.issue(permit(person, episode))
    assert "izin-keluarga-ada" in {c.code for c in desa.letters.check(request)}
    said = words_of(desa.letters.issue(request).pdf, tmp_path)
    assert first.number in said.replace("\n", " ").replace(" /", "/")


@pytest.mark.parametrize("paper", list(Paper))
def test_a_letter_has_the_size_that_was_asked_for(desa: Desa, tmp_path: Path, paper: Paper) -> None:
    letter = desa.letters.issue(permit(*candidate(desa), paper=paper))
    (tmp_path / "surat.pdf").write_bytes(letter.pdf)
    (page,) = PdfReader(tmp_path / "surat.pdf").pages
    width, height = (float(side) * 25.4 / 72 for side in page.mediabox[2:])
    assert (width, height) == pytest.approx(
        {Paper.F4: (215, 330), Paper.A4: (210, 297)}[paper], abs=0.2
    )
    assert desa.letters.get(letter.id).paper is paper


def test_the_secretary_may_sign_for_the_head(desa: Desa, tmp_path: Path) -> None:
    letter = desa.letters.issue(permit(*candidate(desa), signatory=Post.SECRETARY))
    assert "SEKRETARIS CONTOH" in words_of(letter.pdf, tmp_path).upper()


def test_an_unknown_kind_or_person_is_named(desa: Desa) -> None:
    person, episode = candidate(desa)
    with pytest.raises(LetterKindUnknown) as caught:
        desa.letters.issue(permit(person, episode, kind="surat-cinta"))
    assert set(caught.value.known) == set(desa.letters.kinds())
    with pytest.raises(NotFound):
        desa.letters.issue(permit(person, episode, person_id=UNREADABLE))
    with pytest.raises(NotFound):
        desa.letters.issue(permit(person, episode, episode_id=UNREADABLE))


def test_a_plan_of_another_person_gives_no_letter(desa: Desa) -> None:
    person, _ = candidate(desa)
    _, other = candidate(desa, "ORANG LAIN", marital=Marital.SINGLE, birth_date=date(2009, 1, 1))
    before = dump(desa)
    with pytest.raises(NotFound):
        desa.letters.issue(permit(person, other))
    assert dump(desa) == before


def test_printing_is_logged(desa: Desa) -> None:
    letter = issue(desa)
    desa.letters.printed(letter.id)
    assert actions(desa)[-1] == "surat-dicetak"


def test_the_archive_lists_every_letter_however_many(desa: Desa) -> None:
    letter = issue(desa)
    with desk_of(desa).writing() as connection:
        table = schema_desa.metadata.tables["letter"]
        row = connection.execute(select(table).where(table.c.id == letter.id)).mappings().one()
        copies = [
            dict(row) | {"id": f"{number:036d}", "number": f"lama/{number}", "running": number}
            for number in range(1000, 1700)
        ]
        connection.execute(table.insert(), copies)
    assert len(desa.letters.list()) == 701

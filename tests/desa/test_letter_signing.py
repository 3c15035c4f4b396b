# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs is a choice of the letter, kept with it; a reprint is a SALINAN of the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desa_app.domain.letter_check import CheckLevel
from desa_app.domain.office import Acting, Official, Post
from desa_app.domain.seal import SealState
from desa_app.errors import InvalidInput, NotFound, ReasonNeeded
from desa_app.paper.copy_mark import original_of
from tests.office_kit import TODAY, actions, candidate, desk_of, dump, permit
from tests.paper.reading import lines_of, words_in

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from tests.office_kit import RunningClock


def section(desa: Desa, **facts: object) -> Official:
    usual = Official(
        id="",
        post=Post.SECTION,
        name="KASI CONTOH",
        title="Kasi Pemerintahan",
        number="003",
        number_label="NIPD",
    )
    return desa.officials.add(replace(usual, **facts))  # type: ignore[arg-type]


def test_a_section_signs_under_the_secretary_and_the_archive_keeps_it(desa: Desa) -> None:
    chief = section(desa)
    letter = desa.letters.issue(permit(*candidate(desa), signatory_id=chief.id))
    place = desa.profile.name
    assert f"a.n. Kepala Desa {place}\nSekretaris Desa\nu.b.\nKasi Pemerintahan,\n" in lines_of(
        letter.pdf
    )
    assert "KASI CONTOH NIPD 003" in words_in(letter.pdf)
    kept = desa.letters.get(letter.id)
    assert kept == letter
    assert (kept.signed_by, kept.signed_as) == (
        "KASI CONTOH",
        f"a.n. Kepala Desa {place} / Sekretaris Desa / u.b. / Kasi Pemerintahan",
    )
    with desk_of(desa).reading() as connection:
        row = connection.execute(text("SELECT signatory_id, frozen FROM letter")).one()
    assert row.signatory_id == chief.id
    assert json.loads(row.frozen)["penandatangan"]["name"] == "KASI CONTOH"
    assert json.loads(row.frozen)["ditandatangani_sebagai"] == kept.signed_as


def test_later_changes_of_an_official_leave_the_letter_as_it_was(desa: Desa) -> None:
    chief = section(desa)
    letter = desa.letters.issue(permit(*candidate(desa), signatory_id=chief.id))
    desa.officials.correct(replace(chief, name="NAMA LAIN", title="Kaur Umum"))
    desa.officials.end_term(chief.id, TODAY - timedelta(days=1))
    assert desa.letters.get(letter.id) == letter


def test_whoever_is_not_in_office_that_day_cannot_sign(desa: Desa, clock: RunningClock) -> None:
    chief = section(desa, until=TODAY)
    request = permit(*candidate(desa), signatory_id=chief.id)
    desa.letters.preview(request)
    clock.moment += timedelta(days=1)
    before = dump(desa)
    with pytest.raises(InvalidInput) as refused:
        desa.letters.issue(request)
    assert [p.code for p in refused.value.problems] == ["penandatangan-tidak-menjabat"]
    with pytest.raises(NotFound):
        desa.letters.issue(replace(request, signatory_id="tidak-ada"))
    with pytest.raises(InvalidInput):
        desa.letters.issue(replace(request, signatory_id="", signatory=Post.SECTION))
    assert dump(desa) == before


def test_who_stands_in_for_the_head_signs_and_is_named_when_the_secretary_does(desa: Desa) -> None:
    section(desa, post=Post.HEAD, title="", name="PENGGANTI", acting=Acting.PLH, until=TODAY)
    place = desa.profile.name
    own = desa.letters.issue(permit(*candidate(desa)))
    assert own.signed_as == f"Plh. Kepala Desa {place}"
    other = permit(*candidate(desa, "ORANG LAIN"), signatory=Post.SECRETARY)
    assert desa.letters.issue(other).signed_as == f"a.n. Plh. Kepala Desa {place} / Sekretaris Desa"
    third = permit(*candidate(desa, "YANG KETIGA"), kind="rekomendasi", fields={})
    assert f"bertanda tangan di bawah ini Plh. Kepala Desa {place}" in words_in(
        desa.letters.preview(third).pdf
    )


def test_signing_for_oneself_asks_for_a_reason_unless_another_signs(desa: Desa) -> None:
    person, episode = candidate(desa)
    desa.settings.appoint(Post.HEAD, f"H. {person.facts.name}, S.Sos.", "")
    request = permit(person, episode, reason="")

    def warned(post: Post) -> set[str]:
        checks = desa.letters.check(replace(request, signatory=post))
        return {check.code for check in checks if check.level is CheckLevel.WARNING}

    assert warned(Post.HEAD) - warned(Post.SECRETARY) == {"penandatangan-diri-sendiri"}
    with pytest.raises(ReasonNeeded):
        desa.letters.issue(request)
    letter = desa.letters.issue(replace(request, reason="Sekretaris desa sedang cuti"))
    assert letter.reason == "Sekretaris desa sedang cuti"


def test_the_camat_may_countersign_where_the_kind_allows_it(desa: Desa) -> None:
    request = permit(*candidate(desa), countersign=True)
    pdf = desa.letters.preview(request).pdf
    assert "Mengetahui, " in words_in(pdf)
    assert f"Camat {desa.profile.district}," in words_in(pdf)
    plain = desa.letters.preview(replace(request, countersign=False)).pdf
    assert "Camat" not in words_in(plain)
    kinds = desa.letters.kinds()
    assert kinds["rekomendasi"].may_be_countersigned
    assert not kinds["rujukan-kasus"].may_be_countersigned


# --- SALINAN -----------------------------------------------------------------------------------


def test_a_copy_is_marked_and_the_archive_stays_byte_for_byte(desa: Desa) -> None:
    letter = desa.letters.issue(permit(*candidate(desa)))
    copy = desa.letters.copy(letter.id)
    said = words_in(copy)
    assert said.count("SALINAN") == 2
    assert f"Salinan surat nomor {letter.number}, dicetak 21 November 2026" in said
    assert f"oleh {desa.user}." in said
    assert copy.startswith(letter.pdf)
    assert original_of(copy) == letter.pdf
    assert desa.letters.get(letter.id) == letter
    assert "SALINAN" not in words_in(letter.pdf)


def test_a_copy_of_a_void_letter_says_so(desa: Desa) -> None:
    letter = desa.letters.issue(permit(*candidate(desa)))
    desa.letters.void(letter.id, "salah nama")
    said = words_in(desa.letters.copy(letter.id))
    assert "BATAL" in said
    assert "Surat ini telah dibatalkan." in said


def test_the_check_of_a_copy_answers_as_for_its_original(desa: Desa, tmp_path: Path) -> None:
    letter = desa.letters.issue(permit(*candidate(desa)))
    path = tmp_path / "salinan.pdf"
    copy = desa.letters.copy(letter.id)
    path.write_bytes(copy)
    assert desa.inspection.letter_file(path).state is SealState.GENUINE
    # The same honest letter, shown under another mark than this program makes.
    path.write_bytes(copy.replace(b" Do Q", b" Do q"))
    assert desa.inspection.letter_file(path).state is SealState.CHANGED
    path.write_bytes(letter.pdf + b"% lain\n")
    assert desa.inspection.letter_file(path).state is SealState.CHANGED


def test_every_print_is_logged_and_counted_apart(desa: Desa) -> None:
    letter = desa.letters.issue(permit(*candidate(desa)))
    assert desa.letters.prints(letter.id) == ()
    desa.letters.printed(letter.id)
    desa.letters.printed(letter.id, copy=True)
    assert [one.copy for one in desa.letters.prints(letter.id)] == [False, True]
    assert {one.by for one in desa.letters.prints(letter.id)} == {desa.user}
    assert actions(desa)[-2:] == ["surat-dicetak", "surat-dicetak"]
    assert desa.letters.prints("tidak-ada") == ()

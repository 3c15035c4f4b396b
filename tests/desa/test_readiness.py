# SPDX-License-Identifier: GPL-3.0-or-later
"""The kartu kesiapan gathers what is known today, and advises without a verdict."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pypdf
import pytest

from desa_app.domain.documents import DocumentDraft
from desa_app.domain.family import MemberDraft, Relation
from desa_app.domain.letter_check import CheckLevel
from desa_app.domain.page import Paper
from desa_app.domain.recruiter import PlanLinks, RecruiterDraft, RecruiterKind
from desa_app.errors import NotFound
from desa_app.wording_readiness import check_title, counts_line, days_words
from tests.desa.case_kit import opened
from tests.office_kit import TODAY, actions, candidate, permit, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa

NIK = "3604125003900001"


def words_of(pdf: bytes) -> str:
    (page,) = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


def levels(office: Desa, episode: str) -> dict[str, CheckLevel]:
    return {check_title(one.code): one.level for one in office.readiness.card(episode).checks}


def test_the_card_tells_what_is_missing_and_what_is_there(desa: Desa) -> None:
    person, episode = candidate(desa, talk=False)
    card = desa.readiness.card(episode.id)
    assert (card.person.id, card.country_name, card.today) == (person.id, "Taiwan", TODAY)
    assert card.counts.missing == card.counts.asked == 18
    found = levels(desa, episode.id)
    assert found["Wawancara bersama keluarga"] is CheckLevel.WARNING
    assert found["NIK belum ada"] is CheckLevel.WARNING
    assert found["Usia saat berangkat"] is CheckLevel.GOOD
    assert card.to_ask == 3


def test_a_minor_is_named_with_the_law_and_without_a_verdict(desa: Desa) -> None:
    _, episode = candidate(desa, birth_date=date(2009, 7, 14), nik=None)
    words = words_of(desa.readiness.document(episode.id))
    assert "17 tahun" in words
    assert "UU 18/2017 Pasal 5 huruf a" in words
    for verdict in ("TIDAK SIAP", "tidak layak", "korban", "ditolak"):
        assert verdict.casefold() not in words.casefold()
    assert "bukan izin, bukan larangan" in words


def test_a_permit_counts_whether_issued_here_or_brought_along(desa: Desa) -> None:
    person, episode = candidate(desa)
    other, plan = candidate(desa, "LAIN CONTOH")
    assert levels(desa, episode.id)["Izin keluarga"] is CheckLevel.WARNING
    desa.letters.issue(permit(person, episode))
    desa.documents.save(other.id, plan.id, DocumentDraft(kind="izin-keluarga"))
    for one in (episode, plan):
        assert levels(desa, one.id)["Izin keluarga"] is CheckLevel.GOOD


@pytest.mark.parametrize("paper", list(Paper))
def test_the_printed_card_is_one_page_that_masks_the_nik(desa: Desa, paper: Paper) -> None:
    person, episode = candidate(desa, nik=NIK)
    desa.documents.save(
        person.id,
        episode.id,
        DocumentDraft(kind="paspor", number="X0000001", valid_until=TODAY + timedelta(days=10)),
    )
    card = desa.documents.proposal(person.id, episode.id, "ktp")
    assert card.number == NIK
    desa.documents.save(person.id, episode.id, card)
    mother = MemberDraft(
        relation=Relation.MOTHER, name="IBU CONTOH", phone="081200000001", emergency=True
    )
    desa.families.add(person.id, mother)
    words = words_of(desa.readiness.document(episode.id, paper))
    assert NIK not in words
    assert "3604••••••0001" in words
    assert "habis sebelum berangkat" in words
    assert "IBU CONTOH (ibu), 081200000001" in words
    assert "0-800-1000" in words
    assert "21 November 2026" in words
    assert actions(desa)[-1] == "kartu-kesiapan-dibuat"


def test_the_printed_card_does_not_tell_that_the_sponsor_was_reported(desa: Desa) -> None:
    broker = RecruiterDraft(name="CALO CONTOH", kind=RecruiterKind.BROKER)
    record = desa.recruiters.add(broker)
    opened(desa, recruiter_id=record.id)
    person, _ = candidate(desa)
    links = PlanLinks(recruiter_id=record.id, company_id=None)
    episode = desa.episodes.open(plan(person.id, sponsor="CALO CONTOH"), links=links)
    card = desa.readiness.card(episode.id)
    assert "sponsor-dari-kasus" in {check.code for check in card.checks}
    words = words_of(desa.readiness.document(episode.id))
    assert "CALO CONTOH" not in words
    assert "laporan" not in words
    assert counts_line(card.counts, card.to_ask - 1) in words


def test_a_plan_that_is_not_there_has_no_card(desa: Desa) -> None:
    with pytest.raises(NotFound):
        desa.readiness.card("tidak-ada")


def test_the_summary_says_only_what_is_so(desa: Desa) -> None:
    _, episode = candidate(desa, nik=NIK)
    card = desa.readiness.card(episode.id)
    assert counts_line(card.counts, 0) == (
        "0 dari 18 dokumen ada. 18 belum ada. Hal lain sudah dilihat."
    )
    assert [days_words(days) for days in (-2, 0, 30)] == [
        "habis 2 hari lalu",
        "habis hari ini",
        "30 hari lagi",
    ]

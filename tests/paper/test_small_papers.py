# SPDX-License-Identifier: GPL-3.0-or-later
"""The small papers say what they are for, what not to do, and every figure without a slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from desa_app.domain.package import DataLevel
from desa_app.domain.page import Paper
from desa_app.domain.papers import CardSheet, HandoverNote, RecoverySheet
from desa_app.errors import TextNotPrintable
from desa_app.paper.card_form import card_form
from desa_app.paper.small_papers import handover_note, recovery_sheet
from tests.paper.examples import LONG_PERSON, LONG_VILLAGE
from tests.paper.reading import fonts_in, ink_boxes_mm, words_in

NOTE = HandoverNote(
    village_name="Sukajaya",
    village="36.04.12.2013",
    district_name="Pontang",
    district="36.04.12",
    file_name="DB-36.04.12.2013-2026-10-003.dbx",
    file_sha256="0123456789abcdef" * 4,
    size=28_734,
    package_id="0193e2a4-7c11-7abc-9def-0123456789ab",
    period="2026-10",
    sequence=3,
    level=DataLevel.REGISTER,
    counts={"orang": 1312, "rencana": 298, "surat": 17, "rekap": 1},
    made_at=datetime(2026, 11, 2, 3, 4, tzinfo=UTC),
    made_by="RINA MARLINA",
)
RECOVERY = RecoverySheet(
    office_name="Kecamatan Pontang",
    office_code="36.04.12",
    code="-".join(["K7M2", "9QXR", "4TWN", "P3HD", "8VCB", "6JFY", "2KZS", "WWWW"]),
    age_identity="AGE-SECRET-KEY-1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE",
    made_on=date(2026, 11, 2),
)
CARD = CardSheet(
    office_name="Sukajaya",
    office_code="36.04.12.2013",
    kind_word="Desa",
    fingerprint="12345 67890 24680 13579 00112 99887",
    qr_text="SIDIK:" + "123456789024680135790011299887",
    key_made_on=date(2026, 10, 5),
    made_on=date(2026, 11, 2),
    other_side="Kecamatan Pontang",
    paper=Paper.A4,
)
PAPERS = {
    "tanda-terima": handover_note(NOTE),
    "pemulihan": recovery_sheet(RECOVERY),
    "kartu": card_form(CARD),
}


@pytest.mark.parametrize("pdf", PAPERS.values(), ids=PAPERS.keys())
def test_paper_is_one_page_of_a4_with_embedded_fonts(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    size = tuple(side / 72 * 25.4 for side in document[0].get_size())
    assert size == pytest.approx((210.0, 297.0), abs=0.01)
    assert all(descriptor and "/FontFile2" in descriptor for descriptor in fonts_in(pdf))


def test_equal_values_give_equal_bytes() -> None:
    assert handover_note(NOTE) == PAPERS["tanda-terima"]
    assert recovery_sheet(RECOVERY) == PAPERS["pemulihan"]
    assert card_form(CARD) == PAPERS["kartu"]


def test_handover_note_names_file_sender_and_receiver() -> None:
    words = words_in(PAPERS["tanda-terima"])
    for expected in (
        "Dari : Desa Sukajaya (36.04.12.2013)",
        "Untuk : Kecamatan Pontang",
        "Nama berkas : DB-36.04.12.2013-2026-10-003.dbx",
        "Bulan : Oktober 2026",
        "Kiriman ke : 3",
        "Tingkat data : Dengan nama, tanpa kasus",
        "Isi : Warga 1.312, Rencana kerja 298, Surat 17, Rekap bulanan 1",
        "Ukuran : 28,7 KB (28.734 bita)",
        "Nomor kiriman : 0193e2a4-7c11-7abc-9def-0123456789ab",
        "oleh RINA MARLINA",
        "Yang menyerahkan, Desa Sukajaya",
        "Yang menerima, Kecamatan Pontang",
    ):
        assert expected in words
    assert NOTE.file_sha256 in words.replace(" ", "")


def test_handover_note_says_that_it_is_no_receipt_of_the_contents() -> None:
    words = words_in(PAPERS["tanda-terima"])
    assert "belum berarti isinya sudah diterima" in words
    assert "Jangan menghapus data" in words


def test_recovery_sheet_carries_the_codes_whole() -> None:
    words = words_in(PAPERS["pemulihan"]).replace(" ", "")
    assert RECOVERY.code in words
    assert RECOVERY.age_identity in words


def test_recovery_sheet_says_where_not_to_keep_it() -> None:
    words = words_in(PAPERS["pemulihan"])
    assert "Jangan menyimpan lembar ini di dekat komputer" in words
    assert "Jangan difoto" in words


def test_recovery_sheet_of_a_village_has_no_age_identity() -> None:
    words = words_in(recovery_sheet(replace(RECOVERY, age_identity="")))
    assert "Kunci cadangan" not in words


def test_card_shows_its_fingerprint_in_order() -> None:
    words = words_in(PAPERS["kartu"])
    assert CARD.fingerprint in words
    assert "Desa Sukajaya (36.04.12.2013)" in words
    assert "bukan lewat pesan, telepon" in words
    assert "Berita acara pertukaran kartu" in words


def test_card_does_not_repeat_the_kind_of_office() -> None:
    words = words_in(card_form(replace(CARD, office_name="Desa Sukajaya")))
    assert "Desa Desa" not in words


def test_sample_papers_say_so() -> None:
    assert all("CONTOH" not in words_in(pdf) for pdf in PAPERS.values())
    assert "CONTOH" in words_in(handover_note(replace(NOTE, sample=True)))
    assert "CONTOH" in words_in(recovery_sheet(replace(RECOVERY, sample=True)))
    assert "CONTOH" in words_in(card_form(replace(CARD, sample=True)))


def test_longest_names_stay_on_the_page() -> None:
    note = replace(
        NOTE,
        village_name=LONG_VILLAGE,
        district_name=LONG_VILLAGE,
        made_by=LONG_PERSON,
        file_name="DB-" + "9" * 80 + ".dbx",
    )
    recovery = replace(RECOVERY, office_name=f"Kecamatan {LONG_VILLAGE}")
    card = replace(CARD, office_name=LONG_VILLAGE)
    for pdf in (handover_note(note), recovery_sheet(recovery), card_form(card)):
        ((left, _, right, bottom),) = ink_boxes_mm(pdf)
        assert left >= 21.0
        assert right <= 189.0
        assert bottom <= 285.0


def test_letters_that_the_fonts_lack_are_named() -> None:
    with pytest.raises(TextNotPrintable) as caught:
        handover_note(replace(NOTE, made_by="李"))
    assert caught.value.characters == "李"

# SPDX-License-Identifier: GPL-3.0-or-later
"""What single kinds of letter promise: the four statuses, the camat's line, the day in words."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desa_app.domain.letter_parts import TO_BE_WRITTEN
from desa_app.domain.page import Layout, Paper, Table
from desa_app.paper.letter import render_letter
from tests.paper.letter_examples import all_kinds, rich_facts, sheet_for
from tests.paper.reading import words_in

KINDS = all_kinds()


def test_the_family_card_is_a_table_and_travels_with_the_letter() -> None:
    sheet = sheet_for(KINDS["susunan-keluarga"], rich_facts(KINDS["susunan-keluarga"]), Paper.A4)
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    assert [row[0] for row in table.rows] == [
        "MUHAMAD SARTA", "JUHAENI BINTI SAEPUDIN", "SITI NUR AZIZAH", "AHMAD FAUZAN",
    ]  # fmt: skip
    assert table.rows[0][3] == "Serang, 12 Juli 1992"
    assert "terdiri atas 4 (empat) orang" in words_in(render_letter(sheet))
    assert len(json.loads(sheet.facts_json)["keluarga"]) == 4


def test_minutes_open_with_the_day_in_words() -> None:
    text = words_in(
        render_letter(
            sheet_for(KINDS["serah-terima-pmi"], rich_facts(KINDS["serah-terima-pmi"]), Paper.F4)
        )
    )
    assert (
        "Pada hari ini, Sabtu, tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam"
        in text
    )
    assert "Pasal 13 huruf e Peraturan Menteri P2MI Nomor 32 Tahun 2025" in text


@pytest.mark.parametrize(
    ("status", "words", "proof"),
    [
        ("belum kawin", "berstatus belum kawin", ""),
        ("kawin", "berstatus kawin dengan MUHAMAD SARTA", "Nomor buku nikah"),
        ("cerai hidup", "berstatus cerai hidup (janda) dari MUHAMAD SARTA", "Nomor akta cerai"),
        ("cerai mati", "berstatus cerai mati (janda) dari MUHAMAD SARTA", "Nomor akta kematian"),
    ],
)
def test_each_marital_status_has_its_sentence_and_proof(
    status: str, words: str, proof: str
) -> None:
    kind = KINDS["status-perkawinan"]
    facts = rich_facts(kind)
    sheet = sheet_for(kind, replace(facts, fields=facts.fields | {"status": status}), Paper.A4)
    text = words_in(render_letter(sheet))
    assert words in text
    proofs = [one for one in ("Nomor buku nikah", "Nomor akta cerai", "Nomor akta kematian")
              if one in text]  # fmt: skip
    assert proofs == ([proof] if proof else [])


def test_the_camat_signs_beside_an_own_number_or_not_at_all() -> None:
    kind = KINDS["ahli-waris"]
    facts = rich_facts(kind)
    camat = sheet_for(kind, facts, Paper.F4).signatures[-1]
    assert camat.above[-1] == "Camat Pontang,"
    assert camat.above[0].startswith("Nomor: ....")
    assert camat.below == "NIP 19700101 199001 1 001"
    blank = replace(facts, fields=facts.fields | {"camat_nama": "", "camat_nip": ""})
    assert sheet_for(kind, blank, Paper.F4).signatures[-1].name == TO_BE_WRITTEN
    without = replace(facts, fields=facts.fields | {"camat": "tidak"})
    assert len(sheet_for(kind, without, Paper.F4).signatures) == 2


def test_both_parents_may_give_the_permit() -> None:
    kind = KINDS["izin-keluarga"]
    facts = rich_facts(kind)
    both = {"hubungan": "orang_tua", "pemberi_kedua_nama": "Rohayati"}
    sheet = sheet_for(kind, replace(facts, fields=facts.fields | both), Paper.A4)
    assert [one.name for one in sheet.signatures] == [
        "JUHAENI BINTI SAEPUDIN", "ROHAYATI", "MUHAMAD SARTA", "H. UJANG SUHERMAN",
    ]  # fmt: skip
    assert "Kami telah mendapat penjelasan" in words_in(render_letter(sheet))


def test_an_addressed_letter_dates_itself_at_the_top_only() -> None:
    kind = KINDS["rujukan-kasus"]
    text = words_in(render_letter(sheet_for(kind, rich_facts(kind), Paper.F4)))
    assert text.count("Sukajaya, 21 November 2026") == 1
    assert "Sifat : Rahasia" in text
    assert text.index("Sukajaya, 21 November 2026") < text.index("Bersama ini")


def test_a_citizens_own_paper_has_no_letterhead() -> None:
    for code, kind in KINDS.items():
        text = words_in(render_letter(sheet_for(kind, rich_facts(kind), Paper.F4)))
        assert ("PEMERINTAH DESA SUKAJAYA" in text) == (kind.layout is not Layout.PRIVATE), code
        assert rich_facts(kind).number in text

# SPDX-License-Identifier: GPL-3.0-or-later
"""The office changes what its letters say; what was issued stays, and nothing is lost unseen."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from desa_app import reference
from desa_app.domain.letter import LetterRequest
from desa_app.domain.office_wording import OfferState, Origin
from desa_app.domain.page import Paper
from desa_app.errors import (
    InvalidInput,
    LetterBlocked,
    LetterKindUnknown,
    NotFound,
    WordingBroken,
    WordingFileDamaged,
    WordingFileTooLarge,
)
from desa_app.store.schema_desa import wording
from tests.office_kit import actions, candidate, desk_of, dump, permit

if TYPE_CHECKING:
    from desa_app.desa import Desa

KIND = "izin-keluarga"
OLD, NEW = "Yang diberi izin,", "Yang menerima izin,"


def changed(office: Desa, old: str = OLD, new: str = NEW, kind: str = KIND) -> str:
    text = office.wordings.text(kind)
    assert old in text
    return text.replace(old, new, 1)


def words_in(pdf: bytes) -> str:
    return " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


def version_of(office: Desa, number: str) -> str:
    with desk_of(office).reading() as connection:
        found = connection.execute(
            sql("SELECT wording_version FROM letter WHERE number = :number"), {"number": number}
        )
        return str(found.scalar_one())


def saved(office: Desa, folder: Path, *kinds: str) -> Path:
    path = folder / "bagi.naskah"
    path.write_bytes(office.wording_parcels.export_file(kinds))
    return path


def test_at_first_every_wording_is_the_shipped_one(desa: Desa) -> None:
    rows = desa.wordings.list()
    assert {row.kind for row in rows} == set(reference.letter_kinds())
    assert {row.origin for row in rows} == {Origin.SHIPPED}
    assert desa.wordings.text(KIND) == reference.letter_texts()[KIND]
    assert desa.letters.kinds() == reference.letter_kinds()


@pytest.mark.parametrize("paper", list(Paper))
def test_every_kind_can_be_previewed_with_invented_people(desa: Desa, paper: Paper) -> None:
    before = dump(desa)
    for row in desa.wordings.list():
        pdf = desa.wordings.preview(row.kind, desa.wordings.text(row.kind), paper)
        assert "CONTOH - BUKAN SURAT RESMI" in words_in(pdf), row.kind
        box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
        assert round(float(box.height) / 72 * 25.4) == round(paper.size_mm[1])
    assert dump(desa) == before


def test_a_saved_wording_is_what_letters_say_from_then_on(desa: Desa) -> None:
    row = desa.wordings.save(KIND, changed(desa), "Lebih jelas")
    assert (row.origin, row.version, row.changed_by) == (Origin.CHANGED, 1, "sekdes")
    person, episode = candidate(desa)
    letter = desa.letters.issue(permit(person, episode))
    assert NEW in words_in(letter.pdf)
    assert version_of(desa, letter.number) == "kantor-1"
    assert "naskah-diubah" in actions(desa)


def test_a_letter_issued_before_a_change_keeps_its_text_and_version(desa: Desa) -> None:
    person, episode = candidate(desa)
    first = desa.letters.issue(permit(person, episode))
    desa.wordings.save(KIND, changed(desa))
    desa.wordings.save(KIND, changed(desa, NEW, "Penerima izin,"))
    second = desa.letters.issue(permit(person, episode))
    desa.wordings.reset(KIND)
    assert desa.letters.get(first.id).pdf == first.pdf
    assert OLD in words_in(desa.letters.get(first.id).pdf)
    assert version_of(desa, first.number) == reference.letter_kinds()[KIND].version
    assert "Penerima izin," in words_in(desa.letters.get(second.id).pdf)
    assert version_of(desa, second.number) == "kantor-2"


def test_a_broken_wording_is_not_saved(desa: Desa) -> None:
    before = dump(desa)
    with pytest.raises(WordingBroken) as caught:
        desa.wordings.save(KIND, changed(desa, "{pemberi_nik}", "{pemberi_nk}"))
    assert caught.value.found == "{pemberi_nk}"
    assert caught.value.place.startswith("baris ")
    assert dump(desa) == before


def test_the_same_text_again_makes_no_version(desa: Desa) -> None:
    desa.wordings.save(KIND, desa.wordings.text(KIND))
    assert desa.wordings.history(KIND) == ()
    desa.wordings.save(KIND, changed(desa))
    desa.wordings.save(KIND, desa.wordings.text(KIND))
    assert len(desa.wordings.history(KIND)) == 1


def test_history_keeps_every_version_and_an_old_one_comes_back_as_a_new_one(desa: Desa) -> None:
    first = changed(desa)
    desa.wordings.save(KIND, first, "satu")
    desa.wordings.save(KIND, changed(desa, NEW, "Penerima izin,"), "dua")
    row = desa.wordings.restore(KIND, 1)
    assert row.version == 3
    assert desa.wordings.text(KIND) == first
    told = [(one.version, one.note, one.active) for one in desa.wordings.history(KIND)]
    assert told == [
        (3, "Dikembalikan dari versi 1", True),
        (2, "dua", False),
        (1, "satu", False),
    ]
    with pytest.raises(NotFound):
        desa.wordings.restore(KIND, 9)


def test_reset_goes_back_to_the_shipped_text_and_loses_nothing(desa: Desa) -> None:
    own = changed(desa)
    desa.wordings.save(KIND, own)
    assert desa.wordings.reset(KIND).origin is Origin.SHIPPED
    assert desa.wordings.text(KIND) == reference.letter_texts()[KIND]
    assert desa.letters.kinds()[KIND] == reference.letter_kinds()[KIND]
    assert desa.wordings.restore(KIND, 1).version == 2
    assert desa.wordings.text(KIND) == own


def test_a_newer_shipped_text_is_told_until_the_office_has_looked(desa: Desa) -> None:
    desa.wordings.save(KIND, changed(desa))
    assert not desa.wordings.row(KIND).newer_shipped
    with desk_of(desa).writing() as connection:
        connection.execute(update(wording).values(shipped_sha256="0" * 64))
    assert desa.wordings.row(KIND).newer_shipped
    desa.wordings.save(KIND, changed(desa, NEW, "Penerima izin,"))
    assert desa.wordings.row(KIND).newer_shipped
    assert not desa.wordings.keep_own(KIND).newer_shipped


def test_an_old_copy_without_a_condition_still_looks_at_it(desa: Desa) -> None:
    desa.wordings.save("rekomendasi", changed(desa, "Keperluan", "Guna", "rekomendasi"))
    with desk_of(desa).writing() as connection:
        older = desa.wordings.text("rekomendasi").replace('"usia", ', "", 1)
        connection.execute(update(wording).values(text=older))
    assert "usia" in desa.letters.kinds()["rekomendasi"].conditions


def test_an_office_text_that_a_newer_program_refuses_is_never_replaced_quietly(desa: Desa) -> None:
    person, episode = candidate(desa)
    desa.wordings.save(KIND, changed(desa))
    with desk_of(desa).writing() as connection:
        broken = changed(desa, "{pemberi_nik}", "{pemberi_lama}")
        connection.execute(update(wording).values(text=broken))
    assert KIND not in desa.letters.kinds()
    assert not desa.wordings.row(KIND).usable
    with pytest.raises(WordingBroken):
        desa.letters.issue(permit(person, episode))


def test_an_own_kind_is_added_issued_and_retired(desa: Desa) -> None:
    row = desa.wordings.add("keterangan-usaha", "Surat keterangan usaha", "domisili")
    assert (row.origin, row.name) == (Origin.OWN, "Surat keterangan usaha")
    title = desa.wordings.text(row.kind).replace("SURAT KETERANGAN DOMISILI", "SURAT USAHA")
    desa.wordings.save(row.kind, title)
    person, _ = candidate(desa)
    fields = desa.letters.blank_fields(row.kind, person.id)
    filled = {name: value or "usaha kecil" for name, value in fields.items()}
    request = LetterRequest(
        kind=row.kind, person_id=person.id, episode_id=None, fields=filled, reason="Diminta warga."
    )
    letter = desa.letters.issue(request)
    assert "SURAT USAHA" in words_in(letter.pdf)
    assert desa.wordings.reset(row.kind).origin is Origin.RETIRED
    assert row.kind not in desa.letters.kinds()
    with pytest.raises(LetterKindUnknown):
        desa.letters.issue(request)
    assert desa.wordings.restore(row.kind, 2).origin is Origin.OWN


@pytest.mark.parametrize("code", ["", KIND, "Usaha", "../usaha", "x", "a" * 33])
def test_a_code_must_be_new_and_plain(desa: Desa, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.wordings.add(code, "Surat usaha", "domisili")
    assert caught.value.problems[0].field == "kode"


def test_an_own_kind_about_a_plan_keeps_the_law_of_age(desa: Desa) -> None:
    desa.wordings.add("pengantar-dinas", "Surat pengantar dinas", "rekomendasi")
    with pytest.raises(WordingBroken):
        desa.wordings.save(
            "pengantar-dinas", desa.wordings.text("pengantar-dinas").replace('"usia", ', "", 1)
        )
    young = desa.clock.today().replace(year=desa.clock.today().year - 17)
    person, episode = candidate(desa, birth_date=young)
    with pytest.raises(LetterBlocked):
        desa.letters.preview(permit(person, episode, kind="pengantar-dinas", fields={}))


def test_wordings_go_from_office_to_office(desa: Desa, other_desa: Desa, tmp_path: Path) -> None:
    desa.wordings.save(KIND, changed(desa))
    desa.wordings.add("keterangan-usaha", "Surat keterangan usaha", "domisili")
    path = saved(desa, tmp_path, KIND, "keterangan-usaha", "domisili")
    before = dump(other_desa)
    parcel = other_desa.wording_parcels.read_file(path)
    assert desa.profile.name in parcel.office
    states = {offer.kind: offer.state for offer in parcel.offers}
    assert states == {
        KIND: OfferState.DIFFERENT,
        "keterangan-usaha": OfferState.NEW,
        "domisili": OfferState.SAME,
    }
    assert dump(other_desa) == before
    rows = other_desa.wording_parcels.take_in(parcel, states)
    assert {row.kind for row in rows} == {KIND, "keterangan-usaha"}
    assert other_desa.wordings.text(KIND) == desa.wordings.text(KIND)
    assert desa.profile.name in other_desa.wordings.history(KIND)[0].note


def test_what_was_there_stays_in_the_history(desa: Desa, other_desa: Desa, tmp_path: Path) -> None:
    mine = changed(other_desa, OLD, "Penerima izin,")
    other_desa.wordings.save(KIND, mine)
    desa.wordings.save(KIND, changed(desa))
    parcel = other_desa.wording_parcels.read_file(saved(desa, tmp_path, KIND))
    other_desa.wording_parcels.take_in(parcel, [KIND])
    assert [one.text for one in other_desa.wordings.history(KIND)][1] == mine


def test_a_hostile_file_changes_nothing(desa: Desa, tmp_path: Path) -> None:
    path = saved(desa, tmp_path, KIND, "domisili")
    data = path.read_bytes()
    before = dump(desa)
    path.write_bytes(data.replace(b'"usia", ', b"", 1).replace(OLD.encode(), NEW.encode()))
    parcel = desa.wording_parcels.read_file(path)
    states = {offer.kind: offer.state for offer in parcel.offers}
    assert states == {KIND: OfferState.BROKEN, "domisili": OfferState.SAME}
    with pytest.raises(WordingBroken):
        desa.wording_parcels.take_in(parcel, [KIND])
    with pytest.raises(LetterKindUnknown):
        desa.wording_parcels.take_in(parcel, ["kuasa"])
    path.write_bytes(data[:-40])
    with pytest.raises(WordingFileDamaged):
        desa.wording_parcels.read_file(path)
    path.write_bytes(b"x" * 3_000_000)
    with pytest.raises(WordingFileTooLarge):
        desa.wording_parcels.read_file(path)
    assert dump(desa) == before


def test_a_deep_wording_in_a_file_is_named_and_not_taken(desa: Desa, tmp_path: Path) -> None:
    path = tmp_path / "dalam.naskah"
    body = "a = " + "[" * 20_000
    path.write_text(
        "NASKAH SURAT DESA BINAAN 1\nAsal: Desa Lain\nTanggal: 2026-11-21\nJumlah: 1\n\n"
        f"=== naskah domisili 1 baris ===\n{body}\n=== selesai ===\n",
        "utf-8",
    )
    (offer,) = desa.wording_parcels.read_file(path).offers
    assert offer.state is OfferState.BROKEN
    assert offer.problems[0].code == "terlalu-dalam"


def test_nothing_chosen_is_nothing_shared(desa: Desa) -> None:
    with pytest.raises(InvalidInput):
        desa.wording_parcels.export_file([])
    with pytest.raises(LetterKindUnknown):
        desa.wording_parcels.export_file(["tidak-ada"])

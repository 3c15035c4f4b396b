# SPDX-License-Identifier: GPL-3.0-or-later
"""An officer elsewhere checks letters with the kecamatan's list, and knows as of when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.key_list import KeyCause, KeyChange
from desa_app.domain.office import OfficeKind
from desa_app.domain.package import DataLevel
from desa_app.domain.seal import SealState
from desa_app.domain.user import Role, UserRights
from desa_app.errors import (
    InvalidInput,
    KeyListDamaged,
    KeyListOlder,
    KeyListUnproven,
    NotAllowed,
    NotFound,
    PackageKeyRevoked,
)
from desa_app.exchange.cards import make_card, read_card
from desa_app.exchange.key_list import make_key_list
from desa_app.exchange.keys import new_signing_key
from desa_app.office.checkpoint import Checkpoint, open_checkpoint
from desa_app.remarks_seal import verdict_sentence
from tests.exchange import samples
from tests.office_kit import (
    DISTRICT,
    VILLAGE,
    RunningClock,
    candidate,
    enrolled_copy,
    open_district,
    permit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter
    from desa_app.kecamatan import Kecamatan


@pytest.fixture
def kecamatan(tmp_path: Path, clock: RunningClock) -> Iterator[Kecamatan]:
    office = open_district(enrolled_copy(DISTRICT, tmp_path), clock)
    yield office
    office.close()


@pytest.fixture
def letter(desa: Desa) -> IssuedLetter:
    return desa.letters.issue(permit(*candidate(desa, "SITI CONTOH", nik="3604125003900001")))


@pytest.fixture
def desk(tmp_path: Path) -> Checkpoint:
    return open_checkpoint(tmp_path / "pemeriksa")


def published(kecamatan: Kecamatan, tmp_path: Path) -> tuple[Path, str]:
    folder = tmp_path / "stik"
    folder.mkdir(exist_ok=True)
    made = kecamatan.villages.write_key_list(folder)
    return made.path, made.fingerprint


def test_a_letter_is_genuine_by_the_list_of_a_compared_kecamatan(
    kecamatan: Kecamatan, letter: IssuedLetter, desk: Checkpoint, tmp_path: Path
) -> None:
    assert desk.seal_text(letter.seal_text).state is SealState.UNKNOWN_VILLAGE
    path, fingerprint = published(kecamatan, tmp_path)
    held = desk.add(path, fingerprint)
    assert (held.district, held.sequence) == (DISTRICT, 1)
    by_text = desk.seal_text(letter.seal_text)
    assert (by_text.state, by_text.as_of) == (SealState.GENUINE, held.made_at.date())
    assert "Menurut daftar kunci tanggal" in verdict_sentence(by_text)
    pdf = tmp_path / "surat.pdf"
    pdf.write_bytes(letter.pdf)
    assert desk.letter_file(pdf).file_checked
    pdf.write_bytes(letter.pdf.replace(b"/Producer", b"/Producex", 1))
    assert desk.letter_file(pdf).state is SealState.CHANGED
    again = open_checkpoint(tmp_path / "pemeriksa")
    assert again.seal_text(letter.seal_text).state is SealState.GENUINE


def test_nobody_is_believed_without_the_fingerprint_from_paper(
    kecamatan: Kecamatan, desk: Checkpoint, tmp_path: Path
) -> None:
    path, fingerprint = published(kecamatan, tmp_path)
    wrong = fingerprint[:-1] + ("0" if fingerprint[-1] != "0" else "1")
    for typed in ("", wrong):
        with pytest.raises(KeyListUnproven) as caught:
            desk.add(path, typed)
        assert not caught.value.known
    assert desk.lists() == ()


def test_another_key_under_the_same_kecamatan_asks_again(
    kecamatan: Kecamatan, desk: Checkpoint, tmp_path: Path
) -> None:
    path, fingerprint = published(kecamatan, tmp_path)
    desk.add(path, fingerprint)
    stranger = tmp_path / "lain.txt"
    stranger.write_bytes(
        make_key_list(
            district=DISTRICT,
            name="Pontang",
            recipients=samples.RECIPIENTS,
            sequence=9,
            made_at=samples.MADE_AT,
            village_keys=(),
            void=(),
            signing_key=samples.STRANGER_SEED,
        )
    )
    with pytest.raises(KeyListUnproven) as caught:
        desk.add(stranger)
    assert caught.value.known
    assert desk.lists()[0].sequence == 1
    assert desk.add(stranger, desk.look_at(stranger).fingerprint).keys == ()


def test_a_newer_list_takes_the_place_and_an_older_one_does_not(
    kecamatan: Kecamatan, desk: Checkpoint, tmp_path: Path
) -> None:
    first, fingerprint = published(kecamatan, tmp_path)
    second, _ = published(kecamatan, tmp_path)
    desk.add(second, fingerprint)
    with pytest.raises(KeyListOlder):
        desk.add(first)
    third, _ = published(kecamatan, tmp_path)
    assert desk.add(third).sequence == 3
    assert [one.sequence for one in desk.lists()] == [3]
    desk.remove(DISTRICT)
    assert desk.lists() == ()


def test_a_voided_letter_is_told_when_the_kecamatan_knows(
    desa: Desa, kecamatan: Kecamatan, letter: IssuedLetter, desk: Checkpoint, tmp_path: Path
) -> None:
    desa.letters.void(letter.id, "Salah nama pemberi izin.")
    sealed = desa.packages.export(tmp_path, "2026-10", DataLevel.REGISTER)
    kecamatan.packages.take_in([sealed.file.path], tmp_path)
    path, fingerprint = published(kecamatan, tmp_path)
    desk.add(path, fingerprint)
    assert desk.seal_text(letter.seal_text).state is SealState.VOID


def test_a_revoked_key_is_not_believed_from_its_day_on(
    kecamatan: Kecamatan, letter: IssuedLetter, desk: Checkpoint, tmp_path: Path
) -> None:
    stolen = letter.issued_on
    kecamatan.villages.revoke(VILLAGE, stolen, "Komputer dicuri.")
    assert kecamatan.inspection.seal_text(letter.seal_text).state is SealState.REVOKED
    path, fingerprint = published(kecamatan, tmp_path)
    desk.add(path, fingerprint)
    verdict = desk.seal_text(letter.seal_text)
    assert (verdict.state, verdict.revoked_on) == (SealState.REVOKED, stolen)
    assert "Kunci dicabut" in verdict_sentence(verdict)


def test_a_letter_from_before_the_theft_stays_genuine_with_a_remark(
    kecamatan: Kecamatan, letter: IssuedLetter, clock: RunningClock
) -> None:
    clock.moment += timedelta(days=3)
    kecamatan.villages.revoke(VILLAGE, letter.issued_on + timedelta(days=2), "Komputer dicuri.")
    verdict = kecamatan.inspection.seal_text(letter.seal_text)
    assert verdict.state is SealState.GENUINE
    assert "dicabut sejak" in verdict_sentence(verdict)


def test_packages_of_a_revoked_key_are_refused_by_name(
    desa: Desa, kecamatan: Kecamatan, clock: RunningClock, tmp_path: Path
) -> None:
    sealed = desa.packages.export(tmp_path, "2026-10", DataLevel.REGISTER)
    kecamatan.villages.revoke(VILLAGE, clock.today(), "Komputer dicuri.")
    with pytest.raises(PackageKeyRevoked) as caught:
        kecamatan.packages.look_at(sealed.file.path)
    assert caught.value.since == clock.today()
    (result,) = kecamatan.packages.take_in([sealed.file.path], tmp_path)
    assert result.error_code == PackageKeyRevoked.code


def test_a_revoked_card_is_not_enrolled_again(
    desa: Desa, kecamatan: Kecamatan, clock: RunningClock, tmp_path: Path
) -> None:
    card = desa.enrolment.write_card(tmp_path / "kartu.txt")
    kecamatan.villages.enrol(tmp_path / "kartu.txt", card.fingerprint)
    kecamatan.villages.revoke(VILLAGE, clock.today(), "Komputer dicuri.")
    with pytest.raises(PackageKeyRevoked):
        kecamatan.villages.enrol(tmp_path / "kartu.txt", card.fingerprint)


def test_whoever_may_not_enrol_may_not_revoke_either(
    kecamatan: Kecamatan, clock: RunningClock
) -> None:
    users = kecamatan.users
    users.add("Camat Contoh", UserRights(role=Role.HEAD, manager=True), "sandi pertama contoh")
    users.change(users.me(), UserRights(role=Role.OPERATOR, manager=True))
    with pytest.raises(NotAllowed):
        kecamatan.villages.revoke(VILLAGE, clock.today(), "Komputer dicuri.")


def test_a_revocation_needs_a_reason_and_a_day_that_has_come(
    kecamatan: Kecamatan, clock: RunningClock
) -> None:
    with pytest.raises(InvalidInput) as caught:
        kecamatan.villages.revoke(VILLAGE, clock.today() + timedelta(days=1), " ")
    assert {problem.field for problem in caught.value.problems} == {"reason", "day"}
    with pytest.raises(NotFound):
        kecamatan.villages.revoke("36.04.12.2099", clock.today(), "Tidak ada.")
    kecamatan.villages.revoke(VILLAGE, clock.today(), "Komputer dicuri.")
    with pytest.raises(NotFound):
        kecamatan.villages.revoke(VILLAGE, clock.today(), "Sekali lagi.")


def test_letters_of_a_villages_former_key_stay_genuine(
    kecamatan: Kecamatan, letter: IssuedLetter, tmp_path: Path, clock: RunningClock
) -> None:
    path = tmp_path / "baru.txt"
    made = make_card(
        OfficeKind.DESA, VILLAGE, "Pontang", new_signing_key(), (), clock.now(), sample=True
    )
    path.write_bytes(made)
    renewed = KeyChange(cause=KeyCause.RENEWED)
    kecamatan.villages.enrol(path, read_card(made, path).fingerprint, renewed)
    old, new = (key for key in kecamatan.villages.every_key() if key.village == VILLAGE)
    assert (old.until, new.until) == (clock.today(), None)
    assert kecamatan.inspection.seal_text(letter.seal_text).state is SealState.GENUINE


def test_a_list_that_an_editor_changed_is_no_list(
    kecamatan: Kecamatan, desk: Checkpoint, tmp_path: Path
) -> None:
    path, fingerprint = published(kecamatan, tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(KeyListDamaged):
        desk.add(path, fingerprint)
    held = tmp_path / "pemeriksa" / "KUNCI-36.04.12-0001.txt"
    held.parent.mkdir()
    held.write_bytes(b"rusak")
    assert desk.lists() == ()

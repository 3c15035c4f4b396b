# SPDX-License-Identifier: GPL-3.0-or-later
"""A village renews its key: old letters stay genuine, and the kecamatan takes in the new card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.key_list import KeyCause, KeyChange
from desa_app.domain.letter_recovery import RecoveryState
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.domain.seal import SealState
from desa_app.domain.user import Role, UserRights
from desa_app.errors import FingerprintUnread, NotAllowed, PackageForged, WrongPassword
from desa_app.pdfium import opened
from desa_app.store import users
from tests.office_kit import (
    PASSWORD,
    VILLAGE,
    actions,
    candidate,
    desk_of,
    dump,
    kecamatan,
    permit,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.office_kit import RunningClock

__all__ = ["kecamatan"]


def test_a_renewed_key_goes_on_counting_and_leaves_old_letters_genuine(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path, clock: RunningClock
) -> None:
    letter = desa.letters.issue(permit(*candidate(desa)))
    before, first_day = desa.enrolment.own_card(), desa.key_renewal.keys().since
    sent = desa.packages.export(tmp_path, "2026-10", DataLevel.REGISTER).file.path
    kecamatan.packages.take_in([sent], tmp_path)
    clock.advance(days=2)

    card = desa.key_renewal.renew(PASSWORD)
    assert card.verify_key != before.verify_key
    assert card.made_at.astimezone().date() == clock.today()
    assert "kunci-diperbarui" in actions(desa)
    keys = desa.key_renewal.keys()
    assert keys.since == clock.today()
    (former,) = keys.former
    assert (former.verify_key, former.since) == (before.verify_key, first_day)
    assert former.until == clock.today()
    assert desa.inspection.seal_text(letter.seal_text).state is SealState.GENUINE
    later = desa.letters.issue(permit(*candidate(desa, "ORANG KEDUA")))
    assert desa.inspection.seal_text(later.seal_text).state is SealState.GENUINE

    again = desa.packages.export(tmp_path, "2026-11", DataLevel.REGISTER).file.path
    (early,) = kecamatan.packages.take_in([again], tmp_path)
    assert early.error_code == PackageForged.code
    desa.enrolment.write_card(tmp_path / "kartu.txt")
    change = KeyChange(cause=KeyCause.RENEWED)
    kecamatan.villages.enrol(tmp_path / "kartu.txt", card.fingerprint, change)
    (taken,) = kecamatan.packages.take_in([again], tmp_path)
    assert (taken.state, taken.sequence, taken.gap) == (TakeInState.TAKEN, 2, 0)
    assert taken.receipt_path is not None
    (read,) = desa.packages.take_receipts([taken.receipt_path])
    assert read.error is None
    for one in (letter, later):
        assert kecamatan.inspection.seal_text(one.seal_text).state is SealState.GENUINE


def test_a_key_is_renewed_only_with_the_password_and_the_right(
    desa: Desa, clock: RunningClock
) -> None:
    before = dump(desa, leave_out=("journal",))
    with pytest.raises(WrongPassword):
        desa.key_renewal.renew("bukan sandinya ini")
    assert dump(desa, leave_out=("journal",)) == before
    desk = desk_of(desa)
    with desk.writing() as connection:
        known = users.find_user(connection, desa.user)
        assert known is not None
        rights = UserRights(role=Role.OPERATOR)
        users.update_rights(connection, desk.stamp(), known.id, known.revision, rights)
    with pytest.raises(NotAllowed):
        desa.key_renewal.renew(PASSWORD)


def test_letters_of_the_former_key_come_back_into_the_archive(desa: Desa, tmp_path: Path) -> None:
    letter = desa.letters.issue(permit(*candidate(desa)))
    path = tmp_path / "surat.pdf"
    path.write_bytes(letter.pdf)
    desa.key_renewal.renew(PASSWORD)
    (line,) = desa.letter_recovery.look([path])
    assert (line.number, line.state) == (letter.number, RecoveryState.KEPT)


def test_the_paper_carries_the_fingerprint_for_eyes_and_for_a_camera(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    card = desa.enrolment.own_card()
    with opened(desa.enrolment.card_sheet_pdf()) as document:
        photo = document[0].render(scale=1.6, rotation=90).to_pil()
    path = tmp_path / "foto.jpg"
    photo.save(path, quality=60)
    read = kecamatan.villages.fingerprint_on(path)
    assert read == card.fingerprint.replace(" ", "")
    desa.enrolment.write_card(tmp_path / "kartu.txt")
    assert kecamatan.villages.enrol(tmp_path / "kartu.txt", read).code == VILLAGE
    letter = desa.letters.issue(permit(*candidate(desa)))
    other = tmp_path / "surat.pdf"
    other.write_bytes(letter.pdf)
    with pytest.raises(FingerprintUnread):
        kecamatan.villages.fingerprint_on(other)
    other.write_bytes(b"bukan gambar")
    with pytest.raises(FingerprintUnread):
        desa.enrolment.fingerprint_on(other)

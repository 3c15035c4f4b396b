# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper in the safe is rehearsed once a year, and alone it opens what was sealed for us."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as some

from desa_app.domain.office import OfficeKind
from desa_app.domain.overview import Todo
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.errors import PackageUnknownVillage, WrongPassword, WrongRecoveryCode
from desa_app.exchange.keys import identity_from, new_identity, recipient_of
from desa_app.kecamatan import open_kecamatan
from desa_app.office.prepare import prepare_office
from desa_app.office.recovery import recovery_identity
from desa_app.office.secret_names import RECOVERY_RECIPIENT
from desa_app.office.unlock import unlock, unlock_with_recovery
from desa_app.store import office as office_rows
from desa_app.store.keyring import plain_code
from tests.office_kit import (
    DISTRICT,
    PASSWORD,
    USER,
    VILLAGE,
    actions,
    desa,
    desk_of,
    fresh,
    kecamatan,
    setup,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.office_kit import RunningClock

__all__ = ["desa", "kecamatan"]


@given(some.binary(min_size=1, max_size=40))
def test_the_identity_of_a_code_is_one_that_age_takes(code: bytes) -> None:
    made = identity_from(code)
    assert str(pyrage.x25519.Identity.from_str(made.secret)) == made.secret
    assert made.recipient == recipient_of(made.secret)
    assert identity_from(code) == made


def test_one_code_on_the_paper_stands_for_both(kecamatan: Kecamatan) -> None:
    paper = fresh(DISTRICT)
    assert recovery_identity(paper.recovery_code) == paper.age_identity
    assert recovery_identity(f" {paper.age_identity.lower()} ") == paper.age_identity
    with pytest.raises(WrongRecoveryCode) as slip:
        recovery_identity(paper.age_identity[:-1] + "Q")
    assert slip.value.mistyped
    assert recipient_of(paper.age_identity) == kecamatan.villages.own_card().recipients[1]


def test_the_rehearsal_is_due_after_a_year_and_logged(
    desa: Desa, kecamatan: Kecamatan, clock: RunningClock
) -> None:
    office: Desa | Kecamatan
    for office, code in ((kecamatan, DISTRICT), (desa, VILLAGE)):
        first = office.recovery.state()
        assert (first.ever, first.due) == (False, False)
        with pytest.raises(WrongRecoveryCode):
            office.recovery.prove(fresh(code).recovery_code[:-1])
        with pytest.raises(WrongRecoveryCode):
            office.recovery.prove(fresh(VILLAGE if code == DISTRICT else DISTRICT).recovery_code)
        proof = office.recovery.prove(fresh(code).recovery_code)
        assert (proof.due, proof.opens_packages) == (False, True)
        assert actions(office)[-1] == "kode-pemulihan-dibuktikan"
        assert office.recovery.state().proved_on == clock.today()
    clock.advance(days=364)
    assert not kecamatan.recovery.state().due
    clock.advance(days=1)
    assert kecamatan.recovery.state().due
    assert Todo.RECOVERY in {item.kind for item in desa.overview.today().todo}


def test_an_older_sheet_with_a_key_of_its_own_is_proven_by_typing_that_too(
    kecamatan: Kecamatan,
) -> None:
    other = new_identity()
    desk = desk_of(kecamatan)
    with desk.writing() as connection:
        recipient = other.recipient.encode()
        office_rows.replace_secret(connection, desk.stamp(), RECOVERY_RECIPIENT, recipient)
    assert not kecamatan.recovery.prove(fresh(DISTRICT).recovery_code).opens_packages
    assert kecamatan.recovery.prove(other.secret).opens_packages
    with pytest.raises(WrongRecoveryCode):
        kecamatan.recovery.prove(new_identity().secret)


def test_a_new_kecamatan_computer_opens_packages_with_nothing_but_the_old_sheet(
    desa: Desa, tmp_path: Path, clock: RunningClock
) -> None:
    sent = desa.packages.export(tmp_path, "2026-10", DataLevel.REGISTER).file.path
    answers = setup(OfficeKind.KECAMATAN, DISTRICT)
    with pytest.raises(WrongRecoveryCode):
        prepare_office(tmp_path / "baru", answers, PASSWORD, clock, former_sheet="K7M2-9QXR")
    assert not (tmp_path / "baru").exists()
    sheet = fresh(DISTRICT).recovery_code
    made = prepare_office(tmp_path / "baru", answers, PASSWORD, clock, former_sheet=sheet)
    assert made.recovery_code != sheet
    key = unlock(tmp_path / "baru", USER, PASSWORD, clock)
    office = open_kecamatan(tmp_path / "baru", key, clock)
    with pytest.raises(PackageUnknownVillage):
        office.packages.look_at(sent)
    card = desa.enrolment.write_card(tmp_path / "kartu.txt")
    office.villages.enrol(tmp_path / "kartu.txt", card.fingerprint)
    (taken,) = office.packages.take_in([sent], tmp_path)
    assert taken.state is TakeInState.TAKEN
    # The old card is not this office's: villages seal for the new one once they enrolled it.
    assert set(office.villages.own_card().recipients).isdisjoint(
        {recipient_of(fresh(DISTRICT).age_identity)}
    )
    office.close()


def test_a_new_code_counts_once_it_was_typed_back_and_then_the_old_one_opens_nothing(
    desa: Desa, kecamatan: Kecamatan, clock: RunningClock
) -> None:
    office: Desa | Kecamatan
    for office, code in ((desa, VILLAGE), (kecamatan, DISTRICT)):
        old = fresh(code).recovery_code
        with pytest.raises(WrongPassword):
            office.recovery_renewal.begin("bukan sandinya")
        new = office.recovery_renewal.begin(PASSWORD)
        assert new.sheet_pdf.startswith(b"%PDF")
        with pytest.raises(WrongRecoveryCode) as slip:
            office.recovery_renewal.finish(new, new.code[:-1])
        assert slip.value.mistyped
        with pytest.raises(WrongRecoveryCode):
            office.recovery_renewal.finish(new, old)
        # Nothing has changed so far.
        unlock_with_recovery(office.folder, old, clock)
        office.recovery_renewal.finish(new, new.code.lower())
        assert office.recovery.state().good
        with pytest.raises(WrongRecoveryCode):
            unlock_with_recovery(office.folder, old, clock)
        unlock_with_recovery(office.folder, new.code, clock)
        unlock(office.folder, USER, PASSWORD, clock)
        assert actions(office).count("kode-pemulihan-diganti") == 1
        assert office.recovery.prove(new.code).opens_packages
    assert (
        kecamatan.villages.own_card().recipients[1]
        == identity_from(plain_code(new.code).encode()).recipient
    )

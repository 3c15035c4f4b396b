# SPDX-License-Identifier: GPL-3.0-or-later
"""An office's card is always the same card, readable and signed with its own key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.office import OfficeKind
from desa_app.errors import FileMissing
from desa_app.exchange.cards import read_card
from tests.office_kit import DISTRICT, VILLAGE, actions, copy_of, open_district

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.office_kit import RunningClock


def test_a_villages_card_says_who_it_is_and_has_no_recipient(desa: Desa, tmp_path: Path) -> None:
    path = tmp_path / "KARTU.txt"
    written = desa.enrolment.write_card(path)
    assert (written.kind, written.code, written.recipients) == (OfficeKind.DESA, VILLAGE, ())
    assert read_card(path.read_bytes(), path) == written == desa.enrolment.own_card()
    assert actions(desa)[-1] == "kartu-dibuat"


def test_the_card_is_the_same_on_every_day(desa: Desa, tmp_path: Path, clock: RunningClock) -> None:
    desa.enrolment.write_card(tmp_path / "satu.txt")
    clock.advance(days=90)
    desa.enrolment.write_card(tmp_path / "dua.txt")
    assert (tmp_path / "satu.txt").read_bytes() == (tmp_path / "dua.txt").read_bytes()


def test_the_kecamatans_card_has_two_recipients(tmp_path: Path, clock: RunningClock) -> None:
    office = open_district(copy_of(DISTRICT, tmp_path), clock)
    card = office.villages.own_card()
    office.close()
    assert card.kind is OfficeKind.KECAMATAN
    assert len(set(card.recipients)) == 2
    assert all(recipient.startswith("age1") for recipient in card.recipients)


def test_a_card_that_could_not_be_written_is_not_logged(desa: Desa, tmp_path: Path) -> None:
    before = actions(desa)
    with pytest.raises(FileMissing):
        desa.enrolment.write_card(tmp_path / "tercabut" / "KARTU.txt")
    assert actions(desa) == before


def test_the_card_on_paper_is_a_pdf(desa: Desa) -> None:
    assert desa.enrolment.card_sheet_pdf().startswith(b"%PDF-")

# SPDX-License-Identifier: GPL-3.0-or-later
"""The board and the recap tell silence from zero; villages and letters are known by their keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.board import MonthState
from desa_app.domain.package import DataLevel
from desa_app.domain.recap import Count
from desa_app.domain.recap_lines import LINES
from desa_app.domain.seal import SealState
from desa_app.errors import CardDamaged, CardWrongKind, FingerprintDiffers, InvalidInput
from desa_app.exchange.cards import make_card
from desa_app.exchange.keys import new_signing_key
from desa_app.exchange.stick import read_bounded
from desa_app.kecamatan import villages
from tests.office_kit import (
    OTHER_VILLAGE,
    VILLAGE,
    actions,
    candidate,
    copy_of,
    dump,
    fresh,
    open_district,
    permit,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.office_kit import RunningClock

PERIOD = "2026-10"


def send(office: Desa, kecamatan: Kecamatan, folder: Path, period: str = PERIOD) -> None:
    done = office.packages.export(folder, period, DataLevel.REGISTER)
    (result,) = kecamatan.packages.take_in([done.file.path])
    assert result.error is None


def test_nobody_who_is_silent_is_shown_as_zero(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    send(desa, kecamatan, tmp_path)
    board = kecamatan.board.show()
    assert board.months == ("2026-08", "2026-09", "2026-10")
    sent, silent = board.rows
    # Enrolled in October, so August was never asked for; the rest came or is missing.
    assert [mark.state for mark in sent.months.values()] == [
        MonthState.NOT_ASKED,
        MonthState.NOT_SENT,
        MonthState.LATE,
    ]
    assert [mark.state for mark in silent.months.values()] == [
        MonthState.NOT_ASKED,
        MonthState.NOT_SENT,
        MonthState.NOT_SENT,
    ]
    assert sent.last is not None
    assert silent.last is None
    assert board.sent_for_last_month == 1
    sheet = kecamatan.recaps.table(PERIOD)
    assert [village.code for village in sheet.silent] == [OTHER_VILLAGE]
    assert [village.silent for village in sheet.villages] == [False, True]
    assert all(village.silent for village in kecamatan.recaps.table("2026-09").villages)


def test_a_village_without_any_plan_sends_zeros_and_is_not_missing(
    other_desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    send(other_desa, kecamatan, tmp_path)
    sheet = kecamatan.recaps.table(PERIOD)
    recap = sheet.villages[1].months[PERIOD]
    assert recap is not None
    assert set(recap.counts.values()) == {Count()}
    assert [village.code for village in sheet.silent] == [VILLAGE]


def test_the_board_reaches_over_the_turn_of_the_year(kecamatan: Kecamatan) -> None:
    assert kecamatan.board.show("2027-01").months == ("2026-11", "2026-12", "2027-01")


def test_the_sum_is_the_sum_of_what_was_sent(
    desa: Desa, other_desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    candidate(desa)
    candidate(desa, "DUA")
    candidate(other_desa, "TIGA")
    send(desa, kecamatan, tmp_path, "2026-11")
    send(other_desa, kecamatan, tmp_path, "2026-11")
    sheet = kecamatan.recaps.table("2026-11")
    for key in LINES:
        parts = [desa.recaps.count("2026-11"), other_desa.recaps.count("2026-11")]
        assert sheet.total(key).count == parts[0].counts[key].plus(parts[1].counts[key])
    assert sheet.total("calon_akhir").count == Count(female=3)
    assert sheet.silent == ()
    people = {row.village.code: (row.people, row.candidates) for row in kecamatan.board.show().rows}
    assert people == {VILLAGE: (2, 2), OTHER_VILLAGE: (1, 1)}
    assert kecamatan.recaps.workbook("2026-11").startswith(b"PK")
    assert kecamatan.recaps.document("2026-11").startswith(b"%PDF-")


def test_what_is_no_month_has_no_recap(kecamatan: Kecamatan) -> None:
    with pytest.raises(InvalidInput):
        kecamatan.recaps.table("oktober")


def test_a_village_is_trusted_only_with_its_fingerprint(
    desa: Desa, tmp_path: Path, clock: RunningClock
) -> None:
    office = open_district(copy_of("36.04.12", tmp_path), clock)
    path = tmp_path / "kartu.txt"
    card = desa.enrolment.write_card(path)
    with pytest.raises(FingerprintDiffers):
        office.villages.enrol(path, "00000 00000 00000 00000 00000 00000")
    assert office.villages.list() == ()
    office.villages.enrol(path, card.fingerprint)
    (village,) = office.villages.list()
    assert (village.code, village.verify_key) == (VILLAGE, card.verify_key)
    assert actions(office)[-1] == "desa-didaftarkan"
    office.close()


def test_a_card_that_changes_between_two_readings_is_not_kept(
    desa: Desa, tmp_path: Path, clock: RunningClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_district(copy_of("36.04.12", tmp_path), clock)
    path = tmp_path / "kartu.txt"
    card = desa.enrolment.write_card(path)
    honest = path.read_bytes()

    def lying_stick(file: Path, limit: int) -> bytes:
        found = read_bounded(file, limit)
        file.write_bytes(b"lain")
        return found

    monkeypatch.setattr(villages, "read_bounded", lying_stick)
    office.villages.enrol(path, card.fingerprint)
    (kept,) = dump(office)["village"]
    assert repr(honest) in kept
    office.close()


def test_cards_of_others_are_not_enrolled(kecamatan: Kecamatan, tmp_path: Path) -> None:
    own = tmp_path / "sendiri.txt"
    card = kecamatan.villages.write_card(own)
    elsewhere = tmp_path / "jauh.txt"
    usual = kecamatan.villages.list()[0]
    elsewhere.write_bytes(
        make_card(
            kind=type(card.kind)("desa"),
            code="36.04.13.2001",
            name=usual.name,
            signing_key=new_signing_key(),
            recipients=(),
            made_at=card.made_at,
            sample=True,
        )
    )
    torn = tmp_path / "sobek.txt"
    torn.write_bytes(own.read_bytes()[:-20])
    before = dump(kecamatan)
    for path, expected in ((own, CardWrongKind), (elsewhere, CardWrongKind), (torn, CardDamaged)):
        with pytest.raises(expected):
            kecamatan.villages.enrol(path, card.fingerprint)
    assert dump(kecamatan) == before


def test_letters_of_enrolled_villages_are_checked_here(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path, clock: RunningClock
) -> None:
    letter = desa.letters.issue(permit(*candidate(desa)))
    path = tmp_path / "surat.pdf"
    path.write_bytes(letter.pdf)
    assert kecamatan.inspection.letter_file(path).state is SealState.GENUINE
    assert kecamatan.inspection.seal_text(letter.seal_text).state is SealState.GENUINE
    desa.letters.void(letter.id, "salah")
    send(desa, kecamatan, tmp_path, "2026-11")
    assert kecamatan.inspection.seal_text(letter.seal_text).state is SealState.VOID
    stranger = open_district(copy_of("36.04.12", tmp_path / "asing"), clock)
    assert stranger.inspection.seal_text(letter.seal_text).state is SealState.UNKNOWN_VILLAGE
    stranger.close()


def test_handing_out_the_identity_is_logged(kecamatan: Kecamatan) -> None:
    identity = kecamatan.inspection.identity_for_the_safe()
    assert identity.startswith("AGE-SECRET-KEY-1")
    assert identity != fresh("36.04.12").age_identity
    assert actions(kecamatan)[-1] == "kunci-dikeluarkan"


def test_the_kecamatan_checks_its_data(kecamatan: Kecamatan) -> None:
    report = kecamatan.inspection.data()
    assert report.faults == ()
    assert report.log_entries == len(actions(kecamatan))


def test_settings_work_as_at_the_village(kecamatan: Kecamatan) -> None:
    changed = replace(kecamatan.profile, contact="0254-000000")
    kecamatan.settings.save_profile(changed, logo=None, backup_folder="")
    assert kecamatan.profile == changed
    assert kecamatan.settings.back_up().counts["village"] == 2

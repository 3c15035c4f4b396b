# SPDX-License-Identifier: GPL-3.0-or-later
"""From the village's register to the kabupaten's recap, through the front doors, and back."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from desa_app import regions
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.errors import CardWrongKind, NotEnrolled
from desa_app.exchange.receipt import read_receipt
from desa_app.store import consolidated, told_villages
from tests.kabupaten.chain_kit import MONTH, onward, open_regency, register, taken, up
from tests.office_kit import (
    DISTRICT,
    OTHER_VILLAGE,
    REGENCY,
    VILLAGE,
    RunningClock,
    actions,
    desk_of,
    dump,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kabupaten import Kabupaten
    from desa_app.kecamatan import Kecamatan

VILLAGES = len(regions.children(DISTRICT))


def told(office: Kecamatan, month: str = MONTH) -> dict[str, bool]:
    with desk_of(office).reading() as connection:
        return {one.code: one.told for one in told_villages.told_villages(connection, month)}


def people(office: Kecamatan) -> list[str]:
    with desk_of(office).reading() as connection:
        return [row["name"] for row in told_villages.kept_rows(connection, "orang")]


def recaps(office: Kecamatan) -> dict[str, int]:
    with desk_of(office).reading() as connection:
        found = consolidated.recaps_of(connection, MONTH)
    return {code: recap.counts["calon_baru"].total for code, recap in found.items()}


def test_a_month_goes_from_the_village_to_the_kabupaten_and_the_receipt_comes_back(
    desa: Desa, kecamatan: Kecamatan, kabupaten: Kabupaten, tmp_path: Path
) -> None:
    register(desa)
    up(desa, kecamatan, tmp_path / "stik")
    path = onward(kecamatan, tmp_path / "stik", DataLevel.REGISTER)
    assert path.name == f"DB-{DISTRICT}-{MONTH}-0001.dbx"
    result = taken(kabupaten, path)
    assert result.receipt_path is not None
    assert result.receipt_path.name == f"TT-{DISTRICT}-{MONTH}-0001.txt"
    assert b"Kode kecamatan: 36.04.12\n" in result.receipt_path.read_bytes()
    (answer,) = kecamatan.onward.take_receipts([result.receipt_path])
    assert answer.receipt is not None
    assert answer.receipt.taken == {"desa": VILLAGES, "orang": 2, "rencana": 2, "surat": 0,
                                    "rekap": answer.receipt.taken["rekap"]}  # fmt: skip
    (sent,) = kecamatan.onward.list()
    assert sent.receipt_at is not None
    assert people(kabupaten) == people(kecamatan) == ["SITI CONTOH", "WATI CONTOH"]
    (found,) = kabupaten.search.find("contoh siti").rows
    name = f"{kecamatan.villages.list()[0].name} (Kec. Pontang)"
    assert (found.village, found.village_name, found.told) == (VILLAGE, name, MONTH)
    assert recaps(kabupaten) == {VILLAGE: 2}
    assert "kabupaten-didaftarkan" in actions(kecamatan)
    assert "kecamatan-didaftarkan" in actions(kabupaten)


def test_every_village_is_named_and_a_silent_one_has_no_numbers(
    desa: Desa, kecamatan: Kecamatan, kabupaten: Kabupaten, tmp_path: Path
) -> None:
    up(desa, kecamatan, tmp_path / "stik")
    taken(kabupaten, onward(kecamatan, tmp_path / "stik"))
    found = told(kabupaten)
    assert len(found) == VILLAGES
    assert [code for code, is_told in found.items() if is_told] == [VILLAGE]
    assert OTHER_VILLAGE in found
    assert recaps(kabupaten).keys() == {VILLAGE}


def test_names_stay_at_the_kecamatan_unless_it_chooses_to_send_them(
    desa: Desa, kecamatan: Kecamatan, kabupaten: Kabupaten, tmp_path: Path
) -> None:
    register(desa)
    up(desa, kecamatan, tmp_path / "stik")
    taken(kabupaten, onward(kecamatan, tmp_path / "stik"))
    assert people(kabupaten) == []
    with desk_of(kabupaten).reading() as connection:
        (village,) = (
            one for one in told_villages.told_villages(connection, MONTH) if one.code == VILLAGE
        )
    assert set(village.rows.values()) == {None}


def test_taking_the_same_in_again_changes_nothing(
    desa: Desa, kecamatan: Kecamatan, kabupaten: Kabupaten, tmp_path: Path
) -> None:
    register(desa)
    up(desa, kecamatan, tmp_path / "stik")
    path = onward(kecamatan, tmp_path / "stik", DataLevel.REGISTER)
    first = taken(kabupaten, path).receipt_path
    assert first is not None
    receipt, before = first.read_bytes(), dump(kabupaten, leave_out=("journal",))
    (again,) = kabupaten.packages.take_in([path])
    assert again.state is TakeInState.REPEATED
    assert first.read_bytes() == receipt
    assert dump(kabupaten, leave_out=("journal",)) == before


def test_the_order_in_which_sticks_arrive_changes_nothing(
    desa: Desa,
    other_desa: Desa,
    kecamatan: Kecamatan,
    kabupaten: Kabupaten,
    tmp_path: Path,
) -> None:
    stick = tmp_path / "stik"
    register(desa)
    up(desa, kecamatan, stick)
    first = onward(kecamatan, stick, DataLevel.REGISTER)
    up(other_desa, kecamatan, stick, DataLevel.AGGREGATE)
    second = onward(kecamatan, stick)
    earlier = onward(kecamatan, stick, month="2026-10")
    outcomes = []
    for number, order in enumerate(permutations((first, second, earlier))):
        office = open_regency(tmp_path / f"urutan-{number}", RunningClock(desa.clock.now()))
        card = tmp_path / f"{DISTRICT}.txt"
        own = kecamatan.superior.write_card(card)
        office.villages.enrol(card, own.fingerprint)
        # Sealed for the other copy of the same kabupaten, whose identity both have.
        for path in order:
            office.packages.take_in([path], stick)
        outcomes.append((told(office), told(office, "2026-10"), people(office), recaps(office)))
        office.close()
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0][2] == ["SITI CONTOH", "WATI CONTOH"]
    assert outcomes[0][3] == {VILLAGE: 2, OTHER_VILLAGE: 0}


def test_a_village_that_sends_late_joins_the_month_with_the_next_package(
    desa: Desa, other_desa: Desa, kecamatan: Kecamatan, kabupaten: Kabupaten, tmp_path: Path
) -> None:
    up(desa, kecamatan, tmp_path / "stik")
    taken(kabupaten, onward(kecamatan, tmp_path / "stik"))
    assert told(kabupaten)[OTHER_VILLAGE] is False
    up(other_desa, kecamatan, tmp_path / "stik")
    taken(kabupaten, onward(kecamatan, tmp_path / "stik"))
    assert told(kabupaten)[OTHER_VILLAGE] is True


def test_a_kecamatan_trusts_only_its_own_kabupaten_and_no_village_skips_it(
    desa: Desa, kecamatan: Kecamatan, kabupaten: Kabupaten, tmp_path: Path
) -> None:
    path = tmp_path / "kartu.txt"
    kabupaten.villages.write_card(path)
    with pytest.raises(CardWrongKind):
        desa.enrolment.look_at(path)
    desa.enrolment.write_card(path)
    with pytest.raises(CardWrongKind):
        kabupaten.villages.look_at(path)
    with pytest.raises(CardWrongKind):
        kecamatan.superior.look_at(path)
    kabupaten.villages.write_card(path)
    assert kecamatan.superior.look_at(path).code == REGENCY


def test_a_kecamatan_without_a_kabupaten_seals_nothing(
    kecamatan: Kecamatan, tmp_path: Path
) -> None:
    with pytest.raises(NotEnrolled):
        kecamatan.onward.export(tmp_path, MONTH, DataLevel.AGGREGATE)


def test_the_receipt_is_the_kabupatens(
    kecamatan: Kecamatan, kabupaten: Kabupaten, tmp_path: Path
) -> None:
    path = taken(kabupaten, onward(kecamatan, tmp_path / "stik")).receipt_path
    assert path is not None
    key = kabupaten.villages.own_card().verify_key
    receipt = read_receipt(path.read_bytes(), path, key)
    assert (receipt.village, receipt.district) == (DISTRICT, REGENCY)
    assert receipt.district_name == "Kabupaten Serang"

# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of market days: packages late, twice, damaged or not genuine; people who move away.

In the middle of it a village loses its computer and begins anew with another key.

Every count reconciles, the order of arrival changes nothing, and taking it all in again neither.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.board import months_to
from desa_app.domain.key_list import KeyCause, KeyChange
from desa_app.domain.office import OfficeKind
from desa_app.domain.package import DataLevel, PackageContents, TakeInState
from desa_app.domain.package_rows import Row, facts_from_rows, recap_rows
from desa_app.domain.recap import Count, Recap
from desa_app.domain.recap_counting import ROW_KEYS, count_recap
from desa_app.domain.recap_lines import LINES, Adding
from desa_app.domain.recap_period import Span, period_around
from desa_app.domain.recap_sheet import summed
from desa_app.exchange.cards import make_card, read_card
from desa_app.exchange.keys import new_signing_key
from desa_app.exchange.seal import seal_package
from desa_app.ids import new_id
from tests.exchange import samples
from tests.office_kit import DISTRICT, NOW, RunningClock, copy_of, dump, open_district

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan
    from tests.kecamatan.packages_kit import Sticks

MONTHS = months_to("2026-10", 12)
REVOKED = "36.04.12.2099"
ANEW, LAST_OF_OLD = "36.04.12.2001", 6


@dataclass(frozen=True)
class Sent:
    """One genuine package: where it lies, and the recap that it states."""

    village: str
    period: str
    path: Path
    recap: Recap
    people: int


class Year:
    """Villages with their registers, their packages, and the kecamatan that knows them."""

    def __init__(self, root: Path, sticks: Sticks, kecamatan: Kecamatan, villages: int) -> None:
        self.root, self.chance = root, Random(12)
        self.pattern = kecamatan.packages.look_at(sticks.first)
        self.seeds = {f"36.04.12.2{number:03d}": new_signing_key() for number in range(1, villages)}
        self.seeds[REVOKED] = new_signing_key()
        self.cards = [self._card(code, seed) for code, seed in self.seeds.items()]
        self.later_seed = new_signing_key()
        self.later_card = self._card(ANEW, self.later_seed, "baru")
        self.recipients: tuple[str, ...] = ()
        self.sent: list[Sent] = []

    def _card(self, code: str, seed: bytes, which: str = "") -> Path:
        path = self.root / f"{code}{which}.txt"
        path.write_bytes(
            make_card(
                kind=OfficeKind.DESA,
                code=code,
                name=f"Contoh {code[-2:]}",
                signing_key=seed,
                recipients=(),
                made_at=NOW,
                sample=True,
            )
        )
        return path

    def office(self, name: str) -> Kecamatan:
        """A kecamatan that has enrolled everybody, and revoked one."""
        office = open_district(copy_of(DISTRICT, self.root / name), RunningClock(NOW))
        for path in self.cards:
            office.villages.enrol(path, read_card(path.read_bytes(), path).fingerprint)
        later = read_card(self.later_card.read_bytes(), self.later_card)
        lost = KeyChange(cause=KeyCause.LOST)
        office.villages.enrol(self.later_card, later.fingerprint, lost)
        office.villages.revoke(REVOKED, date(2026, 11, 1), "Komputer dicuri")
        self.recipients = office.villages.own_card().recipients
        return office

    def fill(self) -> None:
        """Registers that grow, and every month somebody who moves to the next village."""
        people: dict[str, list[tuple[Row, Row]]] = {code: [] for code in self.seeds}
        codes = [code for code in self.seeds if code != REVOKED]
        for number, period in enumerate(MONTHS):
            if number == LAST_OF_OLD:
                people[ANEW] = []
            for code in codes:
                people[code] += [self._person() for _ in range(self.chance.randrange(3))]
            leaving, going = self.chance.sample(codes, 2)
            if people[leaving]:
                people[going].append(people[leaving].pop())
            for code in codes:
                begun = LAST_OF_OLD if code == ANEW and number >= LAST_OF_OLD else 0
                self.sent.append(self._seal(code, period, number + 1 - begun, people[code]))

    def _person(self) -> tuple[Row, Row]:
        person, plan = (self.pattern.records[name][0] for name in ("orang", "rencana"))
        key, other = new_id(NOW), new_id(NOW)
        nik = f"360412{self.chance.randrange(10**10):010d}"
        return person | {"id": key, "nik": nik}, plan | {"id": other, "orang": key}

    def _seal(self, code: str, period: str, number: int, people: list[tuple[Row, Row]]) -> Sent:
        rows = tuple(person for person, _ in people), tuple(plan for _, plan in people)
        recap = count_recap(facts_from_rows(*rows, ()), period)
        records = {"orang": rows[0], "rencana": rows[1], "surat": (), "rekap": recap_rows(recap)}
        path = self.root / f"{code}-{period}.dbx"
        anew = code == ANEW and MONTHS.index(period) >= LAST_OF_OLD
        seed = self.later_seed if anew else self.seeds[code]
        path.write_bytes(self.sealed(code, period, number, records, seed))
        return Sent(code, period, path, recap, len(people))

    def sealed(
        self,
        code: str,
        period: str,
        number: int,
        records: dict[str, tuple[Row, ...]],
        seed: bytes,
    ) -> bytes:
        """A package as the village would make it, or somebody else in its name."""
        manifest = replace(
            self.pattern.manifest,
            village=code,
            village_name=f"Contoh {code[-2:]}",
            period=period,
            sequence=number,
            level=DataLevel.REGISTER,
            previous="" if number == 1 else "ab" * 32,
            package_id=new_id(NOW),
            counts={name: len(rows) for name, rows in records.items()},
        )
        contents = PackageContents(manifest=manifest, records=records)
        return seal_package(contents, seed, self.recipients)[0]

    def bad(self, one: Sent, *, damaged: bool) -> Path:
        """A damaged copy, or one in the village's name by a stranger, or by a revoked village."""
        path = self.root / f"buruk-{one.path.name}"
        if damaged:
            content = bytearray(one.path.read_bytes())
            content[self.chance.randrange(300, len(content))] ^= 1
            path.write_bytes(bytes(content))
            return path
        nothing = recap_rows(count_recap((), one.period))
        records: dict[str, tuple[Row, ...]] = {"orang": (), "rencana": (), "surat": ()}
        records["rekap"] = nothing
        revoked = self.chance.random() < 0.5
        code = REVOKED if revoked else one.village
        seed = self.seeds[REVOKED] if revoked else samples.STRANGER_SEED
        path.write_bytes(self.sealed(code, one.period, 90, records, seed))
        return path


def held(office: Kecamatan) -> dict[str, object]:
    """What the kecamatan knows, whenever it learned it."""
    rows = dump(office)
    names = ("village_person", "village_episode", "village_letter")
    return {name: sorted(rows[name]) for name in names} | {
        period: office.recaps.table(period).villages for period in MONTHS
    }


@pytest.mark.parametrize(
    "villages", [4, pytest.param(20, marks=pytest.mark.slow)], ids=["small", "whole"]
)
def test_a_year_of_market_days_adds_up_whatever_arrives_when(
    sticks: Sticks, kecamatan: Kecamatan, tmp_path: Path, villages: int
) -> None:
    year = Year(tmp_path, sticks, kecamatan, villages + 1)
    orderly, market = year.office("teratur"), year.office("pasar")
    year.fill()
    chance = Random(5)
    days: list[list[Path]] = [[] for _ in range(len(MONTHS) + 2)]
    bad: set[Path] = set()
    for one in year.sent:
        day, luck = MONTHS.index(one.period), chance.random()
        late = luck < 0.05 or 0.10 <= luck < 0.14
        days[day + 2 if late else day].append(one.path)
        if 0.05 <= luck < 0.10:
            days[day + 1].append(one.path)
        elif 0.10 <= luck < 0.14:
            wrong = year.bad(one, damaged=luck < 0.12)
            bad.add(wrong)
            days[day].append(wrong)
    assert bad
    seen: set[Path] = set()
    for offered in days:
        chance.shuffle(offered)
        for result in market.packages.take_in(offered, tmp_path / "pasar"):
            repeated = TakeInState.REPEATED if result.path in seen else TakeInState.TAKEN
            assert result.state is (TakeInState.REFUSED if result.path in bad else repeated)
            seen.add(result.path)
    orderly.packages.take_in([one.path for one in year.sent], tmp_path / "teratur")
    assert held(market) == held(orderly)

    for period in MONTHS:
        sheet = market.recaps.table(period)
        for key in ROW_KEYS:
            total = Count()
            for one in year.sent:
                total = total.plus(one.recap.counts[key]) if one.period == period else total
            assert sheet.total(key).count == total
    for text in sorted({period_around(month, Span.QUARTER).text for month in MONTHS}):
        table = market.recaps.table(text)
        sent = [one for one in year.sent if one.period in table.period.months]
        for key in ROW_KEYS:
            if LINES[key].adding is Adding.FLOW:
                assert table.total(key).count == summed(one.recap.counts[key] for one in sent)
        held_against = market.recaps.reconciled(table)
        assert held_against.agrees
        assert sum(one.sent for one in held_against.villages) == len(sent)
    last = {one.village: one.people for one in year.sent if one.period == MONTHS[-1]}
    board = market.board.show()
    assert {row.village.code: row.people for row in board.rows} == last | {REVOKED: 0}
    assert sum(last.values()) == len(dump(market)["village_person"])
    assert not any(mark.missing for row in board.rows for mark in row.months.values())

    before = dump(market, leave_out=("journal",))
    again = market.packages.take_in([path for day in days for path in day], tmp_path / "pasar")
    assert {result.state for result in again} == {TakeInState.REPEATED, TakeInState.REFUSED}
    assert dump(market, leave_out=("journal",)) == before
    orderly.close()
    market.close()

# SPDX-License-Identifier: GPL-3.0-or-later
"""What one record looks like in a kecamatan's package for its kabupaten.

The rows are those of a village's package (``package_rows``, ``case_rows``) and say besides of which
village they are. The kecamatan writes them from what it kept, so a plan has the day of its first
step (``dicatat``) instead of all its steps. Reading treats every row as hostile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desa_app.domain.case_rows import CASE_ENTRY, read_case
from desa_app.domain.package_rows import (
    LIMITED,
    Row,
    RowBroken,
    read_day,
    read_episode,
    read_letter,
    read_person,
    read_text,
    recap_rows,
)
from desa_app.domain.recap import Recap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

TOLD_ENTRY = "desa"
OF_VILLAGE = "desa"
"""The member of every other row that names the village it belongs to."""
_MOST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldVillage:
    """A village as its kecamatan speaks of it for one month.

    ``told_on`` is the day on which the kecamatan took the month's package in and ``sequence`` that
    package's number; both ``None`` while the village has not sent: "belum mengirim", never zero.
    ``rows`` counts its people, plans, letters and cases in this package, ``None`` when they do not
    travel at this level or the village never told them.
    """

    code: str
    name: str
    enrolled: bool
    told_on: date | None = None
    sequence: int | None = None
    rows: Mapping[str, int | None]

    @property
    def told(self) -> bool:
        """Whether the month's numbers of this village are known."""
        return self.told_on is not None


def told_row(village: ToldVillage) -> Row:
    """A village in the first entry of the package."""
    return {
        "kode": village.code,
        "nama": village.name,
        "terdaftar": village.enrolled,
        "diterima": village.told_on.isoformat() if village.told_on else None,
        "nomor": village.sequence,
        **{entry: village.rows.get(entry) for entry in READERS},
    }


def read_told(row: Row, sender: str) -> ToldVillage:
    """A village of the sender; raises ``RowBroken`` with the member's name."""
    code = read_text(row, "kode", required=True, limit=13)
    number = code.removeprefix(f"{sender}.")
    if number == code or len(number) != 4 or not (number.isascii() and number.isdigit()):
        raise RowBroken("kode")
    enrolled = row.get("terdaftar")
    if not isinstance(enrolled, bool):
        raise RowBroken("terdaftar")
    told_on, sequence = read_day(row, "diterima"), _count(row, "nomor")
    if (told_on is None) != (sequence is None):
        raise RowBroken("nomor")
    return ToldVillage(
        code=code,
        name=read_text(row, "nama", required=True, limit=100),
        enrolled=enrolled,
        told_on=told_on,
        sequence=sequence,
        rows={entry: _count(row, entry) for entry in READERS},
    )


def told_recap_rows(code: str, recap: Recap) -> tuple[Row, ...]:
    """The month's numbers of one village."""
    return tuple({OF_VILLAGE: code} | row for row in recap_rows(recap))


def village_of(row: Row) -> str:
    """Which village a row belongs to; raises ``RowBroken``."""
    return read_text(row, OF_VILLAGE, required=True, limit=13)


def person_onward(kept: Mapping[str, Any]) -> Row:
    """A person from the kecamatan's table; one to be counted only stays so."""
    return {
        OF_VILLAGE: kept["village"],
        "id": kept["id"],
        "nama": kept["name"],
        "nik": kept["nik"],
        "jk": kept["sex"],
        "tanggal_lahir": _day(kept["birth_date"]),
        "dusun": kept["dusun"],
    } | ({LIMITED: True} if kept["limited"] else {})


def episode_onward(kept: Mapping[str, Any]) -> Row:
    """A plan from the kecamatan's table."""
    return {
        OF_VILLAGE: kept["village"],
        "id": kept["id"],
        "orang": kept["person_id"],
        "status": kept["status"],
        "jalur": kept["jalur"],
        "negara": kept["country"],
        "pekerjaan": kept["job"],
        "skema": kept["scheme"],
        "p3mi": kept["p3mi"],
        "sponsor": kept["sponsor"],
        "telepon_sponsor": kept["sponsor_phone"],
        "rencana_berangkat": _day(kept["planned_departure"]),
        "dicatat": _day(kept["noted_on"]),
        "alamat_perekrut": kept["sponsor_address"],
        "alamat_p3mi": kept["company_address"],
    }


def letter_onward(kept: Mapping[str, Any]) -> Row:
    """A letter from the kecamatan's table."""
    return {
        OF_VILLAGE: kept["village"],
        "id": kept["id"],
        "rencana": kept["episode_id"],
        "jenis": kept["kind"],
        "nomor": kept["number"],
        "tanggal": _day(kept["issued_on"]),
        "keadaan": kept["state"],
    }


def case_onward(kept: Mapping[str, Any]) -> Row:
    """A case from the kecamatan's table; whom it is about travels only if it did to here."""
    return {
        OF_VILLAGE: kept["village"],
        "id": kept["id"],
        "nomor": kept["number"],
        "tanggal_lapor": _day(kept["reported_on"]),
        "jenis": kept["kind"],
        "orang": kept["person_id"],
        "anak": kept["minor"],
        "negara": kept["country"] or None,
        "perekrut": kept["suspect"],
        "kerugian": kept["loss"],
        "tanda": kept["signs"].split(),
        "rujukan": kept["referrals"].splitlines(),
        "keadaan": kept["state"],
        "tanggal_pulang": _day(kept["returned_on"]),
    }


def read_onward_episode(row: Row) -> Row:
    """Columns of the table of plans; raises ``RowBroken``."""
    columns = read_episode(row | {"langkah": []})
    return columns | {"noted_on": read_day(row, "dicatat")}


READERS = {
    "orang": read_person,
    "rencana": read_onward_episode,
    "surat": read_letter,
    CASE_ENTRY: read_case,
}
WRITERS = {
    "orang": person_onward,
    "rencana": episode_onward,
    "surat": letter_onward,
    CASE_ENTRY: case_onward,
}


def rows_by_village(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows under the village that each names; raises ``RowBroken``."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(village_of(row), []).append(row)
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _count(row: Row, name: str) -> int | None:
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise RowBroken(name)
    return value

# SPDX-License-Identifier: GPL-3.0-or-later
"""Two lists that the office edits: why it uses which data, and how long it keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.reference_list import ListField, ListSpec, RowFacts

if TYPE_CHECKING:
    from collections.abc import Mapping

PROCESSING = "pemrosesan"
RETENTION = "masa_simpan"
CONSENT = "persetujuan"
FOR_EVER = "tetap"

BASES: dict[str, str] = {
    CONSENT: "Persetujuan (huruf a)",
    "perjanjian": "Perjanjian (huruf b)",
    "kewajiban": "Kewajiban hukum (huruf c)",
    "vital": "Kepentingan vital (huruf d)",
    "tugas": "Pelayanan publik dan kewenangan menurut peraturan (huruf e)",
    "sah": "Kepentingan sah lainnya (huruf f)",
}
"""The legal bases of UU 27/2022 Pasal 20 (2)."""

SPECS = (
    ListSpec(
        name=PROCESSING,
        title="Pemakaian data pribadi",
        about="Untuk apa data dipakai dan apa dasarnya (UU 27/2022 Pasal 20). Tercetak pada laporan"
        " data pribadi. Yang berdasar persetujuan ditanyakan kepada orangnya.",
        shown="data",
        fields=(
            ListField(name="data", label="Data", limit=120),
            ListField(name="tujuan", label="Tujuan", kind="paragraf", limit=300),
            ListField(name="dasar", label="Dasar", kind="pilihan", choices=tuple(BASES.items())),
            ListField(name="rujukan", label="Rujukan", kind="paragraf", limit=300),
        ),
    ),
    ListSpec(
        name=RETENTION,
        title="Masa simpan data",
        about="Sesudah berapa lama data seseorang perlu dilihat kembali. Program tidak pernah"
        " menghapus sendiri.",
        shown="kelompok",
        may_add=False,
        may_retire=False,
        keeps_expired=True,
        fields=(
            ListField(name="kelompok", label="Kelompok", fixed=True),
            ListField(
                name="tahun",
                label="Disimpan",
                kind="pilihan",
                choices=(
                    *((str(n), f"{n} tahun") for n in (1, 2, 3, 5, 7, 10, 15, 20, 25, 30)),
                    (FOR_EVER, "Tetap disimpan"),
                ),
            ),
            ListField(name="sejak", label="Dihitung sejak", fixed=True),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Processing:
    """Why some data are used: what for, on which basis, and where that was read."""

    key: str
    data: str
    purpose: str
    basis: str
    reference: str
    source: str
    checked_on: date

    @property
    def needs_consent(self) -> bool:
        """Whether nobody may do it without the person's consent."""
        return self.basis == CONSENT

    @property
    def basis_words(self) -> str:
        """The basis as the office reads it."""
        return BASES.get(self.basis, self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepFor:
    """How many years a group's data are kept; ``None`` for ever."""

    key: str
    group: str
    years: int | None
    source: str


def processing_of(rows: Mapping[str, RowFacts]) -> tuple[Processing, ...]:
    """Every use of personal data."""
    return tuple(
        Processing(
            key=key,
            data=row.values["data"],
            purpose=row.values["tujuan"],
            basis=row.values["dasar"],
            reference=row.values["rujukan"],
            source=row.source,
            checked_on=row.checked_on,
        )
        for key, row in rows.items()
    )


def retention_of(rows: Mapping[str, RowFacts]) -> dict[str, KeepFor]:
    """How long each group is kept."""
    return {
        key: KeepFor(
            key=key,
            group=row.values["kelompok"],
            years=None if row.values["tahun"] == FOR_EVER else int(row.values["tahun"]),
            source=row.source,
        )
        for key, row in rows.items()
    }

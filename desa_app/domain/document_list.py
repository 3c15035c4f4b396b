# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of papers that are asked for, as an office can edit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.documents import DocumentRule, Group, ScanForm
from desa_app.domain.episode import Scheme
from desa_app.domain.reference_list import ListField, ListSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desa_app.domain.reference_list import RowFacts

DOCUMENTS = "dokumen"
_OFFERED = frozenset({Scheme.P_TO_P, Scheme.G_TO_G, Scheme.G_TO_P})
_AGAIN = frozenset({Scheme.EXTENSION})
_ALONE = frozenset({Scheme.INDIVIDUAL})
_CREW = frozenset({Scheme.MERCHANT_CREW, Scheme.FISHING_CREW})
# Word in the list: what people read, for which schemes (none: for all), for which not.
_FOR: dict[str, tuple[str, frozenset[Scheme], frozenset[Scheme]]] = {
    "semua": ("Semua skema", frozenset(), frozenset()),
    "bukan_perpanjangan": ("Semua, kecuali kembali bekerja", frozenset(), _AGAIN),
    "ditempatkan": (
        "Yang ditempatkan pelaksana (bukan perseorangan)",
        frozenset(),
        _ALONE | _AGAIN,
    ),
    "p3mi_pemerintah": ("P3MI dan antarpemerintah", _OFFERED, frozenset()),
    "perseorangan": ("Perseorangan", _ALONE, frozenset()),
    "awak_kapal": ("Awak kapal niaga dan perikanan", _CREW, frozenset()),
    "ssw": ("SSW Jepang", frozenset({Scheme.SSW}), frozenset()),
    "perpanjangan": ("Kembali bekerja", _AGAIN, frozenset()),
}
_DAYS = (0, 14, 30, 60, 90, 120, 180, 210, 365)

SPEC = ListSpec(
    name=DOCUMENTS,
    title="Dokumen yang diminta",
    about="Dokumen sebelum berangkat bekerja, untuk skema mana, dan kapan kantor diingatkan"
    " sebelum masa berlakunya habis.",
    shown="nama",
    fields=(
        ListField(name="nama", label="Dokumen", limit=80),
        ListField(name="catatan", label="Keterangan", required=False, limit=250),
        ListField(
            name="kelompok",
            label="Kelompok",
            kind="pilihan",
            choices=tuple((one.value, one.words) for one in Group),
        ),
        ListField(
            name="milik",
            label="Dipakai",
            kind="pilihan",
            choices=(
                ("orang", "Untuk semua rencana orang itu"),
                ("rencana", "Untuk satu rencana saja"),
            ),
        ),
        ListField(
            name="perlu",
            label="Diminta karena",
            kind="pilihan",
            choices=(("wajib", "Disebut peraturan"), ("lazim", "Lazim diminta instansi")),
        ),
        ListField(
            name="untuk",
            label="Untuk skema",
            kind="pilihan",
            choices=tuple((word, told[0]) for word, told in _FOR.items()),
        ),
        ListField(
            name="bentuk",
            label="Bentuk pindaian",
            kind="pilihan",
            choices=(("pdf", "PDF, paling besar 2 MB"), ("jpg", "JPG, paling besar 500 KB")),
            help="Menurut yang diterima sistem penempatan",
        ),
        ListField(
            name="ingatkan",
            label="Diingatkan sebelum habis",
            kind="pilihan",
            choices=tuple(
                (str(days), f"{days} hari" if days else "Tidak diingatkan") for days in _DAYS
            ),
        ),
        ListField(name="dasar", label="Dasar", required=False, limit=120),
    ),
)


def documents_of(rows: Mapping[str, RowFacts]) -> tuple[DocumentRule, ...]:
    """The kinds of papers, those of the law first; raises ``ValueError`` for an unknown word."""
    found = []
    for key, row in rows.items():
        values = row.values
        if values["untuk"] not in _FOR or values["milik"] not in ("orang", "rencana"):
            raise ValueError(key)
        _, schemes, not_for = _FOR[values["untuk"]]
        found.append(
            DocumentRule(
                code=key,
                name=values["nama"],
                note=values.get("catatan", ""),
                group=Group(values["kelompok"]),
                of_person=values["milik"] == "orang",
                required=values["perlu"] == "wajib",
                schemes=schemes,
                not_for=not_for,
                form=ScanForm(values["bentuk"]),
                warn_days=int(values["ingatkan"]),
                basis=values.get("dasar", ""),
                source=row.source,
                checked_on=row.checked_on,
            )
        )
    order = list(Group)
    return tuple(sorted(found, key=lambda rule: order.index(rule.group)))

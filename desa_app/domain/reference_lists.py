# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists that an office can edit: their columns, and what each row means to the rules.

A list of another kind is added here with its spec; its shipped rows are read in
``desa_app.reference_rows``. Nothing else in storing or editing depends on what a list is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast, get_args

from desa_app.domain import document_list, privacy_lists
from desa_app.domain.document_list import DOCUMENTS as DOCUMENTS
from desa_app.domain.document_list import documents_of as documents_of
from desa_app.domain.indicator import Group, Indicator, Weight
from desa_app.domain.letter_rules import CountryRule, CountryStatus
from desa_app.domain.reference_list import ListField, ListSpec, RowFacts

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNTRIES = "negara"
HOTLINES = "layanan"
INDICATORS = "indikator"
CODES = "klasifikasi"
GROUNDS = "dasar_hukum"
LETTER_ENDING = "_surat"
"""A legal ground's long form has the id of its short one with this ending."""

COUNTRY_STATUS_WORDS: dict[str, str] = {
    "terbuka": "Terbuka",
    "tertutup": "Tertutup",
    "tertutup_perseorangan": "Tertutup untuk pemberi kerja perseorangan",
    "tidak_ada_kerja_sama": "Tidak ada kerja sama",
    "belum_diketahui": "Belum diketahui",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotline:
    """A place to call for help, from which source and when it was last checked."""

    name: str
    number: str
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """A code that letters are filed and numbered under, of the old or the newer list."""

    code: str
    name: str
    generation: str
    source: str
    checked_on: date


LISTS: dict[str, ListSpec] = {
    spec.name: spec
    for spec in (
        ListSpec(
            name=COUNTRIES,
            title="Negara dan penutupan",
            about="Negara tujuan, dan apakah penempatan ke sana terbuka. Pemeriksaan surat memakai"
            " daftar ini.",
            shown="nama",
            may_add=False,
            may_retire=False,
            keeps_expired=True,
            fields=(
                ListField(name="nama", label="Negara", fixed=True),
                ListField(
                    name="status",
                    label="Keadaan penempatan",
                    kind="pilihan",
                    choices=tuple(COUNTRY_STATUS_WORDS.items()),
                ),
                ListField(
                    name="dasar",
                    label="Dasar",
                    required=False,
                    help="Keputusan atau pengumuman, misalnya Kepmenaker 260/2015",
                ),
            ),
        ),
        ListSpec(
            name=HOTLINES,
            title="Layanan pengaduan",
            about="Tempat meminta bantuan. Tambahkan nomor setempat: BP3MI, Kantor Imigrasi,"
            " petugas PIMPASA, Polres.",
            shown="nama",
            fields=(
                ListField(name="nama", label="Layanan"),
                ListField(name="nomor", label="Nomor atau alamat", limit=80),
            ),
        ),
        ListSpec(
            name=INDICATORS,
            title="Pertanyaan wawancara",
            about="Tanda yang ditanyakan kepada calon PMI dan keluarga. Wawancara yang sudah"
            " dicatat tetap memakai bunyi lamanya.",
            shown="pertanyaan",
            fields=(
                ListField(
                    name="kelompok",
                    label="Kelompok",
                    kind="pilihan",
                    choices=tuple((one.value, one.words) for one in Group),
                ),
                ListField(
                    name="pertanyaan",
                    label="Pertanyaan",
                    kind="paragraf",
                    limit=300,
                    help='Jawaban "ya" berarti tandanya ada',
                ),
                ListField(
                    name="bobot",
                    label='Bila dijawab "ya"',
                    kind="pilihan",
                    choices=tuple((one.value, one.words) for one in Weight),
                ),
                ListField(
                    name="alasan",
                    label="Alasan yang ditampilkan",
                    kind="paragraf",
                    limit=300,
                ),
                ListField(name="rujuk_ke", label="Tanyakan atau rujuk ke"),
            ),
        ),
        document_list.SPEC,
        ListSpec(
            name=CODES,
            title="Kode klasifikasi surat",
            about="Saran kode saat mengatur nomor surat: kode lama tiga angka dan kode baru"
            " bertitik.",
            shown="nama",
            key_label="Kode",
            key_pattern=r"[0-9]{1,3}(\.[0-9]{1,3}){0,5}",
            key_hint="angka dan titik, misalnya 562 atau 400.12.3.1",
            fields=(
                ListField(name="nama", label="Arti"),
                ListField(
                    name="daftar",
                    label="Daftar",
                    kind="pilihan",
                    choices=(("lama", "Kode lama"), ("baru", "Kode baru")),
                ),
            ),
        ),
        ListSpec(
            name=GROUNDS,
            title="Dasar hukum",
            about="Kutipan pada surat dan pemeriksaan. Surat yang sudah terbit tidak berubah.",
            shown="teks",
            key_label="Nama pendek",
            key_pattern=r"[a-z][a-z0-9]*(_[a-z0-9]+)*(?<!_surat)",
            key_hint="huruf kecil dan garis bawah, misalnya izin_keluarga",
            may_retire=False,
            keeps_expired=True,
            fields=(
                ListField(name="teks", label="Bentuk pendek, untuk layar", limit=120),
                ListField(name="teks_surat", label="Bentuk panjang, untuk surat"),
            ),
        ),
        *privacy_lists.SPECS,
    )
}
"""In the order in which the office sees them."""


def country_rules(rows: Mapping[str, RowFacts]) -> dict[str, CountryRule]:
    """Countries by ISO code; raises ``ValueError`` for a status that nobody knows."""
    found = {}
    for code, row in rows.items():
        if row.values["status"] not in get_args(CountryStatus):
            raise ValueError(row.values["status"])
        found[code] = CountryRule(
            code=code,
            name=row.values["nama"],
            status=cast("CountryStatus", row.values["status"]),
            basis=row.values["dasar"],
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            source=row.source,
            checked_on=row.checked_on,
        )
    return found


def grounds_by_id(rows: Mapping[str, RowFacts]) -> dict[str, str]:
    """Legal grounds: ``usia_minimum`` for screens, ``usia_minimum_surat`` for letters."""
    found = {}
    for key, row in rows.items():
        found[key] = row.values["teks"]
        found[key + LETTER_ENDING] = row.values["teks_surat"]
    return found


def hotlines_of(rows: Mapping[str, RowFacts]) -> tuple[Hotline, ...]:
    """Where to call for help."""
    return tuple(
        Hotline(
            name=row.values["nama"],
            number=row.values["nomor"],
            source=row.source,
            checked_on=row.checked_on,
        )
        for row in rows.values()
    )


def codes_of(rows: Mapping[str, RowFacts]) -> tuple[Classification, ...]:
    """Classification codes."""
    return tuple(
        Classification(
            code=key,
            name=row.values["nama"],
            generation=row.values["daftar"],
            source=row.source,
            checked_on=row.checked_on,
        )
        for key, row in rows.items()
    )


def indicators_of(rows: Mapping[str, RowFacts]) -> tuple[Indicator, ...]:
    """The questions of an interview in the order Proses, Cara, Tujuan."""
    found = [
        Indicator(
            key=key,
            group=Group(row.values["kelompok"]),
            question=row.values["pertanyaan"],
            weight=Weight(row.values["bobot"]),
            reason=row.values["alasan"],
            refer_to=row.values["rujuk_ke"],
            source=row.source,
            checked_on=row.checked_on,
        )
        for key, row in rows.items()
    ]
    order = list(Group)
    return tuple(sorted(found, key=lambda one: order.index(one.group)))

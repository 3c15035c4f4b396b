# SPDX-License-Identifier: GPL-3.0-or-later
"""Table A of the recap: which lines there are, what each counts and how months add up.

No official form exists; the groups follow what Disnaker, BP3MI and the task force ask for. What
no village of this program can know (who was refused or put off elsewhere) has no line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desa_app.domain.episode import ReturnWay, Scheme


class Unit(StrEnum):
    """What a line counts. Only people have L, P and "belum diketahui"; all else is one number."""

    PEOPLE = "orang"
    TIMES = "kali"
    FAMILIES = "keluarga"
    CHILDREN = "anak"
    MEMBERS = "anggota keluarga"
    RUPIAH = "rupiah"


class Adding(StrEnum):
    """How the months of a quarter or a year make its number.

    A ``FLOW`` happened in the month and adds up. What stands ``AT_END`` is that of the last month
    told, what stood ``AT_START`` that of the first.
    """

    FLOW = "jumlah"
    AT_END = "akhir"
    AT_START = "awal"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapLine:
    """One line. ``part_of`` is the key of the line that this one is a part of, if any: the parts
    of one ``division`` together make the whole. ``title`` reads under its group's title.
    ``personal`` is False where a small number tells nothing about anybody."""

    key: str
    title: str
    unit: Unit = Unit.PEOPLE
    adding: Adding = Adding.FLOW
    part_of: str = ""
    division: str = ""
    personal: bool = True

    @property
    def counts_people(self) -> bool:
        """Whether it has L, P and "belum diketahui"."""
        return self.unit is Unit.PEOPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapGroup:
    """Lines that stand under one heading."""

    key: str
    title: str
    lines: tuple[RecapLine, ...]


def _line(
    key: str, title: str, adding: Adding = Adding.FLOW, unit: Unit = Unit.PEOPLE
) -> RecapLine:
    return RecapLine(key=key, title=title, unit=unit, adding=adding)


def _abroad(key: str, title: str, division: str) -> RecapLine:
    return RecapLine(
        key=key, title=title, adding=Adding.AT_END, part_of="ln_jumlah", division=division
    )


def _public(key: str, title: str) -> RecapLine:
    return RecapLine(key=key, title=title, unit=Unit.TIMES, personal=False)


def _way(key: str, title: str) -> RecapLine:
    return RecapLine(key=f"pulang_{key}", title=title, part_of="pulang", division="cara")


WAY_UNKNOWN = "belum_dicatat"
_SCHEMES = {
    Scheme.P_TO_P: "P3MI (P to P)",
    Scheme.G_TO_G: "Antarpemerintah (G to G)",
    Scheme.G_TO_P: "Pemerintah ke swasta (G to P)",
    Scheme.UKPS: "Perusahaan sendiri (UKPS)",
    Scheme.INDIVIDUAL: "Perseorangan",
    Scheme.MERCHANT_CREW: "Awak kapal niaga",
    Scheme.FISHING_CREW: "Awak kapal perikanan",
    Scheme.SSW: "SSW Jepang",
    Scheme.EXTENSION: "Perpanjangan",
    Scheme.OTHER: "Lainnya",
}
_WAYS = {
    ReturnWay.CONTRACT_ENDED: "Selesai kontrak",
    ReturnWay.LEAVE: "Cuti",
    ReturnWay.DEPORTED: "Deportasi",
    ReturnWay.REPATRIATED: "Repatriasi",
    ReturnWay.ILL: "Sakit",
    ReturnWay.DIED: "Meninggal",
    ReturnWay.FLED: "Melarikan diri",
}

TABLE_A: tuple[RecapGroup, ...] = (
    RecapGroup(
        key="cpmi",
        title="Calon PMI",
        lines=(
            _line("calon_awal", "Terdaftar awal", Adding.AT_START),
            _line("calon_baru", "Baru"),
            _line("calon_batal", "Batal"),
            _line("calon_akhir", "Terdaftar akhir", Adding.AT_END),
            _line("wawancara", "Wawancara"),
        ),
    ),
    RecapGroup(
        key="surat",
        title="Surat terbit",
        lines=(
            _line("surat_izin", "Izin keluarga"),
            _line("surat_status_kawin", "Status perkawinan"),
            _line("surat_rekomendasi", "Rekomendasi / pengantar"),
            _line("surat_domisili", "Domisili"),
            _line("surat_skck", "Pengantar SKCK"),
            _line("surat_lainnya", "Lainnya"),
        ),
    ),
    RecapGroup(
        key="luar_negeri",
        title="PMI di luar negeri",
        lines=(
            _line("ln_jumlah", "Semua", Adding.AT_END),
            _abroad("ln_prosedural", "Prosedural", "jalur"),
            _abroad("ln_nonprosedural", "Nonprosedural", "jalur"),
            _abroad("ln_belum_jelas", "Belum jelas", "jalur"),
            _abroad("ln_formal", "Formal", "sektor"),
            _abroad("ln_informal", "Informal", "sektor"),
            _abroad("ln_sektor_kosong", "Formal / informal belum dicatat", "sektor"),
        ),
    ),
    RecapGroup(
        key="skema",
        title="PMI di luar negeri menurut skema",
        lines=tuple(
            _abroad(f"ln_skema_{scheme.value}", title, "skema")
            for scheme, title in _SCHEMES.items()
        ),
    ),
    RecapGroup(
        key="mutasi",
        title="Mutasi",
        lines=(
            _line("berangkat", "Berangkat"),
            _line("pulang", "Pulang"),
            *(_way(way.value, title) for way, title in _WAYS.items()),
            _way(WAY_UNKNOWN, "Cara pulang belum dicatat"),
        ),
    ),
    RecapGroup(
        key="purna",
        title="Purna PMI",
        lines=(
            _line("purna", "Jumlah", Adding.AT_END),
            _line("purna_ingin_kembali", "Ingin kembali", Adding.AT_END),
            _line("purna_usaha", "Ikut usaha", Adding.AT_END),
        ),
    ),
    RecapGroup(
        key="kasus",
        title="Kasus",
        lines=(
            _line("kasus_baru", "Baru", unit=Unit.TIMES),
            _line("kasus_dirujuk", "Dirujuk", unit=Unit.TIMES),
            _line("kasus_selesai", "Selesai", unit=Unit.TIMES),
            _line("kasus_berjalan", "Berjalan", Adding.AT_END, Unit.TIMES),
            _line("kasus_tppo", "Diduga TPPO", unit=Unit.TIMES),
            _line("kasus_kerugian", "Kerugian (Rp)", unit=Unit.RUPIAH),
        ),
    ),
    RecapGroup(
        key="keluarga",
        title="Keluarga",
        lines=(
            _line("kk_pmi", "KK dengan PMI", Adding.AT_END, Unit.FAMILIES),
            _line("anak_ditinggal", "Anak ditinggal", Adding.AT_END, Unit.CHILDREN),
            _line("butuh_pendidikan", "Butuh pendidikan", Adding.AT_END, Unit.MEMBERS),
            _line("butuh_kesehatan", "Butuh kesehatan", Adding.AT_END, Unit.MEMBERS),
        ),
    ),
    RecapGroup(
        key="pencegahan",
        title="Pencegahan",
        lines=(
            RecapLine(
                key="sosialisasi", title="Sosialisasi (kegiatan)", unit=Unit.TIMES, personal=False
            ),
            _line("sosialisasi_peserta", "Sosialisasi (peserta)"),
            RecapLine(
                key="lowongan_diterima", title="Lowongan diterima", unit=Unit.TIMES, personal=False
            ),
            RecapLine(
                key="lowongan_disebarkan",
                title="Lowongan disebarkan",
                unit=Unit.TIMES,
                personal=False,
            ),
            _line("perekrut_masuk", "Perekrut masuk desa", unit=Unit.TIMES),
        ),
    ),
)
LINES: dict[str, RecapLine] = {line.key: line for group in TABLE_A for line in group.lines}
CASE_LINES = frozenset(
    line.key for group in TABLE_A if group.key == "kasus" for line in group.lines
)


def parts_of(key: str) -> dict[str, tuple[str, ...]]:
    """The lines that together make this one, by division ("jalur", "skema"); often none."""
    found: dict[str, tuple[str, ...]] = {}
    for line in LINES.values():
        if line.part_of == key:
            found[line.division] = (*found.get(line.division, ()), line.key)
    return found


CASE_KIND = "kasus:"
"""Before a kind's code in a package: the key of the new cases of that kind."""


def is_plain(key: str) -> bool:
    """Whether what a package tells under this key is one number and no number of people."""
    return key.startswith(CASE_KIND) or (key in LINES and not LINES[key].counts_people)


def words_of(key: str) -> str:
    """A line with its group, as sentences name it; anything else as it is."""
    if key.startswith(CASE_KIND):
        return "kasus menurut jenisnya"
    for group in TABLE_A:
        for line in group.lines:
            if line.key == key:
                return f"{group.title} ({line.title})"
    return {"negara": "PMI di luar negeri menurut negara"}.get(key, key)

# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office reads about the place of its data folder, and about a log compared with paper."""

from __future__ import annotations

from desa_app.domain.folder_place import FolderPlace, PlaceKind
from desa_app.domain.log_head import HeadState, HeadVerdict, LogGap, gap_words
from desa_app.wording import grouped, long_date

_WHY = {
    PlaceKind.CLOUD: (
        "Folder data berada dalam folder yang disinkronkan {name}.",
        "Sinkronisasi dapat menimpa data dengan salinan lama, dan menyimpannya di luar kantor.",
        "keluarkan folder itu dari sinkronisasi, atau",
    ),
    PlaceKind.NETWORK: (
        "Folder data berada di jaringan ({name}).",
        "Bila jaringan putus saat menyimpan, data dapat rusak, dan dua komputer dapat saling"
        " mendahului.",
        "",
    ),
    PlaceKind.REMOVABLE: (
        "Folder data berada di penyimpanan yang dapat dicabut ({name}).",
        "Bila tercabut saat menyimpan, data dapat rusak, dan seluruh register dapat terbawa pergi.",
        "",
    ),
}
_MOVE = (
    "Yang perlu dilakukan: buat cadangan, tutup program, {first} pindahkan seluruh folder ke disk"
    " komputer ini, lalu buka program dari tempat yang baru."
)
_FIRST_DAY = (
    "Sebelum menyiapkan kantor: tutup program, {first} mulai lagi dengan folder di cakram komputer"
    " ini."
)


def folder_words(place: FolderPlace) -> str:
    """Where the folder lies and why that is no good place."""
    what, why, _ = _WHY[place.kind]
    return f"{what.format(name=place.name)} {why}"


def folder_todo(place: FolderPlace, *, first_day: bool = False) -> str:
    """What to do about it, once there are data or before."""
    first = _WHY[place.kind][2]
    return " ".join((_FIRST_DAY if first_day else _MOVE).format(first=first).split())


def head_words(verdict: HeadVerdict) -> str:
    """What the comparison of a printed head with the log says."""
    number = grouped(verdict.head.position)
    entries = grouped(verdict.entries)
    restored = (
        " Kantor ini pernah dipulihkan dari cadangan: baris sesudah cadangan itu ada pada data lama"
        " yang disisihkan."
        if verdict.restored
        else ""
    )
    if verdict.salvaged:
        restored += (
            " Data kantor ini pernah diselamatkan dari berkas rusak: baris yang tidak terbaca saat"
            " itu ada pada berkas yang disisihkan."
        )
    if verdict.state is HeadState.SAME_BUT_GAPS:
        before = min(gap.first for gap in verdict.gaps)
        older = (
            f" Isi sebelum baris {grouped(before)} hanya terbukti oleh kertas yang lebih lama,"
            f" bernomor di bawah {grouped(before)}."
            if before > 1
            else ""
        )
        return (
            f"Baris nomor {number} sama dengan kertas, tetapi jejak sebelumnya tidak utuh."
            f" {gaps_words(verdict.gaps)}{older}"
        )
    if verdict.state is HeadState.MISSING:
        return (
            f"Baris nomor {number} yang disebut kertas termasuk baris yang hilang."
            f" {gaps_words(verdict.gaps)}"
        )
    if verdict.state is HeadState.SAME:
        return (
            f"Jejak cocok dengan kertas sampai nomor {number}. Sekarang ada {entries} baris,"
            " berantai tanpa putus."
        )
    if verdict.state is HeadState.SHORTER:
        return (
            f"Jejak terpotong: kertas menyebut nomor {number}, tetapi jejak hanya sampai nomor"
            f" {entries}.{restored}"
        )
    if verdict.state is HeadState.BROKEN:
        return (
            f"Rantai jejak putus pada baris {grouped(verdict.broken)}: baris itu atau sebelumnya"
            " pernah diubah di luar program."
        )
    return (
        f"Jejak tidak cocok: baris nomor {number} bukan lagi yang tercetak di kertas. Periksa dulu"
        f" apakah angka dan hurufnya diketik benar.{restored}"
    )


def gaps_words(gaps: tuple[LogGap, ...]) -> str:
    """Which lines are missing, since which salvage and by whom; nothing for a whole log."""
    told = [
        f"{gap_words(gap)[:1].upper()}{gap_words(gap)[1:]} hilang karena berkas data rusak;"
        f" tercatat di baris {grouped(gap.entry)}, {long_date(gap.at.astimezone().date())}"
        f"{f', oleh {gap.by}' if gap.by else ''}."
        for gap in gaps
    ]
    return " ".join(told)

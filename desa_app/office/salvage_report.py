# SPDX-License-Identifier: GPL-3.0-or-later
"""The report that stays beside salvaged data: how much was read and lost, and of nobody by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.number_rules import sequence_name
from desa_app.remarks_folder import gaps_words
from desa_app.wording import grouped

if TYPE_CHECKING:
    from desa_app.domain.salvaging import SalvagePlan
    from desa_app.office.salvage_log import Written


def report_text(plan: SalvagePlan, written: Written) -> str:
    """What was saved and lost, by part of the work and by table."""
    lines = [
        f"Laporan penyelamatan data {plan.kind_word} {plan.name} ({plan.code})",
        f"Terbaca {grouped(plan.read)} baris, hilang {grouped(plan.lost)} baris.",
        "",
    ]
    for area in plan.areas:
        more = " atau lebih" if area.unknown else ""
        lines.append(
            f"{area.words}: terbaca {grouped(area.read)}, hilang {grouped(area.lost)}{more}"
        )
    lines += ["", *mended_lines(plan)]
    if written.gaps:
        lines.append(gaps_words(written.gaps))
    if plan.broken:
        lines.append(
            f"Rantai jejak putus pada baris {grouped(plan.broken)}. Itu bukan karena berkas rusak."
        )
    lines += [
        f"Nomor {one.first} sampai {one.last} tahun {one.year}"
        f" ({sequence_name(one.sequence, {})}) tidak diberikan lagi."
        for one in written.lost_numbers
    ]
    if written.next_package:
        lines.append(f"Kiriman berikutnya berurutan {written.next_package}.")
    lines += ["", "Untuk pendamping, tabel demi tabel:"]
    for one in plan.tables:
        gone = "tidak diketahui" if one.lost is None else str(one.lost)
        alone = f", tanpa induk {one.orphaned}" if one.orphaned else ""
        if one.read or one.lost or one.lost is None or one.orphaned:
            lines.append(f"{one.name}: terbaca {one.read}, hilang {gone}{alone}")
    return "\n".join(lines) + "\n"


def mended_lines(plan: SalvagePlan) -> list[str]:
    """What had to be made anew, and what the office does about it."""
    found = []
    if plan.by_list:
        found.append(
            "Daftar tabel di dalam berkas tidak terbaca; dipakai salinannya dari folder data."
        )
    if plan.new_sign:
        found.append(
            "Data kantor tidak terbaca dan diisi dari daftar wilayah. Periksa di Pengaturan, juga"
            " lambang, alamat dan folder cadangan."
        )
    if plan.new_keys:
        found.append(
            "Kunci kantor tidak terbaca dan dibuat baru. Bawa kartu kantor yang baru ke kantor yang"
            " menerima kiriman Anda, dan minta kartu Anda didaftarkan lagi."
        )
    if plan.users:
        found.append(
            f"Hak {len(plan.users)} pengguna tidak terbaca dan menjadi hak operator. Pengelola"
            " mengaturnya lagi, bila perlu dengan kode pemulihan."
        )
    return found

# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb selamatkan: what can still be read of a damaged data folder, and going on with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.clock import SystemClock
from desa_app.office.salvage import begin_salvage
from desa_app.office.salvage_report import mended_lines
from desa_app.remarks_folder import gaps_words
from desa_app.terminal.answer import Answer, lost_lines, lost_objects
from desa_app.terminal.door import read_password
from desa_app.terminal.options import (
    folder_of_data,
    json_output,
    last_spent,
    last_spent_options,
)
from desa_app.wording import grouped

if TYPE_CHECKING:
    import argparse

    from desa_app.domain.salvaging import Salvaged, SalvagePlan
    from desa_app.terminal.options import Verbs


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    salvage = verbs.add_parser("selamatkan", help="baca yang masih terbaca dari data rusak")
    folder_of_data(salvage)
    salvage.add_argument(
        "--ke",
        type=Path,
        metavar="DIR",
        help="folder baru yang masih kosong; tanpa ini, dipasang di folder data itu sendiri",
    )
    salvage.add_argument(
        "--kode-pemulihan", action="store_true", help="sandi yang dibaca adalah kode pemulihan"
    )
    salvage.add_argument(
        "--kunci-dari",
        type=Path,
        metavar="CADANGAN",
        help="folder cadangan yang kuncinya dipakai bila kunci di folder data ikut rusak",
    )
    salvage.add_argument("--uji", action="store_true", help="baca dan hitung saja")
    last_spent_options(salvage)
    json_output(salvage)
    salvage.set_defaults(work=_salvage)


def _salvage(given: argparse.Namespace) -> Answer:
    secret = read_password(given.sandi_dari)
    by_code = bool(given.kode_pemulihan)
    with begin_salvage(
        given.data,
        SystemClock(),
        into=given.ke,
        keys_from=given.kunci_dari,
        user=given.pengguna,
        password="" if by_code else secret,
        code=secret if by_code else "",
    ) as found:
        if given.uji:
            return _plan_answer(found.plan)
        return _done_answer(found.adopt(last_spent(given)))


def _plan_answer(plan: SalvagePlan) -> Answer:
    lines = _read_lines(plan)
    if plan.must_ask:
        both = "--nomor-terakhir dan " if plan.last_numbers else ""
        lines.append(f"Sebutkan {both}--urutan-kiriman saat menyelamatkan.")
        lines += [
            f"  {name}: yang terakhir masih terlihat {last}"
            for name, last in plan.last_numbers.items()
        ]
        lines.append(f"  urutan kiriman: yang terakhir masih terlihat {plan.last_sequence}")
    return Answer(lines=tuple(lines), content={"uji": True, **_plan_object(plan)})


def _done_answer(done: Salvaged) -> Answer:
    lines = _read_lines(done.plan)
    lines.append(f"Data yang terbaca dipasang di {done.folder}; rinciannya di {done.report.name}.")
    if done.aside is not None:
        lines.append(f"Data yang rusak disisihkan di {done.aside}. Simpan sampai Anda yakin.")
    else:
        lines.append("Data yang rusak tidak diubah. Simpan sampai Anda yakin.")
    if done.gaps:
        lines.append(gaps_words(done.gaps))
    lines += lost_lines(done.lost_numbers)
    if done.next_package:
        lines.append(f"Kiriman berikutnya berurutan {done.next_package}.")
    return Answer(
        lines=tuple(lines),
        content={
            "folder": done.folder,
            "disisihkan": done.aside,
            "laporan": done.report,
            **_plan_object(done.plan),
            "celah": [{"dari": gap.first, "sampai": gap.last} for gap in done.gaps],
            "nomor_hilang": lost_objects(done.lost_numbers),
            "kiriman_berikutnya": done.next_package,
        },
    )


def _read_lines(plan: SalvagePlan) -> list[str]:
    lines = [f"Terbaca {grouped(plan.read)} baris, hilang {grouped(plan.lost)} baris."]
    if plan.unknown:
        lines.append(f"Tidak diketahui berapa yang hilang dari: {', '.join(plan.unknown)}.")
    if plan.broken:
        lines.append(
            f"Rantai jejak putus pada baris {grouped(plan.broken)}; itu bukan karena berkas rusak."
        )
    return lines + mended_lines(plan)


def _plan_object(plan: SalvagePlan) -> dict[str, object]:
    return {
        "terbaca": plan.read,
        "hilang": plan.lost,
        "nomor_terakhir": dict(plan.last_numbers),
        "urutan_kiriman": plan.last_sequence,
        "perlu_ditanya": plan.must_ask,
        "rantai_putus": plan.broken,
        "tabel": [
            {
                "nama": one.name,
                "terbaca": one.read,
                "hilang": one.lost,
                "tanpa_induk": one.orphaned,
            }
            for one in plan.tables
        ],
    }

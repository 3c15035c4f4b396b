# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented month goes on: the kecamatan tells its kabupaten, which answers and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.package import DataLevel, TakeInState
from desa_app.exchange.stick import write_checked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desa_app.kabupaten import Kabupaten
    from desa_app.kecamatan import Kecamatan

REASON = "Contoh: diminta Dinas Tenaga Kerja untuk rapat koordinasi."


def play_regency(
    district: Kecamatan, regency: Kabupaten, folder: Path, periods: Iterable[str]
) -> dict[str, object]:
    """Both enrol each other, the months go up with their names, the receipts come back.

    Returns what the summary tells of the kabupaten; its recap is of the last month.
    """
    cards, sticks = folder / "kartu", folder / "kirim-kabupaten"
    card = regency.villages.write_card(cards / f"KARTU-{regency.profile.code}.txt")
    district.superior.enrol(cards / f"KARTU-{regency.profile.code}.txt", card.fingerprint)
    own = district.superior.own_card()
    regency.villages.enrol(cards / f"KARTU-{district.profile.code}.txt", own.fingerprint)
    packages = []
    for period in periods:
        done = district.onward.export(sticks, period, DataLevel.REGISTER, REASON)
        name = f"{done.file.path.stem}-serah-terima.pdf"
        write_checked(sticks, name, done.note_pdf)
        packages.append(done.file.path)
    taken = regency.packages.take_in(packages, sticks)
    receipts = [result.receipt_path for result in taken if result.receipt_path is not None]
    answered = district.onward.take_receipts(receipts)
    recap, last = folder / "rekap", done.sent.period
    write_checked(recap, f"rekap-kabupaten-{last}.xlsx", regency.recaps.workbook(last))
    write_checked(recap, f"rekap-kabupaten-{last}.pdf", regency.recaps.document(last))
    return {
        "kode": regency.profile.code,
        "folder": "kabupaten",
        "diterima": sum(result.state is TakeInState.TAKEN for result in taken),
        "ditolak": sum(result.state is TakeInState.REFUSED for result in taken),
        "tanda_terima_dibaca": sum(one.receipt is not None for one in answered),
    }

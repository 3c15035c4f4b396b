# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts as a kecamatan signs them, also with statements that it would not make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.package import Receipt
from desa_app.exchange.receipt import make_receipt
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.store import office as office_rows
from tests.office_kit import VILLAGE, desk_of

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa.packages import Export
    from desa_app.kecamatan import Kecamatan


def receipt_for(
    kecamatan: Kecamatan, done: Export, folder: Path, **changes: object
) -> tuple[Path, Receipt]:
    """A receipt as the kecamatan signs it, with some statements changed before signing."""
    sent = done.sent
    honest = Receipt(
        package_id=sent.package_id,
        file_sha256=sent.file_sha256,
        village=VILLAGE,
        village_name="Contoh",
        district=kecamatan.profile.code,
        district_name=kecamatan.profile.name,
        period=sent.period,
        sequence=sent.sequence,
        level=sent.level,
        taken=sent.counts,
        refused=(),
        next_sequence=sent.sequence + 1,
        received_at=sent.made_at,
        received_by="kasi",
        sample=True,
    )
    stated = replace(honest, **changes)  # type: ignore[arg-type]
    with desk_of(kecamatan).reading() as connection:
        seed = office_rows.get_secret(connection, SIGNING_KEY)
    path = folder / "tanda-terima.txt"
    path.write_bytes(make_receipt(stated, seed))
    return path, stated

# SPDX-License-Identifier: GPL-3.0-or-later
"""What was refused and why, as a text to hand to whoever helps; nobody is named in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desa_app import __version__
from desa_app.domain.stick import is_package_name
from desa_app.sentences import sentence_for
from desa_app.wording_refusals import refusal_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desa_app.domain.offer import Offer
    from desa_app.domain.office import OfficeProfile
    from desa_app.errors import UserError


def error_report(offers: Iterable[Offer], profile: OfficeProfile, at: datetime) -> str:
    """File names of our own form, codes, numbers, reasons and row ids; no name and no NIK."""
    told = [_told(number, offer) for number, offer in enumerate(offers, start=1)]
    bad = [lines for lines in told if lines]
    head = [
        "LAPORAN KESALAHAN KIRIMAN",
        f"Kantor: {profile.kind_word} {profile.name} ({profile.code})",
        f"Dibuat: {at.astimezone().strftime('%d-%m-%Y %H.%M')}",
        f"Program: Desa Binaan {__version__}",
        f"Berkas yang diperiksa: {len(told)}, bermasalah: {len(bad)}",
        "Laporan ini tidak memuat nama orang atau NIK.",
    ]
    return "\n".join(["\n".join(head), *("\n".join(lines) for lines in bad), ""]).replace(
        "\n\n\n", "\n\n"
    )


def _told(number: int, offer: Offer) -> list[str]:
    if offer.error is None and not offer.refused_rows and not offer.gap:
        return []
    name = _name(number, offer.path)
    lines = ["", name]
    manifest = offer.manifest
    if manifest is not None:
        lines.append(
            f"  Pengirim {manifest.village}, bulan {manifest.period}, nomor {manifest.sequence},"
            f" tingkat {manifest.level.value}"
        )
    if offer.error is not None:
        lines.append(f"  Ditolak ({offer.error.code}): {_reason(offer.error, name)}")
    if offer.gap:
        lines.append(f"  Nomor terlewat sebelumnya: {offer.gap}")
    if offer.refused_rows:
        lines.append(f"  Baris yang tidak dapat diterima: {offer.refused_rows}")
        lines += [f"    {refusal_words(one)}; baris {one.row}" for one in offer.refused]
    return lines


def _name(number: int, path: Path) -> str:
    """A file may bear a person's name; only names of our own form are told."""
    return path.name if is_package_name(path.name) else f"berkas ke-{number} (nama lain)"


def _reason(error: UserError, name: str) -> str:
    # Sentences name the file; here it is called what the report calls it.
    facts = {field: getattr(error, field) for field in getattr(error, "__dataclass_fields__", ())}
    if "path" in facts:
        error = type(error)(**facts | {"path": Path(name)})
    return sentence_for(error).line

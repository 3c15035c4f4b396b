# SPDX-License-Identifier: GPL-3.0-or-later
"""How many cases a package carries: told only to whoever may see cases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.case_rows import CASE_ENTRY
from desa_app.domain.user import Right

if TYPE_CHECKING:
    from desa_app.domain.offer import Offer, SetAside
    from desa_app.domain.package import PackageContents
    from desa_app.office.desk import Desk


def shown_counts(desk: Desk, counts: dict[str, int]) -> dict[str, int]:
    """Counts of rows by entry, without the cases unless the user may see them."""
    if desk.may(Right.CASES):
        return counts
    return {entry: count for entry, count in counts.items() if entry != CASE_ENTRY}


def shown_offer(desk: Desk, offer: Offer) -> Offer:
    """An offered file as the user may see it."""
    manifest, known = offer.manifest, offer.known
    if manifest is not None:
        manifest = replace(manifest, counts=shown_counts(desk, manifest.counts))
    if known is not None:
        known = replace(known, counts=shown_counts(desk, known.counts))
    return replace(offer, manifest=manifest, known=known)


def shown_aside(desk: Desk, one: SetAside) -> SetAside:
    """A package that was set aside, as the user may see it."""
    known = one.known
    if known is not None:
        known = replace(known, counts=shown_counts(desk, known.counts))
    return replace(one, counts=shown_counts(desk, one.counts), known=known)


def shown_contents(desk: Desk, contents: PackageContents) -> PackageContents:
    """An opened package as the user may see it."""
    if desk.may(Right.CASES):
        return contents
    manifest = replace(contents.manifest, counts=shown_counts(desk, contents.manifest.counts))
    records = {name: rows for name, rows in contents.records.items() if name != CASE_ENTRY}
    return replace(contents, manifest=manifest, records=records)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The report on foreigners present in the village, for the Kantor Imigrasi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.paper.listing_pdf import listing_document

if TYPE_CHECKING:
    from desa_app.domain.listing import Listing


def foreigners_document(report: Listing) -> bytes:
    """The report as PDF on landscape F4, signed by the head. Raises ``TextNotPrintable``."""
    if len(report.sections) != 1 or report.left is not None:
        raise ValueError(report.titles)
    return listing_document(report)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Running lists of prevention, and the posters made from them."""

from __future__ import annotations

from dataclasses import dataclass

from desa_app.errors.base import UserError


class PreventionError(UserError):
    """A record or poster of prevention cannot be made as asked."""


@dataclass(eq=False)
class RecordStruck(PreventionError):
    """The record was struck out, so it is not changed any more; ``what`` says of which list."""

    what: str
    code = "catatan-sudah-dicoret"


@dataclass(eq=False)
class NotVerified(PreventionError):
    """Job information that no agency has confirmed (or that has run out) is not spread."""

    job: str
    why: str
    code = "lowongan-belum-terverifikasi"


@dataclass(eq=False)
class PosterNamesPeople(PreventionError):
    """The words of a poster hold somebody's name, NIK or phone number.

    ``fields`` are the fields in question, by their names in code.
    """

    fields: tuple[str, ...]
    code = "poster-memuat-data-orang"

# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented cases for the tests about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

from desa_app.domain.case import (
    Case,
    CaseDraft,
    Consent,
    ConsentBy,
    Referral,
)
from desa_app.domain.user import Role, UserRights
from tests.office_kit import (
    TODAY,
    desk_of,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa

SECRET_NAME = "NAMA KORBAN CONTOH"
SECRET_TOLD = "Anaknya tidak dapat dihubungi sejak dua bulan lalu"


def report(**changes: object) -> CaseDraft:
    usual = CaseDraft(
        reported_on=TODAY - timedelta(days=5),
        kind="hilang-kontak",
        reporter="PELAPOR CONTOH",
        reporter_relation="ibu",
        reporter_contact="0812 0000 0000",
        victim=SECRET_NAME,
        country="MY",
        suspect="CALO CONTOH",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def consent(by: ConsentBy = ConsentBy.OWN, **changes: object) -> Consent:
    return replace(Consent(by=by, name="ORANG CONTOH", on=TODAY, how="lisan"), **changes)  # type: ignore[arg-type]


def opened(office: Desa, **changes: object) -> Case:
    return office.cases.open(report(**changes), SECRET_TOLD, "ibu")


def to_bp3mi(**changes: object) -> Referral:
    return replace(Referral(agency="BP3MI Banten", on=TODAY), **changes)  # type: ignore[arg-type]


def without_right(office: Desa) -> Desa:
    """The same desk, from now on without the right to cases (another manager gave it away)."""
    users = office.users
    head = UserRights(role=Role.HEAD, manager=True, cases=True)
    users.add("Kades Contoh", head, "sandi pertama contoh")
    users.change(users.me(), UserRights(role=Role.SECRETARY, manager=True))
    users.me()
    return office


def log_of(office: Desa) -> list[tuple[str, str, str]]:
    with desk_of(office).reading() as connection:
        found = connection.execute(
            text("SELECT action, subject, detail FROM journal ORDER BY position")
        )
        return [(row.action, row.subject, row.detail) for row in found]

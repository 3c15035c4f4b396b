# SPDX-License-Identifier: GPL-3.0-or-later
"""Every paper and file of the kecamatan is walked: a NIK stands in full only where allowed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.package import DataLevel
from desa_app.domain.page import Paper
from tests.desa.number_world import (
    KK,
    NAME,
    NIK,
    TYPED,
    full_numbers_in,
    made_of,
    numbers_of,
    text_of,
)
from tests.office_kit import OTHER_VILLAGE, PASSWORD, VILLAGE, candidate, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

Make = Callable[["Kecamatan", Path], bytes]
MONTH = "2026-10"


def _sheet(office: Kecamatan, _sent: Path) -> bytes:
    office.settings.back_up()
    newest = office.rehearsal.backups()[0]
    return office.rehearsal.sheet(office.rehearsal.carry_out(newest, password=PASSWORD))


def _key_list(office: Kecamatan, sent: Path) -> bytes:
    return office.villages.write_key_list(sent.parent).path.read_bytes()


PAPERS: dict[str, tuple[str, Make]] = {
    "access_reports.document": (
        "laporan-data-pribadi",
        lambda k, _: k.access_reports.document(VILLAGE, k.search.find(NAME).rows[0].person_id),
    ),
    "board.reminders": ("", lambda k, _: k.board.reminders((VILLAGE, OTHER_VILLAGE))),
    "packages.error_report": (
        "",
        lambda k, sent: k.packages.error_report(k.packages.look_over([sent])),
    ),
    "packages.receipt_of": ("", lambda k, _: k.packages.receipt_of(VILLAGE, (1, 1))),
    "recaps.document": ("", lambda k, _: k.recaps.document(MONTH, names=k.names.show())),
    "recaps.workbook": ("", lambda k, _: k.recaps.workbook(MONTH, names=k.names.show())),
    "recaps.document lengkap": (
        "daftar-nama-lengkap",
        lambda k, _: k.recaps.document(MONTH, names=k.names.show(in_full=True, reason="Uji")),
    ),
    "recaps.workbook lengkap": (
        "daftar-nama-lengkap",
        lambda k, _: k.recaps.workbook(MONTH, names=k.names.show(in_full=True, reason="Uji")),
    ),
    "rehearsal.sheet": ("", _sheet),
    "settings.ruler_page": ("", lambda k, _: k.settings.ruler_page(Paper.F4)),
    "superior.card_sheet_pdf": ("", lambda k, _: k.superior.card_sheet_pdf()),
    "villages.card_sheet_pdf": ("", lambda k, _: k.villages.card_sheet_pdf()),
    "villages.write_key_list": ("", _key_list),
}
"""Each paper and file, the exception that allows a full number on it, and how it is made."""

SEALED = {"rehearsal.seal_trial"}
"""An invented person, sealed and opened again within the rehearsal."""


def test_every_paper_of_the_kecamatan_is_walked(kecamatan: Kecamatan) -> None:
    walked = {name.split(" ")[0] for name in PAPERS} | SEALED
    assert made_of(kecamatan) | {"villages.write_key_list"} == walked


def test_no_paper_of_the_kecamatan_shows_a_number_that_nobody_allowed(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    person, _ = candidate(desa, NAME, nik=NIK, kk=KK)
    # Typed where no number belongs, as happens.
    desa.episodes.open(plan(person.id, job=TYPED, p3mi=TYPED, sponsor=TYPED))
    sent = desa.packages.export(tmp_path, MONTH, DataLevel.REGISTER).file.path
    kecamatan.packages.take_in([sent])
    known = numbers_of(desa)
    shown, needless = {}, set()
    for name, (exception, make) in PAPERS.items():
        found = full_numbers_in(text_of(make(kecamatan, sent)), known)
        if found and not exception:
            shown[name] = len(found)
        if exception and NIK not in found:
            needless.add(name)
    assert (shown, needless) == ({}, set())

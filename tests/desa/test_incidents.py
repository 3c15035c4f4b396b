# SPDX-License-Identifier: GPL-3.0-or-later
"""An incident is noted with what the register held, and its notice says what Pasal 46 asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.incident import AUTHORITY, TO_AUTHORITY, TO_PEOPLE, IncidentDraft
from desa_app.domain.overview import Todo
from desa_app.errors import InvalidInput
from tests.desa.test_access_report import words_of

if TYPE_CHECKING:
    from desa_app.desa import Desa

DRAFT = IncidentDraft(
    happened="20 November 2026 malam",
    kind="hilang",
    data="Nama, NIK dan alamat warga",
    how="Flashdisk kiriman tertinggal di angkutan",
    handling="Dilaporkan ke kepala desa; isi flashdisk tersandi",
    recovery="Kiriman dibuat ulang",
    contact="Sekretaris desa",
)


def waiting(desa: Desa) -> list[tuple[int, tuple[str, ...]]]:
    """What Beranda says of incidents: the hours left, and who is not told yet."""
    todo = desa.overview.today().todo
    return [(one.hours, one.waiting) for one in todo if one.kind is Todo.INCIDENT]


def test_the_notice_is_filled_and_both_are_told_in_time(desa: Desa) -> None:
    with pytest.raises(InvalidInput):
        desa.incidents.note(replace(DRAFT, how=" "))
    made = desa.incidents.note(DRAFT)
    assert made.due - made.found_at == timedelta(hours=72)
    assert made.counts["person"] == desa.people.counts()["orang"]
    told = words_of(desa.incidents.document(made, TO_AUTHORITY))
    for part in (
        AUTHORITY,
        "Pasal 46",
        DRAFT.how,
        DRAFT.data,
        DRAFT.recovery,
        "hilang atau dicuri",
    ):
        assert part in told, part
    assert waiting(desa) == [(71, (TO_PEOPLE, TO_AUTHORITY))]
    assert not desa.incidents.told(made.id, TO_PEOPLE).told
    assert waiting(desa) == [(71, (TO_AUTHORITY,))]
    assert desa.incidents.told(made.id, TO_AUTHORITY).told
    assert waiting(desa) == []
    assert [one.id for one in desa.incidents.list()] == [made.id]

# SPDX-License-Identifier: GPL-3.0-or-later
"""Links are the same in whatever order packages came; decisions outlive every later package."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.episode import Status
from desa_app.domain.links import Answer, LinkKind, Reason, Why
from desa_app.domain.package import DataLevel
from desa_app.domain.recruiter import RecruiterDraft
from desa_app.domain.user import Right, Role, UserRights
from desa_app.errors import InvalidInput, NotAllowed, NotFound
from desa_app.ids import new_id
from desa_app.store import consolidated
from tests.desa.case_kit import opened
from tests.office_kit import (
    DISTRICT,
    NOW,
    OTHER_VILLAGE,
    TODAY,
    VILLAGE,
    actions,
    desk_of,
    draft,
    dump,
    enrolled_copy,
    open_district,
    plan,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.office_kit import RunningClock

NIK = "3604125003900001"
PHONE = "0812-0000-0101"


def send(office: Desa, to: Path, *, month: str = "2026-10") -> Path:
    return office.packages.export(to, month, DataLevel.REGISTER).file.path


def recruited(office: Desa, name: str, sponsor: str, phone: str, **facts: object) -> None:
    person = office.people.add(draft(name, **facts))
    changes = {"sponsor": sponsor, "sponsor_phone": phone, "p3mi": ""}
    office.episodes.open(plan(person.id, **changes))


@pytest.fixture
def packages(desa: Desa, other_desa: Desa, tmp_path: Path) -> tuple[Path, Path]:
    """The same woman and the same recruiter in two villages."""
    recruited(desa, "SITI AMALIA", "UJANG SUPARDI", PHONE, nik=NIK)
    recruited(desa, "RATNA", "Maman Suryaman", "")
    recruited(other_desa, "SITI AMALIAH", "Ujang S.", "+62 812 0000 0101", nik=NIK)
    folder = tmp_path / "stik"
    folder.mkdir()
    return send(desa, folder), send(other_desa, folder)


def taken(kecamatan: Kecamatan, *paths: Path) -> None:
    for path in paths:
        (result,) = kecamatan.packages.take_in([path])
        assert result.error is None


def test_links_come_from_any_order_of_packages(
    packages: tuple[Path, Path], tmp_path: Path, clock: RunningClock
) -> None:
    told = []
    for number, order in enumerate(permutations(packages)):
        office = open_district(enrolled_copy(DISTRICT, tmp_path / str(number)), clock)
        assert office.links.list().found == ()
        taken(office, *order, order[0])
        told.append(office.links.list())
        office.close()
    assert told[0] == told[1]
    first, second = (one.link for one in told[0].found)
    assert (first.kind, second.kind) == (LinkKind.PERSON, LinkKind.PHONE)
    assert first.villages == second.villages == (VILLAGE, OTHER_VILLAGE)
    assert told[0].new == told[0].waiting == 2
    assert set(told[0].villages) == {VILLAGE, OTHER_VILLAGE}


def test_one_village_that_sends_twice_is_no_link(
    desa: Desa, kecamatan: Kecamatan, packages: tuple[Path, Path], tmp_path: Path
) -> None:
    taken(kecamatan, packages[0], send(desa, tmp_path))
    assert kecamatan.links.list().found == ()


def test_a_decision_survives_what_the_villages_send_later(
    desa: Desa,
    other_desa: Desa,
    kecamatan: Kecamatan,
    packages: tuple[Path, Path],
    tmp_path: Path,
) -> None:
    taken(kecamatan, *packages)
    person, phone = (one.link for one in kecamatan.links.list().found)
    kecamatan.links.answer(person.kind, person.key, Answer.SAME, " Pindah dari desa lain. ")
    kecamatan.links.answer(phone.kind, phone.key, Answer.CHECK, "Ditanyakan ke BP3MI")
    recruited(desa, "ORANG BARU", "UJANG SUPARDI", PHONE)
    taken(kecamatan, send(desa, tmp_path), send(other_desa, tmp_path))
    found = kecamatan.links.list().found
    assert [(one.link.kind, one.answer) for one in found] == [
        (LinkKind.PHONE, Answer.CHECK),
        (LinkKind.PERSON, Answer.SAME),
    ]
    assert [one.noted.note for one in found if one.noted] == [
        "Ditanyakan ke BP3MI",
        "Pindah dari desa lain.",
    ]
    assert {one.noted.by for one in found if one.noted} == {"sekdes"}
    assert not any(one.new or one.added for one in found)
    assert found[0].link.plans == 3
    assert [one.link.kind for one in kecamatan.links.list(waiting=True).found] == [LinkKind.PHONE]


def test_a_village_that_joins_brings_an_answered_link_back(
    kecamatan: Kecamatan, packages: tuple[Path, Path]
) -> None:
    taken(kecamatan, *packages)
    phone = kecamatan.links.list(kind=LinkKind.PHONE).found[0].link
    kecamatan.links.answer(phone.kind, phone.key, Answer.DIFFERENT)
    put(kecamatan, "36.04.12.2003", sponsor="Kang Ujang", sponsor_phone="62 812 0000 0101")
    one = kecamatan.links.list(waiting=True, kind=LinkKind.PHONE).found[0]
    assert (one.answer, one.added) == (Answer.DIFFERENT, ("36.04.12.2003",))
    assert kecamatan.links.mark_seen() == 2
    assert kecamatan.links.list(waiting=True, kind=LinkKind.PHONE).found == ()


def test_what_was_seen_is_not_new_any_more(
    kecamatan: Kecamatan, packages: tuple[Path, Path]
) -> None:
    taken(kecamatan, *packages)
    assert kecamatan.links.mark_seen() == 2
    shown = kecamatan.links.list()
    assert (shown.new, shown.waiting) == (0, 2)
    before = dump(kecamatan)
    assert kecamatan.links.mark_seen() == 0
    assert dump(kecamatan) == before


def test_answers_are_logged_with_old_and_new_and_can_be_taken_back(
    kecamatan: Kecamatan, packages: tuple[Path, Path]
) -> None:
    taken(kecamatan, *packages)
    link = kecamatan.links.list().found[0].link
    kecamatan.links.answer(link.kind, link.key, Answer.CHECK)
    kecamatan.links.answer(link.kind, link.key, Answer.DIFFERENT, "Kakak beradik")
    assert kecamatan.links.ask_again(link.kind, link.key).answer is None
    assert actions(kecamatan)[-3:] == [
        "tautan-diputuskan",
        "tautan-diputuskan",
        "tautan-ditanya-lagi",
    ]
    journal = dump(kecamatan)["journal"]
    assert '"jawaban": ["perlu-dicek", "bukan"]' in journal[-2]
    assert NIK not in "".join(journal[-3:])
    assert "AMALIA" not in "".join(journal[-3:])


def test_only_links_that_exist_are_answered(
    kecamatan: Kecamatan, packages: tuple[Path, Path]
) -> None:
    taken(kecamatan, *packages)
    link = kecamatan.links.list().found[0].link
    with pytest.raises(NotFound):
        kecamatan.links.answer(LinkKind.PHONE, "+620", Answer.SAME)
    with pytest.raises(InvalidInput):
        kecamatan.links.answer(link.kind, link.key, Answer.SAME, "x" * 501)
    assert kecamatan.links.list().new == 2


def test_an_auditor_reads_links_and_decides_nothing(
    kecamatan: Kecamatan, packages: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(kecamatan, *packages)
    desk = desk_of(kecamatan)
    reader = replace(desk.account, rights=UserRights(role=Role.AUDITOR))
    monkeypatch.setattr(desk, "_load_account", lambda _connection: reader)
    desk.account = reader
    link = kecamatan.links.list().found[0].link
    assert kecamatan.links.plans_of(link)
    assert kecamatan.links.may_answer() is desk.may(Right.WRITE) is False
    for refused in (
        lambda: kecamatan.links.answer(link.kind, link.key, Answer.SAME),
        lambda: kecamatan.links.ask_again(link.kind, link.key),
        kecamatan.links.mark_seen,
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert dump(kecamatan)["village_link"] == []


def test_the_people_behind_a_link_are_named_by_village(
    kecamatan: Kecamatan, packages: tuple[Path, Path]
) -> None:
    taken(kecamatan, *packages)
    person, phone = (one.link for one in kecamatan.links.list().found)
    for link in (person, phone):
        behind = kecamatan.links.plans_of(link)
        assert [(one.village, one.name) for one in behind] == [
            (VILLAGE, "SITI AMALIA"),
            (OTHER_VILLAGE, "SITI AMALIAH"),
        ]
        assert {one.status for one in behind} == {Status.CANDIDATE.value}
        assert {one.nik for one in behind} == {NIK}


def test_a_period_leaves_out_old_recruiting_but_never_people(kecamatan: Kecamatan) -> None:
    old = {"noted_on": TODAY - timedelta(days=800), "planned_departure": None}
    for code in ("36.04.12.2003", "36.04.12.2004"):
        put(kecamatan, code, name="RATNA", nik=NIK, sponsor_phone=PHONE, **old)
    assert len(kecamatan.links.list().found) == 2
    assert [one.link.kind for one in kecamatan.links.list(months=12).found] == [LinkKind.PERSON]
    put(kecamatan, "36.04.12.2004", name="RATNA", nik=NIK, sponsor_phone=PHONE)
    put(kecamatan, "36.04.12.2005", name="TINA", sponsor_phone=PHONE)
    assert len(kecamatan.links.list(months=12, kind=LinkKind.PHONE).found) == 1


def put(kecamatan: Kecamatan, code: str, name: str = "ORANG LAIN", **changes: object) -> None:
    """One person with one plan as the current rows of a village, as taking in writes them."""
    person: dict[str, object] = {"id": new_id(NOW), "name": name, "sex": "P", "dusun": ""}
    person |= {"birth_date": None, "nik": changes.pop("nik", None)}
    with desk_of(kecamatan).writing() as connection:
        rows = {"orang": [person], "rencana": [planned(str(person["id"])) | changes]}
        consolidated.replace_rows(connection, code, rows)


def planned(person_id: str) -> dict[str, object]:
    return {
        "id": new_id(NOW), "person_id": person_id, "status": "calon", "jalur": "belum-jelas",
        "country": "TW", "job": "", "scheme": "lainnya", "p3mi": "", "sponsor": "",
        "sponsor_phone": "", "planned_departure": None, "noted_on": TODAY,
    }  # fmt: skip


def word(number: int) -> str:
    """An invented name for a number."""
    parts = ("BA", "DE", "GU", "JO", "KI", "LA", "ME", "NU", "RO", "SI")
    return "".join(parts[int(digit)] for digit in f"{number:04d}"[-4:])


def test_a_hundred_and_ten_villages_are_compared_at_once(kecamatan: Kecamatan) -> None:
    with desk_of(kecamatan).writing() as connection:
        for village in range(110):
            people, plans = [], []
            for number in range(40):
                at = village * 40 + number
                key = new_id(NOW)
                born = date(1970, 1, 1) + timedelta(days=at % 11000)
                people.append(
                    {"id": key, "name": f"SITI NAMA{at % 997}", "sex": "P", "dusun": "",
                     "nik": f"36041{at:011d}", "birth_date": born}
                )  # fmt: skip
                named = {
                    "sponsor": f"{word(at % 1999)} {word(at % 1999 * 31)}",
                    "sponsor_phone": f"0812{at % 1999:08d}",
                    "p3mi": f"PT KE{at % 30} CONTOH",
                }
                plans.append(planned(key) | named)
            code = f"36.04.12.{2000 + village}"
            consolidated.replace_rows(connection, code, {"orang": people, "rencana": plans})
    began = time.process_time()
    shown = kecamatan.links.list()
    spent = time.process_time() - began
    numbers = [one for one in shown.found if one.link.kind is LinkKind.PHONE]
    assert len(numbers) == 1999
    assert spent < 5


def recorded(office: Desa, sponsor: str, address: str) -> None:
    """A plan whose recruiter is on record with an address."""
    person = office.people.add(draft(f"WARGA {sponsor}"))
    episode = office.episodes.open(plan(person.id, sponsor=sponsor, p3mi=""))
    record = office.recruiters.add(RecruiterDraft(name=sponsor, address=address))
    office.recruiters.link(episode.id, record.id)


def test_one_house_of_two_recruiters_is_a_link(
    desa: Desa, other_desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    recorded(desa, "UJANG SUPARDI", "Jl. Raya Contoh No. 12 RT 003/002")
    recorded(other_desa, "MAMAN SURYAMAN", "jalan raya contoh nomor 12, rt 3 rw 2")
    taken(kecamatan, send(desa, tmp_path), send(other_desa, tmp_path))
    (one,) = kecamatan.links.list(kind=LinkKind.ADDRESS).found
    assert one.link.villages == (VILLAGE, OTHER_VILLAGE)
    assert one.link.reasons[0].why is Why.SAME_ADDRESS
    behind = kecamatan.links.plans_of(one.link)
    assert [row.sponsor for row in behind] == ["UJANG SUPARDI", "MAMAN SURYAMAN"]


def test_a_recruiter_named_in_a_case_elsewhere_is_told_only_to_whoever_may(
    desa: Desa, other_desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    recruited(desa, "RATNA", "UJANG SUPARDI", "")
    opened(other_desa, suspect="Ujang Supardi, 0812-9999-0001")
    opened(other_desa, suspect="H. UJANG SUPARDI")
    full = other_desa.packages.export(tmp_path, "2026-10", DataLevel.FULL, "Diminta camat")
    taken(kecamatan, send(desa, tmp_path), full.file.path)
    found = kecamatan.links.list(kind=LinkKind.CASE).found
    (one,) = (each for each in found if each.link.reasons[0].why is Why.SAME_NAME)
    assert one.link.reasons[-1] == Reason(Why.IN_CASE, "2")
    assert [row.case for row in kecamatan.links.plans_of(one.link)] == ["1/2026", "2/2026", ""]
    assert actions(kecamatan)[-1] == "tautan-kasus-dibuka"
    kecamatan.links.answer(one.link.kind, one.link.key, Answer.CHECK, "Ditanyakan")
    users = kecamatan.users
    users.change(users.me(), replace(users.me().rights, cases=False))
    assert kecamatan.links.list(kind=LinkKind.CASE).found == ()
    (offer,) = kecamatan.packages.look_over([full.file.path])
    assert offer.manifest is not None
    assert "kasus" not in offer.manifest.counts
    (result,) = kecamatan.packages.take_in([full.file.path])
    assert result.counts is not None
    assert "kasus" not in result.counts
    with pytest.raises(NotAllowed):
        kecamatan.links.plans_of(one.link)
    with pytest.raises(NotAllowed):
        kecamatan.links.ask_again(one.link.kind, one.link.key)

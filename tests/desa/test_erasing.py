# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody's data go for good: from tables, log, search, books and packages; not from the chain."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desa_app.domain.book_entry import EntryDraft
from desa_app.domain.books import Book
from desa_app.domain.episode import Status
from desa_app.domain.family import MemberDraft, Relation
from desa_app.domain.package import DataLevel
from desa_app.domain.privacy import Ground, HoldKind
from desa_app.domain.restoring import LastSpent
from desa_app.errors import ChangedMeanwhile, ErasureRefused, NotFound
from desa_app.office.desk import BACKUPS
from desa_app.office.restore import open_backup, restore
from desa_app.places import SAMPLE_MARK
from desa_app.store import journal
from desa_app.store.backup import backups_in
from desa_app.store.erasure_list import LIST_NAME
from tests.office_kit import (
    NOW,
    PASSWORD,
    USER,
    VILLAGE,
    RunningClock,
    candidate,
    desk_of,
    draft,
    dump,
    enrolled_copy,
    fresh,
    open_village,
    permit,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from desa_app.kecamatan import Kecamatan

NAME, NIK, KK, PHONE = "SITI HAPUSAN", "3604125003900077", "3604121212120077", "081234500077"
TELLING = (NAME, NIK, KK, PHONE, "HAPUSAN", "MEGAWANGI")
SECRET = fresh(VILLAGE).key.secret


def somebody(office: Desa) -> Person:
    """A person with everything: plan, talk, letter, corrections, family, entry in the books."""
    person, episode = candidate(office, NAME, nik=NIK, kk=KK, phone=PHONE, father="MEGAWANGI")
    person = office.people.correct(person, draft(NAME, nik=NIK, kk=KK, phone="081234500078",
                                                 father="MEGAWANGI", dusun="Pasar"))  # fmt: skip
    person = office.people.correct(person, draft(NAME, nik=NIK, kk=KK, phone=PHONE, dusun="Pasar"))
    letter = office.letters.issue(permit(person, episode))
    office.families.add(
        person.id, MemberDraft(relation=Relation.CHILD, name="ANAK HAPUSAN", told_age=7)
    )
    today = office.clock.today()
    office.books.note(
        Book.DISPATCH,
        EntryDraft(day=today, number=letter.number, dated=today, party=NAME,
                   subject=f"Surat izin a.n. {NAME}, NIK {NIK}", letter_id=letter.id),
    )  # fmt: skip
    office.episodes.move(episode.id, Status.CANCELLED, today, "Batal atas permintaan sendiri")
    return person


def told_anywhere(office: Desa) -> set[str]:
    """Which telling words stand in any row of any table, in clear or as written JSON."""
    rows = dump(office)
    with desk_of(office).reading() as connection:
        search = connection.execute(text("SELECT * FROM person_search")).all()
    whole = "\n".join(row for part in rows.values() for row in part) + repr(search)
    return {word for word in TELLING if word.casefold() in whole.casefold()}


def test_nothing_tells_of_the_person_and_the_chain_and_numbers_stand(desa: Desa) -> None:
    person = somebody(desa)
    lines = desa.books.page(Book.OUTGOING, desa.clock.today().year).lines
    assert told_anywhere(desa) >= {NAME, NIK, KK, PHONE}
    plan = desa.erasures.plan(person.id)
    assert plan.letters
    assert plan.removed["person"] == 1
    assert plan.log_entries > 3

    done = desa.erasures.erase(plan, Ground.REQUEST)

    assert done.compacted
    assert told_anywhere(desa) == set()
    assert desa.inspection.data().faults == ()
    with pytest.raises(NotFound):
        desa.people.get(person.id)
    after = desa.books.page(Book.OUTGOING, desa.clock.today().year).lines
    assert [line.number for line in after] == [line.number for line in lines]
    assert b"%PDF" in desa.letters.get(desa.letters.list()[0].id).pdf
    # Who did it, when, under which number; the log names the emptied entries and not the person.
    assert done.erasure.number == f"1/{desa.clock.today().year}"
    assert desa.erasures.list() == (done.erasure,)
    with desk_of(desa).reading() as connection:
        free = connection.execute(text("PRAGMA freelist_count")).scalar()
    assert free == 0


def test_somebody_in_the_bin_is_erased_without_coming_back(desa: Desa) -> None:
    person = desa.people.add(draft(NAME, nik=NIK, kk=KK, phone=PHONE, father="MEGAWANGI"))
    desa.families.add(
        person.id, MemberDraft(relation=Relation.CHILD, name="ANAK HAPUSAN", told_age=7)
    )
    desa.privacy.hold(person.id, HoldKind.LEGAL, "Diminta penyidik")
    desa.bin.put(person, "Salah catat")
    with pytest.raises(ErasureRefused):
        desa.erasures.plan(person.id)
    desa.privacy.end_hold(desa.privacy.of(person.id).holds[0].id, "Penyidikan selesai")
    plan = desa.erasures.plan(person.id)
    assert (plan.name, plan.removed) == (NAME, {"person": 1, "family_member": 1})

    restored = desa.bin.restore(person.id)
    with pytest.raises(ChangedMeanwhile):
        desa.erasures.erase(plan, Ground.MISTAKE)
    desa.bin.put(restored, "Salah catat")
    done = desa.erasures.erase(plan, Ground.MISTAKE).erasure

    assert told_anywhere(desa) == set()
    assert (done.counts["person"], desa.bin.list()) == (1, ())
    assert desa.inspection.data().faults == ()
    with pytest.raises(NotFound):
        desa.bin.restore(person.id)
    with pytest.raises(NotFound):
        desa.erasures.plan(person.id)


def test_a_hand_that_empties_an_entry_without_an_erasure_shows(desa: Desa) -> None:
    person = somebody(desa)
    desa.erasures.erase(desa.erasures.plan(person.id), Ground.REQUEST)
    with (
        pytest.raises(IntegrityError, match="append-only"),
        desk_of(desa).database.writing() as connection,
    ):
        # The erasure is over: not even one of its own entries can be touched again.
        connection.execute(text("UPDATE journal SET detail = '{}' WHERE detail LIKE '%dihapus%'"))
    with desk_of(desa).database.writing() as connection:
        connection.execute(text("DROP TRIGGER journal_no_update"))
        untouched = connection.execute(
            text("SELECT min(position) FROM journal WHERE detail NOT IN ('{}', :gone)"),
            {"gone": '{"dihapus": true}'},
        ).scalar_one()
        journal.empty_entries(connection, [untouched])
    assert ("catatan-putus", str(untouched)) in desa.inspection.data().faults


def test_the_hash_of_an_emptied_entry_tells_nothing_of_its_values(desa: Desa) -> None:
    person = somebody(desa)
    with desk_of(desa).reading() as connection:
        salts = connection.execute(
            text("SELECT salt FROM journal WHERE action = 'orang-diubah'")
        ).scalars().all()  # fmt: skip
    assert len(set(salts)) == len(salts)
    assert all(len(one) == 32 for one in salts)
    desa.erasures.erase(desa.erasures.plan(person.id), Ground.REQUEST)
    with desk_of(desa).reading() as connection:
        left = connection.execute(
            text("SELECT salt FROM journal WHERE action = 'orang-diubah'")
        ).scalars().all()  # fmt: skip
    assert set(left) == {""}


def test_closed_books_stay_whole_and_nameless(tmp_path: Path) -> None:
    clock = RunningClock(NOW)
    folder = enrolled_copy(VILLAGE, tmp_path)
    office = open_village(folder, clock)
    person = somebody(office)
    clock.moment = NOW.replace(month=12, day=31)
    closing = office.books.close(2026)
    office.erasures.erase(office.erasures.plan(person.id), Ground.RETENTION)
    kept = office.books.closing(2026)
    assert kept is not None
    assert kept.sound
    assert kept.sha256 != closing.sha256
    assert office.books.agrees(2026)
    assert told_anywhere(office) == set()
    office.close()


def test_what_is_running_or_held_is_refused_with_its_reason(desa: Desa) -> None:
    going, _ = candidate(desa, "WARGA BERJALAN")
    with pytest.raises(ErasureRefused) as refused:
        desa.erasures.plan(going.id)
    assert refused.value.why == "rencana-berjalan"
    held = desa.people.add(draft("WARGA DITAHAN"))
    hold = desa.privacy.hold(held.id, HoldKind.LEGAL, "Permintaan penyidik 12-11-2026")
    with pytest.raises(ErasureRefused) as refused:
        desa.erasures.plan(held.id)
    assert (refused.value.why, refused.value.told) == ("penahanan", hold.reason)
    desa.privacy.end_hold(hold.id, "Perkara selesai")
    plan = desa.erasures.plan(held.id)
    desa.people.correct(held, draft("WARGA DITAHAN", dusun="Lain"))
    with pytest.raises(ChangedMeanwhile):
        desa.erasures.erase(plan, Ground.REQUEST)


def test_no_backup_brings_an_erased_person_back(tmp_path: Path) -> None:
    clock = RunningClock(NOW)
    folder = enrolled_copy(VILLAGE, tmp_path)
    office = open_village(folder, clock)
    person = somebody(office)
    office.settings.back_up()
    office.erasures.erase(office.erasures.plan(person.id), Ground.REQUEST)
    office.close()
    older = max(backups_in(folder / BACKUPS))[1]
    # On another computer, with nothing but the folder of backups; invented like this office.
    elsewhere = tmp_path / "baru" / "data"
    elsewhere.mkdir(parents=True)
    elsewhere.with_name(SAMPLE_MARK).touch()
    key = open_backup(elsewhere, older, clock, user=USER, password=PASSWORD)
    restore(elsewhere, key, clock, LastSpent(numbers={"semua": 1}, sequence=0))
    clock.advance(minutes=1)
    again = open_village(elsewhere, clock)
    with pytest.raises(NotFound):
        again.people.get(person.id)
    assert told_anywhere(again) == set()
    assert again.inspection.data().faults == ()
    assert again.erasures.apply_list() == 0
    again.close()


def test_nobody_can_have_people_erased_by_writing_the_list(tmp_path: Path) -> None:
    folder = enrolled_copy(VILLAGE, tmp_path)
    clock = RunningClock(NOW)
    office = open_village(folder, clock)
    person = office.people.add(draft())
    office.close()
    body = json.dumps([[person.id, "1/2026", "permintaan"]])
    (folder / LIST_NAME).write_text(json.dumps({"isi": body, "bukti": "0" * 64}))
    office = open_village(folder, clock)
    assert office.people.get(person.id).facts == draft()
    office.close()


def test_the_next_package_carries_the_person_no_more(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    person = somebody(desa)
    first = desa.packages.export(tmp_path, "2026-11", DataLevel.REGISTER)
    kecamatan.packages.take_in([first.file.path], tmp_path)
    assert NAME in "".join(row for part in dump(kecamatan).values() for row in part)
    desa.erasures.erase(desa.erasures.plan(person.id), Ground.REQUEST)
    second = desa.packages.export(tmp_path, "2026-11", DataLevel.REGISTER)
    (result,) = kecamatan.packages.take_in([second.file.path], tmp_path)
    assert result.error is None
    left = "".join(row for part in dump(kecamatan).values() for row in part)
    assert NAME not in left
    assert person.id not in left

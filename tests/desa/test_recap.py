# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's own Table A from its real store, and who may see the numbers of cases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.books import Book
from desa_app.domain.episode import ReturnWay, Sector, Status
from desa_app.domain.family import MemberDraft, Need, Relation
from desa_app.domain.homecoming import Homecoming, Wish
from desa_app.domain.job_info import JobInfo, JobSpread, Verdict
from desa_app.domain.outreach import Organiser, Outreach
from desa_app.domain.recap import Count
from desa_app.domain.recruiter import RecruiterDraft
from desa_app.errors import InvalidInput
from tests.desa.case_kit import consent, opened, to_bp3mi, without_right
from tests.office_kit import TODAY, draft, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa

MONTH = "2026-11"


def test_every_group_of_the_table_is_counted_from_the_store(desa: Desa) -> None:
    mother = desa.people.add(draft("IBU BEKERJA"))
    desa.episodes.open(plan(mother.id, sector=Sector.INFORMAL), status=Status.WORKING, on=TODAY)
    child = MemberDraft(relation=Relation.CHILD, name="ANAK", birth_date=date(2017, 1, 2),
                        needs=(Need.SCHOOLING,))  # fmt: skip
    desa.families.add(mother.id, child)
    gone = desa.families.add(mother.id, MemberDraft(relation=Relation.CHILD, name="SALAH",
                                                    birth_date=date(2017, 1, 2)))  # fmt: skip
    desa.families.remove(gone, "Bukan anaknya")
    back = desa.people.add(draft("SUDAH PULANG"))
    home = desa.episodes.open(plan(back.id), status=Status.RETURNED, on=TODAY)
    desa.follow_up.save_homecoming(
        home.id, Homecoming(business="Warung", wish=Wish.YES), ReturnWay.ILL
    )
    desa.outreach.add(
        Outreach(on=TODAY, place="Balai", theme="Aman", organiser=Organiser.VILLAGE, men=4, women=9)
    )
    job = desa.jobs.add(
        JobInfo(received_on=TODAY, source="Grup", country="TW", job="Perawat", verdict=Verdict.TRUE,
                verified_on=TODAY, verified_with="Disnaker", verified_by="Sekdes")
    )  # fmt: skip
    for place in ("Balai", "Masjid"):
        desa.jobs.spread(job.id, JobSpread(on=TODAY, place=place))
    desa.recruiters.add(RecruiterDraft(name="UJANG CONTOH", came_on=TODAY))
    case = opened(desa, kind="dugaan-tppo", loss=12_000_000)
    desa.cases.record_consent(case.id, consent())
    desa.cases.refer(case.id, to_bp3mi())
    recap = desa.recaps.count(MONTH)
    shown = {key: count.total for key, count in recap.counts.items() if count.total}
    assert shown == {
        "ln_jumlah": 1, "ln_belum_jelas": 1, "ln_informal": 1, "ln_skema_p_to_p": 1,
        "pulang": 1, "pulang_sakit": 1,
        "kasus_baru": 1, "kasus_tppo": 1, "kasus_berjalan": 1, "kasus_dirujuk": 1,
        "kasus_kerugian": 12_000_000,
        "kk_pmi": 1, "anak_ditinggal": 1, "butuh_pendidikan": 1,
        "sosialisasi": 1, "sosialisasi_peserta": 13, "lowongan_diterima": 1,
        "lowongan_disebarkan": 1, "perekrut_masuk": 1,
    }  # fmt: skip
    assert recap.case_kinds == {"dugaan-tppo": Count(plain=1)}
    desa.episodes.move(home.id, Status.PAST, TODAY, "keluarga")
    later = desa.recaps.count(MONTH).counts
    assert [later[key].female for key in ("purna", "purna_ingin_kembali", "purna_usaha")] == [1] * 3


def test_how_many_cases_there_are_is_told_to_who_may_see_them(desa: Desa) -> None:
    opened(desa)
    assert desa.recaps.count(MONTH).counts["kasus_baru"] == Count(plain=1)
    assert not desa.recaps.table(MONTH).cases_withheld
    without_right(desa)
    sheet = desa.recaps.table(MONTH)
    assert sheet.cases_withheld
    assert sheet.told_by_nobody("kasus_baru")
    assert sheet.case_kinds() is None


def test_what_leaves_the_window_is_in_the_log_and_in_the_head_it_prints(desa: Desa) -> None:
    desa.recaps.workbook("2026-10", public=3)
    desa.recaps.document("2026-10")
    desa.books.workbook(Book.OUTGOING, 2026)
    desa.numbers.document(2026)
    lines = [line for line in desa.trail.find() if "disimpan atau dicetak" in line.what]
    assert [(line.what.split(" disimpan")[0], line.about) for line in lines] == [
        ("Laporan nomor surat", "2026"),
        ("Buku surat", "agenda-keluar 2026"),
        ("Rekap", "2026-10"),
        ("Rekap", "2026-10"),
    ]
    told = {f"{fact.label}: {fact.new}" for fact in lines[-1].changes}
    assert told == {"Bentuk: xlsx", "Untuk umum, angka terkecil: 3"}


def test_a_quarter_that_is_running_counts_its_months_so_far(desa: Desa) -> None:
    person = desa.people.add(draft("IBU BEKERJA"))
    desa.episodes.open(plan(person.id), status=Status.WORKING, on=date(2026, 10, 7))
    sheet = desa.recaps.table("2026-T4")
    (village,) = sheet.villages
    assert (sheet.own, village.missing, village.waiting) == (True, (), frozenset({"2026-12"}))
    assert village.cell("ln_jumlah").as_of == MONTH
    change = sheet.change("ln_jumlah")
    assert change is not None
    assert change.difference == Count(female=1)
    for wrong in ("2026-T5", "26"):
        with pytest.raises(InvalidInput):
            desa.recaps.table(wrong)

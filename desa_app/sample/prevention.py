# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented village's prevention: talks held, jobs checked and spread, numbers to call."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.contacts import Contact, Service
from desa_app.domain.job_info import JobInfo, JobSpread, Verdict
from desa_app.domain.outreach import Organiser, Outreach
from desa_app.exchange.stick import write_checked

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa

# Days ago, place, theme, who invited, speakers, men, women, who came, what followed.
_TALKS = (
    (2, "Balai desa", "Bekerja ke luar negeri dengan aman", Organiser.IMMIGRATION,
     "Petugas PIMPASA", 18, 32, "PKK, Karang Taruna, RT / RW", "Nomor PIMPASA dipasang di balai"),
    (16, "Majelis taklim Dusun Kubang", "Mengenali perantara tanpa izin", Organiser.VILLAGE,
     "Sekretaris desa", 4, 41, "Ibu-ibu pengajian", "Tiga keluarga datang bertanya"),
    (60, "SMK Contoh", "Umur, dokumen dan perjanjian kerja", Organiser.MANPOWER,
     "Pengantar kerja Disnaker", 55, 47, "Siswa kelas XII dan guru", ""),
    (400, "Balai desa", "Layanan paspor dan pencegahan TPPO", Organiser.BP3MI,
     "BP3MI", 21, 19, "Perangkat desa, RT / RW", "Desa membuat papan informasi"),
)  # fmt: skip
_SOURCE = "Dinas Tenaga Kerja"
_COMPANY = "PT Contoh Karya Bahari"
_TERMS = "Perempuan, 21 sampai 45 tahun\nPendidikan paling rendah SMP\nSehat jasmani dan rohani"
# Agency, kind of help, number, officer, months since it was tried, on posters.
_HELP = (
    ("BP3MI Contoh", Service.COMPLAINT, "(0254) 000001", "Petugas pengaduan", 1, True),
    ("Kantor Imigrasi Contoh", Service.PASSPORT, "(0254) 000002", "Petugas PIMPASA", 2, True),
    ("Dinas Tenaga Kerja", Service.PLACEMENT, "(0254) 000003", "Pengantar kerja", 3, False),
    ("Polsek Contoh", Service.POLICE, "(0254) 000004", "Bhabinkamtibmas", 8, False),
    ("UPTD PPA", Service.WOMEN_CHILDREN, "(0254) 000005", "", 11, False),
    ("Puskesmas Contoh", Service.HEALTH, "(0254) 000006", "", 4, False),
)  # fmt: skip


def play_prevention(office: Desa, folder: Path) -> None:
    """Note all of it, and print the posters into ``folder``."""
    _talk(office)
    _help(office)
    confirmed = _spread_jobs(office)
    code = office.profile.code
    write_checked(folder, f"{code}-poster-umum.pdf", office.posters.check_document())
    write_checked(folder, f"{code}-poster-kantor.pdf", office.posters.office_document())
    write_checked(folder, f"{code}-poster-kerja.pdf", office.posters.job_document(confirmed))


def _talk(office: Desa) -> None:
    today = office.clock.today()
    for days, place, theme, organiser, speakers, men, women, elements, follow_up in _TALKS:
        office.outreach.add(
            Outreach(
                on=today - timedelta(days=days),
                place=place,
                theme=theme,
                organiser=organiser,
                speakers=speakers,
                men=men,
                women=women,
                elements=elements,
                material="Jalur resmi, dokumen yang diperlukan, tempat bertanya",
                budget_source="APBDes" if organiser is Organiser.VILLAGE else "",
                follow_up=follow_up,
            )
        )


def _help(office: Desa) -> None:
    today = office.clock.today()
    for agency, service, phone, officer, months, on_poster in _HELP:
        office.contacts.add(
            Contact(
                agency=agency,
                service=service,
                phone=phone,
                name=officer,
                area="Kabupaten",
                checked_on=today - timedelta(days=30 * months),
                on_poster=on_poster,
            )
        )


def _spread_jobs(office: Desa) -> str:
    """Three pieces of information, of which one is true; its id."""
    today = office.clock.today()
    told = JobInfo(
        received_on=today - timedelta(days=20),
        source=_SOURCE,
        p3mi=_COMPANY,
        country="TW",
        job="Perawat lansia",
        quota=20,
        pay="NT$ 20.000 per bulan",
        conditions=_TERMS,
        valid_until=today + timedelta(days=60),
        verdict=Verdict.TRUE,
        verified_on=today - timedelta(days=18),
        verified_with=_SOURCE,
        verified_by=office.user,
    )
    confirmed = office.jobs.add(told)
    spread = JobSpread(on=today - timedelta(days=17), place="Papan pengumuman balai desa")
    office.jobs.spread(confirmed.id, spread)
    rumour = JobInfo(
        received_on=today - timedelta(days=12),
        source="Media sosial",
        country="KH",
        job="Operator komputer",
        pay="Rp 15.000.000 per bulan",
        conditions="Tanpa syarat, berangkat minggu depan",
        verdict=Verdict.NOT_TRUE,
        verified_on=today - timedelta(days=11),
        verified_with="BP3MI Contoh",
        verified_by=office.user,
    )
    office.jobs.add(rumour)
    office.jobs.add(
        JobInfo(
            received_on=today,
            source="Selebaran di pasar",
            country="MY",
            job="Pekerja kebun",
            quota=100,
            pay="RM 1.700 per bulan",
        )
    )
    return confirmed.id

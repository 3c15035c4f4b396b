# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole main job on invented people: villages, kecamatan, kabupaten, first day to recap."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from desa_app import regions
from desa_app.clock import WIB, SetClock
from desa_app.desa import Desa, open_desa
from desa_app.domain.office import OfficeKind, OfficeSetup
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.domain.recap import month_of
from desa_app.errors import InvalidInput, Problem
from desa_app.exchange.stick import write_checked
from desa_app.kabupaten import open_kabupaten
from desa_app.kecamatan import Kecamatan, open_kecamatan
from desa_app.office.office_profile import profile_for
from desa_app.office.prepare import prepare_office
from desa_app.office.unlock import unlock
from desa_app.places import SAMPLE_MARK
from desa_app.sample.books import keep_books
from desa_app.sample.cases import play_cases
from desa_app.sample.desa_binaan import keep_desa_binaan
from desa_app.sample.documents import keep_documents
from desa_app.sample.interviews import ask_candidates, keep_reference
from desa_app.sample.links import note_mover
from desa_app.sample.month import MonthResult, SampleMonth, month_before
from desa_app.sample.people import MEN, Families
from desa_app.sample.plans import play_plans
from desa_app.sample.prevention import play_prevention
from desa_app.sample.privacy import keep_privacy
from desa_app.sample.recruiters import note_recruiters
from desa_app.sample.regency import play_regency
from desa_app.sample.sheet import sheet_of

DISTRICT = "36.04.12"
USER = "sekdes"
OFFICER = "kasi"
REGENCY = "36.04"
REGENCY_OFFICER = "kabid"
PARTS = (
    "surat", "buku", "poster", "binaan", "kirim", "tanda-terima", "rekap", "warga", "kartu",
    "kecamatan", "kirim-kabupaten", "kabupaten",
)  # fmt: skip

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Village:
    code: str
    name: str
    folder: Path
    people: int
    month: MonthResult
    packages: tuple[Path, ...]


class WholePath:
    """Plays everything into one folder; the same seed gives the same people and plans."""

    def __init__(
        self,
        folder: Path,
        now: datetime,
        *,
        seed: int,
        villages: int,
        people: int,
        report: Report,
        password: str = "",
    ) -> None:
        self._folder = folder
        self._now = now
        self._seed = seed
        self._people = people
        self._report = report
        self._codes = [region.code for region in regions.children(DISTRICT)][:villages]
        self._month = month_before(now.astimezone(WIB))
        self._password = password or f"contoh-{secrets.token_hex(8)}"
        if len(self._codes) < villages or villages < 1:
            highest = str(len(regions.children(DISTRICT)))
            raise InvalidInput((Problem("desa", "di-luar-batas", str(villages), f"1-{highest}"),))
        if not 20 <= people <= 5000:
            raise InvalidInput((Problem("orang", "di-luar-batas", str(people), "20-5000"),))

    @property
    def period(self) -> str:
        """The month that is played."""
        return month_of(self._month)

    def play(self) -> dict[str, object]:
        """Do it all and return the summary that is also written as ``ringkasan.json``."""
        folder = self._folder
        for part in PARTS:
            (folder / part).mkdir(parents=True)
        write_checked(folder, SAMPLE_MARK, f"{self._password}\n".encode())
        district = self._open_district()
        try:
            card = district.villages.write_card(folder / "kartu" / f"KARTU-{DISTRICT}.txt")
            villages = [
                self._play_village(code, district, card.fingerprint) for code in self._codes
            ]
            self._report("Kecamatan menerima semua kiriman")
            taken = district.packages.take_in(
                [package for village in villages for package in village.packages],
                folder / "tanda-terima",
            )
            recap = folder / "rekap"
            write_checked(recap, f"rekap-{self.period}.xlsx", district.recaps.workbook(self.period))
            write_checked(recap, f"rekap-{self.period}.pdf", district.recaps.document(self.period))
            sheet = district.recaps.table(self.period)
            regency = self._play_regency(district)
            identity = district.inspection.identity_for_the_safe()
            write_checked(folder, "kunci-contoh.txt", f"{identity}\n".encode())
        finally:
            district.close()
        receipts = [result.receipt_path for result in taken if result.receipt_path is not None]
        closed = sum(self._close_batch(village, receipts) for village in villages)
        return {
            "contoh": True,
            "benih": self._seed,
            "periode": self.period,
            "kecamatan": {
                "kode": DISTRICT,
                "folder": "kecamatan",
                "diterima": sum(result.state is TakeInState.TAKEN for result in taken),
                "ditolak": sum(result.state is TakeInState.REFUSED for result in taken),
                "belum_mengirim": [village.code for village in sheet.silent],
            },
            "kabupaten": regency,
            "desa": [self._village_summary(village) for village in villages],
            "tanda_terima_dibaca": closed,
            "berkas": {
                "surat": _names(folder, "surat", "*.pdf"),
                "buku": _names(folder, "buku", "*"),
                "poster": _names(folder, "poster", "*"),
                "binaan": _names(folder, "binaan", "*"),
                "kirim": _names(folder, "kirim", "*.dbx"),
                "tanda_terima": _names(folder, "tanda-terima", "*"),
                "rekap": _names(folder, "rekap", "*"),
                "kirim_kabupaten": _names(folder, "kirim-kabupaten", "*"),
                "kunci": "kunci-contoh.txt",
                "sandi": SAMPLE_MARK,
            },
        }

    def _open_district(self) -> Kecamatan:
        self._report("Menyiapkan kantor kecamatan contoh")
        clock = self._clock_at(day=4)
        folder = self._folder / "kecamatan"
        self._prepare(OfficeKind.KECAMATAN, DISTRICT, folder, OFFICER, clock)
        clock.moment = self._now
        return open_kecamatan(folder, unlock(folder, OFFICER, self._password, clock), clock)

    def _play_regency(self, district: Kecamatan) -> dict[str, object]:
        self._report("Kecamatan meneruskan ke kabupaten, kabupaten menjawab")
        clock = self._clock_at(day=4)
        folder = self._folder / "kabupaten"
        self._prepare(OfficeKind.KABUPATEN, REGENCY, folder, REGENCY_OFFICER, clock)
        clock.moment = self._now
        key = unlock(folder, REGENCY_OFFICER, self._password, clock)
        office = open_kabupaten(folder, key, clock)
        try:
            return play_regency(district, office, self._folder, (self._month_earlier, self.period))
        finally:
            office.close()

    @property
    def _month_earlier(self) -> str:
        return month_of(self._month - timedelta(days=1))

    def _play_village(self, code: str, district: Kecamatan, fingerprint: str) -> _Village:
        name = regions.find_region(code).name
        self._report(f"Desa {name}: menyiapkan kantor")
        random = Random(f"{self._seed}/{code}")  # noqa: S311 - invented people, not secrets
        clock = self._clock_at(day=5)
        folder = self._folder / f"desa-{code}"
        self._prepare(OfficeKind.DESA, code, folder, USER, clock)
        office = open_desa(folder, unlock(folder, USER, self._password, clock), clock)
        try:
            self._report(f"Desa {name}: mengimpor warga, menerbitkan surat")
            taken = self._import_people(office, code, random)
            month = SampleMonth(office, clock, random).play()
            play_plans(office)
            note_recruiters(office)
            if code in self._codes[:2]:
                note_mover(office)
            self._save_letters(code, month)
            self._report(f"Desa {name}: mewawancara calon, mencatat dokumen")
            ask_candidates(office)
            keep_reference(office)
            keep_documents(office, random)
            self._report(f"Desa {name}: mengisi buku, mencegah, mencatat kasus")
            keep_books(office, self._folder / "buku")
            play_prevention(office, self._folder / "poster")
            keep_desa_binaan(office, self._folder / "binaan")
            play_cases(office)
            self._report(f"Desa {name}: mengirim ke kecamatan")
            clock.moment = self._now
            if code == self._codes[0]:
                keep_privacy(office)
            packages = self._send(office, code, district, fingerprint)
        finally:
            office.close()
        return _Village(code, name, folder, taken, month, packages)

    def _import_people(self, office: Desa, code: str, random: Random) -> int:
        birth_place = regions.find_region(code).regency.removeprefix("Kabupaten ").title()
        families = Families(random, DISTRICT, birth_place, self._month)
        path = self._folder / "warga" / f"warga-{code}.xlsx"
        write_checked(path.parent, path.name, sheet_of(families.people(self._people)))
        return office.intake.take_in(path).taken

    def _send(
        self, office: Desa, code: str, district: Kecamatan, fingerprint: str
    ) -> tuple[Path, ...]:
        """Both sides enrol each other by card and fingerprint; then the month is sealed.

        All but the third village send the month before too, so that there is something to compare.
        """
        cards = self._folder / "kartu"
        own = office.enrolment.write_card(cards / f"KARTU-{code}.txt")
        district.villages.enrol(cards / f"KARTU-{code}.txt", own.fingerprint)
        office.enrolment.enrol(cards / f"KARTU-{DISTRICT}.txt", fingerprint)
        found = []
        for period in (
            (self._month_earlier, self.period) if code not in self._codes[2:3] else (self.period,)
        ):
            done = office.packages.export(self._folder / "kirim", period, DataLevel.REGISTER)
            name = f"{done.file.path.stem}-serah-terima.pdf"
            write_checked(self._folder / "tanda-terima", name, done.note_pdf)
            found.append(done.file.path)
        return tuple(found)

    def _close_batch(self, village: _Village, receipts: list[Path]) -> int:
        clock = SetClock(self._now)
        own = [path for path in receipts if f"-{village.code}-" in path.name]
        key = unlock(village.folder, USER, self._password, clock)
        office = open_desa(village.folder, key, clock)
        try:
            return sum(r.receipt is not None for r in office.packages.take_receipts(own))
        finally:
            office.close()

    def _prepare(
        self, kind: OfficeKind, code: str, folder: Path, user: str, clock: SetClock
    ) -> None:
        random = Random(f"{self._seed}/{code}/pejabat")  # noqa: S311 - invented people
        head, secretary = random.sample(MEN, 2)
        setup = OfficeSetup(
            profile=profile_for(kind, code, sample=True),
            head_name=head.upper(),
            secretary_name=secretary.upper(),
            user_name=user,
        )
        prepare_office(folder, setup, self._password, clock)

    def _clock_at(self, day: int) -> SetClock:
        morning = datetime.combine(self._month + timedelta(days=day - 1), time(9), WIB)
        return SetClock(morning)

    def _save_letters(self, code: str, month: MonthResult) -> None:
        for letter in month.letters:
            name = f"{code}-{letter.number.replace('/', '-')}-{letter.kind}.pdf"
            write_checked(self._folder / "surat", name, letter.pdf)

    def _village_summary(self, village: _Village) -> dict[str, object]:
        return {
            "kode": village.code,
            "nama": village.name,
            "folder": village.folder.name,
            "orang": village.people,
            "rencana": village.month.plans,
            "surat": [letter.number for letter in village.month.letters],
            "surat_terhalang": village.month.blocked,
            "kiriman": village.packages[-1].name,
        }


def clear(folder: Path) -> None:
    """Make room for a new sample; only a folder that holds nothing or an older sample is touched.

    Raises ``InvalidInput`` for any other folder.
    """
    if not folder.exists():
        folder.mkdir(parents=True)
        return
    inside = {path.name for path in folder.iterdir()}
    if not inside:
        return
    if SAMPLE_MARK not in inside:
        raise InvalidInput((Problem("ke", "folder-berisi", str(folder)),))
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _names(folder: Path, part: str, pattern: str) -> list[str]:
    return sorted(f"{part}/{path.name}" for path in (folder / part).glob(pattern))

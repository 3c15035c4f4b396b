# SPDX-License-Identifier: GPL-3.0-or-later
"""The village office's front door: one object, one job per attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.access_report import AccessReports
from desa_app.desa.attachments import Attachments
from desa_app.desa.books import Books
from desa_app.desa.cases import Cases
from desa_app.desa.contacts import Contacts
from desa_app.desa.corrections import Corrections
from desa_app.desa.documents import Documents
from desa_app.desa.enrolment import Enrolment
from desa_app.desa.episodes import Episodes
from desa_app.desa.erasing import Erasures
from desa_app.desa.families import Families
from desa_app.desa.first_day import village_tasks
from desa_app.desa.follow_up import FollowUps
from desa_app.desa.foreigners import Foreigners
from desa_app.desa.foster import FosterBook
from desa_app.desa.history import Histories
from desa_app.desa.imports import Imports
from desa_app.desa.incidents import Incidents
from desa_app.desa.inspect import Inspection
from desa_app.desa.intake import Intake
from desa_app.desa.interviews import Interviews
from desa_app.desa.jobs import Jobs
from desa_app.desa.letter_batch import LetterBatches
from desa_app.desa.letter_recovery import LetterRecovery
from desa_app.desa.letters import Letters
from desa_app.desa.numbers import Numbers
from desa_app.desa.outreach import Outreaches
from desa_app.desa.overview import Overviews
from desa_app.desa.own_keys import KeyRenewal
from desa_app.desa.packages import Packages
from desa_app.desa.people import People
from desa_app.desa.people_export import PeopleExport
from desa_app.desa.people_upkeep import Merging, RecycleBin
from desa_app.desa.posters import Posters
from desa_app.desa.privacy import Privacy
from desa_app.desa.readiness import Readiness
from desa_app.desa.recap import Recaps
from desa_app.desa.recruiters import Companies, Recruiters
from desa_app.desa.reference_lists import ReferenceLists
from desa_app.desa.rehearsal import VillageRehearsal
from desa_app.desa.retention import Retentions
from desa_app.desa.scans import Scans
from desa_app.desa.trail import VillageTrail
from desa_app.desa.wording_parcels import WordingParcels
from desa_app.desa.wordings import Wordings
from desa_app.domain.office import OfficeKind
from desa_app.office.desk import Desk
from desa_app.office.first_day import FirstDays
from desa_app.office.officials import Officials
from desa_app.office.open_office import OpenOffice
from desa_app.office.recovery import Recovery, RecoveryRenewal
from desa_app.office.settings import Settings
from desa_app.office.sticks import Sticks
from desa_app.office.users import Users

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.office.unlock import OfficeKey


class Desa(OpenOffice):
    """An open village office. Every method of its jobs is one user action and one transaction."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.people = People(desk)
        self.people_export = PeopleExport(desk)
        self.histories = Histories(desk)
        self.bin = RecycleBin(desk)
        self.merging = Merging(desk)
        self.episodes = Episodes(desk)
        self.recruiters = Recruiters(desk)
        self.companies = Companies(desk)
        self.documents = Documents(desk)
        self.scans = Scans(desk)
        self.families = Families(desk)
        self.follow_up = FollowUps(desk)
        self.readiness = Readiness(desk)
        self.intake = Intake(desk)
        self.interviews = Interviews(desk)
        self.imports = Imports(desk)
        self.letters = Letters(desk)
        self.letter_batches = LetterBatches(desk, self.letters)
        self.letter_recovery = LetterRecovery(desk)
        self.numbers = Numbers(desk)
        self.reference = ReferenceLists(desk)
        self.wordings = Wordings(desk)
        self.wording_parcels = WordingParcels(desk, self.wordings)
        self.books = Books(desk)
        self.cases = Cases(desk)
        self.outreach = Outreaches(desk)
        self.attachments = Attachments(desk)
        self.jobs = Jobs(desk)
        self.contacts = Contacts(desk)
        self.posters = Posters(desk, self.jobs, self.contacts)
        self.foreigners = Foreigners(desk)
        self.foster = FosterBook(desk, self.foreigners)
        self.enrolment = Enrolment(desk)
        self.key_renewal = KeyRenewal(desk)
        self.packages = Packages(desk)
        self.recaps = Recaps(desk)
        self.privacy = Privacy(desk)
        self.corrections = Corrections(desk)
        self.access_reports = AccessReports(desk)
        self.incidents = Incidents(desk)
        self.retentions = Retentions(desk)
        self.erasures = Erasures(desk)
        self.overview = Overviews(desk)
        self.first_days = FirstDays(desk, village_tasks)
        self.inspection = Inspection(desk)
        self.settings = Settings(desk)
        self.officials = Officials(desk)
        self.users = Users(desk)
        self.recovery = Recovery(desk)
        self.recovery_renewal = RecoveryRenewal(desk)
        self.rehearsal = VillageRehearsal(desk)
        self.trail = VillageTrail(desk)
        self.sticks = Sticks(desk.folder)


def open_desa(folder: Path, key: OfficeKey, clock: Clock) -> Desa:
    """Open a village office with the key from the door.

    Raises ``NoOffice``, ``WrongOfficeKind``, ``StoreNewer`` or ``StoreDamaged``.
    """
    office = Desa(Desk(folder, key, clock, OfficeKind.DESA))
    try:
        office.erasures.apply_list()
        office.rehearsal.clear_left()
    except BaseException:
        office.close()
        raise
    return office

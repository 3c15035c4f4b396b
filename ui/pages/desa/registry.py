# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the village office, in the order of the rail."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.desa import places
from ui.pages.desa.books_page import BooksPage
from ui.pages.desa.cases_page import CasesPage
from ui.pages.desa.foster_page import FosterPage
from ui.pages.desa.home_page import HomePage
from ui.pages.desa.inspect_page import InspectPage
from ui.pages.desa.interview_page import InterviewPage
from ui.pages.desa.letters_page import LettersPage
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.prevention_page import PreventionPage
from ui.pages.desa.recap_page import RecapPage
from ui.pages.desa.recruiter_lists import questions_of
from ui.pages.desa.recruiters_page import RecruitersPage
from ui.pages.desa.send_page import SendPage
from ui.pages.desa.settings_page import SettingsPage
from ui.pages.page import PageEntry

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.pages.registry import PageTools


def entries(office: Desa, tools: PageTools) -> tuple[PageEntry, ...]:
    """Every page of an open village office; each is built when it is first asked for."""
    tr = QCoreApplication.translate
    drafts, preferences = tools.drafts, tools.preferences
    return (
        PageEntry(
            name=places.HOME,
            title=tr("Desa", "Beranda"),
            icon="home",
            make=partial(HomePage, office, preferences, drafts),
        ),
        PageEntry(
            name=places.PEOPLE,
            title=tr("Desa", "Warga & PMI"),
            icon="people",
            make=partial(PeoplePage, office, drafts, preferences),
            counting=office.overview.waiting,
        ),
        PageEntry(
            name=places.INTERVIEWS,
            title=tr("Desa", "Wawancara"),
            icon="interview",
            make=partial(InterviewPage, office, drafts, preferences),
            counting=office.interviews.waiting,
        ),
        PageEntry(
            name=places.LETTERS,
            title=tr("Desa", "Surat"),
            icon="letter",
            make=partial(LettersPage, office, drafts, preferences),
        ),
        PageEntry(
            name=places.BOOKS,
            title=tr("Desa", "Buku"),
            icon="book",
            make=partial(BooksPage, office, preferences),
        ),
        *_cases(office, tools),
        PageEntry(
            name=places.RECRUITERS,
            title=tr("Desa", "Perekrut"),
            icon="recruiter",
            make=partial(RecruitersPage, office, drafts, preferences),
            counting=partial(_questions, office),
        ),
        PageEntry(
            name=places.PREVENTION,
            title=tr("Desa", "Pencegahan"),
            icon="prevention",
            make=partial(PreventionPage, office, preferences),
        ),
        PageEntry(
            name=places.FOSTER,
            title=tr("Desa", "Desa Binaan"),
            icon="village",
            make=partial(FosterPage, office, preferences),
        ),
        PageEntry(
            name=places.RECAP,
            title=tr("Desa", "Rekap"),
            icon="recap",
            make=partial(RecapPage, office, preferences),
        ),
        PageEntry(
            name=places.SEND,
            title=tr("Desa", "Kirim ke Kecamatan"),
            icon="stick",
            make=partial(SendPage, office, preferences),
        ),
        PageEntry(
            name=places.INSPECT,
            title=tr("Desa", "Periksa surat"),
            icon="check",
            make=partial(InspectPage, office),
        ),
        PageEntry(
            name=places.SETTINGS,
            title=tr("Desa", "Pengaturan"),
            icon="settings",
            make=partial(SettingsPage, office, preferences, drafts),
        ),
    )


def _questions(office: Desa) -> int:
    return len(questions_of(office).waiting)


def _unreferred(office: Desa) -> int:
    return len(office.cases.without_referral(office.clock.today()))


def _cases(office: Desa, tools: PageTools) -> tuple[PageEntry, ...]:
    """Nobody without the right learns from the rail that there are cases."""
    if not office.cases.allowed:
        return ()
    return (
        PageEntry(
            name=places.CASES,
            title=QCoreApplication.translate("Desa", "Kasus"),
            icon="case",
            make=partial(CasesPage, office, tools.preferences),
            counting=partial(_unreferred, office),
        ),
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""The sections of a person's screen, in the order of their tabs; a new one is a line here."""

from __future__ import annotations

from collections.abc import Callable

from desa_app.desa import Desa
from ui.pages.desa.case_section import CaseSection
from ui.pages.desa.documents_section import DocumentsSection
from ui.pages.desa.family_section import FamilySection
from ui.pages.desa.homecoming_section import HomecomingSection
from ui.pages.desa.interview_section import InterviewSection
from ui.pages.desa.person_history import HistorySection
from ui.pages.desa.person_overview import OverviewSection
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.plan_section import PlanSection
from ui.pages.desa.privacy_section import PrivacySection
from ui.pages.desa.readiness_section import ReadinessSection
from ui.pages.desa.recruiter_section import RecruiterSection
from ui.pages.desa.steps_section import StepsSection

SectionFactory = Callable[[Desa], PersonSection]

SECTIONS: tuple[SectionFactory, ...] = (
    OverviewSection,
    PlanSection,
    StepsSection,
    InterviewSection,
    DocumentsSection,
    FamilySection,
    ReadinessSection,
    HomecomingSection,
    CaseSection,
    RecruiterSection,
    HistorySection,
    PrivacySection,
)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented office that the tests of login and first run prepare."""

from __future__ import annotations

from desa_app.domain.office import OfficeKind
from desa_app.regions import find_region
from ui.pages.first_run.answers import Answers

PASSWORD = "kuda lari pagi"


def answers_of_sukajaya() -> Answers:
    answers = Answers()
    answers.kind = OfficeKind.DESA
    answers.take_region(find_region("36.04.12.2013"))
    answers.head_name, answers.secretary_name = "H. SAEPUDIN", "RINA MARLINA"
    answers.user_name = "Rina"
    return answers

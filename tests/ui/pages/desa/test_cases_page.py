# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases are noted, followed and passed on by keyboard; without the right nothing is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desa_app.domain.case import Case, CaseDraft, CaseState, Consent, ConsentBy
from desa_app.domain.trail import TrailFilter
from desa_app.domain.user import Role, UserRights
from tests.ui.pages.desa.helpers import press, settled
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui import tasks
from ui.pages.desa import places
from ui.pages.desa.case_dialogs import (
    AnswerDialog,
    CaseDialog,
    ConsentDialog,
    NoteDialog,
    ReferralDialog,
    StateDialog,
)
from ui.pages.desa.case_form import CaseSheet
from ui.pages.desa.case_section import CaseSection
from ui.pages.desa.case_view import CaseView
from ui.pages.desa.cases_page import CasesPage
from ui.pages.desa.letter_form import LetterSheet
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

# Not the page itself: its list is read when it is first shown, and not everybody has it.
FIRST_PAGE = places.INSPECT

Settle = Callable[[], None]


@pytest.fixture
def page(window: MainWindow) -> CasesPage:
    window.show_page(places.CASES)
    found = window.page(places.CASES)
    assert isinstance(found, CasesPage)
    return found


def noted(office: Desa, person_id: str | None = None, **changes: object) -> Case:
    facts: dict[str, object] = {
        "reported_on": office.clock.today() - timedelta(days=5),
        "kind": "hilang-kontak",
        "person_id": person_id,
        "reporter_relation": "ibu",
    }
    return office.cases.open(CaseDraft(**facts | changes), "Tidak ada kabar", "ibu")  # type: ignore[arg-type]


def view_of(page: CasesPage) -> CaseView:
    settled()
    assert isinstance(page.sheet, CaseView)
    return page.sheet


def dialog(kind: type[CaseDialog]) -> CaseDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    assert found, kind
    return found[-1]


def save(window: CaseDialog, **values: object) -> None:
    assert not inputs_without_buddy(window)
    assert not unnamed_inputs(window)
    window.form.set_values(values)
    window.save_button.click()


def test_a_case_is_noted_by_keyboard(page: CasesPage, office: Desa, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet = page.sheet
    assert isinstance(sheet, CaseSheet)
    unlabelled = inputs_without_buddy(sheet)
    assert all(one.startswith("SearchField") for one in unlabelled)
    assert not unnamed_inputs(sheet)
    sheet.form.set_values(
        {"kind": "upah", "victim": "WARGA CONTOH", "told": "Upah belum dibayar", "loss": 3_000_000}
    )
    QTest.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (row,) = office.cases.list()
    assert (row.kind, row.about, row.state) == ("upah", "WARGA CONTOH", CaseState.REPORTED)
    assert view_of(page).case.facts.loss == 3_000_000
    QTest.keyClick(view_of(page), Qt.Key.Key_Escape)
    settled()
    assert page.model.rowCount() == 1


def test_returns_are_noted_one_after_the_other(page: CasesPage, office: Desa) -> None:
    page.note_case()
    sheet = page.sheet
    assert isinstance(sheet, CaseSheet)
    today = office.clock.today()
    sheet.form.set_values(
        {"kind": "pulang-sakit", "country": "MY", "reporter": "BP3MI", "returned_on": today}
    )
    for number in range(3):
        sheet.form.set_values({"victim": f"WARGA KE-{number}"})
        sheet.next_button.click()
    assert {row.about for row in office.cases.list()} == {f"WARGA KE-{n}" for n in range(3)}
    values = sheet.form.values()
    assert (values["kind"], values["country"], values["victim"]) == ("pulang-sakit", "MY", "")
    assert values["returned_on"] == today
    page.close_sheet()
    page.chips["pemulangan"].click()
    settled()
    assert page.model.rowCount() == 3
    page.chips["berakhir"].click()
    settled()
    assert page.model.rowCount() == 0


def test_what_is_missing_is_told_beside_its_field(page: CasesPage, office: Desa) -> None:
    page.note_case()
    sheet = page.sheet
    assert isinstance(sheet, CaseSheet)
    sheet.save()
    assert sheet.form.row("kind").problem_text
    assert office.cases.list() == ()


def test_a_case_is_followed_to_its_end(page: CasesPage, office: Desa, people: People) -> None:
    case = noted(office, people.ready.id)
    page.receive(case.id)
    view = view_of(page)
    view.add_note()
    save(dialog(NoteDialog), words="Terakhir menelepon dari Johor", source="tetangga")
    view.record_consent()
    save(dialog(ConsentDialog), by=ConsentBy.OWN, name="YANG BERSANGKUTAN", how="lewat telepon")
    view.note_referral()
    save(dialog(ReferralDialog), agency="BP3MI Banten", officer="Petugas")
    view.note_answer()
    save(dialog(AnswerDialog), words="Sudah ditemukan")
    view.change_state()
    save(dialog(StateDialog), state=CaseState.DONE, result="Pulang dengan selamat")
    assert (view.case.state, view.case.result) == (CaseState.DONE, "Pulang dengan selamat")
    shown = " ".join(moment.text for moment in view._trail.moments())
    for words in ("Johor", "BP3MI Banten", "Sudah ditemukan", "selesai"):
        assert words in shown
    assert not view.refer_button.isEnabled()
    assert view.answer_button.isEnabled()
    assert page.notices.text() == "Keadaan kasus sekarang: selesai."
    press(page, "Urungkan")
    now = office.cases.get(case.id)
    assert (now.state, now.result, len(now.steps)) == (CaseState.REFERRED, "", 4)
    assert view.case == now
    assert view.refer_button.isEnabled()
    assert "Kedua langkahnya tetap terbaca" in page.notices.text()


def test_after_a_refusal_the_ways_to_pass_on_are_shut(
    page: CasesPage, office: Desa, people: People
) -> None:
    case = noted(office, people.ready.id)
    day = office.clock.today()
    refused = Consent(by=ConsentBy.REFUSED, name="YANG BERSANGKUTAN", on=day, how="lisan")
    page.receive(office.cases.record_consent(case.id, refused).id)
    assert not view_of(page).refer_button.isEnabled()
    assert not view_of(page).letter_button.isEnabled()


def test_the_referral_letter_is_filled_in_and_kept_with_the_case(
    page: CasesPage, office: Desa, people: People, settle: Settle
) -> None:
    case = noted(office, people.ready.id)
    day = office.clock.today()
    consent = Consent(by=ConsentBy.GUARDIAN, name="IBU CONTOH", on=day, how="tertulis")
    office.cases.record_consent(case.id, consent)
    page.receive(case.id)
    view_of(page).letter_button.click()
    sheet = page.sheet
    assert isinstance(sheet, LetterSheet)
    assert sheet.draft.fields is not None
    answers = sheet.draft.fields.answers()
    assert (answers["persetujuan"], answers["uraian"]) == ("wali", "Tidak ada kabar")
    sheet.update_preview()
    settle()
    sheet.checks.form.set_values({"reason": "Sudah dijelaskan"})
    sheet.update_preview()
    settle()
    sheet.issue()
    settle()
    save(dialog(ReferralDialog), agency="BP3MI Banten")
    (referral,) = view_of(page).case.referrals
    letter = office.letters.get(str(referral.letter_id))
    assert (letter.kind, letter.number) == ("rujukan-kasus", referral.letter_number)


def test_the_cases_of_a_person_stand_on_their_screen(
    window: MainWindow, office: Desa, people: People
) -> None:
    noted(office, people.ready.id)
    window.show_page(places.PEOPLE)
    register = window.page(places.PEOPLE)
    assert isinstance(register, PeoplePage)
    register.open_person(people.ready.id)
    screen = register.sheet
    assert isinstance(screen, PersonScreen)
    at = next(n for n, one in enumerate(screen.sections) if isinstance(one, CaseSection))
    screen.show_section(at)
    section = screen.sections[at]
    assert isinstance(section, CaseSection)
    settled()
    assert section.model.rowCount() == 1
    section.table.select_row(0)
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    settled()
    cases = window.page(places.CASES)
    assert isinstance(cases, CasesPage)
    assert isinstance(cases.sheet, CaseView)


def test_without_the_right_no_page_tab_or_line_tells_of_cases(
    office: Desa, people: People, open_window: Callable[[Desa], MainWindow]
) -> None:
    noted(office, people.ready.id)
    head = UserRights(role=Role.HEAD, manager=True, cases=True)
    office.users.add("Kades Contoh", head, "sandi pertama")
    office.users.change(office.users.me(), UserRights(role=Role.SECRETARY, manager=True))
    office.users.me()
    window = open_window(office)
    with pytest.raises(KeyError):
        window.rail.button(places.CASES)
    register = window.page(places.PEOPLE)
    assert isinstance(register, PeoplePage)
    register.open_person(people.ready.id)
    screen = register.sheet
    assert isinstance(screen, PersonScreen)
    assert not any(isinstance(one, CaseSection) for one in screen.sections)
    assert all("kasus" not in item.kind.value for item in office.overview.today().todo)


def looks(office: Desa) -> int:
    """How often the log says that the list was opened."""
    return len(office.trail.find(TrailFilter(action="daftar-kasus-dibuka"), limit=500))


def test_the_list_says_that_it_is_being_opened_and_never_first_that_it_is_empty(
    window: MainWindow, office: Desa, people: People
) -> None:
    noted(office, people.ready.id)
    before = looks(office)
    window.show_page(places.CASES)
    page = window.page(places.CASES)
    assert isinstance(page, CasesPage)
    assert words_on(page.table) == ["Membuka daftar kasus…"]
    settled()
    assert page.model.rowCount() == 1
    page.chips["berakhir"].click()
    assert page.model.rowCount() == 1  # the old rows stay until the answer is there
    settled()
    assert words_on(page.table)[0] == "Tidak ada kasus yang cocok"
    assert looks(office) == before + 2


def test_leaving_calls_the_look_off_and_coming_back_begins_it_again(
    page: CasesPage, window: MainWindow, office: Desa, people: People
) -> None:
    settled()
    noted(office, people.ready.id)
    before = looks(office)
    free, held = Event(), Event()
    tasks.run(page, partial(hold_up, held, free), nothing, nothing, writes=True)
    held.wait(10)
    page.chips["semua"].click()  # waits behind whoever writes
    window.show_page(places.PEOPLE)
    free.set()
    settled()
    assert looks(office) == before
    assert page.model.rowCount() == 0
    window.show_page(places.CASES)
    settled()
    assert page.model.rowCount() == 1
    assert looks(office) == before + 1


def hold_up(held: Event, free: Event, _: tasks.Progress) -> None:
    """Keep the one writing thread busy until the test lets it go."""
    held.set()
    free.wait(10)


def nothing(_outcome: object) -> None:
    """Nothing follows."""


def words_on(root: QWidget) -> list[str]:
    """What a reader sees of an empty list."""
    return [one.text() for one in root.findChildren(Text) if one.isVisible() and one.text()]


def test_beranda_reminds_of_a_case_by_its_number_only(office: Desa, people: People) -> None:
    from ui.pages.desa.todo_list import lines_of

    case = noted(office, people.ready.id)
    line = next(one for one in lines_of(office.overview.today().todo) if one.chip == "Kasus")
    assert case.label in line.note
    assert case.person_name not in f"{line.title}{line.note}"
    assert line.page == places.CASES

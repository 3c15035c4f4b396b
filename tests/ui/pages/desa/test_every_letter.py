# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of letter that comes with the program is filled in, seen and issued in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.page import Paper
from desa_app.reference import letter_kinds
from tests.paper.letter_answers import ANSWERS
from tests.paper.reading import words_in
from tests.ui.pages.desa.helpers import press, type_into
from ui.pages.desa import places
from ui.pages.desa.letter_form import LetterSheet
from ui.pages.desa.letter_view import LetterView
from ui.pages.desa.letters_page import LettersPage
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.LETTERS

Settle = Callable[[], None]
# What only the people at the desk know; all else comes from the register.
AT_THE_DESK = {
    "beda-identitas": {"tertulis_nama": "JUHAENI SAEPUDIN"},
    "wawancara": {"tempat_bicara": "Kantor desa", "pewawancara": "Rina Marlina"},
}


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", sorted(letter_kinds()))
def test_a_kind_is_issued_from_its_form(
    window: MainWindow, people: People, office: Desa, settle: Settle, kind: str, paper: Paper
) -> None:
    window.show_page(places.LETTERS)
    page = window.page(places.LETTERS)
    assert isinstance(page, LettersPage)
    page.write_letter()
    sheet = page.sheet
    assert isinstance(sheet, LetterSheet)
    sheet.draft.head.set_values({"kind": kind})
    sheet.draft._on_head()
    fields = sheet.draft.fields
    assert fields is not None
    if fields.kind.needs_person:
        sheet.draft.picker.choose(people.ready)
        fields = sheet.draft.fields
        assert fields is not None
    fields.show_answers(fields.answers() | ANSWERS[kind] | AT_THE_DESK.get(kind, {}))
    sheet.tail.set_values({"paper": paper})
    sheet.update_preview()
    settle()
    if sheet.checks.warned:
        type_into(sheet.checks.form.field("reason"), "Sudah dijelaskan bersama keluarga.")
        sheet.update_preview()
        settle()
    told = [label.text() for label in sheet.preview.findChildren(Text)]
    assert sheet.issue_button.isEnabled(), told
    press(sheet, "Terbitkan surat")
    settle()
    assert isinstance(page.sheet, LetterView)
    row = office.letters.list()[0]
    letter = office.letters.get(row.id)
    assert (letter.kind, letter.paper) == (kind, paper)
    words = words_in(letter.pdf)
    assert letter.number in words
    if fields.kind.needs_person and not fields.kind.confidential:
        assert people.ready.facts.name.casefold() in words.casefold()

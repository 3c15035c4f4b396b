# SPDX-License-Identifier: GPL-3.0-or-later
"""Prevention is kept by keyboard: noted, corrected, checked, spread, struck, searched, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from desa_app.domain.contacts import Contact, Service
from desa_app.domain.job_info import JobInfo, JobState, Verdict
from desa_app.domain.outreach import Organiser, Outreach
from tests.ui.pages.desa.helpers import key, open_dialog, press, settled, type_into
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.pages.desa import jobs_tab, places, prevention_page
from ui.pages.desa.contacts_tab import ContactDialog
from ui.pages.desa.files_dialog import FilesDialog
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.job_dialogs import CheckJobDialog, JobDialog, SpreadDialog, StrikeSpreadDialog
from ui.pages.desa.ledger_dialog import LedgerDialog, StrikeRecordDialog
from ui.pages.desa.outreach_tab import OutreachDialog
from ui.pages.desa.poster_window import PosterWindow
from ui.pages.desa.prevention_page import PreventionPage

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.main_window import MainWindow

FIRST_PAGE = places.PREVENTION

Settle = Callable[[], None]
PLAIN = Qt.KeyboardModifier.NoModifier
TODAY = date(2026, 11, 21)
TALK = Outreach(
    on=TODAY, place="Balai desa", theme="Jalur resmi", organiser=Organiser.VILLAGE, men=3, women=4
)
JOB = JobInfo(received_on=TODAY, source="Disnaker", country="TW", job="Perawat lansia")
CONFIRMED = replace(
    JOB, verdict=Verdict.TRUE, verified_on=TODAY, verified_with="Disnaker", verified_by="sekdes"
)


@pytest.fixture
def page(window: MainWindow) -> PreventionPage:
    window.show_page(places.PREVENTION)
    settled()
    found = window.page(places.PREVENTION)
    assert isinstance(found, PreventionPage)
    return found


def test_a_talk_is_noted_by_keyboard_alone(
    window: MainWindow, page: PreventionPage, office: Desa
) -> None:
    key(window, Qt.Key.Key_N)
    dialog = open_dialog(OutreachDialog)
    for name, words in (
        ("place", "Balai desa"),
        ("theme", "Jalur resmi"),
        ("men", "12"),
        ("women", "30"),
        ("speakers", "Petugas PIMPASA"),
    ):
        type_into(dialog.form.field(name), words)
    key(dialog, Qt.Key.Key_S)
    (row,) = page.outreach.model.rows
    assert (row.facts.on, row.facts.men, row.facts.women) == (TODAY, 12, 30)
    assert row.facts.organiser is Organiser.VILLAGE
    assert office.outreach.list().rows == (row,)
    assert page.outreach.table.selected_rows() == (row,)
    assert page.outreach.told.text() == "1 kegiatan · 42 peserta: 12 laki-laki, 30 perempuan"
    assert page.notices.text().startswith("Tercatat")


def test_what_is_missing_stands_beside_its_field(page: PreventionPage) -> None:
    page.outreach.note_new()
    dialog = open_dialog(OutreachDialog)
    key(dialog, Qt.Key.Key_S)
    assert dialog.isVisible()
    for name in ("place", "theme"):
        assert dialog.form.row(name).problem_text == "Belum diisi."
    for name, words in (("place", "Contoh"), ("theme", "Contoh"), ("men", "0"), ("women", "0")):
        type_into(dialog.form.field(name), words)
    key(dialog, Qt.Key.Key_S)
    assert "isi jumlah yang hadir" in dialog.form.row("men").problem_text
    dialog.reject()


def test_enter_corrects_and_the_window_tells_what_it_said_before(
    page: PreventionPage, office: Desa
) -> None:
    office.outreach.add(TALK)
    page.refresh()
    settled()
    page.outreach.table.setFocus()
    for theme in ("Paspor", "Perjanjian kerja"):
        key(page.outreach.table, Qt.Key.Key_Return, PLAIN)
        dialog = open_dialog(OutreachDialog)
        dialog.form.row("theme").input.set_value(theme)
        key(dialog, Qt.Key.Key_S)
    (row,) = page.outreach.model.rows
    assert row.facts.theme == "Perjanjian kerja"
    assert len(office.outreach.history(row.id)) == 2


def test_a_record_is_struck_with_a_reason_and_stays_to_be_read(
    page: PreventionPage, office: Desa
) -> None:
    office.outreach.add(TALK)
    page.refresh()
    settled()
    page.outreach.table.setFocus()
    key(page.outreach.table, Qt.Key.Key_Return, PLAIN)
    press(open_dialog(OutreachDialog), "Coret catatan ini…")
    dialog = open_dialog(StrikeRecordDialog)
    type_into(dialog.form.field("reason"), "Tercatat dua kali")
    key(dialog, Qt.Key.Key_S)
    (row,) = page.outreach.model.rows
    assert row.strike_reason == "Tercatat dua kali"
    assert "Catatan dicoret" in page.notices.text()
    page.window().activateWindow()
    key(page.outreach.table, Qt.Key.Key_Z)
    (row,) = page.outreach.model.rows
    assert not row.struck
    assert "berlaku lagi" in page.notices.text()
    key(page.outreach.table, Qt.Key.Key_Z)  # the notice is gone, and so is the key
    office.outreach.strike(row, "Tercatat dua kali")
    page.refresh()
    settled()
    (row,) = page.outreach.model.rows
    assert page.outreach.told.text().startswith("0 kegiatan")
    page.outreach.open_row(row)
    assert "sudah dicoret" in page.notices.text()


def test_lists_are_searched_and_stepped_by_year(page: PreventionPage, office: Desa) -> None:
    office.outreach.add(TALK)
    office.outreach.add(replace(TALK, on=date(2024, 5, 1), theme="Dua tahun lalu"))
    page.refresh()
    settled()
    tab = page.outreach
    assert [row.facts.theme for row in tab.model.rows] == ["Jalur resmi"]
    tab.year.go_back()
    settled()
    assert tab.model.rowCount() == 0
    tab.table.empty_asked.emit()
    settled()
    assert len(tab.model.rows) == 2
    type_into(tab.search, "dua")
    key(tab.search, Qt.Key.Key_Return, PLAIN)
    assert [row.facts.theme for row in tab.model.rows] == ["Dua tahun lalu"]
    key(tab.search, Qt.Key.Key_Down, PLAIN)
    assert tab.table.hasFocus()
    tab.search.setText("tidak ada")
    tab.show_rows()
    settled()
    tab.table.empty_asked.emit()
    settled()
    assert (tab.search.text(), len(tab.model.rows)) == ("", 2)


def test_a_job_goes_from_received_over_checked_to_spread(
    window: MainWindow, page: PreventionPage
) -> None:
    tab = page.jobs
    page.show_tab(tab)
    key(window, Qt.Key.Key_N)
    dialog = open_dialog(JobDialog)
    type_into(dialog.form.field("source"), "Selebaran")
    type_into(dialog.form.field("job"), "Perawat lansia")
    type_into(dialog.form.field("country"), "Taiwan")
    key(dialog, Qt.Key.Key_S)
    assert [row.state for row in tab.model.rows] == [JobState.WAITING]
    assert "1 belum dicek" in tab.told.text()

    tab.ask_spread(tab.model.rows[0].record)
    assert "belum dicek" in page.notices.text()
    key(tab.table, Qt.Key.Key_Return, PLAIN)
    press(open_dialog(JobDialog), "Catat hasil cek…")
    check = open_dialog(CheckJobDialog)
    type_into(check.form.field("verdict"), Verdict.TRUE.words)
    type_into(check.form.field("verified_with"), "Disnaker Contoh")
    key(check, Qt.Key.Key_S)
    (row,) = tab.model.rows
    assert row.state is JobState.VERIFIED
    assert row.record.facts.verified_on == TODAY

    key(tab.table, Qt.Key.Key_Return, PLAIN)
    press(open_dialog(JobDialog), "Catat penyebaran…")
    spread = open_dialog(SpreadDialog)
    type_into(spread.form.field("place"), "Papan pengumuman")
    key(spread, Qt.Key.Key_S)
    (row,) = tab.model.rows
    assert (row.state, row.spread) == (JobState.SPREAD, 1)
    tab._on_strike_spread((row,))
    strike = open_dialog(StrikeSpreadDialog)
    type_into(strike.form.field("reason"), "Belum dipasang")
    key(strike, Qt.Key.Key_S)
    (row,) = tab.model.rows
    assert (row.state, row.spread) == (JobState.VERIFIED, 0)


def test_only_a_confirmed_job_is_saved_as_a_poster(
    page: PreventionPage,
    office: Desa,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    path = tmp_path / "poster.pdf"
    monkeypatch.setattr(jobs_tab, "save_file", lambda *_: path)
    office.jobs.add(JOB)
    page.refresh()
    settled()
    page.show_tab(page.jobs)
    page.jobs.save_poster()
    assert "Pilih dahulu" in page.notices.text()
    page.jobs.table.select_row(0)
    page.jobs.save_poster()
    assert "belum dicek" in page.notices.text()
    office.jobs.add(replace(CONFIRMED, received_on=TODAY - timedelta(days=1), verified_on=TODAY))
    page.refresh()
    settled()
    page.jobs.table.select_row(1)
    page.jobs.save_poster()
    settle()
    assert path.read_bytes().startswith(b"%PDF")
    assert "tersimpan" in page.notices.text()


def test_a_contact_is_noted_and_its_number_tried_again(
    window: MainWindow, page: PreventionPage, office: Desa
) -> None:
    tab = page.contacts
    page.show_tab(tab)
    key(window, Qt.Key.Key_N)
    dialog = open_dialog(ContactDialog)
    type_into(dialog.form.field("agency"), "BP3MI Contoh")
    type_into(dialog.form.field("service"), Service.COMPLAINT.words)
    type_into(dialog.form.field("phone"), "(0254) 000000")
    dialog.form.row("on_poster").input.set_value(True)
    key(dialog, Qt.Key.Key_S)
    assert [one.on_poster for one in office.contacts.for_service("pengaduan")] == [True]
    office.contacts.add(
        Contact(agency="Polsek", service=Service.POLICE, phone="110", checked_on=date(2026, 1, 5))
    )
    page.refresh()
    settled()
    assert "1 perlu dicek ulang" in str(tab.told.text())
    old = next(row for row in tab.model.rows if row.facts.agency == "Polsek")
    tab._on_tried((old,))
    settled()
    assert "perlu dicek" not in tab.told.text()
    assert office.contacts.get(old.id).facts.checked_on == TODAY


def test_every_window_names_its_fields(page: PreventionPage, office: Desa) -> None:
    office.outreach.add(TALK)
    office.jobs.add(CONFIRMED)
    office.contacts.add(
        Contact(agency="Polsek", service=Service.POLICE, phone="110", checked_on=TODAY)
    )
    page.refresh()
    settled()
    for tab in page.lists:
        page.show_tab(tab)
        assert unnamed_inputs(page) == []
        for record in (None, tab.record_of(tab.model.rows[0])):
            tab._open(record)
            dialog = open_dialog(LedgerDialog)
            assert unnamed_inputs(dialog) == []
            assert inputs_without_buddy(dialog) == []
            assert dialog.height() <= 700
            assert dialog.width() <= 1000
            dialog.reject()


def test_empty_lists_say_what_to_do_first(page: PreventionPage) -> None:
    for tab in page.lists:
        _, title, line, action = tab.empty_words()
        assert title
        assert line.endswith(".")
        assert action == tab.note_words()
        tab.table.empty_asked.emit()
        settled()
        open_dialog(LedgerDialog).reject()


def test_photos_are_added_looked_at_and_struck(
    page: PreventionPage, office: Desa, tmp_path: Path, settle: Settle
) -> None:
    record = office.outreach.add(TALK)
    page.refresh()
    settled()
    page.outreach.table.setFocus()
    key(page.outreach.table, Qt.Key.Key_Return, PLAIN)
    press(open_dialog(OutreachDialog), "Foto…")
    files = open_dialog(FilesDialog)
    assert unnamed_inputs(files) == []
    assert not files.strike.isEnabled()
    path = tmp_path / "kegiatan.png"
    Image.new("RGB", (400, 300), "teal").save(path)
    files.take_in((path, tmp_path / "tidak-ada.jpg"))
    settle()
    assert [row.name for row in files.model.rows] == ["kegiatan"]
    assert "tidak" in files.notices.text()
    files.strike_current()
    reason = open_dialog(FormDialog)
    type_into(reason.form.field("reason"), "Buram")
    key(reason, Qt.Key.Key_S)
    assert office.attachments.of(record.id)[0].strike_reason == "Buram"
    press(files, "Urungkan")
    assert not office.attachments.of(record.id)[0].struck
    assert "berlaku lagi" in files.notices.text()
    office.attachments.strike(office.attachments.of(record.id)[0], "Buram")
    files.take_in((path,))
    settle()
    assert "tersandi" in files.notices.text()
    files.reject()
    settle()
    model = page.outreach.model
    titles = [column.title for column in model.columns]
    assert model.index(0, titles.index("Foto")).data() == "1"


def test_a_wall_poster_is_chosen_and_saved_with_the_keyboard(
    page: PreventionPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    path = tmp_path / "poster.pdf"
    monkeypatch.setattr(prevention_page, "save_file", lambda *_: path)
    for words in ("Simpan poster kantor…", "Simpan poster umum…"):
        page.ask_poster()
        window = open_dialog(PosterWindow)
        assert unnamed_inputs(window) == []
        press(window, words)
        settle()
        assert path.read_bytes().startswith(b"%PDF")
        assert "tersimpan" in page.notices.text()
        path.unlink()

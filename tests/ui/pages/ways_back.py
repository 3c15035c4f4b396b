# SPDX-License-Identifier: GPL-3.0-or-later
"""For every action that writes: how somebody gets back who did it by a slip."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undo:
    """The notice afterwards offers Urungkan; ``page`` calls ``back`` of the office then."""

    page: str
    back: str


@dataclass(frozen=True, slots=True)
class Again:
    """The same window, or the action ``by`` that stands beside it, puts it right."""

    by: str


@dataclass(frozen=True, slots=True)
class Final:
    """What is read before it, in class or method ``said_in`` of ``page``, says there is no way."""

    page: str
    said_in: str


@dataclass(frozen=True, slots=True)
class Told:
    """Nothing that the office wrote is changed, only ``what`` is noted or written beside it."""

    what: str


Way = Undo | Again | Final | Told

_D, _C, _K = "desa/", "common/", "kecamatan/"

OFFICE: dict[str, Way] = {
    "office.officials.Officials.add": Again("office.officials.Officials.correct"),
    "office.officials.Officials.correct": Again("office.officials.Officials.correct"),
    "office.officials.Officials.end_term": Again("office.officials.Officials.correct"),
    "office.recovery.Recovery.prove": Told("that the recovery code was typed from its paper"),
    "office.recovery.RecoveryRenewal.finish": Final(f"{_C}renew_code_window.py", "RenewCodeWindow"),
    "office.rehearsal.Rehearsal.carry_out": Told("how a rehearsal in another folder went"),
    "office.sending.Sending.export": Final(f"{_C}export_panel.py", "ExportPanel"),
    "office.sending.Sending.take_receipts": Told("what the office above signed about a package"),
    "office.settings.Settings.vouch_for_date": Final(f"{_C}upkeep.py", "vouch_for_date"),
    "office.settings.Settings.save_profile": Again("office.settings.Settings.save_profile"),
    "office.settings.Settings.appoint": Again("office.settings.Settings.appoint"),
    "office.settings.Settings.set_lock_minutes": Again("office.settings.Settings.set_lock_minutes"),
    "office.superior.Superior.enrol": Again("office.superior.Superior.enrol"),
    "office.users.Users.add": Again("office.users.Users.remove"),
    "office.users.Users.change": Again("office.users.Users.change"),
    "office.users.Users.remove": Again("office.users.Users.give_password"),
    "office.users.Users.give_password": Again("office.users.Users.give_password"),
}

REGISTER: dict[str, Way] = {
    "desa.documents.Documents.save": Undo(f"{_D}documents_section.py", "save"),
    "desa.episodes.Episodes.open": Again("desa.episodes.Episodes.correct"),
    "desa.episodes.Episodes.correct": Again("desa.episodes.Episodes.correct"),
    "desa.episodes.Episodes.move": Undo(f"{_D}people_page.py", "take_back"),
    "desa.episodes.Episodes.correct_step": Undo(f"{_D}steps_section.py", "take_back"),
    "desa.episodes.Episodes.take_back": Again("desa.episodes.Episodes.move"),
    "desa.episodes.Episodes.record_interview": Again("desa.interviews.Interviews.correct"),
    "desa.erasing.Erasures.erase": Final(f"{_D}privacy_dialogs.py", "EraseDialog"),
    "desa.families.Families.add": Again("desa.families.Families.correct"),
    "desa.families.Families.correct": Again("desa.families.Families.correct"),
    "desa.families.Families.remove": Undo(f"{_D}family_section.py", "put_back"),
    "desa.families.Families.put_back": Again("desa.families.Families.remove"),
    "desa.families.Families.take_from_card": Again("desa.families.Families.remove"),
    "desa.follow_up.FollowUps.look": Again("desa.follow_up.FollowUps.look"),
    "desa.follow_up.FollowUps.contacted": Final(f"{_D}plan_dialogs.py", "ContactDialog"),
    "desa.follow_up.FollowUps.plan_contact": Again("desa.follow_up.FollowUps.plan_contact"),
    "desa.follow_up.FollowUps.save_homecoming": Again("desa.follow_up.FollowUps.save_homecoming"),
    "desa.imports.Imports.undo": Final(f"{_D}imports_sheet.py", "UndoDialog"),
    "desa.intake.Intake.take_in": Again("desa.imports.Imports.undo"),
    "desa.interviews.Interviews.record": Again("desa.interviews.Interviews.correct"),
    "desa.interviews.Interviews.correct": Again("desa.interviews.Interviews.correct"),
    "desa.people.People.add": Again("desa.people.People.correct"),
    "desa.people.People.correct": Again("desa.people.People.correct"),
    "desa.people_upkeep.RecycleBin.put": Undo(f"{_D}people_upkeep.py", "restore"),
    "desa.people_upkeep.RecycleBin.restore": Again("desa.people_upkeep.RecycleBin.put"),
    "desa.people_upkeep.Merging.keep_apart": Undo(f"{_D}doubles_sheet.py", "ask_again"),
    "desa.people_upkeep.Merging.ask_again": Again("desa.people_upkeep.Merging.keep_apart"),
    "desa.people_upkeep.Merging.merge": Undo(f"{_D}people_upkeep.py", "undo"),
    "desa.people_upkeep.Merging.undo": Again("desa.people_upkeep.Merging.merge"),
    "desa.recruiters.Records.add": Again("desa.recruiters.Records.correct"),
    "desa.recruiters.Records.correct": Again("desa.recruiters.Records.correct"),
    "desa.recruiters.Records.remove": Undo(f"{_D}recruiters_page.py", "restore"),
    "desa.recruiters.Records.restore": Again("desa.recruiters.Records.remove"),
    "desa.recruiters.Records.link": Undo(f"{_D}recruiter_section.py", "link"),
    "desa.recruiters.Records.note_name": Again("desa.recruiters.Records.remove"),
    "desa.recruiters.Records.note_as": Again("desa.recruiters.Records.take_back"),
    "desa.recruiters.Records.same": Again("desa.recruiters.Records.take_back"),
    "desa.recruiters.Records.take_back": Again("desa.recruiters.Records.same"),
    "desa.recruiters.Records.different": Again("desa.recruiters.Records.ask_again"),
    "desa.recruiters.Records.ask_again": Again("desa.recruiters.Records.different"),
    "desa.scans.Scans.attach_file": Again("desa.scans.Scans.remove"),
    "desa.scans.Scans.attach": Again("desa.scans.Scans.remove"),
    "desa.scans.Scans.replace_file": Undo(f"{_D}scans_sheet.py", "put_back"),
    "desa.scans.Scans.remove": Undo(f"{_D}scans_sheet.py", "put_back"),
    "desa.scans.Scans.put_back": Again("desa.scans.Scans.remove"),
    "desa.scans.Scans.save_outside": Told("that a copy left the program"),
}

LETTERS: dict[str, Way] = {
    "desa.letters.Letters.issue": Again("desa.letters.Letters.void"),
    "desa.letters.Letters.void": Final(f"{_D}letter_view.py", "VoidDialog"),
    "desa.letter_recovery.LetterRecovery.look": Told("that the folder was looked at"),
    "desa.letter_recovery.LetterRecovery.restore": Final(
        f"{_D}number_report_sheet.py", "_on_looked"
    ),
    "desa.numbers.Numbers.save_office": Again("desa.numbers.Numbers.save_office"),
    "desa.numbers.Numbers.save_kind": Again("desa.numbers.Numbers.save_kind"),
    "desa.numbers.Numbers.reserve": Again("desa.numbers.Numbers.release"),
    "desa.numbers.Numbers.release": Final(f"{_D}number_sheet.py", "_release"),
    "desa.numbers.Numbers.record_hand": Again("desa.numbers.Numbers.void_hand"),
    "desa.numbers.Numbers.void_hand": Final(f"{_D}number_dialogs.py", "VoidHandDialog"),
    "desa.numbers.Numbers.confirm_year": Final(f"{_D}number_sheet.py", "refresh"),
    "desa.own_keys.KeyRenewal.renew": Final(f"{_D}own_key_card.py", "renew"),
    "desa.wording_parcels.WordingParcels.export_file": Told("that wordings left as a file"),
    "desa.wording_parcels.WordingParcels.take_in": Again("desa.wordings.Wordings.restore"),
    "desa.wordings.Wordings.save": Again("desa.wordings.Wordings.restore"),
    "desa.wordings.Wordings.add": Again("desa.wordings.Wordings.reset"),
    "desa.wordings.Wordings.restore": Again("desa.wordings.Wordings.restore"),
    "desa.wordings.Wordings.reset": Again("desa.wordings.Wordings.restore"),
    "desa.wordings.Wordings.keep_own": Again("desa.wordings.Wordings.reset"),
    "desa.books.Books.note": Again("desa.books.Books.correct"),
    "desa.books.Books.correct": Again("desa.books.Books.correct"),
    "desa.books.Books.strike": Undo(f"{_D}book_noting.py", "put_back"),
    "desa.books.Books.put_back": Again("desa.books.Books.strike"),
    "desa.books.Books.mark_carried": Again("desa.books.Books.note"),
    "desa.books.Books.close": Again("desa.books.Books.reopen"),
    "desa.books.Books.reopen": Again("desa.books.Books.close"),
}

LISTS: dict[str, Way] = {
    "desa.attachments.Attachments.add_file": Again("desa.attachments.Attachments.strike"),
    "desa.attachments.Attachments.strike": Undo(f"{_D}files_dialog.py", "put_back"),
    "desa.attachments.Attachments.put_back": Again("desa.attachments.Attachments.strike"),
    "desa.jobs.Jobs.spread": Again("desa.jobs.Jobs.strike_spread"),
    "desa.jobs.Jobs.strike_spread": Final(f"{_D}job_dialogs.py", "StrikeSpreadDialog"),
    "desa.ledger.Ledger.add": Again("desa.ledger.Ledger.correct"),
    "desa.ledger.Ledger.correct": Again("desa.ledger.Ledger.correct"),
    "desa.ledger.Ledger.strike": Undo(f"{_D}ledger_tab.py", "put_back"),
    "desa.ledger.Ledger.put_back": Again("desa.ledger.Ledger.strike"),
    "desa.reference_lists.ReferenceLists.add": Again("desa.reference_lists.ReferenceLists.retire"),
    "desa.reference_lists.ReferenceLists.change": Again(
        "desa.reference_lists.ReferenceLists.change"
    ),
    "desa.reference_lists.ReferenceLists.confirm": Again(
        "desa.reference_lists.ReferenceLists.confirm"
    ),
    "desa.reference_lists.ReferenceLists.retire": Again(
        "desa.reference_lists.ReferenceLists.reset"
    ),
    "desa.reference_lists.ReferenceLists.reset": Again(
        "desa.reference_lists.ReferenceLists.change"
    ),
}

CASES_AND_PRIVACY: dict[str, Way] = {
    "desa.cases.Cases.open": Again("desa.cases.Cases.correct"),
    "desa.cases.Cases.correct": Again("desa.cases.Cases.correct"),
    "desa.cases.Cases.add_note": Final(f"{_D}case_dialogs.py", "NoteDialog"),
    "desa.cases.Cases.record_consent": Again("desa.cases.Cases.record_consent"),
    "desa.cases.Cases.refer": Final(f"{_D}case_dialogs.py", "ReferralDialog"),
    "desa.cases.Cases.answer": Again("desa.cases.Cases.answer"),
    "desa.cases.Cases.move": Undo(f"{_D}case_view.py", "take_back"),
    "desa.cases.Cases.take_back": Again("desa.cases.Cases.move"),
    "desa.incidents.Incidents.note": Final(f"{_D}incident_dialog.py", "IncidentDialog"),
    "desa.incidents.Incidents.told": Final(f"{_D}privacy_sheet.py", "_note_told"),
    "desa.privacy.Privacy.ask": Final(f"{_D}privacy_dialogs.py", "RequestDialog"),
    "desa.privacy.Privacy.answer": Final(f"{_D}privacy_dialogs.py", "AnswerDialog"),
    "desa.privacy.Privacy.consent": Again("desa.privacy.Privacy.withdraw"),
    "desa.privacy.Privacy.withdraw": Final(f"{_D}privacy_dialogs.py", "WithdrawDialog"),
    "desa.privacy.Privacy.hold": Again("desa.privacy.Privacy.end_hold"),
    "desa.privacy.Privacy.end_hold": Final(f"{_D}privacy_dialogs.py", "EndHoldDialog"),
    "desa.retention.Retentions.keep": Final(f"{_D}privacy_sheet.py", "KeepDialog"),
}

KECAMATAN: dict[str, Way] = {
    "kecamatan.board.Boards.note_contact": Final(f"{_K}contact_window.py", "ContactWindow"),
    "kecamatan.board.Boards.set_due_rule": Again("kecamatan.board.Boards.set_due_rule"),
    "kecamatan.inspect.DistrictInspection.identity_for_the_safe": Final(
        f"{_K}safe_key.py", "SafeKeyDialog"
    ),
    "kecamatan.links.Links.answer": Undo(f"{_K}links_page.py", "ask_again"),
    "kecamatan.links.Links.ask_again": Undo(f"{_K}links_page.py", "answer"),
    "kecamatan.links.Links.mark_seen": Told("that the links were seen; they wait as before"),
    "kecamatan.offers.Offers.decide": Final(f"{_K}conflict_window.py", "ConflictWindow"),
    "kecamatan.taking_in.TakingIn.take_in": Final(f"{_K}offered_details.py", "show_file"),
    "kecamatan.villages.Villages.enrol": Again("kecamatan.villages.Villages.enrol"),
    "kecamatan.villages.Villages.revoke": Final(f"{_K}revoke_window.py", "_meaning"),
    "kecamatan.villages.Villages.write_key_list": Told("that a list of keys was written"),
}

WAYS: dict[str, Way] = OFFICE | REGISTER | LETTERS | LISTS | CASES_AND_PRIVACY | KECAMATAN
"""Every action of the three offices that a page can start."""

BEHIND = {
    "office.desk.Desk.writing",
    "office.desk.Desk.writing_as_duty",
    "office.desk.Desk.reading_logged",
    "office.desk.Desk.note",
    "office.desk.Desk.back_up",
    "office.desk.Desk.back_up_to",
    "office.desk.Desk.back_up_if_due",
    "office.salvage.Salvage.adopt",
}
"""What all actions are made of, and what is asked before anybody is in the office."""

# SPDX-License-Identifier: GPL-3.0-or-later
"""Every change of a person can be read: who, when, from what to what, in the office's words."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import desa_app
from desa_app.domain.documents import DocumentDraft
from desa_app.domain.episode import EpisodeDraft, Jalur, Status
from desa_app.domain.family import MemberDraft
from desa_app.domain.history import ACTIONS, FIELDS, fact_in_words
from desa_app.domain.homecoming import Homecoming
from desa_app.domain.people_upkeep import compare_people
from desa_app.domain.person import PersonDraft
from tests.office_kit import TODAY, candidate, desk_of, draft, permit, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa

NIK = "3604125003900001"


def told(desa: Desa, person_id: str, **asked: bool) -> list[str]:
    lines = desa.histories.of(person_id, **asked)
    return [
        line.what + "".join(f"; {c.label}: {c.old} > {c.new}" for c in line.changes)
        for line in reversed(lines)
    ]


def test_each_change_of_person_plan_and_letter_is_told_in_order(desa: Desa) -> None:
    person = desa.people.add(draft("SITI AMALIA", dusun="Kubang"))
    desa.people.correct(person, replace(person.facts, dusun="Pasir", birth_date=date(1991, 2, 3)))
    episode = desa.episodes.open(plan(person.id))
    changed = replace(episode.facts, country="HK", jalur=Jalur.PROCEDURAL)
    episode = desa.episodes.correct(episode, changed)
    desa.episodes.move(episode.id, Status.PROCESS, TODAY, "Keluarga")
    letter = desa.letters.issue(permit(person, episode))
    desa.letters.void(letter.id, "salah ketik")
    lines = told(desa, person.id)
    assert lines[:2] == [
        "Dicatat di register",
        "Data warga diubah; Tanggal lahir: 10 Mar 1990 > 3 Feb 1991; Dusun: Kubang > Pasir",
    ]
    assert any(line.startswith("Rencana dicatat") for line in lines)
    assert any("Negara tujuan: Taiwan > Hong Kong" in line for line in lines)
    assert "Status diubah; Status: calon > proses" in lines
    assert f"Surat diterbitkan; Nomor:  > {letter.number}" in lines
    assert lines[-1] == "Surat dibatalkan; Alasan:  > salah ketik"
    assert {line.by for line in desa.histories.of(person.id)} == {"sekdes"}


def test_numbers_are_masked_until_asked_for(desa: Desa) -> None:
    person = desa.people.add(draft("SITI"))
    desa.people.correct(person, replace(person.facts, nik=NIK))
    assert told(desa, person.id)[-1] == "Data warga diubah; NIK:  > 3604••••••0001"
    assert told(desa, person.id, in_full=True)[-1] == f"Data warga diubah; NIK:  > {NIK}"


def test_the_history_of_a_merged_record_is_that_of_both(desa: Desa) -> None:
    kept, _ = candidate(desa, "SITI AISAH")
    other, _ = candidate(desa, "SITI AISYAH")
    desa.people.correct(other, replace(other.facts, dusun="Pasir"))
    strangers = len(desa.histories.of(kept.id))
    desa.merging.merge(desa.merging.preview(kept.id, other.id), {"dusun"})
    lines = told(desa, kept.id)
    assert "Data warga diubah; Dusun: Kubang > Pasir" in lines
    assert lines[-1] == "Digabung dengan catatan lain; Dusun: Kubang > Pasir"
    assert len(lines) == 2 * strangers + 2


def test_a_long_history_comes_in_parts(desa: Desa) -> None:
    person = desa.people.add(draft("SITI"))
    for number in range(12):
        person = desa.people.correct(person, replace(person.facts, rt=f"{number:03d}"))
    whole = desa.histories.of(person.id)
    first = desa.histories.of(person.id, limit=5)
    second = desa.histories.of(person.id, limit=100, before=first[-1].position)
    assert first + second == whole
    assert len(whole) == 13


def test_whoever_came_with_a_spreadsheet_says_so(desa: Desa) -> None:
    somebody = desa.people.search(limit=1).rows[0]
    assert told(desa, somebody.id) == ["Masuk register dari impor; Berkas:  > warga.xlsx"]
    person = desa.people.get(somebody.id)
    desa.people.correct(person, replace(person.facts, dusun="Pasir Lain"))
    lines = desa.histories.of(person.id, limit=1)
    assert [line.position > 0 for line in lines] == [True, False]
    assert desa.histories.of(person.id, before=0) == ()


@pytest.mark.parametrize(
    "kind", [PersonDraft, EpisodeDraft, MemberDraft, DocumentDraft, Homecoming]
)
def test_every_fact_has_a_name_in_the_offices_words(kind: type) -> None:
    assert {field.name for field in fields(kind)} - set(FIELDS) == set()


def test_every_fact_of_a_person_is_compared_before_a_merge() -> None:
    compared = {field.name for field in compare_people(draft("A"), draft("B"))}
    assert compared == {field.name for field in fields(PersonDraft)}


# What the log tells of the office as a whole, of lists and papers, stands in no person's history.
OFFICE = re.compile(
    r"^(?!orang-|rencana-|status-|langkah-|jalur-|bukti-|kontak-|purna-|wawancara-|dokumen-"
    r"|pindaian-|keluarga-|surat-|penggabungan-)"
)


def test_every_action_on_a_person_has_words() -> None:
    source = Path(desa_app.__file__).parent
    written = "\n".join(path.read_text("utf-8") for path in (source / "desa").glob("*.py"))
    logged = set(re.findall(r'\.log\(\s*connection,\s*"([a-z-]+)"', written))
    assert len(logged) > 20
    assert {action for action in logged if not OFFICE.match(action)} - set(ACTIONS) == set()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("birth_date", "1990-03-10", "10 Mar 1990"),
        ("birth_date", "1990-02-31", "1990-02-31"),
        ("resident", "True", "ya"),
        ("country", "XX", "XX"),
        ("sex", "P", "Perempuan"),
        ("marital", "cerai_hidup", "cerai hidup"),
        ("name", "O_NENG", "O_NENG"),
        ("phone", "", ""),
        ("note", None, ""),
    ],
)
def test_values_are_told_in_words(name: str, value: object, words: str) -> None:
    assert fact_in_words(name, value, {}) == words


def test_the_log_of_a_hundred_thousand_entries_is_asked_by_its_index(desa: Desa) -> None:
    person = desa.people.add(draft("SITI"))
    with desk_of(desa).reading() as connection:
        plan_of = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT position FROM journal WHERE subject IN (?) "
            "AND position < 9 ORDER BY position DESC LIMIT 5",
            (person.id,),
        ).all()
    assert any("ix_journal_subject" in row[3] for row in plan_of)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The log in words: found by day, user, action and person, and proven by a head on paper."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

import desa_app
from desa_app.domain.log_head import HeadState, read_head
from desa_app.domain.trail import ACTIONS, TrailFilter
from desa_app.domain.user import Role, User, UserRights
from desa_app.errors import InvalidInput, NotAllowed, WrongPassword
from desa_app.office.unlock import unlock
from desa_app.store import chain, journal
from tests.office_kit import TODAY, USER, candidate, desk_of, draft, permit

if TYPE_CHECKING:
    from desa_app.clock import SetClock
    from desa_app.desa import Desa

# Actions that are put together, by how they are written; what they can become stands in ACTIONS.
PUT_TOGETHER = {
    "f'{self._word}-dicatat'": "-dicatat",
    "f'{self._word}-diubah'": "-diubah",
    "f'{self._word}-dicoret'": "-dicoret",
    "f'{self._word}-dikembalikan'": "-dikembalikan",
    "f'{book.called.lower()}-ditautkan'": "-ditautkan",
    "f'{self._book.called.lower()}-{what}'": "",
    "f'{CALLED}-{what}'": "",
    "f'{CALLED}-dilihat'": "-dilihat",
    "f'{CALLED}-kasus-dibuka'": "-kasus-dibuka",
    "f'kunci-{level_word(code)}-dicabut'": "-dicabut",
    "f'{card.kind.value}-didaftarkan'": "-didaftarkan",
}
PLACES = {"log": 1, "_log": 1, "_put": 3, "_set_state": 3, "note": 0, "reading_logged": 1}


def logged_in_source() -> dict[str, set[str]]:
    """Every text that some function hands to the log as an action, and in which files."""
    found: dict[str, set[str]] = {}
    paths = Path(desa_app.__file__).parent.rglob("*.py")
    trees = {
        path: ast.parse(path.read_text("utf-8")) for path in paths if "sample" not in path.parts
    }
    constants: dict[str, ast.expr] = {}
    for tree in trees.values():
        constants |= {name: one for name, one in _assigned(tree).items() if name.isupper()}
    for path, tree in trees.items():
        named = constants | _assigned(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for one in _actions_in(node, named):
                    found.setdefault(one, set()).add(path.name)
    return found


def _assigned(tree: ast.Module) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _actions_in(call: ast.Call, named: dict[str, ast.expr]) -> set[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    name = name or (call.func.id if isinstance(call.func, ast.Name) else "")
    given = [word.value for word in call.keywords if word.arg == "action" and name == "append"]
    at = PLACES.get(name)
    if at is not None and len(call.args) > at:
        given.append(call.args[at])
    found: set[str] = set()
    for one in given:
        called = getattr(one, "id", "") or getattr(one, "attr", "")
        value = named.get(called, one)
        for part in ast.walk(value):
            if isinstance(part, ast.JoinedStr):
                found.add(ast.unparse(part))
        if not isinstance(value, ast.JoinedStr):
            found |= {
                part.value
                for part in ast.walk(value)
                if isinstance(part, ast.Constant)
                and isinstance(part.value, str)
                and part.value.replace("-", "").isalpha()
                and part.value.islower()
            }
    return found


def test_every_action_that_is_logged_has_words() -> None:
    logged = logged_in_source()
    assert len(logged) > 90
    put_together = {one for one in logged if one.startswith("f'")}
    assert put_together - set(PUT_TOGETHER) == set()
    for ending in PUT_TOGETHER.values():
        assert any(action.endswith(ending) for action in ACTIONS)
    # The ends of those that are put together stand in the source alone.
    ends = {action.split("-", 1)[1] for action in ACTIONS if "-" in action}
    assert {one for one in logged if one not in put_together} - set(ACTIONS) - ends == set()
    for words in ACTIONS.values():
        assert words[0].isupper()
        assert "-" not in words.replace("Kartu", "")


def test_log_is_found_by_day_user_action_and_person(desa: Desa) -> None:
    person, episode = candidate(desa)
    desa.letters.issue(permit(person, episode))
    other = desa.people.add(draft("LAIN CONTOH"))
    desa.people.correct(other, replace(other.facts, nik="3604125003900099"))
    everything = desa.trail.find(limit=1000)
    assert [line.position for line in everything] == sorted(
        (line.position for line in everything), reverse=True
    )
    issued = desa.trail.find(TrailFilter(action="surat-terbit"))
    assert [line.what for line in issued] == ["Surat diterbitkan"]
    assert issued[0].about == desa.letters.list()[0].number
    hers = desa.trail.find(TrailFilter(about="SITI CONTOH"))
    assert {line.about for line in hers} >= {"SITI CONTOH"}
    assert "LAIN CONTOH" not in {line.about for line in hers}
    assert desa.trail.find(TrailFilter(by="tidak ada")) == ()
    assert USER in desa.trail.users()
    assert ("surat-terbit", "Surat diterbitkan") in desa.trail.actions()
    today = desa.trail.find(TrailFilter(since=TODAY, until=TODAY), limit=1000)
    before = desa.trail.find(TrailFilter(until=TODAY - timedelta(days=1)), limit=1000)
    assert len(today) + len(before) == len(everything)
    assert today
    assert before
    assert desa.trail.find(limit=2, before=everything[1].position) == everything[2:4]
    shown = " ".join(
        f"{line.about} {fact.old} {fact.new}" for line in everything for fact in line.changes
    )
    assert "3604125003900099" not in shown


def test_wrong_passwords_are_in_the_log(desa: Desa, clock: SetClock) -> None:
    with pytest.raises(WrongPassword):
        unlock(desa.folder, USER, "bukan sandinya", clock)
    unlock(desa.folder, USER, "tiga kata rekaan", clock)
    lines = desa.trail.find(TrailFilter(action="sandi-salah"))
    assert [line.about for line in lines] == [USER]
    assert [fact.label for fact in lines[0].changes] == ["Waktu kejadian"]


def as_role(patch: pytest.MonkeyPatch, desa: Desa, rights: UserRights) -> None:
    """Let the desk work with other rights."""
    desk = desk_of(desa)
    account = User(id="x", revision=1, name=desk.user, rights=rights)
    patch.setattr(desk, "_load_account", lambda _connection: account)
    desk.account = account


def test_log_is_for_those_who_watch_over_the_office(
    desa: Desa, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, _ = candidate(desa)
    desa.cases.of(person.id)
    assert desa.trail.find(TrailFilter(action="kasus-orang-dibuka"))
    as_role(monkeypatch, desa, UserRights(role=Role.AUDITOR))
    assert desa.trail.find(TrailFilter(action="kasus-orang-dibuka")) == ()
    assert "kasus-orang-dibuka" not in dict(desa.trail.actions())
    as_role(monkeypatch, desa, UserRights(role=Role.OPERATOR))
    assert not desa.trail.allowed
    with pytest.raises(NotAllowed):
        desa.trail.find()


def change(desa: Desa, statement: str) -> None:
    """Write past the guards, as somebody with the key and another program could."""
    with desk_of(desa).database.writing() as connection:
        connection.execute(text("DROP TRIGGER IF EXISTS journal_no_update"))
        connection.execute(text("DROP TRIGGER IF EXISTS journal_no_delete"))
        connection.execute(text(statement))


def test_printed_head_is_compared_with_the_log(desa: Desa) -> None:
    candidate(desa)
    head = desa.trail.head()
    paper = f"Jejak sampai nomor {head.words}."
    assert read_head(paper) == read_head(head.words.upper()) == head
    candidate(desa, "LAIN CONTOH")
    assert desa.trail.compare(paper).state is HeadState.SAME
    printed = desa.recaps.paper(f"{TODAY:%Y-%m}").log_head
    assert printed == desa.trail.head().line
    assert desa.trail.compare(printed).state is HeadState.SAME
    for bad in ("", "1234", "1234: 3f2a", "abcd: 3f2a-99bc-10de-77aa"):
        with pytest.raises(InvalidInput):
            desa.trail.compare(bad)
    change(desa, f"DELETE FROM journal WHERE position > {head.position - 2}")  # noqa: S608
    short = desa.trail.compare(paper)
    assert (short.state, short.entries, short.broken) == (
        HeadState.SHORTER,
        head.position - 2,
        0,
    )


def test_first_broken_line_is_named(desa: Desa) -> None:
    head = desa.trail.head()
    change(desa, "UPDATE journal SET \"by\" = 'orang lain' WHERE position = 2")
    verdict = desa.trail.compare(head.words)
    assert (verdict.state, verdict.broken) == (HeadState.BROKEN, 2)


def test_rewritten_log_does_not_fit_the_paper(desa: Desa) -> None:
    head = desa.trail.head()
    with desk_of(desa).database.writing() as connection:
        rows = [dict(row) for row in connection.execute(text("SELECT * FROM journal")).mappings()]
        connection.execute(text("DROP TRIGGER journal_no_delete"))
        connection.execute(text("DELETE FROM journal"))
        for row in rows:
            journal.append(
                connection,
                at=desa.clock.now(),
                by="orang lain",
                action=row["action"],
                subject=row["subject"],
            )
        assert chain.first_broken(connection) is None
    assert desa.trail.compare(head.words).state is HeadState.REWRITTEN

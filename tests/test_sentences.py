# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can go wrong has words, in Indonesian, that say what happened."""

from __future__ import annotations

import ast
import dataclasses
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, get_origin, get_type_hints

import pytest

from desa_app import errors, remarks, remarks_findings, remarks_seal
from desa_app.clock import WIB
from desa_app.domain.findings import Finding, Level
from desa_app.domain.intake import InTheWay
from desa_app.domain.letter_rules import Check, CheckLevel
from desa_app.domain.nik import NikWarning
from desa_app.domain.seal import LetterStatement, SealState, SealVerdict
from desa_app.errors import InvalidInput, Problem
from desa_app.intake.people import FINDING_CODES
from desa_app.sentences import Sentence, known, sentence_for

SOURCE = Path(errors.__file__).parent.parent
ERRORS = errors.walk()
# Words that only programmers and other languages use; each as a whole word.
FOREIGN = re.compile(
    r"\b(error|errors|exception|database|data base|export|import|file|files|folder not|failed|"
    r"invalid|unknown|missing|please|password|user|username|backup|restore|stick|update|upgrade|"
    r"traceback|null|none|true|false|value|string|path|permission|denied|signature|hash|key|"
    r"encrypt\w*|warning|ok|the|is|not|of)\b",
    re.IGNORECASE,
)
KNOWN = {
    "Finding": Finding,
    "InTheWay": InTheWay,
    "Check": Check,
    "datetime": datetime,
    "date": date,
    "Path": Path,
    "ClassVar": ClassVar,
}
SAMPLES: dict[type, Any] = {
    str: "contoh",
    errors.InstallerFault: errors.InstallerFault.DIFFERS,
    errors.Goods: errors.Goods.PACKAGE,
    int: 3,
    float: 12.5,
    bool: True,
    Path: Path("contoh.dbx"),
    date: date(2026, 11, 21),
    datetime: datetime(2026, 11, 21, 9, tzinfo=WIB),
}


def sample_of(name: str, hint: Any) -> Any:
    """A value for one field of an error, as the program would give it."""
    if hint in SAMPLES:
        return SAMPLES[hint]
    if name == "problems":
        return (Problem("name", "kosong"), Problem("nik", "bukan-16-angka", "12", "2"))
    if name == "checks":
        return (Check(code="wawancara-belum-ada", level=CheckLevel.WARNING),)
    if name == "findings":
        level = Level.REFUSED
        return (Finding(row=2, column="nik", code="nik-kosong", level=level, value=""),)
    if name == "people":
        return (InTheWay(person_id="1", name="SITI CONTOH", why="dipakai"),)
    if get_origin(hint) is tuple:
        return ("contoh",)
    raise AssertionError(f"no sample for {name}: {hint}")


def example(kind: type[errors.DesaBinaanError]) -> errors.DesaBinaanError:
    """An error of this type, filled with plausible data."""
    hints = get_type_hints(kind, vars(errors) | KNOWN)
    # Only errors that carry data are dataclasses.
    names = getattr(kind, "__dataclass_fields__", {})
    return kind(**{name: sample_of(name, hints[name]) for name in names})


def strings_in(name: str, at: int, keyword: str = "") -> set[str]:
    """Every literal that a call of ``name`` anywhere in the program has as this argument."""
    found = set()
    for node in all_calls().get(name, ()):
        given = [one.value for one in node.keywords if one.arg == keyword] or node.args[at : at + 1]
        found |= {
            one.value
            for one in given
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        }
    return found


@cache
def all_calls() -> dict[str, list[ast.Call]]:
    """Every call in the program, by the name of what is called; read once."""
    calls: dict[str, list[ast.Call]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                called = node.func.id if isinstance(node.func, ast.Name) else called
                calls.setdefault(called.lstrip("_"), []).append(node)
    return calls


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_has_words_of_its_own(kind: type[errors.DesaBinaanError]) -> None:
    if kind is errors.DesaBinaanError:
        return
    assert kind in known()
    sentence = sentence_for(example(kind))
    assert sentence.what.strip()
    assert sentence.line.endswith((".", ")", "!", ": contoh"))
    assert "{" not in sentence.line


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_no_error_speaks_like_a_programmer(kind: type[errors.DesaBinaanError]) -> None:
    line = sentence_for(example(kind)).line
    assert not FOREIGN.search(line), line
    assert kind.__name__ not in line


def test_every_error_code_is_its_own() -> None:
    codes = [kind.code for kind in ERRORS]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z0-9-]+", code) for code in codes)


def test_what_is_unknown_gets_plain_words() -> None:
    for error in (ValueError("rahasia 3604"), KeyError("x"), errors.DesaBinaanError()):
        sentence = sentence_for(error)
        assert sentence.what
        assert sentence.todo
        assert "rahasia" not in sentence.line


def test_a_sentence_is_one_line_of_its_parts() -> None:
    assert Sentence("A.", "", "C.").line == "A. C."


def test_every_code_of_a_field_problem_has_words() -> None:
    used = strings_in("Problem", 1, "code")
    assert len(used) > 15
    assert used - remarks.known_problems() == set()


def test_every_field_that_can_be_wrong_has_a_name() -> None:
    fields = strings_in("Problem", 0, "field")
    assert len(fields) > 10
    assert {field for field in fields if " " not in field} - set(remarks.FIELD_NAMES) == set()


def test_every_code_of_a_cell_has_words() -> None:
    assert FINDING_CODES - remarks_findings.known_findings() == set()
    noted = strings_in("refuse", 1) | strings_in("warn", 1)
    assert noted
    assert noted - FINDING_CODES == set()


def test_every_code_of_a_nik_has_words() -> None:
    used = strings_in("NikWarning", 0, "code")
    assert len(used) >= 5
    assert used - remarks_findings.known_findings() == set()
    for code in used:
        assert "3604" in remarks.nik_sentence(NikWarning(code=code, expected="3604"))


def test_every_condition_of_a_letter_has_words() -> None:
    used = strings_in("warning", 0) | strings_in("good", 0) | strings_in("Check", 0, "code")
    used |= strings_in("block", 0)
    assert len(used) > 20
    assert used - remarks.known_checks() == set()


def test_all_remarks_are_indonesian_sentences() -> None:
    lines = [
        remarks.problem_sentence(Problem("name", code, "nilai", "saran"), named=True)
        for code in remarks.known_problems()
    ]
    lines += [
        remarks_findings.finding_sentence(
            Finding(row=1, column="nik", code=code, level=Level.WARNING, value="")
        )
        for code in remarks_findings.known_findings()
    ]
    for line in lines:
        assert not FOREIGN.search(line), line
        assert line.endswith("."), line
        assert line[0].isupper(), line
        assert "{" not in line


def test_a_problem_beside_its_field_begins_like_a_sentence() -> None:
    assert remarks.problem_sentence(Problem("nik", "kosong")) == "Belum diisi."
    assert remarks.problem_sentence(Problem("nik", "kosong"), named=True) == "NIK belum diisi."
    digits = Problem("pemberi_nik", "bukan-12-angka", "1", "1")
    assert remarks.problem_sentence(digits, named=True) == "pemberi nik harus 12 angka."
    wrong = InvalidInput((Problem("name", "kosong"), Problem("sex", "kosong")))
    assert sentence_for(wrong).what == "Nama belum diisi. Jenis kelamin belum diisi."


@pytest.mark.parametrize("state", list(SealState))
def test_every_verdict_has_its_own_words_and_judges_nobody(state: SealState) -> None:
    statement = LetterStatement(
        village="36.04.12.2001",
        number="470/001/XI/2026",
        issued_on=date(2026, 11, 21),
        kind="izin-keluarga",
        initials="S.C.",
        nik_end="0001",
        valid_until=None,
        hash_start=bytes(8),
    )
    verdict = SealVerdict(state=state, statement=statement, village_name="Contoh")
    line = remarks_seal.verdict_sentence(verdict)
    assert not FOREIGN.search(line), line
    others = {
        remarks_seal.verdict_sentence(dataclasses.replace(verdict, state=other))
        for other in SealState
        if other is not state
    }
    assert line not in others
    assert "palsu" not in line.lower()


def test_a_sentence_never_quotes_what_moves_the_cursor_or_turns_the_reading() -> None:
    hostile = "a\x1b[2Jb\rc\u202ed\ud800e\x00"
    line = sentence_for(errors.WordingBroken("domisili", "baris 1", hostile)).line
    assert "a?[2Jb?c?d?e?" in line
    assert "baris 1" in line

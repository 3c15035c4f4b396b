# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the facts into the wording of a kind and arranges them as one letter."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from desa_app.domain.letter_kind import (
    BlockSpec,
    FieldSpec,
    LetterKind,
    SignatureSpec,
    default_fields,
    problems_in_fields,
    read_typed_date,
)
from desa_app.domain.letter_template import Filled, Slot, Template, base_name, fill, names_in
from desa_app.domain.letter_words import (
    FIELD_BEHIND,
    LetterFacts,
    office_words,
    signing_lines,
    words_of,
)
from desa_app.domain.page import (
    Block,
    Facts,
    Letterhead,
    LetterSheet,
    Paper,
    Paragraph,
    Points,
    Signature,
)
from desa_app.errors import InvalidInput, Problem
from desa_app.wording import long_date

if TYPE_CHECKING:
    from desa_app.domain.office import OfficeProfile

SAMPLE_BANNER = "CONTOH - BUKAN SURAT RESMI"

# The file may be handed on, so nothing travels in it that no letter prints: whom a person came
# through, what the office noted, how to reach them.
_PERSON_STAYS_HERE = frozenset({"phone", "resident", "base_status", "family_role"})
_PLAN_STAYS_HERE = frozenset(
    {"sponsor", "sponsor_phone", "note", "jalur", "jalur_reason", "evidence"}
)

# Line ends and the like inside a fact would break a line of the letter in the wrong place.
_CONTROLS = dict.fromkeys((*range(32), 127, 0x2028, 0x2029), " ")


def problems_in_facts(kind: LetterKind, facts: LetterFacts) -> tuple[Problem, ...]:
    """What keeps this letter from being written: wrong answers, or facts not known yet.

    Fields are those of the forms (``birth_date``, ``country``) or of the kind's questions.
    """
    found = list(problems_in_fields(kind, facts.fields))
    if facts.valid_until is not None and facts.valid_until < facts.day:
        field = "berlaku_sampai" if kind.question("berlaku_sampai") else "valid_until"
        until = long_date(facts.valid_until)
        found.append(Problem(field, "sebelum-tanggal-surat", until, long_date(facts.day)))
    words = _all_words(kind, facts)
    named = {problem.field for problem in found}
    for name in (*kind.required, *_missing(kind, facts, words)):
        behind = FIELD_BEHIND.get(base_name(name), base_name(name))
        if not _value(name, words).strip() and behind not in named:
            named.add(behind)
            found.append(Problem(behind, "kosong"))
    return tuple(found)


def compose(
    kind: LetterKind, facts: LetterFacts, *, paper: Paper, logo: bytes | None
) -> LetterSheet:
    """Write the letter. Rows without a fact are left out, a fact that must stand is never blank.

    Raises ``InvalidInput`` with what :func:`problems_in_facts` finds.
    """
    problems = problems_in_facts(kind, facts)
    if problems:
        raise InvalidInput(problems)
    words = _all_words(kind, facts)
    answers = _answers(kind, facts)
    office = facts.office
    return LetterSheet(
        paper=paper,
        margins=kind.margins,
        letterhead=letterhead_of(office, logo),
        title=fill(kind.title, words).text,
        number_line=f"Nomor: {facts.number or '...'}",
        blocks=tuple(
            block
            for spec in kind.blocks
            if _stands(spec, answers) and (block := _block(spec, words)) is not None
        ),
        place_and_date=f"{office.name}, {long_date(facts.day)}",
        signatures=tuple(
            _signature(spec, facts, words) for spec in kind.signatures if _stands(spec, answers)
        ),
        addressee=_lines(kind.addressee, words),
        copies=_lines(kind.copies, _copy_words(kind, facts)),
        subject=kind.name,
        author=f"Pemerintah {office.kind_word} {office.name}",
        facts_json=_frozen(kind, facts, answers),
        banner=SAMPLE_BANNER if office.sample else "",
    )


def letterhead_of(office: OfficeProfile, logo: bytes | None) -> Letterhead:
    """Kop surat: kabupaten, kecamatan, the office itself, its address."""
    government = "" if office.kind_word.casefold() == "kelurahan" else "PEMERINTAH "
    address = "  ·  ".join(part for part in (office.address, office.contact) if part.strip())
    return Letterhead(
        lines=(f"PEMERINTAH {office.regency.upper()}", f"KECAMATAN {office.district.upper()}"),
        office_line=f"{government}{office.kind_word.upper()} {office.name.upper()}",
        address_line=address,
        logo=logo,
    )


def _answers(kind: LetterKind, facts: LetterFacts) -> dict[str, str]:
    defaults = default_fields(kind, office=facts.office, day=facts.day)
    return {name: facts.fields.get(name, value).strip() for name, value in defaults.items()}


def _all_words(kind: LetterKind, facts: LetterFacts) -> dict[str, str]:
    words = {name: _one_line(text) for name, text in words_of(facts).items()}
    answers = _answers(kind, facts)
    # Plain answers first: the words of a choice may contain one of them.
    for spec in sorted(kind.fields, key=lambda spec: bool(spec.texts)):
        words[spec.name] = _one_line(_printed(spec, answers[spec.name], words))
    return words


def _copy_words(kind: LetterKind, facts: LetterFacts) -> dict[str, str]:
    """Copies stand one per line as typed, so here line ends are kept."""
    answers = _answers(kind, facts)
    kept = {spec.name: answers[spec.name] for spec in kind.fields if spec.kind == "paragraf"}
    return _all_words(kind, facts) | kept


def _printed(spec: FieldSpec, answer: str, words: dict[str, str]) -> str:
    if spec.kind == "tanggal":
        day = read_typed_date(answer)
        return long_date(day) if day else ""
    if spec.kind == "pilihan" and answer:
        text = dict(spec.texts).get(answer)
        if text is not None:
            filled = fill(text, words)
            return "" if filled.missing else filled.text
        return dict(spec.choices).get(answer, "")
    return answer


def _one_line(text: str) -> str:
    # Two asterisks switch bold on and off; a fact must not.
    return text.translate(_CONTROLS).replace("**", "* *").strip()


def _missing(kind: LetterKind, facts: LetterFacts, words: dict[str, str]) -> list[str]:
    """Facts outside brackets that running text cannot do without, and unknown citations."""
    answers = _answers(kind, facts)
    texts: list[Template] = [kind.title]
    texts += [block.text for block in kind.blocks if _stands(block, answers)]
    texts += [signature.name for signature in kind.signatures if _stands(signature, answers)]
    return [name for text in texts for name in _outside(text) if not _value(name, words).strip()]


def _outside(template: Template) -> list[str]:
    return [part.name for part in template if isinstance(part, Slot)]


def _stands(spec: BlockSpec | SignatureSpec, answers: dict[str, str]) -> bool:
    return spec.when is None or spec.when.holds(answers)


def _value(name: str, words: dict[str, str]) -> str:
    return words.get(name) or words.get(base_name(name), "")


def _filled(template: Template, words: dict[str, str]) -> Filled:
    unknown = {name: "" for name in names_in(template) if base_name(name) not in words}
    return fill(template, unknown | words)


def _block(spec: BlockSpec, words: dict[str, str]) -> Block | None:
    if spec.kind == "alinea":
        return Paragraph(text=_filled(spec.text, words).text, indent=spec.indent)
    if spec.kind == "data":
        rows = [(label, _filled(text, words)) for label, text in spec.rows]
        kept = tuple((label, filled.text) for label, filled in rows if not filled.missing)
        return Facts(rows=kept) if kept else None
    items = [_filled(text, words) for text in spec.items]
    points = tuple(filled.text for filled in items if not filled.missing)
    return Points(items=points) if points else None


def _signature(spec: SignatureSpec, facts: LetterFacts, words: dict[str, str]) -> Signature:
    above = _lines(spec.above, words)
    if spec.official:
        above += signing_lines(facts.office, facts.signatory.post)
    return Signature(
        line=spec.line,
        side=spec.side,
        above=above,
        name=_filled(spec.name, words).text,
        below=facts.signatory.number if spec.official else "",
        duty_stamp=spec.duty_stamp,
        underlined=spec.underlined,
    )


def _lines(templates: tuple[Template, ...], words: dict[str, str]) -> tuple[str, ...]:
    lines: list[str] = []
    for template in templates:
        filled = _filled(template, words)
        if not filled.missing:
            lines.extend(line.strip() for line in filled.text.splitlines() if line.strip())
    return tuple(lines)


def _frozen(kind: LetterKind, facts: LetterFacts, answers: dict[str, str]) -> str:
    """The facts as they stood, for rebuilding an archive from its PDFs; no picture inside."""
    content = {
        "jenis": kind.code,
        "versi_naskah": kind.version,
        "nomor": facts.number,
        "tanggal": facts.day.isoformat(),
        "berlaku_sampai": facts.valid_until.isoformat() if facts.valid_until else None,
        "kantor": {**office_words(facts.office), "kode": facts.office.code},
        "orang": _without(asdict(facts.person), _PERSON_STAYS_HERE),
        "rencana": _without(asdict(facts.episode), _PLAN_STAYS_HERE) if facts.episode else None,
        "negara": facts.country_name,
        "penandatangan": asdict(facts.signatory),
        "izin_keluarga": facts.family_permit,
        "isian": answers,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)


def _without(content: dict[str, object], names: frozenset[str]) -> dict[str, object]:
    return {name: value for name, value in content.items() if name not in names}

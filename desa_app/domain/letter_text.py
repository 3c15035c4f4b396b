# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the facts into the wording of a kind and arranges them as one letter."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from desa_app.domain.letter_kind import (
    VALID_UNTIL,
    FieldSpec,
    LetterKind,
    default_fields,
    problems_in_fields,
    read_typed_date,
)
from desa_app.domain.letter_parts import (
    blocks_of,
    filled,
    filled_lines,
    filled_rows,
    one_line,
    signature_of,
    stands,
)
from desa_app.domain.letter_template import Slot, Template, base_name
from desa_app.domain.letter_words import FIELD_BEHIND, LetterFacts, office_words, words_of
from desa_app.domain.page import Layout, Letterhead, LetterSheet, Paper, Signature
from desa_app.domain.signing import countersigned, signed_as
from desa_app.errors import InvalidInput, Problem
from desa_app.wording import DAYS, date_in_words, initials, long_date

if TYPE_CHECKING:
    from desa_app.domain.office import OfficeProfile
    from desa_app.domain.person import PersonDraft

SAMPLE_BANNER = "CONTOH - BUKAN SURAT RESMI"

# The file may be handed on, so nothing travels in it that no letter prints: whom a person came
# through, what the office noted, how to reach them.
_PERSON_STAYS_HERE = frozenset({"phone", "resident", "base_status", "family_role"})
_MEMBER_TRAVELS = ("name", "nik", "sex", "birth_place", "birth_date", "family_role")
_PLAN_STAYS_HERE = frozenset(
    {"sponsor", "sponsor_phone", "note", "jalur", "jalur_reason", "evidence"}
)


def problems_in_facts(kind: LetterKind, facts: LetterFacts) -> tuple[Problem, ...]:
    """What keeps this letter from being written: wrong answers, or facts not known yet.

    Fields are those of the forms (``birth_date``, ``country``) or of the kind's questions.
    """
    found = list(problems_in_fields(kind, facts.fields, _defaults(kind, facts)))
    if facts.valid_until is not None and facts.valid_until < facts.day:
        field = VALID_UNTIL if kind.question(VALID_UNTIL) else "valid_until"
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
    number = facts.number or "..."
    private = kind.layout is Layout.PRIVATE
    reference = filled_rows(kind.reference, words)
    return LetterSheet(
        paper=paper,
        margins=kind.margins,
        letterhead=_NO_LETTERHEAD if private else letterhead_of(office, logo),
        title=filled(kind.title, words).text,
        number_line="" if private else f"Nomor: {number}",
        blocks=tuple(
            block
            for spec in kind.blocks
            if stands(spec, answers)
            for block in blocks_of(spec, facts, words, answers)
        ),
        place_and_date=f"{office.name}, {long_date(facts.day)}",
        signatures=_signatures(kind, facts, words, answers),
        addressee=filled_lines(kind.addressee, words),
        copies=filled_lines(kind.copies, _copy_words(kind, facts)),
        subject=kind.name,
        author=f"Pemerintah {office.kind_word} {office.name}",
        facts_json=_frozen(kind, facts, answers),
        banner=SAMPLE_BANNER if office.sample else "",
        layout=kind.layout,
        reference=(("Nomor", number), *reference) if kind.layout is Layout.OFFICIAL else (),
    )


def _signatures(
    kind: LetterKind, facts: LetterFacts, words: dict[str, str], answers: dict[str, str]
) -> tuple[Signature, ...]:
    specs = [spec for spec in kind.signatures if stands(spec, answers)]
    signatures = tuple(signature_of(spec, facts, words) for spec in specs)
    official = [spec.line for spec in specs if spec.official]
    if not (facts.countersign and kind.may_be_countersigned and official):
        return signatures
    return countersigned(signatures, official[-1], facts.office.district)


_NO_LETTERHEAD = Letterhead(lines=(), office_line="")


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


def _defaults(kind: LetterKind, facts: LetterFacts) -> dict[str, str]:
    return default_fields(kind, office=facts.office, day=facts.day, words=words_of(facts))


def _answers(kind: LetterKind, facts: LetterFacts) -> dict[str, str]:
    defaults = _defaults(kind, facts)
    return {name: facts.fields.get(name, value).strip() for name, value in defaults.items()}


def _all_words(kind: LetterKind, facts: LetterFacts) -> dict[str, str]:
    words = {name: one_line(text) for name, text in words_of(facts).items()}
    answers = _answers(kind, facts)
    # Plain answers first: the words of a choice may contain one of them.
    for spec in sorted(kind.fields, key=lambda spec: bool(spec.texts)):
        words[spec.name] = one_line(_printed(spec, answers[spec.name], words))
        if spec.kind == "tanggal":
            day = read_typed_date(answers[spec.name])
            words[f"{spec.name}_hari"] = DAYS[day.weekday()] if day else ""
            words[f"{spec.name}_terbilang"] = date_in_words(day) if day else ""
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
            done = filled(text, words)
            return "" if done.missing else done.text
        return dict(spec.choices).get(answer, "")
    return answer


def _missing(kind: LetterKind, facts: LetterFacts, words: dict[str, str]) -> list[str]:
    """Facts outside brackets that running text cannot do without, and unknown citations."""
    answers = _answers(kind, facts)
    texts: list[Template] = [kind.title]
    texts += [block.text for block in kind.blocks if stands(block, answers)]
    texts += [signature.name for signature in kind.signatures if stands(signature, answers)]
    return [name for text in texts for name in _outside(text) if not _value(name, words).strip()]


def _outside(template: Template) -> list[str]:
    return [part.name for part in template if isinstance(part, Slot)]


def _value(name: str, words: dict[str, str]) -> str:
    return words.get(name) or words.get(base_name(name), "")


def _frozen(kind: LetterKind, facts: LetterFacts, answers: dict[str, str]) -> str:
    """The facts as they stood, for rebuilding an archive from its PDFs; no picture inside."""
    open_plan = None if kind.confidential else facts.episode
    content: dict[str, object] = {
        "jenis": kind.code,
        "versi_naskah": kind.version,
        "nomor": facts.number,
        "tanggal": facts.day.isoformat(),
        "berlaku_sampai": facts.valid_until.isoformat() if facts.valid_until else None,
        "kantor": {**office_words(facts.office), "kode": facts.office.code},
        "orang": _person(kind, facts.person),
        "rencana": _without(asdict(open_plan), _PLAN_STAYS_HERE) if open_plan else None,
        "negara": facts.country_name,
        "penandatangan": asdict(facts.signatory),
        "ditandatangani_sebagai": signed_as(facts.office, facts.signatory, facts.head),
        "mengetahui_camat": facts.countersign and kind.may_be_countersigned,
        "izin_keluarga": "" if kind.confidential else facts.family_permit,
        "isian": answers,
    }
    if any(block.kind == "tabel" and not block.field for block in kind.blocks):
        content["keluarga"] = [_member(person) for person in facts.family]
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)


def _person(kind: LetterKind, person: PersonDraft | None) -> dict[str, object] | None:
    if person is None:
        return None
    if kind.confidential:
        return {"inisial": initials(person.name)}
    return _without(asdict(person), _PERSON_STAYS_HERE)


def _member(person: PersonDraft) -> dict[str, object]:
    told = asdict(person)
    return {name: told[name] for name in _MEMBER_TRAVELS}


def _without(content: dict[str, object], names: frozenset[str]) -> dict[str, object]:
    return {name: value for name, value in content.items() if name not in names}

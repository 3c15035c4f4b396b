# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs about people and letters: orang, surat."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.letter import LetterRequest
from desa_app.domain.letter_rules import CheckLevel
from desa_app.domain.office import Post
from desa_app.domain.page import Paper
from desa_app.errors import InvalidInput, LetterKindUnknown, Problem
from desa_app.exchange.stick import write_checked
from desa_app.reference import letter_kinds
from desa_app.terminal.answer import Answer, WrongCall, checks_list
from desa_app.terminal.door import open_village
from desa_app.terminal.letter_file import LetterFile, read_letter_file
from desa_app.terminal.options import (
    folder_of_data,
    json_output,
    password_source,
    refuse_missing_folder,
)
from desa_app.wording import masked

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter_kind import LetterKind
    from desa_app.domain.person import Person
    from desa_app.terminal.options import Verbs

PEOPLE_LIMIT = 1000


def add_to(verbs: Verbs) -> None:
    """Add these verbs to the parser."""
    people = verbs.add_parser("orang", help="cari orang di register")
    folder_of_data(people)
    people.add_argument("--cari", default="", metavar="TEKS", help="nama, NIK, KK, dusun, telepon")
    people.add_argument("--batas", type=int, default=PEOPLE_LIMIT, help="paling banyak baris")
    json_output(people)
    people.set_defaults(work=_people)

    letter = verbs.add_parser("surat", help="terbitkan surat, atau lihat jenis-jenisnya")
    letter.add_argument("jenis", nargs="?", metavar="JENIS", help="misalnya izin-keluarga")
    letter.add_argument("--daftar", action="store_true", help="tampilkan jenis surat dan isiannya")
    letter.add_argument("--data", type=Path, metavar="DIR", help="folder data kantor")
    letter.add_argument("--pengguna", default="", metavar="NAMA", help="nama pengguna")
    password_source(letter)
    who = letter.add_mutually_exclusive_group()
    who.add_argument("--nik", metavar="NIK", help="NIK warga")
    who.add_argument("--orang", metavar="ID", help="id warga")
    letter.add_argument("--isi", type=Path, metavar="FILE.toml", help="isian surat dan rencana")
    letter.add_argument("--alasan", default="", metavar="TEKS", help="alasan bila ada peringatan")
    letter.add_argument("--kertas", choices=[p.value for p in Paper], help="ukuran kertas")
    signs = letter.add_mutually_exclusive_group()
    signs.add_argument("--an-sekretaris", action="store_true", help="ditandatangani sekretaris")
    signs.add_argument("--penanda-tangan", default="", metavar="NAMA", help="pejabat lain")
    letter.add_argument("--mengetahui-camat", action="store_true", help="dengan tempat camat")
    letter.add_argument("--ke", type=Path, metavar="OUT.pdf", help="berkas surat")
    json_output(letter)
    letter.set_defaults(work=_letter)


def _people(given: argparse.Namespace) -> Answer:
    with open_village(given) as office:
        page = office.people.search(given.cari, limit=given.batas)
    lines = [
        f"{row.name} | {masked(row.nik or '')} | {row.dusun} | {row.status or 'warga'} | {row.id}"
        for row in page.rows
    ]
    lines.append(f"{len(page.rows)} dari {page.found} orang.")
    people = [
        {
            "id": row.id,
            "nama": row.name,
            "nik": row.nik,
            "kk": row.kk,
            "jk": row.sex,
            "tanggal_lahir": row.birth_date,
            "dusun": row.dusun,
            "rt": row.rt,
            "status": row.status,
            "negara": row.country,
        }
        for row in page.rows
    ]
    return Answer(lines=tuple(lines), content={"ditemukan": page.found, "orang": people})


def _letter(given: argparse.Namespace) -> Answer:
    if given.daftar:
        return _kinds_answer(given)
    if given.jenis is None or given.data is None or given.ke is None:
        raise WrongCall(
            "surat perlu JENIS, --data DIR, --nik NIK atau --orang ID (bila tentang seseorang), dan"
            " --ke OUT.pdf"
        )
    refuse_missing_folder(given.ke)
    content = read_letter_file(given.isi) if given.isi else LetterFile()
    with open_village(given) as office:
        # The office's own texts, and kinds that it made itself.
        kinds = office.letters.kinds()
        if given.jenis not in kinds:
            raise LetterKindUnknown(given.jenis, tuple(kinds))
        kind = kinds[given.jenis]
        person = _person(office, given) if kind.needs_person else None
        request = LetterRequest(
            kind=given.jenis,
            person_id=person.id if person else "",
            episode_id=_episode(office, person, content, kind) if person else None,
            fields=content.fields,
            reason=given.alasan,
            signatory=Post.SECRETARY if given.an_sekretaris else Post.HEAD,
            signatory_id=_signatory(office, given.penanda_tangan) if given.penanda_tangan else "",
            countersign=given.mengetahui_camat,
            paper=Paper(given.kertas) if given.kertas else None,
        )
        checks = office.letters.check(request)
        letter = office.letters.issue(request)
    written = write_checked(given.ke.parent, given.ke.name, letter.pdf, replace=True)
    warnings = [check for check in checks if check.level is CheckLevel.WARNING]
    return Answer(
        lines=(f"Surat nomor {letter.number} terbit: {written.path}",),
        content={
            "id": letter.id,
            "jenis": letter.kind,
            "nomor": letter.number,
            "tanggal": letter.issued_on,
            "berlaku_sampai": letter.valid_until,
            "kertas": letter.paper.value,
            "berkas": written.path,
            "sha256": letter.sha256,
            "segel": letter.seal_text,
            "peringatan": checks_list(warnings),
            "alasan": letter.reason,
            "ditandatangani_oleh": letter.signed_by,
            "ditandatangani_sebagai": letter.signed_as,
        },
    )


def _signatory(office: Desa, name: str) -> str:
    """The id of who is in office today under this name; raises ``InvalidInput``."""
    wanted = " ".join(name.split()).casefold()
    found = [one for one in office.officials.in_office() if one.name.casefold() == wanted]
    if len(found) != 1:
        raise InvalidInput((Problem("signatory", "penandatangan-tidak-menjabat", name),))
    return found[0].id


def _kinds_answer(given: argparse.Namespace) -> Answer:
    """The shipped kinds; with ``--data`` those of the office, its own among them."""
    kinds = letter_kinds()
    if given.data is not None:
        with open_village(given) as office:
            kinds = office.letters.kinds()
    listed = [
        {
            "kode": kind.code,
            "nama": kind.name,
            "klasifikasi": kind.classification,
            "butuh_orang": kind.needs_person,
            "butuh_rencana": kind.needs_plan,
            "berkas_pendukung": list(kind.papers),
            "isian": [
                {
                    "nama": spec.name,
                    "label": spec.label,
                    "jenis": spec.kind,
                    "wajib": spec.required,
                    "kolom": list(spec.columns),
                    "pilihan": [value for value, _ in spec.choices],
                }
                for spec in kind.fields
            ],
        }
        for kind in kinds.values()
    ]
    lines = []
    for kind in kinds.values():
        lines.append(f"{kind.code}: {kind.name}")
        for spec in kind.fields:
            mark = " (wajib)" if spec.required else ""
            choices = f" [{' | '.join(value for value, _ in spec.choices)}]" if spec.choices else ""
            rows = f" (tiap baris: {'; '.join(spec.columns)})" if spec.columns else ""
            lines.append(f"    {spec.name}: {spec.label}{mark}{choices}{rows}")
    return Answer(lines=tuple(lines), content={"surat": listed})


def _person(office: Desa, given: argparse.Namespace) -> Person:
    if given.nik:
        return office.people.by_nik(given.nik)
    if given.orang:
        return office.people.get(given.orang)
    raise WrongCall("surat perlu --nik NIK atau --orang ID")


def _episode(office: Desa, person: Person, content: LetterFile, kind: LetterKind) -> str | None:
    """The person's open plan, or the one that the file describes; both may note an interview.

    A kind that needs no plan takes the open one if there is one.
    """
    from desa_app.domain.episode import OPEN_STATES

    plans = [plan for plan in office.episodes.of(person.id) if plan.status in OPEN_STATES]
    if plans:
        plan = plans[0]
    elif content.plan is None:
        if not kind.needs_plan:
            return None
        raise InvalidInput((Problem("rencana", "kosong"),))
    else:
        plan = office.episodes.open(content.plan(person.id), source="berkas isian")
    if content.interview is not None and content.interview not in plan.interviews:
        office.episodes.record_interview(plan.id, content.interview)
    return plan.id

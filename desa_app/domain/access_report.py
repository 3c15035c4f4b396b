# SPDX-License-Identifier: GPL-3.0-or-later
"""The report that a person gets about their own data (UU 27/2022 Pasal 32), as ruled lists.

Other people's data, who told the office something, and what officers noted for themselves stay
out (Pasal 33); a line says that something may have been left out, always the same one. The
person's own numbers stand in full among the facts and documents; a number in a note is masked.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from desa_app.domain.books import Signer
from desa_app.domain.history import FIELDS, fact_in_words
from desa_app.domain.listing import Listing, ListingColumn, ListingSection
from desa_app.domain.office import OfficeKind
from desa_app.domain.privacy import HoldKind, RequestState
from desa_app.wording import clock_time, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from desa_app.domain.case import CaseRow
    from desa_app.domain.documents import Document
    from desa_app.domain.episode import Episode
    from desa_app.domain.family import Member
    from desa_app.domain.history import HistoryLine
    from desa_app.domain.interview import KeptInterview
    from desa_app.domain.letter import LetterRow
    from desa_app.domain.office import OfficeProfile
    from desa_app.domain.package import SentPackage
    from desa_app.domain.person import Person
    from desa_app.domain.privacy import PrivacyRecord
    from desa_app.domain.privacy_lists import Processing

LEFT_OUT = (
    "Data orang lain, keterangan tentang siapa yang memberi tahu kantor, dan hal yang menurut "
    "UU 27/2022 Pasal 33 tidak boleh dibuka dapat tidak dimuat dalam laporan ini."
)
NOT_LOGGED = (
    "Jejak memuat setiap pencatatan, perubahan dan pencetakan. Membuka layar tidak dicatat "
    "satu per satu, kecuali untuk kasus; daftar banyak orang dicatat untuk daftarnya saja."
)
RIGHTS = (
    "Anda berhak meminta perbaikan, pembatasan, penarikan persetujuan dan penghapusan "
    "(UU 27/2022 Pasal 5 sampai dengan 13); kantor menjawab dalam 3 x 24 jam."
)
# Other people's, or who told: not the person's own data.
OTHERS_DATA = {"person_id", "sponsor", "sponsor_phone", "sponsor_origin", "info_source", "note",
           "jalur_reason", "p3mi_source", "linked_id"}  # fmt: skip
_C = ListingColumn
ALLOWED = "laporan-data-pribadi"
"""The exception under which the person's own numbers stand in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAbout:
    """Everything of one person as the jobs of the office read it; ``cases`` only with the right.

    ``nameless`` are the ids of those ``sent`` in which the person was only counted.
    """

    person: Person
    plans: tuple[Episode, ...]
    talks: tuple[KeptInterview, ...]
    documents: tuple[Document, ...]
    document_names: Mapping[str, str]
    family: tuple[Member, ...]
    letters: tuple[LetterRow, ...]
    letter_names: Mapping[str, str]
    cases: tuple[CaseRow, ...]
    case_names: Mapping[str, str]
    sent: tuple[SentPackage, ...]
    nameless: frozenset[str]
    uses: tuple[Processing, ...]
    record: PrivacyRecord
    trail: tuple[HistoryLine, ...]
    countries: Mapping[str, str]


def sections_of(known: KnownAbout, *, with_notes: bool = False) -> tuple[ListingSection, ...]:
    """The report's lists; ``with_notes`` adds officers' notes that somebody has read before."""
    found = [
        ListingSection(
            heading="Data diri",
            columns=(_C("Keterangan", 30), _C("Isi", 70)),
            rows=_facts(known.person.facts, known.countries),
            full_numbers=ALLOWED,
        )
    ]
    for number, plan in enumerate(known.plans, start=1):
        found.append(
            ListingSection(
                heading=f"Rencana {number}: {plan.status.value}",
                columns=(_C("Keterangan", 30), _C("Isi", 70)),
                rows=_plan(plan, known.countries, with_notes=with_notes),
            )
        )
    found += [
        ListingSection(
            heading="Wawancara",
            columns=(_C("Tanggal", 14), _C("Tempat", 26), _C("Ditanyakan dan dijawab", 60)),
            rows=tuple(row for talk in known.talks for row in _talk(talk, with_notes=with_notes)),
        ),
        ListingSection(
            heading="Dokumen",
            columns=(_C("Dokumen", 34), _C("Nomor", 26), _C("Berlaku sampai", 20),
                     _C("Pindaian", 20)),
            rows=tuple(_document(one, known.document_names) for one in known.documents),
            full_numbers=ALLOWED,
        ),
        ListingSection(
            heading="Keluarga yang dicatat (tanpa data mereka)",
            columns=(_C("Hubungan", 40), _C("Keterangan", 60)),
            rows=_family(known.family),
        ),
        letters_section(
            "Surat",
            ((one.number, one.issued_on, one.kind, one.state.value) for one in known.letters),
            known.letter_names,
        ),
    ]  # fmt: skip
    if known.cases:
        rows = ((one.label, one.reported_on, one.kind, one.state.value) for one in known.cases)
        found.append(cases_section(rows, known.case_names))
    found += [
        uses_section(known.uses),
        ListingSection(
            heading="Persetujuan, permintaan dan pembatasan",
            columns=(_C("Hal", 46), _C("Sejak", 18, "centre"), _C("Keadaan", 36)),
            rows=_record(known.record),
        ),
        ListingSection(
            heading="Dikirim ke kecamatan",
            columns=(_C("Bulan", 20), _C("Waktu", 26), _C("Tingkat", 54)),
            rows=tuple(
                (
                    one.period,
                    moment_words(one.made_at),
                    "Terhitung saja, tanpa nama" if one.id in known.nameless else one.level.words,
                )
                for one in known.sent
            ),
        ),
        ListingSection(
            heading="Jejak pemrosesan",
            columns=(_C("Waktu", 20), _C("Petugas", 18), _C("Yang dikerjakan", 34),
                     _C("Isian", 28)),
            rows=tuple(
                (moment_words(one.at), one.by, one.what,
                 ", ".join(dict.fromkeys(change.label for change in one.changes)))
                for one in known.trail
            ),
            sums=(NOT_LOGGED, LEFT_OUT, RIGHTS),
        ),
    ]  # fmt: skip
    return tuple(found)


def letters_section(
    heading: str, letters: Iterable[tuple[str, date, str, str]], names: Mapping[str, str]
) -> ListingSection:
    """Letters by number, day, kind and state; ``names`` are the words of the kinds."""
    return ListingSection(
        heading=heading,
        columns=(_C("Nomor", 34), _C("Tanggal", 18, "centre"), _C("Jenis", 34), _C("Keadaan", 14)),
        rows=_dated(letters, names),
    )


def cases_section(
    cases: Iterable[tuple[str, date, str, str]], names: Mapping[str, str]
) -> ListingSection:
    """Cases by number, day of the report, kind and state; ``names`` are the words of the kinds."""
    return ListingSection(
        heading="Kasus",
        columns=(_C("Nomor", 20), _C("Dilaporkan", 20, "centre"), _C("Jenis", 40),
                 _C("Keadaan", 20)),
        rows=_dated(cases, names),
    )  # fmt: skip


def _dated(
    rows: Iterable[tuple[str, date, str, str]], names: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (number, short_date(on), names.get(kind, kind), state) for number, on, kind, state in rows
    )


def uses_section(uses: Iterable[Processing]) -> ListingSection:
    """What the office uses data for without asking, and on which basis."""
    return ListingSection(
        heading="Untuk apa data dipakai dan apa dasarnya",
        columns=(_C("Data", 26), _C("Tujuan", 30), _C("Dasar", 22), _C("Rujukan", 30)),
        rows=tuple(
            (one.data, one.purpose, one.basis_words, one.reference)
            for one in uses
            if not one.needs_consent
        ),
    )


def report_listing(
    profile: OfficeProfile,
    sections: tuple[ListingSection, ...],
    *,
    name: str,
    head: Signer,
    on: date,
    made_by: str,
) -> Listing:
    """The report as a paper for the person, who signs for it."""
    office = f"{profile.kind_word} {profile.name}"
    place = f", Kecamatan {profile.district}" if profile.kind is OfficeKind.DESA else ""
    return Listing(
        titles=(
            "LAPORAN DATA PRIBADI",
            f"{office}{place}, {profile.regency}".removesuffix(", "),
            "UU 27/2022 tentang Pelindungan Data Pribadi, Pasal 7 dan Pasal 32",
        ),
        sections=sections,
        addressee=name,
        left_over="YANG MENERIMA",
        left=Signer(title="Yang bersangkutan", name=name),
        right=head,
        place=profile.name,
        signed_on=on,
        office_line=office,
        made_by=made_by,
        sample=profile.sample,
    )


def _facts(
    facts: object, countries: Mapping[str, str], without: Iterable[str] = ()
) -> tuple[tuple[str, str], ...]:
    left = OTHERS_DATA | set(without)
    found = []
    for one in fields(facts):  # type: ignore[arg-type]
        value = getattr(facts, one.name)
        if one.name in left or one.name not in FIELDS or value in (None, ""):
            continue
        value = getattr(value, "value", value)
        words = fact_in_words(one.name, value, countries, in_full=True)
        found.append((FIELDS[one.name], words))
    return tuple(found)


def _plan(
    plan: Episode, countries: Mapping[str, str], *, with_notes: bool
) -> tuple[tuple[str, str], ...]:
    found = [*_facts(plan.facts, countries)]
    found += [("Langkah", f"{short_date(one.on)}: {one.status.value}") for one in plan.history]
    found += [
        (
            "Kontak",
            f"{short_date(one.on)}: {one.way.value.replace('_', ' ')},"
            f" {'tersambung' if one.reached else 'tidak tersambung'}",
        )
        for one in plan.contacts
    ]
    if plan.homecoming is not None:
        found += _facts(plan.homecoming, countries)
    if with_notes and plan.facts.note:
        found.append(("Catatan petugas", plan.facts.note))
    return tuple(found)


def _talk(talk: KeptInterview, *, with_notes: bool) -> list[tuple[str, str, str]]:
    day = short_date(talk.on)
    if talk.guided is None:
        told = talk.note if with_notes else ""
        return [(day, "", told or "Wawancara ringkas")]
    place = talk.guided.place
    rows = [(day, place, f"Saran: {talk.guided.advice.level.words}")]
    rows += [("", "", f"{one.question} {one.answer.value}") for one in talk.guided.asked]
    if with_notes and talk.note:
        rows.append(("", "", f"Catatan petugas: {talk.note}"))
    return rows


def _document(one: Document, names: Mapping[str, str]) -> tuple[str, str, str, str]:
    facts = one.facts
    until = short_date(facts.valid_until) if facts.valid_until else ""
    name = names.get(facts.kind, facts.kind)
    return name, facts.number, until, f"{one.scans} berkas" if one.scans else ""


def _family(family: Sequence[Member]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            one.facts.relation.value.replace("_", " "),
            ", ".join(
                words
                for words, told in (
                    ("kontak darurat", one.facts.emergency),
                    ("penerima kiriman uang", one.facts.remittance),
                )
                if told
            ),
        )
        for one in family
    )


def _record(record: PrivacyRecord) -> tuple[tuple[str, str, str], ...]:
    rows = []
    for consent in record.consents:
        ended = consent.withdrawn_on
        state = f"Ditarik {short_date(ended)}" if ended else "Berlaku"
        rows.append((f"Persetujuan: {consent.topic}", short_date(consent.given_on), state))
    for asked in record.requests:
        state = {
            RequestState.OPEN: f"Dijawab paling lambat {moment_words(asked.due)}",
            RequestState.MET: "Dipenuhi",
            RequestState.REFUSED: f"Ditolak: {asked.answer}",
        }[asked.state]
        rows.append((f"Permintaan: {asked.kind.words}", moment_words(asked.asked_at), state))
    for hold in record.holds:
        # That the law holds the data may be a secret of an investigation.
        if hold.kind is HoldKind.RESTRICTED:
            state = f"Berakhir {short_date(hold.ended_on)}" if hold.ended_on else "Berlaku"
            rows.append((hold.kind.words, short_date(hold.since), state))
    return tuple(rows)


def moment_words(at: datetime) -> str:
    """A day and a time of it, on the office's clock."""
    local = at.astimezone()
    return f"{short_date(local.date())} {clock_time(local)}"

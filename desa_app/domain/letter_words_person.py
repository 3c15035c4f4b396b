# SPDX-License-Identifier: GPL-3.0-or-later
"""Words about people: the one whom a letter is about, and those on the same family card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.codes import FamilyRole, Sex
from desa_app.wording import age_text, in_words, initials, long_date

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.office import OfficeProfile
    from desa_app.domain.person import PersonDraft

_SPOUSE_LEFT = {Sex.FEMALE: "janda", Sex.MALE: "duda"}


def person_words(person: PersonDraft, office: OfficeProfile, day: date) -> dict[str, str]:
    """The words about one person, the letter's own or a row of the family card."""
    birth = person.birth_date
    return {
        "nama": person.name,
        "inisial": initials(person.name),
        "janda_duda": _SPOUSE_LEFT[person.sex] if person.sex else "",
        "hubungan_keluarga": person.family_role.words if person.family_role else "",
        "alamat": address_of(person),
        "alamat_lengkap": full_address(person, office),
        "nik": person.nik or "",
        "kk": person.kk or "",
        "nama_paspor": person.passport_name,
        "tempat_lahir": person.birth_place,
        "tanggal_lahir": long_date(birth) if birth else "",
        "umur": age_text(birth, day) if birth and birth <= day else "",
        "jenis_kelamin": person.sex.words if person.sex else "",
        "agama": person.religion,
        "status_kawin": person.marital.words if person.marital else "",
        "pendidikan": person.education,
        "pekerjaan": person.occupation,
        "warga_negara": person.nationality,
        "nama_ayah": person.father,
        "nama_ibu": person.mother,
        "telepon": person.phone,
    }


def family_words(person: PersonDraft, family: tuple[PersonDraft, ...]) -> dict[str, str]:
    """The words about the family card of ``person``."""
    head = next((one for one in family if one.family_role is FamilyRole.HEAD), None)
    related = person.family_role is FamilyRole.HEAD
    lines = []
    for one in family:
        if one == person:
            continue
        # The card tells how each is related to its head; to others we do not guess.
        relation = one.family_role.words if related and one.family_role else ""
        born = ", ".join(part for part in (one.birth_place, _day(one.birth_date)) if part.strip())
        lines.append("; ".join((one.name, one.nik or "", born, relation)).rstrip("; "))
    return {
        "kepala_keluarga": head.name if head else "",
        "jumlah_keluarga": f"{len(family)} ({in_words(len(family))})" if family else "",
        "daftar_keluarga": "\n".join(lines),
    }


def address_of(person: PersonDraft) -> str:
    """Street or kampung, dusun, RT and RW in one line; parts that are not known are left out."""
    parts = [part.strip() for part in (person.address, person.dusun) if _known(part)]
    if len(parts) == 2 and parts[1].casefold() in parts[0].casefold():
        parts.pop()
    text = ", ".join(parts)
    for label, value in (("RT", person.rt), ("RW", person.rw)):
        if _known(value):
            text = f"{text} {label} {value.strip()}".strip()
    return text


def full_address(person: PersonDraft, office: OfficeProfile) -> str:
    """The address with village, kecamatan and kabupaten, for people who live in the village."""
    text = address_of(person)
    if not text or not person.resident:
        return text
    return (
        f"{text}, {office.kind_word} {office.name}, Kecamatan {office.district}, {office.regency}"
    )


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _known(text: str) -> bool:
    """OpenSID writes a dash for a RT or RW that does not exist."""
    return bool(text.strip(" -"))

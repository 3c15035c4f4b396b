# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts behind one letter, and the words that its wording may ask for by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.episode import Scheme
from desa_app.domain.letter_words_person import address_of as address_of
from desa_app.domain.letter_words_person import family_words, person_words
from desa_app.domain.letter_words_person import full_address as full_address
from desa_app.domain.signing import title_of
from desa_app.wording import (
    DAYS,
    date_in_words,
    in_words,
    long_date,
    month_name,
    typed_date,
)

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.episode import EpisodeDraft, Interview
    from desa_app.domain.office import OfficeProfile, Official
    from desa_app.domain.person import PersonDraft

CITATION_PREFIX = "kutipan_"
TODAY = "hari_ini"

# Name in the wording -> the field of code and forms that it comes from.
FIELD_BEHIND = {
    "nama": "name",
    "nik": "nik",
    "kk": "kk",
    "nama_paspor": "passport_name",
    "tempat_lahir": "birth_place",
    "tanggal_lahir": "birth_date",
    "umur": "birth_date",
    "jenis_kelamin": "sex",
    "agama": "religion",
    "status_kawin": "marital",
    "pendidikan": "education",
    "pekerjaan": "occupation",
    "warga_negara": "nationality",
    "nama_ayah": "father",
    "nama_ibu": "mother",
    "inisial": "name",
    "janda_duda": "sex",
    "hubungan_keluarga": "family_role",
    "kepala_keluarga": "kk",
    "jumlah_keluarga": "kk",
    "daftar_keluarga": "kk",
    "alamat": "address",
    "alamat_lengkap": "address",
    "telepon": "phone",
    "negara": "country",
    "kota": "city",
    "jabatan": "job",
    "pemberi_kerja": "employer",
    "skema": "scheme",
    "p3mi": "p3mi",
    "sip3mi": "sip3mi",
    "sip3mi_sampai": "sip3mi_until",
    "p3mi_dicek": "p3mi_checked_on",
    "cara_penempatan": "scheme",
    "lama_kontrak": "contract_months",
    "rencana_berangkat": "planned_departure",
    "izin_keluarga": "family_permit",
    "wawancara": "interview",
    "wawancara_tanggal": "interview",
    "wawancara_petugas": "officer",
    "wawancara_tempat": "interview",
    "wawancara_hadir": "interview",
    "wawancara_catatan": "interview",
    "wawancara_saran": "interview",
    "sebutan_desa": "kind_word",
    "desa": "office_name",
    "kecamatan": "district",
    "kabupaten": "regency",
    "provinsi": "province",
    "sebutan_kepala": "head_title",
    "sebutan_sekretaris": "secretary_title",
    "nama_kepala": "head",
    "nama_penandatangan": "signatory",
    "nomor_penandatangan": "signatory",
    "nomor": "number",
    "tanggal_surat": "day",
    "hari": "day",
    "tanggal_terbilang": "day",
    "bulan_lalu": "day",
    TODAY: "day",
    "masa_berlaku": "valid_until",
}
PLACEHOLDERS = frozenset(FIELD_BEHIND)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Everything a letter says, gathered by the office before a word is put on paper.

    ``country_name`` is the country in Indonesian, ``family_permit`` number and date of the
    surat izin keluarga or empty, ``number`` this letter's own (empty in a draft), ``fields``
    the answers to the kind's own questions as typed, ``citations`` legal grounds by their id.
    ``person`` is ``None`` for kinds about nobody; ``family`` everybody on the person's family
    card, the person too, in the order of the card. ``countersign`` asks for the camat's
    "Mengetahui".
    """

    office: OfficeProfile
    person: PersonDraft | None
    episode: EpisodeDraft | None
    country_name: str
    interview: Interview | None
    family_permit: str
    signatory: Official
    head: Official
    number: str
    day: date
    valid_until: date | None
    fields: dict[str, str]
    citations: dict[str, str]
    family: tuple[PersonDraft, ...] = ()
    countersign: bool = False


def words_of(facts: LetterFacts) -> dict[str, str]:
    """Every placeholder with its words; an unknown fact is an empty text."""
    words = dict.fromkeys(FIELD_BEHIND, "")
    if facts.person is not None:
        words.update(person_words(facts.person, facts.office, facts.day))
        words.update(family_words(facts.person, facts.family))
    if facts.episode is not None:
        words.update(_plan(facts.episode))
        words["negara"] = facts.country_name
    words.update(office_words(facts.office))
    words.update(
        {
            # "Plt. Kepala Desa" while somebody stands in.
            "sebutan_kepala": title_of(facts.office, facts.head),
            "izin_keluarga": facts.family_permit,
            # Where nobody noted another place they talked at the office.
            "wawancara_tempat": f"Kantor {facts.office.kind_word} {facts.office.name}",
            **_interview(facts.interview),
            "nama_kepala": facts.head.name,
            "nama_penandatangan": facts.signatory.name,
            "nomor_penandatangan": facts.signatory.number_line,
            "nomor": facts.number,
            "tanggal_surat": long_date(facts.day),
            "hari": DAYS[facts.day.weekday()],
            "tanggal_terbilang": date_in_words(facts.day),
            "bulan_lalu": _month_before(facts.day),
            TODAY: typed_date(facts.day),
            "masa_berlaku": long_date(facts.valid_until) if facts.valid_until else "",
        }
    )
    words.update({CITATION_PREFIX + key: text for key, text in facts.citations.items()})
    return words


OFFICE_WORDS = frozenset(
    {
        "sebutan_desa",
        "desa",
        "kecamatan",
        "kabupaten",
        "provinsi",
        "sebutan_kepala",
        "sebutan_sekretaris",
    }
)


def office_words(office: OfficeProfile) -> dict[str, str]:
    """The part of the words that is the same in every letter of an office."""
    return {
        "sebutan_desa": office.kind_word,
        "desa": office.name,
        "kecamatan": office.district,
        "kabupaten": office.regency,
        "provinsi": office.province,
        "sebutan_kepala": office.head_title,
        "sebutan_sekretaris": office.secretary_title,
    }


def _month_before(day: date) -> str:
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return month_name(f"{year}-{month:02d}")


def _plan(plan: EpisodeDraft) -> dict[str, str]:
    return {
        "kota": plan.city,
        "jabatan": plan.job,
        "pemberi_kerja": plan.employer,
        "skema": plan.scheme.words,
        "p3mi": plan.p3mi,
        "sip3mi": plan.sip3mi,
        "sip3mi_sampai": long_date(plan.sip3mi_until) if plan.sip3mi_until else "",
        "p3mi_dicek": long_date(plan.p3mi_checked_on) if plan.p3mi_checked_on else "",
        "cara_penempatan": _way(plan),
        "lama_kontrak": _span(plan.contract_months),
        "rencana_berangkat": long_date(plan.planned_departure) if plan.planned_departure else "",
    }


def _way(plan: EpisodeDraft) -> str:
    if plan.p3mi.strip():
        return f"melalui {plan.p3mi}"
    if plan.scheme is Scheme.INDIVIDUAL:
        return "secara perseorangan"
    return f"dengan skema {plan.scheme.words}"


def _span(months: int | None) -> str:
    if not months:
        return ""
    if months % 12 == 0:
        return f"{months // 12} ({in_words(months // 12)}) tahun"
    return f"{months} ({in_words(months)}) bulan"


def _interview(interview: Interview | None) -> dict[str, str]:
    if interview is None:
        return {}
    day = long_date(interview.on)
    return {
        "wawancara": day + (", bersama keluarga" if interview.with_family else ""),
        "wawancara_tanggal": typed_date(interview.on),
        "wawancara_petugas": interview.officer,
        "wawancara_catatan": interview.note,
        **_guided(interview),
    }


def _guided(interview: Interview) -> dict[str, str]:
    talk = interview.guided
    if talk is None:
        return {}
    return {
        "wawancara_tempat": talk.place,
        "wawancara_hadir": "\n".join(f"{one.name}; {one.relation}" for one in talk.present),
        "wawancara_saran": talk.advice.level.value,
    }

# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of letter written for invented people: with all facts, with as few as it needs, and
with the longest names of the country."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desa_app.domain.codes import BaseStatus, FamilyRole, Marital, Sex
from desa_app.domain.episode import EpisodeDraft, Interview, Scheme
from desa_app.domain.letter_kind import FieldSpec, LetterKind, default_fields, valid_until
from desa_app.domain.letter_text import compose
from desa_app.domain.letter_words import LetterFacts, words_of
from desa_app.domain.office import OfficeKind, OfficeProfile, Official, Post
from desa_app.domain.page import LetterSheet, Paper
from desa_app.domain.person import PersonDraft
from desa_app.reference import citations, letter_kinds
from tests.paper.examples import LONG_PERSON, LONG_VILLAGE, coat_of_arms

DAY = date(2026, 11, 21)
OFFICE = OfficeProfile(
    kind=OfficeKind.DESA,
    code="36.04.12.2013",
    name="Sukajaya",
    district="Pontang",
    regency="Kabupaten Serang",
    province="Banten",
    address="Jalan Raya Pontang Km 4, Sukajaya 42192",
    contact="Telepon (0254) 000000",
)
HEAD = Official(id="1", post=Post.HEAD, name="H. UJANG SUHERMAN", number="NIPD 3604.12.2013.001")
PERSON = PersonDraft(
    name="Juhaeni binti Saepudin",
    nik="3604125003970003",
    kk="3604120104120003",
    passport_name="JUHAENI SAEPUDIN",
    birth_place="Serang",
    birth_date=date(1997, 3, 10),
    sex=Sex.FEMALE,
    religion="Islam",
    marital=Marital.MARRIED,
    education="SLTA / sederajat",
    occupation="Mengurus rumah tangga",
    family_role=FamilyRole.WIFE,
    father="Saepudin",
    mother="Rohayati",
    address="Kampung Karang Anyar",
    rt="003",
    rw="002",
)
HUSBAND = replace(
    PERSON,
    name="Muhamad Sarta",
    nik="3604121207920002",
    passport_name="",
    birth_date=date(1992, 7, 12),
    sex=Sex.MALE,
    occupation="Buruh tani",
    family_role=FamilyRole.HEAD,
)
DAUGHTER = replace(
    HUSBAND,
    name="Siti Nur Azizah",
    nik="3604124406170001",
    birth_date=date(2017, 6, 4),
    sex=Sex.FEMALE,
    marital=Marital.SINGLE,
    occupation="Pelajar",
    family_role=FamilyRole.CHILD,
)
SON = replace(
    DAUGHTER,
    name="Ahmad Fauzan",
    nik="3604122201210002",
    birth_date=date(2021, 1, 22),
    sex=Sex.MALE,
    occupation="Belum bekerja",
)
FAMILY = (HUSBAND, PERSON, DAUGHTER, SON)
PLAN = EpisodeDraft(
    person_id="x",
    country="TW",
    city="Taichung",
    job="perawat lansia",
    scheme=Scheme.P_TO_P,
    employer="Keluarga Contoh",
    p3mi="PT Karya Sejahtera",
    sip3mi="000/2024",
    p3mi_checked_on=date(2026, 11, 14),
    contract_months=36,
    planned_departure=date(2027, 2, 1),
)
ALONE = replace(PLAN, scheme=Scheme.INDIVIDUAL, p3mi="", sip3mi="", p3mi_checked_on=None)
STATE_TO_STATE = replace(ALONE, scheme=Scheme.G_TO_G, country="KR", job="operator mesin")
HEIRS = """Muhamad Sarta; 3604121207920002; Serang, 12 Juli 1992; Suami
Siti Nur Azizah; 3604124406170001; Serang, 4 Juni 2017; Anak
Ahmad Fauzan; 3604122201210002; Serang, 22 Januari 2021; Anak"""
WITNESSES = """Jamaludin; 3604121506700001; Kampung Karang Anyar RT 003 RW 002
Sarmunah; 3604126508750002; Kampung Kubang RT 001 RW 001"""

ANSWERS: dict[str, dict[str, str]] = {
    "izin-keluarga": {
        "hubungan": "suami",
        "pemberi_nama": "Muhamad Sarta",
        "pemberi_nik": "3604121207920002",
        "pemberi_tempat_lahir": "Serang",
        "pemberi_tanggal_lahir": "12-07-1992",
        "pemberi_pekerjaan": "Buruh tani",
        "pemberi_alamat": "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya",
    },
    "rekomendasi": {},
    "status-perkawinan": {
        "status": "kawin",
        "pasangan_nama": "Muhamad Sarta",
        "bukti_nomor": "0123/045/VII/2015",
        "bukti_tanggal": "20-07-2015",
        "bukti_penerbit": "KUA Kecamatan Pontang",
    },
    "domisili": {"tinggal_sejak": "2015", "alamat_domisili": "Kampung Kubang RT 001 RW 001"},
    "pengantar-skck": {"tujuan_surat": "polda", "keperluan": "persyaratan bekerja ke Taiwan"},
    "susunan-keluarga": {},
    "kuasa": {
        "penerima_nama": "Jamaludin",
        "penerima_nik": "3604121506700001",
        "penerima_tempat_lahir": "Serang",
        "penerima_tanggal_lahir": "15-06-1970",
        "penerima_pekerjaan": "Wiraswasta",
        "penerima_alamat": "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya",
        "pmi_nama": "Siti Contoh",
        "pmi_paspor": "X0000000",
        "pmi_negara": "Arab Saudi",
        "pmi_hubungan": "Adik kandung",
        "pemberi_lain": "Rohayati; 3604125002720001; Ibu kandung\nSaepudin; ; Ayah kandung",
    },
    "ahli-waris": {
        "tanggal_meninggal": "02-11-2026",
        "tempat_meninggal": "Taichung, Taiwan",
        "akta_kematian": "3604-KM-05112026-0001",
        "ahli_waris": HEIRS,
        "saksi": WITNESSES,
        "pemohon": "Muhamad Sarta",
        "camat_nama": "Drs. Contoh Camat",
        "camat_nip": "19700101 199001 1 001",
    },
    "pernyataan-risiko": {
        "nomor_perjanjian": "Nomor 17/PK/2026, 3 November 2026",
        "alamat_pemberi_kerja": "Jalan Contoh 8, Taichung",
    },
    "pernyataan-tidak-menuntut": {
        "keluarga_nama": "Muhamad Sarta",
        "keluarga_hubungan": "suami",
    },
    "pernyataan-keaslian": {
        "dokumen": """KTP; 3604125003970003; Dinas Kependudukan Kabupaten Serang
Kartu keluarga; 3604120104120003; Dinas Kependudukan Kabupaten Serang
Ijazah SMA; DN-30 Ma 0000000; SMA Negeri 1 Pontang
Akta kelahiran; 3604-LT-00000000-0001; Dinas Kependudukan Kabupaten Serang""",
    },
    "pernyataan-belum-menikah": {"saksi": WITNESSES},
    "beda-identitas": {
        "dokumen_nomor": "X0000000",
        "tertulis_tempat_lahir": "Serang",
        "tertulis_tanggal_lahir": "03-10-1997",
        "tertulis_jenis_kelamin": "Perempuan",
        "tertulis_nama_ayah": "Saefudin",
        "tertulis_alamat": "Karang Anyar, Pontang",
        "perbedaan": "ejaan nama dan nama ayah; tanggal dan bulan lahir tertukar",
    },
    "kematian": {
        "tanggal_meninggal": "02-11-2026",
        "pukul_meninggal": "04.30 waktu setempat",
        "tempat_meninggal": "Rumah Sakit Contoh, Taichung, Taiwan",
        "sebab": "sakit",
        "dokumen_dilihat": "Surat keterangan KDEI Taipei nomor 000/KM/XI/2026",
        "dimakamkan": "Pemakaman umum Karang Anyar, 12 November 2026",
        "pelapor_nama": "Muhamad Sarta",
        "pelapor_nik": "3604121207920002",
        "pelapor_hubungan": "suami",
        "pelapor_alamat": "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya",
    },
    "rujukan-kasus": {
        "lampiran": "1 (satu) berkas",
        "persetujuan": "wali",
        "pokok": "upah tidak dibayar dan paspor ditahan",
        "uraian": "Keluarga terakhir berbicara dengan yang bersangkutan pada 10 Oktober 2026."
        " Menurut keluarga, upah lima bulan terakhir belum dibayar.\nPaspor dan telepon genggam"
        " dipegang pemberi kerja. Sejak 12 Oktober 2026 keluarga tidak dapat menghubunginya.",
        "tindakan": "Mencatat laporan dan melihat salinan perjanjian kerja;\n"
        "Menghubungi kantor cabang P3MI melalui telepon, belum ada jawaban.",
        "kontak": "Sekretaris Desa, telepon (0254) 000000",
        "tembusan": "Camat Pontang;\nDinas Tenaga Kerja Kabupaten Serang.",
    },
    "pengantar-rekap": {"tembusan": "Arsip."},
    "serah-terima-pmi": {
        "penyerah_nama": "Contoh Petugas",
        "penyerah_nip": "19850101 201001 1 002",
        "penyerah_jabatan": "Pengantar kerja",
        "penerima_nama": "Muhamad Sarta",
        "penerima_nik": "3604121207920002",
        "penerima_hubungan": "suami",
        "penerima_alamat": "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya",
        "kuasa_nomor": "470/050/36.04.12.2013/XI/2026, 20 November 2026",
        "paspor_nomor": "X0000000",
        "kondisi": "sehat, perlu kontrol ke puskesmas",
        "barang": "Koper; 1 buah; Terkunci\nPaspor; 1 buah; Berlaku sampai 2028",
        "tindak_lanjut": "Bidan desa berkunjung dalam satu minggu;\n"
        "Hak upah terakhir diurus bersama BP3MI.",
    },
    "wawancara": {
        "hadir": "Muhamad Sarta; Suami\nSaepudin; Ayah",
        "sumber_informasi": "Pengumuman Disnaker di kantor desa",
        "yang_mengurus": "PT Karya Sejahtera, cabang Serang",
        "biaya": "Belum ada yang diminta",
        "dokumen_dipegang": "Yang bersangkutan sendiri",
        "perjanjian": "Rancangan sudah dibaca bersama suami",
        "keluarga_setuju": "Suami dan orang tua mengetahui dan setuju",
        "catatan_bicara": "Anak akan diasuh neneknya selama ditinggal bekerja.",
        "saran": "lanjut",
    },
}
PLANS = {"pernyataan-risiko": ALONE, "pernyataan-tidak-menuntut": STATE_TO_STATE}
DEAD = frozenset({"ahli-waris", "kematian"})
COUNTRIES = {"TW": "Taiwan", "KR": "Korea Selatan"}


def rich_facts(kind: LetterKind) -> LetterFacts:
    """A letter with every fact that the office can know."""
    person = replace(PERSON, base_status=BaseStatus.DEAD) if kind.code in DEAD else PERSON
    if kind.code == "pernyataan-belum-menikah":
        person = replace(person, marital=Marital.SINGLE)
    plan = PLANS.get(kind.code, PLAN)
    answers = ANSWERS[kind.code]
    return LetterFacts(
        office=OFFICE,
        person=person if kind.needs_person else None,
        episode=plan if kind.needs_person else None,
        country_name=COUNTRIES[plan.country] if kind.needs_person else "",
        interview=Interview(on=date(2026, 11, 18), with_family=True, officer="Rina Marlina"),
        family_permit="Suami, surat nomor 470/038/36.04.12.2013/XI/2026, 10 November 2026",
        signatory=HEAD,
        head=HEAD,
        number=f"{kind.classification}/041/36.04.12.2013/XI/2026",
        day=DAY,
        valid_until=valid_until(kind, answers, DAY),
        fields=answers,
        citations=citations(),
        family=FAMILY if kind.needs_person else (),
    )


def minimal_facts(kind: LetterKind) -> LetterFacts:
    """A letter with nothing but what its wording file says must be known."""
    person = PersonDraft(
        name="Contoh",
        nik=PERSON.nik if "nik" in kind.required else None,
        kk=PERSON.kk if "kk" in kind.required else None,
        birth_place="Serang",
        birth_date=date(1990, 1, 2),
        sex=Sex.MALE if "jenis_kelamin" in kind.required else None,
        dusun="Kubang",
    )
    plan = EpisodeDraft(person_id="x", country="TW", job="Pekerja kebun", scheme=Scheme.OTHER)
    facts = replace(
        rich_facts(kind),
        person=person if kind.needs_person else None,
        episode=plan if kind.needs_plan else None,
        country_name="Taiwan" if kind.needs_plan else "",
        interview=None,
        family_permit="",
        family=(person,) if person.kk else (),
        fields={},
    )
    defaults = default_fields(kind, office=OFFICE, day=DAY, words=words_of(facts))
    asked = {
        spec.name: _answer(spec)
        for spec in kind.fields
        if not defaults[spec.name] and _is_asked(spec, defaults)
    }
    return replace(facts, fields=asked)


def longest_facts(kind: LetterKind) -> LetterFacts:
    """The letter for people and places with the longest names of the country."""
    facts = rich_facts(kind)
    office = replace(
        OFFICE,
        name=LONG_VILLAGE,
        district=LONG_VILLAGE,
        regency="Kabupaten Penukal Abab Lematang Ilir",
        province="Kepulauan Bangka Belitung",
    )
    names = {
        spec.name: LONG_PERSON
        for spec in kind.fields
        if spec.name in facts.fields and spec.name.endswith(("_nama", "pemohon", "pewawancara"))
    }
    person = facts.person and replace(facts.person, name=LONG_PERSON, family_role=FamilyRole.HEAD)
    return replace(
        facts,
        office=office,
        person=person,
        signatory=replace(HEAD, name=LONG_PERSON),
        fields=facts.fields | names,
        family=tuple(replace(one, name=LONG_PERSON) for one in facts.family),
    )


def sheet_for(kind: LetterKind, facts: LetterFacts, paper: Paper) -> LetterSheet:
    """The letter with a coat of arms that nobody bears."""
    return compose(kind, facts, paper=paper, logo=coat_of_arms())


def all_kinds() -> dict[str, LetterKind]:
    """Every kind by its code."""
    return letter_kinds()


def _is_asked(spec: FieldSpec, answers: dict[str, str]) -> bool:
    return spec.required or (spec.required_when is not None and spec.required_when.holds(answers))


def _answer(spec: FieldSpec) -> str:
    if spec.kind == "pilihan":
        return spec.choices[0][0]
    if spec.kind == "tanggal":
        return "01-11-2026"
    if spec.columns:
        return "\n".join(f"Contoh {number}" for number in range(1, max(spec.least_rows, 1) + 1))
    return "1" * spec.digits if spec.digits else "Contoh"

# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters of invented people that the tests of paper share."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from desa_app.domain.page import (
    Facts,
    Letterhead,
    LetterSheet,
    Margins,
    Paper,
    Paragraph,
    Side,
    Signature,
)


def coat_of_arms(size: tuple[int, int] = (300, 360), kind: str = "PNG") -> bytes:
    """A shield that nobody bears."""
    picture = Image.new(
        "RGBA" if kind == "PNG" else "RGB", size, (255, 255, 255, 0)[: 4 if kind == "PNG" else 3]
    )
    pen = ImageDraw.Draw(picture)
    wide, high = size
    shield = [(0, 0), (wide, 0), (wide, high * 0.6), (wide / 2, high), (0, high * 0.6)]
    pen.polygon(shield, fill="#0E5E5C")
    pen.polygon(
        [(wide * 0.2, high * 0.55), (wide / 2, high * 0.15), (wide * 0.8, high * 0.55)],
        fill="#F4D35E",
    )
    buffer = BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


HEAD = Letterhead(
    lines=("PEMERINTAH KABUPATEN SERANG", "KECAMATAN PONTANG"),
    office_line="PEMERINTAH DESA SUKAJAYA",
    address_line="Jalan Raya Pontang Km 4, Sukajaya 42192 · Telepon (0254) 000000 · "
    "desa@contoh.desa.id",
    logo=coat_of_arms(),
)

PERSON = (
    ("Nama", "**JUHAENI BINTI SAEPUDIN**"),
    ("NIK", "3604125003970003"),
    ("Nomor KK", "3604120104120003"),
    ("Tempat, tanggal lahir", "Serang, 10 Maret 1997"),
    ("Jenis kelamin", "Perempuan"),
    ("Agama", "Islam"),
    ("Status perkawinan", "Kawin"),
    ("Pekerjaan", "Mengurus rumah tangga"),
    (
        "Alamat",
        "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya, Kecamatan Pontang, Kabupaten Serang",
    ),
)

PLAN = (
    ("Negara tujuan", "Taiwan"),
    ("Jabatan", "Perawat lansia"),
    ("Skema penempatan", "P3MI (swasta ke swasta)"),
    ("Pelaksana penempatan", "PT Karya Sejahtera, SIP3MI 000/2024, dicek 14 November 2026"),
    ("Izin keluarga", "Suami, surat nomor 470/038/36.04.12.2013/XI/2026"),
    ("Wawancara di desa", "18 November 2026, bersama keluarga"),
)

SECRETARY = Signature(
    line=1,
    side=Side.RIGHT,
    above=("a.n. Kepala Desa Sukajaya", "Sekretaris Desa,"),
    name="RINA MARLINA",
    below="NIPD 3604.12.2013.002",
    underlined=True,
)

RECOMMENDATION = LetterSheet(
    paper=Paper.F4,
    margins=Margins(),
    letterhead=HEAD,
    title="SURAT REKOMENDASI",
    number_line="Nomor: 562/041/36.04.12.2013/XI/2026",
    blocks=(
        Paragraph(
            text="Yang bertanda tangan di bawah ini Kepala Desa Sukajaya, Kecamatan Pontang, "
            "Kabupaten Serang, Provinsi Banten, menerangkan bahwa:",
            indent=True,
        ),
        Facts(rows=PERSON),
        Paragraph(
            text="adalah benar warga Desa Sukajaya menurut data kependudukan kami, dan bermaksud "
            "bekerja ke luar negeri sebagai berikut:"
        ),
        Facts(rows=PLAN),
        Paragraph(
            text="Surat ini diberikan untuk melengkapi persyaratan pengurusan rekomendasi paspor "
            "pada Dinas Tenaga Kerja Kabupaten Serang. Surat ini bukan izin penempatan dan berlaku "
            "sampai dengan 21 Desember 2026.",
            indent=True,
        ),
        Paragraph(
            text="Demikian surat rekomendasi ini dibuat dengan sebenarnya untuk dipergunakan "
            "sebagaimana mestinya.",
            indent=True,
        ),
    ),
    place_and_date="Sukajaya, 21 November 2026",
    signatures=(SECRETARY,),
    copies=("Camat Pontang;", "BP3MI Banten."),
    subject="Rekomendasi bekerja ke luar negeri",
    author="Pemerintah Desa Sukajaya",
    facts_json='{"nomor": "562/041/36.04.12.2013/XI/2026", "nama": "JUHAENI BINTI SAEPUDIN"}',
)

_GIVER = (
    ("Nama", "**MUHAMAD SARTA**"),
    ("NIK", "3604121207920002"),
    ("Tempat, tanggal lahir", "Serang, 12 Juli 1992"),
    ("Pekerjaan", "Buruh tani"),
    ("Alamat", "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya"),
)

PERMIT = replace(
    RECOMMENDATION,
    title="SURAT IZIN SUAMI",
    number_line="Nomor: 470/038/36.04.12.2013/XI/2026",
    blocks=(
        Paragraph(text="Yang bertanda tangan di bawah ini:"),
        Facts(rows=_GIVER),
        Paragraph(text="selaku **suami**, dengan sadar dan tanpa paksaan memberi izin kepada:"),
        Facts(
            rows=(
                ("Nama", "**JUHAENI BINTI SAEPUDIN**"),
                ("NIK", "3604125003970003"),
                ("Tempat, tanggal lahir", "Serang, 10 Maret 1997"),
                ("Pekerjaan", "Mengurus rumah tangga"),
                ("Alamat", "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya"),
            )
        ),
        Paragraph(
            text="untuk bekerja di **Taiwan** sebagai **perawat lansia** selama 3 (tiga) tahun "
            "melalui PT Karya Sejahtera. Saya memahami rencana kerja tersebut, hak dan kewajiban "
            "yang menyertainya, dan cara menghubungi layanan pengaduan bila timbul masalah."
        ),
        Paragraph(
            text="Demikian surat izin ini dibuat untuk memenuhi Pasal 13 huruf b Undang-Undang "
            "Nomor 18 Tahun 2017.",
            indent=True,
        ),
    ),
    place_and_date="Sukajaya, 10 November 2026",
    signatures=(
        Signature(
            line=1, side=Side.LEFT, above=("Yang diberi izin,",), name="JUHAENI BINTI SAEPUDIN"
        ),
        Signature(
            line=1,
            side=Side.RIGHT,
            above=("Yang memberi izin,",),
            name="MUHAMAD SARTA",
            duty_stamp=True,
        ),
        Signature(
            line=2,
            side=Side.CENTRE,
            above=("Mengetahui", "Kepala Desa Sukajaya,"),
            name="H. UJANG SUHERMAN",
            underlined=True,
        ),
    ),
    copies=(),
    banner="CONTOH",
)

LONG_VILLAGE = "Sungai Ambawang Kuala Tengah Hilir Baru Raya"
LONG_PERSON = "RADEN AJENG SITI MAIMUNAH KUSUMANINGRUM BINTI HAJI ABDURRAHM"
assert len(LONG_VILLAGE) == 44
assert len(LONG_PERSON) == 60

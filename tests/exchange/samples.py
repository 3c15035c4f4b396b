# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixed keys and invented contents that the tests of the exchange share."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from desa_app.domain.key_list import VillageKey, VoidLetter
from desa_app.domain.package import DataLevel, Manifest, PackageContents, Receipt, Refusal
from desa_app.domain.package_rows import LIMITED, NAMELESS
from desa_app.domain.seal import LetterStatement
from desa_app.exchange.key_list import make_key_list

VECTORS = Path(__file__).resolve().parent.parent / "vectors"
_KEYS: dict[str, str] = json.loads((VECTORS / "keys.json").read_text("utf-8"))

VILLAGE = "36.04.12.2001"
DISTRICT = "36.04.12"
MADE_AT = datetime(2026, 10, 31, 2, 15, tzinfo=UTC)
PACKAGE_ID = "019a3a1c-2f00-7abc-8def-0123456789ab"

VILLAGE_SEED = bytes.fromhex(_KEYS["village_seed"])
VILLAGE_KEY = bytes.fromhex(_KEYS["village_verify_key"])
DISTRICT_SEED = bytes.fromhex(_KEYS["district_seed"])
DISTRICT_KEY = bytes.fromhex(_KEYS["district_verify_key"])
STRANGER_SEED = bytes.fromhex(_KEYS["stranger_seed"])
STRANGER_KEY = bytes.fromhex(_KEYS["stranger_verify_key"])
DISTRICT_IDENTITY = _KEYS["district_identity"]
RECOVERY_IDENTITY = _KEYS["recovery_identity"]
STRANGER_IDENTITY = _KEYS["stranger_identity"]
STRANGER_RECIPIENT = _KEYS["stranger_recipient"]
RECIPIENTS = (_KEYS["district_recipient"], _KEYS["recovery_recipient"])

_PEOPLE: tuple[dict[str, object], ...] = (
    {
        "id": "019a3a1c-0001-7abc-8def-0123456789ab",
        "nama": "Wartini binti Contoh",
        "dusun": "Karang Contoh",
        "anak": 2,
        "telepon": None,
        "tinggal_di_desa": True,
        "tanda": ["belum-dicek", "tanpa-kontrak"],
    },
    {"id": "019a3a1c-0002-7abc-8def-0123456789ab", "nama": "André Ma’mun – Contoh", "anak": 0},
)
RECORDS: dict[str, tuple[dict[str, object], ...]] = {
    "orang": _PEOPLE,
    "rencana": ({"id": "019a3a1c-0003-7abc-8def-0123456789ab", "negara": "HKG"},),
    "surat": (),
    "rekap": ({"baris": "berangkat", "l": 1, "p": 2}, {"baris": "pulang", "l": 0, "p": 1}),
}


def keys_of(village: str) -> tuple[VillageKey, ...]:
    """What a kecamatan with one enrolled village answers."""
    key = VillageKey(
        village=VILLAGE, name="Contoh", verify_key=VILLAGE_KEY, since=date(2026, 10, 1)
    )
    return (key,) if village == VILLAGE else ()


CASE: dict[str, object] = {
    "id": "019a3a1c-0004-7abc-8def-0123456789ab",
    "nomor": "3/2026",
    "tanggal_lapor": "2026-10-12",
    "jenis": "upah",
    "orang": None,
    "anak": False,
    "negara": "TW",
    "perekrut": "",
    "kerugian": 3_000_000,
    "tanda": ["upah-ditahan"],
    "rujukan": ["2026-10-14 BP3MI Banten"],
    "keadaan": "dirujuk",
    "tanggal_pulang": None,
}


def contents(level: DataLevel = DataLevel.REGISTER, sequence: int = 1) -> PackageContents:
    """A small package of the level."""
    records = {"rekap": RECORDS["rekap"]} if level is DataLevel.AGGREGATE else RECORDS
    if level is DataLevel.FULL:
        records = RECORDS | {"kasus": (CASE,)}
    return PackageContents(
        manifest=Manifest(
            format=1,
            package_id=PACKAGE_ID,
            village=VILLAGE,
            village_name="Sukamaju Contoh",
            district=DISTRICT,
            period="2026-10",
            level=level,
            sequence=sequence,
            previous="" if sequence == 1 else "ab" * 32,
            made_at=MADE_AT,
            program="Desa Binaan 0.1.0",
            reason="Diminta camat\nuntuk rapat" if level is DataLevel.FULL else "",
            counts={name: len(rows) for name, rows in records.items()},
        ),
        records=records,
    )


def limited() -> PackageContents:
    """A register in which one of two people is only counted; the rows and the recap fit."""
    first, second = "019a3a1c-0005-7abc-8def-0123456789ab", "019a3a1c-0006-7abc-8def-0123456789ab"
    plan, nameless = "019a3a1c-0007-7abc-8def-0123456789ab", "019a3a1c-0008-7abc-8def-0123456789ab"
    counted: dict[str, object] = {
        "status": "bekerja", "jalur": "prosedural", "negara": "TW", "skema": "p_to_p",
        "sektor": "informal", "cara_pulang": None, "wawancara": [],
    }  # fmt: skip
    records: dict[str, tuple[dict[str, object], ...]] = {
        "orang": (
            {"id": first, "nama": "SITI CONTOH", "nik": "3604125208990003", "jk": "P",
             "tanggal_lahir": "1999-08-12", "dusun": "Karang Anyar"},
            {"id": second, "nama": NAMELESS, "nik": None, "jk": "L", "tanggal_lahir": None,
             "dusun": "", LIMITED: True},
        ),
        "rencana": (
            counted | {"id": plan, "orang": first, "pekerjaan": "Perawat lansia",
                       "p3mi": "PT Contoh Karya Bahari", "sponsor": "", "telepon_sponsor": "",
                       "rencana_berangkat": None, "langkah": ["2026-10-05 bekerja"],
                       "alamat_perekrut": "", "alamat_p3mi": ""},
            counted | {"id": nameless, "orang": second, "pekerjaan": "", "p3mi": "",
                       "sponsor": "", "telepon_sponsor": "", "rencana_berangkat": None,
                       "langkah": ["2026-10-01 bekerja"], "alamat_perekrut": "",
                       "alamat_p3mi": ""},
        ),
        "surat": (
            {"id": "019a3a1c-0009-7abc-8def-0123456789ab", "rencana": nameless,
             "jenis": "izin-keluarga", "nomor": "-", "tanggal": "2026-10-01",
             "keadaan": "terbit"},
        ),
        "rekap": (
            {"kunci": "ln_jumlah", "l": 1, "p": 1, "t": 0},
            {"kunci": "surat_izin", "l": 1, "p": 0, "t": 0},
            {"negara": "TW", "l": 1, "p": 1, "t": 0},
        ),
    }  # fmt: skip
    usual = contents(DataLevel.REGISTER, sequence=2)
    counts = {name: len(rows) for name, rows in records.items()}
    return replace(usual, manifest=replace(usual.manifest, counts=counts), records=records)


def receipt() -> Receipt:
    """A receipt with one refused row."""
    return Receipt(
        package_id=PACKAGE_ID,
        file_sha256="cd" * 32,
        village=VILLAGE,
        village_name="Sukamaju Contoh",
        district=DISTRICT,
        district_name="Contoh",
        period="2026-10",
        sequence=1,
        level=DataLevel.REGISTER,
        taken={"orang": 1, "rencana": 1, "surat": 0, "rekap": 2},
        refused=(
            Refusal(
                table="orang", row="019a3a1c-0002-7abc-8def-0123456789ab", code="nik-bukan-16-angka"
            ),
        ),
        next_sequence=2,
        received_at=datetime(2026, 11, 2, 3, 4, 5, tzinfo=UTC),
        received_by="Petugas Contoh",
    )


def statement() -> LetterStatement:
    """What a letter's seal says."""
    return LetterStatement(
        village=VILLAGE,
        number="470/012/2001/XI/2026",
        issued_on=date(2026, 11, 3),
        kind="izin-keluarga",
        initials="W.C.",
        nik_end="0003",
        valid_until=date(2027, 2, 3),
        hash_start=bytes.fromhex("0123456789abcdef"),
    )


VILLAGE_KEYS = (
    VillageKey(
        village=VILLAGE,
        name="Sukamaju Contoh",
        verify_key=STRANGER_KEY,
        since=date(2026, 10, 5),
        until=date(2026, 11, 25),
        revoked_on=date(2026, 11, 20),
    ),
    VillageKey(
        village=VILLAGE,
        name="Sukamaju Contoh",
        verify_key=VILLAGE_KEY,
        since=date(2026, 11, 25),
    ),
)
VOID = (VoidLetter(village=VILLAGE, number="562/007/2026", issued_on=date(2026, 11, 2)),)


def key_list_bytes(**changes: object) -> bytes:
    """A kecamatan's list with a revoked key, the key after it, and a voided letter."""
    usual: dict[str, object] = {
        "district": DISTRICT,
        "name": "Contoh",
        "recipients": RECIPIENTS,
        "sequence": 3,
        "made_at": MADE_AT,
        "village_keys": VILLAGE_KEYS,
        "void": VOID,
        "signing_key": DISTRICT_SEED,
    }
    return make_key_list(**(usual | changes))  # type: ignore[arg-type]

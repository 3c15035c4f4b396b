# SPDX-License-Identifier: GPL-3.0-or-later
"""A kecamatan's packages, cards and receipts with fixed keys, as in ``tests/vectors/onward``.

``36.04.12`` has a former key and a newer one, ``36.04.05`` has one that is revoked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

from desa_app.domain.office import OfficeKind
from desa_app.domain.package import DataLevel, Receipt, Refusal
from desa_app.exchange import age_file
from desa_app.exchange.cards import make_card
from desa_app.exchange.receipt import make_receipt
from tests.exchange import samples
from tests.exchange.hostile import canonical, page, signed, zipped

FOLDER = samples.VECTORS / "onward"
_KEYS: dict[str, str] = json.loads((FOLDER / "keys.json").read_text("utf-8"))

REGENCY, DISTRICT, REVOKED = "36.04", samples.DISTRICT, "36.04.05"
FORMER_DAY, NEWER_DAY = date(2026, 10, 5), date(2026, 11, 10)
REVOKED_DAY = date(2026, 11, 15)
IDENTITY, RECIPIENT = _KEYS["regency_identity"], _KEYS["regency_recipient"]
REGENCY_SEED = bytes.fromhex(_KEYS["regency_seed"])
REGENCY_KEY = bytes.fromhex(_KEYS["regency_verify_key"])
FORMER_SEED = bytes.fromhex(_KEYS["former_seed"])
REVOKED_SEED = bytes.fromhex(_KEYS["revoked_seed"])

Row = dict[str, object]
Records = dict[str, list[Row]]

_TOLD, _OTHER = samples.VILLAGE, "36.04.12.2002"
_PERSON = "019a3a1c-0001-7abc-8def-0123456789ab"


@dataclass(frozen=True, slots=True)
class Vector:
    """A package: what it states, its rows, who signed it, for whom it is sealed, the answer."""

    answer: str
    records: Records
    stated: Row
    seed: bytes = samples.DISTRICT_SEED
    recipient: str = RECIPIENT

    def build(self) -> bytes:
        """The sealed file; another one each time, because age is random."""
        written = {name: _lines(rows) for name, rows in self.records.items()}
        manifest = canonical(page(written, **self.stated))
        entries = [
            ("manifest.json", manifest),
            ("manifest.sig", signed(manifest, self.seed)),
            *((f"records/{name}.jsonl", data) for name, data in written.items()),
        ]
        return age_file.seal(zipped(entries), [self.recipient])


def village(code: str, **changes: object) -> Row:
    """A row of the entry ``desa`` of a village that has not sent."""
    return {
        "kode": code,
        "nama": "Sukamaju Contoh" if code == _TOLD else "Sukasari Contoh",
        "terdaftar": code == _TOLD,
        "diterima": None,
        "nomor": None,
        "orang": None,
        "rencana": None,
        "surat": None,
        "kasus": None,
        **changes,
    }


def records(level: DataLevel, **told: object) -> Records:
    """The entries of a package in which one village told and another did not."""
    named: Records = {
        "orang": [{"desa": _TOLD, "id": _PERSON, "nama": "Wartini Contoh", "nik": None, "jk": "P",
                   "tanggal_lahir": "1990-03-10", "dusun": "Karang Contoh"}],
        "rencana": [{"desa": _TOLD, "id": "019a3a1c-0002-7abc-8def-0123456789ab", "orang": _PERSON,
                     "status": "proses", "jalur": "prosedural", "negara": "TW",
                     "pekerjaan": "Perawat lansia", "skema": "p_to_p", "p3mi": "PT Contoh Karya",
                     "sponsor": "", "telepon_sponsor": "", "rencana_berangkat": "2027-01-10",
                     "dicatat": "2026-10-05"}],
        "surat": [],
    }  # fmt: skip
    if level is DataLevel.FULL:
        named["kasus"] = [{"desa": _TOLD} | samples.CASE]
    if level is DataLevel.AGGREGATE:
        named = {}
    counts: Row = {name: len(rows) for name, rows in named.items()}
    first = village(_TOLD, diterima="2026-11-02", nomor=3, **(counts | told))
    recap: Row = {"desa": _TOLD, "kunci": "calon_akhir", "l": 0, "p": 1, "t": 0}
    return {"desa": [first, village(_OTHER)], **named, "rekap": [recap]}


def stated(level: DataLevel = DataLevel.AGGREGATE, /, **changes: object) -> Row:
    """What the manifest says besides its entries."""
    return {
        "village": DISTRICT,
        "village_name": "Contoh",
        "district": REGENCY,
        "level": level.value,
        "sequence": 9,
        "previous": "ab" * 32,
        "made_at": "2026-11-12T02:15:00Z",
        "reason": "Diminta Disnaker" if level is DataLevel.FULL else "",
        **changes,
    }


def _good(level: DataLevel, sequence: int) -> Vector:
    return Vector("diterima", records(level), stated(level, sequence=sequence))


def _plain(answer: str, rows: Records | None = None, **changes: object) -> Vector:
    return Vector(
        answer, rows or records(DataLevel.AGGREGATE), stated(DataLevel.AGGREGATE, **changes)
    )


def _named(answer: str, rows: Records, **changes: object) -> Vector:
    return Vector(answer, rows, stated(DataLevel.REGISTER, **changes))


def _edited(level: DataLevel, entry: str, *rows: Row) -> Records:
    return records(level) | {entry: list(rows)}


def _more(entry: str, *rows: Row) -> Records:
    found = records(DataLevel.REGISTER)
    return found | {entry: [*found[entry], *rows]}


_AGGREGATE, _REGISTER = DataLevel.AGGREGATE, DataLevel.REGISTER
_FIRST = records(_AGGREGATE)["desa"][0]
_RECAP = records(_AGGREGATE)["rekap"][0]
_NOBODYS = {name: value for name, value in _RECAP.items() if name != "desa"}

VECTORS: dict[str, Vector] = {
    # Taken in first, in this order; the others are offered to a kabupaten that knows these.
    "good-agregat": _good(_AGGREGATE, 2),
    "good-register": _good(_REGISTER, 3),
    "good-lengkap": _good(DataLevel.FULL, 4),
    "good-former-key": Vector(
        "diterima",
        records(_AGGREGATE),
        stated(period="2026-09", sequence=7, made_at="2026-11-09T02:15:00Z"),
        FORMER_SEED,
    ),
    "good-with-a-refused-row": _named(
        "diterima",
        _more("orang", {"desa": _TOLD, "id": "019a3a1c-0009-7abc-8def-0123456789ab", "nama": "",
                        "nik": None, "jk": "P", "tanggal_lahir": None, "dusun": ""})
        | {"desa": [_FIRST | {"orang": 2, "rencana": 1, "surat": 0}, village(_OTHER)]},
        sequence=5,
        period="2026-08",
    ),
    "good-nobody-told": _plain(
        "diterima", {"desa": [village(_TOLD), village(_OTHER)], "rekap": []},
        sequence=6, period="2026-07",
    ),
    # who it is for, and from whom
    "for-another-kabupaten": Vector(
        "bukan-untuk-kami", records(_AGGREGATE), stated(), recipient=samples.STRANGER_RECIPIENT
    ),
    "wrong-receiver": _plain("desa-keliru", district="36.03"),
    "unknown-kecamatan": _plain("desa-belum-terdaftar", village="36.04.13"),
    "forged": Vector("tanda-tangan-salah", records(_AGGREGATE), stated(), samples.STRANGER_SEED),
    "signed-by-another-kecamatan": Vector(
        "tanda-tangan-salah", records(_AGGREGATE), stated(), REVOKED_SEED
    ),
    "revoked-key": Vector(
        "kunci-dicabut",
        records(_AGGREGATE),
        # Stating an earlier day helps nobody who holds a revoked key.
        stated(village=REVOKED, made_at="2026-10-20T02:15:00Z"),
        REVOKED_SEED,
    ),
    "former-key-too-late": Vector("kunci-lama", records(_AGGREGATE), stated(), FORMER_SEED),
    "village-skips-its-kecamatan": Vector(
        "berkas-rusak",
        {"rekap": [{"kunci": "calon_akhir", "l": 0, "p": 1, "t": 0}]},
        stated(village=_TOLD),
        samples.VILLAGE_SEED,
    ),
    "kabupaten-as-sender": _plain("berkas-rusak", village=REGENCY),
    # when
    "newer-format": _plain("format-lebih-baru", format=2),
    "future-month": _plain("bulan-belum-tiba", period="2026-12"),
    "older": _plain("berkas-lama", sequence=1, previous=""),
    "same-number-other-content": _plain("nomor-bentrok", sequence=2, program="Desa Binaan 0.2.0"),
    # the entries of the level
    "entry-desa-missing": _plain("berkas-rusak", {"rekap": [_RECAP]}),
    "names-at-level-agregat": _plain("berkas-rusak", records(_REGISTER)),
    "cases-at-level-register": _named("berkas-rusak", records(DataLevel.FULL)),
    # the villages
    "village-twice": _plain("berkas-rusak", _edited(_AGGREGATE, "desa", _FIRST, _FIRST)),
    "village-elsewhere": _plain(
        "berkas-rusak", _edited(_AGGREGATE, "desa", _FIRST, village("36.04.05.2001"))
    ),
    "village-told-without-number": _plain(
        "berkas-rusak", _edited(_AGGREGATE, "desa", _FIRST | {"nomor": None})
    ),
    "village-without-name": _plain(
        "berkas-rusak", _edited(_AGGREGATE, "desa", _FIRST | {"nama": ""})
    ),
    "recap-of-no-village": _plain(
        "berkas-rusak", _edited(_AGGREGATE, "rekap", _NOBODYS)
    ),
    "recap-negative": _plain("berkas-rusak", _edited(_AGGREGATE, "rekap", _RECAP | {"p": -1})),
    # the counts
    "told-without-recap": _plain("jumlah-tidak-cocok", _edited(_AGGREGATE, "rekap")),
    "recap-of-a-silent-village": _plain(
        "jumlah-tidak-cocok", _edited(_AGGREGATE, "rekap", _RECAP, _RECAP | {"desa": _OTHER})
    ),
    "more-people-than-stated": _named("jumlah-tidak-cocok", records(_REGISTER, orang=0)),
    "fewer-plans-than-stated": _named("jumlah-tidak-cocok", records(_REGISTER, rencana=2)),
    "person-of-an-unnamed-village": _named(
        "jumlah-tidak-cocok",
        _more("orang", records(_REGISTER)["orang"][0] | {"desa": "36.04.12.2003"}),
    ),
}  # fmt: skip


def _lines(rows: list[Row]) -> bytes:
    return b"".join(canonical(row) + b"\n" for row in rows)


def cards() -> dict[str, bytes]:
    """The kabupaten's card and those of its kecamatan, the former one too."""

    def of(code: str, name: str, seed: bytes, recipient: str, day: date) -> bytes:
        kind = OfficeKind.KABUPATEN if code == REGENCY else OfficeKind.KECAMATAN
        made = datetime(day.year, day.month, day.day, 2, 15, tzinfo=UTC)
        return make_card(kind, code, name, seed, [recipient], made)

    own = samples.RECIPIENTS[0]
    return {
        "card-kabupaten.txt": of(REGENCY, "Contoh", REGENCY_SEED, RECIPIENT, FORMER_DAY),
        "card-kecamatan-former.txt": of(DISTRICT, "Contoh", FORMER_SEED, own, FORMER_DAY),
        "card-kecamatan.txt": of(DISTRICT, "Contoh", samples.DISTRICT_SEED, own, NEWER_DAY),
        "card-kecamatan-revoked.txt": of(
            REVOKED, "Lain", REVOKED_SEED, samples.STRANGER_RECIPIENT, FORMER_DAY
        ),
    }


def receipt() -> Receipt:
    """A kabupaten's answer to a kecamatan, with one refused row."""
    return Receipt(
        package_id=samples.PACKAGE_ID,
        file_sha256="cd" * 32,
        village=DISTRICT,
        village_name="Contoh",
        district=REGENCY,
        district_name="Kabupaten Contoh",
        period="2026-10",
        sequence=3,
        level=DataLevel.REGISTER,
        taken={"desa": 2, "orang": 0, "rencana": 1, "surat": 0, "rekap": 1},
        refused=(Refusal(table="orang", row=_PERSON, code="nilai-nama"),),
        next_sequence=4,
        received_at=datetime(2026, 11, 12, 3, 4, 5, tzinfo=UTC),
        received_by="Petugas Contoh",
    )


def receipts() -> dict[str, tuple[bytes, str]]:
    """Receipts and the kecamatan's answer to each."""
    good = make_receipt(receipt(), REGENCY_SEED)
    return {
        "receipt.txt": (good, "diterima"),
        "receipt-changed.txt": (good.replace(b"rencana: 1", b"rencana: 2"), "tanda-terima-rusak"),
        "receipt-forged.txt": (
            make_receipt(receipt(), samples.STRANGER_SEED), "tanda-terima-palsu",
        ),
    }  # fmt: skip

# SPDX-License-Identifier: GPL-3.0-or-later
"""An invented kecamatan with its villages, and the real sealed files they bring to market day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.clock import SetClock
from desa_app.desa import Desa, open_desa
from desa_app.domain.codes import Marital, Sex
from desa_app.domain.episode import EpisodeDraft, Scheme
from desa_app.domain.letter import LetterRequest
from desa_app.domain.office import OfficeKind, OfficeProfile, OfficeSetup
from desa_app.domain.package import DataLevel
from desa_app.domain.person import PersonDraft
from desa_app.exchange.cards import make_card, read_card
from desa_app.exchange.keys import new_identity, new_signing_key
from desa_app.kecamatan import open_kecamatan
from desa_app.office.prepare import prepare_office
from desa_app.office.unlock import OfficeKey, unlock

if TYPE_CHECKING:
    from desa_app.domain.letter import IssuedLetter

PASSWORD = "perahu kecil di muara"
NOW = datetime(2026, 11, 3, 2, 10, tzinfo=UTC)
DISTRICT = "36.04.12"
VILLAGES = (("36.04.12.2001", "Pontang"), ("36.04.12.2003", "Linduk"), ("36.04.12.2009", "Domas"))
STRANGER = ("36.04.12.2012", "Wanayasa")
NEIGHBOUR = ("36.04.13.2001", "Tirtayasa")


@dataclass(frozen=True)
class Market:
    """What market day starts from. ``files`` are by name; ``cards`` and sidik by village code."""

    folder: Path
    key: OfficeKey
    cards: dict[str, Path]
    fingerprints: dict[str, str]
    files: dict[str, Path]
    genuine: IssuedLetter
    void: IssuedLetter
    stranger: IssuedLetter


def setup(kind: OfficeKind, code: str, name: str) -> OfficeSetup:
    """An office with invented officials."""
    village = kind is OfficeKind.DESA
    return OfficeSetup(
        profile=OfficeProfile(
            kind=kind,
            code=code,
            name=name,
            district="Pontang",
            regency="Kabupaten Serang",
            province="Banten",
            kind_word="Desa" if village else "Kecamatan",
            head_title="Kepala Desa" if village else "Camat",
            secretary_title="Sekretaris Desa" if village else "Kasi Pemberdayaan",
        ),
        head_name="Hasan Contoh",
        secretary_name="Rina Contoh",
        user_name="Dedi",
    )


def prepared(folder: Path, kind: OfficeKind, code: str, name: str) -> OfficeKey:
    """Prepare an office and unlock it."""
    prepare_office(folder, setup(kind, code, name), PASSWORD, SetClock(NOW))
    return unlock(folder, "Dedi", PASSWORD, SetClock(NOW))


def build(root: Path) -> Market:
    """Prepare everybody, exchange cards, issue letters, seal files."""
    key = prepared(root / "kecamatan", OfficeKind.KECAMATAN, DISTRICT, "Pontang")
    district = open_kecamatan(root / "kecamatan", key, SetClock(NOW))
    card = root / "KARTU-36.04.12.txt"
    fingerprint = district.villages.write_card(card).fingerprint
    district.close()
    cards: dict[str, Path] = {}
    fingerprints: dict[str, str] = {}
    files: dict[str, Path] = {}
    letters: dict[str, IssuedLetter] = {}
    for number, (code, name) in enumerate((*VILLAGES, STRANGER)):
        village = _village(root, code, name)
        cards[code] = root / f"KARTU-{code}.txt"
        fingerprints[code] = village.enrolment.write_card(cards[code]).fingerprint
        village.enrolment.enrol(card, fingerprint)
        letters |= _fill(village, code, number + 2)
        files |= _sealed(village, root / "kirim", name)
        village.close()
    files["tetangga"] = _for_another(root)
    damaged = bytearray(files["Linduk-2026-10"].read_bytes())
    damaged[len(damaged) // 2] ^= 1
    files["rusak"] = root / "rusak.dbx"
    files["rusak"].write_bytes(bytes(damaged))
    return Market(
        folder=root / "kecamatan",
        key=key,
        cards=cards,
        fingerprints=fingerprints,
        files=files,
        genuine=letters["36.04.12.2001/asli"],
        void=letters["36.04.12.2001/batal"],
        stranger=letters["36.04.12.2012/asli"],
    )


def _village(root: Path, code: str, name: str) -> Desa:
    folder = root / code
    return open_desa(folder, prepared(folder, OfficeKind.DESA, code, name), SetClock(NOW))


def _fill(village: Desa, code: str, count: int) -> dict[str, IssuedLetter]:
    """``count`` candidates since September; the first has two letters, one of them voided."""
    letters: dict[str, IssuedLetter] = {}
    for number in range(count):
        person = village.people.add(
            PersonDraft(
                name=f"WARGA CONTOH {number}",
                birth_date=date(1995, 3, 4 + number),
                sex=Sex.FEMALE if number % 2 else Sex.MALE,
                birth_place="Serang",
                marital=Marital.SINGLE,
                occupation="Petani",
                father="SARMAN CONTOH",
                mother="SITI CONTOH",
                nik=f"36041203049500{number:02d}",
                address="Jalan Contoh",
                rt="01",
                rw="01",
                dusun="Karang Contoh",
            )
        )
        plan = village.episodes.open(
            EpisodeDraft(person_id=person.id, country="TW", job="Perawat", scheme=Scheme.OTHER),
            on=date(2026, 9, 10),
        )
        if number:
            continue
        for name in ("asli", "batal"):
            letters[f"{code}/{name}"] = village.letters.issue(
                LetterRequest(
                    kind="rekomendasi",
                    person_id=person.id,
                    episode_id=plan.id,
                    fields=village.letters.blank_fields("rekomendasi"),
                    reason="Contoh untuk uji",
                )
            )
        voided = letters[f"{code}/batal"]
        letters[f"{code}/batal"] = village.letters.void(voided.id, "Salah ketik")
    return letters


def _sealed(village: Desa, folder: Path, name: str) -> dict[str, Path]:
    """One file for each month from August on, so the sequence is 1, 2, 3."""
    folder.mkdir(exist_ok=True)
    return {
        f"{name}-{month}": village.packages.export(folder, month, DataLevel.REGISTER).file.path
        for month in ("2026-08", "2026-09", "2026-10")
    }


def _for_another(root: Path) -> Path:
    """A file that a village of the neighbouring kecamatan sealed for its own kecamatan."""
    code, name = NEIGHBOUR
    village = _village(root, code, name)
    identity = new_identity()
    raw = make_card(
        kind=OfficeKind.KECAMATAN,
        code="36.04.13",
        name="Tirtayasa",
        signing_key=new_signing_key(),
        recipients=(identity.recipient,),
        made_at=NOW,
    )
    card = root / "KARTU-36.04.13.txt"
    card.write_bytes(raw)
    village.enrolment.enrol(card, read_card(raw, card).fingerprint)
    path = village.packages.export(root / "kirim", "2026-10", DataLevel.REGISTER).file.path
    village.close()
    return path

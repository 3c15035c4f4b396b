# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way in which something from outside reaches an office, with true examples of each."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import base45

from desa_app.domain.documents import ScanForm
from desa_app.domain.package import DataLevel
from desa_app.exchange import age_file, keys
from desa_app.exchange.letter_seal import sign_statement
from desa_app.intake.scans import reduce_scan
from desa_app.office.backups import describe_backup
from desa_app.office.checkpoint import Checkpoint
from desa_app.office.secret_names import AGE_IDENTITY
from desa_app.paper.logo import read_logo
from desa_app.sample.sheet import sheet_of
from desa_app.store import office as office_rows
from desa_app.store.keyring import KEYRING_NAME
from tests.exchange.samples import key_list_bytes, statement
from tests.intake.scan_files import encoded, paper, pdf_of, png_bomb
from tests.intake.sheet_files import ods, write_csv, xls
from tests.kecamatan.packages_kit import copies_of_packages, seal, seed_of
from tests.office_kit import (
    DISTRICT,
    NOW,
    VILLAGE,
    RunningClock,
    candidate,
    desk_of,
    enrolled_copy,
    families,
    open_district,
    open_village,
    permit,
)
from tests.reliability.mutations import WORDS, bomb, spoilt, spoilt_inside

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from desa_app.domain.package_rows import Row

_BOMB = 300_000_000
_ROWS = [["Nama", "NIK", "Tanggal Lahir"], ["SITI CONTOH", "3604124101900001", "01-01-1990"]]


@dataclass(frozen=True)
class Reader:
    """One thing that is read: how a spoilt one is made, and what the office does with it."""

    name: str
    make: Callable[[Random], bytes]
    read: Callable[[bytes], object]
    # Made by hand, as an enemy would; each is read once.
    known: tuple[bytes, ...] = ()


class Offices:
    """A village and its kecamatan that everything is offered to."""

    def __init__(self, folder: Path) -> None:
        self.clock = RunningClock(NOW)
        self.folder = folder
        self.stick = folder / "flashdisk"
        self.stick.mkdir(parents=True)
        self.village = open_village(enrolled_copy(VILLAGE, folder), self.clock)
        self.district = open_district(enrolled_copy(DISTRICT, folder), self.clock)
        person, episode = candidate(self.village)
        self.letter = self.village.letters.issue(permit(person, episode))
        self.packages = copies_of_packages(self.stick)
        self.receipts = folder / "tanda"
        self.receipts.mkdir()
        self.sequence = 10
        self.examples = self._examples()

    def close(self) -> None:
        """Let go of both."""
        self.village.close()
        self.district.close()

    def readers(self) -> tuple[Reader, ...]:
        """All that is read from outside."""
        return (
            self._sealed(),
            self._inside(),
            self._rows(),
            *self._texts(),
            *self._sheets(),
            *self._pictures(),
            self._backup(),
        )

    # --- packages

    def _sealed(self) -> Reader:
        seeds = [path.read_bytes() for path in self.packages]
        return Reader("sealed package", lambda random: spoilt(random, seeds), self.take_in)

    def _inside(self) -> Reader:
        with desk_of(self.district).reading() as connection:
            identity = office_rows.get_secret(connection, AGE_IDENTITY).decode()
        card = self.district.villages.own_card()
        plain = [age_file.unseal(path.read_bytes(), [identity]) for path in self.packages]

        def make(random: Random) -> bytes:
            change = spoilt if random.random() < 0.3 else spoilt_inside
            return age_file.seal(change(random, plain), card.recipients)

        bombs = tuple(
            age_file.seal(bomb(name, _BOMB), card.recipients)
            for name in ("manifest.json", "records/orang.jsonl")
        )
        return Reader("inside of a package", make, self.take_in, bombs)

    def _rows(self) -> Reader:
        # Those of the village whose key is at hand.
        contents = [self.district.packages.look_at(path) for path in self.packages[:3]]

        def make(random: Random) -> bytes:
            """A package as a village with a spoilt program would sign it."""
            whole = random.choice(contents)
            entry = random.choice([name for name, rows in whole.records.items() if rows])
            odd_one = random.randrange(len(whole.records[entry]))
            odd_rows = tuple(
                _odd_row(random, row) if number == odd_one else row
                for number, row in enumerate(whole.records[entry])
            )
            records = {**whole.records, entry: odd_rows}
            self.sequence += 1
            manifest = replace(whole.manifest, sequence=self.sequence)
            odd = replace(whole, records=records, manifest=manifest)
            path = seal(self.village, self.district, odd, self.folder)
            return path.read_bytes()

        return Reader("rows of a signed package", make, self.take_in)

    def take_in(self, data: bytes) -> None:
        path = self.file("kiriman.dbx", data)
        (result,) = self.district.packages.take_in([path], self.receipts)
        if result.error is not None:
            raise result.error
        # Whatever was taken in must also be shown.
        self.district.recaps.table("2026-10")
        self.district.links.list()

    # --- signed texts

    def _examples(self) -> dict[str, list[bytes]]:
        """True texts and letters of both offices, by what they are."""
        village, district = self.village, self.district
        cards = []
        for jobs, name in ((village.enrolment, "a.txt"), (district.villages, "b.txt")):
            jobs.write_card(self.folder / name)
            cards.append((self.folder / name).read_bytes())
        village.packages.export(self.stick, "2026-10", DataLevel.REGISTER)
        (sent,) = self.stick.glob("DB-*.dbx")
        (taken,) = district.packages.take_in([sent])
        return {
            "card": cards,
            "receipt": [taken.receipt_path.read_bytes()] if taken.receipt_path else [],
            "key list": [key_list_bytes()],
            "seal": [sign_statement(statement(), seed_of(village)).encode()],
            "wording file": [village.wording_parcels.export_file(["izin-keluarga"])],
            "letter": [self.letter.pdf],
        }

    def _texts(self) -> tuple[Reader, ...]:
        village, district = self.village, self.district
        checkpoint = Checkpoint(self.folder / "pos")
        office, found = seed_of(district), self.examples
        return (
            Reader(
                "card",
                lambda random: _signed_anew(random, found["card"], keys.CARD_CONTEXT, office),
                self.from_file("kartu.txt", district.villages.look_at),
            ),
            Reader(
                "receipt",
                lambda random: _signed_anew(random, found["receipt"], keys.RECEIPT_CONTEXT, office),
                self.take_receipt,
            ),
            Reader(
                "key list",
                lambda random: _signed_anew(
                    random, found["key list"], keys.KEY_LIST_CONTEXT, office
                ),
                self.from_file("kunci.txt", checkpoint.look_at),
            ),
            Reader(
                "text of a QR code",
                lambda random: _seal_anew(random, found["seal"]),
                self.read_seal,
            ),
            Reader(
                "wording file",
                lambda random: spoilt(random, found["wording file"]),
                self.from_file("naskah.toml", village.wording_parcels.read_file),
            ),
            Reader(
                "PDF of a letter",
                lambda random: spoilt(random, found["letter"]),
                self.from_file("surat.pdf", village.inspection.letter_file),
            ),
        )

    def take_receipt(self, data: bytes) -> None:
        (result,) = self.village.packages.take_receipts([self.file("TT.txt", data)])
        if result.error is not None:
            raise result.error

    def read_seal(self, data: bytes) -> None:
        self.village.inspection.seal_text(data.decode("utf-8", "replace"))

    # --- spreadsheets

    def _sheets(self) -> tuple[Reader, ...]:
        people = families(3).people(12)
        table = sheet_of(people)
        csv = write_csv(self.folder / "warga.csv", _ROWS).read_bytes()
        seeds = {"xlsx": [table], "ods": [ods(_ROWS, "Data")]}
        found = [
            Reader(
                f"spreadsheet {kind}",
                lambda random, files=files: spoilt_inside(random, files),  # type: ignore[misc]
                self.sheet(kind),
                (bomb("xl/worksheets/sheet1.xml", _BOMB), bomb("content.xml", _BOMB)),
            )
            for kind, files in seeds.items()
        ]
        flat = {"xls": [xls(_ROWS, "Data")], "csv": [csv], "xlsx": [table]}
        found += [
            Reader(
                f"bytes of {kind}",
                lambda random, files=files: spoilt(random, files),  # type: ignore[misc]
                self.sheet(kind),
            )
            for kind, files in flat.items()
        ]
        return tuple(found)

    def sheet(self, kind: str) -> Callable[[bytes], object]:
        return lambda data: self.village.intake.rehearse(self.file(f"warga.{kind}", data))

    # --- pictures, and what lies in a folder of backups

    def _pictures(self) -> tuple[Reader, ...]:
        page = paper()
        seeds = [encoded(page), encoded(page, "PNG"), pdf_of([page])]
        photo = self.from_file("foto.jpg", self.village.inspection.letter_file)

        def make(random: Random) -> bytes:
            return spoilt(random, seeds)

        bombs = (png_bomb(60_000, 60_000), png_bomb(1, 90_000_000))
        return (
            Reader("scan", make, lambda data: reduce_scan(data, "pindai", ScanForm.JPG), bombs),
            Reader("logo", make, read_logo, bombs),
            Reader("photo of a letter", make, photo, bombs),
        )

    def _backup(self) -> Reader:
        made = self.village.settings.back_up().folder
        told, keyring = made / "isi.json", made / KEYRING_NAME
        seeds = [told.read_bytes(), keyring.read_bytes()]

        def read(data: bytes) -> None:
            # Both files get it, one after the other.
            for path, whole in zip((told, keyring), seeds, strict=True):
                try:
                    path.write_bytes(data)
                    describe_backup(made)
                finally:
                    path.write_bytes(whole)

        deep = json.dumps(0).join(("[" * 100_000, "]" * 100_000)).encode()
        return Reader("backup's own notes", lambda random: spoilt(random, seeds), read, (deep,))

    def from_file(self, name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
        return lambda data: read(self.file(name, data))

    def file(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path


def _odd_row(random: Random, row: Row) -> Row:
    odd = dict(row)
    name = random.choice(list(odd))
    match random.randrange(4):
        case 0:
            odd[name] = random.choice(WORDS).decode("utf-8", "ignore").replace("\0", "")
        case 1:
            odd[name] = random.choice((0, -1, 2**53 - 1, True, None))
        case 2:
            odd[name] = ["a", 1, None]
        case _:
            del odd[name]
    return odd


def _signed_anew(random: Random, seeds: list[bytes], context: bytes, key: bytes) -> bytes:
    """A spoilt text; half of them are signed again, so that the change lies behind the proof."""
    if random.random() < 0.5:
        return spoilt(random, seeds)
    lines = random.choice(seeds).split(b"\n")[:-3]
    line = random.randrange(1, len(lines))
    lines[line] = spoilt(random, [lines[line]])
    public = base64.b64encode(keys.verify_key(key))
    body = b"\n".join([*lines, b"Kunci periksa: " + public, b""])
    signature = base64.b64encode(keys.sign(key, context, body))
    return body + b"Tanda tangan: " + signature + b"\n"


def _seal_anew(random: Random, seeds: list[bytes]) -> bytes:
    """A spoilt text of a QR code; most are spoilt before they are written in letters."""
    if random.random() < 0.3:
        return spoilt(random, seeds)
    prefix, _, letters = random.choice(seeds).partition(b":")
    inside = spoilt(random, [base45.b45decode(letters.decode())])
    return prefix + b":" + bytes(base45.b45encode(inside))

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the search for harmful files aims at: each reader of the program, and what it is fed.

A file of a target is not always the file that an office would be handed. Where a check sum, a
signature or a seal stands in the way, the target is given what lies behind it, and wraps that as
an enemy would who holds the right keys; otherwise nothing but the check sum would ever be tried.
The first byte says which, so that one file is one case and can be kept.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import base45
import segno

from desa_app import places
from desa_app.domain.documents import ScanForm
from desa_app.domain.page import Paper
from desa_app.domain.reference_lists import (
    COUNTRIES,
    DOCUMENTS,
    GROUNDS,
    HOTLINES,
    INDICATORS,
    country_rules,
    documents_of,
    grounds_by_id,
    hotlines_of,
    indicators_of,
)
from desa_app.exchange import age_file, keys, release, rows
from desa_app.exchange.manifest import ManifestBroken, entries_of, manifest_bytes
from desa_app.exchange.wording_file import write_wordings
from desa_app.exchange.zipped import ZipTooLarge, pack
from desa_app.intake.scans import reduce_scan
from desa_app.office.backups import describe_backup
from desa_app.office.checkpoint import Checkpoint
from desa_app.office.recovery import recovery_identity
from desa_app.office.secret_names import AGE_IDENTITY
from desa_app.office.unlock import unlock
from desa_app.paper.logo import read_logo
from desa_app.reference import letter_texts
from desa_app.reference_rows import FILES, read_rows
from desa_app.sample.sheet import sheet_of
from desa_app.store import office as office_rows
from desa_app.store.keyring import KEYRING_NAME, plain_code
from tests.intake.scan_files import encoded, paper, pdf_of
from tests.intake.sheet_files import ods, write_csv, xls, xlsx
from tests.kecamatan.packages_kit import seed_of
from tests.office_kit import PASSWORD, USER, VILLAGE, desk_of, families, fresh
from tests.reliability.wrapping import PNG, entries_in, entry_of, stored, with_check_sums

if TYPE_CHECKING:
    from tests.reliability.readers import Offices

_ROWS = [["Nama", "NIK", "Tanggal Lahir"], ["SITI CONTOH", "3604124101900001", "01-01-1990"]]
_CONVERT: dict[str, Callable[..., object]] = {
    COUNTRIES: country_rules,
    DOCUMENTS: documents_of,
    GROUNDS: grounds_by_id,
    HOTLINES: hotlines_of,
    INDICATORS: indicators_of,
}


@dataclass(frozen=True, kw_only=True)
class Target:
    """One reader: true examples of what it is fed, and the reading itself.

    ``believed`` may change the store, because what it reads is truly signed.
    """

    name: str
    seeds: tuple[bytes, ...]
    read: Callable[[bytes], object]
    believed: bool = False
    longest: int = 40_000


class Targets:
    """All of them, aimed at one village and its kecamatan."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        self._village, self._district = offices.village, offices.district
        self._sealed = [path.read_bytes() for path in offices.packages]
        with desk_of(offices.district).reading() as connection:
            identity = office_rows.get_secret(connection, AGE_IDENTITY).decode()
        self._plain = [age_file.unseal(one, [identity]) for one in self._sealed]
        self._recipients = offices.district.villages.own_card().recipients

    def all(self) -> tuple[Target, ...]:
        """Every target, each with another name."""
        return (
            self._package(),
            self._inside(),
            self._rows(),
            *self._signed(),
            self._seal(),
            self._wording(),
            self._letter(),
            self._sheet(),
            self._sheet_bytes(),
            self._picture(),
            self._reference(),
            self._typed(),
            self._backup(),
            self._release(),
        )

    # --- packages

    def _package(self) -> Target:
        return Target(
            name="package",
            seeds=tuple(self._sealed),
            read=self._offices.take_in,
            # The examples themselves are true.
            believed=True,
        )

    def _inside(self) -> Target:
        def read(data: bytes) -> None:
            self._offices.take_in(age_file.seal(data, self._recipients))

        return Target(name="package-inside", seeds=tuple(self._plain), read=read, believed=True)

    def _rows(self) -> Target:
        """One part of a package as a village with a spoilt program would sign it."""
        whole = self._district.packages.look_at(self._offices.packages[0])
        manifest = whole.manifest
        names = entries_of(manifest.level, manifest.village)
        honest = {name: rows.write_rows(whole.records.get(name, ())) for name in names}
        seed = seed_of(self._village)

        def page_of(parts: dict[str, bytes]) -> bytes:
            entries = {name: entry_of(data) for name, data in parts.items()}
            counts = {name: entry.rows for name, entry in entries.items()}
            self._offices.sequence += 1
            told = replace(manifest, sequence=self._offices.sequence, counts=counts)
            return manifest_bytes(told, entries)

        def read(data: bytes) -> None:
            which, parts = data[0] % (len(names) + 1), dict(honest)
            if which < len(names):
                parts[names[which]] = data[1:]
            # An enemy does not state what its own writer would refuse to write.
            with suppress(ManifestBroken, ZipTooLarge):
                page = page_of(parts) if which < len(names) else data[1:]
                signature = keys.sign(seed, keys.MANIFEST_CONTEXT, page)
                files = [(f"records/{name}.jsonl", part) for name, part in parts.items()]
                plain = pack([("manifest.json", page), ("manifest.sig", signature), *files])
                self._offices.take_in(age_file.seal(plain, self._recipients))

        seeds = [bytes([number]) + honest[name] for number, name in enumerate(names)]
        seeds.append(bytes([len(names)]) + page_of(honest))
        return Target(name="package-rows", seeds=tuple(seeds), read=read, believed=True)

    # --- signed texts

    def _signed(self) -> tuple[Target, ...]:
        offices, office = self._offices, seed_of(self._district)
        card = offices.from_file("kartu.txt", self._district.villages.look_at)
        checkpoint = Checkpoint(offices.folder / "pos-sasaran")
        listed = offices.from_file("kunci.txt", checkpoint.look_at)
        return (
            self._text("card", "card", card, keys.CARD_CONTEXT, office),
            self._text("receipt", "receipt", offices.take_receipt, keys.RECEIPT_CONTEXT, office),
            self._text("key-list", "key list", listed, keys.KEY_LIST_CONTEXT, office),
        )

    def _text(
        self, name: str, what: str, read: Callable[[bytes], object], context: bytes, seed: bytes
    ) -> Target:
        """A text as it is, or signed anew by a key that counts."""
        found = self._offices.examples[what]
        public = base64.b64encode(keys.verify_key(seed))

        def offer(data: bytes) -> None:
            if data[0] % 2 == 0:
                read(data[1:])
                return
            body = data[1:] + b"\nKunci periksa: " + public + b"\n"
            signature = base64.b64encode(keys.sign(seed, context, body))
            read(body + b"Tanda tangan: " + signature + b"\n")

        bodies = [b"\n".join(text.split(b"\n")[:-3]) for text in found]
        seeds = [b"\0" + text for text in found] + [b"\1" + body for body in bodies]
        return Target(name=name, seeds=tuple(seeds), read=offer, believed=name == "receipt")

    def _seal(self) -> Target:
        """The text of a QR code, as text or as the bytes that it spells."""
        prefix, _, letters = self._offices.examples["seal"][0].partition(b":")

        def read(data: bytes) -> None:
            inside = data[0] % 2 == 1
            text = prefix + b":" + bytes(base45.b45encode(data[1:])) if inside else data[1:]
            self._offices.read_seal(text)

        seeds = (
            b"\0" + self._offices.examples["seal"][0],
            b"\1" + base45.b45decode(letters.decode()),
        )
        return Target(name="qr-text", seeds=seeds, read=read, longest=1200)

    def _wording(self) -> Target:
        """A file of wordings, or one wording of it, which is also drawn as a letter."""
        wordings = self._village.wordings
        file = self._offices.from_file("naskah.toml", self._village.wording_parcels.read_file)

        def read(data: bytes) -> None:
            if data[0] % 2 == 0:
                file(data[1:])
                return
            text = data[1:].decode("utf-8", "replace")
            file(write_wordings("Desa Contoh", self._village.clock.today(), {"coba": text}))
            wordings.preview("coba", text, Paper.F4)

        texts = letter_texts().values()
        seeds = [b"\0" + one for one in self._offices.examples["wording file"]]
        seeds += [b"\1" + text.encode() for text in texts]
        return Target(name="wording", seeds=tuple(seeds), read=read)

    def _letter(self) -> Target:
        look = self._offices.from_file("surat.pdf", self._village.inspection.letter_file)
        recovery = self._village.letter_recovery

        def read(data: bytes) -> None:
            recovery.look([self._offices.file("surat.pdf", data)])
            look(data)

        return Target(
            name="letter", seeds=tuple(self._offices.examples["letter"]), read=read, longest=120_000
        )

    # --- spreadsheets

    def _sheet(self) -> Target:
        """One part of a packed spreadsheet, behind its compression and its check sums."""
        made = (
            sheet_of(families(3).people(4)),
            xlsx([*_ROWS, ["ANI", 1.5, self._village.clock.today()]], "Data"),
            ods([*_ROWS, ["ANI", 1.5, self._village.clock.today()]], "Data"),
        )
        kinds = ("xlsx", "xlsm", "ods")
        parts = [
            (number, name)
            for number, whole in enumerate(made)
            for name in zipfile.ZipFile(io.BytesIO(whole)).namelist()
        ]
        contents = [dict(entries_in(whole)) for whole in made]

        def read(data: bytes) -> None:
            number, name = parts[data[0] % len(parts)]
            entries = {**contents[number], name: data[1:]}
            self._offices.sheet(kinds[number])(stored(entries))

        seeds = [bytes([at]) + contents[number][name] for at, (number, name) in enumerate(parts)]
        return Target(name="spreadsheet", seeds=tuple(seeds), read=read)

    def _sheet_bytes(self) -> Target:
        csv = write_csv(self._offices.folder / "contoh.csv", _ROWS).read_bytes()
        seeds = (xls(_ROWS, "Data"), csv, xlsx(_ROWS, "Data"), ods(_ROWS, "Data"))
        return Target(name="spreadsheet-bytes", seeds=seeds, read=self._offices.sheet("csv"))

    # --- pictures

    def _picture(self) -> Target:
        small = paper(160, 220)
        qr = io.BytesIO()
        segno.make(self._offices.examples["seal"][0].decode()).save(qr, kind="png", scale=2)
        photo = self._offices.from_file("foto.jpg", self._village.inspection.letter_file)
        scan = self._offices.from_file("pindai.pdf", self._village.inspection.letter_file)
        ways: tuple[Callable[[bytes], object], ...] = (
            read_logo,
            lambda data: reduce_scan(data, "pindai", ScanForm.JPG),
            photo,
            scan,
        )

        def read(data: bytes) -> None:
            picture = with_check_sums(data[1:]) if data[0] & 0x80 else data[1:]
            ways[data[0] % len(ways)](picture)

        pictures = (encoded(small), encoded(small, "PNG"), qr.getvalue(), pdf_of([small]))
        seeds = [
            bytes([flag + way]) + one
            for one in pictures
            for way in range(len(ways))
            for flag in ((0, 0x80) if one.startswith(PNG) else (0,))
        ]
        return Target(name="picture", seeds=tuple(seeds), read=read)

    # --- what lies beside the program, in a folder of backups, or is typed from paper

    def _reference(self) -> Target:
        names = list(FILES)

        def read(data: bytes) -> None:
            name = names[data[0] % len(names)]
            read_rows.cache_clear()
            found = read_rows(name, self._offices.file("acuan.toml", data[1:]))
            _CONVERT.get(name, len)(found)

        seeds = [
            bytes([number]) + places.resource("reference", FILES[name][0]).read_bytes()
            for number, name in enumerate(names)
        ]
        return Target(name="reference", seeds=tuple(seeds), read=read, longest=60_000)

    def _typed(self) -> Target:
        """What is typed from the sheet of recovery, or by the scanner gun."""
        card = self._offices.file("kartu-resmi.txt", self._offices.examples["card"][0])
        paper_in_safe = fresh(VILLAGE)
        ways: tuple[Callable[[str], object], ...] = (
            recovery_identity,
            plain_code,
            lambda text: self._village.enrolment.enrol(card, text),
            self._village.inspection.seal_text,
        )

        def read(data: bytes) -> None:
            ways[data[0] % len(ways)](data[1:].decode("utf-8", "replace"))

        code, identity = paper_in_safe.recovery_code, paper_in_safe.age_identity
        texts = (code, identity, "1234-5678-9012", "DB1:ABC")
        seeds = [bytes([way]) + text.encode() for way in range(len(ways)) for text in texts]
        return Target(name="typed", seeds=tuple(seeds), read=read, longest=2000)

    def _backup(self) -> Target:
        made = self._village.settings.back_up().folder
        names = ("isi.json", KEYRING_NAME, "percobaan.json")
        tries = b'[["2026-11-20T01:00:00.000Z", "sekdes"]]'
        honest = [*((made / name).read_bytes() for name in names[:2]), tries]

        def read(data: bytes) -> None:
            which = data[0] % len(names)
            path = made / names[which]
            try:
                path.write_bytes(data[1:])
                describe_backup(made)
                unlock(made, USER, PASSWORD, self._offices.clock)
            finally:
                path.write_bytes(honest[which])
                (made / names[2]).unlink(missing_ok=True)

        seeds = [bytes([number]) + one for number, one in enumerate(honest)]
        return Target(name="backup-notes", seeds=tuple(seeds), read=read)

    def _release(self) -> Target:
        """The list of sums beside an installer, also signed by the key of the releases."""
        folder = self._offices.folder / "rilis"
        folder.mkdir()
        installer = folder / "pasang.exe"
        installer.write_bytes(b"MZ")
        seed = keys.new_signing_key()
        public = keys.verify_key(seed)

        def read(data: bytes) -> None:
            (folder / release.SUMS).write_bytes(data[1:])
            signed = release.sign_sums(seed, data[1:]) if data[0] % 2 else data[1:90]
            (folder / release.SIGNATURE).write_bytes(signed)
            release.check_release(installer, [public])

        sums = release.write_sums("0.1.0", [installer])
        return Target(name="release", seeds=(b"\1" + sums, b"\0" + sums), read=read)

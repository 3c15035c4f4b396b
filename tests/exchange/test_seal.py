# SPDX-License-Identifier: GPL-3.0-or-later
"""A package arrives exactly as it was sealed, or is refused by name; there is nothing between."""

from __future__ import annotations

import hashlib
import os
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desa_app.domain.package import DataLevel, PackageContents
from desa_app.errors import (
    ExchangeError,
    FileMissing,
    FileUnreadable,
    PackageDamaged,
    PackageNewerFormat,
    PackageTooLarge,
    PackageUnknownVillage,
)
from desa_app.exchange import age_file
from desa_app.exchange.rows import LARGEST_INTEGER
from desa_app.exchange.seal import (
    PACKAGE_LIMIT,
    open_package,
    open_sealed,
    package_name,
    seal_package,
)
from desa_app.exchange.zipped import pack
from tests.exchange import samples
from tests.exchange.hostile import CASES

_HERE = Path("DB-test.dbx")


def _seal(contents: PackageContents) -> tuple[bytes, str]:
    return seal_package(contents, samples.VILLAGE_SEED, samples.RECIPIENTS)


def _open(sealed: bytes) -> PackageContents:
    return open_sealed(sealed, _HERE, [samples.DISTRICT_IDENTITY], samples.keys_of)


@pytest.mark.parametrize("level", list(DataLevel))
def test_each_level_arrives_as_it_was_sealed(level: DataLevel, tmp_path: Path) -> None:
    contents = samples.contents(level)
    sealed, digest = _seal(contents)
    path = tmp_path / "DB.dbx"
    path.write_bytes(sealed)

    opened = open_package(path, [samples.DISTRICT_IDENTITY], samples.keys_of)

    assert opened == replace(contents, manifest_sha256=digest)


def test_the_recovery_identity_opens_it_too() -> None:
    sealed, digest = _seal(samples.contents())
    opened = open_sealed(sealed, _HERE, [samples.RECOVERY_IDENTITY], samples.keys_of)
    assert opened.manifest_sha256 == digest


def test_the_public_age_program_and_any_unzip_open_it(tmp_path: Path) -> None:
    sealed, digest = _seal(samples.contents())
    (tmp_path / "DB.dbx").write_bytes(sealed)
    (tmp_path / "kunci.txt").write_text(samples.DISTRICT_IDENTITY + "\n")

    plain = subprocess.run(
        ["age", "--decrypt", "--identity", tmp_path / "kunci.txt", tmp_path / "DB.dbx"],
        capture_output=True,
        check=True,
    ).stdout

    with zipfile.ZipFile(BytesIO(plain)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "manifest.json",
            "manifest.sig",
            *(f"records/{name}.jsonl" for name in ("orang", "rencana", "surat", "rekap")),
        ]
        assert hashlib.sha256(archive.read("manifest.json")).hexdigest() == digest
        assert "Wartini binti Contoh" in archive.read("records/orang.jsonl").decode()


def test_the_inside_is_the_same_every_time_and_the_outside_never() -> None:
    first, second = _seal(samples.contents())[0], _seal(samples.contents())[0]
    insides = {age_file.unseal(one, [samples.DISTRICT_IDENTITY]) for one in (first, second)}
    assert first != second
    assert len(insides) == 1


def test_nothing_readable_stands_outside_the_seal() -> None:
    sealed, _ = _seal(samples.contents())
    for word in (b"Wartini", samples.VILLAGE.encode(), b"manifest", b"PK\x03\x04"):
        assert word not in sealed


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
_SCALAR = st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | _TEXT
_ROWS = st.lists(
    st.dictionaries(_TEXT, _SCALAR | st.lists(_SCALAR, max_size=4), max_size=6), max_size=6
).map(tuple)

_FULL = ("orang", "rencana", "surat", "kasus", "rekap")


@settings(max_examples=60)
@given(
    records=st.fixed_dictionaries(dict.fromkeys(_FULL, _ROWS)),
    sequence=st.integers(1, 999_999),
    reason=_TEXT.map(lambda text: "".join(sign for sign in text if sign.isprintable())),
)
def test_whatever_a_village_may_write_arrives_unchanged(
    records: dict[str, tuple[dict[str, object], ...]], sequence: int, reason: str
) -> None:
    sample = samples.contents(DataLevel.FULL)
    counts = {name: len(rows) for name, rows in records.items()}
    manifest = replace(sample.manifest, sequence=sequence, reason=reason, counts=counts)

    opened = _open(_seal(PackageContents(manifest=manifest, records=records))[0])

    assert opened.manifest == manifest
    assert opened.records == records


_SEALED = _seal(samples.contents())[0]


@given(position=st.integers(0, len(_SEALED) - 1), bit=st.integers(0, 7))
def test_one_flipped_bit_is_always_a_named_refusal(position: int, bit: int) -> None:
    broken = bytearray(_SEALED)
    broken[position] ^= 1 << bit
    with pytest.raises(ExchangeError):
        _open(bytes(broken))


@given(length=st.integers(0, len(_SEALED) - 1))
def test_a_cut_off_file_is_always_damaged(length: int) -> None:
    with pytest.raises(PackageDamaged):
        _open(_SEALED[:length])


_PLAIN = age_file.unseal(_SEALED, [samples.DISTRICT_IDENTITY])
with zipfile.ZipFile(BytesIO(_PLAIN)) as _archive:
    _INSIDE = [(_name, _archive.read(_name)) for _name in _archive.namelist()]


@settings(max_examples=300)
@given(
    position=st.integers(0, len(_PLAIN) - 1),
    new=st.binary(min_size=1, max_size=8),
    cut=st.integers(0, 8),
    which=st.integers(0, len(_INSIDE) - 1),
)
def test_one_who_knows_the_recipient_cannot_change_the_inside(
    position: int, new: bytes, cut: int, which: int
) -> None:
    """Anyone can seal for the kecamatan; the village's signature must hold all by itself."""
    name, data = _INSIDE[which]
    # Packed anew, so that no check sum of the ZIP gives the change away.
    at = position % (len(data) + 1)
    changed = data[:at] + new + data[at + cut :]
    if changed != data:
        packed = pack([*_INSIDE[:which], (name, changed), *_INSIDE[which + 1 :]])
        with pytest.raises(ExchangeError):
            _open(age_file.seal(packed, samples.RECIPIENTS))
    broken = _PLAIN[:position] + new + _PLAIN[position + cut :]
    sealed = age_file.seal(broken, samples.RECIPIENTS)
    try:
        opened = _open(sealed)
    except ExchangeError:
        return
    # Dates and attributes of the ZIP are not part of the statement; its content is.
    sample = samples.contents()
    assert (opened.manifest, opened.records) == (sample.manifest, sample.records)


@given(junk=st.binary(max_size=400))
def test_junk_inside_a_true_seal_is_damaged(junk: bytes) -> None:
    with pytest.raises(PackageDamaged):
        _open(age_file.seal(junk, samples.RECIPIENTS))


@pytest.mark.parametrize("name", CASES)
def test_every_hostile_package_has_its_refusal(name: str) -> None:
    case = CASES[name]
    with pytest.raises(ExchangeError) as caught:
        _open(case.build())
    assert type(caught.value) is case.error
    assert getattr(caught.value, "path", None) == _HERE


def test_a_newer_format_says_which() -> None:
    with pytest.raises(PackageNewerFormat) as caught:
        _open(CASES["newer-format"].build())
    assert (caught.value.found, caught.value.known) == (2, 1)


def test_an_unknown_village_says_which() -> None:
    with pytest.raises(PackageUnknownVillage) as caught:
        _open(CASES["unknown-village"].build())
    assert caught.value.village == "36.04.12.2002"


def test_a_file_over_64_mb_is_not_even_decrypted(tmp_path: Path) -> None:
    path = tmp_path / "besar.dbx"
    with path.open("wb") as file:
        file.write(age_file.MAGIC)
        file.truncate(PACKAGE_LIMIT + 1)
    with pytest.raises(PackageTooLarge) as caught:
        open_package(path, [samples.DISTRICT_IDENTITY], samples.keys_of)
    assert caught.value.limit == "64 MB"


def test_a_bomb_of_zeros_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    bomb = BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("records/rekap.jsonl", "w") as stream,
    ):
        for _ in range(257):
            stream.write(bytes(1024 * 1024))
    with pytest.raises(PackageTooLarge) as caught:
        _open(age_file.seal(bomb.getvalue(), samples.RECIPIENTS))
    assert caught.value.limit == "256 MB"


def test_missing_folder_and_pipe_have_names_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        open_package(tmp_path / "tidak-ada.dbx", [], samples.keys_of)
    with pytest.raises(FileUnreadable):
        open_package(tmp_path, [], samples.keys_of)
    os.mkfifo(tmp_path / "pipa")
    with pytest.raises(FileUnreadable):
        open_package(tmp_path / "pipa", [], samples.keys_of)


def test_records_beyond_the_level_are_never_sealed() -> None:
    sample = samples.contents(DataLevel.AGGREGATE)
    with pytest.raises(ValueError, match="level"):
        _seal(replace(sample, records=samples.RECORDS))


def test_counts_that_differ_are_never_sealed() -> None:
    sample = samples.contents()
    wrong = replace(sample.manifest, counts={**sample.manifest.counts, "orang": 3})
    with pytest.raises(ValueError, match="counts"):
        _seal(replace(sample, manifest=wrong))


@pytest.mark.parametrize(
    "value", [1.5, {"a": 1}, [[1]], b"x", 2**53, "\x00", "\ud800", datetime(2026, 1, 1, tzinfo=UTC)]
)
def test_values_that_would_not_be_taken_are_never_sealed(value: object) -> None:
    sample = samples.contents()
    records = {**samples.RECORDS, "rencana": ({"x": value},)}
    with pytest.raises(ValueError, match="value"):
        _seal(replace(sample, records=records))


def test_too_much_is_refused_at_the_village_already() -> None:
    sample = samples.contents(DataLevel.AGGREGATE)
    many = replace(sample.manifest, counts={"rekap": 200_001})
    with pytest.raises(PackageTooLarge):
        _seal(PackageContents(manifest=many, records={"rekap": ({},) * 200_001}))
    one = replace(sample.manifest, counts={"rekap": 1})
    with pytest.raises(PackageTooLarge):
        _seal(PackageContents(manifest=one, records={"rekap": ({"x": "a" * 65_536},)}))


def test_a_package_for_nobody_is_never_made() -> None:
    with pytest.raises(ValueError, match="nobody"):
        seal_package(samples.contents(), samples.VILLAGE_SEED, [])


def test_entries_without_rows_travel_too() -> None:
    sample = samples.contents()
    manifest = replace(sample.manifest, counts={"rekap": 0})
    opened = _open(_seal(PackageContents(manifest=manifest, records={}))[0])
    assert opened.records == {"orang": (), "rencana": (), "surat": (), "rekap": ()}


def test_moments_travel_in_utc_to_the_second() -> None:
    sample = samples.contents()
    wib = datetime(2026, 10, 31, 9, 15, 0, 999, timezone(timedelta(hours=7)))
    opened = _open(_seal(replace(sample, manifest=replace(sample.manifest, made_at=wib)))[0])
    assert opened.manifest.made_at == samples.MADE_AT


def test_the_name_says_village_period_and_number() -> None:
    assert package_name(samples.VILLAGE, "2026-10", 1) == "DB-36.04.12.2001-2026-10-0001.dbx"

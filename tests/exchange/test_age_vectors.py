# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed pyrage reads age files as the specification says, but for three known places.

The test vectors are files of our own, one for each way to fail, written in the layout of the
public ones. Whoever has the public ones (C2SP/CCTV, folder ``age/testdata``; the npm package
``cctv-age`` carries the same) names their folder in the variable ``CCTV_AGE``, and they are run
too; without it, ours stand for them.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

import pyrage
import pytest

from desa_app.errors import PackageDamaged, PackageNotForUs
from desa_app.exchange import age_file
from desa_app.exchange.age_file import AgeBroken, AgeForeign, NoIdentityMatches
from desa_app.exchange.seal import open_sealed
from tests.exchange import age_files as files
from tests.exchange import samples
from tests.exchange.age_builder import PLAIN

FOLDER = "CCTV_AGE"
# Each with its meaning for us in docs/decisions/0014. One more, or one fewer, fails.
READ_OTHERWISE = {"stanza_missing_body", "stanza_missing_final_line", "armor_whitespace_outside"}
PUBLIC_ABOUT_X25519 = 96


@dataclass(frozen=True)
class Vector:
    """A test vector as it was read from its file."""

    name: str
    opens: bool
    payload: str
    identities: tuple[str, ...]
    content: bytes


def read_vector(path: Path) -> Vector:
    """Read one file: lines about it, an empty line, the age file, perhaps zlib-compressed."""
    told, content = path.read_bytes().split(b"\n\n", 1)
    pairs = [line.partition(": ")[::2] for line in told.decode().splitlines()]
    facts = dict(pairs)
    if facts.get("compressed") == "zlib":
        content = zlib.decompress(content)
    return Vector(
        name=path.name,
        opens=facts["expect"] == "success",
        payload=facts.get("payload", ""),
        identities=tuple(value for name, value in pairs if name == "identity"),
        content=content,
    )


def vectors_in(folder: Path) -> list[Vector]:
    """What has to do with X25519 alone: our format has no passphrases and no hybrid keys."""
    others = ("scrypt", "hybrid")
    names = (path for path in sorted(folder.iterdir()) if path.is_file() and "." not in path.name)
    return [read_vector(path) for path in names if not any(word in path.name for word in others)]


def opens_as_told(vector: Vector) -> bool:
    """Whether pyrage opens what should open, to the right bytes, and nothing else."""
    keys = [pyrage.x25519.Identity.from_str(text) for text in vector.identities]
    try:
        plain = bytes(pyrage.decrypt(vector.content, keys))
    except pyrage.DecryptError:
        return not vector.opens
    return vector.opens and hashlib.sha256(plain).hexdigest() == vector.payload


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Our own vectors, and the public ones where somebody has them."""
    own = tmp_path_factory.mktemp("age")
    for file in files.own_files():
        files.write_vector(file, own)
    public = os.environ.get(FOLDER)
    return (own, Path(public)) if public else (own,)


def test_pyrage_differs_from_the_specification_in_three_known_places(
    folders: tuple[Path, ...],
) -> None:
    for folder in folders:
        vectors = vectors_in(folder)
        assert {one.name for one in vectors if not opens_as_told(one)} == READ_OTHERWISE, folder
    if len(folders) > 1:
        assert sum(bool(one.identities) for one in vectors) == PUBLIC_ABOUT_X25519


def test_every_failing_vector_is_refused_by_our_reader_too(folders: tuple[Path, ...]) -> None:
    """And what it opens is what should come out; armoured and foreign kinds never open."""
    for folder in folders:
        for vector in vectors_in(folder):
            try:
                plain = age_file.unseal(vector.content, vector.identities or [_IDENTITY])
            except (AgeBroken, NoIdentityMatches):
                continue
            if vector.name in READ_OTHERWISE:
                continue
            assert vector.opens, vector.name
            assert hashlib.sha256(plain).hexdigest() == vector.payload, vector.name


_IDENTITY = samples.DISTRICT_IDENTITY
_BINARY = [one for one in files.own_files() if one.name not in files.ARMORED]
_PATH = Path("kiriman.dbx")


@pytest.mark.parametrize("file", _BINARY, ids=lambda one: one.name)
def test_each_binary_file_has_its_named_answer(file: files.AgeFile) -> None:
    if file.expect is files.Answer.OPENED or file.name in READ_OTHERWISE:
        # The header's MAC covers every byte of it, so a stanza without its last line is still
        # exactly what the sender wrote; it is grease, and grease says nothing.
        plain = PLAIN if file.plain is None else file.plain
        assert age_file.unseal(file.content, [_IDENTITY]) == plain
        return
    refusal, told = (
        (NoIdentityMatches, PackageNotForUs)
        if file.expect is files.Answer.NOT_FOR_US
        else (AgeBroken, PackageDamaged)
    )
    with pytest.raises(refusal):
        age_file.unseal(file.content, [_IDENTITY])
    with pytest.raises(told):
        open_sealed(file.content, _PATH, [_IDENTITY], samples.keys_of)


@pytest.mark.parametrize("name", files.FOREIGN)
def test_files_of_another_kind_are_refused_by_name_and_unopened(name: str) -> None:
    kind, content = files.FOREIGN[name]
    with pytest.raises(AgeForeign) as refused:
        age_file.unseal(content, [_IDENTITY])
    assert refused.value.kind == kind
    with pytest.raises(PackageDamaged):
        open_sealed(content, _PATH, [_IDENTITY], samples.keys_of)


@pytest.mark.parametrize("name", files.ARMORED)
def test_no_file_as_text_is_opened_whatever_is_inside(name: str) -> None:
    with pytest.raises(AgeBroken):
        age_file.unseal(files.ARMORED[name][1], [_IDENTITY])


def test_cutting_a_good_file_anywhere_never_opens_it() -> None:
    good = files.OPENING["x25519"][0]
    for length in range(len(good)):
        with pytest.raises(AgeBroken):
            age_file.unseal(good[:length], [_IDENTITY])


def test_changing_any_one_byte_of_a_good_file_never_opens_it() -> None:
    good = files.OPENING["x25519"][0]
    for at in range(len(good)):
        changed = bytearray(good)
        changed[at] ^= 1
        with pytest.raises((AgeBroken, NoIdentityMatches)):
            age_file.unseal(bytes(changed), [_IDENTITY])

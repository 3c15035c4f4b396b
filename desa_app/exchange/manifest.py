# SPDX-License-Identifier: GPL-3.0-or-later
"""The signed first page of a package as canonical JSON, and the strict model it must fit."""

from __future__ import annotations

import json
import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from desa_app.domain.package import FORMAT, DataLevel, Manifest
from desa_app.exchange.grammar import (
    DISTRICT_CODE,
    HIGHEST_SEQUENCE,
    PERIOD,
    RECORD_ID,
    REGENCY_CODE,
    SHA256_HEX,
    VILLAGE_CODE,
    is_line,
    utc_moment,
    utc_text,
)

MANIFEST_LIMIT = 64 * 1024
MOST_ROWS = 200_000
UNPACKED_LIMIT = 256 * 1024 * 1024
REASON_LIMIT = 2000

_NAMED = ("orang", "rencana", "surat", "rekap")
ENTRIES: dict[DataLevel, tuple[str, ...]] = {
    DataLevel.AGGREGATE: ("rekap",),
    DataLevel.REGISTER: _NAMED,
    DataLevel.FULL: ("orang", "rencana", "surat", "kasus", "rekap"),
}
"""Which records of a village travel at which level: all of these, no others."""
TOLD_ENTRY = "desa"
"""The first entry of a kecamatan's package: each of its villages, and what it has told."""


class ManifestBroken(ValueError):
    """The bytes are no manifest of this format; callers name it for their file."""


class NewerFormat(Exception):
    """The package says that it was written by a newer program."""

    def __init__(self, found: int) -> None:
        super().__init__(found)
        self.found = found


def entries_of(level: DataLevel, sender: str) -> tuple[str, ...]:
    """The entries of a package: a kecamatan's say first of which villages they speak."""
    own = ENTRIES[level]
    return own if VILLAGE_CODE.fullmatch(sender) else (TOLD_ENTRY, *own)


def one_level_apart(sender: str, receiver: str) -> bool:
    """Whether the two codes are a village's and a kecamatan's, or a kecamatan's and a kabupaten's.

    Whether one lies in the other is judged by the receiver, who alone knows which one it is.
    """
    if VILLAGE_CODE.fullmatch(sender):
        return DISTRICT_CODE.fullmatch(receiver) is not None
    return bool(DISTRICT_CODE.fullmatch(sender) and REGENCY_CODE.fullmatch(receiver))


def _line(text: str) -> str:
    if not is_line(text):
        raise ValueError("not one clean line")
    return text


def is_reason(text: str) -> bool:
    """Tell whether ``text`` has only visible characters; line ends and tabs are allowed.

    A person writes it in a box of several lines. Its length is :data:`REASON_LIMIT`'s to bound.
    """
    return all(sign in "\n\t" or unicodedata.category(sign)[0] != "C" for sign in text)


def _reason(text: str) -> str:
    if not is_reason(text):
        raise ValueError("control characters")
    return text


_Line = Annotated[str, AfterValidator(_line)]
_Hash = Annotated[str, Field(pattern=f"^{SHA256_HEX.pattern}$")]


class EntryModel(BaseModel):
    """Size in bytes, SHA-256 and rows of one ``records/<name>.jsonl``."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    rows: Annotated[int, Field(ge=0)]
    sha256: _Hash
    size: Annotated[int, Field(ge=0, le=UNPACKED_LIMIT)]


class ManifestModel(BaseModel):
    """``manifest.json`` as it travels; unknown or missing members are refused."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    format: Literal[1]
    package_id: Annotated[str, Field(pattern=f"^{RECORD_ID.pattern}$")]
    village: str
    village_name: _Line
    district: str
    period: Annotated[str, Field(pattern=f"^{PERIOD.pattern}$")]
    level: Literal["agregat", "register", "lengkap"]
    sequence: Annotated[int, Field(ge=1, le=HIGHEST_SEQUENCE)]
    previous: Annotated[str, Field(pattern=f"^({SHA256_HEX.pattern})?$")]
    made_at: str
    program: _Line
    reason: Annotated[str, Field(max_length=REASON_LIMIT), AfterValidator(_reason)]
    entries: dict[str, EntryModel]
    sample: Literal[True] | None = None

    @model_validator(mode="after")
    def _one_level_apart(self) -> ManifestModel:
        if not one_level_apart(self.village, self.district):
            raise ValueError("sender and receiver")
        return self


def manifest_bytes(manifest: Manifest, entries: dict[str, EntryModel]) -> bytes:
    """Return the canonical JSON that is signed; raises ``ManifestBroken`` for a value out of law.

    Canonical: UTF-8, members sorted, no spaces, no escapes but those JSON demands.
    """
    try:
        model = ManifestModel.model_validate(
            {
                "format": manifest.format,
                "package_id": manifest.package_id,
                "village": manifest.village,
                "village_name": manifest.village_name,
                "district": manifest.district,
                "period": manifest.period,
                "level": manifest.level.value,
                "sequence": manifest.sequence,
                "previous": manifest.previous,
                "made_at": utc_text(manifest.made_at),
                "program": manifest.program,
                "reason": manifest.reason,
                "entries": entries,
                "sample": manifest.sample or None,
            }
        )
        data = _canonical(_told(model))
    except ValueError as error:
        raise ManifestBroken("a value the format does not allow") from error
    names = set(entries_of(manifest.level, manifest.village))
    if len(data) > MANIFEST_LIMIT or set(entries) != names:
        raise ManifestBroken("entries do not fit the level")
    return data


def read_manifest(data: bytes) -> tuple[Manifest, dict[str, EntryModel]]:
    """Return the manifest and what it states of each entry.

    Raises ``NewerFormat`` before anything else is judged, and ``ManifestBroken``.
    """
    try:
        raw = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ManifestBroken("not JSON") from error
    found = raw.get("format") if isinstance(raw, dict) else None
    if type(found) is int and found > FORMAT:
        raise NewerFormat(found)
    try:
        model = ManifestModel.model_validate(raw)
        # One spelling only: this refuses repeated members, spaces and odd escapes in one stroke.
        if _canonical(_told(model)) != data:
            raise ManifestBroken("not canonical")
        made_at = utc_moment(model.made_at)
    except ValueError as error:  # pydantic's ValidationError is one too
        raise ManifestBroken("does not fit the format") from error
    level = DataLevel(model.level)
    names = entries_of(level, model.village)
    if set(model.entries) != set(names):
        raise ManifestBroken("entries do not fit the level")
    manifest = Manifest(
        format=model.format,
        package_id=model.package_id,
        village=model.village,
        village_name=model.village_name,
        district=model.district,
        period=model.period,
        level=level,
        sequence=model.sequence,
        previous=model.previous,
        made_at=made_at,
        program=model.program,
        reason=model.reason,
        counts={name: model.entries[name].rows for name in names},
        sample=model.sample is not None,
    )
    return manifest, model.entries


def _told(model: ManifestModel) -> dict[str, object]:
    """The members as they travel: the mark of an invented office only where it holds."""
    return model.model_dump(exclude_none=True)


def _canonical(value: object) -> bytes:
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode("utf-8")

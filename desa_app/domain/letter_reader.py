# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a wording file, already parsed from TOML, and names the exact place of a mistake."""

from __future__ import annotations

import re
from typing import Literal, NoReturn, cast

from desa_app.domain.letter_kind import (
    BlockSpec,
    Condition,
    FieldKind,
    FieldSpec,
    LetterKind,
    SignatureSpec,
    read_typed_date,
)
from desa_app.domain.letter_template import Template, TemplateBroken, base_name, names_in, parse
from desa_app.domain.letter_words import CITATION_PREFIX, OFFICE_WORDS, PLACEHOLDERS
from desa_app.domain.page import Margins, Side
from desa_app.errors import WordingBroken

ITEM_LIMIT = 60

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FIELD_KINDS = ("teks", "tanggal", "pilihan", "paragraf")
_BLOCK_KEYS = {
    "alinea": {"jenis", "teks", "menjorok", "bila"},
    "data": {"jenis", "baris", "bila"},
    "butir": {"jenis", "butir", "bila"},
}
_KEYS = {
    "": {
        "kode", "nama", "judul", "klasifikasi", "berlaku_hari", "versi", "sumber", "keterangan",
        "wajib", "tembusan", "kepada", "tepi", "isian", "bagian", "tanda_tangan",
    },
    "isian": {
        "nama", "label", "wajib", "jenis", "pilihan", "bawaan", "bantuan", "lainnya", "angka",
    },
    "tanda_tangan": {
        "baris", "letak", "di_atas", "nama", "pejabat", "meterai", "garis_bawah", "bila",
    },
    "tepi": {"atas", "bawah", "kiri", "kanan"},
}  # fmt: skip


def parse_kind(data: dict[str, object], kind: str) -> LetterKind:
    """Turn a parsed wording file into a kind of letter.

    Raises ``WordingBroken`` with the place ("bagian 3, baris 2") and what stands there.
    """
    return _Reader(kind).read(data)


class _Reader:
    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._fields: frozenset[str] = frozenset()

    def read(self, data: dict[str, object]) -> LetterKind:
        self._known_keys(data, "", "berkas")
        if self._text(data, "kode", "berkas") != self._kind:
            self._broken("kode", data.get("kode"))
        specs = self._tables(data, "isian")
        names = [self._text(spec, "nama", f"isian {n}") for n, spec in enumerate(specs, 1)]
        for name in names:
            if not _NAME.fullmatch(name) or name in PLACEHOLDERS or names.count(name) > 1:
                self._broken("isian", name)
        self._fields = frozenset(names)
        blocks = self._tables(data, "bagian")
        signatures = self._tables(data, "tanda_tangan")
        if not blocks:
            self._broken("bagian", "")
        if not signatures:
            self._broken("tanda_tangan", "")
        return LetterKind(
            code=self._kind,
            name=self._text(data, "nama", "berkas"),
            title=self._template(data.get("judul"), "judul"),
            classification=self._text(data, "klasifikasi", "berkas"),
            fields=tuple(self._field(spec, n) for n, spec in enumerate(specs, 1)),
            validity_days=self._number(data, "berlaku_hari", "berkas", 0, 3650),
            version=self._text(data, "versi", "berkas"),
            source=self._text(data, "sumber", "berkas"),
            blocks=tuple(self._block(block, f"bagian {n}") for n, block in enumerate(blocks, 1)),
            signatures=tuple(
                self._signature(one, f"tanda_tangan {n}") for n, one in enumerate(signatures, 1)
            ),
            copies=self._templates(data, "tembusan", "tembusan"),
            addressee=self._templates(data, "kepada", "kepada"),
            required=self._required(data),
            margins=self._margins(data.get("tepi", {})),
            help=self._text(data, "keterangan", "berkas", needed=False),
        )

    # --- the parts ---

    def _field(self, data: dict[str, object], number: int) -> FieldSpec:
        place = f"isian {number}"
        self._known_keys(data, "isian", place)
        kind = self._text(data, "jenis", place, needed=False) or "teks"
        if kind not in _FIELD_KINDS:
            self._broken(f"{place}, jenis", kind)
        choices, texts = self._choices(data, place)
        default = self._text(data, "bawaan", place, needed=False)
        if (kind == "pilihan") != bool(choices):
            self._broken(f"{place}, pilihan", kind)
        if kind == "pilihan" and default and default not in dict(choices):
            self._broken(f"{place}, bawaan", default)
        if kind == "tanggal" and default and read_typed_date(default) is None:
            self._broken(f"{place}, bawaan", default)
        other = self._text(data, "lainnya", place, needed=False)
        if other and (other not in self._fields or "lainnya" not in dict(choices)):
            self._broken(f"{place}, lainnya", other)
        return FieldSpec(
            name=self._text(data, "nama", place),
            label=self._text(data, "label", place),
            required=self._flag(data, "wajib", place),
            kind=cast("FieldKind", kind),
            choices=choices,
            default=default,
            default_text=self._template(default, f"{place}, bawaan", OFFICE_WORDS),
            help=self._text(data, "bantuan", place, needed=False),
            texts=texts,
            other=other,
            digits=self._number(data, "angka", place, 0, 30),
        )

    def _choices(
        self, data: dict[str, object], place: str
    ) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, Template], ...]]:
        choices, texts = [], []
        for number, row in enumerate(self._list(data, "pilihan", place), 1):
            here = f"{place}, pilihan {number}"
            words = self._strings(row, here)
            if len(words) not in {2, 3}:
                self._broken(here, row)
            choices.append((words[0], words[1]))
            if len(words) == 3:
                # A choice may print an answer to another question, so fields are allowed here.
                texts.append((words[0], self._template(words[2], here)))
        return tuple(choices), tuple(texts)

    def _block(self, data: dict[str, object], place: str) -> BlockSpec:
        kind = self._text(data, "jenis", place)
        if kind not in _BLOCK_KEYS:
            self._broken(f"{place}, jenis", kind)
        for key in data:
            if key not in _BLOCK_KEYS[kind]:
                self._broken(place, key)
        rows = []
        for number, row in enumerate(self._list(data, "baris", place), 1):
            here = f"{place}, baris {number}"
            words = self._strings(row, here)
            if len(words) != 2:
                self._broken(here, row)
            rows.append((words[0], self._template(words[1], here)))
        items = self._templates(data, "butir", place)
        text = self._template(data.get("teks"), f"{place}, teks") if kind == "alinea" else ()
        if not (rows or items or text):
            self._broken(place, kind)
        return BlockSpec(
            kind=cast("Literal['alinea', 'data', 'butir']", kind),
            text=text,
            indent=self._flag(data, "menjorok", place),
            rows=tuple(rows),
            items=items,
            when=self._condition(data, place),
        )

    def _signature(self, data: dict[str, object], place: str) -> SignatureSpec:
        self._known_keys(data, "tanda_tangan", place)
        side = self._text(data, "letak", place)
        if side not in {one.value for one in Side}:
            self._broken(f"{place}, letak", side)
        official = self._flag(data, "pejabat", place)
        default = "{nama_penandatangan}" if official else None
        return SignatureSpec(
            line=self._number(data, "baris", place, 1, 6),
            side=Side(side),
            above=self._templates(data, "di_atas", place),
            name=self._template(data.get("nama", default), f"{place}, nama"),
            official=official,
            duty_stamp=self._flag(data, "meterai", place),
            underlined=self._flag(data, "garis_bawah", place),
            when=self._condition(data, place),
        )

    def _condition(self, data: dict[str, object], place: str) -> Condition | None:
        text = self._text(data, "bila", place, needed=False)
        if not text:
            return None
        field, equals, values = text.partition("=")
        if not equals or field.strip() not in self._fields:
            self._broken(f"{place}, bila", text)
        return Condition(
            field=field.strip(), values=tuple(value.strip() for value in values.split("|"))
        )

    def _required(self, data: dict[str, object]) -> tuple[str, ...]:
        names = self._strings(data.get("wajib", []), "wajib")
        for name in names:
            if name not in PLACEHOLDERS:
                self._broken("wajib", name)
        return names

    def _margins(self, data: object) -> Margins:
        if not isinstance(data, dict):
            self._broken("tepi", data)
        self._known_keys(data, "tepi", "tepi")
        usual = Margins()
        return Margins(
            top=self._millimetres(data, "atas", usual.top),
            bottom=self._millimetres(data, "bawah", usual.bottom),
            left=self._millimetres(data, "kiri", usual.left),
            right=self._millimetres(data, "kanan", usual.right),
        )

    # --- the pieces ---

    def _template(self, text: object, place: str, known: frozenset[str] | None = None) -> Template:
        if not isinstance(text, str):
            self._broken(place, text)
        try:
            template = parse(text)
        except TemplateBroken as broken:
            self._broken(place, broken.found)
        if known is None:
            known = PLACEHOLDERS | self._fields
        for name in names_in(template):
            cited = known is not OFFICE_WORDS and name.startswith(CITATION_PREFIX)
            if not cited and not {name, base_name(name)} & known:
                self._broken(place, f"{{{name}}}")
        return template

    def _templates(self, data: dict[str, object], key: str, place: str) -> tuple[Template, ...]:
        texts = self._strings(self._list(data, key, place), place)
        return tuple(self._template(text, f"{place}, {key}") for text in texts)

    def _tables(self, data: dict[str, object], key: str) -> list[dict[str, object]]:
        found = self._list(data, key, "berkas")
        for one in found:
            if not isinstance(one, dict):
                self._broken(key, one)
        return cast("list[dict[str, object]]", found)

    def _list(self, data: dict[str, object], key: str, place: str) -> list[object]:
        found = data.get(key, [])
        if not isinstance(found, list) or len(found) > ITEM_LIMIT:
            self._broken(f"{place}, {key}", found)
        return found

    def _strings(self, values: object, place: str) -> tuple[str, ...]:
        if not isinstance(values, list):
            self._broken(place, values)
        for value in values:
            if not isinstance(value, str):
                self._broken(place, value)
        return tuple(values)

    def _text(self, data: dict[str, object], key: str, place: str, *, needed: bool = True) -> str:
        found = data.get(key, "")
        if not isinstance(found, str) or (needed and not found.strip()):
            self._broken(f"{place}, {key}", found)
        return found

    def _flag(self, data: dict[str, object], key: str, place: str) -> bool:
        found = data.get(key, False)
        if not isinstance(found, bool):
            self._broken(f"{place}, {key}", found)
        return found

    def _number(self, data: dict[str, object], key: str, place: str, low: int, high: int) -> int:
        found = data.get(key, low)
        if isinstance(found, bool) or not isinstance(found, int) or not low <= found <= high:
            self._broken(f"{place}, {key}", found)
        return found

    def _millimetres(self, data: dict[str, object], key: str, usual: float) -> float:
        found = data.get(key, usual)
        if isinstance(found, bool) or not isinstance(found, int | float) or not 5 <= found <= 60:
            self._broken(f"tepi, {key}", found)
        return float(found)

    def _known_keys(self, data: dict[str, object], table: str, place: str) -> None:
        for key in data:
            if key not in _KEYS[table]:
                self._broken(place, key)

    def _broken(self, place: str, found: object) -> NoReturn:
        raise WordingBroken(self._kind, place, str(found)[:80])

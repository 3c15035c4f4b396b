# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a wording file, already parsed from TOML, and names the exact place of a mistake."""

from __future__ import annotations

import re
from typing import cast

from desa_app.domain.letter_kind import (
    BlockKind,
    BlockSpec,
    ColumnSpec,
    Condition,
    FieldKind,
    FieldSpec,
    LetterKind,
    SignatureSpec,
    read_typed_date,
)
from desa_app.domain.letter_rules import CONDITIONS
from desa_app.domain.letter_template import Template, names_in
from desa_app.domain.letter_words import PLACEHOLDERS
from desa_app.domain.page import Layout, Margins, Side
from desa_app.domain.wording_file import Table, WordingFile

DATE_ENDINGS = ("_hari", "_terbilang")
"""A date field gives two more words: its weekday, and the whole date in words."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FIELD_KINDS = ("teks", "tanggal", "pilihan", "paragraf")
_BLOCK_KEYS = {
    "alinea": frozenset({"jenis", "teks", "menjorok", "bila"}),
    "data": frozenset({"jenis", "baris", "bila"}),
    "butir": frozenset({"jenis", "butir", "isian", "bila"}),
    "uraian": frozenset({"jenis", "isian", "menjorok", "bila"}),
    "tabel": frozenset({"jenis", "isian", "kolom", "tinggi", "bila"}),
}
_KEYS = {
    "": frozenset({
        "kode", "nama", "judul", "klasifikasi", "berlaku_hari", "versi", "sumber", "keterangan",
        "wajib", "tembusan", "kepada", "tepi", "isian", "bagian", "tanda_tangan", "susunan",
        "kepala", "syarat", "butuh_orang", "butuh_rencana", "rahasia", "berkas_pendukung",
        "rangkap", "mengetahui_camat",
    }),
    "isian": frozenset({
        "nama", "label", "wajib", "jenis", "pilihan", "bawaan", "bantuan", "lainnya", "angka",
        "kolom", "paling_sedikit", "wajib_bila",
    }),
    "tanda_tangan": frozenset({
        "baris", "letak", "di_atas", "nama", "di_bawah", "pejabat", "meterai", "garis_bawah",
        "bila",
    }),
    "tepi": frozenset({"atas", "bawah", "kiri", "kanan"}),
}  # fmt: skip


def parse_kind(data: Table, kind: str) -> LetterKind:
    """Turn a parsed wording file into a kind of letter.

    Raises ``WordingBroken`` with the place ("bagian 3, baris 2") and what stands there.
    """
    return _Reader(kind).read(data)


class _Reader(WordingFile):
    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self._fields: frozenset[str] = frozenset()
        self._typed_tables: dict[str, int] = {}

    def read(self, data: Table) -> LetterKind:
        """The whole kind."""
        self.only_keys(data, _KEYS[""], "berkas")
        if self.text(data, "kode", "berkas") != self.kind:
            self.broken("kode", data.get("kode"))
        fields = self._questions(data)
        blocks = self.tables(data, "bagian")
        signatures = self.tables(data, "tanda_tangan")
        if not blocks:
            self.broken("bagian", "")
        if not signatures:
            self.broken("tanda_tangan", "")
        layout = self.text(data, "susunan", "berkas", needed=False) or Layout.STATEMENT.value
        if layout not in {one.value for one in Layout}:
            self.broken("susunan", layout)
        return LetterKind(
            code=self.kind,
            name=self.text(data, "nama", "berkas"),
            title=self.template(data.get("judul"), "judul"),
            classification=self.text(data, "klasifikasi", "berkas"),
            fields=fields,
            validity_days=self.number(data, "berlaku_hari", "berkas", 0, 3650),
            version=self.text(data, "versi", "berkas"),
            source=self.text(data, "sumber", "berkas"),
            blocks=tuple(self._block(block, f"bagian {n}") for n, block in enumerate(blocks, 1)),
            signatures=tuple(
                self._signature(one, f"tanda_tangan {n}") for n, one in enumerate(signatures, 1)
            ),
            copies=self.templates(data, "tembusan", "tembusan"),
            addressee=self.templates(data, "kepada", "kepada"),
            required=self.names(data, "wajib", PLACEHOLDERS),
            margins=self._margins(data.get("tepi", {})),
            help=self.text(data, "keterangan", "berkas", needed=False),
            layout=Layout(layout),
            reference=self.labelled(data, "kepala", "kepala"),
            conditions=self.names(data, "syarat", frozenset(CONDITIONS)),
            needs_person=self.flag(data, "butuh_orang", "berkas", usual=True),
            needs_plan=self.flag(data, "butuh_rencana", "berkas", usual=True),
            confidential=self.flag(data, "rahasia", "berkas"),
            papers=self.strings(self.items(data, "berkas_pendukung", "berkas"), "berkas_pendukung"),
            prints=self.number(data, "rangkap", "berkas", 1, 20),
            may_be_countersigned=self.flag(data, "mengetahui_camat", "berkas"),
        )

    # --- the parts ---

    def _questions(self, data: Table) -> tuple[FieldSpec, ...]:
        specs = self.tables(data, "isian")
        names = [self.text(spec, "nama", f"isian {n}") for n, spec in enumerate(specs, 1)]
        for name in names:
            if not _NAME.fullmatch(name) or name in PLACEHOLDERS or names.count(name) > 1:
                self.broken("isian", name)
        self._fields = frozenset(names)
        days = [
            name for name, one in zip(names, specs, strict=True) if one.get("jenis") == "tanggal"
        ]
        derived = {name + ending for name in days for ending in DATE_ENDINGS}
        self.known = PLACEHOLDERS | self._fields | derived
        fields = tuple(self._field(spec, f"isian {n}") for n, spec in enumerate(specs, 1))
        self._typed_tables = {spec.name: len(spec.columns) for spec in fields if spec.columns}
        return fields

    def _field(self, data: Table, place: str) -> FieldSpec:
        self.only_keys(data, _KEYS["isian"], place)
        kind = self.text(data, "jenis", place, needed=False) or "teks"
        if kind not in _FIELD_KINDS:
            self.broken(f"{place}, jenis", kind)
        choices, texts = self._choices(data, place)
        default = self.text(data, "bawaan", place, needed=False)
        default_text = self.template(default, f"{place}, bawaan", PLACEHOLDERS)
        if (kind == "pilihan") != bool(choices):
            self.broken(f"{place}, pilihan", kind)
        if default and not any(names_in(default_text)):
            if kind == "pilihan" and default not in dict(choices):
                self.broken(f"{place}, bawaan", default)
            if kind == "tanggal" and read_typed_date(default) is None:
                self.broken(f"{place}, bawaan", default)
        other = self.text(data, "lainnya", place, needed=False)
        if other and (other not in self._fields or "lainnya" not in dict(choices)):
            self.broken(f"{place}, lainnya", other)
        columns = self.strings(self.items(data, "kolom", place), f"{place}, kolom")
        if columns and kind != "paragraf":
            self.broken(f"{place}, kolom", kind)
        return FieldSpec(
            name=self.text(data, "nama", place),
            label=self.text(data, "label", place),
            required=self.flag(data, "wajib", place),
            kind=cast("FieldKind", kind),
            choices=choices,
            default=default,
            default_text=default_text,
            help=self.text(data, "bantuan", place, needed=False),
            texts=texts,
            other=other,
            digits=self.number(data, "angka", place, 0, 30),
            columns=columns,
            least_rows=self.number(data, "paling_sedikit", place, 0, 20),
            required_when=self._condition(data, place, "wajib_bila"),
        )

    def _choices(
        self, data: Table, place: str
    ) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, Template], ...]]:
        choices, texts = [], []
        for number, row in enumerate(self.items(data, "pilihan", place), 1):
            here = f"{place}, pilihan {number}"
            words = self.strings(row, here)
            if len(words) not in {2, 3}:
                self.broken(here, row)
            choices.append((words[0], words[1]))
            if len(words) == 3:
                # A choice may print an answer to another question, so fields are allowed here.
                texts.append((words[0], self.template(words[2], here)))
        return tuple(choices), tuple(texts)

    def _block(self, data: Table, place: str) -> BlockSpec:
        kind = self.text(data, "jenis", place)
        if kind not in _BLOCK_KEYS:
            self.broken(f"{place}, jenis", kind)
        self.only_keys(data, _BLOCK_KEYS[kind], place)
        field = self.text(data, "isian", place, needed=kind == "uraian")
        if field and field not in self._fields:
            self.broken(f"{place}, isian", field)
        rows = self.labelled(data, "baris", place)
        items = self.templates(data, "butir", place)
        columns = self._columns(data, place, field) if kind == "tabel" else ()
        text = self.template(data.get("teks"), f"{place}, teks") if kind == "alinea" else ()
        if not (rows or items or columns or text or field):
            self.broken(place, kind)
        return BlockSpec(
            kind=cast("BlockKind", kind),
            text=text,
            indent=self.flag(data, "menjorok", place),
            rows=rows,
            items=items,
            field=field,
            columns=columns,
            row_mm=self.measure(data, "tinggi", place, 0.0, 0.0, 30.0),
            when=self._condition(data, place),
        )

    def _columns(self, data: Table, place: str, field: str) -> tuple[ColumnSpec, ...]:
        """Heading and share; in a table of the family card also what each row prints."""
        found = []
        for number, row in enumerate(self.items(data, "kolom", place), 1):
            here = f"{place}, kolom {number}"
            if not isinstance(row, list) or len(row) != (2 if field else 3):
                self.broken(here, row)
            heading, share, *text = row
            if not isinstance(heading, str) or not heading.strip():
                self.broken(here, heading)
            width = self.measure({"lebar": share}, "lebar", here, 0.0, 1.0, 100.0)
            template = self.template(text[0], here, PLACEHOLDERS) if text else ()
            found.append(ColumnSpec(heading=heading, share=width, text=template))
        if field and len(found) < self._typed_tables.get(field, 1000):
            self.broken(f"{place}, kolom", field)
        if not found:
            self.broken(f"{place}, kolom", "")
        return tuple(found)

    def _signature(self, data: Table, place: str) -> SignatureSpec:
        self.only_keys(data, _KEYS["tanda_tangan"], place)
        side = self.text(data, "letak", place)
        if side not in {one.value for one in Side}:
            self.broken(f"{place}, letak", side)
        official = self.flag(data, "pejabat", place)
        default = "{nama_penandatangan}" if official else None
        return SignatureSpec(
            line=self.number(data, "baris", place, 1, 6),
            side=Side(side),
            above=self.templates(data, "di_atas", place),
            name=self.template(data.get("nama", default), f"{place}, nama"),
            below=self.template(data.get("di_bawah", ""), f"{place}, di_bawah"),
            official=official,
            duty_stamp=self.flag(data, "meterai", place),
            underlined=self.flag(data, "garis_bawah", place),
            when=self._condition(data, place),
        )

    def _condition(self, data: Table, place: str, key: str = "bila") -> Condition | None:
        """``bila = "hubungan=suami|istri"``, ``"saksi"`` (answered) or ``"!saksi"`` (not)."""
        text = self.text(data, key, place, needed=False)
        if not text:
            return None
        name, equals, values = text.partition("=")
        absent = name.startswith("!") and not equals
        field = name.removeprefix("!").strip() if absent else name.strip()
        if field not in self._fields or (equals and not values.strip()):
            self.broken(f"{place}, {key}", text)
        chosen = tuple(value.strip() for value in values.split("|")) if equals else ()
        return Condition(field=field, values=chosen, absent=absent)

    def _margins(self, data: object) -> Margins:
        if not isinstance(data, dict):
            self.broken("tepi", data)
        self.only_keys(data, _KEYS["tepi"], "tepi")
        usual = Margins()
        sides = {"atas": usual.top, "bawah": usual.bottom, "kiri": usual.left, "kanan": usual.right}
        top, bottom, left, right = (
            self.measure(data, key, "tepi", millimetres, 5, 60)
            for key, millimetres in sides.items()
        )
        return Margins(top=top, bottom=bottom, left=left, right=right)

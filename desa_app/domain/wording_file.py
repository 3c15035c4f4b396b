# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes values out of a parsed wording file and names the place of whatever is not as it should."""

from __future__ import annotations

from typing import NoReturn, cast

from desa_app.domain.letter_template import Template, TemplateBroken, base_name, names_in, parse
from desa_app.domain.letter_words import CITATION_PREFIX
from desa_app.errors import WordingBroken

ITEM_LIMIT = 60

Table = dict[str, object]


class WordingFile:
    """The pieces of one kind's wording; every method raises ``WordingBroken`` with the place."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.known: frozenset[str] = frozenset()
        """Names that a template may ask for, besides legal grounds."""

    def template(self, text: object, place: str, known: frozenset[str] | None = None) -> Template:
        """A text with placeholders; with ``known`` given, those only and no legal ground."""
        if not isinstance(text, str):
            self.broken(place, text)
        try:
            template = parse(text)
        except TemplateBroken as broken:
            self.broken(place, broken.found)
        for name in names_in(template):
            cited = known is None and name.startswith(CITATION_PREFIX)
            allowed = self.known if known is None else known
            if not cited and not {name, base_name(name)} & allowed:
                self.broken(place, f"{{{name}}}")
        return template

    def templates(self, data: Table, key: str, place: str) -> tuple[Template, ...]:
        """A list of such texts."""
        texts = self.strings(self.items(data, key, place), place)
        return tuple(self.template(text, f"{place}, {key}") for text in texts)

    def labelled(self, data: Table, key: str, place: str) -> tuple[tuple[str, Template], ...]:
        """Rows of label and text."""
        rows = []
        for number, row in enumerate(self.items(data, key, place), 1):
            here = f"{place}, baris {number}"
            words = self.strings(row, here)
            if len(words) != 2:
                self.broken(here, row)
            rows.append((words[0], self.template(words[1], here)))
        return tuple(rows)

    def tables(self, data: Table, key: str) -> list[Table]:
        """The ``[[key]]`` parts."""
        found = self.items(data, key, "berkas")
        for one in found:
            if not isinstance(one, dict):
                self.broken(key, one)
        return cast("list[Table]", found)

    def items(self, data: Table, key: str, place: str) -> list[object]:
        """A list, not too long."""
        found = data.get(key, [])
        if not isinstance(found, list) or len(found) > ITEM_LIMIT:
            self.broken(f"{place}, {key}", found)
        return found

    def strings(self, values: object, place: str) -> tuple[str, ...]:
        """A list of texts."""
        if not isinstance(values, list):
            self.broken(place, values)
        for value in values:
            if not isinstance(value, str):
                self.broken(place, value)
        return tuple(values)

    def names(self, data: Table, key: str, known: frozenset[str]) -> tuple[str, ...]:
        """A list of names, each one of ``known``."""
        found = self.strings(data.get(key, []), key)
        for name in found:
            if name not in known:
                self.broken(key, name)
        return found

    def text(self, data: Table, key: str, place: str, *, needed: bool = True) -> str:
        """A text."""
        found = data.get(key, "")
        if not isinstance(found, str) or (needed and not found.strip()):
            self.broken(f"{place}, {key}", found)
        return found

    def flag(self, data: Table, key: str, place: str, usual: bool = False) -> bool:
        """Yes or no."""
        found = data.get(key, usual)
        if not isinstance(found, bool):
            self.broken(f"{place}, {key}", found)
        return found

    def number(self, data: Table, key: str, place: str, low: int, high: int) -> int:
        """A whole number; ``low`` when it is not given."""
        found = data.get(key, low)
        if isinstance(found, bool) or not isinstance(found, int) or not low <= found <= high:
            self.broken(f"{place}, {key}", found)
        return found

    def measure(
        self, data: Table, key: str, place: str, usual: float, low: float, high: float
    ) -> float:
        """A length in millimetres, or another measure."""
        found = data.get(key, usual)
        if isinstance(found, bool) or not isinstance(found, int | float):
            self.broken(f"{place}, {key}", found)
        if not low <= found <= high:
            self.broken(f"{place}, {key}", found)
        return float(found)

    def only_keys(self, data: Table, known: frozenset[str], place: str) -> None:
        """No key that nobody would read."""
        for key in data:
            if key not in known:
                self.broken(place, key)

    def broken(self, place: str, found: object) -> NoReturn:
        """Name the place and what stands there."""
        raise WordingBroken(self.kind, place, str(found)[:80])

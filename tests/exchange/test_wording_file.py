# SPDX-License-Identifier: GPL-3.0-or-later
"""A file of wordings reads back as it was written; whatever else comes is refused by name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app import reference
from desa_app.domain.office_wording import WORDING_LIMIT
from desa_app.errors import WordingFileDamaged, WordingFileTooLarge
from desa_app.exchange.wording_file import (
    FILE_LIMIT,
    KINDS_LIMIT,
    TITLE,
    read_wordings,
    write_wordings,
)

DAY = date(2026, 11, 21)
OFFICE = "Desa Contoh (36.04.12.2001)"
TEXTS = reference.letter_texts()
LINES = st.text(st.characters(exclude_characters="\r", codec="utf-8"), max_size=80)


def head(count: str = "1", office: str = OFFICE, day: str = "2026-11-21") -> str:
    return f"{TITLE}\nAsal: {office}\nTanggal: {day}\nJumlah: {count}\n"


def section(
    kind: str = "domisili", lines: int = 1, body: str = "a = 1", end: str = "=== selesai ==="
) -> str:
    return f"\n=== naskah {kind} {lines} baris ===\n{body}\n{end}\n"


def test_all_shipped_wordings_come_back_as_they_were() -> None:
    content = read_wordings(write_wordings(OFFICE, DAY, TEXTS))
    assert (content.office, content.made_on) == (OFFICE, DAY)
    assert content.texts == TEXTS


def test_a_file_saved_with_other_line_ends_is_the_same() -> None:
    data = write_wordings(OFFICE, DAY, TEXTS).replace(b"\n", b"\r\n")
    assert read_wordings(b"\xef\xbb\xbf" + data).texts == TEXTS


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9-]{1,31}", fullmatch=True), LINES, min_size=1, max_size=4
    )
)
def test_any_text_travels(texts: dict[str, str]) -> None:
    kept = {kind: text.removesuffix("\n") + "\n" for kind, text in texts.items()}
    assert read_wordings(write_wordings(OFFICE, DAY, texts)).texts == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PK\x03\x04",
        "NASKAH SURAT DESA BINAAN 2\n",
        head(),
        head("2") + section(),
        head("-1") + section(),
        head("0"),
        head(office="") + section(),
        head(office="Desa \u202econtoh") + section(),
        head(day="kemarin") + section(),
        head() + section(kind="../../etc"),
        head() + section(kind="Domisili"),
        head() + section(lines=2),
        head() + section(lines=1000),
        head() + section(end="=== tamat ==="),
        head("2") + section() + section(),
        head() + "perintah lain\n" + section(),
        (head() + section())[:-1],
    ],
)
def test_what_is_no_file_of_wordings_is_refused(text: str) -> None:
    with pytest.raises(WordingFileDamaged):
        read_wordings(text.encode())


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(WordingFileDamaged):
        read_wordings(b"\xff\xfe" + TITLE.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"x" * (FILE_LIMIT + 1),
        head(str(KINDS_LIMIT + 1)).encode(),
        (head() + section(lines=2001, body="\n".join("x" * 2001))).encode(),
        (head() + section(body="x" * (WORDING_LIMIT + 1))).encode(),
    ],
)
def test_more_than_an_office_hands_on_is_refused(data: bytes) -> None:
    with pytest.raises(WordingFileTooLarge):
        read_wordings(data)


@given(st.integers(0, 3000), st.binary(max_size=4))
def test_damage_is_refused_by_name_or_changes_only_text(at: int, put: bytes) -> None:
    data = write_wordings(OFFICE, DAY, {"domisili": TEXTS["domisili"]})
    at = min(at, len(data))
    try:
        content = read_wordings(data[:at] + put + data[at + len(put) :])
    except (WordingFileDamaged, WordingFileTooLarge):
        return
    assert len(content.texts) == 1

# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words stay together on a line: dates, numbered things, titles and written-out names."""

from __future__ import annotations

import re

from desa_app.wording import MONTHS

TIE = "\u00a0"

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS)))
# A word that announces the number, Roman numeral or letter after it.
_ANNOUNCES = (
    "nomor|no\\.?|rt|rw|pasal|ayat|huruf|angka|butir|tahun|km|kav\\.?|blok|lampiran|telepon|"
    "telp\\.?|nik|kk|nipd|nip|paspor|tanggal|pukul|bulan|umur|usia"
)
# Titles before a name, and forms of companies.
_TITLES = (
    r"a\.n\.|u\.b\.|H\.|Hj\.|Dr\.|dr\.|Drs\.|Dra\.|Ir\.|KH\.|Tb\.|Rt\.|PT|CV|UD|Sdr\.|Sdri\.|Yth\."
)
_UNITS = "tahun|bulan|hari|orang|anak|lembar|rangkap|rupiah|kali|jam|km|m"

_RULES = (
    # "21 November 2026", "14 Nov 2026"
    (re.compile(rf"(?<![^\s(])(\d{{1,2}}) ({_MONTH})\b(?: (\d{{4}})\b)?"), "date"),
    # "Nomor 18", "RT 003", "Pasal 13", "huruf b", "Nomor 18"
    (re.compile(rf"(?i)(?<![^\s(])({_ANNOUNCES}) (?=\(?(?:\d|[a-z]\b|[IVX]+\b))"), "pair"),
    (re.compile(r"(?<=\d) (?=(?:RW|ayat|huruf|angka)\b)"), "space"),
    # "H. UJANG", "PT Karya"
    (re.compile(rf"(?<![^\s(])({_TITLES}) (?=\S)"), "pair"),
    # "3 (tiga) tahun", "2 tahun"
    (re.compile(r"(?<=\d) (?=\([a-z ]+\))"), "space"),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b)"), "space"),
    (re.compile(rf"(?<=\)) (?=(?:{_UNITS})\b)"), "space"),
    # A number that is written in groups: "0812 3456 7890"
    (re.compile(r"(?<=\d) (?=\d)"), "space"),
    # Names stand in capitals: "JUHAENI BINTI SAEPUDIN"
    (re.compile(r"(?<=[A-Z.'’][A-Z.,'’]) (?=[A-Z][A-Z.])"), "space"),
)


def tied(text: str) -> str:
    """``text`` with single spaces, and no-break spaces where a line must not end."""
    text = " ".join(text.split())
    for pattern, how in _RULES:
        if how == "space":
            text = pattern.sub(TIE, text)
        elif how == "pair":
            text = pattern.sub(lambda found: f"{found.group(1)}{TIE}", text)
        else:
            text = pattern.sub(lambda found: found.group(0).replace(" ", TIE), text)
    return text

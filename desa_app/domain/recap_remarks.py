# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader of the recap must know beside its numbers, in the words of screen and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.recap_layout import HIDDEN, INCOMPLETE, NOT_TOLD
from desa_app.domain.recap_lines import LINES, TABLE_A
from desa_app.wording import grouped, month_name

if TYPE_CHECKING:
    from desa_app.domain.recap_period import RecapPeriod
    from desa_app.domain.recap_reconciling import (
        Disagreement,
        Reconciled,
        VillageReconciled,
    )
    from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod
    from desa_app.domain.small_numbers import Hidden

MOST_NAMED = 6
"""More names than this nobody reads in a sentence on the screen; the paper has them all."""


def sent_words(sheet: RecapSheet) -> str:
    """How many villages the numbers speak of; empty in a village's own recap."""
    if sheet.own:
        return ""
    every = len(sheet.villages)
    return f"{every - len(sheet.silent)} dari {every} {sheet.line_word} sudah mengirim"


def remarks_of(sheet: RecapSheet, *, public: bool = False, brief: bool = False) -> tuple[str, ...]:
    """Silent and incomplete villages, lines told by some only, unknown sex, what is compared.

    ``brief`` counts many villages instead of naming them; :func:`waited_for` has their names.
    """
    found = [
        _silent(sheet, brief=brief),
        _incomplete(sheet, brief=brief),
        _running(sheet),
        _partly_told(sheet),
        "" if public else _unknown_sex(sheet),
        "" if public else _compared(sheet),
        "Angka kasus tidak ditampilkan untuk Anda." if sheet.cases_withheld else "",
    ]
    return tuple(words for words in found if words)


def waited_for(sheet: RecapSheet) -> tuple[tuple[str, str], ...]:
    """Who has not sent (all of) the period: its name and the months that are missing."""
    if sheet.own:
        return ()
    return (
        *((village.name, "") for village in sheet.silent),
        *((village.name, _months(village)) for village in sheet.incomplete),
    )


def rule_words(hidden: Hidden) -> str:
    """The rule of small numbers, printed under a recap for the public."""
    small = "Angka 1" if hidden.k == 2 else f"Angka 1 sampai {hidden.k - 1}"
    if hidden.k == 3:
        small = "Angka 1 dan 2"
    return (
        f"Untuk umum: tanda {HIDDEN} menggantikan angka yang disembunyikan. {small} tidak dicetak,"
        " begitu juga angka lain yang dapat dipakai menghitungnya kembali, supaya tidak ada orang"
        " yang dikenali dari angka (UU 27/2022)."
    )


def check_words(reconciled: Reconciled, sheet: RecapSheet) -> tuple[str, ...]:
    """Where the numbers come from: ``3 kiriman · 66 baris rencana · cocok``."""
    sent = [one for one in reconciled.villages if one.sent]
    if not sent:
        return ("Belum ada kiriman untuk masa ini.",)
    plans = sum(dict(one.rows).get("rencana", 0) for one in sent)
    named = sum(1 for one in sent if "rencana" in dict(one.rows))
    rows = f", {grouped(plans)} baris rencana" if named else ""
    lines = [f"Angka ini berasal dari {grouped(len(sent))} kiriman{rows}."]
    if reconciled.agrees:
        again = sum(1 for one in sent if one.checked)
        lines.append(
            f"Cocok: angka {grouped(again)} kiriman dihitung ulang dari barisnya dan sama, dan"
            f" jumlah seluruh {sheet.line_word} sama dengan jumlah kirimannya."
            if again
            else f"Cocok: jumlah seluruh {sheet.line_word} sama dengan jumlah kirimannya."
        )
    lines += [_differing(one, sheet.period) for one in sent if one.disagreements]
    lines += [f"Tidak cocok: {_told_twice(sums)}." for sums in reconciled.sums]
    return tuple(lines)


def _differing(one: VillageReconciled, period: RecapPeriod) -> str:
    month = "" if len(period.months) == 1 else f" {month_name(one.month)}"
    told = "; ".join(_told_twice(each) for each in one.disagreements)
    return f"Tidak cocok: {one.name}{month}, kiriman nomor {one.sequence}: {told}."


def _told_twice(one: Disagreement) -> str:
    stated, counted = grouped(one.stated), grouped(one.counted)
    return f"{_title(one.key)} tertulis {stated}, terhitung {counted}"


def _silent(sheet: RecapSheet, *, brief: bool) -> str:
    names, count = ", ".join(village.name for village in sheet.silent), len(sheet.silent)
    if not names or sheet.own:
        return ""
    counted = f" Baris Jumlah hanya menghitung {sheet.line_word} yang sudah mengirim."
    if brief and count > MOST_NAMED:
        return f"{grouped(count)} {sheet.line_word} belum mengirim.{counted}"
    return f"Belum mengirim ({count} {sheet.line_word}): {names}.{counted}"


def _incomplete(sheet: RecapSheet, *, brief: bool) -> str:
    if not sheet.incomplete:
        return ""
    if brief and len(sheet.incomplete) > MOST_NAMED:
        return (
            f"{INCOMPLETE} {grouped(len(sheet.incomplete))} {sheet.line_word} belum lengkap;"
            " angkanya hanya dari bulan yang sudah dikirim."
        )
    told = "; ".join(f"{village.name} ({_months(village)})" for village in sheet.incomplete)
    return (
        f"{INCOMPLETE} Belum lengkap, bulan yang belum dikirim: {told}."
        " Angkanya hanya dari bulan yang sudah dikirim."
    )


def _months(village: VillagePeriod) -> str:
    return ", ".join(month_name(month).split(" ", maxsplit=1)[0] for month in village.missing)


def _running(sheet: RecapSheet) -> str:
    """A quarter or a year that is not over, or of which no month is asked for."""
    later = [month for month in sheet.period.months if _waits(sheet, month)]
    if not later or len(sheet.period.months) == 1:
        return ""
    until = [month for month in sheet.period.months if month not in later]
    if not until:
        return "Untuk masa ini belum ada kiriman yang ditunggu."
    return f"Masa ini belum selesai: angkanya sampai {month_name(until[-1])}."


def _waits(sheet: RecapSheet, month: str) -> bool:
    return bool(sheet.villages) and all(
        month in village.waiting and village.months.get(month) is None for village in sheet.villages
    )


def _partly_told(sheet: RecapSheet) -> str:
    """Lines that some of the villages that sent did not tell, as older programs and levels do."""
    sent = len(sheet.villages) - len(sheet.silent)
    partly = [
        key for key in LINES if 0 < sheet.total(key).told < sent and not sheet.told_by_nobody(key)
    ]
    if not partly:
        return ""
    return (
        f"Tanda {NOT_TOLD} berarti tidak dikirim oleh {sheet.line_word} itu (bukan nol);"
        f" Jumlah hanya menghitung {sheet.line_word} yang mengirimnya."
    )


def _unknown_sex(sheet: RecapSheet) -> str:
    unknown = []
    for group in TABLE_A:
        for line in group.lines:
            count = sheet.total(line.key).count
            if count is not None and count.unknown:
                unknown.append(f"{line.title.lower()} ({group.title}) {grouped(count.unknown)}")
    if not unknown:
        return ""
    return (
        "Kolom Jml juga menghitung warga yang jenis kelaminnya belum dicatat: "
        f"{'; '.join(unknown)}."
    )


def _compared(sheet: RecapSheet) -> str:
    """Said where a comparison leaves out villages that sent only one of the two periods."""
    before = sheet.period.before()
    change = sheet.change("calon_akhir")
    if before is None or change is None or sheet.own:
        return ""
    told = sheet.total("calon_akhir").told
    if change.villages == told:
        return ""
    return (
        f"Selisih dari {before.words} hanya menghitung {change.villages} {sheet.line_word}"
        " yang angkanya lengkap pada kedua masa."
    )


def _title(key: str) -> str:
    line = LINES.get(key)
    return line.title.lower() if line is not None else {"negara": "negara"}.get(key, key)

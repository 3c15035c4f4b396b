# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs of safe hands: cadangkan, and the way back, pulihkan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.clock import SystemClock
from desa_app.errors import FileMissing
from desa_app.office.backups import describe_backup, find_backups
from desa_app.office.restore import look_at_restore, open_backup, restore
from desa_app.sentences import sentence_for
from desa_app.terminal.answer import Answer, lost_lines, lost_objects
from desa_app.terminal.door import open_either, read_password
from desa_app.terminal.options import (
    folder_of_data,
    json_output,
    last_spent,
    last_spent_options,
)
from desa_app.wording import clock_time, grouped, typed_date

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from desa_app.domain.restoring import Ahead, FoundBackup, Restored, RestorePlan
    from desa_app.terminal.options import Verbs


def add_to(verbs: Verbs) -> None:
    """Add these verbs to the parser."""
    backup = verbs.add_parser("cadangkan", help="buat cadangan yang langsung dibuktikan")
    folder_of_data(backup)
    backup.add_argument("--ke", type=Path, metavar="DIR", help="satu salinan lagi ke folder ini")
    json_output(backup)
    backup.set_defaults(work=_back_up)

    back = verbs.add_parser("pulihkan", help="pulihkan data kantor dari cadangan")
    back.add_argument("cadangan", type=Path, metavar="CADANGAN", help="folder cadangan")
    folder_of_data(back)
    back.add_argument(
        "--kode-pemulihan", action="store_true", help="sandi yang dibaca adalah kode pemulihan"
    )
    back.add_argument("--daftar", action="store_true", help="sebut cadangan di folder itu saja")
    back.add_argument("--uji", action="store_true", help="periksa saja, tanpa mengubah apa pun")
    last_spent_options(back)
    json_output(back)
    back.set_defaults(work=_restore)


def _back_up(given: argparse.Namespace) -> Answer:
    if given.ke is not None and not given.ke.is_dir():
        # Said before the work: a folder that is not there is a stick that is not in.
        raise FileMissing(given.ke)
    with open_either(given) as office:
        made = office.settings.back_up()
        extra = office.settings.back_up_to(given.ke) if given.ke is not None else None
    lines = [f"Cadangan jadi dan sudah dibuktikan: {made.folder}"]
    if made.second_place is not None:
        lines.append(f"Tempat kedua: {made.second_place}")
    if made.second_place_failed is not None:
        lines.append(f"Tempat kedua gagal. {sentence_for(made.second_place_failed).line}")
    if extra is not None:
        lines.append(f"Salinan: {extra.folder}")
    lines.append(f"{grouped(sum(made.counts.values()))} baris cocok dengan aslinya.")
    return Answer(
        lines=tuple(lines),
        content={
            "cadangan": made.folder,
            "tempat_kedua": made.second_place,
            "tempat_kedua_gagal": (
                made.second_place_failed.code if made.second_place_failed else ""
            ),
            "salinan": extra.folder if extra else None,
            "jumlah": made.counts,
        },
    )


def _restore(given: argparse.Namespace) -> Answer:
    if given.daftar:
        return _list(given)
    clock = SystemClock()
    backup = describe_backup(given.cadangan)
    user = given.pengguna or (backup.users[0] if backup.users else "")
    secret = read_password(given.sandi_dari)
    if given.kode_pemulihan:
        key = open_backup(given.data, given.cadangan, clock, code=secret)
    else:
        key = open_backup(given.data, given.cadangan, clock, user=user, password=secret)
    if given.uji:
        return _plan_answer(look_at_restore(given.data, key, clock))
    return _done_answer(restore(given.data, key, clock, last_spent(given)))


def _list(given: argparse.Namespace) -> Answer:
    if not given.cadangan.is_dir():
        raise FileMissing(given.cadangan)
    found = find_backups([given.cadangan])
    lines = [f"{len(found)} cadangan di {given.cadangan}."]
    for one in found:
        told = _counts_words(one)
        lines.append(f"  {_moment(one.made_at)}  {one.kind_word} {one.name}  {told}  {one.folder}")
    return Answer(lines=tuple(lines), content={"cadangan": [_backup_object(one) for one in found]})


def _counts_words(one: FoundBackup) -> str:
    words = {"person": "orang", "letter": "surat", "journal": "catatan", "village": "desa"}
    told = [
        f"{grouped(one.counts[key])} {word}" for key, word in words.items() if key in one.counts
    ]
    if not one.whole:
        told.append("belum terbukti")
    return ", ".join(told)


def _moment(moment: datetime) -> str:
    return f"{typed_date(moment.astimezone().date())} {clock_time(moment)}"


def _backup_object(one: FoundBackup) -> dict[str, object]:
    return {
        "folder": one.folder,
        "dibuat": one.made_at,
        "kantor": one.kind.value,
        "kode": one.code,
        "nama": one.name,
        "pengguna": list(one.users),
        "ukuran": one.size,
        "bentuk": one.form,
        "jumlah": dict(one.counts),
        "ukuran_cocok": one.whole,
        "disisihkan": one.set_aside,
    }


def _plan_answer(plan: RestorePlan) -> Answer:
    lines = [
        f"Cadangan {_moment(plan.backup.made_at)} utuh: {grouped(plan.entries)} catatan berantai.",
        *_ahead_lines(plan.ahead, old_data=plan.old_data),
    ]
    if plan.must_ask:
        both = "--nomor-terakhir dan " if plan.last_numbers else ""
        lines.append(f"Sebutkan {both}--urutan-kiriman saat memulihkan.")
    return Answer(
        lines=tuple(lines),
        content={
            "uji": True,
            "cadangan": _backup_object(plan.backup),
            "jumlah": dict(plan.counts),
            "catatan": plan.entries,
            "data_lama": plan.old_data,
            "lebih": _ahead_object(plan.ahead),
            "nomor_terakhir": dict(plan.last_numbers),
            "urutan_kiriman": plan.last_sequence,
            "perlu_ditanya": plan.must_ask,
        },
    )


def _done_answer(done: Restored) -> Answer:
    lines = [
        f"Data dipulihkan dari cadangan {_moment(done.backup.made_at)}.",
        *_ahead_lines(done.ahead, old_data=done.old_data),
    ]
    if done.aside is not None:
        lines.append(f"Data sebelumnya disisihkan di {done.aside}.")
    lines += lost_lines(done.lost)
    if done.next_package:
        lines.append(f"Kiriman berikutnya berurutan {done.next_package}.")
    return Answer(
        lines=tuple(lines),
        content={
            "cadangan": _backup_object(done.backup),
            "disisihkan": done.aside,
            "data_lama": done.old_data,
            "lebih": _ahead_object(done.ahead),
            "nomor_hilang": lost_objects(done.lost),
            "kiriman_berikutnya": done.next_package,
        },
    )


def _ahead_lines(ahead: Ahead | None, *, old_data: bool) -> list[str]:
    if ahead is None:
        return ["Data sebelumnya tidak dapat dibaca."] if old_data else []
    return [
        f"Data sebelumnya lebih maju {grouped(ahead.entries)} catatan,"
        f" {grouped(ahead.letters)} surat, {grouped(ahead.packages)} kiriman."
    ]


def _ahead_object(ahead: Ahead | None) -> dict[str, object] | None:
    if ahead is None:
        return None
    return {
        "catatan": ahead.entries,
        "surat": ahead.letters,
        "kiriman": ahead.packages,
        "satu_garis": ahead.same_line,
    }

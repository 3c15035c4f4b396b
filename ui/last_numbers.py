# SPDX-License-Identifier: GPL-3.0-or-later
"""The question for the last numbers and the last package, before data of an earlier state go on.

The fields stand empty: whoever answers has looked. The last one that can be seen stands below.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.number_rules import sequence_name
from desa_app.domain.restoring import LastSpent
from desa_app.wording import grouped
from ui.widgets.text_fields import DigitsField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desa_app.errors import InvalidInput
    from ui.forms.form import Form


def add_questions(form: Form, numbers: Mapping[str, int], sequence: int) -> None:
    """Ask for every sequence of letter numbers, and for the packages."""
    form.add_section(_tr("Yang terakhir benar-benar terpakai"), _meaning(letters=bool(numbers)))
    for name, last in numbers.items():
        label = _tr("Nomor surat terakhir")
        if len(numbers) > 1:
            label = _tr("Nomor terakhir: {name}").format(name=sequence_name(name, {}))
        form.add(f"number:{name}", label, DigitsField(limit=5), required=True, help=_seen(last))
    label = _tr("Urutan kiriman terakhir")
    form.add("last_package", label, DigitsField(limit=4), required=True, help=_seen(sequence))


def answers(form: Form, numbers: Mapping[str, int]) -> LastSpent | None:
    """What was answered; ``None`` while something is missing, with the problem beside it."""
    values = form.accept()
    if values is None:
        return None
    told = {name: int(str(values[f"number:{name}"])) for name in numbers}
    return LastSpent(numbers=told, sequence=int(str(values["last_package"])))


def show_problems(form: Form, numbers: Mapping[str, int], error: InvalidInput) -> None:
    """Show what is wrong beside its field; a number that has no field of its own at the first."""
    first = f"number:{next(iter(numbers), '')}"
    form.set_problems(
        tuple(
            replace(one, field=first) if one.field == "last_number" and numbers else one
            for one in error.problems
        )
    )


def _meaning(*, letters: bool) -> str:
    if letters:
        return _tr(
            "Lihat buku agenda dan lembar tanda terima. Nomor sampai di sini tidak diberikan"
            " lagi, supaya tidak ada nomor kembar."
        )
    return _tr(
        "Lihat lembar tanda terima kiriman ke kabupaten. Urutan sampai di sini tidak"
        " dipakai lagi, supaya kiriman berikutnya tidak ditolak. Isi 0 bila belum pernah mengirim."
    )


def _seen(last: int) -> str:
    if not last:
        return _tr("Dalam data ini tidak terlihat satu pun; isi 0 bila memang belum ada.")
    return _tr("Dalam data ini yang terakhir terlihat {last}.").format(last=grouped(last))


def _tr(words: str) -> str:
    return QCoreApplication.translate("LastNumbers", words)

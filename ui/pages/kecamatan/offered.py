# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that were offered on the page Terima, and the words for what became of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app import wording
from desa_app.domain.package import Manifest, TakeInResult, TakeInState
from desa_app.errors import PackageConflict, PackageUnknownVillage
from desa_app.sentences import sentence_for
from ui.palette import Tone

if TYPE_CHECKING:
    from desa_app.domain.offer import Offer

ENDING = ".dbx"
MOST_FILES = 1000
MOST_LEVELS = 3

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One file: what it says of itself, or why it cannot be read; later what became of it."""

    path: Path
    offer: Offer
    result: TakeInResult | None = None

    @property
    def manifest(self) -> Manifest | None:
        """What the file says of itself, once it was proven."""
        return self.offer.manifest

    @property
    def clash(self) -> bool:
        """Whether another package bears its number; taking it in keeps it sealed."""
        return isinstance(self.refusal, PackageConflict)

    @property
    def ready(self) -> bool:
        """Whether it can be taken in now, or kept as the second of two of one number."""
        return self.result is None and (self.offer.error is None or self.clash)

    @property
    def refusal(self) -> Exception | None:
        """Why it is not taken, if it is not."""
        if self.result is None:
            return self.offer.error
        return self.result.error if self.result.state is TakeInState.REFUSED else None

    @property
    def receipt_trouble(self) -> Exception | None:
        """Why a package that was taken in has no receipt, if it has none."""
        if self.result is None or self.result.state is TakeInState.REFUSED:
            return None
        return self.result.error

    @property
    def unknown_village(self) -> bool:
        """Whether enrolling the village would help."""
        return isinstance(self.refusal, PackageUnknownVillage)

    def ended(self, result: TakeInResult) -> Offered:
        """The file was taken in or refused."""
        return replace(self, result=result)


def state_of(file: Offered) -> tuple[str, Tone]:
    """The chip."""
    if file.result is not None:
        tones = {
            TakeInState.TAKEN: (
                translate("Offered", "diterima"),
                Tone.GOOD if file.result.error is None and not file.result.gap else Tone.WARN,
            ),
            TakeInState.REPEATED: (translate("Offered", "sudah ada"), Tone.NEUTRAL),
            TakeInState.REFUSED: (
                translate("Offered", "disisihkan")
                if file.clash
                else translate("Offered", "ditolak"),
                Tone.BAD,
            ),
        }
        return tones[file.result.state]
    if file.clash:
        return translate("Offered", "bentrok"), Tone.BAD
    if file.refusal is not None:
        return translate("Offered", "ditolak"), Tone.BAD
    if file.offer.repeated:
        return translate("Offered", "sudah ada"), Tone.NEUTRAL
    tone = Tone.WARN if file.offer.gap or file.offer.refused_rows else Tone.INFO
    return translate("Offered", "siap diterima"), tone


def village_of(file: Offered) -> str:
    """Who sent it; for a file that cannot be read, its name."""
    return file.manifest.village_name if file.manifest is not None else file.path.name


def month_of(file: Offered) -> str:
    """For which month."""
    return wording.month_name(file.manifest.period) if file.manifest is not None else "–"


def number_of(file: Offered) -> str:
    """The running number."""
    return str(file.manifest.sequence) if file.manifest is not None else "–"


def remark_of(file: Offered, *, cases: bool = True) -> str:
    """The short remark in the list."""
    refusal = file.refusal
    if file.clash:
        return translate("Offered", "Nomor yang sama sudah ada")
    if refusal is not None:
        return _without_name(sentence_for(refusal).what, file.path.name)
    if file.receipt_trouble is not None:
        return translate("Offered", "Tanda terima belum tertulis")
    if file.result is not None:
        gap = gap_words(file.result.gap, file.result.sequence)
        if gap:
            return gap
        if file.result.state is TakeInState.REPEATED:
            return translate("Offered", "Tidak ada yang berubah")
        return translate("Offered", "Tanda terima ditulis")
    if file.manifest is None:
        return ""
    if file.offer.repeated:
        return translate("Offered", "Sudah pernah diterima")
    gap = gap_words(file.offer.gap, file.manifest.sequence)
    if gap:
        return gap
    if file.offer.refused_rows:
        return translate("Offered", "{count} baris tidak dapat diterima").format(
            count=wording.grouped(file.offer.refused_rows)
        )
    return counts_words(file.manifest.counts, cases=cases)


def _without_name(sentence: str, name: str) -> str:
    """The list has no room for the file's name, and the row says it already."""
    for around in (f'Berkas "{name}" ', f' pengirim "{name}"', f' pada "{name}"', f' "{name}"'):
        sentence = sentence.replace(around, "")
    return sentence[:1].upper() + sentence[1:]


def counts_words(counts: dict[str, int], *, cases: bool) -> str:
    """``12 orang, 14 rencana, 9 surat``; a file with numbers only says so.

    How many cases there are is told only to who may see ``cases``.
    """
    names = (
        ("orang", translate("Offered", "orang")),
        ("rencana", translate("Offered", "rencana")),
        ("surat", translate("Offered", "surat")),
        *((("kasus", translate("Offered", "kasus")),) if cases else ()),
    )
    told = [f"{wording.grouped(counts[key])} {name}" for key, name in names if key in counts]
    return ", ".join(told) if told else translate("Offered", "angka rekap saja")


def limited_words(limited: int) -> str:
    """``1 orang: terhitung, tanpa nama``, or nothing."""
    if not limited:
        return ""
    return translate("Offered", "{count} orang: terhitung, tanpa nama").format(
        count=wording.grouped(limited)
    )


def gap_words(gap: int, sequence: int) -> str:
    """``Nomor 3 terlewat``, or nothing."""
    if not gap:
        return ""
    first, last = sequence - gap, sequence - 1
    if first == last:
        return translate("Offered", "Nomor {number} terlewat").format(number=last)
    return translate("Offered", "Nomor {first} sampai {last} terlewat").format(
        first=first, last=last
    )


def full_sentence(file: Offered) -> str:
    """What the detail panel says about the file."""
    refusal = file.refusal
    if refusal is not None:
        return sentence_for(refusal).line
    result = file.result
    if file.receipt_trouble is not None:
        return translate(
            "Offered",
            "Kirimannya sudah diterima, tetapi tanda terimanya belum tertulis. {why} Setelah itu"
            " pilih berkasnya lagi: tanda terimanya ditulis tanpa mengubah data.",
        ).format(why=sentence_for(file.receipt_trouble).line)
    if result is None:
        return _before(file)
    if result.state is TakeInState.REPEATED:
        return translate(
            "Offered",
            "Berkas yang persis sama sudah pernah diterima. Tidak ada yang berubah; tanda terimanya"
            " ditulis ulang.",
        )
    gap = gap_words(result.gap, result.sequence)
    if gap:
        return translate(
            "Offered",
            "Sudah diterima. {gap}: berkas ini memuat keadaan terbaru, tetapi rekap bulan yang"
            " terlewat mungkin belum ada. Bila perlu, minta kiriman baru untuk bulan"
            " itu.",
        ).format(gap=gap)
    return translate("Offered", "Sudah diterima dan menggantikan keadaan sebelumnya.")


def _before(file: Offered) -> str:
    """What would become of it; nothing is written yet."""
    if file.offer.repeated:
        return translate(
            "Offered",
            "Berkas yang persis sama sudah diterima. Bila diterima lagi, tidak ada yang berubah;"
            " hanya tanda terimanya ditulis ulang.",
        )
    told = [translate("Offered", "Segel dan tanda tangannya cocok. Berkas ini siap diterima.")]
    gap = gap_words(file.offer.gap, file.manifest.sequence if file.manifest is not None else 0)
    if gap:
        told.append(
            translate(
                "Offered", "{gap}: belum pernah diterima dan tidak ada di antara berkas ini."
            ).format(gap=gap)
        )
    if file.offer.refused_rows:
        told.append(
            translate(
                "Offered",
                "{count} baris di dalamnya tidak dapat diterima; baris lain tetap masuk, dan tanda"
                " terimanya menyebut baris itu kepada pengirimnya.",
            ).format(count=wording.grouped(file.offer.refused_rows))
        )
    return " ".join(told)


def summary(results: tuple[TakeInResult, ...]) -> str:
    """``2 berkas diterima, 1 berkas sudah ada, 1 berkas ditolak``."""
    kinds = ["disisihkan" if isinstance(r.error, PackageConflict) else r.state for r in results]
    words = (
        (TakeInState.TAKEN, translate("Offered", "{count} berkas diterima")),
        (TakeInState.REPEATED, translate("Offered", "{count} berkas sudah ada")),
        ("disisihkan", translate("Offered", "{count} berkas disisihkan")),
        (TakeInState.REFUSED, translate("Offered", "{count} berkas ditolak")),
    )
    counted = ((kinds.count(kind), text) for kind, text in words)
    return ", ".join(text.format(count=count) for count, text in counted if count)


def files_in(paths: tuple[Path, ...]) -> list[Path]:
    """The packages among files and in folders, a few levels deep, without following links."""
    found: dict[Path, None] = {}
    for path in paths:
        for file in _inside(path, 0) if path.is_dir() else [path]:
            found[file] = None
            if len(found) >= MOST_FILES:
                return list(found)
    return list(found)


def _inside(folder: Path, level: int) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    files = [p for p in entries if p.suffix.lower() == ENDING and not p.is_dir()]
    if level < MOST_LEVELS:
        for entry in entries:
            if entry.is_dir() and not entry.is_symlink():
                files.extend(_inside(entry, level + 1))
    return files[:MOST_FILES]

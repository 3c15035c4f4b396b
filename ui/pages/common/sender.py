# SPDX-License-Identifier: GPL-3.0-or-later
"""An office that seals packages for the one above, as the pages of sending see it.

A village sends to its kecamatan, a kecamatan to its kabupaten or kota: the same page serves both,
and this says what is called otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from desa_app.domain.package import DataLevel
from desa_app.wording import level_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desa_app.clock import Clock
    from desa_app.domain.office import OfficeProfile
    from desa_app.office.sending import Sending
    from desa_app.office.sticks import Sticks
    from desa_app.office.superior import Superior


class SendingOffice(Protocol):
    """What a sending office has besides the two jobs."""

    @property
    def profile(self) -> OfficeProfile: ...
    @property
    def clock(self) -> Clock: ...

    sticks: Sticks


def _nothing(_period: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The office, its two jobs, what travels at each level, and which level is proposed.

    ``about`` says of a month what should be known before it is sealed; empty when nothing.
    """

    office: SendingOffice
    superior: Superior
    packages: Sending
    levels: Mapping[DataLevel, str]
    usual: DataLevel
    about: Callable[[str], str] = _nothing

    @property
    def below(self) -> str:
        """``desa`` or ``kecamatan``: what this office is."""
        return level_word(self.office.profile.code)

    @property
    def above(self) -> str:
        """``kecamatan``, ``kabupaten`` or ``kota``: to what it sends."""
        return level_word(self.office.profile.code.rpartition(".")[0])

    def called(self, name: str) -> str:
        """The office above by name: ``Kecamatan Pontang``, ``Kabupaten Serang``."""
        word = self.above.capitalize()
        return name if name.startswith(word) else f"{word} {name}"


def village_levels() -> dict[DataLevel, str]:
    """What a village's package carries."""
    tr = QCoreApplication.translate
    return {
        DataLevel.AGGREGATE: tr(
            "Sender", "Yang ikut: rekap bulan itu (laki-laki, perempuan, jumlah). Tanpa nama."
        ),
        DataLevel.REGISTER: tr(
            "Sender",
            "Yang ikut: rekap, PMI dan calon PMI dengan nama, rencananya, dan daftar surat."
            " Warga tanpa rencana tidak ikut.",
        ),
        DataLevel.FULL: tr(
            "Sender",
            "Yang ikut: semua seperti register, dan setiap kasus tanpa pelapor dan"
            " kronologinya. Hanya bila kecamatan memintanya; alasannya tercatat.",
        ),
    }


def district_levels() -> dict[DataLevel, str]:
    """What a kecamatan's package carries."""
    tr = QCoreApplication.translate
    return {
        DataLevel.AGGREGATE: tr(
            "Sender",
            "Yang ikut: rekap setiap desa dan daftar desa yang belum mengirim. Tanpa nama orang.",
        ),
        DataLevel.REGISTER: tr(
            "Sender",
            "Yang ikut: rekap setiap desa, dan PMI serta calon PMI dengan nama dari desa yang"
            " mengirim register. Hanya bila penerima memang memerlukan nama.",
        ),
        DataLevel.FULL: tr(
            "Sender",
            "Yang ikut: semua seperti register, dan kasus dari desa yang mengirim kiriman"
            " lengkap. Hanya bila penerima memintanya; alasannya tercatat.",
        ),
    }

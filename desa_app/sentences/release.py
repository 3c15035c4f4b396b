# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about installers."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.sentences.base import Sentence, of

_FAULTS = {
    e.InstallerFault.NO_KEY: "Program ini dibuat tanpa kunci rilis, jadi tidak ada pembandingnya.",
    e.InstallerFault.NO_PROOF: "Berkas SHA256SUMS dan SHA256SUMS.sig tidak lengkap di sampingnya.",
    e.InstallerFault.FORGED: "Daftar SHA256SUMS tidak ditandatangani pembuat program, atau sudah"
    " diubah.",
    e.InstallerFault.NOT_NAMED: "Berkas ini tidak tercantum dalam daftar yang ditandatangani.",
    e.InstallerFault.DIFFERS: "Isinya berbeda dengan yang ditandatangani pembuat program.",
}


@of(e.InstallerNotGenuine)
def _(error: e.InstallerNotGenuine) -> Sentence:
    return Sentence(
        f'"{error.path.name}" tidak terbukti asli.',
        _FAULTS[error.fault],
        "Jangan dijalankan. Minta salinan baru, lengkap dengan kedua berkas itu, dari pendamping"
        " Anda.",
    )

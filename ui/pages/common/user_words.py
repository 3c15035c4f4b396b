# SPDX-License-Identifier: GPL-3.0-or-later
"""How users and their rights are called, in each kind of office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.office import OfficeKind, OfficeProfile
from desa_app.domain.user import Role
from ui.palette import Tone

if TYPE_CHECKING:
    from desa_app.domain.user import User


def _tr(text: str) -> str:
    return QCoreApplication.translate("Users", text)


def role_words(profile: OfficeProfile) -> list[tuple[object, str]]:
    """Every role, as this office calls it."""
    secretary = profile.secretary_title
    if profile.kind is OfficeKind.KECAMATAN:
        secretary = _tr("Sekcam atau kasi")
    elif profile.kind is OfficeKind.KABUPATEN:
        secretary = _tr("Sekretaris atau kabid")
    return [
        (Role.HEAD, profile.head_title),
        (Role.SECRETARY, secretary),
        (Role.OPERATOR, _tr("Operator")),
        (Role.AUDITOR, _tr("Pemeriksa (hanya membaca)")),
    ]


def role_word(profile: OfficeProfile, role: Role) -> str:
    """One role."""
    words = dict(role_words(profile))[role]
    return _tr("Pemeriksa") if role is Role.AUDITOR else words


def rights_words(profile: OfficeProfile, user: User) -> str:
    """What somebody may do beyond the role."""
    found = []
    if user.rights.manager:
        found.append(_tr("mengelola pengguna"))
    village = profile.kind is OfficeKind.DESA
    if user.rights.cases:
        found.append(_tr("membuka kasus" if village else "melihat kasus"))
    if user.rights.search and not village:
        found.append(_tr("mencari warga"))
    return ", ".join(found) or _tr("tidak ada yang khusus")


def state_words(user: User) -> tuple[str, Tone]:
    """Whether they come in."""
    if not user.active:
        return _tr("dikeluarkan"), Tone.NEUTRAL
    if user.must_change:
        return _tr("sandi pertama"), Tone.WARN
    return _tr("aktif"), Tone.GOOD

# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a village's key back: from which day, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desa_app.wording import short_date
from ui.pages.common.sender_words import sender_word
from ui.pages.common.small_window import SmallWindow
from ui.widgets.buttons import Kind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import restyle
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.domain.key_list import VillageKey
    from desa_app.domain.package import EnrolledVillage
    from desa_app.kecamatan import Kecamatan


class RevokeWindow(SmallWindow):
    """``saved`` carries the village."""

    def __init__(self, office: Kecamatan, village: EnrolledVillage, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Cabut kunci {One} {name}?").format(
                One=sender_word(office).capitalize(), name=village.name
            ),
            _meaning(parent, sender_word(office)),
            parent.tr("Cabut kunci"),
            columns=2,
            parent=parent,
        )
        self._office, self._village = office, village
        self.form.add("day", self.tr("&Sejak tanggal"), DateField(), required=True)
        self.form.add(
            "reason",
            self.tr("&Alasan"),
            TextField(
                self.tr("misalnya komputer {one} dicuri").format(one=sender_word(office)), limit=200
            ),
            required=True,
            span=2,
        )
        self._ask_which()
        self.form.set_values({"day": office.clock.today()})
        restyle(self.save_button, "kind", Kind.DANGER.value)

    def _ask_which(self) -> None:
        """Only a village that has changed its key has a former one that can be revoked."""
        mine = [one for one in self._office.villages.every_key() if self._may_revoke(one)]
        if all(one.until is None for one in mine):
            return
        options = [(one.series, _days(one)) for one in reversed(mine)]
        self.form.add("series", self.tr("&Kunci yang mana"), ChoiceField(options), span=2)
        self.form.set_values({"series": mine[-1].series})

    def _may_revoke(self, key: VillageKey) -> bool:
        return key.village == self._village.code and key.revoked_on is None

    def save(self, values: dict[str, object]) -> EnrolledVillage:
        """Revoke; raises ``InvalidInput``."""
        day = values["day"]
        if not isinstance(day, date):  # the form asks for it
            raise TypeError(day)
        series = values.get("series") or 0
        if not isinstance(series, int):
            raise TypeError(series)
        reason = str(values["reason"])
        self._office.villages.revoke(self._village.code, day, reason, series)
        return self._village


def _days(key: VillageKey) -> str:
    since = short_date(key.since)
    if key.until is None:
        return f"Kunci sekarang, sejak {since}"
    return f"Kunci lama, {since} sampai {short_date(key.until)}"


def _meaning(parent: QWidget, one: str) -> str:
    """What follows; only villages seal letters."""
    if one == "desa":
        return parent.tr(
            "Kiriman desa ini ditolak sampai kartu barunya didaftarkan, dan surat bertanggal"
            " sejak hari itu tidak lagi dijawab asli. Pencabutan tidak dapat diurungkan; yang baru"
            " didaftarkan dengan kartunya."
        )
    return parent.tr(
        "Kiriman {one} ini ditolak sampai kartu barunya didaftarkan. Pencabutan tidak dapat"
        " diurungkan; yang baru didaftarkan dengan kartunya."
    ).format(one=one)

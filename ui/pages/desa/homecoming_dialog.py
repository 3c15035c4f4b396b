# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a return: how it came about, what it brought, and what would help now."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from desa_app.domain.episode import ReturnWay
from desa_app.domain.homecoming import Homecoming, Wish, months_abroad
from ui.pages.desa.form_dialog import FormDialog
from ui.widgets.choice_field import ChoiceField
from ui.widgets.money_field import MoneyField
from ui.widgets.text_fields import DigitsField, LongTextField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode


class HomecomingDialog(FormDialog):
    """Note or correct the facts of a return; ``saved`` carries the plan."""

    def __init__(self, office: Desa, episode: Episode, name: str, parent: QWidget) -> None:
        super().__init__(columns=3, parent=parent)
        self.say(
            self.tr("Data purna PMI"),
            self.tr("{name}: untuk pemberdayaan, bukan untuk menilai").format(name=name),
            self.tr("Simpan data purna"),
        )
        self._office = office
        self._episode = episode
        form = self.form
        ways = [(way, way.words.capitalize()) for way in ReturnWay]
        form.add("return_way", self.tr("&Cara pulang"), ChoiceField(ways))
        form.add("work_months", self.tr("&Lama bekerja (bulan)"), DigitsField(limit=3))
        wishes = [(wish, wish.words.capitalize()) for wish in Wish]
        form.add("wish", self.tr("&Ingin berangkat lagi"), ChoiceField(wishes))
        form.add("savings", self.tr("&Tabungan (Rp)"), MoneyField())
        form.add("group", self.tr("&Kelompok usaha"), TextField())
        form.add("business", self.tr("&Usaha sekarang"), TextField())
        form.add("skills", self.tr("K&eahlian"), TextField(limit=500), span=3)
        form.add("pay_use", self.tr("&Penggunaan upah"), TextField(limit=500), span=3)
        form.add("needs", self.tr("Ke&butuhan pemberdayaan"), LongTextField(lines=2), span=3)
        form.add("note", self.tr("C&atatan"), TextField(limit=500), span=3)
        form.set_values(self._start())
        form.focus_first()

    def _start(self) -> dict[str, object]:
        home = self._episode.homecoming
        values: dict[str, object] = {"return_way": self._episode.facts.return_way}
        if home is None:
            months = months_abroad(self._episode, self._office.clock.today())
            return values | {"work_months": months}
        return values | {name: getattr(home, name) for name in Homecoming.__dataclass_fields__}

    def save(self, values: dict[str, object]) -> object:
        """Store the return."""
        months, way, wish = (values[name] for name in ("work_months", "return_way", "wish"))
        home = Homecoming(
            work_months=int(str(months)) if months else None,
            skills=str(values["skills"]),
            savings=cast("int | None", values["savings"]),
            business=str(values["business"]),
            pay_use=str(values["pay_use"]),
            wish=Wish(str(wish)) if wish else None,
            needs=str(values["needs"]),
            group=str(values["group"]),
            note=str(values["note"]),
        )
        return self._office.follow_up.save_homecoming(
            self._episode.id,
            home,
            ReturnWay(str(way)) if way else None,
            opened=self._episode,
        )

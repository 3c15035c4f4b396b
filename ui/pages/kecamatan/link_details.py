# SPDX-License-Identifier: GPL-3.0-or-later
"""One link beside the list: why it is shown, its picture, the people behind it, the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desa_app import wording
from desa_app.domain.links import LinkKind
from desa_app.reference import countries
from ui.pages.kecamatan import link_words as words
from ui.palette import Tone
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.labels import Text, Type
from ui.widgets.network import NetworkPicture, Tie

if TYPE_CHECKING:
    from desa_app.domain.links import FoundLink, LinkedPlan, LinkList
    from ui.preferences import Preferences


_DISTRICT = 1


class LinkDetails(Card):
    """Follows the selected link; ``ask_again_wanted`` takes its decision back."""

    ask_again_wanted = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._shown: LinkList | None = None
        self._title = Text("", Type.HEADING, wrap=True)
        self._chip = Chip("", Tone.INFO)
        self.reasons = Text("", wrap=True)
        self.decision = Text("", Type.STRONG, wrap=True)
        self.picture = NetworkPicture(self.tr("Gambar tautan antardesa"))
        self.model: TableModel[LinkedPlan] = TableModel(
            (
                Column(self.tr("Desa"), self._village, width=9),
                Column(self.tr("Kecamatan"), self._district, width=9),
                Column(self.tr("Nama"), _name, accessible=_name_said, width=12, stretch=True),
                Column(self.tr("Ditulis desa"), self._written, width=14),
                Column(self.tr("Status"), _status, accessible=_status_said, width=7),
            )
        )
        self.table = TableView(
            self.model, "kecamatan-tautan-orang", self.tr("Orang di balik tautan ini"), preferences
        )
        self.table.setColumnHidden(_DISTRICT, True)
        self.table.set_empty(
            "link",
            self.tr("Pilih satu tautan"),
            self.tr("Alasan, gambar dan orang di baliknya tampil di sini."),
        )
        self.again_button = secondary(self.tr("Tarik keputusan"))
        self._kind = LinkKind.PERSON
        self._build()
        self.again_button.clicked.connect(self.ask_again_wanted)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(step() * 2)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.reasons)
        self.body.addWidget(self.decision)
        self.body.addWidget(self.picture)
        self.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(step() * 3)
        foot.addStretch(1)
        foot.addWidget(self.again_button)
        self.body.addLayout(foot)
        self.show_link(None, None, allowed=False)

    def show_link(
        self,
        one: FoundLink | None,
        shown: LinkList | None,
        *,
        allowed: bool,
    ) -> None:
        """Show another link, or none; ``allowed`` says whether it may be decided here.

        Who stands behind it follows with :meth:`show_plans`.
        """
        self.model.set_rows(())
        there = one is not None and shown is not None
        for part in (self._title, self._chip, self.reasons, self.picture):
            part.setVisible(there)
        self._shown = shown
        if one is None or shown is None:
            self.decision.hide()
            self.again_button.hide()
            return
        self._kind = one.link.kind
        self._title.setText(one.link.title)
        self._chip.show_state(*words.chip_of(one))
        self.reasons.setText("\n".join(words.reason_words(each) for each in one.link.reasons))
        decided = words.decision_words(one, shown)
        self.decision.setText(decided)
        self.decision.setVisible(bool(decided))
        self.again_button.setVisible(allowed and one.answer is not None)
        self._show_picture(one, shown)

    def show_plans(self, plans: tuple[LinkedPlan, ...]) -> None:
        """Show the people and plans behind the link."""
        self.model.set_rows(plans)
        # Only a kabupaten's villages lie in several kecamatan.
        self.table.setColumnHidden(_DISTRICT, not any(map(self._district, plans)))

    def _show_picture(self, one: FoundLink, shown: LinkList) -> None:
        codes = one.link.villages
        whole = [shown.village_name(code) for code in codes]
        short = [words.village_and_district(name)[0] for name in whole]
        # The list below names the kecamatan; here only where the village alone says too little.
        names = short if len(set(short)) == len(short) else whole
        number = {code: at for at, code in enumerate(codes)}
        self.picture.set_network(
            names,
            [
                Tie(sign.text, tuple(number[code] for code in sign.villages), sign.main)
                for sign in one.link.signs
            ],
        )

    def _village(self, row: LinkedPlan) -> str:
        return words.village_and_district(self._named(row))[0]

    def _district(self, row: LinkedPlan) -> str:
        return words.village_and_district(self._named(row))[1]

    def _named(self, row: LinkedPlan) -> str:
        return self._shown.village_name(row.village) if self._shown is not None else row.village

    def _written(self, row: LinkedPlan) -> str:
        """What of this row makes the link: the person's own facts, or how it names who recruits."""
        if self._kind is LinkKind.PERSON:
            return wording.masked(row.nik) if row.nik else "–"
        if self._kind is LinkKind.COMPANY:
            return row.company
        if self._kind is LinkKind.ADDRESS:
            return row.address
        if self._kind is LinkKind.PHONE:
            return row.sponsor or row.phone
        return ", ".join(part for part in (row.sponsor, row.phone) if part)


def _name(row: LinkedPlan) -> str:
    if row.case:
        return QCoreApplication.translate("Links", "kasus {number}").format(number=row.case)
    return row.name


def _name_said(row: LinkedPlan) -> str:
    born = QCoreApplication.translate("Links", "{name}, lahir {day}")
    if row.birth_date is None:
        return _name(row)
    return born.format(name=row.name, day=wording.long_date(row.birth_date))


def _status(row: LinkedPlan) -> str:
    return row.status or "–"


def _status_said(row: LinkedPlan) -> str:
    rule = countries().get(row.country)
    where = rule.name if rule is not None else row.country
    return " · ".join(part for part in (row.status, where) if part)

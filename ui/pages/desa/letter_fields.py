# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of one kind of letter as a form, built from the kind's own wording file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.codes import Marital
from desa_app.domain.letter_kind import FieldSpec, LetterKind, read_typed_date
from desa_app.domain.letter_rules import fitting_givers
from desa_app.domain.letter_words import full_address
from desa_app.wording import typed_date
from ui.forms.form import Form
from ui.pages.desa.sheet import leave_saving_to_page
from ui.theme import step
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import CheckField, DigitsField, LongTextField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.domain.office import OfficeProfile
    from desa_app.domain.person import Person
    from ui.drafts import Drafts

COLUMNS = 3
RELATION = "hubungan"
GIVER = "pemberi_"
YES, NO = "ya", "tidak"
LONG = 24
"""Letters of a default answer that need two columns."""


class YesNoField(CheckField):
    """A tick for a choice between ``ya`` and ``tidak``."""

    def value(self) -> str:  # type: ignore[override]  # a letter's answers are words
        """``ya`` or ``tidak``."""
        return YES if self.isChecked() else NO

    def set_value(self, value: object) -> None:
        """Tick it for ``ya``."""
        self.setChecked(value == YES)


class LetterFields(Form):
    """Answers go in and out as the wording files have them: texts, dates as dd-mm-yyyy."""

    def __init__(
        self,
        kind: LetterKind,
        answers: dict[str, str],
        drafts: Drafts,
        key: str,
        *,
        columns: int = COLUMNS,
    ) -> None:
        super().__init__(columns=columns, drafts=drafts, draft_key=key)
        self.kind = kind
        leave_saving_to_page(self)
        for spec in kind.fields:
            widget = _widget_for(spec)
            widget.setToolTip(spec.help)
            span = 2 if self._is_long(spec) else 1
            label = "" if isinstance(widget, YesNoField) else spec.label
            self.add(spec.name, label, widget, required=spec.required, span=span)
        self.show_answers(answers)
        self.changed.connect(self.show_wanted)

    def _is_long(self, spec: FieldSpec) -> bool:
        wide = spec.kind == "paragraf" or "alamat" in spec.name or len(spec.default) > LONG
        return wide or self.fontMetrics().horizontalAdvance(spec.label) > step() * 46

    def show_answers(self, answers: dict[str, str]) -> None:
        """Show answers as if they were stored."""
        values: dict[str, object] = dict(answers)
        for spec in self.kind.fields:
            if spec.kind == "tanggal":
                values[spec.name] = read_typed_date(answers.get(spec.name, ""))
        self.set_values(values)
        self.show_wanted()

    def answers(self) -> dict[str, str]:
        """What the letter is made from; a field that is not asked for now is empty."""
        found = {}
        for name, value in self.values().items():
            if self.row(name).isHidden() or value is None:
                found[name] = ""
            else:
                found[name] = typed_date(value) if isinstance(value, date) else str(value)
        return found

    def show_wanted(self) -> None:
        """Show a field for "lainnya" only when that was chosen."""
        values = self.values()
        for spec in self.kind.fields:
            if spec.other:
                wanted = values.get(spec.name) == "lainnya"
                self.show_field(spec.other, wanted)

    def missing(self) -> tuple[str, ...]:
        """The labels of what must still be filled in or mended."""
        names = []
        for problem in self.problems():
            spec = self.kind.question(problem.field)
            names.append(spec.label if spec is not None else problem.field)
        return tuple(names)

    @property
    def asks_for_giver(self) -> bool:
        """Whether somebody gives a permit in this letter."""
        return self.kind.question(RELATION) is not None

    def propose_relation(self, person: Person) -> None:
        """Choose who gives the permit, as marital status and sex of the person say."""
        fitting = fitting_givers(person.facts.marital, person.facts.sex)
        if self.asks_for_giver and fitting and not self.values().get(RELATION):
            # Quietly: a proposal is nothing that somebody typed and could lose.
            self.set_values({RELATION: fitting[0]})

    def take_giver(self, giver: Person, person: Person, office: OfficeProfile) -> None:
        """Fill in the giver from the register."""
        facts = giver.facts
        known: dict[str, object] = {
            RELATION: _relation(person),
            GIVER + "nama": facts.name,
            GIVER + "nik": facts.nik or "",
            GIVER + "tempat_lahir": facts.birth_place,
            GIVER + "tanggal_lahir": facts.birth_date,
            GIVER + "pekerjaan": facts.occupation,
            GIVER + "alamat": full_address(facts, office),
        }
        for name, value in known.items():
            if self.kind.question(name) is not None:
                self.row(name).input.set_value(value)


def _relation(person: Person) -> str:
    fitting = fitting_givers(person.facts.marital, person.facts.sex)
    married = person.facts.marital is Marital.MARRIED
    return fitting[0] if fitting and (married or len(fitting) == 1) else "orang_tua"


def _widget_for(spec: FieldSpec) -> QWidget:
    if spec.kind == "tanggal":
        return DateField()
    if {value for value, _ in spec.choices} == {YES, NO}:
        return YesNoField(spec.label)
    if spec.kind == "pilihan":
        return ChoiceField(spec.choices)
    if spec.kind == "paragraf":
        return LongTextField(lines=2)
    return DigitsField(spec.digits) if spec.digits else TextField()

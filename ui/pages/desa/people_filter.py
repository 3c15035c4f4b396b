# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of people is narrowed to: asked in a small window, shown as chips, remembered."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Jalur, Scheme
from desa_app.domain.people_list import WITH_PLAN, PeopleFilter
from desa_app.errors import InvalidInput, Problem
from desa_app.reference import countries
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.words import country_name
from ui.theme import step
from ui.widgets.buttons import Button, Kind, plain
from ui.widgets.checklist import clear_layout
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.text_fields import CheckField, DigitsField

if TYPE_CHECKING:
    from desa_app.desa import Desa

_SIGNS = ("without_interview", "contact_due")
_CHOICES = ("country", "jalur", "scheme", "dusun", "rt", "sex")


class FilterDialog(FormDialog):
    """Asks for everything at once; ``saved`` carries the new ``PeopleFilter``."""

    def __init__(self, office: Desa, now: PeopleFilter, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._now = now
        self.say(
            self.tr("Saring daftar warga"),
            self.tr("Isi yang diperlukan saja; yang kosong tidak menyaring apa pun."),
            self.tr("Terapkan"),
        )
        places = office.people.places()
        areas = sorted({rt for rts in places.values() for rt in rts if rt})
        form = self.form
        nations = [(code, rule.name) for code, rule in countries().items()]
        form.add("country", self.tr("&Negara tujuan"), ChoiceField(nations))
        ways: list[tuple[object, str]] = [(way.value, way.words) for way in Jalur]
        form.add("jalur", self.tr("&Jalur"), ChoiceField(ways))
        schemes: list[tuple[object, str]] = [(one.value, one.words) for one in Scheme]
        form.add("scheme", self.tr("S&kema"), ChoiceField(schemes))
        sexes: list[tuple[object, str]] = [(sex.value, sex.words) for sex in Sex]
        form.add("sex", self.tr("Jenis kela&min"), ChoiceField(sexes))
        villages: list[tuple[object, str]] = [(one, one) for one in places if one]
        form.add("dusun", self.tr("&Dusun"), ChoiceField(villages))
        form.add("rt", self.tr("&RT"), ChoiceField([(rt, rt) for rt in areas]))
        form.add("age_from", self.tr("&Umur dari"), DigitsField(limit=3))
        form.add("age_to", self.tr("sampa&i"), DigitsField(limit=3))
        form.add("without_interview", "", CheckField(self.tr("Calon yang &belum diwawancara")))
        form.add("contact_due", "", CheckField(self.tr("Sudah &waktunya dihubungi")))
        form.set_values(_as_values(now))
        form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Read the form; ages must be in their order."""
        ages = [int(str(values[name])) if values[name] else None for name in ("age_from", "age_to")]
        if ages[0] is not None and ages[1] is not None and ages[0] > ages[1]:
            raise InvalidInput(
                (Problem("age_to", "di-luar-batas", str(ages[1]), f"{ages[0]}-130"),)
            )
        return PeopleFilter(
            status=self._now.status,
            country=str(values["country"] or ""),
            jalur=str(values["jalur"] or ""),
            scheme=str(values["scheme"] or ""),
            dusun=str(values["dusun"] or ""),
            rt=str(values["rt"] or ""),
            sex=str(values["sex"] or ""),
            age_from=ages[0],
            age_to=ages[1],
            without_interview=bool(values["without_interview"]),
            contact_due=bool(values["contact_due"]),
        )


class FilterBar(QWidget):
    """A chip for each part of the filter; pressing one takes it away. ``narrowed`` tells."""

    narrowed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = PeopleFilter()
        self._row = FlowLayout(step() * 2, self)
        self.hide()

    def show_filter(self, now: PeopleFilter) -> None:
        """Show another filter; without parts the bar is not there."""
        self._now = now
        clear_layout(self._row)
        parts = parts_of(now)
        for name, words in parts:
            chip = _Chip(words, name, self)
            chip.dropped.connect(self._drop)
            self._row.addWidget(chip)
        if len(parts) > 1:
            everything = plain(self.tr("Hapus semua saringan"))
            everything.clicked.connect(self._drop_all)
            self._row.addWidget(everything)
        self.setVisible(bool(parts))

    def _drop(self, name: str) -> None:
        empty = asdict(PeopleFilter())
        names = ("age_from", "age_to") if name == "age" else (name,)
        self.narrowed.emit(replace(self._now, **{one: empty[one] for one in names}))

    def _drop_all(self) -> None:
        self.narrowed.emit(PeopleFilter(status=self._now.status))


class _Chip(Button):
    dropped = Signal(str)

    def __init__(self, words: str, name: str, parent: QWidget) -> None:
        super().__init__(words, Kind.FILTER, icon="close", parent=parent)
        self._name = name
        self.setAccessibleName(self.tr("Hapus saringan {words}").format(words=words))
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.dropped.emit(self._name)


def parts_of(now: PeopleFilter) -> list[tuple[str, str]]:
    """Each part of a filter but the status: its name and its words."""
    tr = QCoreApplication.translate
    words = {
        "country": country_name(now.country),
        "jalur": Jalur(now.jalur).words if now.jalur else "",
        "scheme": Scheme(now.scheme).words if now.scheme else "",
        "dusun": tr("Desa", "Dusun {name}").format(name=now.dusun) if now.dusun else "",
        "rt": tr("Desa", "RT {number}").format(number=now.rt) if now.rt else "",
        "sex": Sex(now.sex).words if now.sex else "",
        "age": _ages(now),
        "without_interview": tr("Desa", "Belum diwawancara") if now.without_interview else "",
        "contact_due": tr("Desa", "Waktunya dihubungi") if now.contact_due else "",
    }
    return [(name, said) for name, said in words.items() if said]


def write_filter(now: PeopleFilter) -> str:
    """A filter as this computer remembers it."""
    return json.dumps({name: value for name, value in asdict(now).items() if value})


def read_filter(written: str) -> PeopleFilter:
    """What :func:`write_filter` wrote; everybody with a plan when there is nothing to read."""
    usual = PeopleFilter(status=WITH_PLAN)
    try:
        kept = json.loads(written)
        found = PeopleFilter(**kept)
        Jalur(found.jalur or Jalur.UNCLEAR)
        Scheme(found.scheme or Scheme.OTHER)
        Sex(found.sex or Sex.MALE)
    except (ValueError, TypeError):
        return usual
    empty = asdict(PeopleFilter())
    sound = all(
        isinstance(value, int) and not isinstance(value, bool)
        if name.startswith("age_")
        else isinstance(value, type(empty[name]))
        for name, value in kept.items()
    )
    return found if sound else usual


def _ages(now: PeopleFilter) -> str:
    tr = QCoreApplication.translate
    if now.age_from is not None and now.age_to is not None:
        said = tr("Desa", "Umur {first}–{last} tahun")
    elif now.age_from is not None:
        said = tr("Desa", "Umur mulai {first} tahun")
    elif now.age_to is not None:
        said = tr("Desa", "Umur sampai {last} tahun")
    else:
        return ""
    return said.format(first=now.age_from, last=now.age_to)


def _as_values(now: PeopleFilter) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(now, name) or None for name in _CHOICES}
    for name in ("age_from", "age_to"):
        age = getattr(now, name)
        values[name] = "" if age is None else str(age)
    return values | {name: getattr(now, name) for name in _SIGNS}

# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a plan: built into a form, and read from it into a draft and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desa_app.domain.episode import (
    Episode,
    EpisodeDraft,
    Evidence,
    Jalur,
    ReturnWay,
    Scheme,
    Sector,
    Status,
)
from desa_app.domain.plan_money import CURRENCIES
from desa_app.reference import countries
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.known_field import KnownField
from ui.widgets.money_field import MoneyField
from ui.widgets.text_fields import DigitsField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ui.forms.form import Form

BY_EVIDENCE = "bukti"
"""Choice of the path: leave it to the evidence."""
START = {"status": Status.CANDIDATE, "jalur": BY_EVIDENCE, "evidence": Evidence.SAID}
_CHOICES: dict[str, type[Sector | ReturnWay | Scheme | Evidence]] = {
    "sector": Sector,
    "return_way": ReturnWay,
    "scheme": Scheme,
    "evidence": Evidence,
}
_ELSEWHERE = frozenset({"person_id", "jalur", "jalur_own", "next_contact"})
"""Facts that this form does not show one to one."""


def tr(words: str) -> str:
    """Words of the plan's form."""
    return QCoreApplication.translate("PlanFields", words)


def build_main_fields(form: Form, *, new: bool, found: Jalur, age: QWidget) -> None:
    """Where to, through whom, on which path; ``found`` is the path that the evidence gives."""
    form.add_section(tr("Tujuan"))
    known: list[tuple[object, str]] = [(c.code, c.name) for c in countries().values()]
    form.add("country", tr("&Negara tujuan"), ChoiceField(known), required=True)
    form.add("job", tr("&Jabatan / pekerjaan"), TextField(), required=True)
    form.add("employer", tr("Pem&beri kerja"), TextField())
    form.add("city", tr("K&ota"), TextField())
    schemes = [(scheme, scheme.words) for scheme in Scheme]
    form.add("scheme", tr("Ske&ma"), ChoiceField(schemes), required=True)
    form.add("contract_months", tr("&Lama kontrak (bulan)"), DigitsField(limit=3))
    form.add("planned_departure", tr("&Rencana berangkat"), DateField())
    levels = [(level, level.words.capitalize()) for level in Evidence]
    form.add("evidence", tr("Sumber &keterangan"), ChoiceField(levels))
    form.add_widget(age)
    form.add_section(tr("Pelaksana penempatan dan perantara"))
    form.add("p3mi", tr("&P3MI"), KnownField(tr("PT …")))
    form.add("sip3mi", tr("Nomor S&IP3MI"), TextField())
    form.add("sip3mi_until", tr("SIP3MI berlaku sampai"), DateField())
    paths: list[tuple[object, str]] = [
        (BY_EVIDENCE, tr("Menurut bukti: {path}").format(path=found.words)),
        *((path, tr("Ditetapkan: {path}").format(path=path.words)) for path in Jalur),
    ]
    form.add("jalur", tr("Jal&ur"), ChoiceField(paths))
    form.add("p3mi_checked_on", tr("Izin P3MI &dicek tanggal"), DateField())
    form.add("p3mi_source", tr("Dic&ek ke"), TextField(tr("Disnaker, BP3MI …")))
    form.add("sponsor", tr("&Sponsor / petugas lapangan"), KnownField())
    form.add("sponsor_phone", tr("&Telepon sponsor"), TextField(limit=40))
    form.add("note", tr("&Catatan"), TextField(limit=500), span=2)
    if new:
        _add_state(form)
    form.add("jalur_reason", tr("&Alasan jalur"), TextField(), span=2)
    if new:
        form.add("source", tr("Diketahui dari"), TextField(tr("Keluarga …")), span=2)


def build_more_fields(form: Form) -> None:
    """Numbers, money and days that come to light later."""
    form.add_section(tr("Pendaftaran"))
    form.add("siapkerja_id", tr("ID SIAP&kerja"), TextField(limit=60))
    form.add("siskop2mi_id", tr("ID SISKOP2M&I"), TextField(limit=60))
    form.add("ak1", tr("&Nomor AK1 (kartu kuning)"), TextField(limit=60))
    form.add("sip2mi", tr("Nomor SI&P2MI"), TextField(limit=60))
    form.add("registered_on", tr("Tanggal &mendaftar"), DateField())
    form.add("briefing_on", tr("Tanggal &OPP"), DateField())
    form.add("info_source", tr("&Tahu lowongan dari"), TextField(tr("Tetangga, media sosial …")))
    form.add("sponsor_origin", tr("&Sponsor dari"), TextField(tr("Desa, kecamatan …")))
    form.add_section(tr("Upah dan biaya"), tr("Biaya dan utang dalam rupiah penuh"))
    form.add("pay", tr("&Upah dijanjikan sebulan"), MoneyField())
    money = [(code, f"{code} · {name}") for code, name in CURRENCIES.items()]
    form.add("pay_currency", tr("Mata u&ang"), ChoiceField(money))
    sectors = [(sector, sector.value.capitalize()) for sector in Sector]
    form.add("sector", tr("S&ektor"), ChoiceField(sectors))
    form.add("agency", tr("A&gensi di luar negeri"), TextField())
    form.add("cost_asked", tr("&Biaya diminta (Rp)"), MoneyField())
    form.add("cost_paid", tr("Sudah &dibayar (Rp)"), MoneyField())
    form.add("debt", tr("Utang (&Rp)"), MoneyField())
    form.add_section(tr("Sesudah berangkat"))
    form.add("arrived_on", tr("Tangga&l tiba"), DateField())
    form.add("contract_until", tr("Kontrak &habis"), DateField())
    ways = [(way, way.words.capitalize()) for way in ReturnWay]
    form.add("return_way", tr("&Cara pulang"), ChoiceField(ways), span=2)


def _add_state(form: Form) -> None:
    states = [
        (Status.CANDIDATE, tr("Masih calon")),
        (Status.WORKING, tr("Sudah bekerja di luar negeri")),
        (Status.PAST, tr("Sudah pulang (purna)")),
    ]
    form.add("status", tr("Keadaan sekarang"), ChoiceField(states), required=True)
    form.add("on", tr("Sejak tanggal"), DateField())


def show_fitting_fields(form: Form, *, new: bool) -> None:
    """Ask only for what makes sense with what is chosen."""
    values = form.values()
    form.show_field("jalur_reason", values.get("jalur") not in {None, BY_EVIDENCE})
    if new:
        begun = values.get("status") not in {None, Status.CANDIDATE}
        for name in ("on", "source"):
            form.show_field(name, begun)


def draft_of(
    values: Mapping[str, object], person_id: str, stored: EpisodeDraft | None
) -> EpisodeDraft:
    """What the form says; what it does not show stays as stored."""
    base = stored or EpisodeDraft(person_id=person_id, country="", job="", scheme=Scheme.OTHER)
    found: dict[str, Any] = {}
    for name in EpisodeDraft.__dataclass_fields__:
        if name in _ELSEWHERE or name not in values:
            continue
        value = values[name]
        if name in _CHOICES:
            found[name] = _CHOICES[name](str(value)) if value else None
        elif name == "contract_months":
            found[name] = int(str(value)) if value else None
        elif isinstance(getattr(base, name), str):
            found[name] = str(value or "")
        else:
            found[name] = value
    found["scheme"] = found["scheme"] or Scheme.OTHER
    found["evidence"] = found["evidence"] or Evidence.SAID
    path = values.get("jalur")
    if path is None or path == BY_EVIDENCE:
        return replace(base, **found, jalur_own=False)
    return replace(base, **found, jalur=Jalur(str(path)), jalur_own=True)


def values_of(episode: Episode) -> dict[str, object]:
    """A stored plan as the form shows it."""
    facts = episode.facts
    values = {name: getattr(facts, name) for name in EpisodeDraft.__dataclass_fields__}
    return values | {"jalur": facts.jalur if facts.jalur_own else BY_EVIDENCE}

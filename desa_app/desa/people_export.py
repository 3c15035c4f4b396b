# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of people as a file: as it was asked for, numbers masked unless there is a reason."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from desa_app.desa.people import country_names
from desa_app.domain.codes import Marital
from desa_app.domain.episode import Jalur, Scheme
from desa_app.domain.people_list import WITH_PLAN, PeopleSheet, PersonLine
from desa_app.domain.people_upkeep import checked_reason
from desa_app.paper.people_xlsx import people_workbook
from desa_app.store import people_search as lists
from desa_app.store import privacy as privacy_rows
from desa_app.wording import age_on, masked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.people_list import PeopleQuery
    from desa_app.office.desk import Desk


class PeopleExport:
    """Lists of people that leave the program."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def workbook(self, query: PeopleQuery, *, in_full: bool = False, reason: str = "") -> bytes:
        """The whole list as XLSX, in its order.

        ``in_full`` shows NIK, KK and telephone as they are; it needs a reason (``InvalidInput``).
        People whose data are not to be used for now are left out, and the heading says so.
        The log keeps how many people left, by which filter and why, but no name and not the words
        that were searched.
        """
        words = checked_reason(reason) if in_full else ""
        profile, today = self._desk.profile, self._desk.clock.today()
        with self._desk.reading() as connection:
            limited = privacy_rows.restricted_people(connection)
            note = f". Tanpa {len(limited)} orang yang datanya dibatasi" if limited else ""
            sheet = PeopleSheet(
                office=f"{profile.kind_word} {profile.name}",
                made_on=today,
                asked=in_words(query) + note,
                in_full=in_full,
                lines=_lines(connection, query, today, limited, in_full=in_full),
            )
            made, count = people_workbook(sheet)
        kept = {name: value for name, value in asdict(query.filter).items() if value}
        detail = {"baris": count, "lengkap": in_full, "alasan": words, "saringan": kept}
        self._desk.note("daftar-warga-disimpan", "", detail | {"dicari": bool(query.words)})
        return made


def in_words(query: PeopleQuery) -> str:
    """What a list was asked for, as its heading says it."""
    asked = query.filter
    age = ""
    if asked.age_from is not None or asked.age_to is not None:
        age = (
            f"{asked.age_from or 0} s.d. {asked.age_to} tahun"
            if asked.age_to
            else (f"mulai {asked.age_from} tahun")
        )
    plan = "" if asked.status == WITH_PLAN else asked.status
    parts = (
        ("pencarian", f"“{query.words}”" if query.words else ""),
        ("status", plan),
        ("negara", country_names().get(asked.country, asked.country)),
        ("jalur", asked.jalur.replace("_", " ")),
        ("skema", Scheme(asked.scheme).words if asked.scheme else ""),
        ("dusun", asked.dusun),
        ("RT", asked.rt),
        ("jenis kelamin", asked.sex),
        ("umur", age),
        ("", "belum diwawancara" if asked.without_interview else ""),
        ("", "waktunya dihubungi" if asked.contact_due else ""),
    )
    told = [f"{name} {value}".strip() for name, value in parts if value]
    whom = "PMI dan calon PMI" if asked.about_plan else "Semua warga"
    return f"{whom}: {', '.join(told)}" if told else whom


def _lines(
    connection: Connection,
    query: PeopleQuery,
    today: date,
    limited: frozenset[str],
    *,
    in_full: bool,
) -> Iterator[PersonLine]:
    names = country_names()
    for row in lists.every_match(connection, query, today=today, countries=names):
        if row["id"] not in limited:
            yield _line(row, names, today, in_full=in_full)


def _line(row: dict[str, Any], names: dict[str, str], today: date, *, in_full: bool) -> PersonLine:
    born = row["birth_date"]
    country = row["plan_country"] or ""

    def number(name: str) -> str:
        value = row[name] or ""
        return value if in_full or not value else masked(value)

    return PersonLine(
        name=row["name"],
        nik=number("nik"),
        kk=number("kk"),
        sex=row["sex"] or "",
        birth_date=born,
        age=age_on(born, today)[0] if born is not None and born <= today else None,
        marital=Marital(row["marital"]).words if row["marital"] else "",
        dusun=row["dusun"],
        rt=row["rt"],
        rw=row["rw"],
        phone=number("phone"),
        status=row["plan_status"] or "",
        country=names.get(country, country),
        job=row["plan_job"] or "",
        scheme=Scheme(row["plan_scheme"]).words if row["plan_scheme"] else "",
        jalur=Jalur(row["plan_jalur"]).words if row["plan_jalur"] else "",
        p3mi=row["plan_p3mi"] or "",
        sponsor=row["plan_sponsor"] or "",
        departure=row["plan_planned_departure"],
    )

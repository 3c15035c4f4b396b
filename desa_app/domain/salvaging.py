# SPDX-License-Identifier: GPL-3.0-or-later
"""What came out of a damaged data file before anybody works with it, and what must be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desa_app.domain.log_head import LogGap
from desa_app.domain.office import OfficeKind
from desa_app.domain.restoring import LostNumbers

AREAS: dict[str, tuple[str, ...]] = {
    "Warga": (
        "person", "family_member", "different_people", "merged_person", "binned_person",
        "fact_evidence", "import_batch", "import_item", "intake_mapping", "village_person",
        "village_link",
    ),
    "Rencana dan pulang": (
        "episode", "status_change", "homecoming", "contact", "village_episode", "village_contact",
    ),
    "Wawancara": ("interview", "interview_sheet"),
    "Dokumen dan pindaian": ("document", "scan", "record_file"),
    "Surat dan arsipnya": ("letter", "hand_letter", "village_letter"),
    "Nomor surat": (
        "letter_counter", "number_range", "number_rule", "number_year", "spent_number",
    ),
    "Buku surat": ("book_change", "book_closing", "book_entry", "book_skip"),
    "Kasus": (
        "case_change", "case_file", "case_note", "case_referral", "case_step", "referral_contact",
        "village_case",
    ),
    "Perekrut dan P3MI": (
        "recruiter", "recruiter_apart", "recruiter_phone", "recruiter_plan", "company",
        "company_apart", "company_phone", "company_plan",
    ),
    "Pencegahan": (
        "early_warning", "foreigner", "foster_officer", "foster_paper", "foster_question",
        "foster_visit", "job_info", "job_spread", "outreach", "passport_help",
    ),
    "Kiriman dan tanda terima": (
        "package", "package_attempt", "package_floor", "received", "set_aside", "rows_version",
        "village_recap", "village_told", "due_day",
    ),
    "Kantor yang terdaftar dan kuncinya": (
        "district_card", "former_key", "village", "village_key", "key_list", "secret",
    ),
    "Kantor, pejabat, pengguna": ("office", "official", "user"),
    "Naskah dan data acuan": ("wording", "reference_row"),
    "Data pribadi dan penghapusan": (
        "privacy_consent", "privacy_hold", "privacy_request", "retention_decision", "incident",
        "erasure", "erased_row",
    ),
    "Jejak": ("journal",),
}  # fmt: skip
"""Every table of either form, under the words that an office knows it by."""

NUMBER_TABLES = ("letter", "hand_letter", *AREAS["Nomor surat"])
"""Without a row of one of these, a number may be given again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSalvage:
    """How a table came through; ``lost`` is ``None`` when nobody can tell how many are missing.

    ``orphaned`` rows were read, but what they hang on was not.
    """

    name: str
    read: int
    lost: int | None
    orphaned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaSalvage:
    """The same for one part of the office's work; ``unknown`` tells that more may be missing."""

    words: str
    read: int
    lost: int
    unknown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvagePlan:
    """What was read out of a damaged data file and would be put in an office's place.

    ``last_numbers`` are the last letter numbers of this year that still could be seen, by sequence;
    every one of them is asked for. ``must_ask`` tells that somebody has to say the last package,
    and those numbers. ``broken`` is the first line of the log that was changed, not lost, 0 for
    none. ``by_list`` tells that the file's own list of tables was gone, ``sample``
    that the office is invented. ``new_keys``, ``new_sign``
    and ``users`` tell what has to be made anew because it could not be read.
    """

    kind: OfficeKind
    code: str
    name: str
    kind_word: str
    year: int
    tables: tuple[TableSalvage, ...]
    last_numbers: Mapping[str, int]
    last_sequence: int
    must_ask: bool
    broken: int = 0
    by_list: bool = False
    sample: bool = False
    new_keys: bool = False
    new_sign: bool = False
    users: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """How many rows came through."""
        return sum(one.read for one in self.tables)

    @property
    def lost(self) -> int:
        """How many are known to be missing."""
        return sum((one.lost or 0) + one.orphaned for one in self.tables)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Tables of which nobody can tell how much is missing."""
        return tuple(one.name for one in self.tables if one.lost is None)

    @property
    def areas(self) -> tuple[AreaSalvage, ...]:
        """By parts of the office's work; those that hold nothing and lost nothing are left out."""
        found = []
        for words, names in AREAS.items():
            of = [one for one in self.tables if one.name in names]
            area = AreaSalvage(
                words=words,
                read=sum(one.read for one in of),
                lost=sum((one.lost or 0) + one.orphaned for one in of),
                unknown=any(one.lost is None for one in of),
            )
            if area.read or area.lost or area.unknown:
                found.append(area)
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """A salvage that an office works with. ``aside`` holds the damaged file, if it was moved.

    ``gaps`` are the lines of the log that are missing for good; ``next_package`` is 0 when the
    sequence did not have to rise.
    """

    plan: SalvagePlan
    folder: Path
    aside: Path | None
    report: Path
    gaps: tuple[LogGap, ...]
    lost_numbers: tuple[LostNumbers, ...]
    next_package: int

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the wizard has learned so far; going back never loses any of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desa_app import places
from desa_app.domain.office import OfficeKind, OfficeProfile, OfficeSetup
from desa_app.domain.page import Letterhead, Paper

if TYPE_CHECKING:
    from desa_app.regions import Region


@dataclass(slots=True)
class Answers:
    """Filled step by step; :meth:`setup` is what the office is prepared with."""

    kind: OfficeKind | None = None
    region: Region | None = None
    name: str = ""
    kind_word: str = ""
    code: str = ""
    head_title: str = ""
    head_name: str = ""
    head_number: str = ""
    secretary_title: str = ""
    secretary_name: str = ""
    secretary_number: str = ""
    address: str = ""
    contact: str = ""
    logo: bytes | None = field(default=None, repr=False)
    paper: Paper = Paper.F4
    backup_folder: str = field(default_factory=lambda: str(places.backup_folder()))
    user_name: str = ""
    password: str = field(default="", repr=False)
    # Typed from the recovery sheet of a kecamatan whose computer and backups are gone.
    former_sheet: str = field(default="", repr=False)
    import_first: bool = False
    """A village may go straight on to its list of people."""

    @property
    def for_village(self) -> bool:
        """Whether this computer stands in a village office."""
        return self.kind in {None, OfficeKind.DESA}

    def take_region(self, region: Region) -> None:
        """Take a region and the words its offices use; typed names of people stay."""
        self.region = region
        self.code, self.name = region.code, region.name
        # Imported here: the first window needs no region list.
        from desa_app.office.office_profile import office_words

        self.kind_word, self.head_title = office_words(region, self.kind or OfficeKind.DESA)
        self.secretary_title = f"Sekretaris {self.kind_word}"

    def take_kind_word(self, word: str) -> None:
        """Call the office otherwise: the titles go with it as far as they are made of the word."""
        if self.kind_word and word != self.kind_word:
            self.secretary_title = f"Sekretaris {word}"
            if self.kind is OfficeKind.KABUPATEN:
                self.head_title = f"Kepala {word}"
        self.kind_word = word

    @property
    def number_label(self) -> str:
        """How the number of an official is called here: NIPD in villages, NIP of civil servants."""
        return "NIPD" if self.for_village and self.kind_word != "Kelurahan" else "NIP"

    def profile(self) -> OfficeProfile:
        """The office as letters print it; a region must be chosen."""
        region = self.region
        if region is None or self.kind is None:
            raise ValueError
        return OfficeProfile(
            kind=self.kind,
            code=self.code,
            name=self.name,
            district=region.district,
            regency=region.regency,
            province=region.province,
            kind_word=self.kind_word,
            head_title=self.head_title,
            secretary_title=self.secretary_title,
            address=self.address,
            contact=self.contact,
            paper=self.paper,
        )

    def letterhead(self) -> Letterhead:
        """The letterhead as far as it is known, for the picture beside the form."""
        if self.region is None or self.kind is None:
            return Letterhead(lines=(), office_line="")
        # Imported here: the rules of letters are more than the first window needs.
        from desa_app.domain.letter_text import letterhead_of

        head = letterhead_of(self.profile(), self.logo)
        if self.for_village:
            return head
        office = f"{self.kind_word} {self.name}".strip().upper()
        return replace(head, lines=head.lines[:1], office_line=office)

    def setup(self) -> OfficeSetup:
        """All answers, frozen."""
        return OfficeSetup(
            profile=self.profile(),
            head_name=self.head_name,
            secretary_name=self.secretary_name,
            user_name=self.user_name,
            head_number=self._labelled(self.head_number),
            secretary_number=self._labelled(self.secretary_number),
            logo=self.logo,
            backup_folder=self.backup_folder,
        )

    def _labelled(self, number: str) -> str:
        return f"{self.number_label} {number}" if number[:1].isdigit() else number

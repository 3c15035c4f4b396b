# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody's data erased: looked at first, refused with its reason, carried out with proof."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.desa.wording_kinds import office_kinds
from desa_app.domain.case import CaseState
from desa_app.domain.episode import OPEN_STATES
from desa_app.domain.erasure_sheet import erasure_sheet
from desa_app.domain.privacy import Erasure, ErasurePlan, Ground, HoldKind, RequestState
from desa_app.domain.user import Right
from desa_app.errors import ChangedMeanwhile, ErasureRefused, NotFound, StorageError
from desa_app.office.desk import BACKUPS
from desa_app.office.signers import head_and_secretary
from desa_app.store import erasing as rows
from desa_app.store import erasure_traces, people_bin
from desa_app.store import office as office_rows
from desa_app.store import people as people_rows
from desa_app.store import privacy as privacy_rows
from desa_app.store.backup import backups_in
from desa_app.store.erasure_list import add_to_list, read_list
from desa_app.store.erasure_traces import Traces, elsewhere, traces_of
from desa_app.store.journal import ERASED

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.office.desk import Desk

_OPEN = {state.value for state in OPEN_STATES}
IN_BIN = 0
"""Stands for the revision of somebody in the bin, where nothing can change; records begin at 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was done. ``compacted`` is False when the data file still holds the old pages.

    They are encrypted as everything else and go with the next compacting.
    """

    erasure: Erasure
    compacted: bool


class Erasures:
    """Erasing (Pasal 8, 43 and 44 UU 27/2022): what can be erased, and the proof of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan(self, person_id: str) -> ErasurePlan:
        """What erasing would do; changes nothing. Raises ``NotFound`` or ``ErasureRefused``.

        Also for somebody in the bin, who need not be brought back first.
        """
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            revision = _revision(connection, person_id)
            traces = traces_of(connection, person_id)
            self._refuse_needed(connection, traces)
            letters = erasure_traces.letters_in(connection, traces)
            return ErasurePlan(
                person_id=person_id,
                revision=revision,
                name=traces.name,
                removed=traces.removed,
                letters=tuple(one.number for one in letters),
                log_entries=len(traces.positions),
                elsewhere=elsewhere(connection, traces),
                # One more is made before anything is erased.
                backups=1
                + sum(len(backups_in(place)) for place in self._backup_places(connection)),
            )

    def erase(self, plan: ErasurePlan, ground: Ground) -> Erased:
        """Carry out a plan that was looked at, for good.

        A proven backup is made first, so that the rest of the office's data is safe; the list of
        erasures makes sure that no backup brings the person back. Open requests to erase are
        answered with it. Needs the right of kades or sekdes. Raises ``NotAllowed``,
        ``ChangedMeanwhile`` when the person was changed since, ``ErasureRefused``.
        """
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection, Right.WRITE, Right.OFFICE)
        self._desk.back_up()
        with self._desk.writing(Right.OFFICE) as connection:
            self._desk.refuse_clock_set_back(connection)
            if _revision(connection, plan.person_id) != plan.revision:
                raise ChangedMeanwhile("orang")
            traces = traces_of(connection, plan.person_id)
            self._refuse_needed(connection, traces)
            number = rows.next_number(connection, self._desk.clock.today().year)
            done = self._carry_out(connection, traces, number, ground)
            self._answer_requests(connection, plan.person_id, done)
            listed = rows.list_of_erased(connection)
            places = (self._desk.folder, *self._backup_places(connection))
        for place in places:
            # Where it could not be written now, it is at the next door or with the next backup.
            with contextlib.suppress(OSError, StorageError):
                add_to_list(place, self._desk.secret, listed)
        return Erased(erasure=done, compacted=self._desk.compact())

    def document(self, erasure: Erasure) -> bytes:
        """The berita acara as PDF; it names nobody, so it can be printed at any time.

        The person's name is written by hand on the sheet that they keep.
        """
        from desa_app.paper.listing_pdf import listing_document

        with self._desk.reading() as connection:
            made = [at for place in self._backup_places(connection) for at, _ in backups_in(place)]
        older = sum(at <= erasure.at for at in made)
        head, secretary = head_and_secretary(self._desk)
        sheet = erasure_sheet(
            erasure, self._desk.profile, head=head, left=secretary, older_backups=older
        )
        pdf = listing_document(replace(sheet, made_by=self._desk.user))
        self._desk.note("berita-acara-penghapusan", erasure.id, {"nomor": erasure.number})
        return pdf

    def list(self) -> tuple[Erasure, ...]:
        """Every erasure, the newest first."""
        with self._desk.reading() as connection:
            return rows.list_erasures(connection)

    def apply_list(self) -> int:
        """Erase again whom an older backup brought back; returns how many those were.

        Called at the door, whatever way the data came back. It is the office's duty and no
        user's choice, so no right is asked.
        """
        with self._desk.reading() as connection:
            known = rows.list_of_erased(connection)
            listed = read_list(self._desk.folder, self._desk.secret)
            if known - listed:
                with contextlib.suppress(OSError, StorageError):
                    add_to_list(self._desk.folder, self._desk.secret, known)
            listed -= known
            if not listed:
                return 0
            back = [one for one in sorted(listed) if self._is_back(connection, one.person_id)]
        for one in back:
            with self._desk.writing_as_duty() as connection:
                traces = traces_of(connection, one.person_id)
                if traces.name:
                    self._carry_out(connection, traces, one.number, Ground(one.ground), again=True)
        if back:
            self._desk.compact()
        return len(back)

    # --- inside ---------------------------------------------------------------------------

    def _carry_out(
        self,
        connection: Connection,
        traces: Traces,
        number: str,
        ground: Ground,
        *,
        again: bool = False,
    ) -> Erasure:
        papers = self._papers(connection, traces, number)
        done = rows.erase(
            connection, self._desk.stamp(), traces, number=number, ground=ground, papers=papers
        )
        detail: dict[str, object] = {
            "berita_acara": number,
            "dasar": ground.value,
            "jumlah": done.counts,
            "surat": list(done.letters),
            "catatan": list(traces.positions),
        }
        if again:
            detail["sesudah_pemulihan"] = True
        self._desk.log(connection, ERASED, traces.ids[0], detail)
        return done

    def _papers(self, connection: Connection, traces: Traces, number: str) -> dict[str, bytes]:
        from desa_app.paper.privacy_papers import erased_letter_page

        profile, kinds = self._desk.profile, office_kinds(connection).usable
        return {
            row.id: erased_letter_page(
                paper=row.paper,
                office=f"{profile.kind_word} {profile.name}",
                number=row.number,
                kind=kinds[row.kind].name if row.kind in kinds else row.kind,
                issued_on=row.issued_on,
                erasure=number,
                erased_on=self._desk.clock.today(),
                sample=profile.sample,
            )
            for row in erasure_traces.letters_in(connection, traces)
        }

    def _refuse_needed(self, connection: Connection, traces: Traces) -> None:
        if not traces.name:
            raise NotFound("orang")
        if traces.in_cases:
            # Whoever may not see the cases is not told that there is one.
            if not self._desk.may(Right.CASES):
                raise ErasureRefused(traces.name, "tetap")
            if erasure_traces.case_states(connection, traces) - {CaseState.CLOSED.value}:
                raise ErasureRefused(traces.name, "kasus-berjalan")
        hold = privacy_rows.record_of(connection, traces.ids[0]).standing(HoldKind.LEGAL)
        if hold is not None:
            raise ErasureRefused(traces.name, "penahanan", hold.reason)
        if erasure_traces.plan_states(connection, traces) & _OPEN:
            raise ErasureRefused(traces.name, "rencana-berjalan")

    def _answer_requests(self, connection: Connection, person_id: str, done: Erasure) -> None:
        stamp = self._desk.stamp()
        for one in privacy_rows.record_of(connection, person_id).requests:
            if one.state is RequestState.OPEN:
                answer = f"Data dihapus, berita acara {done.number}"
                state = RequestState.MET
                privacy_rows.answer_request(connection, stamp, one.id, state, answer)

    def _is_back(self, connection: Connection, person_id: str) -> bool:
        return bool(traces_of(connection, person_id).name)

    def _backup_places(self, connection: Connection) -> tuple[Path, ...]:
        chosen = office_rows.load_backup_folder(connection)
        here = self._desk.folder / BACKUPS
        return (here, Path(chosen) / self._desk.profile.code) if chosen else (here,)


def _revision(connection: Connection, person_id: str) -> int:
    """Of the person's record; ``IN_BIN`` for one in the bin. Raises ``NotFound``."""
    if people_bin.is_binned(connection, person_id):
        return IN_BIN
    return people_rows.load_person(connection, person_id).revision

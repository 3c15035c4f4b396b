# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of a person and plan: the checklist, what is known of each, what ends soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.desa.corrections import answer_by_correction
from desa_app.domain.documents import (
    DocumentDraft,
    ExpiringDocument,
    checklist,
    problems_in,
)
from desa_app.domain.episode import Scheme
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound, Problem
from desa_app.office.desk import changes
from desa_app.store import documents as rows
from desa_app.store import episodes as episode_rows
from desa_app.store import letters as letter_rows
from desa_app.store import people as people_rows

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.documents import Document, DocumentLine, DocumentRule
    from desa_app.office.desk import Desk

# Kinds of letters this office issues itself, by the kind of paper they become.
_OWN_LETTERS = {
    "status-kawin": "status-perkawinan",
    "izin-keluarga": "izin-keluarga",
    "pernyataan-risiko": "pernyataan-risiko",
}


class Documents:
    """What is asked for and what is there, for each plan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def lines(self, person_id: str, episode_id: str | None = None) -> tuple[DocumentLine, ...]:
        """The checklist of a plan, or of the person's own papers; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return checklist_of(self._desk, connection, person_id, episode_id)

    def get(self, document_id: str) -> Document:
        """One paper; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return rows.load_document(connection, document_id)

    def proposal(self, person_id: str, episode_id: str | None, kind: str) -> DocumentDraft:
        """What the register and the letter archive already know of a paper not noted yet."""
        with self._desk.reading() as connection:
            rule = _rule(self._desk.reference(connection).documents(), kind)
            person = people_rows.load_person(connection, person_id).facts
            number = {"ktp": person.nik, "kk": person.kk}.get(kind) or ""
            own = _OWN_LETTERS.get(kind, "")
            if own and episode_id is not None:
                letter = letter_rows.issued_of_kind(connection, episode_id, own)
                if letter is not None:
                    return DocumentDraft(
                        kind=kind,
                        number=letter.number,
                        issuer=f"{self._desk.profile.kind_word} {self._desk.profile.name}",
                        issued=letter.issued_on,
                    )
        return DocumentDraft(kind=rule.code, number=number)

    def save(
        self,
        person_id: str,
        episode_id: str | None,
        draft: DocumentDraft,
        *,
        document: Document | None = None,
        answers: Collection[str] = (),
    ) -> Document:
        """Note a paper, or change what is known of ``document``, the one that was opened.

        ``answers`` are open requests of the person to correct that such a change meets. Papers of
        the person are kept for every plan. Raises ``InvalidInput``, ``NotFound`` or
        ``ChangedMeanwhile``, also when a new paper was noted by somebody else meanwhile.
        """
        with self._desk.writing() as connection:
            rules = self._desk.reference(connection).documents()
            kinds = frozenset(rule.code for rule in rules)
            problems = problems_in(draft, kinds, self._desk.clock.today())
            if problems:
                raise InvalidInput(problems)
            rule = _rule(rules, draft.kind)
            people_rows.load_person(connection, person_id)
            plan = _plan_of(connection, rule, person_id, episode_id)
            stamp = self._desk.stamp()
            if document is None:
                if rows.has_document(connection, person_id, plan, draft.kind):
                    raise ChangedMeanwhile(rows.WHAT)
                new = rows.insert_document(connection, stamp, person_id, plan, draft)
                self._desk.log(connection, "dokumen-dicatat", new, {"jenis": draft.kind})
                return rows.load_document(connection, new)
            before = rows.load_document(connection, document.id)
            if before.person_id != person_id or before.facts.kind != draft.kind:
                raise NotFound(rows.WHAT)
            rows.update_document(connection, stamp, document, draft)
            changed = changes(before.facts, draft)
            detail: dict[str, object] = {"jenis": draft.kind, **changed}
            if answers:
                detail["permintaan"] = sorted(answers)
            self._desk.log(connection, "dokumen-diubah", before.id, detail)
            answer_by_correction(
                self._desk, connection, person_id, answers, changed, record=before.id
            )
            return rows.load_document(connection, before.id)

    def expiring(self, today: date | None = None) -> tuple[ExpiringDocument, ...]:
        """Papers of open plans that have ended, or end within their kind's days; soonest first.

        A paper that no longer is asked for by the plan's scheme is left out.
        """
        day = today or self._desk.clock.today()
        with self._desk.reading() as connection:
            rules = {one.code: one for one in self._desk.reference(connection).documents()}
            longest = max(rule.warn_days for rule in rules.values())
            found = rows.ending_documents(connection, day + timedelta(days=longest))
        kept, seen = [], set()
        for person_id, name, plan_id, scheme, document in found:
            rule = rules.get(document.facts.kind)
            until = document.facts.valid_until
            if rule is None or until is None or not rule.asked_for(Scheme(scheme)):
                continue
            left = (until - day).days
            if left > rule.warn_days or document.id in seen:
                continue
            seen.add(document.id)
            kept.append(
                ExpiringDocument(
                    person_id=person_id,
                    episode_id=plan_id,
                    person_name=name,
                    rule=rule,
                    document=document,
                    valid_until=until,
                    days_left=left,
                )
            )
        return tuple(kept)


def checklist_of(
    desk: Desk, connection: Connection, person_id: str, episode_id: str | None
) -> tuple[DocumentLine, ...]:
    """The checklist within a transaction; raises ``NotFound``."""
    people_rows.load_person(connection, person_id)
    scheme, departure = None, None
    if episode_id is not None:
        plan = episode_rows.load_episode(connection, episode_id).facts
        if plan.person_id != person_id:
            raise NotFound("rencana")
        scheme, departure = plan.scheme, plan.planned_departure
    kept = rows.documents_of(connection, person_id, episode_id)
    rules = desk.reference(connection).documents()
    today = desk.clock.today()
    return checklist(rules, kept, scheme=scheme, departure=departure, today=today)


def _rule(rules: tuple[DocumentRule, ...], kind: str) -> DocumentRule:
    for rule in rules:
        if rule.code == kind:
            return rule
    raise InvalidInput((Problem("kind", "bukan-pilihan", kind),))


def _plan_of(
    connection: Connection, rule: DocumentRule, person_id: str, episode_id: str | None
) -> str | None:
    """The plan that a paper of this kind belongs to, none for the person's own."""
    if rule.of_person:
        return None
    if episode_id is None:
        raise InvalidInput((Problem("rencana", "kosong"),))
    if episode_rows.load_episode(connection, episode_id).facts.person_id != person_id:
        raise NotFound("rencana")
    return episode_id

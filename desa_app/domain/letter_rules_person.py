# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions about the person and the papers, asked by letters of any purpose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desa_app.domain.codes import BaseStatus, Marital
from desa_app.domain.episode import Scheme
from desa_app.domain.letter_check import Check, good, warning

if TYPE_CHECKING:
    from desa_app.domain.letter_rules import RuleFacts

_NO_LETTER = re.compile(r"[\W\d_]+")
# Answers of the kinds that ask for them; a kind without the question never meets the condition.
STATED_MARITAL = "status"
STATED_PROOF = "bukti_nomor"
NAMED = "identitas"
CONSENT = "persetujuan"


def nik(facts: RuleFacts) -> list[Check]:
    """Whether the NIK is known."""
    if facts.person.nik:
        return [good("nik-ada")]
    return [warning("nik-kosong", nama=facts.person.name)]


def passport_name(facts: RuleFacts) -> list[Check]:
    """Passport counters refuse papers whose names differ; spelling of spaces does not count."""
    own, other = facts.person.name, facts.person.passport_name
    if not other.strip():
        return []
    if _letters(own) == _letters(other):
        return [good("nama-paspor-sama")]
    return [warning("nama-paspor-berbeda", nama=own, nama_paspor=other)]


def alive_here(facts: RuleFacts) -> list[Check]:
    """The register still counts the person as living in the village."""
    if facts.person.base_status is BaseStatus.ALIVE and facts.person.resident:
        return []
    status = facts.person.base_status.words.lower() if facts.person.resident else "bukan penduduk"
    return [warning("bukan-warga-tercatat", nama=facts.person.name, status=status)]


def dead(facts: RuleFacts) -> list[Check]:
    """A letter about a death, for someone whom the register counts among the living."""
    if facts.person.base_status is BaseStatus.DEAD:
        return [good("kematian-tercatat")]
    return [warning("kematian-belum-tercatat", nama=facts.person.name)]


def marital(facts: RuleFacts) -> list[Check]:
    """UU 18/2017 Pasal 13 huruf a: the stated status is the register's, with its proof."""
    law = facts.citations.get("status_perkawinan", "")
    stated = facts.answers.get(STATED_MARITAL, "").strip()
    if not stated:
        return []
    found = []
    known = facts.person.marital
    if known is None or known.words.lower() != stated:
        words = known.words.lower() if known else "belum dicatat"
        found.append(warning("status-kawin-berbeda", law, dicatat=words, ditulis=stated))
    if stated != "belum kawin" and not facts.answers.get(STATED_PROOF, "").strip():
        found.append(warning("bukti-status-kosong", law, ditulis=stated))
    return found or [good("status-kawin-sama", law)]


def never_married(facts: RuleFacts) -> list[Check]:
    """A statement never to have married, for someone whom the register knows otherwise."""
    known = facts.person.marital
    if known is Marital.SINGLE:
        return [good("status-kawin-sama")]
    words = known.words.lower() if known else "belum dicatat"
    return [warning("status-kawin-berbeda", dicatat=words, ditulis=Marital.SINGLE.words.lower())]


def alone(facts: RuleFacts) -> list[Check]:
    """The statement of risk is for those who leave without a placing company."""
    if facts.episode is None or facts.episode.scheme is Scheme.INDIVIDUAL:
        return []
    law = facts.citations.get("perseorangan", "")
    return [warning("bukan-perseorangan", law, skema=facts.episode.scheme.words)]


def consent(facts: RuleFacts) -> list[Check]:
    """A full name leaves the village only with consent, or with a reason."""
    if facts.answers.get(NAMED, "") != "lengkap":
        return [good("rujukan-inisial")]
    if facts.answers.get(CONSENT, "") in {"ya", "wali"}:
        return [good("rujukan-disetujui")]
    return [warning("rujukan-belum-disetujui")]


def repeated(facts: RuleFacts) -> list[Check]:
    """The same letter for the same purpose within thirty days."""
    number = facts.same_purpose_within_30_days
    return [warning("surat-sama-30-hari", nomor=number)] if number else []


def _letters(name: str) -> str:
    return _NO_LETTER.sub("", name).casefold()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the page Tautan: kinds, reasons, decisions; never a verdict about anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app import wording
from desa_app.domain.links import Answer, LinkKind, Why
from ui.palette import Tone

if TYPE_CHECKING:
    from desa_app.domain.links import FoundLink, LinkList, Reason

translate = QCoreApplication.translate


def kind_words(kind: LinkKind) -> str:
    """What the villages have in common."""
    return {
        LinkKind.PERSON: translate("Links", "Orang"),
        LinkKind.PHONE: translate("Links", "Nomor telepon"),
        LinkKind.RECRUITER: translate("Links", "Perekrut"),
        LinkKind.COMPANY: translate("Links", "P3MI"),
        LinkKind.CASE: translate("Links", "Kasus"),
        LinkKind.ADDRESS: translate("Links", "Alamat"),
    }[kind]


def answer_words(answer: Answer) -> str:
    """A decision as the chip says it."""
    return {
        Answer.SAME: translate("Links", "sama"),
        Answer.DIFFERENT: translate("Links", "bukan"),
        Answer.CHECK: translate("Links", "perlu dicek"),
    }[answer]


def answer_choices(kind: LinkKind) -> list[tuple[object, str]]:
    """The decisions in full, as the window offers them."""
    about = {
        LinkKind.PERSON: translate("Links", "orang yang sama"),
        LinkKind.PHONE: translate("Links", "perekrut yang sama"),
        LinkKind.RECRUITER: translate("Links", "perekrut yang sama"),
        LinkKind.COMPANY: translate("Links", "perusahaan yang sama"),
        LinkKind.CASE: translate("Links", "orang yang sama"),
        LinkKind.ADDRESS: translate("Links", "alamat yang sama"),
    }[kind]
    return [
        (Answer.SAME, translate("Links", "Sama, memang {what}").format(what=about)),
        (Answer.DIFFERENT, translate("Links", "Bukan {what}").format(what=about)),
        (Answer.CHECK, translate("Links", "Perlu dicek lebih lanjut")),
    ]


def chip_of(one: FoundLink) -> tuple[str, Tone]:
    """The state of a link; new and grown ones come first."""
    if one.new:
        return translate("Links", "baru"), Tone.INFO
    if one.added:
        return translate("Links", "bertambah"), Tone.INFO
    if one.answer is None:
        return translate("Links", "belum diputuskan"), Tone.NEUTRAL
    tone = {Answer.SAME: Tone.GOOD, Answer.DIFFERENT: Tone.NEUTRAL, Answer.CHECK: Tone.WARN}
    return answer_words(one.answer), tone[one.answer]


def villages_words(one: FoundLink, shown: LinkList) -> str:
    """The villages by name, in the order of their codes."""
    return ", ".join(shown.village_name(code) for code in one.link.villages)


def reason_words(reason: Reason) -> str:
    """Why a link is shown, in one sentence."""
    both = {"one": reason.one, "other": reason.other}
    if reason.why is Why.SAME_NAME:
        return _same_name(reason)
    if reason.why is Why.SAME_ADDRESS:
        told = translate("Links", "Alamatnya sama: {one}.")
        if reason.other:
            told = translate("Links", "Alamatnya sama, ditulis {one} dan {other}.")
        return told.format(**both)
    sentences = {
        Why.IN_CASE: translate(
            "Links", "Disebut dalam {one} laporan kasus; itu keterangan, belum tentu benar."
        ),
        Why.SHORT_ADDRESS: translate(
            "Links", "Alamat yang satu lebih singkat dari yang lain: {one} dan {other}."
        ),
        Why.CLOSE_ADDRESS: translate("Links", "Alamatnya mirip, nomornya sama: {one} dan {other}."),
        Why.SAME_NIK: translate("Links", "NIK-nya sama ({one})."),
        Why.OTHER_NIK: translate(
            "Links", "NIK-nya berbeda: mungkin dua orang, mungkin salah catat."
        ),
        Why.CLOSE_NAME: translate("Links", "Namanya mirip: {one} dan {other}."),
        Why.SHORT_NAME: translate(
            "Links", "Nama yang satu dapat menjadi singkatan yang lain: {one} dan {other}."
        ),
        Why.OTHER_NAME: translate("Links", "Namanya berbeda: {one} dan {other}."),
        Why.ONE_WORD: translate(
            "Links", "Hanya satu kata; banyak orang dipanggil {one}. Tanyakan lagi ke desa."
        ),
        Why.SAME_BIRTH: translate("Links", "Tanggal lahirnya sama ({one})."),
        Why.SWAPPED_BIRTH: translate(
            "Links", "Tanggal lahirnya tertukar hari dan bulan: {one} dan {other}."
        ),
        Why.SAME_PHONE: translate(
            "Links", "Rencana di desa-desa ini menyebut nomor yang sama ({one})."
        ),
    }
    return sentences[reason.why].format(**both)


def _same_name(reason: Reason) -> str:
    if reason.other and reason.other != reason.one:
        return translate("Links", "Namanya sama: {one} dan {other}.").format(
            one=reason.one, other=reason.other
        )
    return translate("Links", "Namanya sama: {one}.").format(one=reason.one)


def decision_words(one: FoundLink, shown: LinkList) -> str:
    """What was decided, when and by whom, and who joined since; empty while nothing was."""
    noted = one.noted
    parts = []
    if noted is not None and noted.answer is not None and noted.at is not None:
        told = translate("Links", "Keputusan: {answer}, {day} oleh {by}.")
        day = wording.short_date(noted.at.astimezone().date())
        parts.append(told.format(answer=answer_words(noted.answer), day=day, by=noted.by))
        if noted.note:
            parts.append(translate("Links", "Catatan: {note}").format(note=noted.note))
    if one.added:
        names = ", ".join(shown.village_name(code) for code in one.added)
        parts.append(translate("Links", "Bergabung sejak itu: {names}.").format(names=names))
    return "\n".join(parts)


def village_and_district(name: str) -> tuple[str, str]:
    """``Sukajaya (Kec. Pontang)`` in two parts; the second is empty where there is none."""
    village, _, district = name.partition(" (Kec. ")
    return village, district.removesuffix(")")

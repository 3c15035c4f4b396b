# SPDX-License-Identifier: GPL-3.0-or-later
"""Small windows about somebody's data: a request, its answer, a consent, a limit, the erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from desa_app.domain.privacy import Ground, HoldKind, RequestKind
from desa_app.wording import clock_time, grouped, short_date
from ui.pages.desa.form_dialog import FormDialog
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import CheckField, TextField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from desa_app.domain.privacy import Consent, ErasurePlan, Hold, PrivacyRequest

ERASE_WORD = "HAPUS"


class RequestDialog(FormDialog):
    """Note what somebody asks for; ``saved`` carries the request."""

    def __init__(self, office: Desa, person: Person, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._office, self._person = office, person
        self.say(
            self.tr("Permintaan tentang data {name}").format(name=person.facts.name),
            self.tr(
                "Dijawab paling lambat 3 x 24 jam sejak diminta (UU 27/2022). Permintaan yang"
                " tercatat tidak dapat diurungkan; yang keliru dijawab ditolak, dengan alasannya."
            ),
            self.tr("Catat permintaan"),
        )
        kinds = [(kind, kind.words) for kind in RequestKind]
        self.form.add("kind", self.tr("&Yang diminta"), ChoiceField(kinds), required=True)
        hint = self.tr("Yang bersangkutan, suami dengan kuasa …")
        who = TextField(hint, 100)
        self.form.add("asked_by", self.tr("&Siapa yang meminta"), who, required=True)
        self.form.add("note", self.tr("&Keterangan"), TextField(limit=300))
        self.form.set_values({"kind": RequestKind.ACCESS, "asked_by": "Yang bersangkutan"})
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the request; its time runs from now."""
        return self._office.privacy.ask(
            self._person.id,
            RequestKind(str(values["kind"])),
            str(values["asked_by"]),
            note=str(values["note"]),
        )


class AnswerDialog(FormDialog):
    """Close a request; ``saved`` carries it."""

    def __init__(self, office: Desa, request: PrivacyRequest, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._office, self._request = office, request
        due = request.due.astimezone()
        line = self.tr("Diminta oleh {who}, paling lambat {day} pukul {time}.")
        told = line.format(who=request.asked_by, day=short_date(due.date()), time=clock_time(due))
        told += self.tr(
            " Jawaban tidak dapat diurungkan; bila keliru, catat permintaannya sekali lagi."
        )
        if request.kind is RequestKind.CORRECTION:
            told += self.tr(
                " Data orangnya diperbaiki lewat Ubah data: permintaan ini terjawab dengan"
                " sendirinya. Di sini hanya yang diperbaiki di tempat lain; sebutkan apa."
            )
        self.say(
            self.tr("Jawab permintaan: {what}").format(what=request.kind.words.lower()),
            told,
            self.tr("Simpan jawaban"),
        )
        self.form.add("refused", "", CheckField(self.tr("&Ditolak")))
        hint = self.tr("Laporan diserahkan, data diperbaiki; bila ditolak: alasannya …")
        self.form.add("answer", self.tr("&Jawaban"), TextField(hint, 300))
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the answer."""
        refused = bool(values["refused"])
        return self._office.privacy.answer(self._request.id, str(values["answer"]), refused=refused)


class ConsentDialog(FormDialog):
    """Note a consent; ``saved`` carries it."""

    def __init__(self, office: Desa, person: Person, topics: list[str], parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._office, self._person = office, person
        self.say(
            self.tr("Persetujuan {name}").format(name=person.facts.name),
            self.tr("Untuk hal di luar tugas desa. Dapat ditarik kapan saja."),
            self.tr("Catat persetujuan"),
        )
        topic = ChoiceField([(one, one) for one in topics])
        self.form.add("topic", self.tr("&Hal yang disetujui"), topic, required=True)
        self.form.add("given_on", self.tr("&Tanggal"), DateField(), required=True)
        self.form.add("given_by", self.tr("&Siapa yang menyetujui"), TextField(limit=100),
                      required=True)  # fmt: skip
        hint = self.tr("Tertulis, lembar disimpan di map …")
        self.form.add("note", self.tr("&Keterangan"), TextField(hint, 300))
        self.form.set_values(
            {
                "topic": topics[0] if topics else "",
                "given_on": office.clock.today(),
                "given_by": "Yang bersangkutan",
            }
        )
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the consent."""
        return self._office.privacy.consent(
            self._person.id,
            str(values["topic"]),
            str(values["given_by"]),
            cast("date", values["given_on"]),
            str(values["note"]),
        )


class WithdrawDialog(FormDialog):
    """Note that a consent was withdrawn; ``saved`` carries it."""

    def __init__(self, office: Desa, consent: Consent, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._office, self._consent = office, consent
        self.say(
            self.tr("Tarik persetujuan: {what}").format(what=consent.topic),
            self.tr(
                "Pemakaian yang berdasar persetujuan ini berhenti paling lambat 3 x 24 jam."
                " Penarikan tidak dapat diurungkan; bila keliru, catat persetujuan yang baru."
            ),
            self.tr("Catat penarikan"),
        )
        self.form.add("on", self.tr("&Tanggal ditarik"), DateField(), required=True)
        self.form.add("note", self.tr("&Keterangan"), TextField(limit=300))
        self.form.set_values({"on": office.clock.today()})
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the withdrawal."""
        on = cast("date", values["on"])
        return self._office.privacy.withdraw(self._consent.id, on, str(values["note"]))


class HoldDialog(FormDialog):
    """Limit the use of somebody's data, or keep them for the law; ``saved`` carries the hold."""

    def __init__(self, office: Desa, person: Person, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._office, self._person = office, person
        self.say(
            self.tr("Batasi atau tahan data {name}").format(name=person.facts.name),
            self.tr(
                "Selama dibatasi tidak ada surat baru, orang ini tidak ikut daftar yang disimpan "
                "ke luar, dan dalam kiriman ia hanya terhitung, tanpa nama. Selama ditahan karena "
                "hukum datanya tidak dapat dihapus."
            ),
            self.tr("Simpan"),
        )
        kinds = [(kind, kind.words) for kind in HoldKind]
        self.form.add("kind", self.tr("&Jenis"), ChoiceField(kinds), required=True)
        self.form.add("reason", self.tr("&Alasan"), TextField(limit=300), required=True)
        self.form.set_values({"kind": HoldKind.RESTRICTED})
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the hold."""
        kind = HoldKind(str(values["kind"]))
        return self._office.privacy.hold(self._person.id, kind, str(values["reason"]))


class EndHoldDialog(FormDialog):
    """End a limit or a hold; ``saved`` carries it."""

    def __init__(self, office: Desa, hold: Hold, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._office, self._hold = office, hold
        self.say(
            self.tr("Akhiri: {what}").format(what=hold.kind.words.lower()),
            self.tr(
                "Alasannya waktu itu: {reason}. Ini tidak dapat diurungkan; bila masih perlu,"
                " batasi atau tahan datanya sekali lagi."
            ).format(reason=hold.reason.rstrip(".")),
            self.tr("Akhiri"),
        )
        self.form.add("reason", self.tr("&Alasan berakhir"), TextField(limit=300), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the end."""
        return self._office.privacy.end_hold(self._hold.id, str(values["reason"]))


class EraseDialog(FormDialog):
    """The last look before somebody's data go; ``saved`` carries the ground."""

    def __init__(self, plan: ErasurePlan, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        rows = sum(plan.removed.values())
        parts = [
            self.tr("{count} catatan dan isi {log} baris jejak hilang untuk selamanya.")
            .format(count=grouped(rows), log=grouped(plan.log_entries)),
        ]  # fmt: skip
        if plan.letters:
            parts.append(
                self.tr("Dari {count} surat hanya nomornya yang tinggal.")
                .format(count=grouped(len(plan.letters)))
            )  # fmt: skip
        if plan.elsewhere:
            count = sum(plan.elsewhere.values())
            parts.append(
                self.tr("Namanya juga ada di {count} catatan orang lain; itu tidak diubah.")
                .format(count=grouped(count))
            )  # fmt: skip
        parts.append(
            self.tr("Penghapusan tidak dapat diurungkan; untuk yang sekadar salah dicatat, pakai"
                    " tempat sampah.")
        )  # fmt: skip
        parts.append(
            self.tr("{count} cadangan masih memuatnya sampai tergantikan, tetapi tidak dapat "
                    "mengembalikannya.").format(count=grouped(plan.backups))
        )  # fmt: skip
        self.say(
            self.tr("Hapus data {name} untuk selamanya?").format(name=plan.name),
            " ".join(parts),
            self.tr("Hapus untuk selamanya"),
        )
        grounds = [(ground, ground.words.capitalize()) for ground in Ground]
        self.form.add("ground", self.tr("&Dasar"), ChoiceField(grounds), required=True)
        ask = self.tr("&Ketik {word} untuk melanjutkan").format(word=ERASE_WORD)
        self._word = TextField(limit=10)
        self.form.add("word", ask, self._word, required=True)
        self.form.set_values({"ground": Ground.REQUEST})
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Hand the ground over; nothing happens without the word."""
        from desa_app.errors import InvalidInput, Problem

        if str(values["word"]).strip().upper() != ERASE_WORD:
            raise InvalidInput((Problem("word", "kata-tidak-sama", "", ERASE_WORD),))
        return Ground(str(values["ground"]))

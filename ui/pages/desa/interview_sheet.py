# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided interview: questions at the left, who and where and the advice at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desa_app.domain.indicator import Answer
from desa_app.domain.interview import InterviewDraft, KeptInterview, Present
from desa_app.errors import DesaBinaanError
from ui.forms.form import Form
from ui.pages.desa.advice_view import AdviceView
from ui.pages.desa.sheet import Sheet, scrolling, show_failure
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type
from ui.widgets.question_list import Question, QuestionList
from ui.widgets.text_fields import CheckField, LongTextField, TextField

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person
    from ui.drafts import Drafts
    from ui.notices import NoticeBar


class InterviewSheet(Sheet):
    """``saved`` carries the interview; ``short_asked`` wants the short form instead.

    With ``earlier`` the sheet corrects that interview: it begins with its answers and asks why.
    Half an interview stays in the drafts until it is saved.
    """

    saved = Signal(object)
    short_asked = Signal()

    def __init__(
        self,
        office: Desa,
        drafts: Drafts,
        notices: NoticeBar,
        *,
        person: Person,
        episode: Episode,
        earlier: KeptInterview | None = None,
    ) -> None:
        super().__init__("")
        self._office = office
        self._drafts = drafts
        self._notices = notices
        self._person, self._episode, self._earlier = person, episode, earlier
        self._key = f"interview:{earlier.id if earlier else episode.id}"
        self.set_heading(
            self.tr("Betulkan wawancara") if earlier else self.tr("Wawancara"),
            self.tr("{name}, bersama keluarga").format(name=person.facts.name),
        )
        self.questions = QuestionList([(one.value, one.words.capitalize()) for one in Answer])
        self._asked = office.interviews.questions()
        self.questions.set_questions(
            [
                Question(one.key, one.question, f"{one.group.words}: {one.group.asks}")
                for one in self._asked
            ]
        )
        self._build()
        self._fill()
        self._advise()
        self.questions.changed.connect(self._on_changed)
        self.form.save_requested.connect(self.save)
        self.short_button.clicked.connect(self.short_asked)

    def _build(self) -> None:
        unit = step()
        left = Card()
        left.body.addWidget(
            Text(
                self.tr("Y = ya, T = tidak, ? = tidak tahu, C = catatan, panah = pindah"),
                Type.SMALL,
                wrap=True,
            )
        )
        left.body.addWidget(self.questions, 1)
        self.form = Form(columns=2, drafts=self._drafts, draft_key=self._key)
        form = self.form
        if self._earlier is not None:
            form.add("reason", self.tr("&Alasan dibetulkan"), TextField(), required=True, span=2)
        form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        form.add("officer", self.tr("&Petugas"), TextField(limit=100), required=True)
        form.add("place", self.tr("T&empat"), TextField(), required=True, span=2)
        form.add("with_family", "", CheckField(self.tr("&Keluarga ikut hadir")), span=2)
        present = LongTextField(self.tr("Nama; Hubungan"), lines=2)
        told = self.tr("Satu orang tiap baris, misalnya: Sarta; Suami")
        form.add("present", self.tr("&Yang ikut hadir"), present, help=told, span=2)
        form.add("note", self.tr("&Catatan"), LongTextField(lines=2), span=2)
        self.advice = AdviceView(self._office)
        advice = Card(self.tr("Saran"))
        advice.body.addWidget(scrolling(self.advice), 1)
        facts = Card()
        facts.body.addWidget(scrolling(form))
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(unit * 3)
        right.addWidget(facts, 9)
        right.addWidget(advice, 5)
        both = FoldingRow()
        both.add(left, 1, low=110, least=110)
        both.add(side, wide=92, low=110)
        self.body.addWidget(both, 1)
        self.short_button = secondary(self.tr("Catat singkat…"))
        self.add_button(self.short_button)
        self.short_button.setVisible(self._earlier is None)
        self.save_button = form.save_button(self.tr("Simpan wawancara"))
        self.add_button(self.save_button)

    def _fill(self) -> None:
        profile = self._office.profile
        values: dict[str, object] = {
            "on": self._office.clock.today(),
            "officer": self._office.user,
            "place": f"Kantor {profile.kind_word} {profile.name}",
            "with_family": True,
        }
        answers: dict[str, str] = {}
        notes: dict[str, str] = {}
        earlier = self._earlier
        if earlier is not None:
            values |= {
                "on": earlier.on,
                "officer": earlier.officer,
                "with_family": earlier.with_family,
                "note": earlier.note,
            }
            if earlier.guided is not None:
                talk = earlier.guided
                lines = [f"{one.name}; {one.relation}" for one in talk.present]
                values |= {"place": talk.place, "present": "\n".join(lines)}
                answers = {one.key: one.answer.value for one in talk.asked}
                notes = {one.key: one.note for one in talk.asked}
        self.form.set_values(values)
        self.form.restore_draft()
        kept = self._drafts.restore(f"{self._key}:jawaban")
        if kept is not None:
            answers = cast("dict[str, str]", kept["answers"])
            notes = cast("dict[str, str]", kept["notes"])
        self.questions.set_answers(answers, notes)

    def begin(self) -> None:
        """Go on with the first question that has no answer."""
        self.questions.begin()

    def save(self) -> None:
        """Keep the interview as it was answered."""
        values = self.form.accept()
        if values is None:
            return
        try:
            draft = self._draft(values)
            if self._earlier is not None:
                reason = str(values["reason"])
                kept = self._office.interviews.correct(self._earlier.id, draft, reason)
            else:
                kept = self._office.interviews.record(self._episode.id, draft)
        except DesaBinaanError as error:
            show_failure(error, self._notices, self.form)
            self.questions.go_to_open()
            return
        self.form.forget_draft()
        self._drafts.forget(f"{self._key}:jawaban")
        self.saved.emit(kept)

    def _draft(self, values: dict[str, object]) -> InterviewDraft:
        return InterviewDraft(
            on=cast("date", values["on"]),
            officer=str(values["officer"] or ""),
            place=str(values["place"] or ""),
            with_family=bool(values["with_family"]),
            present=present_in(str(values["present"] or "")),
            note=str(values["note"] or ""),
            answers={key: Answer(one) for key, one in self.questions.answers().items()},
            notes=self.questions.notes(),
        )

    def _on_changed(self) -> None:
        kept: dict[str, object] = {
            "answers": self.questions.answers(),
            "notes": self.questions.notes(),
        }
        self._drafts.keep(f"{self._key}:jawaban", kept)
        self._advise()

    def _advise(self) -> None:
        answers = {key: Answer(one) for key, one in self.questions.answers().items()}
        draft = InterviewDraft(
            on=self._office.clock.today(),
            officer="",
            place="",
            with_family=False,
            answers=answers,
            notes={},
        )
        found = self._office.interviews.advice(self._episode.id, draft)
        self.advice.show_advice(found, len(self._asked) - len(answers))


def present_in(text: str) -> tuple[Present, ...]:
    """Who was present, from lines of ``Nama; Hubungan``."""
    found = []
    for line in text.splitlines():
        name, _, relation = line.partition(";")
        if name.strip():
            found.append(Present(name=name.strip(), relation=relation.strip()))
    return tuple(found)

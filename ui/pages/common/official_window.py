# SPDX-License-Identifier: GPL-3.0-or-later
"""One official in a small window: added or corrected, or their term ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.office import Acting, OfficeKind, Official, Post
from desa_app.domain.signing import NUMBER_LABEL, signing_lines, title_of
from ui.pages.common.official_words import acting_words, post_words
from ui.pages.common.small_window import SmallWindow
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

    Office = Desa | Kecamatan

_tr = QCoreApplication.translate


class OfficialWindow(SmallWindow):
    """A new official, or one to correct; the lines over the signature are shown as they go."""

    def __init__(self, office: Office, official: Official | None, parent: QWidget) -> None:
        super().__init__(
            _tr("Officials", "Ubah pejabat" if official else "Tambah pejabat"),
            _tr("Officials", "Masa jabatan boleh dikosongkan bila belum diketahui."),
            _tr("Officials", "Simpan pejabat"),
            parent=parent,
        )
        self._office = office
        self._before = official
        profile = office.profile
        posts = ChoiceField(post_words(profile))
        self.form.add("post", self.tr("&Kedudukan"), posts, required=True)
        self.form.add("acting", self.tr("&Cara menjabat"), ChoiceField(acting_words()))
        self.form.add("name", self.tr("&Nama"), TextField(limit=100), required=True, span=2)
        self.form.add(
            "title",
            self.tr("&Jabatan"),
            TextField(limit=60),
            help=self.tr("Misalnya Kasi Pemerintahan; untuk kepala dan sekretaris boleh kosong."),
            span=2,
        )
        self.form.add("number_label", self.tr("Se&butan nomor"), TextField(NUMBER_LABEL, limit=20))
        self.form.add("number", self.tr("N&omor"), TextField(limit=60))
        self.form.add("since", self.tr("&Mulai menjabat"), DateField())
        self.form.add("until", self.tr("&Sampai dengan"), DateField())
        self._lines = Text("", Type.MUTED, wrap=True)
        self.form.add_widget(self._lines)
        label = NUMBER_LABEL if profile.kind is OfficeKind.DESA else "NIP"
        usual = Official(id="", post=Post.SECTION, name="", number_label=label)
        shown = official or usual
        names = ("post", "acting", "name", "title", "number_label", "number", "since", "until")
        self.form.set_values({name: getattr(shown, name) for name in names})
        self.form.changed.connect(self._show_lines)
        self._show_lines()
        self.form.focus_first()

    def _typed(self, values: dict[str, object]) -> Official:
        post, acting = values["post"], values["acting"]
        since, until = self.form.field("since"), self.form.field("until")
        return Official(
            id=self._before.id if self._before else "",
            post=post if isinstance(post, Post) else Post.HEAD,
            name=str(values["name"]),
            number=str(values["number"]),
            number_label=str(values["number_label"]),
            title=str(values["title"]),
            acting=acting if isinstance(acting, Acting) else Acting.NONE,
            since=since.value() if isinstance(since, DateField) else None,
            until=until.value() if isinstance(until, DateField) else None,
            active=self._before.active if self._before else True,
        )

    def _show_lines(self) -> None:
        official = self._typed(self.form.values())
        lines = signing_lines(self._office.profile, official, self._office.officials.head())
        shown = [line if line != "," else self.tr("(jabatan),") for line in lines]
        self._lines.setText(
            self.tr("Di atas tanda tangan: {lines}").format(lines="  /  ".join(shown))
        )

    def save(self, values: dict[str, object]) -> object:
        """Add or correct."""
        official = self._typed(values)
        officials = self._office.officials
        before = self._before
        return officials.correct(official, opened=before) if before else officials.add(official)


class EndTermWindow(SmallWindow):
    """The last day in office; from the day after nobody can choose this official."""

    def __init__(self, office: Office, official: Official, parent: QWidget) -> None:
        super().__init__(
            _tr("Officials", "Akhiri masa jabatan {name}?").format(name=official.name),
            _tr(
                "Officials",
                "Setelah hari terakhir itu, {title} ini tidak dapat dipilih lagi pada surat baru.",
            ).format(title=title_of(office.profile, official)),
            _tr("Officials", "Akhiri masa jabatan"),
            columns=1,
            parent=parent,
        )
        self._office = office
        self._official = official
        day = DateField()
        self.form.add("until", self.tr("&Hari terakhir menjabat"), day, required=True)
        self.form.set_values({"until": office.clock.today()})
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """End the term."""
        field = self.form.field("until")
        until = field.value() if isinstance(field, DateField) else None
        return self._office.officials.end_term(
            self._official.id, until or self._office.clock.today()
        )

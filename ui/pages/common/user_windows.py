# SPDX-License-Identifier: GPL-3.0-or-later
"""One user in a small window: let in, given other rights, a password, or removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.office import OfficeKind
from desa_app.domain.user import Role, User, UserRights
from desa_app.errors import InvalidInput, WeakPassword, WrongPassword
from desa_app.sentences import sentence_for
from ui.pages.common.small_window import SmallWindow
from ui.pages.common.user_words import role_words
from ui.pages.password_words import PasswordPair
from ui.progress import run_with_progress
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_fields import CheckField, PasswordField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from ui.tasks import Progress

    Office = Desa | Kecamatan

_tr = QCoreApplication.translate


class _UserWindow(SmallWindow):
    """Saves off the window's thread, because stretching a password takes its time."""

    def try_save(self) -> None:
        """Save when nothing is wrong; otherwise say what is, beside its field."""
        values = self.form.accept()
        if values is None or not self.settled():
            return
        run_with_progress(
            self,
            self.tr("Menyimpan pengguna"),
            partial(self._work, values),
            self._stored,
            self._refused,
            writes=True,
            cancellable=False,
        )

    def settled(self) -> bool:
        """Whether what the form cannot know is in order too."""
        return True

    def _work(self, values: dict[str, object], _progress: Progress) -> object:
        return self.save(values)

    def _stored(self, result: object) -> None:
        self.saved.emit(result)
        self.accept()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            rest = self.form.set_problems(error.problems)
            if rest:
                self.notices.error(InvalidInput(rest))
        elif isinstance(error, WeakPassword):
            self.form.row("password").show_words(sentence_for(error).line)
        elif isinstance(error, WrongPassword):
            self.form.row("old").show_words(sentence_for(error).line)
        else:
            self.notices.error(error)


class UserWindow(_UserWindow):
    """Somebody new with a first password, or other rights for somebody known."""

    def __init__(self, office: Office, user: User | None, parent: QWidget) -> None:
        new = user is None
        super().__init__(
            _tr("Users", "Tambah pengguna" if new else "Ubah hak pengguna"),
            _tr(
                "Users",
                "Beritahukan sandi pertama langsung kepada orangnya. Saat masuk pertama kali"
                " ia wajib menggantinya."
                if new
                else "Hak yang baru berlaku seketika. Namanya tidak dapat diubah karena tertulis"
                " pada catatan lama.",
            ),
            _tr("Users", "Tambah pengguna" if new else "Simpan hak"),
            parent=parent,
        )
        self._office, self._user = office, user
        name = TextField(limit=40)
        name.setReadOnly(not new)
        self.form.add("name", self.tr("&Nama pengguna"), name, required=True)
        roles = ChoiceField(role_words(office.profile))
        self.form.add("role", self.tr("&Peran"), roles, required=True)
        manager = CheckField(self.tr("Menambah dan mengeluarkan pengguna"))
        self.form.add("manager", self.tr("Mengelola pengguna"), manager, span=2)
        village = office.profile.kind is OfficeKind.DESA
        cases = CheckField(
            self.tr("Melihat dan mencatat kasus; setiap pembukaan tercatat")
            if village
            else self.tr("Tautan dari kasus dan jumlah kasus; setiap pembukaan tercatat")
        )
        cases_title = self.tr("Boleh membuka kasus") if village else self.tr("Boleh melihat kasus")
        self.form.add("cases", cases_title, cases, span=2)
        if not village:
            search = CheckField(self.tr("Warga semua desa; setiap pencarian tercatat"))
            self.form.add("search", self.tr("Boleh mencari warga"), search, span=2)
        self._pair: PasswordPair | None = None
        if new:
            self._pair = PasswordPair(
                self.form, self.tr("&Sandi pertama"), self.tr("&Ulangi sandi")
            )
            self.form.changed.connect(self._judge)
            self.form.set_values({"role": Role.OPERATOR})
        if user is not None:
            rights = user.rights
            self.form.set_values(
                {
                    "name": user.name,
                    "role": rights.role,
                    "manager": rights.manager,
                    "cases": rights.cases,
                }
                | ({} if village else {"search": rights.search})
            )
        self.form.focus_first()

    def settled(self) -> bool:
        """The two passwords agree."""
        return self._pair is None or self._pair.settled(str(self.form.values()["name"]))

    def save(self, values: dict[str, object]) -> object:
        """Add or change."""
        role = values["role"]
        rights = UserRights(
            role=role if isinstance(role, Role) else Role.OPERATOR,
            manager=bool(values["manager"]),
            cases=bool(values["cases"]),
            search=bool(values.get("search", self._user is not None and self._user.rights.search)),
        )
        users = self._office.users
        if self._user is not None:
            return users.change(self._user, rights)
        return users.add(str(values["name"]), rights, str(values["password"]))

    def _judge(self) -> None:
        if self._pair is not None:
            self._pair.judge(str(self.form.values()["name"]))


class FirstPasswordWindow(_UserWindow):
    """A password given anew: forgotten, or the user comes back."""

    def __init__(self, office: Office, user: User, parent: QWidget) -> None:
        back = not user.active
        super().__init__(
            _tr("Users", "Aktifkan {name} lagi" if back else "Beri {name} sandi baru").format(
                name=user.name
            ),
            _tr(
                "Users",
                "Sandi yang lama tidak berlaku lagi. Yang baru wajib diganti saat masuk"
                " pertama kali.",
            ),
            _tr("Users", "Aktifkan lagi" if back else "Beri sandi baru"),
            parent=parent,
        )
        self._office, self._user = office, user
        self._pair = PasswordPair(self.form, self.tr("&Sandi pertama"), self.tr("&Ulangi sandi"))
        self.form.changed.connect(self._judge)
        self.form.focus_first()

    def settled(self) -> bool:
        """The two passwords agree."""
        return self._pair.settled(self._user.name)

    def _judge(self) -> None:
        self._pair.judge(self._user.name)

    def save(self, values: dict[str, object]) -> object:
        """Give it."""
        return self._office.users.give_password(self._user.id, str(values["password"]))


class OwnPasswordWindow(_UserWindow):
    """One's own password: the old one, then a new one twice."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(
            _tr("Users", "Ganti sandi saya"),
            _tr("Users", "Sandi {name} yang lama lalu tidak berlaku.").format(name=office.user),
            _tr("Users", "Ganti sandi"),
            columns=1,
            parent=parent,
        )
        self._office = office
        self.form.add("old", self.tr("Sandi &lama"), PasswordField(), required=True)
        self._pair = PasswordPair(self.form, self.tr("&Sandi baru"), self.tr("&Ulangi sandi baru"))
        self.form.changed.connect(self._judge)
        self.form.focus_first()

    def settled(self) -> bool:
        """The two passwords agree."""
        return self._pair.settled(self._office.user)

    def _judge(self) -> None:
        self._pair.judge(self._office.user)

    def save(self, values: dict[str, object]) -> object:
        """Change it."""
        self._office.users.change_own_password(str(values["old"]), str(values["password"]))
        return None


class RemoveUserWindow(_UserWindow):
    """Somebody leaves: the way in goes, the name stays."""

    def __init__(self, office: Office, user: User, parent: QWidget) -> None:
        super().__init__(
            _tr("Users", "Keluarkan {name}?").format(name=user.name),
            _tr(
                "Users",
                "Sandinya tidak lagi membuka kantor ini. Semua yang pernah dicatatnya tetap"
                " atas namanya. Ia dapat diaktifkan lagi kapan saja.",
            ),
            _tr("Users", "Keluarkan pengguna"),
            columns=1,
            parent=parent,
        )
        self._office, self._user = office, user
        self.form.add("reason", self.tr("&Alasan"), TextField(limit=200), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Remove."""
        return self._office.users.remove(self._user.id, str(values["reason"]))

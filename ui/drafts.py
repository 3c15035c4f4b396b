# SPDX-License-Identifier: GPL-3.0-or-later
"""Half-filled forms survive the closing of their page, in memory only.

A draft holds personal data, and personal data never lies on the disk unencrypted; so drafts
live as long as the program. They stay while it is locked, each user's apart, and come back to
whoever typed them.
"""

from __future__ import annotations


class Drafts:
    """Values of half-filled forms by key ("person:new", "episode:<id>")."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, object]] = {}

    def keep(self, key: str, values: dict[str, object]) -> None:
        """Remember what is typed so far."""
        self._kept[key] = dict(values)

    def restore(self, key: str) -> dict[str, object] | None:
        """What was typed before, or None."""
        kept = self._kept.get(key)
        return None if kept is None else dict(kept)

    def forget(self, key: str) -> None:
        """The form was saved or given up."""
        self._kept.pop(key, None)

    def keys(self) -> tuple[str, ...]:
        """Which forms are half filled."""
        return tuple(self._kept)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()


class DraftShelf:
    """The drafts of everybody who worked at this window today, nobody's shown to another."""

    def __init__(self) -> None:
        self._of: dict[str, Drafts] = {}

    def of(self, user: str) -> Drafts:
        """One user's own drafts."""
        return self._of.setdefault(user, Drafts())

    def others(self, user: str) -> tuple[str, ...]:
        """Who else has something half filled."""
        return tuple(name for name, kept in self._of.items() if name != user and kept.keys())

    def clear(self) -> None:
        """Forget everybody's."""
        self._of.clear()

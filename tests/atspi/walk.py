# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree of the window over the accessibility bus: found, pressed, typed into, and judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.atspi.bus import Bus, BusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ACTION = "org.a11y.atspi.Action"
_TEXT = "org.a11y.atspi.EditableText"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
# Numbers of AtspiStateType and AtspiRelationType (AT-SPI 2 core, atspi-constants.h).
_DEFUNCT, _FOCUSABLE, _SHOWING = 6, 11, 25
_LABELLED_BY = 2
# A cell may be empty; its table is named, and its column's heading is said. A scroll bar is told
# by what it is, and whoever listens reads on without it.
_NAMELESS = frozenset({"table cell", "list item", "tree item", "table column header", "scroll bar"})
_ROWS = frozenset({"table", "list", "tree", "tree table"})
_ROWS_READ = 60
"""Cells of one table that are asked for: enough for every column."""
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Thing:
    """One object of the window as the bus tells it."""

    bus: Bus
    owner: str
    path: str
    role: str
    name: str
    states: int

    def has(self, state: int) -> bool:
        """Whether it is in a state, by its number."""
        return bool(self.states >> state & 1)

    @property
    def showing(self) -> bool:
        """Whether it is on the screen now."""
        return self.has(_SHOWING) and not self.has(_DEFUNCT)

    def press(self) -> None:
        """Do what a press of it does."""
        self.bus.call(self.owner, self.path, _ACTION, "DoAction", "i", 0)

    def fill(self, words: str) -> None:
        """Put words into it."""
        self.bus.call(self.owner, self.path, _TEXT, "SetTextContents", "s", words)

    def children(self) -> list[Thing]:
        """What lies in it."""
        found = self.bus.call(self.owner, self.path, _ACCESSIBLE, "GetChildren")
        few = found[:_ROWS_READ] if self.role in _ROWS else found
        return [one for one in (thing(self.bus, *each) for each in few) if one is not None]

    def silent(self) -> bool:
        """Whether the keyboard or a press can reach it, and nothing is said of it."""
        if self.name.strip() or self.role in _NAMELESS:
            return False
        reached = self.has(_FOCUSABLE) or self._does_something()
        return reached and not self._labelled()

    def _does_something(self) -> bool:
        kinds = self.bus.call(self.owner, self.path, _ACCESSIBLE, "GetInterfaces")
        if _ACTION not in kinds:
            return False
        actions = self.bus.call(self.owner, self.path, _ACTION, "GetActions")
        return any(name and name != "SetFocus" for name, *_ in actions)

    def _labelled(self) -> bool:
        relations = self.bus.call(self.owner, self.path, _ACCESSIBLE, "GetRelationSet")
        labels = [one for kind, those in relations if kind == _LABELLED_BY for one in those]
        said = (thing(self.bus, *one) for one in labels)
        return any(one is not None and one.name.strip() for one in said)


def thing(bus: Bus, owner: str, path: str) -> Thing | None:
    """Ask what an object is; nothing when it has gone meanwhile."""
    try:
        role = bus.call(owner, path, _ACCESSIBLE, "GetRoleName")
        low, high = bus.call(owner, path, _ACCESSIBLE, "GetState")
        name = bus.call(owner, path, _PROPERTIES, "Get", "ss", _ACCESSIBLE, "Name")
    except BusError:
        return None
    return Thing(bus, owner, path, str(role), str(name), low | high << 32)


def accessibility_bus(session: str) -> Bus:
    """The bus of screen readers, started by asking the session's bus for it."""
    asked = Bus(session)
    try:
        address = asked.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    finally:
        asked.close()
    return Bus(str(address))


def programs(bus: Bus) -> list[Thing]:
    """Every program that screen readers can reach."""
    root = thing(bus, *_REGISTRY)
    return root.children() if root is not None else []


def shown(root: Thing, deep: int = 0) -> Iterator[Thing]:
    """Everything that is on the screen, each with what lies in it."""
    if not root.showing and root.role != "application":
        return
    yield root
    if deep < _DEEPEST:
        try:
            inside = root.children()
        except BusError:
            return
        for child in inside:
            yield from shown(child, deep + 1)


def first(root: Thing, fits: Callable[[Thing], bool]) -> Thing | None:
    """The first thing on the screen that fits."""
    return next((one for one in shown(root) if fits(one)), None)

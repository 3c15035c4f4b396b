# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written for the bus is read back from it, and a bare machine is told what to install."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.atspi import __main__ as walk
from tests.atspi.bus import _Reader, _single, _Writer

if TYPE_CHECKING:
    import pytest

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(
    first=st.integers(0, 255),
    pairs=st.lists(st.tuples(NAMES, st.integers(-(2**31), 2**31 - 1)), max_size=5),
    big=st.integers(0, 2**64 - 1),
    name=NAMES,
)
def test_values_are_read_back_as_they_were_written(
    first: int, pairs: list[tuple[str, int]], big: int, name: str
) -> None:
    signature, writer = "ya(si)tv", _Writer()
    values = (first, pairs, big, ("s", name))
    for kind, value in zip(_single(signature), values, strict=True):
        writer.put(kind, value)
    read = _Reader(bytes(writer.data)).all(signature)
    assert read == (first, pairs, big, name)


def test_a_bare_machine_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(walk, "LAUNCHERS", (str(tmp_path / "none"),))
    monkeypatch.setattr("sys.argv", ["tests.atspi", "desa"])
    assert walk.main() == 2
    assert "install at-spi2-core, dbus, xvfb first" in capsys.readouterr().err

# SPDX-License-Identifier: GPL-3.0-or-later
"""The user's guide that comes with the program; window and paper show the same text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from desa_app import places
from desa_app.domain.guide import Chapter, Picture, chapter_from

START = "README.md"
_LINK = re.compile(r"\]\(([\w-]+\.md)\)")


@cache
def chapters() -> dict[str, Chapter]:
    """All chapters by file name, in the order in which the first one lists them."""
    names = dict.fromkeys((START, *_LINK.findall(text_of(START))))
    return {name: chapter_from(name, text_of(name)) for name in names}


def text_of(name: str) -> str:
    """A chapter as it is written."""
    return folder().joinpath(name).read_text("utf-8")


def pictures() -> tuple[str, ...]:
    """The pictures that the chapters show, as the chapters name them."""
    found = dict.fromkeys(
        block.file
        for chapter in chapters().values()
        for block in chapter.blocks
        if isinstance(block, Picture)
    )
    return tuple(found)


def folder() -> Path:
    """Where the chapters and their pictures lie."""
    return places.resource("panduan")

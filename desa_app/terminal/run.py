# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one verb and turns its end into an exit code: 0 done, 1 refused, 2 wrong call."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from desa_app.errors import DesaBinaanError
from desa_app.sentences import sentence_for
from desa_app.terminal.answer import Answer, Refused, WrongCall, error_object, print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, REFUSED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit code."""
    _speak_utf8()
    try:
        return _run(arguments)
    except BrokenPipeError:
        # Whoever read our lines has gone (``| head``); the job itself is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _run(arguments: Sequence[str] | None) -> int:
    from desa_app.terminal.parser import build

    given = build().parse_args(arguments)
    wants_json = getattr(given, "json", False)
    try:
        answer: Answer = given.work(given)
    except WrongCall as wrong:
        print(f"desa-app: {wrong}", file=sys.stderr)
        return WRONG_CALL
    except Refused as refused:
        return _refuse(refused.line, refused.content, wants_json=wants_json)
    except DesaBinaanError as error:
        return _refuse(sentence_for(error).line, error_object(error), wants_json=wants_json)
    except KeyboardInterrupt:
        print("Dihentikan.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        # The type says enough for a report; values could hold a name or a NIK.
        logging.getLogger("desa_app").error("unexpected %s", type(error).__name__)
        unknown = {"berhasil": False, "kode": "galat"}
        return _refuse(sentence_for(error).line, unknown, wants_json=wants_json)
    if wants_json:
        print_json({"berhasil": True} | answer.content)
    else:
        for line in answer.lines:
            print(line)
    sys.stdout.flush()
    return DONE


def _refuse(line: str, content: dict[str, object], *, wants_json: bool) -> int:
    print(line, file=sys.stderr)
    if wants_json:
        print_json(content | {"kalimat": line})
    return REFUSED


def _speak_utf8() -> None:
    # A Windows console may stand at an old code page that has no bullet or dash.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")

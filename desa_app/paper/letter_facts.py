# SPDX-License-Identifier: GPL-3.0-or-later
"""The data that a letter's PDF carries of itself, read back from a file of any origin."""

from __future__ import annotations

import json

from desa_app import pdfium
from desa_app.domain.letter_recovery import LetterFactsKept, read_facts
from desa_app.errors import SealUnreadable
from desa_app.paper.letter import FACTS_FILE

_LARGEST = 1_000_000
_MOST_FILES = 8


def facts_in(pdf: bytes) -> LetterFactsKept:
    """Return what the PDF says it was made from; whether that is true its seal must prove.

    Raises ``SealUnreadable`` when it carries nothing that can be read.
    """
    from pypdfium2 import PdfiumError

    try:
        with pdfium.opened(pdf) as document:
            count = document.count_attachments()
            for number in range(min(count, _MOST_FILES)):
                attachment = document.get_attachment(number)
                if attachment.get_name() == FACTS_FILE:
                    content = bytes(attachment.get_data())
                    if len(content) > _LARGEST:
                        raise SealUnreadable
                    text = content.decode("utf-8")
                    return read_facts(json.loads(text), text)
    except (PdfiumError, ValueError, RecursionError) as broken:
        raise SealUnreadable from broken
    raise SealUnreadable

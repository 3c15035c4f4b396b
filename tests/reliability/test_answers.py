# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of answers that can be taken away fits the threat model and the program as it is."""

from __future__ import annotations

from tests.reliability.answers import answers, gaps, rows_of_page


def test_every_row_of_the_threat_model_has_an_answer_that_can_be_taken_away() -> None:
    assert len(rows_of_page()) > 30
    assert {one.row for one in answers()} == set(rows_of_page())
    assert gaps() == []

# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of answers that can be taken away fits the threat model.

Whether each change still finds its lines, and whether the tests notice it, asks the long form.
"""

from __future__ import annotations

from tests.reliability.answers import ROOT, answers, rows_of_page


def test_every_answer_in_the_list_is_one_of_the_threat_model_and_of_a_file_that_is_there() -> None:
    page, known = rows_of_page(), answers()
    assert len(known) > 70
    assert {one.row for one in known} <= set(page)
    for one in known:
        assert set(one.tests) <= set(page[one.row])
        assert one.old != one.new
        assert (ROOT / one.file).is_file()

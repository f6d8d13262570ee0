"""What the bench measures is really read."""

import pytest

from bench.reading import FORMS
from minutes.read import read_minutes


@pytest.mark.parametrize("form", FORMS)
def test_the_benchs_documents_are_read_to_the_last_row(form: str) -> None:
    name, write, _, _ = FORMS[form]
    draft = read_minutes(write(7), name)
    assert [row.row for row in draft.resolutions] == list(range(1, 8))
    assert all(row.actors for row in draft.resolutions)
    assert draft.meeting.number == 20

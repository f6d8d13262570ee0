"""A letter that exists was written today or before."""

from datetime import date, timedelta

import pytest

from domain.letters import refuse_letter_of_the_future
from domain.refusals import Refusal
from tests.builders import TODAY


@pytest.mark.parametrize("written_on", [None, TODAY, TODAY - timedelta(days=400)])
def test_a_letter_of_today_or_before_is_taken(written_on: date | None) -> None:
    refuse_letter_of_the_future(written_on, TODAY)


def test_a_letter_of_tomorrow_is_refused_with_both_days() -> None:
    with pytest.raises(Refusal, match="letter_in_future") as refused:
        refuse_letter_of_the_future(TODAY + timedelta(days=1), TODAY)
    assert refused.value.holes == {"day": "۱۴۰۵/۰۹/۰۳", "today": "۱۴۰۵/۰۹/۰۲"}

"""Day and hour as a secretary types them."""

from datetime import datetime

import pytest

from talk.moments import read_moment
from tests.builders import NOW


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("فردا ساعت ده", "2026-11-24T10:00+03:30"),
        ("فردا ساعت ۹", "2026-11-24T09:00+03:30"),
        ("ساعت یازده و نیم", "2026-11-23T11:30+03:30"),
        ("شنبه ساعت هشت صبح", "2026-11-28T08:00+03:30"),
        ("فردا", None),
    ],
)
def test_an_hour_may_be_written_in_words(typed: str, moment: str | None) -> None:
    assert read_moment(typed, NOW) == (datetime.fromisoformat(moment) if moment else None)

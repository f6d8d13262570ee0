"""The number and the day of a letter, as they are typed when asked for."""

from datetime import date

import pytest

from domain.folded import folded
from talk.letters import WrittenLetter, read_written_letter
from tests.builders import TODAY

DAY = date(2026, 11, 11)


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("۲۱/۲۵/۴۱۳۹۰ مورخ ۱۴۰۵/۰۸/۲۰", WrittenLetter("21/25/41390", DAY)),
        ("۲۱/۲۵/۳۰۰ مورخ ۱۴۰۵/۰۸/۲۰", WrittenLetter("21/25/300", DAY)),
        ("شماره 21/25/412 به تاریخ 20 آبان", WrittenLetter("21/25/412", DAY)),
        ("۲۱/۲۵/۳۰۰", WrittenLetter("21/25/300", None)),
        ("۱۲۳/۴۵ مورخ ۱۴۰۵/۱۳/۴۰", WrittenLetter("123/45", None, is_date_impossible=True)),
        ("۱۴۰۵/۱۳/۴۰", WrittenLetter(None, None, is_date_impossible=True)),
    ],
)
def test_a_number_that_looks_like_a_day_is_a_number_where_no_other_is(typed: str, letter: WrittenLetter) -> None:
    assert read_written_letter(folded(typed), TODAY, is_asked=True) == letter

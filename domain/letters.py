"""What must hold of an official letter that somebody names."""

from datetime import date

from domain.calendar import short_date
from domain.refusals import Refusal


def refuse_letter_of_the_future(written_on: date | None, today: date) -> None:
    """A letter that exists was written today or before; a later date is a slip. Refusal ``letter_in_future``."""
    if written_on is not None and written_on > today:
        raise Refusal("letter_in_future", day=short_date(written_on), today=short_date(today))

"""Days of occasions come from the table alone, and a proposal is only made where minutes give no day."""

from datetime import date

import pytest

from domain.body_settings import BodySettings
from domain.occasions import Occasion, due_by_occasion
from domain.proposals import proposed_due
from domain.vocabulary import DeadlineKind
from domain.working_time import WorkCalendar

MEETING = date(2026, 11, 19)
TABLE = (
    Occasion("محرم", date(2026, 6, 17), date(2026, 7, 16)),
    Occasion("محرم", date(2027, 6, 6), date(2027, 7, 5)),
    Occasion("دهه محرم", date(2027, 6, 6), date(2027, 6, 15)),
    Occasion("عید فطر", date(2027, 3, 10), date(2027, 3, 11)),
)


@pytest.mark.parametrize(
    ("kind", "raw", "due_on"),
    [
        (DeadlineKind.EVENT, "تا پایان ماه محرم", date(2027, 7, 5)),
        (DeadlineKind.EVENT, "تا پایان دهه محرم", date(2027, 6, 15)),
        (DeadlineKind.BEFORE_EVENT, "قبل از عید فطر", date(2027, 3, 9)),
        (DeadlineKind.EVENT, "اربعین", None),
        (DeadlineKind.WEEKS, "دو هفته پیش از محرم", None),
        (DeadlineKind.EVENT, None, None),
    ],
)
def test_an_occasion_is_dated_by_the_table_or_not_at_all(
    kind: DeadlineKind, raw: str | None, due_on: date | None
) -> None:
    assert due_by_occasion(kind, raw, MEETING, TABLE) == due_on


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        (DeadlineKind.IMMEDIATE, date(2026, 11, 22)),
        (DeadlineKind.ASAP, date(2026, 11, 26)),
        (DeadlineKind.NONE, date(2026, 12, 3)),
        (DeadlineKind.UNTIL_DONE, date(2026, 12, 19)),
        (DeadlineKind.NEXT_SESSION, None),
        (DeadlineKind.CONTINUOUS, None),
    ],
)
def test_a_proposal_is_made_where_minutes_give_no_day(kind: DeadlineKind, day: date | None) -> None:
    assert proposed_due(kind, MEETING, WorkCalendar({}, BodySettings())) == day

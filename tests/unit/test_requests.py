"""An agency asks for more time within what the secretariat can grant, one request at a time."""

from datetime import date

import pytest

from domain.body_settings import BodySettings
from domain.refusals import Refusal
from domain.requests import (
    AskedExtension,
    check_extension,
    check_granted_day,
    check_no_open_request,
    check_somebody_acts,
    fresh_due_date,
)
from domain.vocabulary import Duty, Status
from locales.catalog import sentences

TODAY = date(2026, 11, 24)
DUE = date(2026, 12, 1)


def test_a_later_day_may_be_asked_for_also_after_the_due_date_has_passed() -> None:
    check_extension(AskedExtension(date(2026, 12, 8), DUE, granted_before=2), TODAY, BodySettings())
    check_extension(AskedExtension(date(2026, 12, 8), date(2026, 11, 1), granted_before=0), TODAY, BodySettings())


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (AskedExtension(date(2026, 12, 8), None, 0), "extension_without_due_date"),
        (AskedExtension(TODAY, date(2026, 11, 1), 0), "extension_in_the_past"),
        (AskedExtension(DUE, DUE, 0), "extension_not_later"),
        (AskedExtension(date(2026, 12, 8), DUE, 3), "extensions_used_up"),
    ],
)
def test_an_extension_that_nobody_could_grant_is_refused_with_its_reason(asked: AskedExtension, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        check_extension(asked, TODAY, BodySettings())
    assert refusal.value.code == code
    assert f"refusal.{code}" in sentences()


def test_at_most_one_request_is_open() -> None:
    check_no_open_request(has_open_request=False)
    with pytest.raises(Refusal) as refusal:
        check_no_open_request(has_open_request=True)
    assert refusal.value.code == "request_open"


def test_the_secretariat_may_grant_any_later_day_and_none_that_gives_no_time() -> None:
    check_granted_day(date(2026, 12, 2), DUE, TODAY)
    check_granted_day(date(2026, 11, 25), None, TODAY)
    for day, code in ((TODAY, "extension_in_the_past"), (DUE, "extension_not_later")):
        with pytest.raises(Refusal, match=code):
            check_granted_day(day, DUE, TODAY)


def test_who_gets_the_work_anew_has_as_many_days_as_the_first_agency_had() -> None:
    assert fresh_due_date(date(2026, 11, 10), date(2026, 11, 24), TODAY) == date(2026, 12, 8)


@pytest.mark.parametrize(
    ("others", "is_left_alone"),
    [
        ([], True),
        ([(Duty.COPY, Status.ISSUED), (Duty.PARTNER, Status.IN_PROGRESS)], True),
        ([(Duty.RESPONSIBLE, Status.DECLINED), (Duty.RESPONSIBLE, Status.CANCELLED)], True),
        ([(Duty.RESPONSIBLE, Status.ISSUED)], False),
        ([(Duty.RESPONSIBLE, Status.VERIFIED)], False),
    ],
)
def test_nothing_falls_between_two_agencies(others: list[tuple[Duty, Status]], is_left_alone: bool) -> None:
    if not is_left_alone:
        check_somebody_acts(others)
        return
    with pytest.raises(Refusal, match="nobody_else_acts"):
        check_somebody_acts(others)

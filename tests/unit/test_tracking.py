"""Tracking numbers are short, belong to one report or request, and betray one misheard digit."""

from hypothesis import given
from hypothesis import strategies as st

from domain.text import to_persian_digits
from domain.tracking import report_of, request_of, request_tracking_number, tracking_number

reports = st.integers(1, 4_999_000)
requests = st.integers(1, 10**12)


@given(reports)
def test_a_tracking_number_leads_back_to_its_report_in_any_digits(report_id: int) -> None:
    number = tracking_number(report_id)
    assert report_of(number) == report_id
    assert report_of(f" {to_persian_digits(number)} ") == report_id
    assert len(number) >= 5


@given(reports, st.data())
def test_one_misheard_digit_is_noticed(report_id: int, data: st.DataObject) -> None:
    number = tracking_number(report_id)
    place = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert report_of(number[:place] + digit + number[place + 1 :]) is None


def test_what_is_no_tracking_number_stands_for_no_report() -> None:
    assert [report_of(text) for text in ("", "60", "20/3", "abc", "10009", "9" * 40)] == [None] * 6


@given(st.integers(1, 999_999_999))
def test_a_tracking_number_leads_back_to_its_request(request_id: int) -> None:
    assert request_of(request_tracking_number(request_id)) == request_id


@given(reports, requests)
def test_no_request_bears_the_number_of_a_report(report_id: int, request_id: int) -> None:
    number = request_tracking_number(request_id)
    assert number != tracking_number(report_id)
    assert report_of(number) is None

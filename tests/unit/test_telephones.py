"""Telephone numbers are shown as people here dial them."""

import pytest

from domain.telephones import national


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+989121234567", "09121234567"),
        ("+98 912 123 4567", "09121234567"),
        ("00989121234567", "09121234567"),
        ("09121234567", "09121234567"),
        ("02632741234", "02632741234"),
        ("+982632741234", "02632741234"),
        ("۳۲۷۴۱۲۳۴ داخلی ۱۲", "۳۲۷۴۱۲۳۴ داخلی ۱۲"),
        ("+4915112345678", "+4915112345678"),
    ],
)
def test_an_iranian_number_is_shown_as_it_is_dialled_and_others_as_written(stored: str, shown: str) -> None:
    assert national(stored) == shown

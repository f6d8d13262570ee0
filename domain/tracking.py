"""Tracking numbers («شماره رهگیری»): what a person reads out on the telephone about a report or a request.

The number of it with a check digit behind it (Luhn's), so that one digit misheard is noticed.
"""

import re
from typing import Final

from domain.text import to_latin_digits

# Five digits from the first report on: shorter ones read like a percent or a row.
_FIRST: Final = 1000
# A province does not write so many reports, so that no request bears the number of one.
_FIRST_REQUEST: Final = 5_000_000
# What has more digits would not fit the databases' integers.
_LAST: Final = 1_000_000_000
_TRACKING_NUMBER: Final = re.compile(r"[1-9]\d{4,17}", re.ASCII)


def tracking_number(report_id: int) -> str:
    """The tracking number of a report, in Latin digits."""
    return _checked(_FIRST + report_id)


def request_tracking_number(request_id: int) -> str:
    """The tracking number of a request, in Latin digits."""
    return _checked(_FIRST_REQUEST + request_id)


def report_of(number: str) -> int | None:
    """The id of the report that a tracking number stands for, or None when it cannot be one."""
    digits = to_latin_digits(number).strip()
    if not is_tracking_number(digits):
        return None
    report_id = int(digits[:-1]) - _FIRST
    return report_id if 0 < report_id <= _FIRST_REQUEST - _FIRST else None


def request_of(number: str) -> int | None:
    """The id of the request that a tracking number stands for, or None when it cannot be one."""
    digits = to_latin_digits(number).strip()
    if not is_tracking_number(digits):
        return None
    request_id = int(digits[:-1]) - _FIRST_REQUEST
    return request_id if 0 < request_id <= _LAST else None


def is_tracking_number(number: str) -> bool:
    """Whether the digits, Latin ones, could be a tracking number: long enough, with the check digit that fits."""
    return _TRACKING_NUMBER.fullmatch(number) is not None and _check_digit(number[:-1]) == number[-1]


def _checked(number: int) -> str:
    return f"{number}{_check_digit(str(number))}"


def _check_digit(digits: str) -> str:
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[::-2])
    plain = sum(int(digit) for digit in digits[-2::-2])
    return str(-(doubled + plain) % 10)

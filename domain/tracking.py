"""Tracking numbers («شماره رهگیری»): what a person reads out on the telephone about a report.

The number of the report with a check digit behind it (Luhn's), so that one digit misheard is noticed.
"""

import re
from typing import Final

from domain.text import to_latin_digits

# Five digits from the first report on: shorter ones read like a percent or a row.
_FIRST: Final = 1000
_TRACKING_NUMBER: Final = re.compile(r"\d{5,18}", re.ASCII)


def tracking_number(report_id: int) -> str:
    """The tracking number of a report, in Latin digits."""
    digits = str(_FIRST + report_id)
    return digits + _check_digit(digits)


def report_of(number: str) -> int | None:
    """The id of the report that a tracking number stands for, or None when it cannot be one."""
    digits = to_latin_digits(number).strip()
    if not _TRACKING_NUMBER.fullmatch(digits) or _check_digit(digits[:-1]) != digits[-1]:
        return None
    report_id = int(digits[:-1]) - _FIRST
    return report_id if report_id > 0 else None


def _check_digit(digits: str) -> str:
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[::-2])
    plain = sum(int(digit) for digit in digits[-2::-2])
    return str(-(doubled + plain) % 10)

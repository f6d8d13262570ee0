"""A typed invite code inside a message: alone, or after «کد»."""

import re

from domain.invite_codes import CODE_LENGTH, read_code
from domain.text import to_latin_digits

_LED = re.compile(
    r"(?:[کك]د|code)\D{0,20}?(?P<code>[A-Za-z0-9][A-Za-z0-9 \-–—_.]{8,14}[A-Za-z0-9])(?![A-Za-z0-9])", re.IGNORECASE
)
_GROUPED = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{4}[\-–—_.][A-Za-z0-9]{4}[\-–—_.][A-Za-z0-9]{2}(?![A-Za-z0-9])")


def find_invite_code(text: str) -> str | None:
    """The plain form of a typed invite code, or None. Digits alone are a telephone or letter number, no code."""
    latin = to_latin_digits(text)
    candidates = [latin, *(match["code"] for match in _LED.finditer(latin)), *_GROUPED.findall(latin)]
    codes = (read_code(candidate) for candidate in candidates if len(candidate.strip()) <= 2 * CODE_LENGTH)
    return next((code for code in codes if code is not None and not code.isdigit()), None)

"""Telephone numbers as people here read them."""

import re

_IRANIAN = re.compile(r"^(?:\+|00)98([1-9]\d{9})$")


def national(number: str) -> str:
    """«09121234567», «02632200000» for an Iranian number in its international form; any other number as it stands.

    Without a plus sign and without spaces, for in a line of Persian both jump to the wrong side of the digits.
    """
    found = _IRANIAN.match(re.sub(r"[\s\-()]", "", number))
    return f"0{found.group(1)}" if found else number

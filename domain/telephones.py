"""Telephone numbers as people here read them."""

import re

_MOBILE = re.compile(r"^(?:\+|00)98(9\d{9})$")


def national(number: str) -> str:
    """«09121234567» for an Iranian mobile in its international form; any other number as it stands.

    Without a plus sign and without spaces, for in a line of Persian both jump to the wrong side of the digits.
    """
    found = _MOBILE.match(re.sub(r"[\s\-()]", "", number))
    return f"0{found.group(1)}" if found else number

"""Ordinal words of whole numbers, as a heading says them: «بیستمین», «صد و سی و دومین»."""

from typing import Final

_UNITS: Final = ("", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه")
_TEENS: Final = ("ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده")
_TENS: Final = ("", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_HUNDREDS: Final = ("", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد")
_LARGEST: Final = 999


def ordinal(number: int) -> str:
    """«اولین», «سی‌امین», «بیست و سومین» for 1 to 999; ValueError outside."""
    if not 1 <= number <= _LARGEST:
        raise ValueError(f"no ordinal word for {number}")
    if number == 1:
        return "اولین"
    return _with_ending(" و ".join(_words(number)))


def _words(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    below = [_TEENS[units]] if tens == 1 else [_TENS[tens], _UNITS[units]]
    return [word for word in (_HUNDREDS[hundreds], *below) if word]


def _with_ending(cardinal: str) -> str:
    if cardinal.endswith("سه"):
        return cardinal.removesuffix("سه") + "سومین"
    # After a final «ی» the ending stands apart: «سی‌امین».
    return cardinal + ("‌امین" if cardinal.endswith("ی") else "مین")

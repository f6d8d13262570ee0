"""A short title for a resolution out of its own words, so that people recognise it in a list."""

import re
from typing import Final

from domain.text import ZWNJ, shorten

TITLE_LENGTH: Final = 52

_BLANK = rf"[\s{ZWNJ}]"
_DECIDED = re.compile(
    rf"(?:مقرر|مصوب|تصویب|موافقت){_BLANK}*(?:گردید|شد|گردیده|شده|نمود){_BLANK}*(?:است)?{_BLANK}*[:،,]?"
)
_FOLLOWING = re.compile(r"^پیرو\s[^،:]{3,90}[،:]\s*")
_ADDRESSED = re.compile(r"^[^:،.]{3,60}:\s*")
_OFFICE = (
    r"(?:معاون|معاونت|رییس|رئیس|مدیر|مدیرکل|مدیران|فرماندار|فرمانداران|فرماندهی|فرمانده|شهردار|شهرداری|اداره|سازمان"
    r"|دستگاه|دبیر|دبیرخانه|مسئول|مسئولین|بخشدار|دهیار)"
)
_OFFICE_ABOUT = re.compile(
    rf"^{_OFFICE}\s[^:.؛]{{3,80}}?(?=\s(?:در{_BLANK}(?:خصوص|مورد|رابطه|ارتباط|راستای)|نسبت{_BLANK}به)\s)\s"
)
_LETTERED = re.compile(r"^(?:الف|[ابپتثجچحخد])\s*[-–—.)]\s*")
_OPENING = re.compile(
    rf"^(?:و|در{_BLANK}(?:خصوص|رابطه{_BLANK}با|ارتباط{_BLANK}با|مورد|راستای)|نسبت{_BLANK}به|به{_BLANK}?منظور|ضمن|با{_BLANK}توجه{_BLANK}به)"
    r"\s+"
)
_BEFORE_PUNCTUATION: Final = re.compile(r"\s+([،؛:.])")
_EARLY: Final = 140


def title_of(text: str) -> str:
    """The first telling words: openings («مقرر گردید:», «پیرو …», the addressed agency, «معاون … در خصوص») are left
    out.

    A blank before a comma, which typists leave, is not kept.
    """
    whole = _BEFORE_PUNCTUATION.sub(r"\1", " ".join(text.split()))
    rest = _after_decision(whole)
    for opening in (_FOLLOWING, _ADDRESSED, _LETTERED, _OFFICE_ABOUT, _OPENING):
        shorter = opening.sub("", rest, count=1)
        rest = shorter if len(shorter) >= 8 else rest
    return shorten(rest or whole, TITLE_LENGTH).rstrip(".؛:، ")


def _after_decision(text: str) -> str:
    decided = _DECIDED.search(text[:_EARLY])
    rest = text[decided.end() :].strip() if decided else text
    return rest if len(rest) >= 8 else text

"""Answers to questions that the bot has asked: what is asked for is known, so a bare number or name is enough."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.codes import ResolutionCode
from domain.folded import any_of, folded
from domain.text import fold, squeeze, standardise_letters
from talk.acts import Report
from talk.days import find_amount, find_written_days
from talk.letters import WrittenLetter, read_written_letter
from talk.numbers import value_of
from talk.percents import bare_percent, find_percent
from talk.reports import report_of
from talk.word_lists import COMPLETE, MINUTES_TEMPLATE, NO, YES, listed
from talk.wording import bare, is_one_of, listen, without_courtesy

LONGEST_NAME: Final = 80

_LEADS_OF_NAME = listed(
    "نام من | اسم من | من | اسمم | نامم | بنده | اینجانب | نام و نام خانوادگی | نام | اسم",
)
_NAME_LEADS = re.compile(rf"^(?:(?:{any_of(*_LEADS_OF_NAME)})(?!\w)[ :،]*)+")
_NAME_TAIL = re.compile(rf" (?:{any_of('هستم', 'است', 'می باشم', 'میباشم')})$")
_NAME = re.compile(r"[^\W\d_]+(?:[ .\-'’]+[^\W\d_]+)*")
_PHONE = re.compile(r"(?:\+|00)?\d[\d ()\-–.]{6,18}\d")
_MOBILE = re.compile(r"(?:0098|98|0)?(9\d{9})")
_LANDLINE = re.compile(r"(?:0098|98|0)?([1-8]\d{9})")


@dataclass(frozen=True)
class ReadDate:
    """``day`` is None when no day was named, or one that does not exist (``is_impossible``)."""

    day: date | None
    is_impossible: bool = False


def says_complete(text: str) -> bool:
    """Whether all of ``text`` says that what is sent in several messages has come to its end: «تمام شد»، «پایان»."""
    return is_one_of(bare(without_courtesy(folded(text)).plain).strip("✅ "), COMPLETE)


def wants_template(text: str) -> bool:
    """Whether all of ``text`` asks for the sheet for minutes where minutes are awaited: «قالب صورت‌جلسه»."""
    return is_one_of(bare(without_courtesy(folded(text)).plain), MINUTES_TEMPLATE)


def read_percent(text: str) -> int | None:
    """The percent that was asked for, sign or not; it may be outside 0–100, None when there is no number."""
    plain = without_courtesy(folded(text)).plain
    found = bare_percent(bare(plain))
    if found is None:
        found = find_percent(plain)
    return found if found is not None else _only_number(plain)


def read_bare_percent(text: str) -> int | None:
    """The percent of a message that is nothing else («۴۰», «چهل درصد»), or None: «۳ جلسه» is no percent."""
    return bare_percent(bare(without_courtesy(folded(text)).plain))


def read_date(text: str, today: date, *, is_past: bool = False) -> ReadDate:
    """The day that was asked for, also as «۷/۱۵» or «دو هفته دیگه»; ``is_past`` for what already happened."""
    plain = without_courtesy(folded(text)).plain
    days = find_written_days(plain, today, is_past=is_past)
    days = days or find_written_days(plain, today, is_short_read=True, is_past=is_past)
    if days:
        return ReadDate(days[0].day, days[0].is_impossible)
    amount = find_amount(plain)
    return ReadDate(amount.after(today) if amount and not is_past else None)


def read_days(text: str, today: date) -> list[date]:
    """The days that are named, in the order of the text; those that do not exist are left out."""
    plain = without_courtesy(folded(text)).plain
    return [one.day for one in find_written_days(plain, today, is_short_read=True) if one.day is not None]


def read_letter(text: str, today: date) -> WrittenLetter:
    """Number and day of the letter that was asked for; each None when it was not told."""
    return read_written_letter(without_courtesy(folded(text)), today, is_asked=True)


def read_full_name(text: str) -> str | None:
    """A person's name as they gave it, without «من … هستم»; None when it cannot be one."""
    written = " ".join(standardise_letters(text).split()).strip(" .،,!؛:")
    name = _NAME_TAIL.sub("", _NAME_LEADS.sub("", written)).strip(" .،,")
    has_parts = len(name.replace("\u200c", " ").split()) >= 2 and len(name) <= LONGEST_NAME
    return name if has_parts and _NAME.fullmatch(name.replace("\u200c", " ")) else None


def read_yes_no(text: str) -> bool | None:
    """True for «بله» in any of its forms, False for «خیر», None for anything else."""
    words = bare(without_courtesy(folded(text)).plain)
    if is_one_of(words, YES):
        return True
    return False if is_one_of(words, NO) else None


def read_phone(text: str) -> str | None:
    """An Iranian number as «09123456789» (a landline with its area code likewise), or None."""
    match = _PHONE.search(fold(text))
    digits = re.sub(r"\D", "", match.group()) if match else ""
    number = _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits)
    return f"0{number.group(1)}" if number else None


def read_report(text: str, codes: tuple[ResolutionCode, ...], today: date) -> Report:
    """Words that are known to be a report, as in a reply to a card: always a Report, about ``codes``."""
    report = report_of(listen(text, today=today))
    return Report(codes, report.words or text.strip(), report.percent, report.status, report.obstacle)


def _only_number(plain: str) -> int | None:
    numbers = re.findall(r"-?\d+", plain)
    return int(numbers[0]) if len(numbers) == 1 else value_of(squeeze(plain))

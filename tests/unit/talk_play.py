"""What the tables of chat sentences share: one day, one person's open codes, and short ways to write codes."""

from datetime import date
from typing import Final

from domain.calendar import from_jalali
from domain.codes import ResolutionCode
from talk.acts import Act
from talk.understand import understand

# Sunday.
TODAY: Final = from_jalali(1401, 6, 20)


def code(written: str) -> ResolutionCode:
    """«20/3» or «20/3ب»."""
    meeting, _, row = written.partition("/")
    digits = row.rstrip("ابپتثجچحخدهوزلف")
    return ResolutionCode(int(meeting), int(digits), row[len(digits) :] or None)


def codes(*written: str) -> tuple[ResolutionCode, ...]:
    return tuple(code(one) for one in written)


def day(month: int, day_of_month: int, year: int = 1401) -> date:
    return from_jalali(year, month, day_of_month)


KNOWN: Final = codes("20/1", "20/2", "20/3", "20/9", "20/12")


def meant(sentence: str, known: tuple[ResolutionCode, ...] = KNOWN) -> Act:
    """What one who has ``known`` open assignments means by ``sentence`` on ``TODAY``."""
    return understand(sentence, today=TODAY, known=known)

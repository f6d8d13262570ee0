"""When an agency is to be telephoned again, by what came of the last call."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.vocabulary import CallResult

PROMISE_DAYS: Final = (1, 3, 7)


@dataclass(frozen=True)
class LastCall:
    """What came of the last call about an assignment; ``result`` is None where it was only noted that it was made."""

    on: date
    result: CallResult | None = None
    promised_on: date | None = None


def is_to_call(last: LastCall | None, today: date, *, is_listed: bool) -> bool:
    """Whether it is on today's list: once a day, after a promise on its day, else by the ladder (``is_listed``)."""
    if last is None:
        return is_listed
    if last.on == today:
        return False
    if last.promised_on is not None:
        return last.promised_on <= today
    return is_listed

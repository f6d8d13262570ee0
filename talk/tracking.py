"""Reading a tracking number: «رهگیری ۲۰۰۹۳», «شماره رهگیری ۲۰۰۹۳ چی شد», or the number alone."""

import re
from typing import Final

from domain.folded import any_of
from domain.tracking import is_tracking_number
from talk.questions import TrackingAsked
from talk.word_lists import listed
from talk.wording import Saying

_NAMES: Final = listed(
    "شماره رهگیری | کد رهگیری | رهگیری شماره | رهگیری | شماره پیگیری | کد پیگیری | پیگیری شماره | پیگیری",
)
_NAMED: Final = re.compile(rf"(?<!\w){any_of(*_NAMES)} ?[:ـ-]? ?(?P<number>\d{{5,18}})(?!\w)")


def read_tracking(saying: Saying) -> TrackingAsked | None:
    """A number that is called so is one even if it is mistyped; a bare one only when its check digit fits."""
    plain = saying.text.plain.strip()
    if is_tracking_number(plain):
        return TrackingAsked(plain)
    named = _NAMED.search(plain)
    return TrackingAsked(named.group("number")) if named is not None else None

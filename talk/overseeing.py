"""Reading what those who oversee a body type: «موانع», «دستور ۲۰/۳ ظرف سه روز گزارش دهید»."""

from typing import Final, TypeVar

from talk.numbers import value_of
from talk.overseeing_acts import ForMeeting, GiveOrder, HoldMeeting, OverseeingAct, ShowObstacles, ShowOwnAgency
from talk.word_lists import listed
from talk.wording import Saying, after_lead, is_one_of, lead_of, quoted, without_showing

M = TypeVar("M", ForMeeting, HoldMeeting)

_OBSTACLES: Final = listed(
    "موانع | مانع ها | موانع موجود | مصوبات دارای مانع | مصوبه های دارای مانع | چه موانعی هست | موانع مصوبات",
)
_OWN_AGENCY: Final = listed(
    "وضعیت دستگاه | وضعیت دستگاه من | وضعیت دستگاه ما | کارهای دستگاه | کارهای دستگاه ما | کارهای دستگاه من",
)
_FOR_MEETING: Final = listed("برای جلسه | گزارش دهندگان جلسه | فهرست برای جلسه | لیست برای جلسه")
_HOLDING: Final = listed("حالت جلسه | حالت برگزاری جلسه | شروع قرائت جلسه | قرائت مصوبات جلسه | قرائت مصوبات")
_NEXT: Final = listed("آتی | آینده | بعد | بعدی")
_ORDERS: Final = listed(
    "ثبت دستور | دستور رئیس | دستور استاندار | دستور برای | دستور درباره | دستور",
)


def read_overseeing(saying: Saying) -> OverseeingAct | None:
    """A list of the whole body by its name, or an order on one resolution that is named."""
    if len(saying.codes) == 1:
        words = after_lead(saying.rest, lead_of(_ORDERS))
        return GiveOrder(saying.codes[0], quoted(words)) if words is not None and not saying.is_question else None
    if saying.mentions:
        return None
    said = [words for words in (saying.bare, without_showing(saying.bare)) if words]
    if any(is_one_of(words, _OBSTACLES) for words in said):
        return ShowObstacles()
    if any(is_one_of(words, _OWN_AGENCY) for words in said):
        return ShowOwnAgency()
    return _of_meeting(saying, _FOR_MEETING, ForMeeting) or _of_meeting(saying, _HOLDING, HoldMeeting)


def _of_meeting(saying: Saying, leads: tuple[str, ...], act: type[M]) -> M | None:
    """An act on the meeting whose number follows one of the leads, or on the next where none does."""
    named = after_lead(saying.rest, lead_of(leads))
    if named is None:
        return None
    number = value_of(named.plain)
    return act(number) if number is not None or not named.plain or is_one_of(named.plain, _NEXT) else None

"""Reading what those who oversee a body type: «موانع», «دستور ۲۰/۳ ظرف سه روز گزارش دهید»."""

from typing import Final

from talk.numbers import value_of
from talk.overseeing_acts import ForMeeting, GiveOrder, OverseeingAct, ShowObstacles, ShowOwnAgency
from talk.word_lists import listed
from talk.wording import Saying, after_lead, is_one_of, lead_of, quoted, without_showing

_OBSTACLES: Final = listed(
    "موانع | مانع ها | موانع موجود | مصوبات دارای مانع | مصوبه های دارای مانع | چه موانعی هست | موانع مصوبات",
)
_OWN_AGENCY: Final = listed(
    "وضعیت دستگاه | وضعیت دستگاه من | وضعیت دستگاه ما | کارهای دستگاه | کارهای دستگاه ما | کارهای دستگاه من",
)
_FOR_MEETING: Final = listed("برای جلسه | گزارش دهندگان جلسه | فهرست برای جلسه | لیست برای جلسه")
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
    return ShowOwnAgency() if any(is_one_of(words, _OWN_AGENCY) for words in said) else _for_meeting(saying)


def _for_meeting(saying: Saying) -> ForMeeting | None:
    named = after_lead(saying.rest, lead_of(_FOR_MEETING))
    if named is None:
        return None
    number = value_of(named.plain)
    return ForMeeting(number) if number is not None or not named.plain or is_one_of(named.plain, _NEXT) else None

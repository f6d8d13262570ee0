"""Reading what those who oversee a body type: «موانع», «دستور ۲۰/۳ ظرف سه روز گزارش دهید»."""

from typing import Final

from talk.overseeing_acts import GiveOrder, OverseeingAct, ShowObstacles
from talk.word_lists import listed
from talk.wording import Saying, after_lead, is_one_of, lead_of, quoted, without_showing

_OBSTACLES: Final = listed(
    "موانع | مانع ها | موانع موجود | مصوبات دارای مانع | مصوبه های دارای مانع | چه موانعی هست | موانع مصوبات",
)
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
    is_named = any(is_one_of(words, _OBSTACLES) for words in (saying.bare, without_showing(saying.bare)) if words)
    return ShowObstacles() if is_named else None

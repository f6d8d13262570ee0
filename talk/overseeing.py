"""Reading what is typed about a body as a whole: «موانع»."""

from typing import Final

from talk.overseeing_acts import OverseeingAct, ShowObstacles
from talk.word_lists import listed
from talk.wording import Saying, is_one_of, without_showing

_OBSTACLES: Final = listed(
    "موانع | مانع ها | موانع موجود | مصوبات دارای مانع | مصوبه های دارای مانع | چه موانعی هست | موانع مصوبات",
)


def read_overseeing(saying: Saying) -> OverseeingAct | None:
    """A list of the whole body by its name."""
    if saying.mentions:
        return None
    is_named = any(is_one_of(words, _OBSTACLES) for words in (saying.bare, without_showing(saying.bare)) if words)
    return ShowObstacles() if is_named else None

"""What a setting means, as a sentence and as the label of a button."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any, Final

from domain.body_settings import BodySettings, OtherHours
from domain.calendar import WEEKDAYS, long_date
from domain.setting_topics import Topic, Values
from locales.catalog import say


def meaning(topic: Topic, settings: BodySettings) -> str:
    """«یادآوری‌ها: ۷، ۳ و ۱ روز پیش از مهلت»."""
    values = topic.values_in(settings)
    return say(f"settings.meaning.{topic.name}{_variant(values[0])}", **_holes(topic, values))


def choice(topic: Topic, values: Values) -> str:
    """The same in two or three words."""
    return say(f"settings.choice.{topic.name}{_variant(values[0])}", **_holes(topic, values))


def period(hours: OtherHours) -> str:
    """«چهارشنبه ۲۹ بهمن ۱۴۰۵ تا …، ۰۹:۰۰ تا ۱۴:۰۰»."""
    days = {"first": long_date(hours.first), "last": long_date(hours.last)}
    return say("settings.period", **days, **_between((hours.opens, hours.closes)))


def several(words: list[str]) -> str:
    """«۷، ۳ و ۱»."""
    if len(words) < 2:
        return "".join(words)
    return say("settings.several", firsts=say("settings.comma").join(words[:-1]), last=words[-1])


def _variant(first: Any) -> str:
    """Which of a topic's sentences says the value: of yes and no, of nothing, of a word of a closed list."""
    if isinstance(first, bool):
        return "_yes" if first else "_no"
    if first in (None, (), 0):
        return "_none"
    return f"_{first.value}" if hasattr(first, "value") else ""


def _holes(topic: Topic, values: Values) -> dict[str, object]:
    fill = _FILLED.get(topic.name)
    return fill(values) if fill is not None else {"count": values[0]}


def _before_due(values: Values) -> dict[str, object]:
    return {"days": several([str(days) for days in values[0]])}


def _weekdays(values: Values) -> dict[str, object]:
    days = sorted(values[0])
    if days == list(range(len(days))):
        return {"days": say("settings.until_day", first=WEEKDAYS[0], last=WEEKDAYS[days[-1]])}
    return {"days": several([WEEKDAYS[day] for day in days])}


def _between(values: Values) -> dict[str, object]:
    return {"opens": _clock(values[0]), "closes": _clock(values[1])}


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


_FILLED: Final[Mapping[str, Callable[[Values], dict[str, object]]]] = {
    "ladder": _before_due,
    "days": _weekdays,
    "hours": _between,
    "hour": lambda values: {"time": _clock(values[0])},
    "periods": lambda values: {"count": len(values[0])},
}

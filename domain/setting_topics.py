"""What a secretariat may set in chat: topics of the settings, each with the values that are offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from domain.body_settings import SATURDAY_TO_WEDNESDAY, BodySettings, kept_fields
from domain.refusals import Refusal
from domain.vocabulary import DeadlineBase

Values = tuple[Any, ...]
"""What the fields of a topic are set to, in their order."""


@dataclass(frozen=True)
class Topic:
    """``fields`` of BodySettings that are set together; ``is_typed`` where another value may be written.

    ``is_agencys`` where an agency may have its own.
    """

    name: str
    fields: tuple[str, ...]
    offered: tuple[Values, ...]
    is_typed: bool = False
    is_agencys: bool = False

    def values_in(self, settings: BodySettings) -> Values:
        """What the topic stands at."""
        return tuple(getattr(settings, field) for field in self.fields)

    def kept(self, values: Values) -> dict[str, Any]:
        """The fields with their new values, as they are kept."""
        return kept_fields(dict(zip(self.fields, values, strict=True)))


def _one(name: str, field: str, *values: Any, is_typed: bool = False, is_agencys: bool = False) -> Topic:
    return Topic(name, (field,), tuple((value,) for value in values), is_typed, is_agencys)


def _yes_or_no(name: str, field: str) -> Topic:
    return Topic(name, (field,), ((False,), (True,)))


_HOURS: Final = ((time(7, 30), time(14)), (time(7), time(13)), (time(7), time(14)), (time(8), time(15)))
_DAYS: Final = (SATURDAY_TO_WEDNESDAY, (0, 1, 2, 3, 4, 5), (0, 1, 2, 3, 4, 5, 6))
TOPICS: Final[Mapping[str, Topic]] = {
    topic.name: topic
    for topic in (
        _one("ladder", "ladder", (7, 3, 1), (5, 3, 1), (10, 5, 2), (3, 1), (1,), (), is_typed=True, is_agencys=True),
        _one("weekly", "weekly_reminders", 0, 1, 2, 3, is_agencys=True),
        _one("hour", "reminds_at", time(8), time(8, 30), time(9), time(10), is_typed=True),
        Topic("hours", ("opens", "closes"), _HOURS, is_typed=True, is_agencys=True),
        _one("days", "working_days", *_DAYS, is_agencys=True),
        _one("nudge", "nudge_after", 1, 2, 3),
        _one("call", "call_after", 2, 3, 5),
        _one("escalation", "escalates_after", 2, 3, 5, 7),
        _yes_or_no("presser", "escalates_by_itself"),
        _one("late_call", "calls_after_days_late", 5, 7, 10, 14),
        _yes_or_no("evidence", "done_needs_document"),
        _one("extensions", "most_extensions", 0, 1, 2, 3, 5),
        _one("base", "deadline_base", None, DeadlineBase.MEETING, DeadlineBase.ISSUE),
        _yes_or_no("phone", "asks_phone"),
        _yes_or_no("reading", "agencies_see_each_other"),
        _yes_or_no("closing", "closing_by_secretary_only"),
        _yes_or_no("meeting_closing", "closes_in_meeting_only"),
        _one("periods", "other_hours", is_typed=True),
    )
}


def topic_named(name: str) -> Topic:
    """The topic of a button. Raises Refusal for one of another release."""
    if name not in TOPICS:
        raise Refusal("old_button")
    return TOPICS[name]


def settings_from(kept: dict[str, Any]) -> BodySettings:
    """The settings of what is to be kept. Raises Refusal for what no body can mean."""
    try:
        return BodySettings.from_json(kept)
    except ValueError:
        raise Refusal("setting_impossible") from None

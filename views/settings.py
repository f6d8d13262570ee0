"""«تنظیمات»: all that is set, one topic with its choices, what a change means, and the last changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from domain.body_settings import BodySettings
from domain.calendar import clock_time, short_date, today
from domain.setting_topics import TOPICS, Topic
from locales.catalog import Marked, bold, say
from views.screen import Button, Row, Screen, rows_of_two
from views.setting_words import choice, meaning, period

CHANGES_SHOWN: Final = 15
PERIODS: Final = "periods"


@dataclass(frozen=True)
class ShownSettings:
    """``name`` is the agency's where ``agency_id`` is not 0; ``own`` are the topics that it has apart from the body."""

    body_id: int
    agency_id: int
    name: str
    settings: BodySettings
    own: frozenset[str]

    @property
    def place(self) -> str:
        """Whose they are, for a button."""
        return f"{self.body_id}:{self.agency_id}"

    @property
    def topics(self) -> list[Topic]:
        """What may be set here."""
        return [topic for topic in TOPICS.values() if topic.is_agencys or not self.agency_id]


@dataclass(frozen=True)
class Change:
    """A change as history keeps it; ``fields`` are those kept from then on, none for «as usual»."""

    at: datetime
    who: str
    topic: Topic
    agency: str | None
    fields: dict[str, Any]


def settings_list(shown: ShownSettings) -> Screen:
    """Everything at a glance; each button opens one topic."""
    key = "settings.head_agency" if shown.agency_id else "settings.head"
    lines = [say(key, name=shown.name), *(say("settings.line", what=_said(topic, shown)) for topic in shown.topics)]
    buttons = rows_of_two([Button(_title(topic), f"set:{shown.place}:{topic.name}") for topic in shown.topics])
    return Screen("\n".join(lines), (*buttons, _last_row(shown)))


def topic_screen(shown: ShownSettings, topic: Topic) -> Screen:
    """What the topic stands at, and what it may be."""
    return Screen("\n".join(_topic_lines(shown, topic)), _choices(shown, topic))


def changed(shown: ShownSettings, topic: Topic, changed_at: int) -> Screen:
    """After a change: what it means now, with the way back."""
    text = say("settings.changed", what=_said(topic, shown), name=shown.name)
    undo = Button(say("settings.button.undo"), f"setundo:{shown.place}:{topic.name}:{changed_at}")
    return Screen(text, ((undo, _back_to(shown, topic)), (_back(shown),)))


def restored(shown: ShownSettings, topic: Topic) -> Screen:
    """After a change was taken back."""
    text = say("settings.restored", what=_said(topic, shown), name=shown.name)
    return Screen(text, ((_back_to(shown, topic), _back(shown)),))


def ask_value(shown: ShownSettings, topic: Topic) -> Screen:
    """Another value is to be written."""
    return Screen(say(f"settings.ask.{topic.name}"), ((_back_to(shown, topic),),))


def changes(body_id: int, found: list[Change]) -> Screen:
    """The last changes, the newest at the bottom."""
    lines = [say("settings.changes"), *(_change_line(one) for one in found)]
    if not found:
        lines.append(say("settings.no_changes"))
    return Screen("\n".join(lines), ((Button(say("settings.button.back"), f"sets:{body_id}:0"),),))


def _said(topic: Topic, shown: ShownSettings) -> str:
    said = meaning(topic, shown.settings)
    is_own = shown.agency_id and topic.name in shown.own
    return say("settings.own", what=said) if is_own else said


def _title(topic: Topic) -> str:
    return say(f"settings.button.topic.{topic.name}")


def _topic_lines(shown: ShownSettings, topic: Topic) -> list[str]:
    lines = [
        say("settings.topic_head", topic=Marked(bold(_title(topic))), name=shown.name),
        say("settings.now", what=_said(topic, shown)),
    ]
    if topic.name == PERIODS:
        lines += [say("settings.line", what=period(one)) for one in shown.settings.other_hours]
    return lines


def _choices(shown: ShownSettings, topic: Topic) -> tuple[Row, ...]:
    now = topic.values_in(shown.settings)
    offered = [
        Button(
            say("settings.chosen", choice=choice(topic, values)) if values == now else choice(topic, values),
            f"setto:{shown.place}:{topic.name}:{number}",
        )
        for number, values in enumerate(topic.offered)
    ]
    removing = [
        (Button(say("settings.button.remove", day=short_date(one.first)), f"setoff:{shown.place}:{one.first}"),)
        for one in (shown.settings.other_hours if topic.name == PERIODS else ())
    ]
    more = []
    if topic.is_typed:
        label = "settings.button.new_period" if topic.name == PERIODS else "settings.button.other"
        more.append(Button(say(label), f"setask:{shown.place}:{topic.name}"))
    if shown.agency_id and topic.name in shown.own:
        more.append(Button(say("settings.button.as_body"), f"setown:{shown.place}:{topic.name}"))
    return (*rows_of_two(offered), *removing, *rows_of_two(more), (_back(shown),))


def _change_line(one: Change) -> str:
    day = say("settings.when", day=short_date(today(one.at)), time=clock_time(one.at), name=one.who)
    what = meaning(one.topic, BodySettings.from_json(one.fields))
    if one.agency is None:
        return say("settings.change", when=day, what=what)
    if not one.fields:
        return say("settings.change_as_body", when=day, topic=_title(one.topic), agency=one.agency)
    return say("settings.change_agency", when=day, what=what, agency=one.agency)


def _last_row(shown: ShownSettings) -> Row:
    if shown.agency_id:
        return (Button(say("settings.button.agency"), f"agy:{shown.place}"),)
    secretary = Button(say("settings.button.secretary"), f"sec:{shown.body_id}")
    return (Button(say("settings.button.changes"), f"sethist:{shown.body_id}"), secretary)


def _back(shown: ShownSettings) -> Button:
    return Button(say("settings.button.back"), f"sets:{shown.place}")


def _back_to(shown: ShownSettings, topic: Topic) -> Button:
    return Button(_title(topic), f"set:{shown.place}:{topic.name}")

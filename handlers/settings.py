"""«تنظیمات». Arguments of presses: the body, the agency (0 for the body itself), then the topic."""

from datetime import date

from telegram import Update

from domain.calendar import today
from domain.refusals import Refusal
from domain.setting_topics import Topic, Values, topic_named
from handlers.agencies import body_in_charge
from handlers.aiming import words_of
from handlers.context import BotContext
from services import settings
from services.asking import Question, ask
from services.settings import ChangeSetting, Owner, RestoreSetting
from talk import questions
from talk.settings import read_clock, read_hours, read_ladder, read_other_hours
from views import settings as views

VALUE_STEP = "setting.value"


async def typed(_update: Update, context: BotContext) -> None:
    """«تنظیمات»."""
    owner = Owner(body_in_charge(context))
    await context.show(views.settings_list(await settings.see_settings(context.person, owner, context.looking())))


async def listed(_update: Update, context: BotContext) -> None:
    """Press ``sets:BODY:AGENCY``."""
    shown = await settings.see_settings(context.person, _owner(context), context.looking())
    await context.show(views.settings_list(shown), in_place=True)


async def topic_opened(_update: Update, context: BotContext) -> None:
    """Press ``set:BODY:AGENCY:TOPIC``."""
    shown = await settings.see_settings(context.person, _owner(context), context.looking())
    await context.show(views.topic_screen(shown, _topic(context)), in_place=True)


async def value_chosen(_update: Update, context: BotContext) -> None:
    """Press ``setto:BODY:AGENCY:TOPIC:CHOICE``."""
    offered, number = _topic(context).offered, int(context.arguments[3])
    if number >= len(offered):
        raise Refusal("old_button")
    await _change(context, offered[number])


async def own_given_up(_update: Update, context: BotContext) -> None:
    """Press ``setown:BODY:AGENCY:TOPIC``."""
    await _change(context, None)


async def value_wanted(_update: Update, context: BotContext) -> None:
    """Press ``setask:BODY:AGENCY:TOPIC``."""
    owner, topic = _owner(context), _topic(context)
    shown = await settings.see_settings(context.person, owner, context.looking())
    payload = {"body_id": owner.body_id, "agency_id": owner.agency_id, "topic": topic.name}
    question = Question(VALUE_STEP, views.ask_value(shown, topic), payload)
    await ask(context.place, question, context.unit_of_work(), context.now())


async def value_given(update: Update, context: BotContext) -> None:
    """The value in words; what is none is asked for again by the refusal."""
    if context.dialogue is None:
        raise Refusal("nothing_open")
    asked, words = context.dialogue.payload, words_of(update)
    owner = Owner(asked["body_id"], asked["agency_id"])
    command = ChangeSetting(context.person, owner, asked["topic"], None)
    if asked["topic"] == views.PERIODS:
        period = read_other_hours(words, today(context.now()))
        if period is None or not period.is_possible:
            raise Refusal("setting_not_understood")
        await settings.add_period(command, period, context.unit_of_work(), context.now())
        return
    command = ChangeSetting(context.person, owner, asked["topic"], _read(asked["topic"], words))
    await settings.change_setting(command, context.unit_of_work(), context.now())


async def period_removed(_update: Update, context: BotContext) -> None:
    """Press ``setoff:BODY:AGENCY:FIRST-DAY``."""
    command = ChangeSetting(context.person, _owner(context), views.PERIODS, None, context.pressed_message_id)
    first = date.fromisoformat(context.arguments[2])
    await settings.remove_period(command, first, context.unit_of_work(), context.now())


async def change_undone(_update: Update, context: BotContext) -> None:
    """Press ``setundo:BODY:AGENCY:TOPIC:SECOND``."""
    command = RestoreSetting(
        context.person, _owner(context), _topic(context).name, int(context.arguments[3]), context.pressed_message_id
    )
    await settings.restore_setting(command, context.unit_of_work(), context.now())


async def changes_shown(_update: Update, context: BotContext) -> None:
    """Press ``sethist:BODY``."""
    await context.show(await settings.see_changes(context.person, context.subject, context.looking()), in_place=True)


async def _change(context: BotContext, values: Values | None) -> None:
    command = ChangeSetting(context.person, _owner(context), _topic(context).name, values, context.pressed_message_id)
    await settings.change_setting(command, context.unit_of_work(), context.now())


def _read(topic: str, words: str) -> Values:
    read = {"ladder": read_ladder, "hour": read_clock, "hours": read_hours}[topic](words)
    if read is None:
        raise Refusal("setting_not_understood")
    return read if topic == "hours" and isinstance(read, tuple) else (read,)


def _owner(context: BotContext) -> Owner:
    return Owner(*context.numbers(2))


def _topic(context: BotContext) -> Topic:
    return topic_named(context.arguments[2])


PRESSES = {
    "sets": listed,
    "set": topic_opened,
    "setto": value_chosen,
    "setown": own_given_up,
    "setask": value_wanted,
    "setoff": period_removed,
    "setundo": change_undone,
    "sethist": changes_shown,
}
SAYINGS = {questions.ShowSettings: typed}
ANSWERS = {VALUE_STEP: value_given}

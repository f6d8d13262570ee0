"""The body's calendar of meetings. Arguments of presses: the body's id, then the meeting's number."""

from datetime import date

from telegram import Update

from domain.calendar import today
from handlers.context import BotContext
from services.meeting_calendar import SetMeeting, see_calendar, set_meeting
from views import meeting_calendar as views


async def calendar_opened(_update: Update, context: BotContext) -> None:
    """Press ``mcal:BODY``."""
    shown = await see_calendar(context.looking(), context.person, context.subject, context.now())
    await context.show(views.coming_meetings(shown, today(context.now())), in_place=True)


async def month_turned(_update: Update, context: BotContext) -> None:
    """Press ``mcmonth:BODY:NUMBER:YYYY-MM`` (Jalali)."""
    body_id, number = context.numbers(2)
    await see_calendar(context.looking(), context.person, body_id, context.now())
    year, month = (int(part) for part in context.arguments[2].split("-"))
    await context.show(views.choose_day(body_id, number, year, month, today(context.now())), in_place=True)


async def day_chosen(_update: Update, context: BotContext) -> None:
    """Press ``mcday:BODY:NUMBER:YYYY-MM-DD`` (Gregorian)."""
    body_id, number = context.numbers(2)
    day = date.fromisoformat(context.arguments[2])
    command = SetMeeting(context.person, body_id, number, day, context.pressed_message_id)
    await set_meeting(command, context.unit_of_work(), context.now())


PRESSES = {"mcal": calendar_opened, "mcmonth": month_turned, "mcday": day_chosen}

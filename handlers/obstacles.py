"""Obstacles: who could remove one, the body's list, and the secretariat's «رفع مانع»."""

from telegram import Update

from handlers.aiming import words_of
from handlers.context import BotContext
from locales.catalog import say
from services.asking import Question, ask
from services.dashboards import body_overseen
from services.obstacles import NameRemover, name_remover, obstacles_of, remove_obstacle, see_blocked_report
from services.reporting import Pressed
from services.request_questions import asked_payload
from talk.overseeing_acts import ShowObstacles
from views import obstacles as views

REMOVER_STEP = "obstacle.remover"


async def remover_chosen(_update: Update, context: BotContext) -> None:
    """Press ``rmv:REPORT:WHO``."""
    who = say(f"obstacles.by.{context.arguments[1]}")
    command = NameRemover(context.person, context.subject, who, context.pressed_message_id)
    await name_remover(command, context.unit_of_work(), context.now())


async def other_remover_wanted(_update: Update, context: BotContext) -> None:
    """Press ``rmvw:REPORT``."""
    code = await see_blocked_report(context.person, context.subject, context.looking())
    question = Question(REMOVER_STEP, views.ask_remover(code), {"report_id": context.subject})
    await ask(context.place, question, context.unit_of_work(), context.now())


async def other_remover_given(update: Update, context: BotContext) -> None:
    payload = await asked_payload(context.person, REMOVER_STEP, context.looking())
    command = NameRemover(context.person, payload["report_id"], words_of(update))
    await name_remover(command, context.unit_of_work(), context.now())


async def list_typed(_update: Update, context: BotContext) -> None:
    """«موانع»."""
    body_id = body_overseen(context.person)
    shown = await obstacles_of(context.person, body_id, 0, context.looking(), context.now())
    await context.show(views.obstacle_list(shown))


async def list_turned(_update: Update, context: BotContext) -> None:
    """Press ``obs:BODY:START``."""
    body_id, start = context.numbers(2)
    shown = await obstacles_of(context.person, body_id, start, context.looking(), context.now())
    await context.show(views.obstacle_list(shown), in_place=True)


async def removed(_update: Update, context: BotContext) -> None:
    """Press ``bunhind:ASSIGNMENT``."""
    pressed = Pressed(context.person, context.subject, context.pressed_message_id)
    await remove_obstacle(pressed, context.unit_of_work(), context.now())


PRESSES = {
    "rmv": remover_chosen,
    "rmvw": other_remover_wanted,
    "obs": list_turned,
    "bunhind": removed,
}
SAYINGS = {ShowObstacles: list_typed}
ANSWERS = {REMOVER_STEP: other_remover_given}

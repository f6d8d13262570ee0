"""The library's Application for one messenger, with the house's gates and handlers on it."""

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot, TypeHandler
from telegram.request import BaseRequest

from bot.errors import handled_badly
from bot.processor import AnyApplication
from handlers.access import recognise
from handlers.context import BotContext, House
from handlers.routing import route

GATE = -1


def make_bot(token: str, address: str, transport: BaseRequest) -> ExtBot[None]:
    """A bot that speaks to ``address``, such as ``https://tapi.bale.ai``, for methods and for files alike."""
    return ExtBot(
        token,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=transport,
        get_updates_request=transport,
    )


def make_application(bot: ExtBot[None], house: House) -> AnyApplication:
    """Everything passes the gate, then the routing; what is raised goes to the one place of errors."""
    application: AnyApplication = (
        ApplicationBuilder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=BotContext))
        .build()
    )
    application.bot_data["house"] = house
    application.add_handler(TypeHandler(Update, recognise), group=GATE)
    application.add_handler(TypeHandler(Update, route))
    application.add_error_handler(handled_badly)
    return application

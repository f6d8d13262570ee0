"""Lists, search, history, the dashboard, help: what is only shown."""

from telegram import Update

from domain.calendar import long_date, today
from domain.permissions import Action
from domain.refusals import Refusal
from domain.vocabulary import Role
from exports.dashboard import dashboard_picture
from handlers.context import BotContext
from services.answering import count_of, worst_of
from services.asked_agencies import agency_named
from services.asking import stop_asking
from services.calendars import settings_of
from services.dashboards import body_overseen, dashboard_of
from services.looking import ListAsked, list_of
from services.remembering import histories_meant, history_of, whole_history_of
from services.telling import Links
from services.tracked import see_tracked
from talk import acts, questions
from views import answers
from views import dashboard as boards
from views import help as helping
from views import whole_history as wholes
from views.history import history
from views.keyboards import widest_role
from views.lists import listing


async def mine(_update: Update, context: BotContext) -> None:
    await _list_of_agency(context, "mine")


async def late(_update: Update, context: BotContext) -> None:
    await _list_of_agency(context, "late")


async def due(_update: Update, context: BotContext) -> None:
    """«این هفته», «ده روز آینده سررسید چی داریم؟»."""
    await _list_of_agency(context, "week" if context.act.is_calendar_week else "due", days=context.act.days)


async def counted(_update: Update, context: BotContext) -> None:
    """«شهرداری کرج چند تا عقب افتاده دارد؟»."""
    act = context.act
    await context.show(await count_of(context.person, act.about, act.agency, context.looking(), context.now()))


async def compared(_update: Update, context: BotContext) -> None:
    """«کدام دستگاه از همه عقب‌تر است؟»."""
    await context.show(
        await worst_of(context.person, is_best=context.act.is_best, uow=context.looking(), now=context.now())
    )


async def search(_update: Update, context: BotContext) -> None:
    if not context.act.words:
        raise Refusal("search_words_wanted")
    await _list(context, ListAsked("search", words=context.act.words))


async def list_opened(_update: Update, context: BotContext) -> None:
    """Press ``list:NAME:START:ARGUMENT``."""
    await _list(context, _pressed_list(context))


async def tracked(_update: Update, context: BotContext) -> None:
    """«رهگیری ۲۰۰۹۳»."""
    await context.show(*await see_tracked(context.person, context.act.number, context.looking(), context.now()))


async def page_turned(_update: Update, context: BotContext) -> None:
    """Press ``turn:NAME:START:ARGUMENT``, under a page of the list."""
    await _list(context, _pressed_list(context), in_place=True)


async def history_pressed(_update: Update, context: BotContext) -> None:
    found = await history_of(context.person, context.subject, context.looking())
    await context.show(history(found), Links(assignment_id=context.subject))


async def history_typed(update: Update, context: BotContext) -> None:
    """«سوابق ۲۰/۳»: of the resolution as a whole where that may be seen; of several, which one."""
    if context.act.code is None:
        raise Refusal("which_resolution")
    choices = await histories_meant(context.person, context.act.code, context.looking())
    if len(choices) > 1:
        await context.show(wholes.choice_of_histories(context.act.code.shown, choices))
        return
    verb, number = choices[0].press.split(":")
    context.arguments = (number,)
    await PRESSES[verb](update, context)


async def whole_history_shown(_update: Update, context: BotContext) -> None:
    """Press ``histall:RESOLUTION`` or ``histall:RESOLUTION:START`` to turn its page."""
    start = context.numbers(2)[1] if len(context.arguments) > 1 else None
    found = await whole_history_of(context.person, context.subject, context.looking(), start)
    await context.show(wholes.whole_history(found), in_place=start is not None)


async def history_agencies_shown(_update: Update, context: BotContext) -> None:
    """Press ``histwho:RESOLUTION``."""
    found = await whole_history_of(context.person, context.subject, context.looking())
    await context.show(wholes.choice_of_agency(found), in_place=True)


async def dashboard_typed(_update: Update, context: BotContext) -> None:
    board = await dashboard_of(context.person, body_overseen(context.person), context.looking(), context.now())
    await context.show(boards.dashboard(board))


async def dashboard_pressed(_update: Update, context: BotContext) -> None:
    """Press ``dash``, ``dash:BODY``, ``dash:BODY:picture`` or ``dash:BODY:agencies|meetings:START``."""
    body_id = context.subject if context.arguments else body_overseen(context.person)
    board = await dashboard_of(context.person, body_id, context.looking(), context.now())
    wanted = context.arguments[1] if len(context.arguments) > 1 else ""
    if wanted == "picture":
        stored = await context.print(".png", dashboard_picture, board, long_date(today(context.now())))
        await context.show(boards.picture(board, stored))
        return
    tables = {"agencies": boards.by_agency, "meetings": boards.by_meeting}
    if wanted in tables:
        start = int(context.arguments[2]) if len(context.arguments) > 2 else 0
        await context.show(tables[wanted](board, start), in_place=True)
        return
    await context.show(boards.dashboard(board), in_place=True)


async def help_shown(_update: Update, context: BotContext) -> None:
    role = widest_role(context.person.held_roles)
    await context.show(helping.help_for(role))
    if role is Role.SECRETARIAT:
        await context.show(
            helping.more_for_secretariat(context.person.bodies(Action.ANNOUNCE)[0], context.person.overseen_names)
        )


async def contact_shown(_update: Update, context: BotContext) -> None:
    for body_id, name in {post.body_id: post.body_name for post in context.person.posts}.items():
        async with context.looking() as uow:
            settings = await settings_of(uow, body_id)
        await context.show(helping.contact(name, settings.contact_name, settings.contact_telephone))


async def dropped(_update: Update, context: BotContext) -> None:
    """«لغو»."""
    if context.dialogue is None:
        await context.show(helping.nothing_to_drop())
        return
    await stop_asking(context.place, helping.dropped(), context.unit_of_work(), context.now())


async def nearest_shown(_update: Update, context: BotContext) -> None:
    """What is understood and cannot be done in chat: the nearest things that can."""
    await context.show(helping.not_understood(context.person.held_roles))


async def greeted(_update: Update, context: BotContext) -> None:
    await context.show(helping.courtesy(widest_role(context.person.held_roles)))


async def _list_of_agency(context: BotContext, name: str, *, days: int = 0) -> None:
    """A list of everything, or of the agency that was named; of a name that is not certain, which one."""
    async with context.looking() as uow:
        named = await agency_named(context.person, context.act.agency, uow)
    asked = ListAsked(name, agency_id=named.agency_id, days=days)
    if named.is_unknown:
        press = f"list:{name}:0:{asked.argument}"
        await context.show(answers.which_agency(named.words, list(named.candidates), press))
        return
    await _list(context, asked)


def _pressed_list(context: BotContext) -> ListAsked:
    name, start, *argument = context.arguments
    return ListAsked.from_press(name, int(start), ":".join(argument))


async def _list(context: BotContext, asked: ListAsked, *, in_place: bool = False) -> None:
    page = await list_of(context.person, asked, context.looking(), context.now())
    await context.show(listing(page), in_place=in_place)


PRESSES = {
    "list": list_opened,
    "turn": page_turned,
    "hist": history_pressed,
    "histall": whole_history_shown,
    "histwho": history_agencies_shown,
    "dash": dashboard_pressed,
    "help": help_shown,
}
SAYINGS = {
    questions.ShowMine: mine,
    questions.ShowLate: late,
    questions.ShowDue: due,
    questions.CountAsked: counted,
    questions.WorstAsked: compared,
    questions.Search: search,
    questions.TrackingAsked: tracked,
    acts.ShowHistory: history_typed,
    questions.ShowDashboard: dashboard_typed,
    acts.Help: help_shown,
    acts.ContactSecretariat: contact_shown,
    acts.Cancel: dropped,
    acts.Courtesy: greeted,
}

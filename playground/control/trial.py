"""The trial itself: its clock, its quiet, the bot's pulse, faults, raw updates, the log, and starting over."""

from datetime import timedelta
from typing import Any, Final, cast

from aiohttp import web

from playground.bots import Pulse
from playground.clock import read_instant
from playground.control.answers import Declined, answer, read_body, whole_number
from playground.faults import ACTS, EVERY_METHOD, Act, Fault
from playground.serving import STILLNESS, WORLD
from playground.wire import Json
from playground.world import World

LONGEST_WAIT: Final = 600.0
CLOCK_WAIT: Final = 60.0


async def show_clock(request: web.Request) -> web.Response:
    """``GET /play/clock``."""
    return answer({"now": request.app[WORLD].clock.written()})


async def move_clock(request: web.Request) -> web.Response:
    """``POST /play/clock``: answers after what became due has been sent, ``quiet`` saying whether it was in time."""
    body, world = await read_body(request), request.app[WORLD]
    try:
        moment = _moment(world, body)
    except (TypeError, ValueError, OverflowError):
        raise Declined("not_a_time") from None
    try:
        world.move_clock(moment)
    except ValueError:
        raise Declined("clock_backward") from None
    is_quiet = await request.app[STILLNESS].wait_for_the_living(_seconds(body.get("wait", CLOCK_WAIT)))
    return answer({"now": world.clock.written(), "quiet": is_quiet})


def _moment(world: World, body: Json) -> Any:
    if "to" in body:
        return read_instant(str(body["to"]))
    now = world.clock.now()
    return now + timedelta(hours=float(body["advance_hours"])) if "advance_hours" in body else read_instant("")


async def await_quiet(request: web.Request) -> web.Response:
    """``GET /play/quiet``."""
    return answer({"quiet": await request.app[STILLNESS].wait(_seconds(request.query.get("wait", 0)))})


def _seconds(given: Any) -> float:
    try:
        return min(float(given), LONGEST_WAIT)
    except (TypeError, ValueError):
        raise Declined("not_a_number", name="wait") from None


async def take_pulse(request: web.Request) -> web.Response:
    """``POST /play/pulse``: answered with the clock; with ``wait`` not before another pulse may be wanted."""
    body, world = await read_body(request), request.app[WORLD]
    bot = world.bot(whole_number(body.get("bot"), "bot"))
    try:
        now = read_instant(str(body["now"])) if body.get("now") else world.clock.now()
    except ValueError:
        raise Declined("not_a_time") from None
    inbox, owed = (whole_number(body.get(name, 0), name) for name in ("inbox", "owed"))
    bot.pulse = Pulse(now, inbox, owed)
    world.heard(bot)
    world.stir.ring()
    await request.app[STILLNESS].wait_for_unrest(_seconds(body.get("wait", 0)))
    return answer({"now": world.clock.written()})


async def add_updates(request: web.Request) -> web.Response:
    """``POST /play/updates``: hands the bot updates exactly as given."""
    body, world = await read_body(request), request.app[WORLD]
    raw = body.get("raw")
    if not isinstance(raw, list):
        raise Declined("raw_not_list")
    bot = world.bot(whole_number(body.get("bot", _latest(world)), "bot"))
    for update in raw:
        bot.queue.add_raw(update, world.clock.real_now())
    world.note_activity()
    return answer({"queued": len(raw)})


async def script_faults(request: web.Request) -> web.Response:
    """``POST /play/faults``: adds one, or ends all with ``clear``; answers those in force."""
    body, faults = await read_body(request), request.app[WORLD].faults
    if body.get("clear"):
        faults.clear()
    if "do" in body:
        faults.add(_fault(body))
    elif not body.get("clear"):
        raise Declined("wrong_fault")
    return answer({"faults": faults.described()})


async def show_log(request: web.Request) -> web.Response:
    """``GET /play/log``."""
    after = whole_number(request.query.get("after", 0), "after")
    return answer(request.app[WORLD].log.after(after))


async def reset(request: web.Request) -> web.Response:
    """``POST /play/reset``."""
    request.app[WORLD].reset()
    return answer({"reset": True})


def _fault(body: Json) -> Fault:
    if body["do"] not in ACTS or not isinstance(body.get("accepted", False), bool):
        raise Declined("wrong_fault")
    every = whole_number(body.get("every", 1), "every")
    if every < 1:
        raise Declined("wrong_fault")
    return Fault(
        on=str(body.get("on") or EVERY_METHOD),
        do=cast(Act, body["do"]),
        every=every,
        accepted=body.get("accepted", False),
        retry_after=_optional(body, "retry_after"),
        count=_optional(body, "count"),
    )


def _optional(body: Json, name: str) -> int | None:
    return None if body.get(name) is None else whole_number(body[name], name)


def _latest(world: World) -> int | None:
    met = [bot for bot in world.bots.values() if bot.met]
    return max(met, key=lambda bot: bot.met).id if met else None

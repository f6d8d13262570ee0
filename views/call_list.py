"""«فهرست تماس امروز»: one entry for each agency to telephone, with all that the call is about."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import long_date, short_date
from domain.calls import PROMISE_DAYS
from domain.codes import ResolutionCode
from domain.telephones import national
from domain.text import shorten
from domain.vocabulary import CallResult
from locales.catalog import Marked, bold, say
from views.screen import Button, Row, Screen, rows_of_two

PAGE: int = 5
MATTERS: int = 3
LONGEST_TITLE: int = 45
LONGEST_NAME: int = 40
LONGEST_WORDS: int = 120


@dataclass(frozen=True)
class Matter:
    """What a call is about; ``reason`` is a key of calls.reason, and ``days`` how long it has been so."""

    code: ResolutionCode
    title: str
    reason: str
    days: int


@dataclass(frozen=True)
class LastSaid:
    """What came of the last call."""

    on: date
    result: CallResult
    words: str = ""
    promised_on: date | None = None


@dataclass(frozen=True)
class Call:
    """An agency of a body, whom to ask for there, and the matters, the longest waiting first.

    ``is_informative`` for those whom no machine chases: the call only informs and coordinates.
    """

    body_id: int
    agency_id: int
    agency: str
    holder: str | None
    telephone: str | None
    matters: tuple[Matter, ...]
    is_informative: bool = False
    last: LastSaid | None = None


def call_list(calls: list[Call], start: int, day: date) -> Screen:
    """A page of the calls, each with «تماس گرفتم»; a start past the end shows the last page."""
    if not calls:
        return Screen(say("calls.nobody"))
    start = min(start, (len(calls) - 1) // PAGE * PAGE)
    shown = calls[start : start + PAGE]
    head = say("calls.head", day=long_date(day, year=False), count=len(calls))
    called = [(_called(call, start),) for call in shown]
    return Screen("\n\n".join([head, *map(_call, shown)]), buttons=(*called, *_turning(start, len(calls))))


def choose_result(call: Call, start: int) -> Screen:
    """What came of a call: chips, words, or a day that was promised."""
    place = f"{call.body_id}:{call.agency_id}:{start}"
    chips = [
        Button(say(f"calls.button.result.{result}"), f"callres:{place}:{result}")
        for result in (CallResult.ANSWERED, CallResult.NO_ANSWER, CallResult.BY_LETTER, CallResult.WORDS)
    ]
    promises = [Button(say("calls.button.promised", days=days), f"callprom:{place}:{days}") for days in PROMISE_DAYS]
    other = Button(say("requests.button.other_day"), f"callday:{place}")
    text = "\n".join([_call(call), say("calls.ask_result")])
    return Screen(text, (*rows_of_two(chips), *rows_of_two([*promises, other]), (_back(start),)))


def ask_words(call: Call) -> Screen:
    return Screen(say("calls.ask_words", agency=call.agency), (_leave(),))


def ask_day(call: Call) -> Screen:
    return Screen(say("calls.ask_day", agency=call.agency), (_leave(),))


def result_words(result: CallResult, words: str, promised_on: date | None) -> str:
    """«قول داد تا شنبه ۵ آذر ۱۴۰۵» or what was said."""
    day = long_date(promised_on) if promised_on is not None else ""
    return say(f"calls.result.{result}", words=words, day=day)


def _call(call: Call) -> str:
    left_out = len(call.matters) - MATTERS
    lines = [
        say(
            "calls.whom",
            agency=Marked(bold(call.agency)),
            holder=call.holder or say("calls.no_holder"),
            telephone=national(call.telephone) if call.telephone else say("calls.no_telephone"),
        ),
        *([say("calls.for_information")] if call.is_informative else []),
        *map(_matter, call.matters[:MATTERS]),
        *([say("calls.more", count=left_out)] if left_out > 0 else []),
        *([_last(call.last)] if call.last is not None else []),
    ]
    return "\n".join(lines)


def _last(last: LastSaid) -> str:
    said = result_words(last.result, shorten(last.words, LONGEST_WORDS), last.promised_on)
    return say("calls.last", day=short_date(last.on), said=said)


def _leave() -> Row:
    return (Button(say("reports.button.leave"), "leave"),)


def _back(start: int) -> Button:
    return Button(say("calls.button.back"), f"calls:{start}")


def _matter(matter: Matter) -> str:
    return say(
        "calls.matter",
        code=matter.code.shown,
        title=shorten(matter.title, LONGEST_TITLE),
        reason=say(f"calls.reason.{matter.reason}", days=matter.days),
    )


def _called(call: Call, start: int) -> Button:
    label = say("calls.button.called", agency=shorten(call.agency, LONGEST_NAME))
    return Button(label, f"called:{call.body_id}:{call.agency_id}:{start}")


def _turning(start: int, total: int) -> tuple[Row, ...]:
    turning = [
        *([Button(say("lists.button.previous"), f"calls:{max(0, start - PAGE)}")] if start else []),
        *([Button(say("lists.button.next"), f"calls:{start + PAGE}")] if start + PAGE < total else []),
    ]
    return (tuple(turning),) if turning else ()

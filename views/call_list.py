"""«فهرست تماس امروز»: one entry for each agency to telephone, with all that the call is about."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import long_date
from domain.codes import ResolutionCode
from domain.telephones import national
from domain.text import shorten
from locales.catalog import Marked, bold, say
from views.screen import Button, Row, Screen

PAGE: int = 5
MATTERS: int = 3
LONGEST_TITLE: int = 45
LONGEST_NAME: int = 40


@dataclass(frozen=True)
class Matter:
    """What a call is about; ``reason`` is a key of calls.reason, and ``days`` how long it has been so."""

    code: ResolutionCode
    title: str
    reason: str
    days: int


@dataclass(frozen=True)
class Call:
    """An agency of a body, whom to ask for there, and the matters, the longest waiting first."""

    body_id: int
    agency_id: int
    agency: str
    holder: str | None
    telephone: str | None
    matters: tuple[Matter, ...]


def call_list(calls: list[Call], start: int, day: date) -> Screen:
    """A page of the calls, each with «تماس گرفتم»; a start past the end shows the last page."""
    if not calls:
        return Screen(say("calls.nobody"))
    start = min(start, (len(calls) - 1) // PAGE * PAGE)
    shown = calls[start : start + PAGE]
    head = say("calls.head", day=long_date(day, year=False), count=len(calls))
    called = [(_called(call, start),) for call in shown]
    return Screen("\n\n".join([head, *map(_call, shown)]), buttons=(*called, *_turning(start, len(calls))))


def _call(call: Call) -> str:
    left_out = len(call.matters) - MATTERS
    lines = [
        say(
            "calls.whom",
            agency=Marked(bold(call.agency)),
            holder=call.holder or say("calls.no_holder"),
            telephone=national(call.telephone) if call.telephone else say("calls.no_telephone"),
        ),
        *map(_matter, call.matters[:MATTERS]),
        *([say("calls.more", count=left_out)] if left_out > 0 else []),
    ]
    return "\n".join(lines)


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

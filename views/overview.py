"""A resolution as a whole: its agencies side by side and what may be decided about all of it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.calendar import short_date
from domain.permissions import Action
from domain.resolution_state import ResolutionState
from domain.text import shorten
from domain.vocabulary import Duty, Status
from locales.catalog import Marked, bold, say
from views.lists import ListedAssignment, due_words, state_words
from views.screen import Button, Row, Screen, rows_of_two
from views.told_apart import named, told_apart

LINES_SHOWN: Final = 12
QUOTED_AT: Final = 200


@dataclass(frozen=True)
class AgencyLine:
    """One agency of the resolution, or of a clause with its own code."""

    assignment_id: int
    code: str
    agency: str
    duty: Duty
    listed: ListedAssignment


@dataclass(frozen=True)
class OrderLine:
    """An order of the chair and how many of its agencies have carried it out."""

    order_id: int
    text: str
    due_on: date | None
    done: int
    total: int


@dataclass(frozen=True)
class Overview:
    """``may`` is what the one who looks may do about the whole; the agencies are shown from ``start`` on."""

    resolution_id: int
    body_id: int
    code: str
    title: str
    is_text_withheld: bool
    state: ResolutionState
    lines: tuple[AgencyLine, ...]
    lead: str | None
    summary: str | None
    needs_document: bool
    orders: tuple[OrderLine, ...]
    may: frozenset[Action]
    start: int = 0

    @property
    def page(self) -> tuple[AgencyLine, ...]:
        """The agencies that are shown."""
        return self.lines[self.start : self.start + LINES_SHOWN]


@dataclass(frozen=True)
class PossibleLeads:
    """Pairs (agency, name) of those who act on a resolution."""

    resolution_id: int
    code: str
    agencies: tuple[tuple[int, str], ...]


def overview(shown: Overview) -> Screen:
    """The state of the whole, a line for each agency, and the acts."""
    head = (
        say("overview.title_withheld", code=shown.code)
        if shown.is_text_withheld
        else say("overview.title", code=shown.code, title=shown.title)
    )
    lines = [head, _state(shown), *([say("overview.lead", agency=shown.lead)] if shown.lead else [])]
    lines += [_line(line, shown.code) for line in shown.page]
    lines += [_order(order) for order in shown.orders]
    lines += [say("overview.summary", words=shorten(shown.summary, QUOTED_AT))] if shown.summary else []
    return Screen("\n".join(lines), (*_cards(shown), *_turning(shown), *_acts(shown)))


def choose_lead(leads: PossibleLeads) -> Screen:
    """Which agency leads."""
    rows: list[Row] = [(Button(name, f"lead:{leads.resolution_id}:{number}"),) for number, name in leads.agencies]
    back = Button(say("overview.button.whole"), f"res:{leads.resolution_id}")
    return Screen(say("overview.ask_lead", code=leads.code), (*rows, (back,)))


def ask_comment(code: str) -> Screen:
    return Screen(say("overview.ask_comment", code=code), (_leave(),))


def ask_summary(code: str) -> Screen:
    return Screen(say("overview.ask_summary", code=code), (_leave(),))


def comment_sent(code: str) -> Screen:
    return Screen(say("overview.comment_sent", code=code))


def summary_sent(code: str) -> Screen:
    return Screen(say("overview.summary_sent", code=code))


def comment_heard(code: str, title: str, who: str, words: str) -> Screen:
    """To the agencies that act and the secretariat."""
    return Screen(say("overview.comment_heard", code=code, title=title, who=who, words=words))


def summary_heard(resolution_id: int, code: str, title: str, who: str, words: str) -> Screen:
    """To the secretariat."""
    text = say("overview.summary_heard", code=code, title=title, who=who, words=words)
    return Screen(text, ((Button(say("overview.button.whole"), f"res:{resolution_id}"),),))


def lead_hears(resolution_id: int, code: str, title: str, count: int) -> Screen:
    """To the agency that leads from now on."""
    text = say("overview.lead_hears", code=code, title=title, count=count)
    return Screen(text, ((Button(say("overview.button.whole"), f"res:{resolution_id}"),),))


def _state(shown: Overview) -> str:
    acting = [line for line in shown.lines if line.duty in (Duty.RESPONSIBLE, Duty.PARTNER)]
    verified = sum(line.listed.status is Status.VERIFIED for line in acting)
    late = sum(line.listed.is_late for line in acting)
    key = "overview.state_late" if late else "overview.state"
    state = say(f"overview.states.{shown.state}")
    return say(key, state=state, verified=verified, total=len(acting), late=late)


def _line(line: AgencyLine, code: str) -> str:
    words = [part for part in (state_words(line.listed), due_words(line.listed, for_secretariat=False)) if part]
    name = say("overview.of_clause", code=line.code, agency=line.agency) if line.code != code else line.agency
    is_acting = line.duty is Duty.RESPONSIBLE
    named = name if is_acting else say("overview.with_duty", agency=name, duty=say(f"words.duty.{line.duty}"))
    state = say("lists.comma").join(words) if line.duty in (Duty.RESPONSIBLE, Duty.PARTNER) else words[0]
    return say("overview.line", agency=Marked(bold(named)), state=state)


def _order(order: OrderLine) -> str:
    words = shorten(order.text, QUOTED_AT) or say("orders.voice")
    key = "overview.order_dated" if order.due_on is not None else "overview.order"
    day = short_date(order.due_on) if order.due_on is not None else ""
    return say(key, words=words, day=day, done=order.done, total=order.total)


def _cards(shown: Overview) -> tuple[Row, ...]:
    acting = [line for line in shown.page if line.duty in (Duty.RESPONSIBLE, Duty.PARTNER)]
    return told_apart([named(line.agency, line.code, f"card:{line.assignment_id}") for line in acting], a_row=2)


def _turning(shown: Overview) -> tuple[Row, ...]:
    turning = []
    if shown.start > 0:
        before = max(0, shown.start - LINES_SHOWN)
        turning.append(Button(say("lists.button.previous"), f"res:{shown.resolution_id}:{before}"))
    if shown.start + LINES_SHOWN < len(shown.lines):
        turning.append(Button(say("lists.button.next"), f"res:{shown.resolution_id}:{shown.start + LINES_SHOWN}"))
    return (tuple(turning),) if turning else ()


def _acts(shown: Overview) -> tuple[Row, ...]:
    number = shown.resolution_id
    document = "document_not_needed" if shown.needs_document else "document_needed"
    wanted = (
        (Action.ORDER, "order", f"ordr:{number}"),
        (Action.CORRECT, "lead", f"leadask:{number}"),
        (Action.CORRECT, document, f"docreq:{number}"),
        (Action.SUM_UP, "sum_up", f"sumup:{number}"),
        (Action.COMMENT, "comment", f"comm:{number}"),
        (Action.CLOSE, "close", f"close:{number}"),
    )
    return rows_of_two(
        [Button(say(f"overview.button.{name}"), press) for action, name, press in wanted if action in shown.may]
    )


def _leave() -> Row:
    return (Button(say("reports.button.leave"), "leave"),)
